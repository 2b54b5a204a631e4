package io.github.fakeec2.storage;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Volumes that come and go with instances. */
public final class Volumes {

    private Volumes() {
    }

    /**
     * Makes a volume and attaches it to an instance that is being launched. What the disk leaves open is filled in with
     * the defaults of the volume type.
     *
     * @throws io.github.fakeec2.error.AwsError what {@link VolumeKind} has against the disk
     */
    public static Row<Volume> createFor(Call call, String instanceId, String zone, ImageDisk disk, Instant attachTime,
            Map<String, String> tags) {
        VolumeKind kind = VolumeKind.of(disk.volumeType());
        Integer iops = kind.iopsOf(disk.sizeGib(), disk.iops());
        Integer throughput = kind.throughputOf(disk.throughput(), iops);
        Attachment attachment =
                new Attachment(instanceId, disk.deviceName(), attachTime, disk.deleteOnTermination(), "attached");
        return call.table(Volume.TABLE).insert(new Volume(call.nextId(Volume.TABLE), zone, disk.sizeGib(),
                kind.awsName(), iops, throughput, disk.snapshotId(), disk.encrypted(),
                disk.encrypted() ? KmsKeys.arn(call.region(), disk.kmsKeyId()) : null, disk.initializationRate(),
                attachment), tags);
    }

    /**
     * Whether an instance can boot from a volume of a type.
     *
     * @throws io.github.fakeec2.error.AwsError {@code UnknownVolumeType} if there is no such type
     */
    public static boolean boots(String volumeType) {
        return VolumeKind.of(volumeType).boots();
    }

    /** Deletes a volume with what is on it. */
    public static void delete(Call call, String id) {
        VolumeData.forget(call, id);
        call.table(Volume.TABLE).delete(id);
    }

    /**
     * What becomes of the volumes of an instance that is terminated: those that are to go are deleted, the others are
     * available from then on (EC2 user guide, "Preserve data when an instance is terminated").
     */
    public static void releaseFrom(Call call, String instanceId) {
        Table<Volume> table = call.table(Volume.TABLE);
        for (Row<Volume> row : List.copyOf(table.by(Volume.BY_INSTANCE, instanceId))) {
            if (row.value().attachment().deleteOnTermination()) {
                delete(call, row.id());
            } else {
                table.update(row.value().withAttachment(null));
            }
        }
    }
}
