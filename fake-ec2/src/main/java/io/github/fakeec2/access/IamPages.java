package io.github.fakeec2.access;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.query.KeyedPage;
import io.github.fakeec2.query.ModelConstraints;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** How IAM lists: in the order of names, page by page with {@code Marker} and {@code MaxItems}. */
final class IamPages {

    private static final int USUAL = 100;
    private static final int MOST = 1000;
    private static final int LONGEST_MARKER = 320;
    private static final Pattern MARKER = Pattern.compile("[\\u0020-\\u00FF]+");

    private IamPages() {
    }

    /** Notes what the model says of the members of a request for a page. */
    static ModelConstraints constraints(ModelConstraints constraints, String marker, Integer maxItems) {
        return constraints.length("marker", marker, 1, LONGEST_MARKER).pattern("marker", marker, MARKER)
                .range("maxItems", maxItems, 1, MOST);
    }

    /** The page that a request asks for, out of what is in the order of the key. */
    static <V> KeyedPage<V> page(Collection<V> sorted, Function<V, String> key, String of, String marker,
            Integer maxItems) {
        return KeyedPage.of(sorted, key, of, maxItems == null ? USUAL : maxItems, marker,
                AwsError.of("ValidationError", "Invalid Marker."));
    }

    /** The rows that a caller can see, in the order of the key. */
    static <T extends Resource> List<Row<T>> sorted(Table<T> table, Collection<Row<T>> rows,
            Function<Row<T>, String> key) {
        List<Row<T>> sorted = new ArrayList<>();
        for (Row<T> row : rows) {
            if (table.isVisible(row)) {
                sorted.add(row);
            }
        }
        sorted.sort(Comparator.comparing(key));
        return sorted;
    }
}
