package io.github.fakeec2.network.routing;

import io.github.fakeec2.network.InternetGateway;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;

/** An internet gateway as DescribeInternetGateways shows it. */
final class InternetGatewayView {

    private InternetGatewayView() {
    }

    static software.amazon.awssdk.services.ec2.model.InternetGateway of(Row<InternetGateway> row, RegionState region) {
        return row.view(() -> build(row, region));
    }

    private static software.amazon.awssdk.services.ec2.model.InternetGateway build(
            Row<InternetGateway> row, RegionState region) {
        InternetGateway gateway = row.value();
        // AWS says "available" here, although the SDK's enumeration of attachment states does not have it.
        List<InternetGatewayAttachment> attachments = gateway.vpcId() == null ? List.of()
                : List.of(InternetGatewayAttachment.builder().vpcId(gateway.vpcId()).state("available").build());
        return software.amazon.awssdk.services.ec2.model.InternetGateway.builder()
                .internetGatewayId(gateway.id())
                .ownerId(region.account())
                .attachments(attachments)
                .tags(TagRules.toSdk(row.tags()))
                .build();
    }
}
