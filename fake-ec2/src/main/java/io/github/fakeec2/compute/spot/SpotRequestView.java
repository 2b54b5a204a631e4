package io.github.fakeec2.compute.spot;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.compute.launch.SpotRequest;
import io.github.fakeec2.network.SecurityGroup;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.LaunchSpecification;
import software.amazon.awssdk.services.ec2.model.Placement;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.SpotInstanceRequest;
import software.amazon.awssdk.services.ec2.model.SpotInstanceStateFault;
import software.amazon.awssdk.services.ec2.model.SpotInstanceStatus;
import software.amazon.awssdk.services.ec2.model.SpotPlacement;

/** Shows a Spot Instance request as DescribeSpotInstanceRequests does. */
final class SpotRequestView {

    private SpotRequestView() {
    }

    static SpotInstanceRequest of(Row<SpotRequest> row, RegionState region) {
        return row.view(() -> build(row, region));
    }

    private static SpotInstanceRequest build(Row<SpotRequest> row, RegionState region) {
        SpotRequest request = row.value();
        SpotRequest.Terms terms = request.terms();
        return SpotInstanceRequest.builder()
                .spotInstanceRequestId(request.id())
                .createTime(row.createdAt())
                .state(request.stateName())
                .status(SpotInstanceStatus.builder()
                        .code(request.status().code())
                        .message(request.status().message())
                        .updateTime(request.status().at())
                        .build())
                .fault(fault(request.fault()))
                .type(type(request))
                .instanceInterruptionBehavior(SpotRequestFilters.lower(terms.interruption()))
                .spotPrice(terms.maxPrice())
                .validFrom(terms.validFrom())
                .validUntil(terms.validUntil())
                .instanceId(request.instanceId())
                .launchedAvailabilityZone(request.zone())
                .applyMutation(NewerSdk.member("SpotInstanceRequest.launchedAvailabilityZoneId",
                        builder -> builder.launchedAvailabilityZoneId(request.zoneId())))
                .productDescription(terms.product())
                .launchSpecification(specification(terms.launch(), region))
                .tags(TagRules.toSdk(row.tags()))
                .build();
    }

    private static SpotInstanceStateFault fault(SpotRequest.Status fault) {
        return fault == null ? null
                : SpotInstanceStateFault.builder().code(fault.code()).message(fault.message()).build();
    }

    static String type(SpotRequest request) {
        return request.terms().persistent() ? "persistent" : "one-time";
    }

    private static LaunchSpecification specification(RunInstancesRequest launch, RegionState region) {
        LaunchSpecification.Builder view = LaunchSpecification.builder()
                .imageId(launch.imageId())
                .instanceType(launch.instanceTypeAsString())
                .keyName(launch.keyName())
                .subnetId(launch.subnetId())
                .ebsOptimized(Boolean.TRUE.equals(launch.ebsOptimized()))
                .iamInstanceProfile(launch.iamInstanceProfile())
                .monitoring(monitoring -> monitoring.enabled(
                        launch.monitoring() != null && Boolean.TRUE.equals(launch.monitoring().enabled())))
                .placement(placement(launch.placement()))
                .securityGroups(groups(launch.securityGroupIds(), region));
        if (launch.hasBlockDeviceMappings()) {
            view.blockDeviceMappings(launch.blockDeviceMappings());
        }
        if (launch.hasNetworkInterfaces()) {
            view.networkInterfaces(launch.networkInterfaces());
        }
        return view.build();
    }

    private static SpotPlacement placement(Placement placement) {
        return placement == null ? null : SpotPlacement.builder()
                .availabilityZone(placement.availabilityZone())
                .tenancy(placement.tenancyAsString())
                .build();
    }

    private static List<GroupIdentifier> groups(List<String> ids, RegionState region) {
        List<GroupIdentifier> groups = new ArrayList<>();
        for (String id : ids) {
            Row<SecurityGroup> row = region.table(SecurityGroup.TABLE).find(id);
            groups.add(GroupIdentifier.builder()
                    .groupId(id)
                    .groupName(row == null ? null : row.value().name())
                    .build());
        }
        return groups;
    }
}
