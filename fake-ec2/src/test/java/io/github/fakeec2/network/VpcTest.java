package io.github.fakeec2.network;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.Tenancy;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;

class VpcTest {

    private static final String UNKNOWN = "vpc-0123456789abcdef0";

    private static Filter in(String vpc) {
        return Filter.builder().name("vpc-id").values(vpc).build();
    }

    private static Vpc describe(Ec2Client ec2, String id) {
        return ec2.describeVpcs(r -> r.vpcIds(id)).vpcs().get(0);
    }

    private static String create(Ec2Client ec2, String cidr) {
        return ec2.createVpc(r -> r.cidrBlock(cidr)).vpc().vpcId();
    }

    private static TagSpecification tags(ResourceType type) {
        return TagSpecification.builder().resourceType(type).tags(Tag.builder().key("Name").value("a").build())
                .build();
    }

    @Test
    void aNewVpcIsPendingAndThenAvailable() {
        try (var cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            Ec2Client ec2 = cloud.ec2();
            Vpc made = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16").tagSpecifications(tags(ResourceType.VPC))).vpc();
            assertThat(made.stateAsString()).isEqualTo("pending");
            assertThat(made.isDefault()).isFalse();
            assertThat(made.instanceTenancyAsString()).isEqualTo("default");
            assertThat(made.tags()).extracting(Tag::key, Tag::value).containsExactly(tuple("Name", "a"));
            assertThat(made.dhcpOptionsId())
                    .isEqualTo(ec2.describeDhcpOptions().dhcpOptions().get(0).dhcpOptionsId());
            assertThat(made.cidrBlockAssociationSet()).singleElement().satisfies(association -> {
                assertThat(association.associationId()).startsWith("vpc-cidr-assoc-");
                assertThat(association.cidrBlock()).isEqualTo("10.0.0.0/16");
                assertThat(association.cidrBlockState().stateAsString()).isEqualTo("associated");
            });
            assertThat(made.ipv6CidrBlockAssociationSet()).isEmpty();
            // who does not wait is served all the same
            ec2.createSubnet(r -> r.vpcId(made.vpcId()).cidrBlock("10.0.0.0/24"));
            cloud.time().advance(Duration.ofSeconds(1));
            assertThat(describe(ec2, made.vpcId()).stateAsString()).isEqualTo("available");
            assertThat(ec2.waiter().waitUntilVpcAvailable(r -> r.vpcIds(made.vpcId())).matched().response())
                    .isPresent();
        }
    }

    @Test
    void aRouteTableANetworkAclAndASecurityGroupComeWithIt() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = create(ec2, "10.0.0.0/16");
            assertThat(ec2.describeRouteTables(r -> r.filters(in(vpc))).routeTables()).singleElement()
                    .satisfies(table -> {
                        assertThat(table.associations()).singleElement()
                                .satisfies(association -> assertThat(association.main()).isTrue());
                        assertThat(table.routes()).extracting(Route::destinationCidrBlock, Route::gatewayId)
                                .containsExactly(tuple("10.0.0.0/16", "local"));
                    });
            assertThat(ec2.describeNetworkAcls(r -> r.filters(in(vpc))).networkAcls()).singleElement()
                    .satisfies(acl -> {
                        assertThat(acl.isDefault()).isTrue();
                        assertThat(acl.associations()).isEmpty();
                        assertThat(acl.entries()).extracting(NetworkAclEntry::ruleNumber)
                                .containsExactly(100, 32767, 100, 32767);
                    });
            assertThat(ec2.describeSecurityGroups(r -> r.filters(in(vpc))).securityGroups()).singleElement()
                    .satisfies(group -> {
                        assertThat(group.groupName()).isEqualTo("default");
                        assertThat(group.ipPermissions()).hasSize(1);
                        assertThat(group.ipPermissionsEgress()).hasSize(1);
                    });
            assertThat(ec2.describeSubnets(r -> r.filters(in(vpc))).subnets()).isEmpty();
            assertThat(ec2.describeInternetGateways(r -> r.filters(
                    Filter.builder().name("attachment.vpc-id").values(vpc).build())).internetGateways()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"100.68.0.18/18, 100.68.0.0/18", "10.0.0.0/16, 10.0.0.0/16", "10.1.2.3/28, 10.1.2.0/28",
        "52.10.0.0/16, 52.10.0.0/16"})
    void itsRangeIsBroughtToItsCanonicalForm(String given, String canonical) {
        try (var cloud = FakeCloud.create()) {
            assertThat(cloud.ec2().createVpc(r -> r.cidrBlock(given)).vpc().cidrBlock()).isEqualTo(canonical);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "null | MissingParameter | Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.",
        "'' | InvalidParameterValue | Value () for parameter cidrBlock is invalid. This is not a valid CIDR block.",
        "10.0.0.0 | InvalidParameterValue | Value (10.0.0.0) for parameter cidrBlock is invalid. "
                + "This is not a valid CIDR block.",
        "10.0.0.0/33 | InvalidParameterValue | Value (10.0.0.0/33) for parameter cidrBlock is invalid. "
                + "This is not a valid CIDR block.",
        "300.0.0.0/16 | InvalidParameterValue | Value (300.0.0.0/16) for parameter cidrBlock is invalid. "
                + "This is not a valid CIDR block.",
        "2001:db8::/56 | InvalidParameterValue | Value (2001:db8::/56) for parameter cidrBlock is invalid. "
                + "This is not a valid CIDR block.",
        "10.0.0.0/8 | InvalidVpc.Range | The CIDR '10.0.0.0/8' is invalid.",
        "10.0.0.0/15 | InvalidVpc.Range | The CIDR '10.0.0.0/15' is invalid.",
        "10.0.0.0/29 | InvalidVpc.Range | The CIDR '10.0.0.0/29' is invalid.",
        "169.254.0.0/24 | InvalidVpc.Range | The CIDR '169.254.0.0/24' is invalid.",
        "127.0.0.0/16 | InvalidVpc.Range | The CIDR '127.0.0.0/16' is invalid.",
        "0.0.0.0/16 | InvalidVpc.Range | The CIDR '0.0.0.0/16' is invalid.",
        "224.1.0.0/16 | InvalidVpc.Range | The CIDR '224.1.0.0/16' is invalid.",
        "255.255.0.0/16 | InvalidVpc.Range | The CIDR '255.255.0.0/16' is invalid.",
    })
    void badRangesAreRefused(String cidr, String code, String message) {
        try (var cloud = FakeCloud.create()) {
            assertRefused(code, message, () -> cloud.ec2().createVpc(r -> r.cidrBlock(cidr)));
            assertThat(cloud.ec2().describeVpcs().vpcs()).hasSize(1);
        }
    }

    @Test
    void anIpv6RangeOfAmazonsIsAssociatedInTime() {
        try (var cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            Ec2Client ec2 = cloud.ec2();
            Vpc made = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16").amazonProvidedIpv6CidrBlock(true)
                    .ipv6CidrBlockNetworkBorderGroup("us-east-1")).vpc();
            assertThat(made.ipv6CidrBlockAssociationSet()).singleElement().satisfies(association -> {
                assertThat(association.ipv6CidrBlock()).isEmpty();
                assertThat(association.ipv6CidrBlockState().stateAsString()).isEqualTo("associating");
                assertThat(association.ipv6Pool()).isEqualTo("Amazon");
                assertThat(association.networkBorderGroup()).isEqualTo("us-east-1");
            });
            cloud.time().settle();
            assertThat(describe(ec2, made.vpcId()).ipv6CidrBlockAssociationSet()).singleElement()
                    .satisfies(association -> {
                        assertThat(association.ipv6CidrBlock()).matches("2600:1f18:[0-9a-f:]+::/56");
                        assertThat(association.ipv6CidrBlockState().stateAsString()).isEqualTo("associated");
                    });
        }
    }

    @Test
    void withIpv6ComeALocalRouteAndARuleThatLetsItLeave() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16").amazonProvidedIpv6CidrBlock(true))
                    .vpc().vpcId();
            String range = describe(ec2, vpc).ipv6CidrBlockAssociationSet().get(0).ipv6CidrBlock();
            assertThat(ec2.describeRouteTables(r -> r.filters(in(vpc))).routeTables().get(0).routes())
                    .extracting(Route::destinationIpv6CidrBlock).contains(range);
            assertThat(ec2.describeSecurityGroups(r -> r.filters(in(vpc))).securityGroups().get(0)
                    .ipPermissionsEgress()).flatExtracting(p -> p.ipv6Ranges())
                    .extracting(r -> r.cidrIpv6()).containsExactly("::/0");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "host | true | us-east-1 | UnsupportedTenancy | The tenancy value host is not supported.",
        "odd | true | us-east-1 | UnsupportedTenancy | The tenancy value odd is not supported.",
        "default | false | us-east-1 | InvalidParameterCombination | The parameter Ipv6CidrBlockNetworkBorderGroup "
                + "can only be used when AmazonProvidedIpv6CidrBlock is true",
        "default | true | us-east-1-wl1 | InvalidParameterValue | Value (us-east-1-wl1) for parameter "
                + "Ipv6CidrBlockNetworkBorderGroup is invalid.",
    })
    void badOptionsAreRefused(String tenancy, boolean ipv6, String group, String code, String message) {
        try (var cloud = FakeCloud.create()) {
            assertRefused(code, message, () -> cloud.ec2().createVpc(r -> r.cidrBlock("10.0.0.0/16")
                    .instanceTenancy(tenancy).amazonProvidedIpv6CidrBlock(ipv6)
                    .ipv6CidrBlockNetworkBorderGroup(group)));
        }
    }

    @Test
    void poolsAreRefusedLoudly() {
        try (var cloud = FakeCloud.create()) {
            assertThatThrownBy(() -> cloud.ec2().createVpc(r -> r.ipv4IpamPoolId("ipam-pool-1").ipv4NetmaskLength(20)))
                    .isInstanceOf(NotSimulatedException.class).hasMessageContaining("ipv4IpamPoolId");
        }
    }

    @Test
    void onlyVpcsAreTaggedWithIt() {
        try (var cloud = FakeCloud.create()) {
            assertRefused("InvalidParameter", "'subnet' is not a valid taggable resource type for this operation.",
                    () -> cloud.ec2().createVpc(r -> r.cidrBlock("10.0.0.0/16")
                            .tagSpecifications(tags(ResourceType.SUBNET))));
        }
    }

    @Test
    void thereIsAQuota() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            for (int i = 1; i < 5; i++) {
                create(ec2, "10." + i + ".0.0/16");
            }
            assertRefused("VpcLimitExceeded", "The maximum number of VPCs has been reached.",
                    () -> create(ec2, "10.5.0.0/16"));
            cloud.quotas().set(Quota.VPCS_PER_REGION, 6);
            create(ec2, "10.5.0.0/16");
            assertThat(ec2.describeVpcs().vpcs()).hasSize(6);
        }
    }

    // ---- attributes

    @ParameterizedTest
    @ValueSource(strings = {"enableDnsSupport", "enableDnsHostnames", "enableNetworkAddressUsageMetrics"})
    void attributesAreSetOneByOne(String attribute) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = create(ec2, "10.0.0.0/16");
            boolean before = attribute(ec2, vpc, attribute);
            assertThat(before).isEqualTo(attribute.equals("enableDnsSupport"));
            set(ec2, vpc, attribute, !before);
            assertThat(attribute(ec2, vpc, attribute)).isEqualTo(!before);
        }
    }

    private static void set(Ec2Client ec2, String vpc, String attribute, boolean value) {
        ec2.modifyVpcAttribute(r -> {
            r.vpcId(vpc);
            switch (attribute) {
                case "enableDnsSupport" -> r.enableDnsSupport(v -> v.value(value));
                case "enableDnsHostnames" -> r.enableDnsHostnames(v -> v.value(value));
                default -> r.enableNetworkAddressUsageMetrics(v -> v.value(value));
            }
        });
    }

    private static boolean attribute(Ec2Client ec2, String vpc, String attribute) {
        var response = ec2.describeVpcAttribute(r -> r.vpcId(vpc).attribute(attribute));
        return switch (VpcAttributeName.fromValue(attribute)) {
            case ENABLE_DNS_SUPPORT -> response.enableDnsSupport().value();
            case ENABLE_DNS_HOSTNAMES -> response.enableDnsHostnames().value();
            default -> response.enableNetworkAddressUsageMetrics().value();
        };
    }

    @Test
    void severalAttributesOrNoneAreRefused() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = create(ec2, "10.0.0.0/16");
            String message = "The request must contain exactly one of enableDnsSupport, enableDnsHostnames, "
                    + "enableNetworkAddressUsageMetrics";
            assertRefused("InvalidParameterCombination", message, () -> ec2.modifyVpcAttribute(r -> r.vpcId(vpc)
                    .enableDnsSupport(v -> v.value(true)).enableDnsHostnames(v -> v.value(true))));
            assertRefused("MissingParameter", message, () -> ec2.modifyVpcAttribute(r -> r.vpcId(vpc)));
            assertRefused("MissingParameter", "The request must contain the parameter value",
                    () -> ec2.modifyVpcAttribute(r -> r.vpcId(vpc).enableDnsSupport(v -> { })));
            assertRefused("MissingParameter", "The request must contain the parameter vpcId",
                    () -> ec2.modifyVpcAttribute(r -> r.enableDnsSupport(v -> v.value(true))));
            assertRefused("InvalidVpcID.NotFound", "The vpc ID '" + UNKNOWN + "' does not exist",
                    () -> set(ec2, UNKNOWN, "enableDnsSupport", true));
        }
    }

    @Test
    void hostNamesNeedDnsSupport() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = create(ec2, "10.0.0.0/16");
            set(ec2, vpc, "enableDnsSupport", false);
            assertRefused("InvalidParameterCombination", () -> set(ec2, vpc, "enableDnsHostnames", true));
            set(ec2, vpc, "enableDnsSupport", true);
            set(ec2, vpc, "enableDnsHostnames", true);
        }
    }

    @Test
    void tenancyCanOnlyBecomeDefault() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16").instanceTenancy(Tenancy.DEDICATED))
                    .vpc().vpcId();
            assertThat(describe(ec2, vpc).instanceTenancyAsString()).isEqualTo("dedicated");
            assertThat(ec2.modifyVpcTenancy(r -> r.vpcId(vpc).instanceTenancy("default")).returnValue()).isTrue();
            assertThat(describe(ec2, vpc).instanceTenancyAsString()).isEqualTo("default");
            assertRefused("InvalidParameterValue", "Value (dedicated) for parameter instanceTenancy is invalid.",
                    () -> ec2.modifyVpcTenancy(r -> r.vpcId(vpc).instanceTenancy("dedicated")));
            assertRefused("MissingParameter", "The request must contain the parameter instanceTenancy",
                    () -> ec2.modifyVpcTenancy(r -> r.vpcId(vpc)));
        }
    }

    // ---- the end

    @Test
    void whatCameWithItGoesWithIt() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = create(ec2, "10.0.0.0/16");
            ec2.deleteVpc(r -> r.vpcId(vpc));
            assertThat(ec2.describeVpcs().vpcs()).hasSize(1);
            assertThat(ec2.describeRouteTables().routeTables()).hasSize(1);
            assertThat(ec2.describeNetworkAcls().networkAcls()).hasSize(1);
            assertThat(ec2.describeSecurityGroups().securityGroups()).hasSize(1);
            assertThat(ec2.describeSecurityGroupRules(r -> { }).securityGroupRules()).hasSize(2);
            assertRefused("InvalidVpcID.NotFound", "The vpc ID '" + vpc + "' does not exist",
                    () -> ec2.deleteVpc(r -> r.vpcId(vpc)));
        }
    }

    @Test
    void aVpcThatIsDeletedAtOnceNeverBecomesAvailable() {
        try (var cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16").amazonProvidedIpv6CidrBlock(true))
                    .vpc().vpcId();
            ec2.deleteVpc(r -> r.vpcId(vpc));
            cloud.time().advance(Duration.ofHours(2));
            assertThat(ec2.describeVpcs().vpcs()).hasSize(1);
        }
    }

    @Test
    void whatBelongsToAnotherAccountIsUnknown() {
        try (var cloud = FakeCloud.create()) {
            String vpc = create(cloud.account("999988887777").ec2(), "10.0.0.0/16");
            assertRefused("InvalidVpcID.NotFound", "The vpc ID '" + vpc + "' does not exist",
                    () -> cloud.ec2().deleteVpc(r -> r.vpcId(vpc)));
            assertRefused("InvalidVpcID.NotFound", "The vpc ID '" + vpc + "' does not exist",
                    () -> cloud.ec2().createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.0.0/24")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cidr, 10.0.0.0/16, 1", "cidr-block-association.cidr-block, 100.64.0.0/16, 1",
        "cidr-block-association.association-id, vpc-cidr-assoc-*, 2", "cidr-block-association.state, associated, 2",
        "dhcp-options-id, dopt-*, 2", "is-default, false, 1", "state, available, 2", "tag:Name, a, 1",
        "ipv6-cidr-block-association.ipv6-cidr-block, 2600:1f18:*, 1",
        "ipv6-cidr-block-association.ipv6-pool, Amazon, 1",
        "ipv6-cidr-block-association.association-id, vpc-cidr-assoc-*, 1",
        "ipv6-cidr-block-association.state, associated, 1",
    })
    void vpcsCanBeFilteredByAllThatTheyHave(String name, String value, int found) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16").amazonProvidedIpv6CidrBlock(true)
                    .tagSpecifications(tags(ResourceType.VPC))).vpc().vpcId();
            ec2.associateVpcCidrBlock(r -> r.vpcId(vpc).cidrBlock("100.64.0.0/16"));
            assertThat(ec2.describeVpcs(r -> r.filters(Filter.builder().name(name).values(value).build())).vpcs())
                    .hasSize(found);
        }
    }
}
