package io.github.fakeec2.network.routing;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.network.NatGateway;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.RouteDestination;
import io.github.fakeec2.network.RouteDestination.Ipv4Range;
import io.github.fakeec2.network.RouteDestination.Ipv6Range;
import io.github.fakeec2.network.RouteQuota;
import io.github.fakeec2.network.RouteTable;
import io.github.fakeec2.network.RouteTarget;
import io.github.fakeec2.network.RouteTarget.Kind;
import io.github.fakeec2.network.VpcEndpoint;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which routes a table takes (VPC user guide, "Configure route tables"). */
final class RouteRules {

    /** The targets of routes inside the VPC: "Subnet route tables" in the guide. */
    private static final Set<Kind> MIDDLEBOXES = Set.of(Kind.NETWORK_INTERFACE, Kind.NAT_GATEWAY, Kind.VPC_ENDPOINT);

    /** What AWS's own services have: "Route table concepts" in the guide. */
    private static final Cidr RESERVED = Cidr.parse("169.254.168.0/22");
    private static final Ipv6Cidr RESERVED_IPV6 = Ipv6Cidr.parse("fd00:ec2::/32");

    /** IPv6 addresses that stand for IPv4 ones, which a NAT gateway translates: "DNS64 and NAT64" in the guide. */
    private static final Ipv6Cidr NAT64 = Ipv6Cidr.parse("64:ff9b::/96");

    /** What messages call the targets that are no network gateways. */
    private static final Map<Kind, String> NOUNS = Map.of(
            Kind.INTERNET_GATEWAY, "network gateway",
            Kind.VPN_GATEWAY, "network gateway",
            Kind.NETWORK_INTERFACE, "interface",
            Kind.NAT_GATEWAY, "interface",
            Kind.EGRESS_ONLY_INTERNET_GATEWAY, "egress only internet gateway",
            Kind.VPC_PEERING_CONNECTION, "vpc peering connection",
            Kind.VPC_ENDPOINT, "vpc endpoint",
            Kind.CARRIER_GATEWAY, "carrier gateway");

    private final Call call;
    private final RouteTable table;

    RouteRules(Call call, RouteTable table) {
        this.call = call;
        this.table = table;
    }

    /**
     * Refuses a route that the table cannot have.
     *
     * @throws AwsError {@code InvalidParameterValue}, {@code InvalidTransitGatewayID.NotFound} for a transit gateway
     *     that the VPC is not attached to
     */
    void requireAllowed(RouteDestination destination, RouteTarget target) {
        requireSameVpc(target);
        requireFamily(destination, target);
        requireNotReserved(destination);
        if (GatewayRouteRules.applyTo(table)) {
            GatewayRouteRules.requireFit(call, table, destination, target);
        }
        VpcRanges ranges = VpcRanges.of(call, table.vpcId());
        if (!ranges.isInVpc(destination)) {
            return;
        }
        if (!MIDDLEBOXES.contains(target.kind())) {
            throw AwsError.of("InvalidParameterValue",
                            "Route target is not supported. This route only supports interface and instance targets.")
                    .withHint(destination.text() + " is inside " + table.vpcId());
        }
        if (!ranges.isVpcOrSubnet(destination)) {
            throw AwsError.of("InvalidParameterValue", "The destination CIDR block " + destination.text()
                    + " is more specific than the local route and does not match the CIDR block of a subnet in "
                    + table.vpcId() + ".");
        }
    }

    private void requireSameVpc(RouteTarget target) {
        if (target.kind() == Kind.NETWORK_INTERFACE) {
            NetworkInterface eni = call.table(NetworkInterface.TABLE).value(target.id());
            if (!eni.vpcId().equals(table.vpcId())) {
                throw differentNetworks(target.kind(), target.id());
            }
            return;
        }
        if (target.kind() == Kind.TRANSIT_GATEWAY) {
            if (!RouteTargets.isAlive(call.region(), table, target)) {
                throw new RouteTargetLookup(call).absent(target)
                        .withHint(table.vpcId() + " is not attached to " + target.id());
            }
            return;
        }
        Row<?> row = call.region().find(target.id());
        if (!RouteTargets.serves(call.region(), row, table.vpcId())) {
            throw differentNetworks(target.kind(), row.value() instanceof NatGateway gateway
                    && gateway.networkInterfaceId() != null ? gateway.networkInterfaceId() : target.id())
                    .withHint(target.id() + " is " + row.value().stateName());
        }
        if (row.value() instanceof VpcEndpoint endpoint && endpoint.type() != VpcEndpoint.Type.GATEWAY_LOAD_BALANCER) {
            throw AwsError.of("InvalidParameterValue", "The VPC endpoint " + endpoint.id() + " is of type "
                    + endpoint.type() + ". A route can lead to a Gateway Load Balancer endpoint only.");
        }
    }

    private AwsError differentNetworks(Kind kind, String id) {
        return AwsError.of("InvalidParameterValue", "route table " + table.id() + " and " + NOUNS.get(kind) + " " + id
                + " belong to different networks");
    }

    private void requireFamily(RouteDestination destination, RouteTarget target) {
        boolean ipv6 = RouteQuota.isIpv6(call.region(), destination);
        boolean nat64 = destination instanceof Ipv6Range range && NAT64.contains(range.cidr());
        if (target.kind() == Kind.EGRESS_ONLY_INTERNET_GATEWAY && !ipv6) {
            throw wrongFamily(destination, target, "An egress-only internet gateway takes IPv6 traffic only.");
        }
        if (target.kind() == Kind.CARRIER_GATEWAY && ipv6) {
            throw wrongFamily(destination, target, "A carrier gateway takes IPv4 traffic only.");
        }
        if (target.kind() == Kind.NAT_GATEWAY && ipv6 && !nat64) {
            throw wrongFamily(destination, target,
                    "A NAT gateway takes IPv4 traffic, and IPv6 traffic to " + NAT64 + " only.");
        }
    }

    private static AwsError wrongFamily(RouteDestination destination, RouteTarget target, String rule) {
        return AwsError.of("InvalidParameterValue", "The route to " + destination.text() + " cannot have the target "
                + target.id() + ". " + rule);
    }

    private static void requireNotReserved(RouteDestination destination) {
        boolean reserved = destination instanceof Ipv4Range ipv4 && RESERVED.contains(ipv4.cidr())
                || destination instanceof Ipv6Range ipv6 && RESERVED_IPV6.contains(ipv6.cidr());
        if (reserved) {
            throw AwsError.of("InvalidParameterValue", "The destination CIDR block " + destination.text()
                    + " is reserved for use by AWS services.");
        }
    }

    /**
     * Refuses one more route than the quota allows; it takes the place of another to the same destination.
     *
     * @throws AwsError {@code RouteLimitExceeded}
     */
    void requireRoomFor(RouteTable.Route route) {
        List<RouteTable.Route> routes = new ArrayList<>(table.routes());
        routes.removeIf(other -> other.isTo(route.destination()));
        routes.add(route);
        if (!RouteQuota.allows(call, routes)) {
            throw AwsError.of("RouteLimitExceeded", "The maximum number of routes has been reached.");
        }
    }
}
