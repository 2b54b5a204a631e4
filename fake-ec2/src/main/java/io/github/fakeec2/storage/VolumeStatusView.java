package io.github.fakeec2.storage;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.model.VolumeStatusAttachmentStatus;
import software.amazon.awssdk.services.ec2.model.VolumeStatusDetails;
import software.amazon.awssdk.services.ec2.model.VolumeStatusItem;

/** Volumes as DescribeVolumeStatus shows them: all are well (EBS user guide, "EBS volume status checks"). */
final class VolumeStatusView {

    static final String STATUS = "ok";

    private VolumeStatusView() {
    }

    static VolumeStatusItem of(Row<Volume> row, RegionState region) {
        Volume volume = row.value();
        return VolumeStatusItem.builder()
                .volumeId(volume.id())
                .availabilityZone(volume.zone())
                .applyMutation(NewerSdk.member("VolumeStatusItem.availabilityZoneId",
                        view -> view.availabilityZoneId(VolumeView.zoneId(volume, region))))
                .volumeStatus(status -> status.status(STATUS).details(details(volume).entrySet().stream()
                        .map(detail -> VolumeStatusDetails.builder().name(detail.getKey()).status(detail.getValue())
                                .build())
                        .toList()))
                .actions(List.of())
                .events(List.of())
                .attachmentStatuses(attachments(volume))
                .build();
    }

    /** The checks and how they came out; performance is watched of attached volumes with provisioned operations. */
    static Map<String, String> details(Volume volume) {
        boolean provisioned = volume.volumeType().startsWith("io") && volume.attachment() != null;
        Map<String, String> details = new TreeMap<>();
        details.put("io-enabled", "passed");
        details.put("io-performance", provisioned ? "normal" : "not-applicable");
        return details;
    }

    private static List<VolumeStatusAttachmentStatus> attachments(Volume volume) {
        Attachment attachment = volume.attachment();
        return attachment == null ? List.of() : List.of(VolumeStatusAttachmentStatus.builder()
                .instanceId(attachment.instanceId())
                .ioPerformance(details(volume).get("io-performance"))
                .build());
    }
}
