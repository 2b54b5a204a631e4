package io.github.fakeec2.network;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AttributeValue;
import software.amazon.awssdk.services.ec2.model.DhcpOptions;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NewDhcpConfiguration;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

class DhcpOptionsTest {

    private static NewDhcpConfiguration option(String key, String... values) {
        return NewDhcpConfiguration.builder().key(key).values(values).build();
    }

    private static DhcpOptions create(Ec2Client ec2, NewDhcpConfiguration... options) {
        return ec2.createDhcpOptions(r -> r.dhcpConfigurations(options)).dhcpOptions();
    }

    private static String vpc(Ec2Client ec2) {
        return ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
    }

    private static String optionsOf(Ec2Client ec2, String vpc) {
        return ec2.describeVpcs(r -> r.vpcIds(vpc)).vpcs().get(0).dhcpOptionsId();
    }

    @Test
    void aSetIsMadeAndListed() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            DhcpOptions made = ec2.createDhcpOptions(r -> r
                    .dhcpConfigurations(option("domain-name", "corp.example"),
                            option("domain-name-servers", "10.0.0.2, 10.0.0.3"))
                    .tagSpecifications(TagSpecification.builder().resourceType(ResourceType.DHCP_OPTIONS)
                            .tags(Tag.builder().key("team").value("a").build()).build())).dhcpOptions();
            assertThat(made.dhcpOptionsId()).startsWith("dopt-");
            assertThat(made.ownerId()).isEqualTo(cloud.accountId());
            assertThat(made.tags()).hasSize(1);
            assertThat(made.dhcpConfigurations()).extracting(c -> c.key())
                    .containsExactly("domain-name", "domain-name-servers");
            assertThat(made.dhcpConfigurations().get(1).values()).extracting(AttributeValue::value)
                    .containsExactly("10.0.0.2", "10.0.0.3");
            assertThat(ec2.describeDhcpOptions(r -> r.filters(
                    Filter.builder().name("value").values("corp.example").build())).dhcpOptions())
                    .containsExactly(made);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "domain-name, corp.example", "domain-name, a.example b.example", "domain-name-servers, AmazonProvidedDNS",
        "domain-name-servers, 10.0.0.2;10.0.0.3;10.0.0.4;10.0.0.5", "domain-name-servers, fd00:ec2::253",
        "domain-name-servers, AmazonProvidedDNS;10.0.0.2;10.0.0.3;10.0.0.4",
        "ntp-servers, 1.1.1.1;2.2.2.2;3.3.3.3;4.4.4.4;fd00::1;fd00::2;fd00::3;fd00::4",
        "netbios-name-servers, 10.0.0.2", "netbios-node-type, 2", "netbios-node-type, 8",
        "ipv6-address-preferred-lease-time, 140", "ipv6-address-preferred-lease-time, 2147483647",
    })
    void whatIsAllowedIsTaken(String key, String values) {
        try (var cloud = FakeCloud.create()) {
            assertThat(create(cloud.ec2(), option(key, values.split(";"))).dhcpConfigurations().get(0).values())
                    .extracting(AttributeValue::value).isEqualTo(List.of(values.split(";")));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "colour | red | Value (colour) for parameter name is invalid. Unknown DHCP option",
        "domain-name | ' ' | Value ( ) for parameter value is invalid. Expecting a domain name",
        "domain-name | a;b | Value (a, b) for parameter value is invalid. Expecting one value",
        "domain-name-servers | dns | Value (dns) for parameter value is invalid. Expecting an IP address",
        "domain-name-servers | AmazonProvidedDNS;AmazonProvidedDNS | Value (AmazonProvidedDNS) for parameter value is "
                + "invalid. Expecting an IP address",
        "domain-name-servers | AmazonProvidedDNS;1.1.1.1;2.2.2.2;3.3.3.3;4.4.4.4 | Value (AmazonProvidedDNS, 1.1.1.1, "
                + "2.2.2.2, 3.3.3.3, 4.4.4.4) for parameter value is invalid. Too many servers",
        "domain-name-servers | 1.1.1.1,2.2.2.2,3.3.3.3,4.4.4.4,5.5.5.5 | Value (1.1.1.1, 2.2.2.2, 3.3.3.3, 4.4.4.4, "
                + "5.5.5.5) for parameter value is invalid. Too many servers",
        "domain-name-servers | 1.1.1.1, | Value () for parameter value is invalid. Expecting an IP address",
        "ntp-servers | 1.1.1.1;2.2.2.2;3.3.3.3;4.4.4.4;5.5.5.5 | Value (1.1.1.1, 2.2.2.2, 3.3.3.3, 4.4.4.4, 5.5.5.5) "
                + "for parameter value is invalid. Too many servers",
        "netbios-name-servers | fd00::1 | Value (fd00::1) for parameter value is invalid. Expecting an IPv4 address",
        "netbios-node-type | 3 | Value (3) for parameter value is invalid. Expecting 1, 2, 4, or 8",
        "ipv6-address-preferred-lease-time | 139 | Value (139) for parameter value is invalid. "
                + "Expecting a number of seconds from 140 to 2147483647",
        "ipv6-address-preferred-lease-time | 2147483648 | Value (2147483648) for parameter value is invalid. "
                + "Expecting a number of seconds from 140 to 2147483647",
        "ipv6-address-preferred-lease-time | 99999999999999999999 | Value (99999999999999999999) for parameter value "
                + "is invalid. Expecting a number of seconds from 140 to 2147483647",
    })
    void badOptionsAreRefused(String key, String values, String message) {
        try (var cloud = FakeCloud.create()) {
            assertRefused("InvalidParameterValue", message,
                    () -> create(cloud.ec2(), option(key, values.split(";"))));
            assertThat(cloud.ec2().describeDhcpOptions().dhcpOptions()).hasSize(1);
        }
    }

    @Test
    void whatIsMissingIsNamed() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            assertRefused("MissingParameter", "The request must contain the parameter dhcpConfigurations",
                    () -> create(ec2));
            assertRefused("MissingParameter", "The request must contain the parameter key",
                    () -> ec2.createDhcpOptions(r -> r.dhcpConfigurations(
                            Arrays.asList((NewDhcpConfiguration) null))));
            assertRefused("MissingParameter", "The request must contain the parameter value",
                    () -> create(ec2, option("domain-name")));
            assertRefused("InvalidParameterValue", "Value (ntp-servers) for parameter name is invalid. "
                    + "The option is given more than once",
                    () -> create(ec2, option("ntp-servers", "1.1.1.1"), option("ntp-servers", "2.2.2.2")));
            assertRefused("MissingParameter", "The request must contain the parameter dhcpOptionsId",
                    () -> ec2.associateDhcpOptions(r -> r.vpcId(vpc(ec2))));
            assertRefused("MissingParameter", "The request must contain the parameter vpcId",
                    () -> ec2.associateDhcpOptions(r -> r.dhcpOptionsId("default")));
        }
    }

    @Test
    void aVpcHasOneSetOrNone() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = vpc(ec2);
            String set = create(ec2, option("domain-name", "corp.example")).dhcpOptionsId();
            ec2.associateDhcpOptions(r -> r.vpcId(vpc).dhcpOptionsId(set));
            assertThat(optionsOf(ec2, vpc)).isEqualTo(set);
            ec2.associateDhcpOptions(r -> r.vpcId(vpc).dhcpOptionsId("default"));
            assertThat(optionsOf(ec2, vpc)).isEqualTo("default");
            ec2.deleteDhcpOptions(r -> r.dhcpOptionsId(set));
            assertRefused("InvalidDhcpOptionID.NotFound", "The dhcpOption ID '" + set + "' does not exist",
                    () -> ec2.associateDhcpOptions(r -> r.vpcId(vpc).dhcpOptionsId(set)));
            assertRefused("InvalidDhcpOptionID.NotFound", "The dhcpOption ID '" + set + "' does not exist",
                    () -> ec2.deleteDhcpOptions(r -> r.dhcpOptionsId(set)));
        }
    }

    @Test
    void theDefaultSetIsMadeAnewWhereItIsGone() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            var before = ec2.describeVpcs().vpcs().get(0);
            ec2.associateDhcpOptions(r -> r.vpcId(before.vpcId()).dhcpOptionsId("default"));
            ec2.deleteDhcpOptions(r -> r.dhcpOptionsId(before.dhcpOptionsId()));
            assertThat(ec2.describeDhcpOptions().dhcpOptions()).isEmpty();
            String vpc = vpc(ec2);
            assertThat(ec2.describeDhcpOptions().dhcpOptions()).extracting(DhcpOptions::dhcpOptionsId)
                    .containsExactly(optionsOf(ec2, vpc)).doesNotContain(before.dhcpOptionsId());
        }
    }
}
