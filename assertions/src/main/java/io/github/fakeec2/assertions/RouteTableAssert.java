package io.github.fakeec2.assertions;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ec2.model.RouteTable;

/** Assertions on a route table. Destinations are compared as EC2 writes them: {@code 10.0.0.0/16}, {@code pl-...}. */
public class RouteTableAssert extends AbstractResourceAssert<RouteTableAssert, RouteTable> {

    RouteTableAssert(Scope scope, Supplier<String> id) {
        super(scope, ResourceKinds.ROUTE_TABLE, id);
    }

    /** The table is the main one of its VPC. */
    public RouteTableAssert isMain() {
        return expect("to be", "the main route table", Routes::isMain, table -> "another one of " + table.vpcId());
    }

    /** The table is in this VPC. */
    public RouteTableAssert isInVpc(String vpcId) {
        return expectEqual("to be in VPC", "VPC id", vpcId, RouteTable::vpcId);
    }

    /** The subnet, or gateway, is explicitly associated with the table. */
    public RouteTableAssert isAssociatedWith(String subnetOrGatewayId) {
        Inputs.requiredText(subnetOrGatewayId, "subnet or gateway id");
        return expect("to be associated with", subnetOrGatewayId,
                table -> Routes.associated(table).contains(subnetOrGatewayId),
                table -> Routes.associated(table).isEmpty() ? "nothing" : String.join(", ", Routes.associated(table)));
    }

    /** A route to exactly this destination leads to this target, and the target is there. */
    public RouteTableAssert hasRoute(String destination, String targetId) {
        Inputs.requiredText(destination, "destination");
        Inputs.requiredText(targetId, "target id");
        return expect("to have route", destination + " -> " + targetId,
                table -> Routes.to(table, destination)
                        .filter(route -> Objects.equals(Routes.targetOf(route), targetId))
                        .filter(route -> !Routes.isBlackhole(route)).isPresent(), Routes::text);
    }

    /** No route has exactly this destination. */
    public RouteTableAssert hasNoRoute(String destination) {
        Inputs.requiredText(destination, "destination");
        return expect("to have no route", destination, table -> Routes.to(table, destination).isEmpty(), Routes::text);
    }

    /** The target of the route to exactly this destination has gone, and packets with it: {@code blackhole}. */
    public RouteTableAssert hasBlackhole(String destination) {
        Inputs.requiredText(destination, "destination");
        return expect("to have blackhole", destination, table -> {
            Optional<software.amazon.awssdk.services.ec2.model.Route> route = Routes.to(table, destination);
            return route.isPresent() && Routes.isBlackhole(route.get());
        }, Routes::text);
    }
}
