package io.github.fakeec2.network.vpn;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.quota.Quota;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateCustomerGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CustomerGateway;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

class CustomerGatewayTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();

    @AfterEach
    void close() {
        cloud.close();
    }

    private CustomerGateway create(Consumer<CreateCustomerGatewayRequest.Builder> more) {
        return ec2.createCustomerGateway(r -> more.accept(r.type("ipsec.1").ipAddress("198.51.100.7")))
                .customerGateway();
    }

    @Test
    void aGatewayIsAvailableAtOnce() {
        CustomerGateway made = create(r -> r.bgpAsn(65001).deviceName("edge"));
        assertThat(made.state()).isEqualTo("available");
        assertThat(made.type()).isEqualTo("ipsec.1");
        assertThat(made.ipAddress()).isEqualTo("198.51.100.7");
        assertThat(made.bgpAsn()).isEqualTo("65001");
        assertThat(made.deviceName()).isEqualTo("edge");
        assertThat(ec2.describeCustomerGateways(r -> r.customerGatewayIds(made.customerGatewayId()))
                .customerGateways()).containsExactly(made);
    }

    @Test
    void theDefaultAsnIs65000AndTheOldNameOfTheAddressStillWorks() {
        CustomerGateway made = ec2.createCustomerGateway(r -> r.type("ipsec.1").publicIp("198.51.100.8"))
                .customerGateway();
        assertThat(made.bgpAsn()).isEqualTo("65000");
        assertThat(made.ipAddress()).isEqualTo("198.51.100.8");
    }

    @Test
    @org.junit.jupiter.api.Tag("newer-sdk")
    void anAsnThatNeedsMoreBitsIsShownApart() {
        CustomerGateway made = create(r -> r.bgpAsnExtended(4_200_000_000L));
        assertThat(made.bgpAsnExtended()).isEqualTo("4200000000");
        assertThat(made.bgpAsn()).isNull();
    }

    @Test
    void aCertificateMakesUpForAnAddress() {
        CustomerGateway made = ec2.createCustomerGateway(r -> r.type("ipsec.1")
                .certificateArn("arn:aws:acm:us-east-1:123456789012:certificate/a")).customerGateway();
        assertThat(made.ipAddress()).isNull();
        assertThat(made.certificateArn()).isEqualTo("arn:aws:acm:us-east-1:123456789012:certificate/a");
    }

    @Test
    void anIdenticalRequestGivesTheGatewayThatThereIs() {
        String first = create(r -> r.bgpAsn(65001)).customerGatewayId();
        assertThat(create(r -> r.bgpAsn(65001)).customerGatewayId()).isEqualTo(first);
        assertThat(create(r -> r.bgpAsn(65002)).customerGatewayId()).isNotEqualTo(first);
        assertThat(create(r -> r.bgpAsn(65001).ipAddress("198.51.100.9")).customerGatewayId()).isNotEqualTo(first);
        assertThat(create(r -> r.bgpAsn(65001).deviceName("second")).customerGatewayId()).isNotEqualTo(first);
        ec2.deleteCustomerGateway(r -> r.customerGatewayId(first));
        assertThat(create(r -> r.bgpAsn(65001)).customerGatewayId()).isNotEqualTo(first);
    }

    @Test
    void aDeletedGatewayCanBeSeenForAWhileButNotBeUsed() {
        String id = create(r -> { }).customerGatewayId();
        ec2.deleteCustomerGateway(r -> r.customerGatewayId(id));
        assertThat(ec2.describeCustomerGateways().customerGateways().get(0).state()).isEqualTo("deleted");
        assertRefused("InvalidCustomerGatewayState", () -> ec2.deleteCustomerGateway(r -> r.customerGatewayId(id)));
        assertRefused("InvalidCustomerGatewayState",
                () -> ec2.createVpnConnection(r -> r.type("ipsec.1").customerGatewayId(id)));
        cloud.time().advance(Duration.ofHours(1));
        assertThat(ec2.describeCustomerGateways().customerGateways()).isEmpty();
    }

    @Test
    void aGatewayWithAConnectionStays() {
        String id = create(r -> { }).customerGatewayId();
        String connection = ec2.createVpnConnection(r -> r.type("ipsec.1").customerGatewayId(id)).vpnConnection()
                .vpnConnectionId();
        assertRefused("IncorrectState", "The customer gateway is in use.",
                () -> ec2.deleteCustomerGateway(r -> r.customerGatewayId(id)));
        ec2.deleteVpnConnection(r -> r.vpnConnectionId(connection));
        ec2.deleteCustomerGateway(r -> r.customerGatewayId(id));
    }

    @Test
    void theQuotaCountsWhatIsNotDeleted() {
        cloud.quotas().set(Quota.CUSTOMER_GATEWAYS_PER_REGION, 1);
        String id = create(r -> { }).customerGatewayId();
        assertRefused("CustomerGatewayLimitExceeded", "The maximum number of customer gateways has been reached.",
                () -> create(r -> r.bgpAsn(65001)));
        ec2.deleteCustomerGateway(r -> r.customerGatewayId(id));
        create(r -> r.bgpAsn(65001));
    }

    @ParameterizedTest
    @CsvSource({
        "bgp-asn,    65001",
        "ip-address, 198.51.100.7",
        "state,      available",
        "type,       ipsec.1",
        "tag:Name,   wanted",
        "tag-key,    Name",
    })
    void filtersFindWhatTheyAreDocumentedToFind(String name, String value) {
        String wanted = create(r -> r.bgpAsn(65001).tagSpecifications(TagSpecification.builder()
                .resourceType(ResourceType.CUSTOMER_GATEWAY)
                .tags(Tag.builder().key("Name").value("wanted").build()).build())).customerGatewayId();
        String other = create(r -> r.bgpAsn(65002).ipAddress("198.51.100.8")).customerGatewayId();
        ec2.deleteCustomerGateway(r -> r.customerGatewayId(other));
        assertThat(found(name, value)).contains(wanted);
        assertThat(found(name, value).size()).isEqualTo(name.equals("type") ? 2 : 1);
        assertThat(found("customer-gateway-id", wanted)).containsExactly(wanted);
    }

    private List<String> found(String name, String value) {
        return ec2.describeCustomerGateways(r -> r.filters(Filter.builder().name(name).values(value).build()))
                .customerGateways().stream().map(CustomerGateway::customerGatewayId).toList();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "-,       198.51.100.7,  65000, MissingParameter",
        "ipsec.2, 198.51.100.7,  65000, InvalidParameterValue",
        "ipsec.1, -,             65000, MissingParameter",
        "ipsec.1, 198.51.100,    65000, InvalidParameterValue",
        "ipsec.1, 198.51.100.256,65000, InvalidParameterValue",
        "ipsec.1, 198.51.100.7,  0,     InvalidParameterValue",
        "ipsec.1, 198.51.100.7,  -1,    InvalidParameterValue",
    })
    void badParametersAreRefused(String type, String ip, Integer asn, String code) {
        assertRefused(code, () -> ec2.createCustomerGateway(r -> r.type(type).ipAddress(ip).bgpAsn(asn)));
    }

    @ParameterizedTest
    @org.junit.jupiter.api.Tag("newer-sdk")
    @CsvSource(nullValues = "-", value = {
        "65000, 4200000000, InvalidParameterCombination",
        "-,     2147483647, InvalidParameterValue",
        "-,     4294967296, InvalidParameterValue",
    })
    void badAsnsThatNeedMoreBitsAreRefused(Integer asn, Long extended, String code) {
        assertRefused(code, () -> ec2.createCustomerGateway(
                r -> r.type("ipsec.1").ipAddress("198.51.100.7").bgpAsn(asn).bgpAsnExtended(extended)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-an-arn"})
    void certificatesAreNamedByArn(String certificate) {
        assertRefused("InvalidParameterValue", () -> create(r -> r.certificateArn(certificate)));
        assertRefused("InvalidParameterValue", () -> create(r -> r.deviceName("x".repeat(256))));
    }

    @Test
    void idsAreChecked() {
        assertRefused("InvalidCustomerGatewayId.Malformed", "Invalid id: \"cgw-x\" (expecting \"cgw-...\")",
                () -> ec2.deleteCustomerGateway(r -> r.customerGatewayId("cgw-x")));
        assertRefused("InvalidCustomerGatewayID.NotFound",
                "The customerGateway ID 'cgw-0123456789abcdef0' does not exist",
                () -> ec2.describeCustomerGateways(r -> r.customerGatewayIds("cgw-0123456789abcdef0")));
        assertRefused("MissingParameter", "The request must contain the parameter customerGatewayId",
                () -> ec2.deleteCustomerGateway(r -> { }));
    }
}
