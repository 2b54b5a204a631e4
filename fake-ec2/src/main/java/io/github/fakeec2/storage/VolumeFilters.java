package io.github.fakeec2.storage;

import io.github.fakeec2.query.FilterSet;
import java.util.function.Function;

/** The filters of DescribeVolumes and DescribeVolumeStatus (API reference, {@code Filter.N} of these). */
final class VolumeFilters {

    static final FilterSet<Volume> ALL = FilterSet.<Volume>of("DescribeVolumes")
            .on("attachment.attach-time", (row, region) -> attachment(row.value(), Attachment::attachTime))
            .on("attachment.delete-on-termination",
                    (row, region) -> attachment(row.value(), Attachment::deleteOnTermination))
            .on("attachment.device", (row, region) -> attachment(row.value(), Attachment::device))
            .on("attachment.instance-id", (row, region) -> attachment(row.value(), Attachment::instanceId))
            .on("attachment.status", (row, region) -> attachment(row.value(), Attachment::status))
            .on("availability-zone", (row, region) -> row.value().zone())
            .on("availability-zone-id", (row, region) -> VolumeView.zoneId(row.value(), region))
            .on("create-time", (row, region) -> row.createdAt())
            .on("encrypted", (row, region) -> row.value().encrypted())
            .on("multi-attach-enabled", (row, region) -> false)
            .on("operator.managed", (row, region) -> false)
            .on("operator.principal", (row, region) -> null)
            .on("size", (row, region) -> row.value().sizeGib())
            .on("snapshot-id", (row, region) -> row.value().snapshotId())
            .on("status", (row, region) -> row.value().stateName())
            .on("volume-id", (row, region) -> row.id())
            .on("volume-type", (row, region) -> row.value().volumeType())
            .tags()
            .notSimulated("fast-restored");

    static final FilterSet<Volume> STATUS = FilterSet.<Volume>of("DescribeVolumeStatus")
            .on("availability-zone", (row, region) -> row.value().zone())
            .on("volume-status.details-name", (row, region) -> VolumeStatusView.details(row.value()).keySet())
            .on("volume-status.details-status", (row, region) -> VolumeStatusView.details(row.value()).values())
            .on("volume-status.status", (row, region) -> VolumeStatusView.STATUS)
            .notSimulated("action.code", "action.description", "action.event-id", "event.description",
                    "event.event-id", "event.event-type", "event.not-after", "event.not-before");

    private VolumeFilters() {
    }

    private static Object attachment(Volume volume, Function<Attachment, Object> property) {
        return volume.attachment() == null ? null : property.apply(volume.attachment());
    }
}
