package io.github.fakeec2.network.transit;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.transit.TransitGatewayAttachment.Kind;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Row;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.AcceptTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.AcceptTransitGatewayVpcAttachmentResponse;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayVpcAttachmentResponse;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayVpcAttachmentResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayVpcAttachmentsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayVpcAttachmentsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.ModifyTransitGatewayVpcAttachmentResponse;
import software.amazon.awssdk.services.ec2.model.RejectTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.RejectTransitGatewayVpcAttachmentResponse;

/** Attaches VPCs to transit gateways. */
@Simulates(family = "Transit gateway attachments")
final class VpcAttachmentApi {

    private static final AttachmentListing LISTING =
            AttachmentListing.of(Kind.VPC, TransitGatewayFilters.VPC_ATTACHMENTS);

    private final Call call;

    VpcAttachmentApi(Call call) {
        this.call = call;
    }

    @Limits("A transit gateway can be named by every account of the cloud, as if it were shared with all of them: "
            + "resource shares (AWS RAM) are not simulated.")
    CreateTransitGatewayVpcAttachmentResponse createTransitGatewayVpcAttachment(
            CreateTransitGatewayVpcAttachmentRequest request) {
        Map<String, String> tags =
                TagRules.onCreate(request.tagSpecifications(), TransitGatewayAttachment.TABLE.resourceType());
        Row<TransitGatewayAttachment> row = new VpcAttacher(call).attach(request, tags);
        return CreateTransitGatewayVpcAttachmentResponse.builder()
                .transitGatewayVpcAttachment(AttachmentView.ofVpc(row)).build();
    }

    ModifyTransitGatewayVpcAttachmentResponse modifyTransitGatewayVpcAttachment(
            ModifyTransitGatewayVpcAttachmentRequest request) {
        TransitGatewayAttachment attachment = existing(request.transitGatewayAttachmentId());
        Requests.requireAvailable(attachment);
        Row<TransitGatewayAttachment> row = new VpcAttacher(call).modify(attachment, request);
        return ModifyTransitGatewayVpcAttachmentResponse.builder()
                .transitGatewayVpcAttachment(AttachmentView.ofVpc(row)).build();
    }

    DescribeTransitGatewayVpcAttachmentsResponse describeTransitGatewayVpcAttachments(
            DescribeTransitGatewayVpcAttachmentsRequest request) {
        Page<TransitGatewayAttachment> page = LISTING.page(call, request.transitGatewayAttachmentIds(),
                request.filters(), request.maxResults(), request.nextToken());
        return DescribeTransitGatewayVpcAttachmentsResponse.builder()
                .transitGatewayVpcAttachments(page.map(AttachmentView::ofVpc))
                .nextToken(page.nextToken())
                .build();
    }

    DeleteTransitGatewayVpcAttachmentResponse deleteTransitGatewayVpcAttachment(
            DeleteTransitGatewayVpcAttachmentRequest request) {
        TransitGatewayAttachment attachment = existing(request.transitGatewayAttachmentId());
        if (!attachment.stateName().equals("pendingAcceptance")) {
            Requests.requireAvailable(attachment);
        }
        ConnectPeers.requireNoConnects(call, attachment);
        return DeleteTransitGatewayVpcAttachmentResponse.builder()
                .transitGatewayVpcAttachment(AttachmentView.ofVpc(Attachments.end(call, attachment.id()))).build();
    }

    AcceptTransitGatewayVpcAttachmentResponse acceptTransitGatewayVpcAttachment(
            AcceptTransitGatewayVpcAttachmentRequest request) {
        TransitGatewayAttachment attachment = pending(request.transitGatewayAttachmentId());
        return AcceptTransitGatewayVpcAttachmentResponse.builder()
                .transitGatewayVpcAttachment(AttachmentView.ofVpc(Attachments.open(call, attachment.id()))).build();
    }

    RejectTransitGatewayVpcAttachmentResponse rejectTransitGatewayVpcAttachment(
            RejectTransitGatewayVpcAttachmentRequest request) {
        TransitGatewayAttachment attachment = pending(request.transitGatewayAttachmentId());
        return RejectTransitGatewayVpcAttachmentResponse.builder()
                .transitGatewayVpcAttachment(AttachmentView.ofVpc(Attachments.reject(call, attachment.id()))).build();
    }

    private TransitGatewayAttachment existing(String id) {
        return AttachmentListing.existing(call, id, Kind.VPC).value();
    }

    /** An attachment that the owner of the transit gateway, who calls, has yet to decide about. */
    private TransitGatewayAttachment pending(String id) {
        TransitGatewayAttachment attachment = existing(id);
        if (!attachment.transitGatewayOwnerId().equals(call.account())) {
            throw Requests.notYours(id);
        }
        if (!attachment.stateName().equals("pendingAcceptance")) {
            throw Requests.incorrectState(id).withHint(id + " is " + attachment.stateName());
        }
        return attachment;
    }
}
