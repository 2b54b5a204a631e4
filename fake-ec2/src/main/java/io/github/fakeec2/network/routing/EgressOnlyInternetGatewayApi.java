package io.github.fakeec2.network.routing;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.EgressOnlyInternetGateway;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.AttachmentStatus;
import software.amazon.awssdk.services.ec2.model.CreateEgressOnlyInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateEgressOnlyInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteEgressOnlyInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteEgressOnlyInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DescribeEgressOnlyInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeEgressOnlyInternetGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;

/** Makes, lists and deletes egress-only internet gateways. */
@Simulates(family = "Egress-only internet gateways")
final class EgressOnlyInternetGatewayApi {

    private static final Listing<EgressOnlyInternetGateway> LISTING = new Listing<>(EgressOnlyInternetGateway.TABLE,
            () -> FilterSet.<EgressOnlyInternetGateway>of("DescribeEgressOnlyInternetGateways").tags(),
            PageRules.upperCase("EgressOnlyInternetGatewayIds", 5, 255));

    private final Call call;
    private final Table<EgressOnlyInternetGateway> gateways;

    EgressOnlyInternetGatewayApi(Call call) {
        this.call = call;
        this.gateways = call.table(EgressOnlyInternetGateway.TABLE);
    }

    /** A VPC has one at the most (VPC user guide, "Amazon VPC quotas", section "Gateways"). */
    CreateEgressOnlyInternetGatewayResponse createEgressOnlyInternetGateway(
            CreateEgressOnlyInternetGatewayRequest request) {
        Map<String, String> tags =
                TagRules.onCreate(request.tagSpecifications(), EgressOnlyInternetGateway.TABLE.resourceType());
        String vpcId = call.table(Vpc.TABLE).get(Required.text("vpcId", request.vpcId())).id();
        for (Row<EgressOnlyInternetGateway> other : gateways.by(EgressOnlyInternetGateway.BY_VPC, vpcId)) {
            throw AwsError.of("InvalidParameterValue",
                            "Network " + vpcId + " already has an egress-only internet gateway attached")
                    .withHint("it has " + other.id());
        }
        call.requireRoom(Quota.EGRESS_ONLY_INTERNET_GATEWAYS_PER_REGION, gateways.size(),
                "EgressOnlyInternetGatewayLimitExceeded", "egress-only internet gateways");
        Row<EgressOnlyInternetGateway> row = gateways.insert(
                new EgressOnlyInternetGateway(call.nextId(EgressOnlyInternetGateway.TABLE), vpcId), tags);
        return CreateEgressOnlyInternetGatewayResponse.builder()
                .egressOnlyInternetGateway(view(row))
                .clientToken(request.clientToken())
                .build();
    }

    DescribeEgressOnlyInternetGatewaysResponse describeEgressOnlyInternetGateways(
            DescribeEgressOnlyInternetGatewaysRequest request) {
        Page<EgressOnlyInternetGateway> page = LISTING.page(call.region(), request.egressOnlyInternetGatewayIds(),
                request.filters(), request.maxResults(), request.nextToken());
        return DescribeEgressOnlyInternetGatewaysResponse.builder()
                .egressOnlyInternetGateways(page.map(EgressOnlyInternetGatewayApi::view))
                .nextToken(page.nextToken())
                .build();
    }

    DeleteEgressOnlyInternetGatewayResponse deleteEgressOnlyInternetGateway(
            DeleteEgressOnlyInternetGatewayRequest request) {
        String id = Required.text("egressOnlyInternetGatewayId", request.egressOnlyInternetGatewayId());
        gateways.delete(gateways.get(id).id());
        return DeleteEgressOnlyInternetGatewayResponse.builder().returnCode(true).build();
    }

    private static software.amazon.awssdk.services.ec2.model.EgressOnlyInternetGateway view(
            Row<EgressOnlyInternetGateway> row) {
        return row.view(() -> software.amazon.awssdk.services.ec2.model.EgressOnlyInternetGateway.builder()
                .egressOnlyInternetGatewayId(row.id())
                .attachments(InternetGatewayAttachment.builder()
                        .vpcId(row.value().vpcId())
                        .state(AttachmentStatus.ATTACHED)
                        .build())
                .tags(TagRules.toSdk(row.tags()))
                .build());
    }
}
