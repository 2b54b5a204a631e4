package io.github.fakeec2.network.vpn;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.VpnGateway;

class VpnGatewayTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();
    private final String vpc = ec2.describeVpcs().vpcs().get(0).vpcId();

    @AfterEach
    void close() {
        cloud.close();
    }

    private String create() {
        return ec2.createVpnGateway(r -> r.type("ipsec.1")).vpnGateway().vpnGatewayId();
    }

    private static VpnGateway describe(Ec2Client client, String id) {
        return client.describeVpnGateways(r -> r.vpnGatewayIds(id)).vpnGateways().get(0);
    }

    @Test
    void aNewGatewayIsAvailableAndAttachedToNothing() {
        VpnGateway made = ec2.createVpnGateway(r -> r.type("ipsec.1").availabilityZone("us-east-1a")).vpnGateway();
        assertThat(made.stateAsString()).isEqualTo("available");
        assertThat(made.typeAsString()).isEqualTo("ipsec.1");
        assertThat(made.amazonSideAsn()).isEqualTo(64512);
        assertThat(made.availabilityZone()).isEqualTo("us-east-1a");
        assertThat(made.vpcAttachments()).isEmpty();
        assertThat(describe(ec2, made.vpnGatewayId())).isEqualTo(made);
    }

    @ParameterizedTest
    @ValueSource(longs = {64512, 65534, 4_200_000_000L, 4_294_967_294L})
    void privateNumbersAreTaken(long asn) {
        assertThat(ec2.createVpnGateway(r -> r.type("ipsec.1").amazonSideAsn(asn)).vpnGateway().amazonSideAsn())
                .isEqualTo(asn);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 7224, 64511, 65535, 4_199_999_999L, 4_294_967_295L})
    void otherNumbersAreNot(long asn) {
        assertRefused("InvalidParameterValue",
                () -> ec2.createVpnGateway(r -> r.type("ipsec.1").amazonSideAsn(asn)));
    }

    @Test
    void attachingAndDetachingTakeTime() {
        try (var manual = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            Ec2Client client = manual.ec2();
            String vpcId = client.describeVpcs().vpcs().get(0).vpcId();
            String id = client.createVpnGateway(r -> r.type("ipsec.1")).vpnGateway().vpnGatewayId();
            assertThat(client.attachVpnGateway(r -> r.vpnGatewayId(id).vpcId(vpcId)).vpcAttachment().stateAsString())
                    .isEqualTo("attaching");
            assertThat(attachment(client, id)).isEqualTo("attaching " + vpcId);
            manual.time().advance(Duration.ofSeconds(10));
            assertThat(attachment(client, id)).isEqualTo("attached " + vpcId);
            client.detachVpnGateway(r -> r.vpnGatewayId(id).vpcId(vpcId));
            assertThat(attachment(client, id)).isEqualTo("detaching " + vpcId);
            manual.time().advance(Duration.ofSeconds(10));
            assertThat(attachment(client, id)).isEqualTo("detached " + vpcId);
        }
    }

    private static String attachment(Ec2Client client, String id) {
        var attachment = describe(client, id).vpcAttachments().get(0);
        return attachment.stateAsString() + " " + attachment.vpcId();
    }

    @Test
    void attachingAgainGivesTheAttachmentThatThereIs() {
        String id = create();
        ec2.attachVpnGateway(r -> r.vpnGatewayId(id).vpcId(vpc));
        assertThat(ec2.attachVpnGateway(r -> r.vpnGatewayId(id).vpcId(vpc)).vpcAttachment().stateAsString())
                .isEqualTo("attached");
    }

    @Test
    void aGatewayServesOneVpcAndAVpcHasOneGateway() {
        String otherVpc = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        String id = create();
        ec2.attachVpnGateway(r -> r.vpnGatewayId(id).vpcId(vpc));
        assertRefused("VpnGatewayAttachmentLimitExceeded",
                "The maximum number of virtual private gateway attachments has been reached.",
                () -> ec2.attachVpnGateway(r -> r.vpnGatewayId(id).vpcId(otherVpc)));
        String second = create();
        assertRefused("InvalidVpcState", () -> ec2.attachVpnGateway(r -> r.vpnGatewayId(second).vpcId(vpc)));
        ec2.detachVpnGateway(r -> r.vpnGatewayId(id).vpcId(vpc));
        ec2.describeVpcs();
        ec2.attachVpnGateway(r -> r.vpnGatewayId(id).vpcId(otherVpc));
        ec2.attachVpnGateway(r -> r.vpnGatewayId(second).vpcId(vpc));
    }

    @Test
    void whatIsNotAttachedCannotBeDetached() {
        String id = create();
        String message = "The attachment with vpn gateway ID '" + id + "' and vpc ID '" + vpc + "' does not exist";
        assertRefused("InvalidVpnGatewayAttachment.NotFound", message,
                () -> ec2.detachVpnGateway(r -> r.vpnGatewayId(id).vpcId(vpc)));
        ec2.attachVpnGateway(r -> r.vpnGatewayId(id).vpcId(vpc));
        ec2.detachVpnGateway(r -> r.vpnGatewayId(id).vpcId(vpc));
        assertRefused("InvalidVpnGatewayAttachment.NotFound", message,
                () -> ec2.detachVpnGateway(r -> r.vpnGatewayId(id).vpcId(vpc)));
    }

    @Test
    void aGatewayThatIsAttachedOrConnectedStays() {
        String id = create();
        ec2.attachVpnGateway(r -> r.vpnGatewayId(id).vpcId(vpc));
        assertRefused("IncorrectState", "The VPN gateway is in use.",
                () -> ec2.deleteVpnGateway(r -> r.vpnGatewayId(id)));
        ec2.detachVpnGateway(r -> r.vpnGatewayId(id).vpcId(vpc));
        String customer = ec2.createCustomerGateway(r -> r.type("ipsec.1").ipAddress("198.51.100.7"))
                .customerGateway().customerGatewayId();
        String connection = ec2.createVpnConnection(
                r -> r.type("ipsec.1").customerGatewayId(customer).vpnGatewayId(id)).vpnConnection()
                .vpnConnectionId();
        assertRefused("IncorrectState", "The VPN gateway is in use.",
                () -> ec2.deleteVpnGateway(r -> r.vpnGatewayId(id)));
        ec2.deleteVpnConnection(r -> r.vpnConnectionId(connection));
        ec2.deleteVpnGateway(r -> r.vpnGatewayId(id));
    }

    @Test
    void aVpcWithAGatewayStays() {
        String mine = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        String id = create();
        ec2.attachVpnGateway(r -> r.vpnGatewayId(id).vpcId(mine));
        assertRefused("DependencyViolation", "The vpc '" + mine + "' has dependencies and cannot be deleted.",
                () -> ec2.deleteVpc(r -> r.vpcId(mine)));
        ec2.detachVpnGateway(r -> r.vpnGatewayId(id).vpcId(mine));
        ec2.describeVpcs();
        ec2.deleteVpc(r -> r.vpcId(mine));
    }

    @Test
    void aDeletedGatewayCanBeSeenForAWhileButNotBeUsed() {
        String id = create();
        ec2.deleteVpnGateway(r -> r.vpnGatewayId(id));
        assertThat(describe(ec2, id).stateAsString()).isEqualTo("deleted");
        assertRefused("InvalidVpnGatewayState", () -> ec2.attachVpnGateway(r -> r.vpnGatewayId(id).vpcId(vpc)));
        assertRefused("InvalidVpnGatewayState", () -> ec2.deleteVpnGateway(r -> r.vpnGatewayId(id)));
        cloud.time().advance(Duration.ofHours(1));
        assertThat(ec2.describeVpnGateways().vpnGateways()).isEmpty();
    }

    @Test
    void theQuotaCountsWhatIsNotDeleted() {
        cloud.quotas().set(Quota.VPN_GATEWAYS_PER_REGION, 1);
        String id = create();
        assertRefused("VpnGatewayLimitExceeded", "The maximum number of virtual private gateways has been reached.",
                this::create);
        ec2.deleteVpnGateway(r -> r.vpnGatewayId(id));
        create();
    }

    @ParameterizedTest
    @CsvSource({
        "amazon-side-asn,   64700",
        "attachment.state,  attached",
        "attachment.vpc-id, VPC",
        "availability-zone, us-east-1b",
        "state,             available",
        "vpn-gateway-id,    ID",
        "tag:Name,          wanted",
        "tag-key,           Name",
    })
    void filtersFindWhatTheyAreDocumentedToFind(String name, String value) {
        String wanted = ec2.createVpnGateway(r -> r.type("ipsec.1").amazonSideAsn(64700L)
                .availabilityZone("us-east-1b").tagSpecifications(TagSpecification.builder()
                        .resourceType(ResourceType.VPN_GATEWAY)
                        .tags(Tag.builder().key("Name").value("wanted").build()).build()))
                .vpnGateway().vpnGatewayId();
        ec2.attachVpnGateway(r -> r.vpnGatewayId(wanted).vpcId(vpc));
        String other = create();
        ec2.deleteVpnGateway(r -> r.vpnGatewayId(other));
        assertThat(found(name, value.replace("VPC", vpc).replace("ID", wanted))).containsExactly(wanted);
        assertThat(found("type", "ipsec.1")).containsExactly(wanted, other);
    }

    private List<String> found(String name, String value) {
        return ec2.describeVpnGateways(r -> r.filters(Filter.builder().name(name).values(value).build()))
                .vpnGateways().stream().map(VpnGateway::vpnGatewayId).toList();
    }

    @Test
    void badParametersAreRefused() {
        String id = create();
        assertRefused("MissingParameter", "The request must contain the parameter type",
                () -> ec2.createVpnGateway(r -> { }));
        assertRefused("InvalidParameterValue", () -> ec2.createVpnGateway(r -> r.type("ipsec.2")));
        assertRefused("InvalidParameterValue",
                () -> ec2.createVpnGateway(r -> r.type("ipsec.1").availabilityZone("eu-west-1a")));
        assertRefused("MissingParameter", "The request must contain the parameter vpcId",
                () -> ec2.attachVpnGateway(r -> r.vpnGatewayId(id)));
        assertRefused("MissingParameter", "The request must contain the parameter vpnGatewayId",
                () -> ec2.attachVpnGateway(r -> r.vpcId(vpc)));
        assertRefused("InvalidVpcID.NotFound",
                () -> ec2.attachVpnGateway(r -> r.vpnGatewayId(id).vpcId("vpc-0123456789abcdef0")));
        assertRefused("InvalidVpnGatewayID.NotFound", "The vpnGateway ID 'vgw-0123456789abcdef0' does not exist",
                () -> ec2.deleteVpnGateway(r -> r.vpnGatewayId("vgw-0123456789abcdef0")));
    }
}
