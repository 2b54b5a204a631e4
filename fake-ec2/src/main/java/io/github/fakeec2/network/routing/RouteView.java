package io.github.fakeec2.network.routing;

import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.RouteDestination;
import io.github.fakeec2.network.RouteTable;
import io.github.fakeec2.network.RouteTarget;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteState;

/**
 * What a route shows beside itself, and so what a view of it depends on.
 *
 * @param isAlive whether the target takes packets
 * @param instanceId the instance of the interface that is the target, or null
 */
record RouteView(boolean isAlive, String instanceId) {

    private static final RouteView ALIVE = new RouteView(true, null);
    private static final RouteView DEAD = new RouteView(false, null);

    static RouteView of(RegionState region, RouteTable table, RouteTarget target) {
        boolean alive = RouteTargets.isAlive(region, table, target);
        String instanceId = instanceId(region, target);
        return instanceId != null ? new RouteView(alive, instanceId) : alive ? ALIVE : DEAD;
    }

    private static String instanceId(RegionState region, RouteTarget target) {
        if (target.kind() != RouteTarget.Kind.NETWORK_INTERFACE) {
            return null;
        }
        Row<NetworkInterface> eni = region.table(NetworkInterface.TABLE).find(target.id());
        NetworkInterface.Attachment attachment = eni == null ? null : eni.value().attachment();
        return attachment == null ? null : attachment.instanceId();
    }

    /** As DescribeRouteTables has it. */
    RouteState state() {
        return isAlive ? RouteState.ACTIVE : RouteState.BLACKHOLE;
    }

    Route build(RouteTable.Route route, String account) {
        Route.Builder view = Route.builder().origin(route.origin().toString()).state(state());
        String destination = route.destination().text();
        if (route.destination() instanceof RouteDestination.Ipv4Range) {
            view.destinationCidrBlock(destination);
        } else if (route.destination() instanceof RouteDestination.Ipv6Range) {
            view.destinationIpv6CidrBlock(destination);
        } else {
            view.destinationPrefixListId(destination);
        }
        String target = route.target().id();
        switch (route.target().kind()) {
            case LOCAL, INTERNET_GATEWAY, VPN_GATEWAY, VPC_ENDPOINT -> view.gatewayId(target);
            case EGRESS_ONLY_INTERNET_GATEWAY -> view.egressOnlyInternetGatewayId(target);
            case NAT_GATEWAY -> view.natGatewayId(target);
            case VPC_PEERING_CONNECTION -> view.vpcPeeringConnectionId(target);
            case TRANSIT_GATEWAY -> view.transitGatewayId(target);
            case CARRIER_GATEWAY -> view.carrierGatewayId(target);
            case NETWORK_INTERFACE -> view.networkInterfaceId(target).instanceId(instanceId)
                    .instanceOwnerId(instanceId == null ? null : account);
        }
        return view.build();
    }
}
