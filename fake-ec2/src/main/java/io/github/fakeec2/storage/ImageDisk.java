package io.github.fakeec2.storage;

/**
 * A volume as a launch is to make it: an entry of an image's block device mapping, or of one that overrides it.
 *
 * @param deviceName such as {@code /dev/xvda}
 * @param snapshotId the snapshot that the volume begins with, or null for an empty volume
 * @param sizeGib the size in GiB
 * @param volumeType such as {@code gp3}
 * @param deleteOnTermination whether the volume goes when its instance is terminated
 * @param encrypted whether the volume is encrypted
 * @param iops the provisioned I/O operations per second, or null for the type's default
 * @param throughput the provisioned throughput in MiB/s, or null for the type's default
 * @param kmsKeyId the key that a request names for the encryption: an id, an alias or an ARN; or null
 * @param initializationRate how fast the volume is filled from its snapshot, in MiB/s, or null for the default
 */
public record ImageDisk(String deviceName, String snapshotId, int sizeGib, String volumeType,
        boolean deleteOnTermination, boolean encrypted, Integer iops, Integer throughput, String kmsKeyId,
        Integer initializationRate) {

    /** The plain disk of an image: unencrypted, gone with its instance, with the defaults of its type. */
    static ImageDisk plain(String deviceName, String snapshotId, int sizeGib, String volumeType) {
        return new ImageDisk(deviceName, snapshotId, sizeGib, volumeType, true, false, null, null, null, null);
    }
}
