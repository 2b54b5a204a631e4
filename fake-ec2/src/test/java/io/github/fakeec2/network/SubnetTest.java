package io.github.fakeec2.network;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

class SubnetTest {

    private static String vpc(Ec2Client ec2) {
        return ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
    }

    private static Subnet create(Ec2Client ec2, String vpc, String cidr) {
        return ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock(cidr)).subnet();
    }

    private static Subnet describe(Ec2Client ec2, String id) {
        return ec2.describeSubnets(r -> r.subnetIds(id)).subnets().get(0);
    }

    private static RunInstancesResponse launch(Ec2Client ec2, String subnet, int count) {
        return ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                .subnetId(subnet).minCount(count).maxCount(count));
    }

    @Test
    void aNewSubnetIsAsDescribed() {
        try (var cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = vpc(ec2);
            Subnet made = ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.1.77/24").availabilityZone("us-east-1b")
                    .tagSpecifications(TagSpecification.builder().resourceType(ResourceType.SUBNET)
                            .tags(Tag.builder().key("Name").value("web").build()).build())).subnet();
            assertThat(made.cidrBlock()).isEqualTo("10.0.1.0/24");
            assertThat(made.stateAsString()).isEqualTo("pending");
            assertThat(made.vpcId()).isEqualTo(vpc);
            assertThat(made.availabilityZone()).isEqualTo("us-east-1b");
            assertThat(made.availabilityZoneId()).isEqualTo("use1-az1");
            assertThat(made.availableIpAddressCount()).isEqualTo(251);
            assertThat(made.defaultForAz()).isFalse();
            assertThat(made.mapPublicIpOnLaunch()).isFalse();
            assertThat(made.assignIpv6AddressOnCreation()).isFalse();
            assertThat(made.ipv6Native()).isFalse();
            assertThat(made.ipv6CidrBlockAssociationSet()).isEmpty();
            assertThat(made.subnetArn()).isEqualTo(
                    "arn:aws:ec2:us-east-1:" + cloud.accountId() + ":subnet/" + made.subnetId());
            assertThat(made.tags()).extracting(Tag::key, Tag::value).containsExactly(tuple("Name", "web"));
            cloud.time().advance(Duration.ofSeconds(1));
            assertThat(describe(ec2, made.subnetId()).stateAsString()).isEqualTo("available");
            assertThat(ec2.describeNetworkAcls(r -> r.filters(Filter.builder()
                    .name("association.subnet-id").values(made.subnetId()).build())).networkAcls())
                    .singleElement().satisfies(acl -> assertThat(acl.isDefault()).isTrue());
        }
    }

    @ParameterizedTest
    @CsvSource({"us-east-1c, , us-east-1c", " , use1-az6, us-east-1a", " , , us-east-1[a-f]"})
    void itsZoneIsNamedOrAny(String zone, String zoneId, String expected) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = vpc(ec2);
            assertThat(ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.0.0/24").availabilityZone(zone)
                    .availabilityZoneId(zoneId)).subnet().availabilityZone()).matches(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "eu-west-1a | null | InvalidParameterValue | Value (eu-west-1a) for parameter availabilityZone is invalid. "
                + "Subnets can currently only be created in the following availability zones: us-east-1a, us-east-1b, "
                + "us-east-1c, us-east-1d, us-east-1e, us-east-1f.",
        "null | use1-az9 | InvalidParameterValue | Value (use1-az9) for parameter availabilityZoneId is invalid. "
                + "Subnets can currently only be created in the following availability zones: use1-az6, use1-az1, "
                + "use1-az2, use1-az4, use1-az3, use1-az5.",
        "us-east-1a | use1-az6 | InvalidParameterCombination | The parameter availabilityZone cannot be used with the "
                + "parameter availabilityZoneId",
    })
    void badZonesAreRefused(String zone, String zoneId, String code, String message) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = vpc(ec2);
            assertRefused(code, message, () -> ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.0.0/24")
                    .availabilityZone(zone).availabilityZoneId(zoneId)));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "null | MissingParameter | Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.",
        "InvalidCidrBlock | InvalidParameterValue | Value (InvalidCidrBlock) for parameter cidrBlock is invalid. "
                + "This is not a valid CIDR block.",
        "10.0.1.0 | InvalidParameterValue | Value (10.0.1.0) for parameter cidrBlock is invalid. "
                + "This is not a valid CIDR block.",
        "2600:1f18::/64 | InvalidParameterValue | Value (2600:1f18::/64) for parameter cidrBlock is invalid. "
                + "This is not a valid CIDR block.",
        "10.0.0.0/15 | InvalidSubnet.Range | The CIDR '10.0.0.0/15' is invalid.",
        "10.0.0.0/29 | InvalidSubnet.Range | The CIDR '10.0.0.0/29' is invalid.",
        "10.1.0.0/24 | InvalidSubnet.Range | The CIDR '10.1.0.0/24' is invalid.",
        "192.168.0.0/24 | InvalidSubnet.Range | The CIDR '192.168.0.0/24' is invalid.",
        "10.0.4.0/24 | InvalidSubnet.Conflict | The CIDR '10.0.4.0/24' conflicts with another subnet",
        "10.0.5.9/28 | InvalidSubnet.Conflict | The CIDR '10.0.5.0/28' conflicts with another subnet",
        "10.0.0.0/16 | InvalidSubnet.Conflict | The CIDR '10.0.0.0/16' conflicts with another subnet",
    })
    void badRangesAreRefused(String cidr, String code, String message) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = vpc(ec2);
            create(ec2, vpc, "10.0.4.0/23");
            assertRefused(code, message, () -> create(ec2, vpc, cidr));
            create(ec2, vpc(ec2), "10.0.4.0/24"); // the same range in another VPC is nobody's business
        }
    }

    @Test
    void theWholeRangeOfAVpcCanBeOneSubnet() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            assertThat(create(ec2, vpc(ec2), "10.0.0.0/16").availableIpAddressCount()).isEqualTo(65_531);
            assertThat(create(ec2, vpc(ec2), "10.0.0.0/28").availableIpAddressCount()).isEqualTo(11);
        }
    }

    @Test
    void itsVpcMustBeThere() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            assertRefused("MissingParameter", "The request must contain the parameter vpcId",
                    () -> create(ec2, null, "10.0.0.0/24"));
            assertRefused("InvalidVpcID.NotFound", "The vpc ID 'vpc-0123456789abcdef0' does not exist",
                    () -> create(ec2, "vpc-0123456789abcdef0", "10.0.0.0/24"));
            assertRefused("InvalidVpcID.Malformed", "Invalid id: \"subnet-1\" (expecting \"vpc-...\")",
                    () -> create(ec2, "subnet-1", "10.0.0.0/24"));
        }
    }

    @Test
    void outpostsAndPoolsAreRefusedLoudly() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = vpc(ec2);
            assertThatThrownBy(() -> ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.0.0/24").outpostArn("arn:x")))
                    .isInstanceOf(NotSimulatedException.class).hasMessageContaining("outpostArn");
        }
    }

    @Test
    void thereIsAQuota() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            cloud.quotas().set(Quota.SUBNETS_PER_VPC, 2);
            String vpc = vpc(ec2);
            create(ec2, vpc, "10.0.0.0/24");
            create(ec2, vpc, "10.0.1.0/24");
            assertRefused("SubnetLimitExceeded", "The maximum number of subnets has been reached.",
                    () -> create(ec2, vpc, "10.0.2.0/24"));
        }
    }

    @Test
    void aSubnetCanBeFilled() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            Subnet subnet = create(ec2, vpc(ec2), "10.0.0.0/28");
            assertThat(launch(ec2, subnet.subnetId(), 11).instances())
                    .extracting(i -> Integer.parseInt(i.privateIpAddress().substring("10.0.0.".length())))
                    .allMatch(host -> host >= 4 && host <= 14).doesNotHaveDuplicates();
            assertThat(describe(ec2, subnet.subnetId()).availableIpAddressCount()).isZero();
            assertRefused("InsufficientFreeAddressesInSubnet", "There are not enough free addresses in subnet '"
                    + subnet.subnetId() + "' to satisfy the requested number of instances.",
                    () -> launch(ec2, subnet.subnetId(), 1));
        }
    }

    // ---- IPv6

    private static String ipv6Vpc(Ec2Client ec2) {
        return ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16").amazonProvidedIpv6CidrBlock(true)).vpc().vpcId();
    }

    /** The VPC's range with another end: {@code 2600:1f18:1:200::/56} and "a::/64" give 2600:1f18:1:20a::/64. */
    private static String ipv6(Ec2Client ec2, String vpc, String end) {
        String range = ec2.describeVpcs(r -> r.vpcIds(vpc)).vpcs().get(0)
                .ipv6CidrBlockAssociationSet().get(0).ipv6CidrBlock();
        String start = range.substring(0, range.indexOf("::/56"));
        return start.substring(0, start.length() - 2) + end;
    }

    @ParameterizedTest
    @ValueSource(strings = {"00::/64", "ff::/64", "00::/56", "10::/60"})
    void aSubnetGetsARangeOutOfTheVpcs(String end) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = ipv6Vpc(ec2);
            Subnet made = ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.0.0/24")
                    .ipv6CidrBlock(ipv6(ec2, vpc, end))).subnet();
            assertThat(made.ipv6CidrBlockAssociationSet()).singleElement().satisfies(association -> {
                assertThat(association.associationId()).startsWith("subnet-cidr-assoc-");
                assertThat(association.ipv6CidrBlock()).isEqualTo(ipv6(ec2, vpc, end));
                assertThat(association.ipv6CidrBlockState().stateAsString()).isEqualTo("associating");
            });
            assertThat(describe(ec2, made.subnetId()).ipv6CidrBlockAssociationSet().get(0).ipv6CidrBlockState()
                    .stateAsString()).isEqualTo("associated");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "00::/65 | InvalidSubnet.Range", "00::/62 | InvalidSubnet.Range", "00::/52 | InvalidSubnet.Range",
        "00::/128 | InvalidSubnet.Range", "a0::/64 | InvalidSubnet.Conflict", "a0::/60 | InvalidSubnet.Conflict",
        "00:: | InvalidParameterValue", "00::/129 | InvalidParameterValue", "zz::/64 | InvalidParameterValue",
    })
    void badIpv6RangesAreRefused(String end, String code) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = ipv6Vpc(ec2);
            ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.0.0/24").ipv6CidrBlock(ipv6(ec2, vpc, "a0::/64")));
            assertRefused(code, () -> ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.1.0/24")
                    .ipv6CidrBlock(ipv6(ec2, vpc, end))));
        }
    }

    @Test
    void withoutAnIpv6RangeOfTheVpcThereIsNone() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = vpc(ec2);
            assertRefused("InvalidSubnet.Range", "The CIDR '2600:1f18:1:200::/64' is invalid.",
                    () -> ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.0.0/24")
                            .ipv6CidrBlock("2600:1f18:1:200::/64")));
            assertRefused("InvalidParameterValue", "Value (10.0.0.0/24) for parameter ipv6CidrBlock is invalid. "
                    + "This is not a valid CIDR block.", () -> ec2.createSubnet(r -> r.vpcId(vpc)
                            .cidrBlock("10.0.0.0/24").ipv6CidrBlock("10.0.0.0/24")));
        }
    }

    @Test
    void aSubnetCanBeForIpv6Only() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = ipv6Vpc(ec2);
            Subnet made = ec2.createSubnet(r -> r.vpcId(vpc).ipv6Native(true)
                    .ipv6CidrBlock(ipv6(ec2, vpc, "00::/64"))).subnet();
            assertThat(made.cidrBlock()).isNull();
            assertThat(made.ipv6Native()).isTrue();
            assertThat(made.availableIpAddressCount()).isZero();
            assertThat(made.assignIpv6AddressOnCreation()).isTrue();
            assertThat(made.privateDnsNameOptionsOnLaunch().hostnameTypeAsString()).isEqualTo("resource-name");
            assertRefused("MissingParameter", "The request must contain the parameter ipv6CidrBlock",
                    () -> ec2.createSubnet(r -> r.vpcId(vpc).ipv6Native(true)));
            assertRefused("InvalidParameterCombination",
                    "The parameter cidrBlock cannot be used with the parameter ipv6Native",
                    () -> ec2.createSubnet(r -> r.vpcId(vpc).ipv6Native(true).cidrBlock("10.0.0.0/24")
                            .ipv6CidrBlock(ipv6(ec2, vpc, "01::/64"))));
            create(ec2, vpc, "10.0.0.0/24");
            ec2.deleteSubnet(r -> r.subnetId(made.subnetId()));
        }
    }

    @Test
    void anIpv6RangeComesAndGoes() {
        try (var cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = ipv6Vpc(ec2);
            cloud.time().settle();
            String subnet = create(ec2, vpc, "10.0.0.0/24").subnetId();
            String id = ec2.associateSubnetCidrBlock(r -> r.subnetId(subnet).ipv6CidrBlock(ipv6(ec2, vpc, "00::/64")))
                    .ipv6CidrBlockAssociation().associationId();
            assertThat(state(ec2, subnet)).isEqualTo("associating");
            cloud.time().settle();
            assertThat(state(ec2, subnet)).isEqualTo("associated");
            assertRefused("CidrLimitExceeded",
                    "This subnet '" + subnet + "' has met its maximum number of allowed CIDRs: 1",
                    () -> ec2.associateSubnetCidrBlock(r -> r.subnetId(subnet)
                            .ipv6CidrBlock(ipv6(ec2, vpc, "01::/64"))));
            assertThat(ec2.disassociateSubnetCidrBlock(r -> r.associationId(id)).subnetId()).isEqualTo(subnet);
            assertThat(state(ec2, subnet)).isEqualTo("disassociating");
            cloud.time().settle();
            assertThat(state(ec2, subnet)).isEqualTo("disassociated");
            assertRefused("InvalidSubnetCidrBlockAssociationID.NotFound",
                    "The subnet CIDR block with association ID '" + id + "' does not exist",
                    () -> ec2.disassociateSubnetCidrBlock(r -> r.associationId(id)));
            cloud.time().advance(Duration.ofHours(1));
            assertThat(describe(ec2, subnet).ipv6CidrBlockAssociationSet()).isEmpty();
        }
    }

    private static String state(Ec2Client ec2, String subnet) {
        return describe(ec2, subnet).ipv6CidrBlockAssociationSet().get(0).ipv6CidrBlockState().stateAsString();
    }

    @Test
    void anIpv6RangeThatInterfacesGetAddressesFromStays() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = ipv6Vpc(ec2);
            String subnet = create(ec2, vpc, "10.0.0.0/24").subnetId();
            String id = ec2.associateSubnetCidrBlock(r -> r.subnetId(subnet).ipv6CidrBlock(ipv6(ec2, vpc, "00::/64")))
                    .ipv6CidrBlockAssociation().associationId();
            modify(ec2, subnet, r -> r.assignIpv6AddressOnCreation(v -> v.value(true)));
            assertRefused("OperationNotPermitted", () -> ec2.disassociateSubnetCidrBlock(r -> r.associationId(id)));
            modify(ec2, subnet, r -> r.assignIpv6AddressOnCreation(v -> v.value(false)));
            ec2.disassociateSubnetCidrBlock(r -> r.associationId(id));
        }
    }

    // ---- attributes

    private static void modify(Ec2Client ec2, String subnet, Consumer<ModifySubnetAttributeRequest.Builder> change) {
        ec2.modifySubnetAttribute(r -> change.accept(r.subnetId(subnet)));
    }

    @Test
    void attributesAreSetOneByOne() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = ipv6Vpc(ec2);
            String subnet = ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.0.0/24")
                    .ipv6CidrBlock(ipv6(ec2, vpc, "00::/64"))).subnet().subnetId();
            modify(ec2, subnet, r -> r.mapPublicIpOnLaunch(v -> v.value(true)));
            modify(ec2, subnet, r -> r.assignIpv6AddressOnCreation(v -> v.value(true)));
            modify(ec2, subnet, r -> r.enableDns64(v -> v.value(true)));
            modify(ec2, subnet, r -> r.privateDnsHostnameTypeOnLaunch("resource-name"));
            modify(ec2, subnet, r -> r.enableResourceNameDnsARecordOnLaunch(v -> v.value(true)));
            modify(ec2, subnet, r -> r.enableResourceNameDnsAAAARecordOnLaunch(v -> v.value(true)));
            Subnet changed = describe(ec2, subnet);
            assertThat(changed.mapPublicIpOnLaunch()).isTrue();
            assertThat(changed.assignIpv6AddressOnCreation()).isTrue();
            assertThat(changed.enableDns64()).isTrue();
            assertThat(changed.privateDnsNameOptionsOnLaunch().hostnameTypeAsString()).isEqualTo("resource-name");
            assertThat(changed.privateDnsNameOptionsOnLaunch().enableResourceNameDnsARecord()).isTrue();
            assertThat(changed.privateDnsNameOptionsOnLaunch().enableResourceNameDnsAAAARecord()).isTrue();
        }
    }

    @Test
    void publicAddressesAreGivenWhereTheSubnetSaysSo() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String subnet = create(ec2, vpc(ec2), "10.0.0.0/24").subnetId();
            String without = launch(ec2, subnet, 1).instances().get(0).instanceId();
            modify(ec2, subnet, r -> r.mapPublicIpOnLaunch(v -> v.value(true)));
            String with = launch(ec2, subnet, 1).instances().get(0).instanceId();
            assertThat(publicIp(ec2, without)).isNull();
            assertThat(publicIp(ec2, with)).isNotNull();
        }
    }

    private static String publicIp(Ec2Client ec2, String id) {
        return ec2.describeInstances(r -> r.instanceIds(id)).reservations().get(0).instances().get(0)
                .publicIpAddress();
    }

    @Test
    void attributesThatDoNotFitAreRefused() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = ipv6Vpc(ec2);
            String ipv4 = create(ec2, vpc, "10.0.0.0/24").subnetId();
            String ipv6 = ec2.createSubnet(r -> r.vpcId(vpc).ipv6Native(true)
                    .ipv6CidrBlock(ipv6(ec2, vpc, "00::/64"))).subnet().subnetId();
            String code = "InvalidParameterValue";
            assertRefused(code, "Value (true) for parameter assignIpv6AddressOnCreation is invalid. "
                    + "The subnet has no IPv6 CIDR block.",
                    () -> modify(ec2, ipv4, r -> r.assignIpv6AddressOnCreation(v -> v.value(true))));
            assertRefused(code, "Value (true) for parameter enableResourceNameDnsAAAARecordOnLaunch is invalid. "
                    + "The subnet has no IPv6 CIDR block.",
                    () -> modify(ec2, ipv4, r -> r.enableResourceNameDnsAAAARecordOnLaunch(v -> v.value(true))));
            assertRefused(code, "Value (odd) for parameter privateDnsHostnameTypeOnLaunch is invalid.",
                    () -> modify(ec2, ipv4, r -> r.privateDnsHostnameTypeOnLaunch("odd")));
            assertRefused(code, "Value (ip-name) for parameter privateDnsHostnameTypeOnLaunch is invalid. "
                    + "The subnet is for IPv6 only.",
                    () -> modify(ec2, ipv6, r -> r.privateDnsHostnameTypeOnLaunch("ip-name")));
            assertRefused(code, "Value (true) for parameter mapPublicIpOnLaunch is invalid. "
                    + "The subnet has no IPv4 CIDR block.",
                    () -> modify(ec2, ipv6, r -> r.mapPublicIpOnLaunch(v -> v.value(true))));
            assertRefused(code, "Value (true) for parameter enableResourceNameDnsARecordOnLaunch is invalid. "
                    + "The subnet has no IPv4 CIDR block.",
                    () -> modify(ec2, ipv6, r -> r.enableResourceNameDnsARecordOnLaunch(v -> v.value(true))));
            assertRefused(code, "Value (false) for parameter assignIpv6AddressOnCreation is invalid. "
                    + "The subnet is for IPv6 only.",
                    () -> modify(ec2, ipv6, r -> r.assignIpv6AddressOnCreation(v -> v.value(false))));
            assertRefused("MissingParameter", () -> modify(ec2, ipv4, r -> { }));
            assertRefused("MissingParameter", "The request must contain the parameter value",
                    () -> modify(ec2, ipv4, r -> r.enableDns64(v -> { })));
            assertRefused("InvalidParameterCombination", () -> modify(ec2, ipv4,
                    r -> r.enableDns64(v -> v.value(true)).mapPublicIpOnLaunch(v -> v.value(true))));
            assertRefused("InvalidSubnetID.NotFound", "The subnet ID 'subnet-0123456789abcdef0' does not exist",
                    () -> modify(ec2, "subnet-0123456789abcdef0", r -> r.enableDns64(v -> v.value(true))));
            assertThatThrownBy(() -> modify(ec2, ipv4, r -> r.customerOwnedIpv4Pool("ipv4pool-coip-1")))
                    .isInstanceOf(NotSimulatedException.class).hasMessageContaining("customerOwnedIpv4Pool");
        }
    }

    // ---- the end

    @Test
    void itsAssociationsGoWithIt() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = vpc(ec2);
            String subnet = create(ec2, vpc, "10.0.0.0/24").subnetId();
            String table = ec2.createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
            ec2.associateRouteTable(r -> r.routeTableId(table).subnetId(subnet));
            ec2.deleteSubnet(r -> r.subnetId(subnet));
            assertThat(ec2.describeRouteTables(r -> r.routeTableIds(table)).routeTables().get(0).associations())
                    .isEmpty();
            assertThat(ec2.describeNetworkAcls(r -> r.filters(Filter.builder().name("vpc-id").values(vpc).build()))
                    .networkAcls().get(0).associations()).isEmpty();
            assertRefused("InvalidSubnetID.NotFound", "The subnet ID '" + subnet + "' does not exist",
                    () -> ec2.deleteSubnet(r -> r.subnetId(subnet)));
            create(ec2, vpc, "10.0.0.0/24");
        }
    }

    @ParameterizedTest
    @CsvSource({"vpc-id, vpc-*, 8", "ipv6-native, true, 1", "enable-dns64, false, 8",
        "ipv6-cidr-block-association.ipv6-cidr-block, 2600:*, 2",
        "ipv6-cidr-block-association.association-id, subnet-cidr-assoc-*, 2",
        "ipv6-cidr-block-association.state, associated, 2",
        "private-dns-name-options-on-launch.hostname-type, resource-name, 1",
        "private-dns-name-options-on-launch.enable-resource-name-dns-a-record, false, 8",
        "private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record, true, 0"})
    void subnetsCanBeFilteredByAllThatTheyHave(String name, String value, int found) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = ipv6Vpc(ec2);
            Consumer<CreateSubnetRequest.Builder> dualStack = r -> r.vpcId(vpc).cidrBlock("10.0.0.0/24")
                    .ipv6CidrBlock(ipv6(ec2, vpc, "00::/64"));
            ec2.createSubnet(dualStack);
            ec2.createSubnet(r -> r.vpcId(vpc).ipv6Native(true).ipv6CidrBlock(ipv6(ec2, vpc, "01::/64")));
            assertThat(ec2.describeSubnets(r -> r.filters(Filter.builder().name(name).values(value).build()))
                    .subnets()).hasSize(found);
        }
    }

    @Test
    void aSubnetWithoutAZoneIsNotPutWhereHardlyAnyInstanceTypeIs() {
        try (FakeCloud cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
            for (int i = 0; i < 40; i++) {
                String block = "10.0." + i + ".0/24";
                ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock(block));
            }

            assertThat(ec2.describeSubnets(r -> r.filters(f -> f.name("vpc-id").values(vpc))).subnets())
                    .extracting(subnet -> subnet.availabilityZone()).contains("us-east-1a", "us-east-1f")
                    .doesNotContain("us-east-1e");
        }
    }
}
