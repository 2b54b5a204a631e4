package io.github.fakeec2.storage;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;

/**
 * An EBS volume.
 *
 * @param id the volume id
 * @param zone the name of its Availability Zone
 * @param sizeGib the size in GiB
 * @param volumeType such as {@code gp3}
 * @param iops the I/O operations per second, or null where the type has no such number
 * @param throughput the throughput in MiB/s, or null where the type has no such number
 * @param snapshotId the snapshot that it was made from, or null
 * @param encrypted whether it is encrypted
 * @param kmsKeyId the ARN of the key that encrypts it, or null where it is not encrypted
 * @param initializationRate how fast it is filled from its snapshot, in MiB/s, where a request set that, or null
 * @param attachment what ties it to an instance, or null
 */
public record Volume(String id, String zone, int sizeGib, String volumeType, Integer iops, Integer throughput,
        String snapshotId, boolean encrypted, String kmsKeyId, Integer initializationRate, Attachment attachment)
        implements Resource {

    /** Volumes. Errors after the EC2 API reference, "Error codes". */
    public static final TableType<Volume> TABLE = TableType.<Volume>of("volume", "vol-")
            .notFound("InvalidVolume.NotFound", "The volume '%s' does not exist.", "The volumes '%s' do not exist.")
            .malformed("InvalidVolumeID.Malformed", "Invalid id: \"%s\" (expecting \"vol-...\")");

    /** The volumes of an instance. */
    public static final TableType.Index<Volume> BY_INSTANCE =
            TABLE.index(volume -> volume.attachment == null ? null : volume.attachment.instanceId());

    /** The same volume, attached otherwise or, with null, not at all. */
    public Volume withAttachment(Attachment other) {
        return new Volume(id, zone, sizeGib, volumeType, iops, throughput, snapshotId, encrypted, kmsKeyId,
                initializationRate, other);
    }

    @Override
    public String stateName() {
        return attachment == null ? "available" : "in-use";
    }
}
