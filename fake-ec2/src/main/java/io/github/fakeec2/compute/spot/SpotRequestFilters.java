package io.github.fakeec2.compute.spot;

import io.github.fakeec2.compute.launch.SpotRequest;
import io.github.fakeec2.network.Parts;
import io.github.fakeec2.network.SecurityGroups;
import io.github.fakeec2.query.FilterSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** The filters of DescribeSpotInstanceRequests (API reference, DescribeSpotInstanceRequests, Filter.N). */
final class SpotRequestFilters {

    static final FilterSet<SpotRequest> ALL = FilterSet.<SpotRequest>of("DescribeSpotInstanceRequests")
            // Requests in groups of either kind cannot be made here, so that none is in one.
            .on("availability-zone-group", (row, region) -> null)
            .on("launch-group", (row, region) -> null)
            .on("create-time", (row, region) -> row.createdAt())
            .on("fault-code", (row, region) -> row.value().fault() == null ? null : row.value().fault().code())
            .on("fault-message", (row, region) -> row.value().fault() == null ? null : row.value().fault().message())
            .on("instance-id", (row, region) -> row.value().instanceId())
            .on("launch.block-device-mapping.delete-on-termination", disks(EbsBlockDevice::deleteOnTermination))
            .on("launch.block-device-mapping.device-name",
                    (row, region) -> Parts.of(launch(row.value()).blockDeviceMappings(),
                            BlockDeviceMapping::deviceName))
            .on("launch.block-device-mapping.snapshot-id", disks(EbsBlockDevice::snapshotId))
            .on("launch.block-device-mapping.volume-size", disks(EbsBlockDevice::volumeSize))
            .on("launch.block-device-mapping.volume-type", disks(EbsBlockDevice::volumeTypeAsString))
            .on("launch.group-id", (row, region) -> launch(row.value()).securityGroupIds())
            .on("launch.group-name", (row, region) ->
                    SecurityGroups.namesOf(region, launch(row.value()).securityGroupIds()))
            .on("launch.image-id", (row, region) -> launch(row.value()).imageId())
            .on("launch.instance-type", (row, region) -> launch(row.value()).instanceTypeAsString())
            .on("launch.kernel-id", (row, region) -> launch(row.value()).kernelId())
            .on("launch.key-name", (row, region) -> launch(row.value()).keyName())
            .on("launch.monitoring-enabled", (row, region) -> launch(row.value()).monitoring() != null
                    && Boolean.TRUE.equals(launch(row.value()).monitoring().enabled()))
            .on("launch.ramdisk-id", (row, region) -> launch(row.value()).ramdiskId())
            .on("launched-availability-zone", (row, region) -> row.value().zone())
            .on("launched-availability-zone-id", (row, region) -> row.value().zoneId())
            .on("network-interface.addresses.primary", interfaces(eni ->
                    Parts.of(eni.privateIpAddresses(), address -> address.primary())))
            .on("network-interface.delete-on-termination",
                    interfaces(InstanceNetworkInterfaceSpecification::deleteOnTermination))
            .on("network-interface.description", interfaces(InstanceNetworkInterfaceSpecification::description))
            .on("network-interface.device-index", interfaces(InstanceNetworkInterfaceSpecification::deviceIndex))
            .on("network-interface.group-id", interfaces(InstanceNetworkInterfaceSpecification::groups))
            .on("network-interface.network-interface-id",
                    interfaces(InstanceNetworkInterfaceSpecification::networkInterfaceId))
            .on("network-interface.private-ip-address",
                    interfaces(InstanceNetworkInterfaceSpecification::privateIpAddress))
            .on("network-interface.subnet-id", interfaces(InstanceNetworkInterfaceSpecification::subnetId))
            .on("product-description", (row, region) -> row.value().terms().product())
            .on("spot-instance-request-id", (row, region) -> row.id())
            .on("spot-price", (row, region) -> row.value().terms().maxPrice())
            .on("state", (row, region) -> row.value().stateName())
            .on("status-code", (row, region) -> row.value().status().code())
            .on("status-message", (row, region) -> row.value().status().message())
            .on("type", (row, region) -> SpotRequestView.type(row.value()))
            .on("valid-from", (row, region) -> row.value().terms().validFrom())
            .on("valid-until", (row, region) -> row.value().terms().validUntil())
            .tags();

    private SpotRequestFilters() {
    }

    private static RunInstancesRequest launch(SpotRequest request) {
        return request.terms().launch();
    }

    private static FilterSet.Extractor<SpotRequest> disks(Function<EbsBlockDevice, Object> look) {
        return (row, region) -> {
            List<Object> seen = new ArrayList<>();
            for (BlockDeviceMapping mapping : launch(row.value()).blockDeviceMappings()) {
                if (mapping.ebs() != null) {
                    seen.add(look.apply(mapping.ebs()));
                }
            }
            return seen;
        };
    }

    private static FilterSet.Extractor<SpotRequest> interfaces(
            Function<InstanceNetworkInterfaceSpecification, Object> look) {
        return (row, region) -> Parts.of(launch(row.value()).networkInterfaces(), look);
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
