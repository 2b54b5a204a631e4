package io.github.fakeec2.storage;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.region.RegionCatalog;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ec2.model.SSEType;
import software.amazon.awssdk.services.ec2.model.Volume.Builder;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;

/** Volumes as DescribeVolumes shows them. */
final class VolumeView {

    private static final Consumer<Builder> NOT_MANAGED =
            NewerSdk.member("Volume.operator", view -> view.operator(operator -> operator.managed(false)));
    private static final Consumer<Builder> KMS =
            NewerSdk.member("Volume.sseType", view -> view.sseType(SSEType.SSE_KMS));
    private static final Consumer<Builder> NO_SSE =
            NewerSdk.member("Volume.sseType", view -> view.sseType(SSEType.NONE));

    private VolumeView() {
    }

    static software.amazon.awssdk.services.ec2.model.Volume of(Row<Volume> row, RegionState region) {
        Volume volume = row.value();
        return software.amazon.awssdk.services.ec2.model.Volume.builder()
                .volumeId(volume.id())
                .availabilityZone(volume.zone())
                .applyMutation(NewerSdk.member("Volume.availabilityZoneId",
                        view -> view.availabilityZoneId(zoneId(volume, region))))
                .createTime(row.createdAt())
                .state(volume.stateName())
                .size(volume.sizeGib())
                .volumeType(volume.volumeType())
                .iops(volume.iops())
                .throughput(volume.throughput())
                // An empty volume has the element all the same, with nothing in it.
                .snapshotId(volume.snapshotId() == null ? "" : volume.snapshotId())
                .encrypted(volume.encrypted())
                .kmsKeyId(volume.kmsKeyId())
                .applyMutation(volume.encrypted() ? KMS : NO_SSE)
                .applyMutation(initializationRate(volume))
                .multiAttachEnabled(false)
                .applyMutation(NOT_MANAGED)
                .attachments(attachments(volume))
                .tags(TagRules.toSdk(row.tags()))
                .build();
    }

    private static Consumer<Builder> initializationRate(Volume volume) {
        return volume.initializationRate() == null ? view -> { } : NewerSdk.member("Volume.volumeInitializationRate",
                view -> view.volumeInitializationRate(volume.initializationRate()));
    }

    static String zoneId(Volume volume, RegionState region) {
        return RegionCatalog.find(region.name()).flatMap(facts -> facts.zone(volume.zone()))
                .map(zone -> zone.id()).orElse(null);
    }

    private static List<VolumeAttachment> attachments(Volume volume) {
        Attachment attachment = volume.attachment();
        return attachment == null ? List.of() : List.of(VolumeAttachment.builder()
                .volumeId(volume.id())
                .instanceId(attachment.instanceId())
                .device(attachment.device())
                .attachTime(attachment.attachTime())
                .deleteOnTermination(attachment.deleteOnTermination())
                .state(attachment.status())
                .build());
    }
}
