package io.github.fakeec2.query;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a listing.
 *
 * @param rows what is on the page
 * @param nextToken the token for the next page, or null on the last one
 */
public record Page<T extends Resource>(List<Row<T>> rows, String nextToken) {

    /** The page's content as the SDK's model objects. */
    public <V> List<V> map(Function<Row<T>, V> view) {
        List<V> views = new ArrayList<>(rows.size());
        for (Row<T> row : rows) {
            views.add(view.apply(row));
        }
        return views;
    }
}
