package io.github.fakeec2.storage;

import io.github.fakeec2.query.FilterSet;
import java.util.List;
import java.util.function.Function;

/** The filters of DescribeImages (API reference, DescribeImages, {@code Filter.N}). */
final class ImageFilters {

    static final FilterSet<Image> ALL = FilterSet.<Image>of("DescribeImages")
            .on("architecture", (row, region) -> ImageView.architecture(row.value()))
            .on("block-device-mapping.delete-on-termination",
                    (row, region) -> disks(row.value(), ImageDisk::deleteOnTermination))
            .on("block-device-mapping.device-name", (row, region) -> disks(row.value(), ImageDisk::deviceName))
            .on("block-device-mapping.snapshot-id", (row, region) -> disks(row.value(), ImageDisk::snapshotId))
            .on("block-device-mapping.volume-size", (row, region) -> disks(row.value(), ImageDisk::sizeGib))
            .on("block-device-mapping.volume-type", (row, region) -> disks(row.value(), ImageDisk::volumeType))
            .on("block-device-mapping.encrypted", (row, region) -> disks(row.value(), ImageDisk::encrypted))
            .on("creation-date", (row, region) -> row.value().creationDate())
            .on("description", (row, region) -> row.value().description())
            .on("ena-support", (row, region) -> row.value().ena())
            .on("hypervisor", (row, region) -> "xen")
            .on("image-id", (row, region) -> row.id())
            .on("image-type", (row, region) -> "machine")
            .on("is-public", (row, region) -> row.value().isPublic())
            .on("kernel-id", (row, region) -> null)
            .on("manifest-location", (row, region) -> row.value().location())
            .on("name", (row, region) -> row.value().name())
            .on("owner-alias", (row, region) -> row.value().ownerAlias())
            .on("owner-id", (row, region) -> row.value().ownerId())
            .on("platform", (row, region) -> row.value().platform())
            .on("product-code", (row, region) -> null)
            .on("product-code.type", (row, region) -> null)
            .on("ramdisk-id", (row, region) -> null)
            .on("root-device-name", (row, region) -> row.value().rootDeviceName())
            .on("root-device-type", (row, region) -> "ebs")
            .on("state", (row, region) -> row.value().stateName())
            .on("state-reason-code", (row, region) -> null)
            .on("state-reason-message", (row, region) -> null)
            .on("sriov-net-support", (row, region) -> "simple")
            .on("virtualization-type", (row, region) -> "hvm")
            .tags()
            .notSimulated("free-tier-eligible", "image-allowed", "source-image-id", "source-image-region",
                    "source-instance-id");

    private ImageFilters() {
    }

    private static List<Object> disks(Image image, Function<ImageDisk, Object> property) {
        return image.disks().stream().map(property).filter(value -> value != null).toList();
    }
}
