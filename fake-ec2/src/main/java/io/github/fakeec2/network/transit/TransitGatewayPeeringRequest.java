package io.github.fakeec2.network.transit;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.transit.TransitGatewayAttachment.Kind;
import io.github.fakeec2.network.transit.TransitGatewayAttachment.PeeringDetail;
import io.github.fakeec2.network.transit.TransitGatewayAttachment.Side;
import io.github.fakeec2.network.transit.TransitGatewayAttachment.Status;
import io.github.fakeec2.network.transit.TransitGatewayAttachment.Twin;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.region.RegionCatalog;
import io.github.fakeec2.state.Row;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayPeeringAttachmentRequest;

/**
 * How a peering is asked for (Transit Gateway guide, "Transit gateway peering attachments"). The attachment has the
 * same id on both sides, unless both are in one region. A peer that does not exist lets the request fail afterwards.
 */
final class TransitGatewayPeeringRequest {

    private final Call call;

    TransitGatewayPeeringRequest(Call call) {
        this.call = call;
    }

    Row<TransitGatewayAttachment> make(CreateTransitGatewayPeeringAttachmentRequest request, Boolean dynamicRouting,
            Map<String, String> tags) {
        Requests.required(request.transitGatewayId(), "TransitGatewayId");
        String peerId = Requests.required(request.peerTransitGatewayId(), "PeerTransitGatewayId");
        String account = Requests.required(request.peerAccountId(), "PeerAccountId");
        String region = Requests.required(request.peerRegion(), "PeerRegion");
        TransitGateway.TABLE.requireWellFormed(peerId);
        if (RegionCatalog.find(region).isEmpty()) {
            throw AwsError.invalidValue("PeerRegion", region);
        }
        TransitGateway gateway = Requests.available(call, TransitGateway.TABLE, request.transitGatewayId(),
                "TransitGatewayId").value();
        if (gateway.id().equals(peerId)) {
            throw Requests.invalid("A Transit Gateway cannot be peered with itself.");
        }
        requireRoom(gateway.id(), peerId);
        return make(gateway.id(), new Side(peerId, account, region), dynamicRouting, tags);
    }

    private void requireRoom(String gatewayId, String peerId) {
        if (TransitGateways.attachmentOf(call.region(), gatewayId, peerId) != null) {
            throw AwsError.of("DuplicateTransitGatewayAttachment",
                    gatewayId + " has non-deleted Transit Gateway Attachments with same peer Transit Gateway ID.");
        }
        List<TransitGatewayAttachment> attachments = Attachments.living(call, gatewayId);
        Attachments.requireRoom(call, gatewayId);
        Requests.requireRoom((int) attachments.stream().filter(one -> one.kind() == Kind.PEERING).count(), 1,
                call.quota(Quota.TRANSIT_GATEWAY_PEERING_ATTACHMENTS), "TransitGatewayAttachmentLimitExceeded",
                "peering attachments of a transit gateway");
    }

    private Row<TransitGatewayAttachment> make(String gatewayId, Side accepter, Boolean dynamicRouting,
            Map<String, String> tags) {
        String here = call.region().name();
        Side requester = new Side(gatewayId, call.account(), here);
        Call peer = peerOf(accepter);
        String id = call.nextId(TransitGatewayAttachment.TABLE);
        String accepterId = here.equals(accepter.region()) ? call.nextId(TransitGatewayAttachment.TABLE) : id;
        PeeringDetail detail = new PeeringDetail(requester, accepter, accepterId, dynamicRouting, null);
        Twin twin = peer == null ? null : new Twin(accepter.ownerId(), accepter.region(), accepterId);
        TransitGatewayAttachment own = side(id, requester, accepter, twin, detail);
        if (peer == null) {
            return failing(own, tags);
        }
        return Attachments.request(call, own, tags, side(accepterId, accepter, requester,
                new Twin(call.account(), here, id), detail));
    }

    private static TransitGatewayAttachment side(String id, Side own, Side other, Twin twin, PeeringDetail detail) {
        return new TransitGatewayAttachment(id, own.transitGatewayId(), own.ownerId(), Kind.PEERING,
                other.transitGatewayId(), other.ownerId(), "initiatingRequest", twin, detail);
    }

    private Call peerOf(Side accepter) {
        Call peer = call.in(accepter.ownerId(), accepter.region());
        Row<TransitGateway> row =
                peer == null ? null : peer.table(TransitGateway.TABLE).find(accepter.transitGatewayId());
        return row != null && row.value().isAvailable() ? peer : null;
    }

    private Row<TransitGatewayAttachment> failing(TransitGatewayAttachment own, Map<String, String> tags) {
        PeeringDetail detail = own.peering();
        Status status = new Status("peer-not-found", "The peer transit gateway "
                + detail.accepter().transitGatewayId() + " was not found.");
        Row<TransitGatewayAttachment> row = call.table(TransitGatewayAttachment.TABLE).insert(
                own.withDetail(new PeeringDetail(detail.requester(), detail.accepter(),
                        detail.accepterAttachmentId(), detail.dynamicRouting(), status)), tags);
        Attachments.fail(call, own.id());
        return row;
    }
}
