package io.github.fakeec2.network.transit;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayAttachmentsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayAttachmentsResponse;
import software.amazon.awssdk.services.ec2.model.GetTransitGatewayAttachmentPropagationsRequest;
import software.amazon.awssdk.services.ec2.model.GetTransitGatewayAttachmentPropagationsResponse;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachmentPropagation;

/** What callers ask about attachments of whatever kind. */
@Simulates(family = "Transit gateway attachments")
final class AttachmentApi {

    private static final Listing<TransitGatewayAttachment> LISTING = new Listing<>(TransitGatewayAttachment.TABLE,
            () -> TransitGatewayFilters.ATTACHMENTS, PageRules.upperCase("TransitGatewayAttachmentIds", 5, 1000));
    private static final Listing<TransitGatewayLink> PROPAGATIONS = new Listing<>(TransitGatewayLink.PROPAGATIONS,
            () -> TransitGatewayFilters.PROPAGATIONS_OF_ATTACHMENT,
            PageRules.upperCase("TransitGatewayAttachmentId", 5, 1000));

    private final Call call;

    AttachmentApi(Call call) {
        this.call = call;
    }

    DescribeTransitGatewayAttachmentsResponse describeTransitGatewayAttachments(
            DescribeTransitGatewayAttachmentsRequest request) {
        Page<TransitGatewayAttachment> page = LISTING.page(call.region(), request.transitGatewayAttachmentIds(),
                request.filters(), request.maxResults(), request.nextToken());
        return DescribeTransitGatewayAttachmentsResponse.builder()
                .transitGatewayAttachments(page.map(row -> AttachmentView.of(row, call.region())))
                .nextToken(page.nextToken())
                .build();
    }

    GetTransitGatewayAttachmentPropagationsResponse getTransitGatewayAttachmentPropagations(
            GetTransitGatewayAttachmentPropagationsRequest request) {
        String id = Requests.existing(call, TransitGatewayAttachment.TABLE, request.transitGatewayAttachmentId(),
                "TransitGatewayAttachmentId").id();
        Page<TransitGatewayLink> page = PROPAGATIONS.page(call.table(TransitGatewayLink.PROPAGATIONS)
                        .by(TransitGatewayLink.PROPAGATIONS_OF, id), call.region(), false, request.filters(),
                request.maxResults(), request.nextToken());
        return GetTransitGatewayAttachmentPropagationsResponse.builder()
                .transitGatewayAttachmentPropagations(page.map(row -> TransitGatewayAttachmentPropagation.builder()
                        .transitGatewayRouteTableId(row.value().tableId())
                        .state(row.value().stateName())
                        .build()))
                .nextToken(page.nextToken())
                .build();
    }
}
