package io.github.fakeec2.network.transit;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.transit.TransitGatewayAttachment.ConnectDetail;
import io.github.fakeec2.network.transit.TransitGatewayAttachment.Kind;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.time.Delay;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayConnectPeerRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayConnectPeerResponse;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayConnectRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayConnectResponse;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayConnectPeerRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayConnectPeerResponse;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayConnectRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayConnectResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayConnectPeersRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayConnectPeersResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayConnectsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayConnectsResponse;

/** Connect attachments and their peers: GRE tunnels to appliances. */
@Simulates(family = "Transit gateway attachments")
final class ConnectApi {

    private static final AttachmentListing CONNECTS =
            AttachmentListing.of(Kind.CONNECT, TransitGatewayFilters.CONNECTS);
    private static final Listing<ConnectPeer> PEERS = new Listing<>(ConnectPeer.TABLE,
            () -> TransitGatewayFilters.CONNECT_PEERS, PageRules.upperCase("TransitGatewayConnectPeerIds", 5, 1000));

    private final Call call;

    ConnectApi(Call call) {
        this.call = call;
    }

    CreateTransitGatewayConnectResponse createTransitGatewayConnect(CreateTransitGatewayConnectRequest request) {
        Map<String, String> tags =
                TagRules.onCreate(request.tagSpecifications(), TransitGatewayAttachment.TABLE.resourceType());
        Requests.required(request.transportTransitGatewayAttachmentId(), "TransportTransitGatewayAttachmentId");
        String protocol = Requests.required(request.options() == null ? null : request.options().protocolAsString(),
                "Options.Protocol");
        if (!protocol.equals("gre")) {
            throw AwsError.invalidValue("Protocol", protocol, "The valid value is gre.");
        }
        TransitGatewayAttachment transport = Requests.available(call, TransitGatewayAttachment.TABLE,
                request.transportTransitGatewayAttachmentId(), "TransportTransitGatewayAttachmentId").value();
        if (transport.kind() != Kind.VPC) {
            throw Requests.invalid("Transit Gateway Attachment " + transport.id() + " of type "
                    + transport.kind().resourceType() + " cannot carry a Connect attachment.");
        }
        if (!transport.transitGatewayOwnerId().equals(call.account())) {
            throw Requests.notYours(transport.transitGatewayId());
        }
        Attachments.requireRoom(call, transport.transitGatewayId());
        Row<TransitGatewayAttachment> row = Attachments.begin(call, Attachments.own(call,
                transport.transitGatewayId(), Kind.CONNECT, transport.id(),
                new ConnectDetail(transport.id(), protocol)), tags);
        return CreateTransitGatewayConnectResponse.builder()
                .transitGatewayConnect(AttachmentView.ofConnect(row)).build();
    }

    DescribeTransitGatewayConnectsResponse describeTransitGatewayConnects(
            DescribeTransitGatewayConnectsRequest request) {
        Page<TransitGatewayAttachment> page = CONNECTS.page(call, request.transitGatewayAttachmentIds(),
                request.filters(), request.maxResults(), request.nextToken());
        return DescribeTransitGatewayConnectsResponse.builder()
                .transitGatewayConnects(page.map(AttachmentView::ofConnect))
                .nextToken(page.nextToken())
                .build();
    }

    DeleteTransitGatewayConnectResponse deleteTransitGatewayConnect(DeleteTransitGatewayConnectRequest request) {
        TransitGatewayAttachment attachment = connectIn(request.transitGatewayAttachmentId());
        List<String> peers =
                ConnectPeers.ofAttachment(call, attachment.id()).stream().map(ConnectPeer::id).toList();
        if (!peers.isEmpty()) {
            throw AwsError.of("IncorrectState", attachment.id() + " has non-deleted Connect Peers: "
                    + String.join(", ", peers) + ".");
        }
        return DeleteTransitGatewayConnectResponse.builder().transitGatewayConnect(
                AttachmentView.ofConnect(Attachments.end(call, attachment.id()))).build();
    }

    private TransitGatewayAttachment connectIn(String id) {
        TransitGatewayAttachment attachment = AttachmentListing.existing(call, id, Kind.CONNECT).value();
        Requests.requireAvailable(attachment);
        return attachment;
    }

    // ---- peers

    @Limits("Nobody speaks BGP at the other end: bgpStatus is always down.")
    CreateTransitGatewayConnectPeerResponse createTransitGatewayConnectPeer(
            CreateTransitGatewayConnectPeerRequest request) {
        Map<String, String> tags = TagRules.onCreate(request.tagSpecifications(), ConnectPeer.TABLE.resourceType());
        TransitGatewayAttachment attachment = connectIn(request.transitGatewayAttachmentId());
        Row<ConnectPeer> row =
                call.table(ConnectPeer.TABLE).insert(ConnectPeers.read(call, attachment, request), tags);
        Phases.becomeAvailable(call, ConnectPeer.TABLE, row.id(), Delay.TRANSIT_GATEWAY_PART_STEP);
        return CreateTransitGatewayConnectPeerResponse.builder()
                .transitGatewayConnectPeer(ConnectPeerView.of(row)).build();
    }

    DescribeTransitGatewayConnectPeersResponse describeTransitGatewayConnectPeers(
            DescribeTransitGatewayConnectPeersRequest request) {
        Page<ConnectPeer> page = PEERS.page(call.region(), request.transitGatewayConnectPeerIds(),
                request.filters(), request.maxResults(), request.nextToken());
        return DescribeTransitGatewayConnectPeersResponse.builder()
                .transitGatewayConnectPeers(page.map(ConnectPeerView::of))
                .nextToken(page.nextToken())
                .build();
    }

    DeleteTransitGatewayConnectPeerResponse deleteTransitGatewayConnectPeer(
            DeleteTransitGatewayConnectPeerRequest request) {
        ConnectPeer peer = Requests.available(call, ConnectPeer.TABLE, request.transitGatewayConnectPeerId(),
                "TransitGatewayConnectPeerId").value();
        Row<ConnectPeer> row = Phases.end(call, ConnectPeer.TABLE, peer.id(), Delay.TRANSIT_GATEWAY_PART_STEP);
        return DeleteTransitGatewayConnectPeerResponse.builder()
                .transitGatewayConnectPeer(ConnectPeerView.of(row)).build();
    }
}
