package io.github.fakeec2.fleet;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.parameters.Parameters;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.region.RegionCatalog;
import io.github.fakeec2.region.ZoneFacts;
import io.github.fakeec2.storage.Image;
import io.github.fakeec2.storage.Images;
import io.github.fakeec2.template.LaunchTemplates;
import io.github.fakeec2.types.InstanceRequirements;
import io.github.fakeec2.types.InstanceTypeCatalog;
import io.github.fakeec2.types.InstanceTypeFacts;
import io.github.fakeec2.types.InstanceTypeOffers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.FleetLaunchTemplateConfigRequest;
import software.amazon.awssdk.services.ec2.model.FleetLaunchTemplateOverridesRequest;
import software.amazon.awssdk.services.ec2.model.FleetLaunchTemplateSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.InstanceRequirementsRequest;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateSpecification;
import software.amazon.awssdk.services.ec2.model.Placement;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** Finds the pools that the launch templates of a fleet and the overrides over them come to, in their order. */
final class Pools {

    private static final SimulatedMembers OVERRIDE = SimulatedMembers.of("CreateFleet",
            "launchTemplateConfigs.overrides.", "AvailabilityZone", "AvailabilityZoneId", "ImageId",
            "InstanceRequirements", "InstanceType", "MaxPrice", "Placement", "Priority", "SubnetId",
            "WeightedCapacity");
    private static final SimulatedMembers PLACEMENT = SimulatedMembers.of("CreateFleet",
            "launchTemplateConfigs.overrides.placement.", "GroupName", "Tenancy");
    private static final int MOST_REQUIREMENTS = 4;
    private static final int MOST_CONFIGS = 50;
    private static final int MOST_OVERRIDES = 300;

    private final Call call;
    private final boolean instant;
    private final String unit;
    private final List<Pool> pools = new ArrayList<>();
    private final Set<String> places = new HashSet<>();

    private Pools(Call call, boolean instant, String unit) {
        this.call = call;
        this.instant = instant;
        this.unit = unit;
    }

    /**
     * The pools of a fleet.
     *
     * @throws AwsError {@code MissingParameter} without templates, the errors of the templates, {@code
     *     InvalidFleetConfig} for two pools of one type in one zone
     */
    static List<Pool> of(Call call, Fleet fleet) {
        Pools pools = new Pools(call, fleet.isInstant(), fleet.plan().target().unit());
        List<FleetLaunchTemplateConfigRequest> configs =
                Required.list("launchTemplateConfigs", fleet.plan().configs());
        requireFew(configs, fleet.isInstant());
        for (FleetLaunchTemplateConfigRequest config : configs) {
            pools.add(config);
        }
        return pools.pools;
    }

    private static void requireFew(List<FleetLaunchTemplateConfigRequest> configs, boolean instant) {
        int overrides = 0;
        int requirements = 0;
        for (FleetLaunchTemplateConfigRequest config : configs) {
            overrides += config.overrides().size();
            for (FleetLaunchTemplateOverridesRequest override : config.overrides()) {
                requirements += override != null && override.instanceRequirements() != null ? 1 : 0;
            }
        }
        if (configs.size() > MOST_CONFIGS || !instant && overrides > MOST_OVERRIDES) {
            throw invalid("A fleet has at most " + MOST_CONFIGS + " launch templates and " + MOST_OVERRIDES
                    + " overrides.");
        }
        if (requirements > MOST_REQUIREMENTS) {
            throw AwsError.of("InvalidParameterValue", "Your request contains more than the maximum allowed number of "
                    + "InstanceRequirements (" + MOST_REQUIREMENTS + ")");
        }
    }

    private void add(FleetLaunchTemplateConfigRequest config) {
        FleetLaunchTemplateSpecificationRequest named = config.launchTemplateSpecification();
        LaunchTemplates.Resolved template = LaunchTemplates.resolve(call, LaunchTemplateSpecification.builder()
                .launchTemplateId(named.launchTemplateId())
                .launchTemplateName(named.launchTemplateName())
                .version(Required.text("launchTemplateSpecification.version", named.version()))
                .build());
        if (config.overrides().isEmpty()) {
            add(named, template, null);
        }
        for (FleetLaunchTemplateOverridesRequest override : config.overrides()) {
            OVERRIDE.requireNoOther(override);
            if (override != null) {
                PLACEMENT.requireNoOther(override.placement());
            }
            add(named, template, override);
        }
    }

    private void add(FleetLaunchTemplateSpecificationRequest named, LaunchTemplates.Resolved template,
            FleetLaunchTemplateOverridesRequest override) {
        RunInstancesRequest launch = launch(template, override);
        double weight = weight(override);
        for (String subnet : subnets(override)) {
            RunInstancesRequest there = placed(launch, override, subnet);
            String zone = zone(there);
            for (String type : types(launch, template, override, zone)) {
                RunInstancesRequest one = there.toBuilder().instanceType(type).minCount(1).maxCount(1).build();
                requireOnce(type, zone, override);
                pools.add(new Pool(one, named, template.id(), Long.toString(template.version()), override, type, zone,
                        weightOf(type, weight), priority(override)));
            }
        }
    }

    private RunInstancesRequest launch(LaunchTemplates.Resolved template,
            FleetLaunchTemplateOverridesRequest override) {
        RunInstancesRequest launch = LaunchTemplates.launch(template.data());
        if (override != null && Required.isGiven(override.imageId())) {
            if (!instant) {
                throw invalid("The imageId of an override is only available with fleets of type instant.");
            }
            launch = launch.toBuilder().imageId(override.imageId()).build();
        }
        if (!Required.isGiven(launch.imageId())) {
            throw AwsError.of("InvalidParameterValue", "Parameter 'amiIdList' cannot be empty.");
        }
        return launch;
    }

    /** "Valid values are whole numbers starting at 0"; without one, the lowest priority (API reference, Priority). */
    private static double priority(FleetLaunchTemplateOverridesRequest override) {
        if (override == null || override.priority() == null) {
            return Double.MAX_VALUE;
        }
        double priority = override.priority();
        if (!(priority >= 0 && priority == Math.rint(priority))) {
            throw AwsError.invalidValue("priority", priority);
        }
        return priority;
    }

    /** API reference, WeightedCapacity: 1 by default. */
    private static double weight(FleetLaunchTemplateOverridesRequest override) {
        if (override == null || override.weightedCapacity() == null) {
            return 1;
        }
        double weight = override.weightedCapacity();
        if (!(weight > 0 && weight <= Integer.MAX_VALUE)) {
            throw AwsError.invalidValue("weightedCapacity", weight);
        }
        return weight;
    }

    private double weightOf(String type, double weight) {
        InstanceTypeFacts facts = type == null || unit.equals("units")
                ? null : InstanceTypeCatalog.find(type).orElse(null);
        if (facts == null) {
            return weight;
        }
        return unit.equals("vcpu") ? facts.vcpus() : facts.memoryMib();
    }

    /** The subnets that an override names, separated by commas; one null for none. */
    private List<String> subnets(FleetLaunchTemplateOverridesRequest override) {
        List<String> subnets = new ArrayList<>();
        if (override == null || !Required.isGiven(override.subnetId())) {
            subnets.add(null);
            return subnets;
        }
        for (String subnet : override.subnetId().split(",")) {
            subnets.add(subnet.strip());
        }
        if (instant && subnets.size() > 1 || subnets.isEmpty()) {
            throw AwsError.invalidValue("subnetId", override.subnetId(),
                    "A fleet of type instant can have only one subnet ID in each override.");
        }
        return subnets;
    }

    private RunInstancesRequest placed(RunInstancesRequest launch, FleetLaunchTemplateOverridesRequest override,
            String subnet) {
        if (override == null) {
            return launch;
        }
        RunInstancesRequest.Builder there = launch.toBuilder();
        Placement.Builder placement = launch.placement() == null ? Placement.builder() : launch.placement().toBuilder();
        if (override.placement() != null) {
            if (Required.isGiven(override.placement().groupName())) {
                placement.groupName(override.placement().groupName());
            }
            if (Required.isGiven(override.placement().tenancyAsString())) {
                placement.tenancy(override.placement().tenancyAsString());
            }
        }
        String zone = zoneOf(override);
        if (zone != null) {
            placement.availabilityZone(zone);
        }
        if (subnet != null) {
            placeIn(subnet, launch, there);
        }
        return there.placement(placement.build()).build();
    }

    private static void placeIn(String subnet, RunInstancesRequest launch, RunInstancesRequest.Builder there) {
        if (!launch.hasNetworkInterfaces() || launch.networkInterfaces().isEmpty()) {
            there.subnetId(subnet);
            return;
        }
        List<InstanceNetworkInterfaceSpecification> interfaces = new ArrayList<>();
        for (InstanceNetworkInterfaceSpecification eni : launch.networkInterfaces()) {
            interfaces.add(eni.toBuilder().subnetId(subnet).build());
        }
        there.networkInterfaces(interfaces);
    }

    private String zoneOf(FleetLaunchTemplateOverridesRequest override) {
        String name = override.availabilityZone();
        // By its name, since the SDK has a getter for it only from some version on.
        String id = override.getValueForField("AvailabilityZoneId", String.class).orElse(null);
        if (!Required.isGiven(id)) {
            return Required.isGiven(name) ? name : null;
        }
        if (Required.isGiven(name)) {
            throw AwsError.of("InvalidParameterCombination",
                    "The parameter availabilityZone cannot be used with the parameter availabilityZoneId");
        }
        return RegionCatalog.find(call.region().name()).flatMap(facts -> facts.zoneById(id)).map(ZoneFacts::name)
                .orElseThrow(() -> AwsError.of("InvalidParameterValue", "Invalid availability zone: [" + id + "]"));
    }

    private String zone(RunInstancesRequest launch) {
        String subnet = launch.subnetId();
        if (!Required.isGiven(subnet) && launch.hasNetworkInterfaces() && !launch.networkInterfaces().isEmpty()) {
            subnet = launch.networkInterfaces().get(0).subnetId();
        }
        if (Required.isGiven(subnet)) {
            return call.table(Subnet.TABLE).get(subnet).value().zone();
        }
        return launch.placement() == null || !Required.isGiven(launch.placement().availabilityZone())
                ? null : launch.placement().availabilityZone();
    }

    private List<String> types(RunInstancesRequest launch, LaunchTemplates.Resolved template,
            FleetLaunchTemplateOverridesRequest override, String zone) {
        InstanceRequirementsRequest own = override == null ? null : override.instanceRequirements();
        String named = override == null ? null : override.instanceTypeAsString();
        if (own != null && Required.isGiven(named)) {
            throw AwsError.of("InvalidParameterCombination",
                    "The parameter instanceType cannot be used with the parameter instanceRequirements");
        }
        if (own == null && Required.isGiven(named)) {
            return List.of(named);
        }
        InstanceRequirementsRequest wanted = own != null ? own : template.data().instanceRequirements();
        if (wanted != null) {
            return matching(wanted, launch, zone);
        }
        if (!unit.equals("units")) {
            throw invalid("TargetCapacityUnitType can be specified only with InstanceRequirements.");
        }
        return List.of(Required.text("instanceType", launch.instanceTypeAsString()));
    }

    private List<String> matching(InstanceRequirementsRequest wanted, RunInstancesRequest launch, String zone) {
        Image image =
                Images.launchable(call, Parameters.imageId(call, Required.text("imageId", launch.imageId())));
        String region = call.region().name();
        List<String> types = new ArrayList<>();
        for (InstanceTypeFacts type : InstanceRequirements.of(wanted, "InstanceRequirements")
                .matching(region, List.of(image.architecture()), List.of("hvm"))) {
            if (zone == null || InstanceTypeOffers.isOffered(type.name(), region, zone)) {
                types.add(type.name());
            }
        }
        if (types.isEmpty()) {
            throw invalid("No instance types match the specified instance requirements.");
        }
        return types;
    }

    /** In AWS's words, both. */
    private void requireOnce(String type, String zone, FleetLaunchTemplateOverridesRequest override) {
        if (places.add(type + "/" + zone)) {
            return;
        }
        if (override != null && override.instanceRequirements() != null) {
            throw AwsError.of("InvalidParameterValue", "Two or more of your InstanceRequirements structures include "
                    + "overlapping values. Ensure that there is no overlap, and try again.");
        }
        throw invalid("The fleet configuration contains duplicate instance pools.");
    }

    private static AwsError invalid(String message) {
        return AwsError.of("InvalidFleetConfig", message);
    }
}
