package io.github.fakeec2.tagging;

import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.state.TableType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.TagDescription;

/**
 * One tag of one resource, as DescribeTags lists them: by kind of resource, in order of the resources' creation, by
 * key. All tags of a resource are in one place; a {@link TagToken} tells them apart.
 *
 * @param resourceType the kind of resource, such as {@code instance}
 * @param resourceId the resource
 * @param key the tag's key
 * @param value the tag's value
 */
record TagEntry(String resourceType, String resourceId, String key, String value) implements Resource {

    static final TableType<TagEntry> TABLE = TableType.<TagEntry>of("tag", "");

    private static final int BITS_OF_RESOURCE = 40;

    @Override
    public String id() {
        return resourceId;
    }

    /** All tags of the region's resources, or only those of the resources with the given ids. */
    static List<Row<TagEntry>> all(RegionState region, Set<String> onlyIds) {
        List<Table<?>> tables = new ArrayList<>(region.tables());
        // By a number that is the kind's own, and not by position: tables may come into use between two pages.
        tables.sort(Comparator.comparing(TagEntry::kindOf));
        List<Row<TagEntry>> entries = new ArrayList<>();
        for (Table<?> table : tables) {
            String type = table.type().resourceType();
            long kind = kindOf(table).ordinal();
            for (Row<?> row : rows(table)) {
                if (!row.tags().isEmpty() && (onlyIds == null || onlyIds.contains(row.id()))) {
                    long place = kind << BITS_OF_RESOURCE | row.sequence();
                    new TreeMap<>(row.tags()).forEach((key, value) ->
                            entries.add(Row.ofCatalogue(new TagEntry(type, row.id(), key, value), place)));
                }
            }
        }
        return entries;
    }

    private static ResourceType kindOf(Table<?> table) {
        return ResourceType.fromValue(table.type().resourceType());
    }

    private static <T extends Resource> Collection<Row<T>> rows(Table<T> table) {
        return table.visible(0);
    }

    TagDescription view() {
        return TagDescription.builder().resourceType(resourceType).resourceId(resourceId).key(key).value(value).build();
    }
}
