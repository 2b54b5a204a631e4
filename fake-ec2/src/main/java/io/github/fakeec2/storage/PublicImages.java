package io.github.fakeec2.storage;

import io.github.fakeec2.state.Row;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The public images as rows, shared by all clouds, so that a new cloud costs nothing and views are built once. */
public final class PublicImages {

    /** The place of the first in listings: behind all that a region's own table can hold. */
    private static final long FIRST_PLACE = 1L << 48;

    private static final Map<String, Row<Image>> BY_ID = new LinkedHashMap<>();
    private static final Map<String, Row<Image>> BY_PARAMETER = new LinkedHashMap<>();

    static {
        for (PublicImage image : ImageCatalog.all()) {
            Row<Image> row = Row.ofCatalogue(image(image), FIRST_PLACE + BY_ID.size());
            BY_ID.put(row.id(), row);
            image.ssmParameters().forEach(parameter -> BY_PARAMETER.put(parameter, row));
        }
    }

    private PublicImages() {
    }

    /** The public image with the id, or null. */
    static Row<Image> find(String id) {
        return BY_ID.get(id);
    }

    /** The public image that a public Systems Manager parameter has as its value, or null. */
    public static Row<Image> findByParameter(String name) {
        return BY_PARAMETER.get(name);
    }

    /** All public images. */
    static Collection<Row<Image>> all() {
        return BY_ID.values();
    }

    /** The names of the parameters that have a public image as their value. */
    public static Collection<String> parameters() {
        return BY_PARAMETER.keySet();
    }

    /** The public images, for a developer to choose from. */
    static String names() {
        StringBuilder names = new StringBuilder();
        for (Row<Image> row : all()) {
            names.append(names.isEmpty() ? "" : ", ")
                    .append(row.id()).append(" (").append(row.value().name()).append(')');
        }
        return names.toString();
    }

    private static Image image(PublicImage image) {
        ImageDisk root = ImageDisk.plain(image.rootDeviceName(), image.rootSnapshotId(), image.rootVolumeGib(),
                image.rootVolumeType());
        return new Image(image.id(), image.name(), image.description(), image.ownerId(),
                image.ownerAlias().orElse(null), image.architecture(), image.platform().orElse(null),
                image.platformDetails(), image.usageOperation(), image.rootDeviceName(), List.of(root),
                image.enaSupport(), image.bootMode().orElse(null), image.imdsSupport().orElse(null),
                image.creationDate(), true, Image.AVAILABLE);
    }
}
