package io.github.fakeec2.network;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.quota.Quota;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CarrierGateway;
import software.amazon.awssdk.services.ec2.model.EgressOnlyInternetGateway;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** Egress-only internet gateways and carrier gateways: made for a VPC, with which they stay. */
class EgressOnlyInternetGatewayTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();
    private final String vpcId = ec2.describeVpcs().vpcs().get(0).vpcId();

    @AfterEach
    void close() {
        cloud.close();
    }

    private EgressOnlyInternetGateway create() {
        return ec2.createEgressOnlyInternetGateway(r -> r.vpcId(vpcId)).egressOnlyInternetGateway();
    }

    @Test
    void aGatewayIsAttachedFromTheStart() {
        var tags = TagSpecification.builder().resourceType(ResourceType.EGRESS_ONLY_INTERNET_GATEWAY)
                .tags(Tag.builder().key("Name").value("v6").build()).build();
        var made = ec2.createEgressOnlyInternetGateway(
                r -> r.vpcId(vpcId).clientToken("once").tagSpecifications(tags));
        assertThat(made.clientToken()).isEqualTo("once");
        EgressOnlyInternetGateway gateway = made.egressOnlyInternetGateway();
        assertThat(gateway.attachments()).singleElement().satisfies(attachment -> {
            assertThat(attachment.vpcId()).isEqualTo(vpcId);
            assertThat(attachment.stateAsString()).isEqualTo("attached");
        });
        assertThat(ec2.describeEgressOnlyInternetGateways(r -> r.filters(
                Filter.builder().name("tag:Name").values("v6").build())).egressOnlyInternetGateways())
                .containsExactly(gateway);
        assertThat(ec2.createEgressOnlyInternetGateway(r -> r.vpcId(vpcId).clientToken("once").tagSpecifications(tags))
                .egressOnlyInternetGateway()).isEqualTo(gateway);
    }

    @Test
    void aGatewayThatIsDeletedIsGone() {
        String id = create().egressOnlyInternetGatewayId();
        assertThat(ec2.deleteEgressOnlyInternetGateway(r -> r.egressOnlyInternetGatewayId(id)).returnCode()).isTrue();
        assertRefused("InvalidGatewayID.NotFound", "The eigw ID '" + id + "' does not exist",
                () -> ec2.deleteEgressOnlyInternetGateway(r -> r.egressOnlyInternetGatewayId(id)));
    }

    @Test
    void aVpcHasOneAndARegionSoMany() {
        create();
        assertRefused("InvalidParameterValue",
                "Network " + vpcId + " already has an egress-only internet gateway attached", this::create);
        cloud.quotas().set(Quota.EGRESS_ONLY_INTERNET_GATEWAYS_PER_REGION, 0);
        ec2.deleteEgressOnlyInternetGateway(r -> r.egressOnlyInternetGatewayId(
                ec2.describeEgressOnlyInternetGateways(d -> { }).egressOnlyInternetGateways().get(0)
                        .egressOnlyInternetGatewayId()));
        assertRefused("EgressOnlyInternetGatewayLimitExceeded", this::create);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "null | MissingParameter | The request must contain the parameter vpcId",
        "vpc-0123456789abcdef0 | InvalidVpcID.NotFound | The vpc ID 'vpc-0123456789abcdef0' does not exist",
    })
    void gatewaysAreMadeForAVpc(String vpc, String code, String message) {
        assertRefused(code, message, () -> ec2.createEgressOnlyInternetGateway(r -> r.vpcId(vpc)));
        assertRefused(code, message, () -> ec2.createCarrierGateway(r -> r.vpcId(vpc)));
    }

    @Test
    void aCarrierGatewayComesAndGoes() {
        CarrierGateway made = ec2.createCarrierGateway(r -> r.vpcId(vpcId)).carrierGateway();
        assertThat(made.stateAsString()).isEqualTo("pending");
        assertThat(ec2.describeCarrierGateways(r -> r.filters(
                Filter.builder().name("state").values("available").build())).carrierGateways())
                .extracting(CarrierGateway::carrierGatewayId).containsExactly(made.carrierGatewayId());
        assertRefused("InvalidParameterValue", "Network " + vpcId + " already has a carrier gateway attached",
                () -> ec2.createCarrierGateway(r -> r.vpcId(vpcId)));

        assertThat(ec2.deleteCarrierGateway(r -> r.carrierGatewayId(made.carrierGatewayId())).carrierGateway()
                .stateAsString()).isEqualTo("deleting");
        assertThat(ec2.describeCarrierGateways(r -> { }).carrierGateways()).isEmpty();
        assertRefused("InvalidCarrierGatewayID.NotFound",
                "The carrierGateway ID '" + made.carrierGatewayId() + "' does not exist",
                () -> ec2.deleteCarrierGateway(r -> r.carrierGatewayId(made.carrierGatewayId())));
    }
}
