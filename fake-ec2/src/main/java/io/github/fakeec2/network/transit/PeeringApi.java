package io.github.fakeec2.network.transit;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.transit.TransitGatewayAttachment.Kind;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Row;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.AcceptTransitGatewayPeeringAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.AcceptTransitGatewayPeeringAttachmentResponse;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayPeeringAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayPeeringAttachmentResponse;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayPeeringAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayPeeringAttachmentResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayPeeringAttachmentsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayPeeringAttachmentsResponse;
import software.amazon.awssdk.services.ec2.model.RejectTransitGatewayPeeringAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.RejectTransitGatewayPeeringAttachmentResponse;

/** Peers transit gateways with each other. */
@Simulates(family = "Transit gateway attachments")
final class PeeringApi {

    private static final AttachmentListing LISTING =
            AttachmentListing.of(Kind.PEERING, TransitGatewayFilters.PEERINGS);
    private static final SimulatedMembers OPTIONS =
            SimulatedMembers.of("CreateTransitGatewayPeeringAttachment", "options.", "DynamicRouting");

    private final Call call;

    PeeringApi(Call call) {
        this.call = call;
    }

    @Limits("Dynamic routing (options.dynamicRouting) is shown and has no effect.")
    CreateTransitGatewayPeeringAttachmentResponse createTransitGatewayPeeringAttachment(
            CreateTransitGatewayPeeringAttachmentRequest request) {
        Map<String, String> tags =
                TagRules.onCreate(request.tagSpecifications(), TransitGatewayAttachment.TABLE.resourceType());
        OPTIONS.requireNoOther(request.options());
        Boolean dynamic = request.options() == null || request.options().dynamicRoutingAsString() == null ? null
                : Requests.enabled(request.options().dynamicRoutingAsString(), "DynamicRouting", false);
        Row<TransitGatewayAttachment> row = new TransitGatewayPeeringRequest(call).make(request, dynamic, tags);
        return CreateTransitGatewayPeeringAttachmentResponse.builder()
                .transitGatewayPeeringAttachment(AttachmentView.ofPeering(row)).build();
    }

    DescribeTransitGatewayPeeringAttachmentsResponse describeTransitGatewayPeeringAttachments(
            DescribeTransitGatewayPeeringAttachmentsRequest request) {
        Page<TransitGatewayAttachment> page = LISTING.page(call, request.transitGatewayAttachmentIds(),
                request.filters(), request.maxResults(), request.nextToken());
        return DescribeTransitGatewayPeeringAttachmentsResponse.builder()
                .transitGatewayPeeringAttachments(page.map(AttachmentView::ofPeering))
                .nextToken(page.nextToken())
                .build();
    }

    AcceptTransitGatewayPeeringAttachmentResponse acceptTransitGatewayPeeringAttachment(
            AcceptTransitGatewayPeeringAttachmentRequest request) {
        TransitGatewayAttachment attachment = pending(request.transitGatewayAttachmentId());
        return AcceptTransitGatewayPeeringAttachmentResponse.builder().transitGatewayPeeringAttachment(
                AttachmentView.ofPeering(Attachments.open(call, attachment.id()))).build();
    }

    RejectTransitGatewayPeeringAttachmentResponse rejectTransitGatewayPeeringAttachment(
            RejectTransitGatewayPeeringAttachmentRequest request) {
        TransitGatewayAttachment attachment = pending(request.transitGatewayAttachmentId());
        return RejectTransitGatewayPeeringAttachmentResponse.builder().transitGatewayPeeringAttachment(
                AttachmentView.ofPeering(Attachments.reject(call, attachment.id()))).build();
    }

    DeleteTransitGatewayPeeringAttachmentResponse deleteTransitGatewayPeeringAttachment(
            DeleteTransitGatewayPeeringAttachmentRequest request) {
        TransitGatewayAttachment attachment =
                AttachmentListing.existing(call, request.transitGatewayAttachmentId(), Kind.PEERING).value();
        if (!attachment.stateName().equals("pendingAcceptance")) {
            Requests.requireAvailable(attachment);
        }
        return DeleteTransitGatewayPeeringAttachmentResponse.builder().transitGatewayPeeringAttachment(
                AttachmentView.ofPeering(Attachments.end(call, attachment.id()))).build();
    }

    /** A peering that the accepter, who calls, has yet to decide about. */
    private TransitGatewayAttachment pending(String id) {
        TransitGatewayAttachment attachment = AttachmentListing.existing(call, id, Kind.PEERING).value();
        if (!attachment.stateName().equals("pendingAcceptance")) {
            throw Requests.incorrectState(id).withHint(id + " is " + attachment.stateName());
        }
        if (!attachment.transitGatewayId().equals(attachment.peering().accepter().transitGatewayId())) {
            throw Requests.notYours(id);
        }
        return attachment;
    }
}
