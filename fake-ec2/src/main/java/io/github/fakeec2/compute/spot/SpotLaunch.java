package io.github.fakeec2.compute.spot;

import io.github.fakeec2.compute.launch.SpotRequest;
import io.github.fakeec2.compute.launch.SpotTerms;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.region.RegionCatalog;
import io.github.fakeec2.region.ZoneFacts;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.ec2.model.Placement;
import software.amazon.awssdk.services.ec2.model.RequestSpotInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RequestSpotLaunchSpecification;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.SpotPlacement;

/** Reads what RequestSpotInstances asks for: its launch specification as the launch that it will be. */
final class SpotLaunch {

    /** By default a request is valid for 7 days (API reference, ValidUntil). */
    private static final Duration VALID = Duration.ofDays(7);

    private static final SimulatedMembers REQUEST = SimulatedMembers.of("RequestSpotInstances", "", "ClientToken",
            "DryRun", "InstanceCount", "InstanceInterruptionBehavior", "LaunchSpecification", "SpotPrice",
            "TagSpecifications", "Type", "ValidFrom", "ValidUntil");
    private static final SimulatedMembers SPECIFICATION = SimulatedMembers.of("RequestSpotInstances",
            "launchSpecification.", "BlockDeviceMappings", "EbsOptimized", "IamInstanceProfile", "ImageId",
            "InstanceType", "KeyName", "Monitoring", "NetworkInterfaces", "Placement", "SecurityGroupIds",
            "SecurityGroups", "SubnetId", "UserData");
    private static final SimulatedMembers PLACEMENT = SimulatedMembers.of("RequestSpotInstances",
            "launchSpecification.placement.", "AvailabilityZone", "AvailabilityZoneId", "Tenancy");

    private final Call call;

    SpotLaunch(Call call) {
        this.call = call;
    }

    /**
     * The terms of the request.
     *
     * @throws AwsError what RunInstances has against the launch, {@code InvalidParameterValue} for dates that have
     *     passed
     */
    SpotRequest.Terms terms(RequestSpotInstancesRequest request) {
        REQUEST.requireNoOther(request);
        if (request.launchSpecification() == null) {
            throw Required.missing("launchSpecification");
        }
        boolean persistent = SpotTerms.isPersistent(request.typeAsString());
        SpotRequest.Interruption interruption = SpotTerms.interruption(
                request.instanceInterruptionBehaviorAsString(), SpotRequest.Interruption.TERMINATE);
        if (interruption != SpotRequest.Interruption.TERMINATE && !persistent) {
            throw AwsError.of("InvalidParameterCombination", "The interruption behavior "
                    + request.instanceInterruptionBehaviorAsString() + " needs a persistent request");
        }
        Instant now = call.now();
        if (request.validFrom() != null && !request.validFrom().isAfter(now)) {
            throw AwsError.invalidValue("validFrom", request.validFrom(), "The date must be in the future.");
        }
        Instant until = SpotTerms.end(request.validUntil(), now);
        if (until != null && request.validFrom() != null && !until.isAfter(request.validFrom())) {
            throw AwsError.invalidValue("validUntil", until, "The request must end after it begins.");
        }
        RunInstancesRequest launch = launch(request.launchSpecification());
        return new SpotRequest.Terms(launch, SpotTerms.product(call, launch), persistent, interruption,
                SpotTerms.price(request.spotPrice()),
                request.validFrom(), until == null ? now.plus(VALID) : until);
    }

    private RunInstancesRequest launch(RequestSpotLaunchSpecification specification) {
        SPECIFICATION.requireNoOther(specification);
        RunInstancesRequest.Builder launch = RunInstancesRequest.builder()
                .minCount(1)
                .maxCount(1)
                .instanceMarketOptions(market -> market.marketType("spot"))
                .ebsOptimized(specification.ebsOptimized())
                .iamInstanceProfile(specification.iamInstanceProfile())
                .imageId(specification.imageId())
                .instanceType(specification.instanceTypeAsString())
                .keyName(specification.keyName())
                .monitoring(specification.monitoring())
                .placement(placement(specification.placement()))
                .subnetId(specification.subnetId())
                .userData(specification.userData());
        if (specification.hasBlockDeviceMappings()) {
            launch.blockDeviceMappings(specification.blockDeviceMappings());
        }
        if (specification.hasNetworkInterfaces()) {
            launch.networkInterfaces(specification.networkInterfaces());
        }
        if (specification.hasSecurityGroupIds()) {
            launch.securityGroupIds(specification.securityGroupIds());
        }
        if (specification.hasSecurityGroups()) {
            launch.securityGroups(specification.securityGroups());
        }
        return launch.build();
    }

    private Placement placement(SpotPlacement placement) {
        if (placement == null) {
            return null;
        }
        PLACEMENT.requireNoOther(placement);
        return Placement.builder().availabilityZone(zone(placement)).tenancy(placement.tenancyAsString()).build();
    }

    private String zone(SpotPlacement placement) {
        // By its name, since the SDK has a getter for it only from some version on.
        String id = placement.getValueForField("AvailabilityZoneId", String.class).orElse(null);
        if (!Required.isGiven(id)) {
            return placement.availabilityZone();
        }
        if (Required.isGiven(placement.availabilityZone())) {
            throw AwsError.of("InvalidParameterCombination",
                    "The parameter availabilityZone cannot be used with the parameter availabilityZoneId");
        }
        return RegionCatalog.find(call.region().name()).flatMap(facts -> facts.zoneById(id)).map(ZoneFacts::name)
                .orElseThrow(() -> AwsError.of("InvalidParameterValue", "Invalid availability zone: [" + id + "]"));
    }
}
