package io.github.fakeec2.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What filters and indexes look at in something that has several parts, such as the routes of a table. */
public final class Parts {

    private Parts() {
    }

    /**
     * What an index finds something by that has several parts: each key once, nulls left out. Without streams, since
     * every cloud comes here before its first answer.
     */
    static <P> List<String> keys(List<P> parts, Function<P, String> look) {
        List<String> keys = new ArrayList<>(parts.size());
        for (P part : parts) {
            String key = look.apply(part);
            if (key != null && !keys.contains(key)) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** What a look at each part sees. */
    public static <P> List<Object> of(Iterable<P> whole, Function<P, Object> look) {
        List<Object> seen = new ArrayList<>();
        for (P part : whole) {
            seen.add(look.apply(part));
        }
        return seen;
    }
}
