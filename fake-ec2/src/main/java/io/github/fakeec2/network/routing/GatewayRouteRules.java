package io.github.fakeec2.network.routing;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.RouteDestination;
import io.github.fakeec2.network.RouteTable;
import io.github.fakeec2.network.RouteTarget;
import java.util.Set;

/**
 * What may stand in the route table of a gateway, which is for what comes in through it: routes to the VPC's own ranges
 * and to whole subnets, with local, an interface or a Gateway Load Balancer endpoint as the target, none of them
 * propagated (VPC user guide, "Gateway route tables").
 */
final class GatewayRouteRules {

    private static final Set<RouteTarget.Kind> TARGETS = Set.of(RouteTarget.Kind.LOCAL,
            RouteTarget.Kind.NETWORK_INTERFACE, RouteTarget.Kind.VPC_ENDPOINT);

    private GatewayRouteRules() {
    }

    /**
     * Refuses a table that cannot be a gateway's.
     *
     * @throws AwsError {@code InvalidParameterValue}
     */
    static void requireFit(Call call, RouteTable table) {
        if (!table.propagatingGatewayIds().isEmpty()) {
            throw unfit(table, "route propagation is enabled in it");
        }
        for (RouteTable.Route route : table.routes()) {
            requireFit(call, table, route.destination(), route.target());
        }
    }

    /** Whether a table is that of a gateway. */
    static boolean applyTo(RouteTable table) {
        return table.associations().stream().anyMatch(association -> association.gatewayId() != null);
    }

    /**
     * Refuses a route that cannot stand in the table of a gateway.
     *
     * @throws AwsError {@code InvalidParameterValue}
     */
    static void requireFit(Call call, RouteTable table, RouteDestination destination, RouteTarget target) {
        if (!TARGETS.contains(target.kind())) {
            throw unfit(table, "it routes " + destination.text() + " to " + target.id()
                    + ", which is neither local, nor a network interface, nor a Gateway Load Balancer endpoint");
        }
        if (!VpcRanges.of(call, table.vpcId()).isVpcOrSubnet(destination)) {
            throw unfit(table, "its destination " + destination.text()
                    + " is neither the CIDR block of the VPC nor that of a subnet");
        }
    }

    private static AwsError unfit(RouteTable table, String why) {
        return AwsError.of("InvalidParameterValue",
                "Route table " + table.id() + " cannot be associated with a gateway: " + why + ".");
    }
}
