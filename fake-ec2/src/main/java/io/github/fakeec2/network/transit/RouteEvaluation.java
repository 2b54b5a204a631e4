package io.github.fakeec2.network.transit;

import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.network.PrefixLists;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.network.transit.TransitGatewayAttachment.Kind;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Works out the routes of a transit gateway's route table. For one destination a static route goes before one of a
 * prefix list, and that before a propagated one; only the preferred route is there to be seen (Transit Gateway guide,
 * "How AWS Transit Gateway works", section "Route evaluation order"). What propagates is never written down, so it
 * follows the ranges of the VPCs by itself.
 */
final class RouteEvaluation {

    private final RegionState hub;
    private final String routeTableId;
    private final BiFunction<String, String, RegionState> elsewhere;
    private final Map<IpRange, TransitGatewayRoute> routes = new LinkedHashMap<>();

    private RouteEvaluation(RegionState hub, String routeTableId, BiFunction<String, String, RegionState> elsewhere) {
        this.hub = hub;
        this.routeTableId = routeTableId;
        this.elsewhere = elsewhere;
    }

    static List<TransitGatewayRoute> routes(RegionState hub, String routeTableId,
            BiFunction<String, String, RegionState> elsewhere) {
        RouteEvaluation book = new RouteEvaluation(hub, routeTableId, elsewhere);
        book.addStatic();
        book.addPrefixLists();
        book.addPropagated();
        return List.copyOf(book.routes.values());
    }

    private void addStatic() {
        for (Row<StaticRoute> row : hub.table(StaticRoute.TABLE).by(StaticRoute.BY_TABLE, routeTableId)) {
            StaticRoute route = row.value();
            routes.put(route.destination(), made(hub, route.destination(), null, route.attachmentId()));
        }
    }

    private void addPrefixLists() {
        for (Row<PrefixListReference> row : hub.table(PrefixListReference.TABLE)
                .by(PrefixListReference.BY_TABLE, routeTableId)) {
            PrefixListReference reference = row.value();
            for (IpRange range : ranges(hub, reference.prefixListId())) {
                routes.putIfAbsent(range, made(hub, range, reference.prefixListId(), reference.attachmentId()));
            }
        }
    }

    private static List<IpRange> ranges(RegionState region, String prefixListId) {
        List<IpRange> ranges = new ArrayList<>();
        PrefixLists.ipv4(region, prefixListId).forEach(range -> ranges.add(IpRange.of(range)));
        PrefixLists.ipv6(region, prefixListId).forEach(range -> ranges.add(IpRange.of(range)));
        return ranges;
    }

    /** A static route as it is now: to an attachment that has gone it is a blackhole. */
    static TransitGatewayRoute made(RegionState hub, IpRange destination, String prefixListId, String attachmentId) {
        Row<TransitGatewayAttachment> row =
                attachmentId == null ? null : hub.table(TransitGatewayAttachment.TABLE).find(attachmentId);
        return new TransitGatewayRoute(destination, prefixListId, row == null ? List.of() : List.of(row.value()), true,
                row != null && row.value().isAvailable() ? "active" : "blackhole");
    }

    /**
     * VPCs propagate their ranges. Where the ranges of two overlap, those of the VPC that came first stand (API
     * reference, CreateTransitGatewayVpcAttachment). VPN connections and Connect attachments propagate what BGP
     * brings, and nobody speaks BGP with them here.
     */
    private void addPropagated() {
        Map<IpRange, String> taken = new LinkedHashMap<>();
        for (Row<TransitGatewayLink> row : hub.table(TransitGatewayLink.PROPAGATIONS)
                .by(TransitGatewayLink.PROPAGATIONS_BY_TABLE, routeTableId)) {
            TransitGatewayAttachment attachment =
                    hub.table(TransitGatewayAttachment.TABLE).value(row.value().attachmentId());
            if (attachment.kind() == Kind.VPC && attachment.isAvailable()) {
                for (IpRange range : ranges(attachment)) {
                    if (isFree(range, attachment.id(), taken)) {
                        taken.put(range, attachment.id());
                        routes.putIfAbsent(range,
                                new TransitGatewayRoute(range, null, List.of(attachment), false, "active"));
                    }
                }
            }
        }
    }

    private static boolean isFree(IpRange range, String attachmentId, Map<IpRange, String> taken) {
        return taken.entrySet().stream()
                .noneMatch(other -> !other.getValue().equals(attachmentId) && other.getKey().overlaps(range));
    }

    private List<IpRange> ranges(TransitGatewayAttachment attachment) {
        RegionState region = attachment.resourceOwnerId().equals(hub.account())
                ? hub : elsewhere.apply(attachment.resourceOwnerId(), hub.name());
        Row<Vpc> vpc = region == null ? null : region.table(Vpc.TABLE).find(attachment.resourceId());
        List<IpRange> ranges = new ArrayList<>();
        if (vpc != null) {
            vpc.value().cidrs().forEach(range -> ranges.add(IpRange.of(range)));
            if (attachment.vpc().options().ipv6Support()) {
                vpc.value().ipv6Cidrs().forEach(range -> ranges.add(IpRange.of(range)));
            }
        }
        return ranges;
    }
}
