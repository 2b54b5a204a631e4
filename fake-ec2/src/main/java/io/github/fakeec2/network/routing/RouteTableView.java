package io.github.fakeec2.network.routing;

import io.github.fakeec2.network.RouteTable;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.PropagatingVgw;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociationStateCode;

/**
 * A route table as DescribeRouteTables shows it. Since the state of a route follows that of its target, which may be of
 * any kind, what a row keeps is this object, which builds the answer anew when a target looks otherwise.
 */
final class RouteTableView {

    private List<RouteView> seen;
    private software.amazon.awssdk.services.ec2.model.RouteTable latest;

    private RouteTableView() {
    }

    static software.amazon.awssdk.services.ec2.model.RouteTable of(Row<RouteTable> row, RegionState region) {
        RouteTableView view = row.view(RouteTableView::new);
        List<RouteView> now = routes(row.value(), region);
        if (!now.equals(view.seen)) {
            view.latest = build(row, region, now);
            view.seen = now;
        }
        return view.latest;
    }

    /** What the routes of a table show beside themselves, in their order. */
    static List<RouteView> routes(RouteTable table, RegionState region) {
        List<RouteView> routes = new ArrayList<>(table.routes().size());
        for (RouteTable.Route route : table.routes()) {
            routes.add(RouteView.of(region, table, route.target()));
        }
        return routes;
    }

    private static software.amazon.awssdk.services.ec2.model.RouteTable build(Row<RouteTable> row, RegionState region,
            List<RouteView> views) {
        RouteTable table = row.value();
        List<Route> routes = new ArrayList<>(views.size());
        for (int i = 0; i < views.size(); i++) {
            routes.add(views.get(i).build(table.routes().get(i), region.account()));
        }
        List<RouteTableAssociation> associations = new ArrayList<>();
        for (RouteTable.Association association : table.associations()) {
            associations.add(RouteTableAssociation.builder()
                    .routeTableAssociationId(association.id())
                    .routeTableId(table.id())
                    .subnetId(association.subnetId())
                    .gatewayId(association.gatewayId())
                    .main(association.isMain())
                    .associationState(state -> state.state(RouteTableAssociationStateCode.ASSOCIATED))
                    .build());
        }
        List<PropagatingVgw> propagating = new ArrayList<>();
        for (String gatewayId : table.propagatingGatewayIds()) {
            propagating.add(PropagatingVgw.builder().gatewayId(gatewayId).build());
        }
        return software.amazon.awssdk.services.ec2.model.RouteTable.builder()
                .routeTableId(table.id())
                .vpcId(table.vpcId())
                .ownerId(region.account())
                .routes(routes)
                .associations(associations)
                .propagatingVgws(propagating)
                .tags(TagRules.toSdk(row.tags()))
                .build();
    }
}
