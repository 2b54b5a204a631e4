package io.github.fakeec2.network.routing;

import io.github.fakeec2.network.RouteTable;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociationStateCode;

/** A route table as DescribeRouteTables shows it. */
final class RouteTableView {

    private RouteTableView() {
    }

    static software.amazon.awssdk.services.ec2.model.RouteTable of(Row<RouteTable> row, RegionState region) {
        return row.view(() -> build(row, region));
    }

    private static software.amazon.awssdk.services.ec2.model.RouteTable build(Row<RouteTable> row, RegionState region) {
        RouteTable table = row.value();
        List<Route> routes = new ArrayList<>();
        for (RouteTable.Route route : table.routes()) {
            routes.add(Route.builder()
                    .destinationCidrBlock(route.destination().text())
                    .gatewayId(route.target().id())
                    .origin(route.origin().toString())
                    .state(RouteState.ACTIVE)
                    .build());
        }
        List<RouteTableAssociation> associations = new ArrayList<>();
        for (RouteTable.Association association : table.associations()) {
            associations.add(RouteTableAssociation.builder()
                    .routeTableAssociationId(association.id())
                    .routeTableId(table.id())
                    .subnetId(association.subnetId())
                    .main(association.isMain())
                    .associationState(state -> state.state(RouteTableAssociationStateCode.ASSOCIATED))
                    .build());
        }
        return software.amazon.awssdk.services.ec2.model.RouteTable.builder()
                .routeTableId(table.id())
                .vpcId(table.vpcId())
                .ownerId(region.account())
                .routes(routes)
                .associations(associations)
                .propagatingVgws(List.of())
                .tags(TagRules.toSdk(row.tags()))
                .build();
    }
}
