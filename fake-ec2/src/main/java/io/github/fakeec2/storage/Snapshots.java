package io.github.fakeec2.storage;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.Row;
import java.util.List;

/** The snapshots that volumes can begin with: those behind the disks of images. */
public final class Snapshots {

    private static final String PREFIX = "snap-";

    private Snapshots() {
    }

    /**
     * How large a snapshot is, in GiB.
     *
     * @throws AwsError {@code InvalidSnapshotID.Malformed} or {@code InvalidSnapshot.NotFound}
     */
    public static int sizeGib(Call call, String id) {
        for (Row<Image> row : PublicImages.all()) {
            ImageDisk disk = diskFrom(row.value(), id);
            if (disk != null) {
                return disk.sizeGib();
            }
        }
        for (Row<Image> row : call.table(Image.TABLE).all()) {
            ImageDisk disk = diskFrom(row.value(), id);
            if (disk != null) {
                return disk.sizeGib();
            }
        }
        if (!isWellFormed(id)) {
            throw AwsError.of("InvalidSnapshotID.Malformed", "Invalid id: \"" + id + "\" (expecting \"snap-...\")");
        }
        if (call.rules().acceptAnyImage()) {
            return Images.everRegistered(call, "ami-" + id.substring(PREFIX.length())).disks().get(0).sizeGib();
        }
        throw AwsError.of("InvalidSnapshot.NotFound", "The snapshot '" + id + "' does not exist.")
                .withHint("there are the snapshots behind the disks of images, which DescribeImages shows");
    }

    private static ImageDisk diskFrom(Image image, String snapshotId) {
        List<ImageDisk> disks = image.disks();
        for (int i = 0; i < disks.size(); i++) {
            if (snapshotId.equals(disks.get(i).snapshotId())) {
                return disks.get(i);
            }
        }
        return null;
    }

    private static boolean isWellFormed(String id) {
        String digits = id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : "";
        return (digits.length() == 8 || digits.length() == 17)
                && digits.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
    }
}
