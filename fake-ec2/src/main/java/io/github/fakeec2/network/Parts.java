package io.github.fakeec2.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What filters look at in something that has several parts, such as the routes of a table. */
public final class Parts {

    private Parts() {
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
