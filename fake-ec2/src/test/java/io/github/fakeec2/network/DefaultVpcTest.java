package io.github.fakeec2.network;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.time.TimeFlow;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AttributeValue;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;

class DefaultVpcTest {

    @Test
    void everyAccountHasADefaultVpc() {
        try (var cloud = FakeCloud.create()) {
            var vpcs = cloud.ec2().describeVpcs().vpcs();
            assertThat(vpcs).hasSize(1).first().satisfies(vpc -> {
                assertThat(vpc.vpcId()).matches("vpc-0[0-9a-f]{16}");
                assertThat(vpc.cidrBlock()).isEqualTo("172.31.0.0/16");
                assertThat(vpc.isDefault()).isTrue();
                assertThat(vpc.stateAsString()).isEqualTo("available");
                assertThat(vpc.instanceTenancyAsString()).isEqualTo("default");
                assertThat(vpc.ownerId()).isEqualTo(cloud.accountId());
                assertThat(vpc.dhcpOptionsId()).startsWith("dopt-");
                assertThat(vpc.tags()).isEmpty();
                assertThat(vpc.cidrBlockAssociationSet()).hasSize(1).first().satisfies(association -> {
                    assertThat(association.associationId()).startsWith("vpc-cidr-assoc-");
                    assertThat(association.cidrBlockState().stateAsString()).isEqualTo("associated");
                });
            });
        }
    }

    @Test
    void itsDnsAttributesAreOn() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = ec2.describeVpcs().vpcs().get(0).vpcId();
            assertThat(ec2.describeVpcAttribute(r -> r.vpcId(vpc).attribute(VpcAttributeName.ENABLE_DNS_SUPPORT))
                    .enableDnsSupport().value()).isTrue();
            assertThat(ec2.describeVpcAttribute(r -> r.vpcId(vpc).attribute(VpcAttributeName.ENABLE_DNS_HOSTNAMES))
                    .enableDnsHostnames().value()).isTrue();
        }
    }

    @Test
    void everyZoneHasADefaultSubnet() {
        try (var cloud = FakeCloud.create()) {
            var subnets = cloud.ec2().describeSubnets().subnets();
            assertThat(subnets).extracting(Subnet::availabilityZone, Subnet::cidrBlock).containsExactly(
                    tuple("us-east-1a", "172.31.0.0/20"), tuple("us-east-1b", "172.31.16.0/20"),
                    tuple("us-east-1c", "172.31.32.0/20"), tuple("us-east-1d", "172.31.48.0/20"),
                    tuple("us-east-1e", "172.31.64.0/20"), tuple("us-east-1f", "172.31.80.0/20"));
            assertThat(subnets).allSatisfy(subnet -> {
                assertThat(subnet.availableIpAddressCount()).isEqualTo(4091);
                assertThat(subnet.defaultForAz()).isTrue();
                assertThat(subnet.mapPublicIpOnLaunch()).isTrue();
                assertThat(subnet.assignIpv6AddressOnCreation()).isFalse();
                assertThat(subnet.subnetArn())
                        .isEqualTo("arn:aws:ec2:us-east-1:" + cloud.accountId() + ":subnet/" + subnet.subnetId());
                assertThat(subnet.privateDnsNameOptionsOnLaunch().hostnameTypeAsString()).isEqualTo("ip-name");
            });
        }
    }

    @Test
    void itsTrafficReachesTheInternetThroughAGateway() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            var gateway = ec2.describeInternetGateways().internetGateways().get(0);
            // AWS says "available", which the SDK's enumeration does not know.
            assertThat(gateway.attachments()).singleElement()
                    .satisfies(attachment -> assertThat(attachment.stateAsString()).isEqualTo("available"));
            assertThat(ec2.describeRouteTables().routeTables()).singleElement().satisfies(table -> {
                assertThat(table.routes())
                        .extracting(Route::destinationCidrBlock, Route::gatewayId, Route::originAsString)
                        .containsExactly(tuple("172.31.0.0/16", "local", "CreateRouteTable"),
                                tuple("0.0.0.0/0", gateway.internetGatewayId(), "CreateRoute"));
                assertThat(table.associations()).singleElement().satisfies(association -> {
                    assertThat(association.main()).isTrue();
                    assertThat(association.subnetId()).isNull();
                    assertThat(association.associationState().stateAsString()).isEqualTo("associated");
                });
            });
        }
    }

    @Test
    void itsNetworkAclLetsEverythingPassInEverySubnet() {
        try (var cloud = FakeCloud.create()) {
            assertThat(cloud.ec2().describeNetworkAcls().networkAcls()).singleElement().satisfies(acl -> {
                assertThat(acl.isDefault()).isTrue();
                assertThat(acl.associations()).hasSize(6)
                        .allSatisfy(a -> assertThat(a.networkAclId()).isEqualTo(acl.networkAclId()));
                assertThat(acl.entries())
                        .extracting(NetworkAclEntry::egress, NetworkAclEntry::ruleNumber,
                                NetworkAclEntry::ruleActionAsString, NetworkAclEntry::protocol)
                        .containsExactly(tuple(true, 100, "allow", "-1"), tuple(true, 32767, "deny", "-1"),
                                tuple(false, 100, "allow", "-1"), tuple(false, 32767, "deny", "-1"));
            });
        }
    }

    @Test
    void itsDefaultSecurityGroupTrustsItselfAlone() {
        try (var cloud = FakeCloud.create()) {
            assertThat(cloud.ec2().describeSecurityGroups().securityGroups()).singleElement().satisfies(group -> {
                assertThat(group.groupName()).isEqualTo("default");
                assertThat(group.description()).isEqualTo("default VPC security group");
                IpPermission in = group.ipPermissions().get(0);
                assertThat(in.ipProtocol()).isEqualTo("-1");
                assertThat(in.fromPort()).isNull();
                assertThat(in.userIdGroupPairs()).singleElement().satisfies(pair -> {
                    assertThat(pair.groupId()).isEqualTo(group.groupId());
                    assertThat(pair.userId()).isEqualTo(cloud.accountId());
                });
                assertThat(group.ipPermissionsEgress()).singleElement()
                        .satisfies(out -> assertThat(out.ipRanges().get(0).cidrIp()).isEqualTo("0.0.0.0/0"));
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"us-east-1, ec2.internal, 6", "eu-west-1, eu-west-1.compute.internal, 3"})
    void itsDhcpOptionsAndZonesAreThoseOfTheRegion(String region, String domain, int zones) {
        try (var cloud = FakeCloud.builder().region(region).build()) {
            assertThat(cloud.ec2().describeSubnets().subnets()).hasSize(zones);
            assertThat(cloud.ec2().describeDhcpOptions().dhcpOptions()).singleElement().satisfies(options -> {
                assertThat(options.dhcpConfigurations()).extracting(c -> c.key())
                        .containsExactly("domain-name", "domain-name-servers");
                assertThat(options.dhcpConfigurations()).flatExtracting(c -> c.values())
                        .containsExactly(AttributeValue.builder().value(domain).build(),
                                AttributeValue.builder().value("AmazonProvidedDNS").build());
            });
        }
    }

    @Test
    void accountsAndRegionsHaveNetworksOfTheirOwn() {
        try (var cloud = FakeCloud.create()) {
            List<String> ids = List.of(
                    cloud.ec2().describeVpcs().vpcs().get(0).vpcId(),
                    cloud.client(Ec2Client.class, "eu-west-1").describeVpcs().vpcs().get(0).vpcId(),
                    cloud.account("999988887777").ec2().describeVpcs().vpcs().get(0).vpcId());
            assertThat(ids).doesNotHaveDuplicates();
        }
    }

    @Test
    void theSameSeedGivesTheSameNetwork() {
        try (var one = FakeCloud.builder().seed(7).build(); var other = FakeCloud.builder().seed(7).build()) {
            assertThat(one.ec2().describeSubnets().subnets()).isEqualTo(other.ec2().describeSubnets().subnets());
            assertThat(one.ec2().describeVpcs()).isEqualTo(other.ec2().describeVpcs());
        }
    }

    // ---- made anew

    /** Takes the default VPC away as a user would: gateway, subnets, then the VPC. */
    private static void deleteDefaultVpc(Ec2Client ec2) {
        String vpc = ec2.describeVpcs().vpcs().get(0).vpcId();
        String gateway = ec2.describeInternetGateways().internetGateways().get(0).internetGatewayId();
        ec2.detachInternetGateway(r -> r.vpcId(vpc).internetGatewayId(gateway));
        ec2.deleteInternetGateway(r -> r.internetGatewayId(gateway));
        ec2.describeSubnets().subnets().forEach(subnet -> ec2.deleteSubnet(r -> r.subnetId(subnet.subnetId())));
        ec2.deleteVpc(r -> r.vpcId(vpc));
    }

    @Test
    void thereCannotBeTwo() {
        try (var cloud = FakeCloud.create()) {
            assertRefused("DefaultVpcAlreadyExists", "A Default VPC already exists for this account in this region.",
                    () -> cloud.ec2().createDefaultVpc());
        }
    }

    @Test
    void withoutItALaunchMustNameASubnet() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            deleteDefaultVpc(ec2);
            assertThat(ec2.describeVpcs().vpcs()).isEmpty();
            assertRefused("VPCIdNotSpecified", "No default VPC for this user",
                    () -> ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                            .minCount(1).maxCount(1)));
            assertRefused("DefaultVpcDoesNotExist", () -> ec2.createDefaultSubnet(
                    r -> r.availabilityZone("us-east-1a")));
        }
    }

    @Test
    void itCanBeMadeAnew() {
        try (var cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            Ec2Client ec2 = cloud.ec2();
            deleteDefaultVpc(ec2);
            var made = ec2.createDefaultVpc().vpc();
            assertThat(made.isDefault()).isTrue();
            assertThat(made.cidrBlock()).isEqualTo("172.31.0.0/16");
            assertThat(made.stateAsString()).isEqualTo("pending");
            cloud.time().settle();
            assertThat(ec2.describeVpcs().vpcs()).singleElement()
                    .satisfies(vpc -> assertThat(vpc.stateAsString()).isEqualTo("available"));
            assertThat(ec2.describeSubnets().subnets()).hasSize(6).allSatisfy(subnet -> {
                assertThat(subnet.stateAsString()).isEqualTo("available");
                assertThat(subnet.defaultForAz()).isTrue();
            });
            assertThat(ec2.describeInternetGateways().internetGateways()).hasSize(1);
            assertThat(ec2.describeRouteTables().routeTables().get(0).routes()).hasSize(2);
            assertThat(ec2.describeDhcpOptions().dhcpOptions()).hasSize(1);
            ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                    .minCount(1).maxCount(1));
        }
    }

    @Test
    void itCountsAgainstTheQuota() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            deleteDefaultVpc(ec2);
            cloud.quotas().set(Quota.VPCS_PER_REGION, 0);
            assertRefused("VpcLimitExceeded", () -> ec2.createDefaultVpc());
        }
    }

    @Test
    void aDefaultSubnetCanBeMadeAnew() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String second = ec2.describeSubnets(r -> r.filters(
                    Filter.builder().name("availability-zone").values("us-east-1b").build()))
                    .subnets().get(0).subnetId();
            assertRefused("DefaultSubnetAlreadyExistsInAvailabilityZone",
                    "'" + second + "' is already the default subnet in us-east-1b.",
                    () -> ec2.createDefaultSubnet(r -> r.availabilityZone("us-east-1b")));
            ec2.deleteSubnet(r -> r.subnetId(second));
            Subnet made = ec2.createDefaultSubnet(r -> r.availabilityZone("us-east-1b")).subnet();
            assertThat(made.cidrBlock()).isEqualTo("172.31.16.0/20"); // the first range that is free
            assertThat(made.defaultForAz()).isTrue();
            assertThat(made.mapPublicIpOnLaunch()).isTrue();
        }
    }

    @Test
    void aDefaultSubnetNeedsAZoneAndRoom() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            Subnet first = ec2.describeSubnets().subnets().get(0);
            assertRefused("MissingParameter", "The request must contain the parameter availabilityZone",
                    () -> ec2.createDefaultSubnet(r -> { }));
            assertRefused("InvalidParameterValue", () -> ec2.createDefaultSubnet(r -> r.availabilityZone("x")));
            ec2.deleteSubnet(r -> r.subnetId(first.subnetId()));
            ec2.createSubnet(r -> r.vpcId(first.vpcId()).cidrBlock("172.31.0.0/28"));
            for (int i = 6; i < 16; i++) {
                String cidr = "172.31." + 16 * i + ".0/20";
                ec2.createSubnet(r -> r.vpcId(first.vpcId()).cidrBlock(cidr));
            }
            assertRefused("InsufficientFreeAddressesInVpc",
                    () -> ec2.createDefaultSubnet(r -> r.availabilityZone("us-east-1a")));
        }
    }
}
