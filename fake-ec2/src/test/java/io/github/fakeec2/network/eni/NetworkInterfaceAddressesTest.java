package io.github.fakeec2.network.eni;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AssignPrivateIpAddressesRequest;
import software.amazon.awssdk.services.ec2.model.AssignedPrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceIpv6Address;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.SubnetCidrReservationType;

/** Secondary private addresses, prefixes, IPv6. */
class NetworkInterfaceAddressesTest {

    private final EniWorld world = EniWorld.settled();
    private final Ec2Client ec2 = world.ec2;

    @AfterEach
    void close() {
        world.close();
    }

    private List<String> addresses(String eni) {
        return world.eni(eni).privateIpAddresses().stream()
                .map(NetworkInterfacePrivateIpAddress::privateIpAddress).toList();
    }

    private List<String> assign(String eni, Consumer<AssignPrivateIpAddressesRequest.Builder> change) {
        return ec2.assignPrivateIpAddresses(r -> change.accept(r.networkInterfaceId(eni)))
                .assignedPrivateIpAddresses().stream().map(AssignedPrivateIpAddress::privateIpAddress).toList();
    }

    // ---- secondary addresses

    @Test
    void anInterfaceIsMadeWithTheAddressesItNames() {
        int free = world.freeAddresses();

        String eni = world.create(r -> r.privateIpAddresses(p -> p.privateIpAddress("172.31.0.20"),
                p -> p.privateIpAddress("172.31.0.10").primary(true)));

        NetworkInterface shown = world.eni(eni);
        assertThat(shown.privateIpAddress()).isEqualTo("172.31.0.10");
        assertThat(addresses(eni)).containsExactly("172.31.0.10", "172.31.0.20");
        assertThat(shown.privateIpAddresses()).extracting(NetworkInterfacePrivateIpAddress::primary)
                .containsExactly(true, false);
        assertThat(shown.privateIpAddresses().get(1).privateDnsName()).isEqualTo("ip-172-31-0-20.ec2.internal");
        assertThat(world.freeAddresses()).isEqualTo(free - 2);
    }

    @Test
    void theNamedPrimaryAddressMayBeNamedTwice() {
        String eni = world.create(r -> r.privateIpAddress("172.31.0.10").privateIpAddresses(
                p -> p.privateIpAddress("172.31.0.10").primary(true), p -> p.privateIpAddress("172.31.0.11")));

        assertThat(addresses(eni)).containsExactly("172.31.0.10", "172.31.0.11");
    }

    @Test
    void anInterfaceIsMadeWithSoManyAddresses() {
        String eni = world.create(r -> r.secondaryPrivateIpAddressCount(5));

        assertThat(addresses(eni)).hasSize(6).doesNotHaveDuplicates().allMatch(ip -> ip.startsWith("172.31."));
    }

    @Test
    void addressesAreAssignedAndUnassigned() {
        String eni = world.create();
        int free = world.freeAddresses();

        assertThat(assign(eni, r -> r.privateIpAddresses("172.31.0.10", "172.31.0.11")))
                .containsExactly("172.31.0.10", "172.31.0.11");
        List<String> any = assign(eni, r -> r.secondaryPrivateIpAddressCount(2));
        assertThat(addresses(eni)).hasSize(5).containsAll(any);
        assertThat(world.freeAddresses()).isEqualTo(free - 4);

        ec2.unassignPrivateIpAddresses(r -> r.networkInterfaceId(eni).privateIpAddresses("172.31.0.10", any.get(0)));
        assertThat(addresses(eni)).hasSize(3).doesNotContain("172.31.0.10", any.get(0));
        assertThat(world.freeAddresses()).isEqualTo(free - 2);
    }

    @Test
    void aSecondaryAddressIsTakenFromItsInterfaceWithItsElasticAddressWhereThatIsAllowed() {
        String from = world.create(r -> r.privateIpAddresses(p -> p.privateIpAddress("172.31.0.10").primary(true),
                p -> p.privateIpAddress("172.31.0.11")));
        String to = world.create();
        String allocation = world.allocate();
        ec2.associateAddress(r -> r.allocationId(allocation).networkInterfaceId(from)
                .privateIpAddress("172.31.0.11"));

        assertRefused("InvalidIPAddress.InUse", "Address 172.31.0.11 is in use.",
                () -> assign(to, r -> r.privateIpAddresses("172.31.0.11")));
        assign(to, r -> r.privateIpAddresses("172.31.0.11").allowReassignment(true));

        assertThat(addresses(from)).containsExactly("172.31.0.10");
        assertThat(addresses(to)).contains("172.31.0.11");
        assertThat(world.address(allocation).networkInterfaceId()).isEqualTo(to);
        assertThat(world.eni(to).privateIpAddresses().get(1).association().allocationId()).isEqualTo(allocation);
        assertRefused("InvalidParameterValue",
                () -> assign(to, r -> r.privateIpAddresses("172.31.0.10").allowReassignment(true)));
    }

    @Test
    void whatAnInterfaceHasAlreadyIsAssignedWithoutEffect() {
        String eni = world.create(r -> r.privateIpAddress("172.31.0.10"));
        assign(eni, r -> r.privateIpAddresses("172.31.0.11"));

        assertThat(assign(eni, r -> r.privateIpAddresses("172.31.0.11"))).isEmpty();
        assertThat(addresses(eni)).containsExactly("172.31.0.10", "172.31.0.11");
    }

    @Test
    void unassigningAnAddressEndsTheAssociationOfItsElasticOne() {
        String eni = world.create();
        String secondary = assign(eni, r -> r.secondaryPrivateIpAddressCount(1)).get(0);
        String allocation = world.allocate();
        ec2.associateAddress(r -> r.allocationId(allocation).networkInterfaceId(eni).privateIpAddress(secondary));

        ec2.unassignPrivateIpAddresses(r -> r.networkInterfaceId(eni).privateIpAddresses(secondary));

        assertThat(world.address(allocation).associationId()).isNull();
    }

    @Test
    void thePrimaryAddressAndOthersAddressesAreNotUnassigned() {
        String eni = world.create(r -> r.privateIpAddress("172.31.0.10"));
        assertRefused("InvalidParameterValue", () -> ec2.unassignPrivateIpAddresses(
                r -> r.networkInterfaceId(eni).privateIpAddresses("172.31.0.10")));
        assertRefused("InvalidParameterValue", "Some of [172.31.0.99] are not assigned to interface " + eni,
                () -> ec2.unassignPrivateIpAddresses(
                        r -> r.networkInterfaceId(eni).privateIpAddresses("172.31.0.99")));
        assertRefused("MissingParameter", () -> ec2.unassignPrivateIpAddresses(r -> r.networkInterfaceId(eni)));
    }

    private static Arguments refused(String what, Consumer<AssignPrivateIpAddressesRequest.Builder> change,
            String code) {
        return Arguments.of(Named.of(what, change), code);
    }

    static Stream<Arguments> badAssignments() {
        return Stream.of(
                refused("no interface", r -> r.networkInterfaceId(null).secondaryPrivateIpAddressCount(1),
                        "MissingParameter"),
                refused("nothing", r -> { }, "MissingParameter"),
                refused("addresses and count", r -> r.privateIpAddresses("172.31.0.10")
                        .secondaryPrivateIpAddressCount(1), "InvalidParameterCombination"),
                refused("addresses and prefixes", r -> r.privateIpAddresses("172.31.0.10").ipv4PrefixCount(1),
                        "InvalidParameterCombination"),
                refused("outside", r -> r.privateIpAddresses("10.0.0.1"), "InvalidParameterValue"),
                refused("reserved", r -> r.privateIpAddresses("172.31.0.2"), "InvalidParameterValue"),
                refused("twice", r -> r.privateIpAddresses("172.31.0.10", "172.31.0.10"), "InvalidParameterValue"),
                refused("none", r -> r.privateIpAddresses(""), "InvalidParameterValue"),
                refused("fewer than none", r -> r.secondaryPrivateIpAddressCount(-1), "InvalidParameterValue"),
                refused("more than t3.micro takes", r -> r.secondaryPrivateIpAddressCount(2),
                        "PrivateIpAddressLimitExceeded"),
                refused("more prefixes than t3.micro takes", r -> r.ipv4PrefixCount(2),
                        "PrivateIpAddressLimitExceeded"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("badAssignments")
    void whatCannotBeAssignedIsRefused(Consumer<AssignPrivateIpAddressesRequest.Builder> change, String code) {
        String eni = world.interfaceOf(world.launch());
        assertRefused(code, () -> assign(eni, change));
    }

    @Test
    void aFullSubnetHasNoMoreAddresses() {
        String vpc = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/24")).vpc().vpcId();
        String small = ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.0.0/28")).subnet().subnetId();
        String eni = world.create(r -> r.subnetId(small).secondaryPrivateIpAddressCount(9));
        String message = "The specified subnet does not have enough free addresses to satisfy the request.";

        assertRefused("InsufficientFreeAddressesInSubnet", message,
                () -> assign(eni, r -> r.secondaryPrivateIpAddressCount(2)));
        assertThat(assign(eni, r -> r.secondaryPrivateIpAddressCount(1))).hasSize(1);
        assertRefused("InsufficientFreeAddressesInSubnet", message,
                () -> world.create(r -> r.subnetId(small)));
    }

    // ---- prefixes

    @Test
    void aPrefixIsSixteenAddressesOfTheSubnet() {
        String eni = world.create();
        int free = world.freeAddresses();

        var assigned = ec2.assignPrivateIpAddresses(r -> r.networkInterfaceId(eni).ipv4PrefixCount(1))
                .assignedIpv4Prefixes();

        assertThat(assigned).singleElement().satisfies(p -> assertThat(p.ipv4Prefix()).matches("172\\.31\\..*/28"));
        assertThat(world.eni(eni).ipv4Prefixes()).isEqualTo(assigned);
        assertThat(world.freeAddresses()).isEqualTo(free - 16);
        String prefix = assigned.get(0).ipv4Prefix();
        ec2.unassignPrivateIpAddresses(r -> r.networkInterfaceId(eni).ipv4Prefixes(prefix));
        assertThat(world.freeAddresses()).isEqualTo(free);
        assertRefused("InvalidParameterValue", "Some of [" + prefix + "] are not assigned to interface " + eni,
                () -> ec2.unassignPrivateIpAddresses(r -> r.networkInterfaceId(eni).ipv4Prefixes(prefix)));
    }

    @Test
    void anAddressOfAPrefixIsTaken() {
        world.create(r -> r.ipv4Prefixes(p -> p.ipv4Prefix("172.31.1.16/28")));

        assertRefused("InvalidIPAddress.InUse", "Address 172.31.1.17 is in use.",
                () -> world.create(r -> r.privateIpAddress("172.31.1.17")));
        assertRefused("InvalidIPAddress.InUse",
                () -> world.create(r -> r.ipv4Prefixes(p -> p.ipv4Prefix("172.31.1.16/28"))));
        world.create(r -> r.privateIpAddress("172.31.1.40"));
        assertRefused("InvalidIPAddress.InUse",
                () -> world.create(r -> r.ipv4Prefixes(p -> p.ipv4Prefix("172.31.1.32/28"))));
        assertRefused("InvalidIPAddress.InUse", () -> world.create(
                r -> r.privateIpAddress("172.31.1.50").ipv4Prefixes(p -> p.ipv4Prefix("172.31.1.48/28"))));
    }

    @Test
    void aSubnetRunsOutOfPrefixesBeforeItRunsOutOfAddresses() {
        String vpc = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/24")).vpc().vpcId();
        String small = ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.0.0/27")).subnet().subnetId();

        assertRefused("InsufficientCidrBlocks",
                "The specified subnet does not have enough free cidr blocks to satisfy the request.",
                () -> world.create(r -> r.subnetId(small).ipv4PrefixCount(1)));
    }

    @Test
    void prefixesComeFromTheRangeThatIsReservedForThem() {
        ec2.createSubnetCidrReservation(r -> r.subnetId(world.subnet).cidr("172.31.8.0/27")
                .reservationType(SubnetCidrReservationType.PREFIX));

        String eni = world.create(r -> r.ipv4PrefixCount(2));

        assertThat(world.eni(eni).ipv4Prefixes()).extracting(p -> p.ipv4Prefix())
                .containsExactlyInAnyOrder("172.31.8.0/28", "172.31.8.16/28");
        String further = world.create(r -> r.ipv4PrefixCount(1));
        assertThat(world.eni(further).ipv4Prefixes().get(0).ipv4Prefix()).doesNotStartWith("172.31.8.");
    }

    // ---- IPv6

    private String dualStackSubnet() {
        String vpc = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16").amazonProvidedIpv6CidrBlock(true)).vpc().vpcId();
        String range = ec2.describeVpcs(r -> r.vpcIds(vpc)).vpcs().get(0).ipv6CidrBlockAssociationSet().get(0)
                .ipv6CidrBlock();
        String subnet = ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.0.0/24")
                .ipv6CidrBlock(range.replace("/56", "/64"))).subnet().subnetId();
        ec2.describeSubnets();
        return subnet;
    }

    private String ipv6Range(String subnet) {
        String range = ec2.describeSubnets(r -> r.subnetIds(subnet)).subnets().get(0)
                .ipv6CidrBlockAssociationSet().get(0).ipv6CidrBlock();
        return range.substring(0, range.indexOf("::/64"));
    }

    @Test
    void ipv6AddressesComeFromTheSubnetsRange() {
        String subnet = dualStackSubnet();
        String range = ipv6Range(subnet);

        String eni = world.create(r -> r.subnetId(subnet).ipv6AddressCount(2));
        assertThat(world.eni(eni).ipv6Addresses()).hasSize(2).extracting(NetworkInterfaceIpv6Address::ipv6Address)
                .doesNotHaveDuplicates().allMatch(address -> address.startsWith(range + ":"));
        String named = range + "::1234";
        assertThat(ec2.assignIpv6Addresses(r -> r.networkInterfaceId(eni).ipv6Addresses(named))
                .assignedIpv6Addresses()).containsExactly(named);
        assertThat(ec2.describeNetworkInterfaces(r -> r.filters(
                EniWorld.filter("ipv6-addresses.ipv6-address", named))).networkInterfaces()).hasSize(1);
        assertRefused("InvalidIPAddress.InUse", "Address " + named + " is in use.",
                () -> world.create(r -> r.subnetId(subnet).ipv6Addresses(a -> a.ipv6Address(named))));

        assertThat(ec2.unassignIpv6Addresses(r -> r.networkInterfaceId(eni).ipv6Addresses(named))
                .unassignedIpv6Addresses()).containsExactly(named);
        assertThat(world.eni(eni).ipv6Addresses()).hasSize(2);
        assertRefused("InvalidParameterValue", "Some of [" + named + "] are not assigned to interface " + eni,
                () -> ec2.unassignIpv6Addresses(r -> r.networkInterfaceId(eni).ipv6Addresses(named)));
    }

    @ParameterizedTest
    @CsvSource({"::1, InvalidParameterValue", "RANGE::3, InvalidParameterValue", "2001:db8::5, InvalidParameterValue",
        "nonsense, InvalidParameterValue", "10.0.0.5, InvalidParameterValue"})
    void ipv6AddressesMustBeTheSubnetsOwn(String address, String code) {
        String subnet = dualStackSubnet();
        String eni = world.create(r -> r.subnetId(subnet));
        String wanted = address.replace("RANGE", ipv6Range(subnet));
        assertRefused(code, () -> ec2.assignIpv6Addresses(r -> r.networkInterfaceId(eni).ipv6Addresses(wanted)));
    }

    @Test
    void ipv6PrefixesAreDelegatedLikeIpv4Ones() {
        String subnet = dualStackSubnet();
        String eni = world.create(r -> r.subnetId(subnet).ipv6PrefixCount(1));
        String prefix = world.eni(eni).ipv6Prefixes().get(0).ipv6Prefix();

        assertThat(prefix).endsWith("/80");
        assertRefused("InvalidIPAddress.InUse",
                () -> world.create(r -> r.subnetId(subnet).ipv6Prefixes(p -> p.ipv6Prefix(prefix))));
        String inside = prefix.replaceAll("(::)?/80", "::9");
        assertRefused("InvalidIPAddress.InUse",
                () -> world.create(r -> r.subnetId(subnet).ipv6Addresses(a -> a.ipv6Address(inside))));
        assertThat(ec2.assignIpv6Addresses(r -> r.networkInterfaceId(eni).ipv6PrefixCount(1)).assignedIpv6Prefixes())
                .hasSize(1).doesNotContain(prefix);
        ec2.unassignIpv6Addresses(r -> r.networkInterfaceId(eni).ipv6Prefixes(prefix));
        assertThat(world.eni(eni).ipv6Prefixes()).hasSize(1);
    }

    @Test
    void aSubnetMayGiveEveryInterfaceAnIpv6Address() {
        String subnet = dualStackSubnet();
        ec2.modifySubnetAttribute(r -> r.subnetId(subnet).assignIpv6AddressOnCreation(v -> v.value(true)));

        assertThat(world.eni(world.create(r -> r.subnetId(subnet))).ipv6Addresses()).hasSize(1);
        assertThat(world.eni(world.create(r -> r.subnetId(subnet).ipv6AddressCount(0))).ipv6Addresses()).isEmpty();
        assertThat(world.instance(world.launch(r -> r.subnetId(subnet))).ipv6Address()).isNotNull();
    }

    @Test
    void anInstanceTypeTakesAsManyIpv6AddressesAsIpv4Ones() {
        String subnet = dualStackSubnet();
        String eni = world.interfaceOf(world.launch(r -> r.subnetId(subnet)));

        assertRefused("PrivateIpAddressLimitExceeded",
                () -> ec2.assignIpv6Addresses(r -> r.networkInterfaceId(eni).ipv6AddressCount(3)));
        ec2.assignIpv6Addresses(r -> r.networkInterfaceId(eni).ipv6AddressCount(2));
    }
}
