package io.github.fakeec2.network;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;

class VpcCidrTest {

    private static final String RESTRICTED = " is restricted. Use a CIDR from the same private address range as the "
            + "current VPC CIDR, or use a publicly-routable CIDR. For additional restrictions, see "
            + "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html";

    private static String create(Ec2Client ec2, String cidr) {
        return ec2.createVpc(r -> r.cidrBlock(cidr)).vpc().vpcId();
    }

    private static String associate(Ec2Client ec2, String vpc, String cidr) {
        return ec2.associateVpcCidrBlock(r -> r.vpcId(vpc).cidrBlock(cidr)).cidrBlockAssociation().associationId();
    }

    private static Vpc describe(Ec2Client ec2, String vpc) {
        return ec2.describeVpcs(r -> r.vpcIds(vpc)).vpcs().get(0);
    }

    private static List<Route> routes(Ec2Client ec2, String vpc) {
        return ec2.describeRouteTables(r -> r.filters(Filter.builder().name("vpc-id").values(vpc).build()))
                .routeTables().get(0).routes();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16, 10.2.0.0/16", "10.0.0.0/24, 10.1.0.0/16", "10.2.0.0/16, 10.0.0.0/16", "10.0.0.0/16, 100.64.0.0/16",
        "10.0.0.0/16, 198.18.0.0/16", "10.0.0.0/16, 52.1.0.0/28", "172.16.0.0/16, 172.20.0.0/16",
        "172.16.0.0/16, 100.64.0.0/16", "192.168.0.0/24, 192.168.1.0/24", "192.168.0.0/24, 8.8.8.0/24",
        "198.19.0.0/24, 198.19.1.0/24", "198.19.0.0/24, 100.64.0.0/16", "100.64.0.0/16, 100.65.0.0/16",
        "100.64.0.0/16, 52.1.0.0/16",
    })
    void whatIsPermittedIsAssociated(String primary, String added) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = create(ec2, primary);
            associate(ec2, vpc, added);
            assertThat(describe(ec2, vpc).cidrBlock()).isEqualTo(primary);
            assertThat(describe(ec2, vpc).cidrBlockAssociationSet())
                    .extracting(VpcCidrBlockAssociation::cidrBlock, a -> a.cidrBlockState().stateAsString())
                    .containsExactly(tuple(primary, "associated"), tuple(added, "associated"));
            assertThat(routes(ec2, vpc)).extracting(Route::destinationCidrBlock, Route::gatewayId)
                    .containsExactly(tuple(primary, "local"), tuple(added, "local"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16, 172.16.0.0/16", "10.0.0.0/16, 192.168.0.0/16", "10.0.0.0/16, 198.19.0.0/16",
        "10.1.0.0/16, 10.0.0.0/16", "10.0.0.0/24, 10.0.1.0/24", "172.16.0.0/16, 10.2.0.0/16",
        "172.16.0.0/16, 192.168.0.0/16", "172.16.0.0/16, 172.31.0.0/16", "172.16.0.0/16, 198.19.0.0/16",
        "192.168.0.0/24, 10.2.0.0/16", "192.168.0.0/24, 172.16.0.0/16", "192.168.0.0/24, 198.19.0.0/16",
        "198.19.0.0/24, 10.2.0.0/16", "198.19.0.0/24, 172.16.0.0/16", "198.19.0.0/24, 192.168.0.0/16",
        "100.64.0.0/16, 10.2.0.0/16", "52.1.0.0/16, 192.168.0.0/16", "52.1.0.0/16, 198.19.0.0/16",
    })
    void whatIsRestrictedIsRefused(String primary, String added) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = create(ec2, primary);
            assertRefused("InvalidVpc.Range", "The CIDR '" + added + "'" + RESTRICTED,
                    () -> associate(ec2, vpc, added));
            assertThat(describe(ec2, vpc).cidrBlockAssociationSet()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "10.0.0.0/16 | InvalidVpc.Range | The CIDR '10.0.0.0/16' conflicts with one of the CIDRs currently associated "
                + "with the VPC.",
        "10.0.128.0/20 | InvalidVpc.Range | The CIDR '10.0.128.0/20' conflicts with one of the CIDRs currently "
                + "associated with the VPC.",
        "10.2.0.0/15 | InvalidVpc.Range | The CIDR '10.2.0.0/15' is invalid.",
        "10.2.0.0/29 | InvalidVpc.Range | The CIDR '10.2.0.0/29' is invalid.",
        "169.254.0.0/16 | InvalidVpc.Range | The CIDR '169.254.0.0/16' is invalid.",
        "2600::/56 | InvalidParameterValue | Value (2600::/56) for parameter cidrBlock is invalid. "
                + "This is not a valid CIDR block.",
        "10.2 | InvalidParameterValue | Value (10.2) for parameter cidrBlock is invalid. This is not a valid CIDR block.",
    })
    void badRangesAreRefused(String cidr, String code, String message) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = create(ec2, "10.0.0.0/16");
            assertRefused(code, message, () -> associate(ec2, vpc, cidr));
        }
    }

    @Test
    void hostBitsAreCleared() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = create(ec2, "10.0.0.0/16");
            assertThat(ec2.associateVpcCidrBlock(r -> r.vpcId(vpc).cidrBlock("10.2.3.4/16")).cidrBlockAssociation()
                    .cidrBlock()).isEqualTo("10.2.0.0/16");
        }
    }

    @ParameterizedTest
    @CsvSource({"10.2.0.0/24, 10.2.0.0/24, false", "10.2.0.0/24, 10.2.0.0/16, false", "10.2.0.0/24, 10.2.0.0/25, true",
        "0.0.0.0/0, 10.2.0.0/16, true"})
    void aRangeMustBeNarrowerThanTheRoutesThatLeadIntoIt(String destination, String added, boolean accepted) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = create(ec2, "10.4.0.0/16");
            String gateway = ec2.createInternetGateway().internetGateway().internetGatewayId();
            ec2.attachInternetGateway(r -> r.vpcId(vpc).internetGatewayId(gateway));
            String table = ec2.describeRouteTables(r -> r.filters(
                    Filter.builder().name("vpc-id").values(vpc).build())).routeTables().get(0).routeTableId();
            ec2.createRoute(r -> r.routeTableId(table).destinationCidrBlock(destination).gatewayId(gateway));
            if (accepted) {
                associate(ec2, vpc, added);
            } else {
                assertRefused("InvalidVpc.Range", "The CIDR '" + added + "' is the same as or larger than the "
                        + "destination " + destination + " of a route in route table '" + table + "'.",
                        () -> associate(ec2, vpc, added));
            }
        }
    }

    @Test
    void aRangeOfAPeeredVpcIsRefused() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = create(ec2, "10.4.0.0/16");
            String peer = create(ec2, "10.5.0.0/16");
            String peering = ec2.createVpcPeeringConnection(r -> r.vpcId(vpc).peerVpcId(peer))
                    .vpcPeeringConnection().vpcPeeringConnectionId();
            ec2.acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(peering));
            assertRefused("InvalidVpc.Range", "The CIDR '10.5.1.0/24' conflicts with a CIDR of the VPC '" + peer
                    + "' that is peered by '" + peering + "'.", () -> associate(ec2, vpc, "10.5.1.0/24"));
            associate(ec2, vpc, "10.6.0.0/16");
        }
    }

    @Test
    void thereIsAQuota() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = create(ec2, "10.2.0.0/16");
            String last = null;
            for (int i = 3; i < 7; i++) {
                last = associate(ec2, vpc, "10." + i + ".0.0/16");
            }
            assertRefused("CidrLimitExceeded",
                    "This network '" + vpc + "' has met its maximum number of allowed CIDRs: 5",
                    () -> associate(ec2, vpc, "10.7.0.0/16"));
            String going = last;
            ec2.disassociateVpcCidrBlock(r -> r.associationId(going));
            associate(ec2, vpc, "10.7.0.0/16"); // what was disassociated counts no more
            cloud.quotas().set(Quota.IPV4_CIDRS_PER_VPC, 6);
            associate(ec2, vpc, "10.8.0.0/16");
        }
    }

    @Test
    void aRangeIsAssociatedAndDisassociatedInTime() {
        try (var cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = create(ec2, "10.0.0.0/16");
            var response = ec2.associateVpcCidrBlock(r -> r.vpcId(vpc).cidrBlock("10.2.0.0/16"));
            String id = response.cidrBlockAssociation().associationId();
            assertThat(response.vpcId()).isEqualTo(vpc);
            assertThat(response.cidrBlockAssociation().cidrBlockState().stateAsString()).isEqualTo("associating");
            assertThat(routes(ec2, vpc)).hasSize(1);
            assertRefused("InvalidSubnet.Range", () -> ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.2.0.0/24")));

            cloud.time().settle();
            assertThat(state(ec2, vpc)).isEqualTo("associated");
            assertThat(routes(ec2, vpc)).hasSize(2);

            assertThat(ec2.disassociateVpcCidrBlock(r -> r.associationId(id)).cidrBlockAssociation()
                    .cidrBlockState().stateAsString()).isEqualTo("disassociating");
            assertThat(routes(ec2, vpc)).hasSize(1);
            cloud.time().settle();
            assertThat(state(ec2, vpc)).isEqualTo("disassociated");
            assertRefused("InvalidVpcCidrBlockAssociationID.NotFound",
                    "The vpc CIDR block association ID '" + id + "' does not exist",
                    () -> ec2.disassociateVpcCidrBlock(r -> r.associationId(id)));

            cloud.time().advance(Duration.ofHours(1));
            assertThat(describe(ec2, vpc).cidrBlockAssociationSet()).hasSize(1);
        }
    }

    private static String state(Ec2Client ec2, String vpc) {
        return describe(ec2, vpc).cidrBlockAssociationSet().get(1).cidrBlockState().stateAsString();
    }

    @Test
    void whatIsDisassociatedBeforeItIsThereNeverComes() {
        try (var cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = create(ec2, "10.0.0.0/16");
            String id = associate(ec2, vpc, "10.2.0.0/16");
            ec2.disassociateVpcCidrBlock(r -> r.associationId(id));
            cloud.time().settle();
            assertThat(state(ec2, vpc)).isEqualTo("disassociated");
            assertThat(routes(ec2, vpc)).hasSize(1);
        }
    }

    @Test
    void aRangeThatSubnetsAreInStays() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = create(ec2, "10.0.0.0/16");
            String id = associate(ec2, vpc, "10.2.0.0/16");
            String subnet = ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.2.1.0/24")).subnet().subnetId();
            assertRefused("InvalidCidrBlock.InUse",
                    "The vpc " + vpc + " currently has a subnet within CIDR block 10.2.0.0/16",
                    () -> ec2.disassociateVpcCidrBlock(r -> r.associationId(id)));
            ec2.deleteSubnet(r -> r.subnetId(subnet));
            ec2.disassociateVpcCidrBlock(r -> r.associationId(id));
        }
    }

    @Test
    void thePrimaryRangeStays() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String id = describe(ec2, create(ec2, "10.0.0.0/16")).cidrBlockAssociationSet().get(0).associationId();
            assertRefused("OperationNotPermitted", "The vpc CIDR block with association ID " + id
                    + " may not be disassociated. It is the primary IPv4 CIDR block of the VPC",
                    () -> ec2.disassociateVpcCidrBlock(r -> r.associationId(id)));
        }
    }

    @Test
    void theRequestSaysWhichRange() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = create(ec2, "10.0.0.0/16");
            String message = "The request must contain exactly one of cidrBlock, amazonProvidedIpv6CidrBlock";
            assertRefused("MissingParameter", message, () -> ec2.associateVpcCidrBlock(r -> r.vpcId(vpc)));
            assertRefused("InvalidParameterCombination", message, () -> ec2.associateVpcCidrBlock(
                    r -> r.vpcId(vpc).cidrBlock("10.2.0.0/16").amazonProvidedIpv6CidrBlock(true)));
            assertRefused("MissingParameter", "The request must contain the parameter vpcId",
                    () -> ec2.associateVpcCidrBlock(r -> r.cidrBlock("10.2.0.0/16")));
            assertRefused("MissingParameter", "The request must contain the parameter associationId",
                    () -> ec2.disassociateVpcCidrBlock(r -> { }));
        }
    }

    // ---- IPv6

    @Test
    void aVpcHasOneIpv6RangeOfAmazons() {
        try (var cloud = FakeCloud.builder().region("eu-west-1").build()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = create(ec2, "10.0.0.0/16");
            String id = ec2.associateVpcCidrBlock(r -> r.vpcId(vpc).amazonProvidedIpv6CidrBlock(true))
                    .ipv6CidrBlockAssociation().associationId();
            String range = describe(ec2, vpc).ipv6CidrBlockAssociationSet().get(0).ipv6CidrBlock();
            assertThat(range).startsWith("2a05:d018:").endsWith("00::/56");
            assertThat(routes(ec2, vpc)).extracting(Route::destinationIpv6CidrBlock).contains(range);
            assertRefused("CidrLimitExceeded", () -> ec2.associateVpcCidrBlock(
                    r -> r.vpcId(vpc).amazonProvidedIpv6CidrBlock(true)));

            String subnet = ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.0.0/24")
                    .ipv6CidrBlock(range.replace("/56", "/64"))).subnet().subnetId();
            assertRefused("InvalidCidrBlock.InUse",
                    "The vpc " + vpc + " currently has a subnet within CIDR block " + range,
                    () -> ec2.disassociateVpcCidrBlock(r -> r.associationId(id)));
            ec2.deleteSubnet(r -> r.subnetId(subnet));
            assertThat(ec2.disassociateVpcCidrBlock(r -> r.associationId(id)).ipv6CidrBlockAssociation()
                    .ipv6CidrBlockState().stateAsString()).isEqualTo("disassociating");
            assertThat(routes(ec2, vpc)).extracting(Route::destinationIpv6CidrBlock).doesNotContain(range);

            ec2.associateVpcCidrBlock(r -> r.vpcId(vpc).amazonProvidedIpv6CidrBlock(true));
            assertThat(describe(ec2, vpc).ipv6CidrBlockAssociationSet())
                    .extracting(a -> a.ipv6CidrBlockState().stateAsString())
                    .containsExactly("disassociated", "associated");
        }
    }

    @Test
    void theDefaultNetworkAclLetsIpv6Pass() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = create(ec2, "10.0.0.0/16");
            ec2.associateVpcCidrBlock(r -> r.vpcId(vpc).amazonProvidedIpv6CidrBlock(true));
            assertThat(ec2.describeNetworkAcls(r -> r.filters(Filter.builder().name("vpc-id").values(vpc).build()))
                    .networkAcls().get(0).entries()).filteredOn(entry -> !entry.egress())
                    .extracting(NetworkAclEntry::ruleNumber).containsExactly(100, 101, 32767, 32768);
        }
    }
}
