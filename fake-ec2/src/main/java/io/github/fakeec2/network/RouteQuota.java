package io.github.fakeec2.network;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;

/**
 * How many routes a route table may have. Propagated routes have a quota of their own, IPv4 and IPv6 are counted apart,
 * and a prefix list counts as many routes as it may have entries (VPC user guide, "Amazon VPC quotas").
 */
public final class RouteQuota {

    private RouteQuota() {
    }

    /** Whether a table may have the routes. */
    public static boolean allows(Call call, Iterable<RouteTable.Route> routes) {
        return allows(call, routes, null, 0);
    }

    /** As above, if a prefix list could have another number of entries. */
    public static boolean allows(Call call, Iterable<RouteTable.Route> routes, String prefixListId, int maxEntries) {
        long ipv4 = 0;
        long ipv6 = 0;
        for (RouteTable.Route route : routes) {
            if (route.origin() == RouteTable.Origin.ENABLE_VGW_ROUTE_PROPAGATION) {
                continue;
            }
            int weight = 1;
            if (route.destination() instanceof RouteDestination.PrefixList list) {
                weight = list.prefixListId().equals(prefixListId)
                        ? maxEntries : PrefixLists.maxEntries(call.region(), list.prefixListId());
            }
            if (isIpv6(call.region(), route.destination())) {
                ipv6 += weight;
            } else {
                ipv4 += weight;
            }
        }
        return Math.max(ipv4, ipv6) <= call.quota(Quota.ROUTES_PER_ROUTE_TABLE);
    }

    /** Whether a destination is one of IPv6. */
    public static boolean isIpv6(RegionState region, RouteDestination destination) {
        if (destination instanceof RouteDestination.PrefixList list) {
            Row<PrefixList> row = PrefixLists.find(region, list.prefixListId());
            return row != null && row.value().isIpv6();
        }
        return destination instanceof RouteDestination.Ipv6Range;
    }
}
