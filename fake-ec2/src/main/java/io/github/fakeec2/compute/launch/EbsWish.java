package io.github.fakeec2.compute.launch;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.storage.ImageDisk;
import io.github.fakeec2.storage.Snapshots;
import io.github.fakeec2.storage.Volumes;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;

/** The EBS part of a launch's block device mapping, over what the image has there (API reference, EbsBlockDevice). */
final class EbsWish {

    private static final int LEAST_RATE = 100;
    private static final int MOST_RATE = 300;

    private EbsWish() {
    }

    /**
     * The volume to make.
     *
     * @param below what the image has at the device, or null
     * @throws AwsError what AWS has against the wish, but for what depends on the volume's type
     */
    static ImageDisk merged(Call call, String device, ImageDisk below, EbsBlockDevice over, boolean root) {
        String snapshot = snapshot(below, over, root);
        String type = Required.isGiven(over.volumeTypeAsString()) ? over.volumeTypeAsString()
                : below == null ? "gp2" : below.volumeType();
        if (root && !Volumes.boots(type)) {
            throw BlockDevices.invalid("The volume type '" + type + "' cannot be used for the root device");
        }
        boolean sameType = below != null && type.equals(below.volumeType());
        boolean encrypted = over.encrypted() != null ? over.encrypted() : below != null && below.encrypted();
        if (Required.isGiven(over.kmsKeyId()) && !encrypted) {
            throw AwsError.of("InvalidParameterDependency",
                    "The parameter [KmsKeyId] requires the parameter Encrypted to be set.");
        }
        return new ImageDisk(device, snapshot, size(call, device, snapshot, below, over), type,
                over.deleteOnTermination() != null ? over.deleteOnTermination()
                        : below == null || below.deleteOnTermination(),
                encrypted,
                over.iops() != null ? over.iops() : sameType ? below.iops() : null,
                over.throughput() != null ? over.throughput() : sameType ? below.throughput() : null,
                Required.orNull(over.kmsKeyId()),
                initializationRate(over, snapshot));
    }

    private static String snapshot(ImageDisk below, EbsBlockDevice over, boolean root) {
        String wanted = Required.orNull(over.snapshotId());
        String ofImage = below == null ? null : below.snapshotId();
        if (wanted == null) {
            return ofImage;
        }
        if (root && !wanted.equals(ofImage)) {
            throw BlockDevices.invalid("snapshotId cannot be modified on root device");
        }
        return wanted;
    }

    private static int size(Call call, String device, String snapshot, ImageDisk below, EbsBlockDevice over) {
        boolean ofImage = below != null && (snapshot == null || snapshot.equals(below.snapshotId()));
        int least = snapshot == null ? 0 : ofImage ? below.sizeGib() : Snapshots.sizeGib(call, snapshot);
        if (over.volumeSize() == null) {
            if (snapshot == null && below == null) {
                throw neither(device);
            }
            return ofImage ? below.sizeGib() : least;
        }
        if (snapshot != null && over.volumeSize() < least) {
            throw BlockDevices.invalid("Volume of size " + over.volumeSize() + "GB is smaller than  snapshot '"
                    + snapshot + "', expect size >= " + least + "GB");
        }
        return over.volumeSize();
    }

    static AwsError neither(String device) {
        return BlockDevices.invalid("Either snapshot ID or volume size must be provided for: " + device);
    }

    /** "100 - 300 MiB/s", and "only for volumes created from snapshots". */
    private static Integer initializationRate(EbsBlockDevice over, String snapshot) {
        // By its name, since the SDK has a getter for it only from some version on.
        Integer rate = over.getValueForField("VolumeInitializationRate", Integer.class).orElse(null);
        if (rate == null) {
            return null;
        }
        if (snapshot == null) {
            throw AwsError.of("InvalidParameterCombination", "The parameter volumeInitializationRate is supported only "
                    + "for volumes created from snapshots");
        }
        if (rate < LEAST_RATE || rate > MOST_RATE) {
            throw LaunchValues.invalid(rate.toString(), "volumeInitializationRate");
        }
        return rate;
    }
}
