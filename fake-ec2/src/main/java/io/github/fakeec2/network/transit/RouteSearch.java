package io.github.fakeec2.network.transit;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import software.amazon.awssdk.services.ec2.model.Filter;

/** How SearchTransitGatewayRoutes finds routes: by what they are like, and by where they lead. */
final class RouteSearch {

    private static final int MOST = 1000;
    private static final String LONGEST = "route-search.longest-prefix-match";
    private static final Listing<TransitGatewayRoute> LISTING = new Listing<>(TransitGatewayRoute.TABLE,
            () -> TransitGatewayFilters.ROUTES, PageRules.upperCase("TransitGatewayRouteTableId", 5, MOST));

    private RouteSearch() {
    }

    static Page<TransitGatewayRoute> page(Call call, String tableId, List<Filter> filters, Integer maxResults) {
        List<TransitGatewayRoute> routes = TransitGateways.routes(call.region(), tableId, (account, region) -> {
            Call there = call.in(account, region);
            return there == null ? null : there.region();
        });
        List<Filter> others = new ArrayList<>();
        for (Filter filter : filters) {
            BiPredicate<IpRange, IpRange> match = matchOf(filter == null ? null : filter.name());
            if (match == null || filter.values().isEmpty()) {
                others.add(filter);
            } else {
                routes = matching(routes, filter, match);
            }
        }
        List<Row<TransitGatewayRoute>> rows = new ArrayList<>();
        for (TransitGatewayRoute route : routes) {
            rows.add(Row.ofCatalogue(route, rows.size()));
        }
        return LISTING.page(rows, call.region(), false, others, maxResults == null ? MOST : maxResults, null);
    }

    /** How a filter compares the destination of a route with its own value, or null for a filter of another sort. */
    private static BiPredicate<IpRange, IpRange> matchOf(String name) {
        return switch (name == null ? "" : name) {
            case "route-search.exact-match" -> IpRange::equals;
            case LONGEST, "route-search.supernet-of-match" -> IpRange::contains;
            case "route-search.subnet-of-match" -> (destination, value) -> value.contains(destination);
            default -> null;
        };
    }

    private static List<TransitGatewayRoute> matching(List<TransitGatewayRoute> routes, Filter filter,
            BiPredicate<IpRange, IpRange> match) {
        List<TransitGatewayRoute> found = new ArrayList<>();
        for (String text : filter.values()) {
            IpRange value = value(filter.name(), text);
            List<TransitGatewayRoute> matching =
                    routes.stream().filter(route -> match.test(route.destination(), value)).toList();
            (filter.name().equals(LONGEST) ? longest(matching) : matching).stream()
                    .filter(route -> !found.contains(route)).forEach(found::add);
        }
        return found;
    }

    /** A value is a range, or an address. */
    private static IpRange value(String name, String text) {
        IpRange value = Requests.rangeOrNull(text);
        if (value == null && text != null && text.indexOf('/') < 0) {
            value = IpAddress.tryParse(text).map(IpRange::of).orElse(null);
        }
        if (value == null) {
            throw Requests.invalid("Value (" + text + ") for filter " + name
                    + " is invalid. This is not a valid CIDR block.");
        }
        return value;
    }

    private static List<TransitGatewayRoute> longest(List<TransitGatewayRoute> routes) {
        return routes.stream().reduce((one, other) -> other.destination().prefix() > one.destination().prefix()
                ? other : one).stream().toList();
    }
}
