package io.github.fakeec2.storage;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.util.List;
import java.util.Map;

/** Finds images: the region's own, the public ones and, where a cloud is told to accept any id, all others. */
public final class Images {

    /** The account of the images that are there because the cloud accepts any id: one that AWS gives to nobody. */
    private static final String OWNER_OF_ANY = "000000000000";

    private Images() {
    }

    /**
     * The image with the id, from which an instance is to be launched.
     *
     * @throws AwsError {@code InvalidAMIID.Malformed}, {@code InvalidAMIID.NotFound}, {@code InvalidAMIID.Unavailable}
     *     for one that was deregistered or is not yet, or never will be, available
     */
    public static Image launchable(Call call, String imageId) {
        Row<Image> known = known(call, imageId);
        if (known == null) {
            return unknown(call, imageId);
        }
        Image image = existing(known).value();
        if (!image.stateName().equals(Image.AVAILABLE)) {
            throw unavailable("The image ID '" + imageId + "' is not available")
                    .withHint("its state is " + image.stateName());
        }
        return image;
    }

    /** Whether there is an image with the id. */
    public static boolean exists(Call call, String id) {
        return PublicImages.find(id) != null || call.table(Image.TABLE).find(id) != null
                || call.rules().acceptAnyImage() && id.startsWith("ami-");
    }

    /** The row of the image with the id. */
    static Row<Image> row(Call call, String id) {
        Row<Image> known = known(call, id);
        return known != null ? existing(known) : Row.ofCatalogue(unknown(call, id), 0);
    }

    /** The image with the id, which may be gone meanwhile. */
    static Image everRegistered(Call call, String id) {
        Row<Image> known = known(call, id);
        return known != null ? known.value() : unknown(call, id);
    }

    private static Row<Image> existing(Row<Image> row) {
        if (row.value().stateName().equals(Image.DEREGISTERED)) {
            throw unavailable("The image ID '" + row.id() + "' is no longer available");
        }
        return row;
    }

    private static AwsError unavailable(String message) {
        return AwsError.of("InvalidAMIID.Unavailable", message);
    }

    private static Row<Image> known(Call call, String id) {
        Row<Image> own = call.table(Image.TABLE).find(id);
        Row<Image> common = PublicImages.find(id);
        if (common != null) {
            return tagged(common, own);
        }
        // Where any id is accepted, one that was tagged is no less so because its row is new.
        return own == null || call.rules().acceptAnyImage() ? own : call.table(Image.TABLE).get(id);
    }

    /**
     * A public image as the account sees it: at its place in the catalogue, with the tags of the row that the account
     * has for it in its own table, see {@link #ownRow}. The image is as old as the catalogue, so that nothing can hide
     * it, however new that row is.
     */
    private static Row<Image> tagged(Row<Image> common, Row<Image> own) {
        return own == null || own.tags().isEmpty() ? common
                : Row.ofCatalogue(common.value(), own.tags(), common.sequence());
    }

    private static Image unknown(Call call, String id) {
        Image.TABLE.requireWellFormed(String.valueOf(id));
        if (call.rules().acceptAnyImage()) {
            return any(id);
        }
        throw Image.TABLE.notFound(List.of(id)).withHint("besides the images that were registered, there are "
                + PublicImages.names() + "; FakeCloud.builder().acceptAnyImage(true) takes any id");
    }

    /**
     * The image's row in the region's table, made if it has none there, so that an account can set tags of its own on
     * public images (EC2 user guide, "Tag your Amazon EC2 resources").
     *
     * @throws AwsError the errors of {@link #row}
     */
    public static Row<Image> ownRow(Call call, String id) {
        Image image = row(call, id).value();
        Table<Image> table = call.table(Image.TABLE);
        Row<Image> own = table.find(id);
        return own != null ? own : table.insert(image, Map.of());
    }

    private static Image any(String id) {
        return plainLinux(id, "any-" + id.substring("ami-".length()), OWNER_OF_ANY, null, true);
    }

    /** A Linux image with one disk, as tests need them when only the id matters. */
    static Image plainLinux(String id, String name, String owner, String architecture, boolean isPublic) {
        ImageDisk root = ImageDisk.plain("/dev/xvda", "snap-" + id.substring("ami-".length()), 8, "gp3");
        return new Image(id, name, "A Linux image of Fake EC2", owner, null, architecture, null, "Linux/UNIX",
                "RunInstances", root.deviceName(), List.of(root), true, null, null, "2025-01-01T00:00:00.000Z",
                isPublic, Image.AVAILABLE);
    }
}
