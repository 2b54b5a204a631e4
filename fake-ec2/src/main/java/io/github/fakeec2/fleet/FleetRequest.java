package io.github.fakeec2.fleet;

import io.github.fakeec2.compute.launch.SpotTerms;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.SimulatedMembers;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.CreateFleetRequest;
import software.amazon.awssdk.services.ec2.model.FleetLaunchTemplateConfigRequest;
import software.amazon.awssdk.services.ec2.model.OnDemandOptionsRequest;
import software.amazon.awssdk.services.ec2.model.SpotOptionsRequest;

/**
 * What CreateFleet asks for, checked (API reference, CreateFleet). The texts of {@code InvalidFleetConfig} are ours,
 * but for the one about pools.
 */
final class FleetRequest {

    private static final SimulatedMembers REQUEST = SimulatedMembers.of("CreateFleet", "", "ClientToken", "DryRun",
            "ExcessCapacityTerminationPolicy", "LaunchTemplateConfigs", "OnDemandOptions", "ReplaceUnhealthyInstances",
            "SpotOptions", "TagSpecifications", "TargetCapacitySpecification", "TerminateInstancesWithExpiration",
            "Type", "ValidFrom", "ValidUntil");
    private static final SimulatedMembers INSTANT = SimulatedMembers.of("CreateFleet", "", "ClientToken", "DryRun",
            "ExcessCapacityTerminationPolicy", "LaunchTemplateConfigs", "OnDemandOptions", "ReplaceUnhealthyInstances",
            "SpotOptions", "TagSpecifications", "TargetCapacitySpecification", "TerminateInstancesWithExpiration",
            "Type");
    private static final SimulatedMembers SPOT = SimulatedMembers.of("CreateFleet", "spotOptions.",
            "AllocationStrategy", "InstanceInterruptionBehavior", "InstancePoolsToUseCount", "MaxTotalPrice",
            "MinTargetCapacity", "SingleAvailabilityZone", "SingleInstanceType");
    private static final SimulatedMembers ON_DEMAND = SimulatedMembers.of("CreateFleet", "onDemandOptions.",
            "AllocationStrategy", "MaxTotalPrice", "MinTargetCapacity", "SingleAvailabilityZone",
            "SingleInstanceType");
    private static final int MOST_MIN_CAPACITY = 1000;

    private FleetRequest() {
    }

    /**
     * The fleet that a request asks for.
     *
     * @throws AwsError {@code MissingParameter}, {@code InvalidParameterValue}, {@code InvalidFleetConfig}
     */
    static Fleet checked(Call call, CreateFleetRequest request) {
        requireOneOf("type", request.typeAsString(), "instant", "request", "maintain");
        Fleet.Plan plan = new Fleet.Plan(configs(request.launchTemplateConfigs()), null,
                terminatesExcess(request.excessCapacityTerminationPolicyAsString(), true));
        Fleet fleet = new Fleet("", request, plan, Fleet.State.SUBMITTED, Fleet.Progress.NONE);
        (fleet.isInstant() ? INSTANT : REQUEST).requireNoOther(request); // an instant fleet has no time of its own
        int least = fleet.maintains() ? 0 : 1;
        Fleet whole = fleet.with(new Fleet.Plan(plan.configs(),
                Target.of(request.targetCapacitySpecification(), least, null), plan.terminatesExcess()));
        requireSpot(request.spotOptions(), whole);
        requireOnDemand(request.onDemandOptions(), whole);
        if (Boolean.TRUE.equals(request.replaceUnhealthyInstances()) && !fleet.maintains()) {
            throw invalid("ReplaceUnhealthyInstances option is only available with fleets of type maintain.");
        }
        if (request.validUntil() != null) {
            SpotTerms.end(request.validUntil(), call.now());
            if (request.validFrom() != null && !request.validUntil().isAfter(request.validFrom())) {
                throw AwsError.invalidValue("validUntil", request.validUntil(), "The fleet must end after it begins.");
            }
        }
        return whole;
    }

    /** Launch templates with their overrides; there may be none. */
    static List<FleetLaunchTemplateConfigRequest> configs(List<FleetLaunchTemplateConfigRequest> asked) {
        for (FleetLaunchTemplateConfigRequest config : asked) {
            if (config == null || config.launchTemplateSpecification() == null) {
                throw Required.missing("launchTemplateSpecification");
            }
        }
        return List.copyOf(asked);
    }

    /** Whether a policy is to terminate; the default where there is none. */
    static boolean terminatesExcess(String policy, boolean byDefault) {
        requireOneOf("excessCapacityTerminationPolicy", policy, "termination", "no-termination");
        return Required.isGiven(policy) ? policy.equals("termination") : byDefault;
    }

    private static void requireSpot(SpotOptionsRequest options, Fleet fleet) {
        if (options == null) {
            return;
        }
        SPOT.requireNoOther(options);
        String strategy = options.allocationStrategyAsString();
        requireOneOf("allocationStrategy", strategy, "lowest-price", "lowestPrice", "diversified",
                "capacity-optimized", "capacityOptimized", "capacity-optimized-prioritized",
                "capacityOptimizedPrioritized", "price-capacity-optimized", "priceCapacityOptimized");
        SpotTerms.interruption(options.instanceInterruptionBehaviorAsString(), null);
        SpotTerms.price(options.maxTotalPrice());
        Integer pools = options.instancePoolsToUseCount();
        if (pools != null && pools < 1) {
            throw AwsError.invalidValue("instancePoolsToUseCount", pools);
        }
        if (pools != null && Required.isGiven(strategy) && !strategy.startsWith("lowest")) {
            throw invalid("InstancePoolsToUseCount option is only available with the lowestPrice allocation strategy.");
        }
        String behavior = options.instanceInterruptionBehaviorAsString();
        if (Required.isGiven(behavior) && !behavior.equals("terminate") && !fleet.maintains()) {
            throw invalid("The interruption behavior " + behavior + " is only available with fleets of type maintain.");
        }
        requireMinimum(fleet, options.minTargetCapacity(), options.singleInstanceType(),
                options.singleAvailabilityZone());
    }

    private static void requireOnDemand(OnDemandOptionsRequest options, Fleet fleet) {
        if (options == null) {
            return;
        }
        ON_DEMAND.requireNoOther(options);
        requireOneOf("allocationStrategy", options.allocationStrategyAsString(), "lowest-price", "lowestPrice",
                "prioritized");
        SpotTerms.price(options.maxTotalPrice());
        requireMinimum(fleet, options.minTargetCapacity(), options.singleInstanceType(),
                options.singleAvailabilityZone());
    }

    private static void requireMinimum(Fleet fleet, Integer minimum, Boolean oneType, Boolean oneZone) {
        boolean single = Boolean.TRUE.equals(oneType) || Boolean.TRUE.equals(oneZone);
        boolean bounded = minimum != null && minimum != 0; // Terraform says 0 and false for what nobody asked for
        if (!fleet.isInstant() && (single || bounded)) {
            throw invalid("SingleInstanceType, SingleAvailabilityZone and MinTargetCapacity options are only available "
                    + "with fleets of type instant.");
        }
        if (bounded && (minimum < 0 || minimum > MOST_MIN_CAPACITY)) {
            throw AwsError.invalidValue("minTargetCapacity", minimum);
        }
        if (bounded && !single) {
            throw invalid("MinTargetCapacity requires SingleInstanceType or SingleAvailabilityZone.");
        }
    }

    private static void requireOneOf(String parameter, String value, String... allowed) {
        if (Required.isGiven(value) && !List.of(allowed).contains(value)) {
            throw AwsError.invalidValue(parameter, value);
        }
    }

    private static AwsError invalid(String message) {
        return AwsError.of("InvalidFleetConfig", message);
    }
}
