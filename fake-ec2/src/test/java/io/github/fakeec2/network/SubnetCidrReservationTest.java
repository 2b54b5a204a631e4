package io.github.fakeec2.network;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv4;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SubnetCidrReservation;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

class SubnetCidrReservationTest {

    private static String subnet(Ec2Client ec2, String cidr) {
        String vpc = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16").amazonProvidedIpv6CidrBlock(true)).vpc().vpcId();
        String ipv6 = ec2.describeVpcs(r -> r.vpcIds(vpc)).vpcs().get(0)
                .ipv6CidrBlockAssociationSet().get(0).ipv6CidrBlock().replace("/56", "/64");
        return ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock(cidr).ipv6CidrBlock(ipv6)).subnet().subnetId();
    }

    private static SubnetCidrReservation reserve(Ec2Client ec2, String subnet, String cidr, String type) {
        return ec2.createSubnetCidrReservation(r -> r.subnetId(subnet).cidr(cidr).reservationType(type))
                .subnetCidrReservation();
    }

    private static int free(Ec2Client ec2, String subnet) {
        return ec2.describeSubnets(r -> r.subnetIds(subnet)).subnets().get(0).availableIpAddressCount();
    }

    private static List<String> launch(Ec2Client ec2, String subnet, int count) {
        return ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                        .subnetId(subnet).minCount(count).maxCount(count))
                .instances().stream().map(i -> i.privateIpAddress()).toList();
    }

    @Test
    void aReservationIsMadeListedAndDeleted() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String subnet = subnet(ec2, "10.0.0.0/24");
            var made = ec2.createSubnetCidrReservation(r -> r.subnetId(subnet).cidr("10.0.0.18/28")
                    .reservationType("explicit").description("for appliances")
                    .tagSpecifications(TagSpecification.builder().resourceType(ResourceType.SUBNET_CIDR_RESERVATION)
                            .tags(Tag.builder().key("team").value("a").build()).build())).subnetCidrReservation();
            assertThat(made.subnetCidrReservationId()).startsWith("scr-");
            assertThat(made.subnetId()).isEqualTo(subnet);
            assertThat(made.cidr()).isEqualTo("10.0.0.16/28");
            assertThat(made.reservationTypeAsString()).isEqualTo("explicit");
            assertThat(made.description()).isEqualTo("for appliances");
            assertThat(made.ownerId()).isEqualTo(cloud.accountId());
            assertThat(made.tags()).hasSize(1);
            var ipv6 = reserve(ec2, subnet, ipv6(ec2, subnet).replace("::/64", ":1::/80"), "prefix");

            var all = ec2.getSubnetCidrReservations(r -> r.subnetId(subnet));
            assertThat(all.subnetIpv4CidrReservations()).containsExactly(made);
            assertThat(all.subnetIpv6CidrReservations()).containsExactly(ipv6);
            assertThat(ec2.getSubnetCidrReservations(r -> r.subnetId(subnet).filters(
                    Filter.builder().name("reservationType").values("prefix").build())).subnetIpv4CidrReservations())
                    .isEmpty();
            assertThat(ec2.getSubnetCidrReservations(r -> r.subnetId(subnet(ec2, "10.0.0.0/24")))
                    .subnetIpv4CidrReservations()).isEmpty();

            assertThat(ec2.deleteSubnetCidrReservation(
                    r -> r.subnetCidrReservationId(made.subnetCidrReservationId())).deletedSubnetCidrReservation())
                    .isEqualTo(made);
            assertRefused("InvalidSubnetCidrReservationID.NotFound", "The subnet CIDR reservation ID '"
                    + made.subnetCidrReservationId() + "' does not exist", () -> ec2.deleteSubnetCidrReservation(
                            r -> r.subnetCidrReservationId(made.subnetCidrReservationId())));
        }
    }

    private static String ipv6(Ec2Client ec2, String subnet) {
        return ec2.describeSubnets(r -> r.subnetIds(subnet)).subnets().get(0)
                .ipv6CidrBlockAssociationSet().get(0).ipv6CidrBlock();
    }

    @Test
    void reservationsArePaged() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String subnet = subnet(ec2, "10.0.0.0/24");
            for (int i = 1; i < 8; i++) {
                reserve(ec2, subnet, "10.0.0." + 16 * i + "/28", "prefix");
            }
            var first = ec2.getSubnetCidrReservations(r -> r.subnetId(subnet).maxResults(5));
            assertThat(first.subnetIpv4CidrReservations()).hasSize(5);
            var second = ec2.getSubnetCidrReservations(r -> r.subnetId(subnet).nextToken(first.nextToken()));
            assertThat(second.subnetIpv4CidrReservations()).hasSize(2);
            assertThat(second.nextToken()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/28, 12", "10.0.0.16/29, 8", "10.0.0.24/29, 7", "10.0.0.4/32, 1", "10.0.0.0/32, 0",
        "10.0.0.30/31, 1"})
    void reservedAddressesAreNeitherFreeNorGivenOut(String reserved, int fewer) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String subnet = subnet(ec2, "10.0.0.0/27");
            assertThat(free(ec2, subnet)).isEqualTo(27);
            reserve(ec2, subnet, reserved, "explicit");
            assertThat(free(ec2, subnet)).isEqualTo(27 - fewer);
            Cidr range = Cidr.parse(reserved);
            assertThat(launch(ec2, subnet, 27 - fewer)).noneMatch(ip -> range.contains(Ipv4.parse(ip)));
            assertThat(free(ec2, subnet)).isZero();
            assertRefused("InsufficientFreeAddressesInSubnet", () -> launch(ec2, subnet, 1));
        }
    }

    @Test
    void whoNamesAReservedAddressGetsIt() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String subnet = subnet(ec2, "10.0.0.0/27");
            reserve(ec2, subnet, "10.0.0.16/29", "explicit");
            int before = free(ec2, subnet);
            ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                    .subnetId(subnet).minCount(1).maxCount(1).privateIpAddress("10.0.0.17"));
            assertThat(free(ec2, subnet)).isEqualTo(before);
            launch(ec2, subnet, 1);
            assertThat(free(ec2, subnet)).isEqualTo(before - 1);
        }
    }

    @Test
    void prefixesComeFromReservationsForThemAsLongAsThereIsRoom() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String subnet = subnet(ec2, "10.0.0.0/26");
            reserve(ec2, subnet, "10.0.0.24/29", "explicit");
            reserve(ec2, subnet, "10.0.0.32/28", "prefix");
            assertThat(prefix(ec2, subnet)).isEqualTo("10.0.0.32/28");
            assertRefused("InsufficientCidrBlocks", () -> prefix(ec2, subnet));
        }
    }

    private static String prefix(Ec2Client ec2, String subnet) {
        return ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                        .minCount(1).maxCount(1).networkInterfaces(eni -> eni.deviceIndex(0).subnetId(subnet)
                                .ipv4PrefixCount(1)))
                .instances().get(0).networkInterfaces().get(0).ipv4Prefixes().get(0).ipv4Prefix();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "null | explicit | MissingParameter | The request must contain the parameter cidr",
        "10.0.0.16/28 | null | MissingParameter | The request must contain the parameter reservationType",
        "10.0.0.16/28 | odd | InvalidParameterValue | Value (odd) for parameter reservationType is invalid.",
        "10.0.0.16 | prefix | InvalidParameterValue | Value (10.0.0.16) for parameter cidr is invalid. "
                + "This is not a valid CIDR block.",
        "10.0.1.0/28 | prefix | InvalidParameterValue | Reservation CIDR 10.0.1.0/28 is not within the CIDR block of "
                + "the subnet",
        "10.0.0.0/23 | prefix | InvalidParameterValue | Reservation CIDR 10.0.0.0/23 is not within the CIDR block of "
                + "the subnet",
        "2001:db8::/80 | prefix | InvalidParameterValue | Reservation CIDR 2001:db8::/80 is not within the CIDR block "
                + "of the subnet",
        "10.0.0.33/29 | prefix | InvalidParameterValue | Reservation CIDR 10.0.0.32/29 has overlap with existing "
                + "reserved CIDR block",
    })
    void badReservationsAreRefused(String cidr, String type, String code, String message) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String subnet = subnet(ec2, "10.0.0.0/24");
            reserve(ec2, subnet, "10.0.0.32/28", "prefix");
            assertRefused(code, message, () -> reserve(ec2, subnet, cidr, type));
        }
    }

    @Test
    void itsSubnetMustBeThere() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String unknown = "subnet-0123456789abcdef0";
            String message = "The subnet ID '" + unknown + "' does not exist";
            assertRefused("InvalidSubnetID.NotFound", message, () -> reserve(ec2, unknown, "10.0.0.0/28", "prefix"));
            assertRefused("InvalidSubnetID.NotFound", message,
                    () -> ec2.getSubnetCidrReservations(r -> r.subnetId(unknown)));
            assertRefused("MissingParameter", "The request must contain the parameter subnetId",
                    () -> ec2.getSubnetCidrReservations(r -> { }));
        }
    }

    @Test
    void reservationsGoWithTheirSubnet() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String subnet = subnet(ec2, "10.0.0.0/24");
            String id = reserve(ec2, subnet, "10.0.0.32/28", "prefix").subnetCidrReservationId();
            ec2.deleteSubnet(r -> r.subnetId(subnet));
            assertRefused("InvalidSubnetCidrReservationID.NotFound",
                    () -> ec2.deleteSubnetCidrReservation(r -> r.subnetCidrReservationId(id)));
        }
    }
}
