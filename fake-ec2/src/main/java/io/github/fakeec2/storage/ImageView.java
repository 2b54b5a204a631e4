package io.github.fakeec2.storage;

import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Row;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.DeviceType;
import software.amazon.awssdk.services.ec2.model.HypervisorType;
import software.amazon.awssdk.services.ec2.model.ImageTypeValues;
import software.amazon.awssdk.services.ec2.model.VirtualizationType;

/** Images as DescribeImages shows them. */
final class ImageView {

    private ImageView() {
    }

    static software.amazon.awssdk.services.ec2.model.Image of(Row<Image> row) {
        Image image = row.value();
        return software.amazon.awssdk.services.ec2.model.Image.builder()
                .imageId(image.id())
                .name(image.name())
                .description(image.description())
                .imageLocation(image.location())
                .ownerId(image.ownerId())
                .imageOwnerAlias(image.ownerAlias())
                .architecture(architecture(image))
                .platform(image.platform())
                .platformDetails(image.platformDetails())
                .usageOperation(image.usageOperation())
                .imageType(ImageTypeValues.MACHINE)
                .rootDeviceName(image.rootDeviceName())
                .rootDeviceType(DeviceType.EBS)
                .blockDeviceMappings(disks(image))
                .virtualizationType(VirtualizationType.HVM)
                .hypervisor(HypervisorType.XEN)
                .enaSupport(image.ena())
                .sriovNetSupport("simple")
                .bootMode(image.bootMode())
                .imdsSupport(image.imdsSupport())
                .creationDate(image.creationDate())
                .publicLaunchPermissions(image.isPublic())
                .state(image.stateName())
                .tags(TagRules.toSdk(row.tags()))
                .build();
    }

    /** An image that fits every instance type must still say something; most images say this. */
    static String architecture(Image image) {
        return image.architecture() == null ? "x86_64" : image.architecture();
    }

    private static List<BlockDeviceMapping> disks(Image image) {
        return image.disks().stream().map(disk -> BlockDeviceMapping.builder()
                .deviceName(disk.deviceName())
                .ebs(ebs -> ebs.snapshotId(disk.snapshotId())
                        .volumeSize(disk.sizeGib())
                        .volumeType(disk.volumeType())
                        .deleteOnTermination(disk.deleteOnTermination())
                        .encrypted(disk.encrypted())
                        .iops(disk.iops())
                        .throughput(disk.throughput()))
                .build()).toList();
    }
}
