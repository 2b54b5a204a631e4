package io.github.fakeec2.compute.view;

import io.github.fakeec2.compute.AttachedProfile;
import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceState;
import io.github.fakeec2.compute.Instances;
import io.github.fakeec2.compute.Site;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.NetworkInterfaces;
import io.github.fakeec2.network.SecurityGroups;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.storage.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The filters of DescribeInstances (API reference, DescribeInstances, parameter Filter.N). */
final class InstanceFilters {

    /** Those of DescribeInstances. */
    static final FilterSet<Instance> ALL = InstanceOptionFilters.addTo(InstanceInterfaceFilters.addTo(
            FilterSet.<Instance>of("DescribeInstances")
            .on("affinity", placed(Site.Placed::affinity))
            .on("architecture", (row, region) -> row.value().launch().image().architecture())
            .on("availability-zone", (row, region) -> row.value().zone())
            .on("availability-zone-id", (row, region) -> row.value().site().zoneId())
            .on("block-device-mapping.attach-time", volumes(volume -> volume.attachment().attachTime()))
            .on("block-device-mapping.delete-on-termination",
                    volumes(volume -> volume.attachment().deleteOnTermination()))
            .on("block-device-mapping.device-name", volumes(volume -> volume.attachment().device()))
            .on("block-device-mapping.status", volumes(volume -> volume.attachment().status()))
            .on("block-device-mapping.volume-id", volumes(Volume::id))
            .on("boot-mode", (row, region) -> row.value().launch().image().bootMode())
            .on("capacity-reservation-id", (row, region) -> row.value().reservationId())
            .on("capacity-reservation-specification.capacity-reservation-preference",
                    (row, region) -> row.value().settings().reservation().preference())
            .on("capacity-reservation-specification.capacity-reservation-target.capacity-reservation-id",
                    (row, region) -> row.value().settings().reservation().targetId())
            .on("capacity-reservation-specification.capacity-reservation-target"
                            + ".capacity-reservation-resource-group-arn",
                    (row, region) -> row.value().settings().reservation().targetGroupArn())
            .on("client-token", (row, region) -> row.value().launch().clientToken())
            .on("dns-name", primary((eni, region) -> NetworkInterfaces.publicDnsName(region, eni)))
            .on("ebs-optimized", (row, region) -> row.value().settings().machine().ebsOptimized())
            .on("ena-support", (row, region) -> row.value().settings().machine().ena())
            .on("hibernation-options.configured", (row, region) -> row.value().launch().hibernation())
            .on("host-id", placed(Site.Placed::hostId))
            .on("hypervisor", (row, region) -> "xen")
            .on("iam-instance-profile.arn", profile(AttachedProfile::arn))
            .on("iam-instance-profile.id", profile(AttachedProfile::id))
            .on("image-id", (row, region) -> row.value().launch().image().id())
            .on("instance-id", (row, region) -> row.id())
            .on("instance-lifecycle", (row, region) -> row.value().launch().spot() ? "spot" : null)
            .on("instance-state-code", (row, region) -> row.value().state().code())
            .on("instance-state-name", (row, region) -> row.value().stateName())
            .on("instance-type", (row, region) -> row.value().typeName())
            .on("instance.group-id", (row, region) -> Instances.groupIds(region, row.id()))
            .on("instance.group-name", (row, region) ->
                    SecurityGroups.namesOf(region, Instances.groupIds(region, row.id())))
            .on("ip-address", primary((eni, region) -> eni.publicIp()))
            .on("ipv6-address", primary((eni, region) -> eni.ipv6Addresses()))
            .on("key-name", (row, region) -> row.value().launch().keyName())
            .on("launch-index", (row, region) -> row.value().launch().launchIndex())
            .on("launch-time", (row, region) -> row.value().launchedAt())
            .on("monitoring-state", (row, region) -> row.value().monitoring())
            .on("owner-id", (row, region) -> region.account())
            .on("platform", (row, region) -> row.value().launch().image().platform())
            .on("platform-details", (row, region) -> row.value().launch().image().platformDetails())
            .on("placement-group-name", placed(Site.Placed::groupName))
            .on("placement-partition-number", placed(Site.Placed::partition))
            .on("private-dns-name", (row, region) -> {
                Row<NetworkInterface> eni = Instances.primaryInterface(region, row.id());
                return eni == null ? null : row.value().settings().dnsNaming()
                        .nameOf(region.name(), row.id(), eni.value().privateIp());
            })
            .on("private-ip-address", primary((eni, region) -> eni.privateIp()))
            .on("reason", (row, region) -> row.value().transitionReason())
            .on("reservation-id", (row, region) -> row.value().launch().reservationId())
            .on("root-device-name", (row, region) -> row.value().launch().image().rootDeviceName())
            .on("root-device-type", (row, region) -> "ebs")
            .on("source-dest-check", primary((eni, region) -> eni.sourceDestCheck()))
            .on("spot-instance-request-id", (row, region) -> row.value().launch().spotRequestId())
            .on("state-reason-code", (row, region) ->
                    row.value().stateReason() == null ? null : row.value().stateReason().code())
            .on("state-reason-message", (row, region) ->
                    row.value().stateReason() == null ? null : row.value().stateReason().message())
            .on("subnet-id", (row, region) -> ofPresent(row, row.value().site().subnetId()))
            .on("tenancy", (row, region) -> row.value().site().tenancy())
            .on("usage-operation", (row, region) -> row.value().launch().image().usageOperation())
            .on("virtualization-type", (row, region) -> "hvm")
            .on("vpc-id", (row, region) -> ofPresent(row, row.value().site().vpcId()))
            .tags()
            .notSimulated("requester-id", "tpm-support")));

    private InstanceFilters() {
    }

    /** What an instance shows only until it is terminated. */
    private static Object ofPresent(Row<Instance> row, Object value) {
        return row.value().state() == InstanceState.TERMINATED ? null : value;
    }

    private static FilterSet.Extractor<Instance> placed(Function<Site.Placed, Object> value) {
        return (row, region) -> {
            Site.Placed placed = row.value().site().placement();
            return placed == null ? null : value.apply(placed);
        };
    }

    private static FilterSet.Extractor<Instance> profile(Function<AttachedProfile, Object> value) {
        return (row, region) -> {
            AttachedProfile profile = row.value().settings().instanceProfile();
            return profile == null ? null : ofPresent(row, value.apply(profile));
        };
    }

    @FunctionalInterface
    private interface OfInterface {

        Object valueOf(NetworkInterface eni, RegionState region);
    }

    private static FilterSet.Extractor<Instance> primary(OfInterface value) {
        return (row, region) -> {
            Row<NetworkInterface> eni = Instances.primaryInterface(region, row.id());
            return eni == null ? null : value.valueOf(eni.value(), region);
        };
    }

    private static FilterSet.Extractor<Instance> volumes(Function<Volume, Object> value) {
        return (row, region) -> {
            List<Object> values = new ArrayList<>();
            for (Row<Volume> volume : Instances.volumes(region, row.id())) {
                values.add(value.apply(volume.value()));
            }
            return values;
        };
    }
}
