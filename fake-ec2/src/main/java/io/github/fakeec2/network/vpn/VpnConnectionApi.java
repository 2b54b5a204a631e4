package io.github.fakeec2.network.vpn;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.VpnConnection;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Row;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.CreateVpnConnectionRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpnConnectionResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpnConnectionRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpnConnectionRouteResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpnConnectionRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpnConnectionResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpnConnectionRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpnConnectionRouteResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpnConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpnConnectionsResponse;

/** Site-to-Site VPN connections and their static routes. */
@Simulates(family = "Site-to-Site VPN")
final class VpnConnectionApi {

    private static final Listing<VpnConnection> LISTING =
            new Listing<>(VpnConnection.TABLE, () -> VpnConnectionFilters.ALL, PageRules.NONE);

    private final Call call;
    private final VpnConnectionLife life;

    VpnConnectionApi(Call call) {
        this.call = call;
        this.life = new VpnConnectionLife(call);
    }

    @Limits("Both tunnels are DOWN, and no BGP session ever begins. Private outside addresses, VPN concentrators,"
            + " tunnel logs, large bandwidth and keys in Secrets Manager are refused.")
    CreateVpnConnectionResponse createVpnConnection(CreateVpnConnectionRequest request) {
        Map<String, String> tags =
                TagRules.onCreate(request.tagSpecifications(), VpnConnection.TABLE.resourceType());
        Row<VpnConnection> row = new VpnConnectionRequest(call, request).make(tags);
        return CreateVpnConnectionResponse.builder()
                .vpnConnection(VpnConnectionView.of(row, call.region()))
                .build();
    }

    DescribeVpnConnectionsResponse describeVpnConnections(DescribeVpnConnectionsRequest request) {
        return DescribeVpnConnectionsResponse.builder()
                .vpnConnections(LISTING.all(call.region(), request.vpnConnectionIds(), request.filters()).stream()
                        .map(row -> VpnConnectionView.of(row, call.region())).toList())
                .build();
    }

    DeleteVpnConnectionResponse deleteVpnConnection(DeleteVpnConnectionRequest request) {
        life.delete(life.find(request.vpnConnectionId()));
        return DeleteVpnConnectionResponse.builder().build();
    }

    @Limits("The route is propagated as soon as it is available, whether or not a tunnel is up.")
    CreateVpnConnectionRouteResponse createVpnConnectionRoute(CreateVpnConnectionRouteRequest request) {
        life.addRoute(request.vpnConnectionId(), request.destinationCidrBlock());
        return CreateVpnConnectionRouteResponse.builder().build();
    }

    DeleteVpnConnectionRouteResponse deleteVpnConnectionRoute(DeleteVpnConnectionRouteRequest request) {
        life.deleteRoute(request.vpnConnectionId(), request.destinationCidrBlock());
        return DeleteVpnConnectionRouteResponse.builder().build();
    }
}
