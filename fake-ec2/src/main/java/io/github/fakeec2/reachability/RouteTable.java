package io.github.fakeec2.reachability;

import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.reachability.model.Peer;
import io.github.fakeec2.reachability.model.RouteEntry;
import io.github.fakeec2.reachability.model.Rule;
import io.github.fakeec2.reachability.model.TransitRoute;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * The routes of a table, best first, so that the first one that matches is the one to take: the longest prefix, and
 * among equals the one with priority (VPC user guide, "Route priority"; Transit Gateway guide, "Route evaluation
 * order").
 */
final class RouteTable {

    private record Line(IpRange range, Rule route, int rank) {
    }

    final String id;

    private final IpRange[] ranges;
    private final Rule[] routes;

    private RouteTable(String id, List<Line> lines) {
        this.id = id;
        // The sort is stable: among routes that AWS chooses between at random, the first one stays.
        lines.sort(Comparator.comparingInt((Line line) -> -line.range.bits()).thenComparingInt(Line::rank));
        this.ranges = lines.stream().map(Line::range).toArray(IpRange[]::new);
        this.routes = lines.stream().map(Line::route).toArray(Rule[]::new);
    }

    static RouteTable ofVpc(String id, List<RouteEntry> routes, Map<String, IpRange[]> prefixLists) {
        return new RouteTable(id, lines(routes, RouteEntry::destination, RouteTable::rank, prefixLists));
    }

    static RouteTable ofTransitGateway(String id, List<TransitRoute> routes, Map<String, IpRange[]> prefixLists) {
        return new RouteTable(id,
                lines(routes, TransitRoute::destination, route -> route.isStatic() ? 0 : 1, prefixLists));
    }

    private static <T extends Rule> List<Line> lines(List<T> routes, Function<T, Peer> destination,
            ToIntFunction<T> rank, Map<String, IpRange[]> prefixLists) {
        List<Line> lines = new ArrayList<>();
        for (T route : routes) {
            for (IpRange range : SecurityGroup.ranges(destination.apply(route), prefixLists)) {
                lines.add(new Line(range, route, rank.applyAsInt(route)));
            }
        }
        return lines;
    }

    /** The local route comes before static ones, those before prefix lists, and those before propagated routes. */
    private static int rank(RouteEntry route) {
        if (route.target() == RouteEntry.Target.LOCAL) {
            return 0;
        }
        if (route.origin() == RouteEntry.Origin.PROPAGATED) {
            return 3;
        }
        return route.destination() instanceof Peer.PrefixList ? 2 : 1;
    }

    /** The route to take to an address, or null. */
    Rule find(IpAddress destination) {
        for (int i = 0; i < ranges.length; i++) {
            if (ranges[i].contains(destination)) {
                return routes[i];
            }
        }
        return null;
    }

    /** As {@link #find}, in a table of a VPC. */
    RouteEntry findEntry(IpAddress destination) {
        return (RouteEntry) find(destination);
    }

    IpRange[] ranges() {
        return ranges;
    }
}
