package io.github.fakeec2.assertions;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.reachability.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Assertions on what has network interfaces, itself or in it, and on how they stand to the internet.
 *
 * @param <SELF> the type of the concrete assertions
 * @param <R> the SDK's model class of the resource
 */
public abstract class AbstractNetworkedAssert<SELF extends AbstractNetworkedAssert<SELF, R>, R>
        extends AbstractResourceAssert<SELF, R> {

    private static final String NEED = "To ask what the internet reaches needs the networks of a fake cloud";

    AbstractNetworkedAssert(Scope scope, ResourceKind<R> kind, Supplier<String> id) {
        super(scope, kind, id);
    }

    /**
     * No connection comes in from the internet, and none goes out to it, on any protocol and port and with any address
     * there. A way out through a NAT gateway is one. Holds where there is no network interface at all.
     *
     * @throws IllegalStateException if there is no fake cloud behind the client
     */
    public SELF isIsolatedFromTheInternet() {
        return expectNoWays("isolated from the internet", (cloud, id) -> Stream.concat(
                cloud.network().waysFromInternet(id).stream(), cloud.network().waysToInternet(id).stream()).toList());
    }

    /**
     * No connection comes in from the internet, on any protocol and port and from any address there; it may lead out.
     *
     * @throws IllegalStateException if there is no fake cloud behind the client
     */
    public SELF isNotReachableFromTheInternet() {
        return expectNoWays("not reachable from the internet", (cloud, id) -> cloud.network().waysFromInternet(id));
    }

    @FunctionalInterface
    private interface Ways {

        List<Verdict> of(FakeCloud cloud, String id);
    }

    private SELF expectNoWays(String expected, Ways search) {
        FakeCloud cloud = scope().cloud(NEED);
        return check(() -> {
            R resource = read("to be", expected);
            List<Verdict> ways = search.of(cloud, idOf(resource));
            if (!ways.isEmpty()) {
                throw reportOn(resource).fact("to be", expected).fact("but", lines(ways.get(0)))
                        .factIfAny("and", others(ways)).error();
            }
        });
    }

    private static List<String> lines(Verdict way) {
        List<String> lines = new ArrayList<>();
        lines.add(way.source() + " reaches " + way.target() + " on " + traffic(way) + ":");
        way.way().lines().forEach(lines::add);
        return lines;
    }

    private static List<String> others(List<Verdict> ways) {
        int others = ways.size() - 1;
        return others == 0 ? List.of() : List.of(
                others + (others == 1 ? " more way" : " more ways") + " from or to the internet");
    }

    private static String traffic(Verdict way) {
        return way.flow().protocol() < 0 ? "any protocol" : way.sent().traffic();
    }
}
