package io.github.fakeec2.network;

import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.TableType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A virtual private gateway: the VPC's end of VPN connections.
 *
 * @param stateName {@code available} or {@code deleted}
 * @param amazonSideAsn Amazon's autonomous system number in BGP sessions
 * @param availabilityZone the zone that the request named, or null
 * @param attachment the VPC that it is attached to or was last, or null
 */
public record VpnGateway(String id, String stateName, long amazonSideAsn, String availabilityZone,
        Attachment attachment) implements RoutePropagator {

    /** The kind of resource. */
    public static final TableType<VpnGateway> TABLE = TableType.<VpnGateway>of("vpn-gateway", "vgw-")
            .notFound("InvalidVpnGatewayID.NotFound", "The vpnGateway ID '%s' does not exist",
                    "The vpnGateway IDs '%s' do not exist")
            .malformed("InvalidVpnGatewayId.Malformed", "Invalid id: \"%s\" (expecting \"vgw-...\")");

    /** Finds the gateway of a VPC: one that is being attached, is attached, or is being detached. */
    public static final TableType.Index<VpnGateway> BY_VPC =
            TABLE.needs(Vpc.TABLE, gateway -> gateway.isAttachedAtAll() ? gateway.attachment.vpcId : null);

    /**
     * That a gateway has to do with a VPC.
     *
     * @param state {@code attaching}, {@code attached}, {@code detaching} or {@code detached}
     */
    public record Attachment(String vpcId, String state) {
    }

    /** Whether it can be attached and connected. */
    public boolean isAvailable() {
        return stateName.equals("available");
    }

    /** Whether it is attached to a VPC, or on the way to or from one. */
    public boolean isAttachedAtAll() {
        return attachment != null && !attachment.state.equals("detached");
    }

    /** The VPC that it is attached to now, or null. */
    public String vpcId() {
        return attachment != null && attachment.state.equals("attached") ? attachment.vpcId : null;
    }

    @Override
    public boolean serves(RegionState region, String vpcId) {
        return isAvailable() && vpcId.equals(vpcId());
    }

    /** The static routes of its VPN connections, while it is attached. */
    @Override
    public List<RouteDestination> propagated(RegionState region) {
        if (!isAvailable() || vpcId() == null) {
            return List.of();
        }
        Set<RouteDestination> destinations = new LinkedHashSet<>();
        for (Row<VpnConnection> row : region.table(VpnConnection.TABLE).by(VpnConnection.BY_VPN_GATEWAY, id)) {
            row.value().routesInForce().forEach(cidr -> destinations.add(new RouteDestination.Ipv4Range(cidr)));
        }
        return new ArrayList<>(destinations);
    }

    /** The gateway with another attachment. */
    public VpnGateway attached(String vpcId, String state) {
        return new VpnGateway(id, stateName, amazonSideAsn, availabilityZone, new Attachment(vpcId, state));
    }

    /** The gateway after its deletion. */
    public VpnGateway deleted() {
        return new VpnGateway(id, "deleted", amazonSideAsn, availabilityZone, null);
    }
}
