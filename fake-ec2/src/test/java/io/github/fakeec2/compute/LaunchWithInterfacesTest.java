package io.github.fakeec2.compute;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.Amis;
import io.github.fakeec2.EveryFace;
import io.github.fakeec2.Face;
import io.github.fakeec2.FakeCloud;
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
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceIpv4Prefix;
import software.amazon.awssdk.services.ec2.model.InstancePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

@EveryFace
class LaunchWithInterfacesTest {

    private static final String NONE = "00000000000000001";

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2;
    private final String subnet;

    LaunchWithInterfacesTest(Face face) {
        this.ec2 = face.of(cloud);
        this.subnet = subnetIn("us-east-1a");
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private String subnetIn(String zone) {
        return ec2.describeSubnets(r -> r.filters(filter("availability-zone", zone))).subnets().get(0).subnetId();
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    private List<Instance> run(Consumer<RunInstancesRequest.Builder> change) {
        return ec2.runInstances(r -> {
            r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.M5_LARGE).minCount(1).maxCount(1);
            change.accept(r);
        }).instances();
    }

    private Instance launch(Consumer<RunInstancesRequest.Builder> change) {
        return shown(run(change).get(0).instanceId());
    }

    private Instance shown(String id) {
        return ec2.describeInstances(r -> r.instanceIds(id)).reservations().get(0).instances().get(0);
    }

    private String create() {
        return ec2.createNetworkInterface(r -> r.subnetId(subnet)).networkInterface().networkInterfaceId();
    }

    // ---- several

    @Test
    void anInstanceHasAllTheInterfacesThatItsLaunchNames() {
        String group = ec2.createSecurityGroup(r -> r.groupName("back").description("back")).groupId();

        Instance instance = launch(r -> r.networkInterfaces(
                n -> n.deviceIndex(1).subnetId(subnet).groups(group).description("back").deleteOnTermination(false),
                n -> n.deviceIndex(0).subnetId(subnet).description("front")));

        assertThat(instance.networkInterfaces()).extracting(i -> i.attachment().deviceIndex()).containsExactly(0, 1);
        assertThat(instance.networkInterfaces()).extracting(i -> i.description()).containsExactly("front", "back");
        assertThat(instance.networkInterfaces()).extracting(i -> i.attachment().statusAsString())
                .containsOnly("attached");
        assertThat(instance.privateIpAddress()).isEqualTo(instance.networkInterfaces().get(0).privateIpAddress());
        assertThat(instance.securityGroups()).extracting(GroupIdentifier::groupName).containsExactly("default");
        assertThat(instance.publicIpAddress()).as("none is assigned to an instance with two interfaces").isNull();
        assertThat(ec2.describeInstances(r -> r.filters(filter("network-interface.group-name", "back")))
                .reservations()).hasSize(1);

        ec2.terminateInstances(r -> r.instanceIds(instance.instanceId()));
        assertThat(ec2.describeNetworkInterfaces().networkInterfaces()).extracting(NetworkInterface::description)
                .containsExactly("back");
    }

    @Test
    void everyInstanceOfALaunchHasInterfacesOfItsOwn() {
        run(r -> r.minCount(3).maxCount(3).networkInterfaces(
                n -> n.deviceIndex(0).subnetId(subnet).secondaryPrivateIpAddressCount(2),
                n -> n.deviceIndex(1).subnetId(subnet)));

        List<NetworkInterface> interfaces = ec2.describeNetworkInterfaces().networkInterfaces();
        assertThat(interfaces).hasSize(6).extracting(NetworkInterface::privateIpAddress).doesNotHaveDuplicates();
        assertThat(interfaces.stream().mapToInt(i -> i.privateIpAddresses().size()).sum()).isEqualTo(12);
    }

    // ---- one that is there

    @Test
    void anInstanceTakesAnInterfaceThatIsThere() {
        String eni = create();
        String allocation = ec2.allocateAddress(r -> { }).allocationId();
        ec2.associateAddress(r -> r.allocationId(allocation).networkInterfaceId(eni));
        NetworkInterface before = ec2.describeNetworkInterfaces().networkInterfaces().get(0);

        Instance launched = run(r -> r.networkInterfaces(n -> n.deviceIndex(0).networkInterfaceId(eni))).get(0);

        assertThat(launched.publicIpAddress()).as("its own address is there at once")
                .isEqualTo(before.association().publicIp());
        Instance instance = shown(launched.instanceId());
        assertThat(instance.privateIpAddress()).isEqualTo(before.privateIpAddress());
        assertThat(instance.subnetId()).isEqualTo(subnet);
        assertThat(instance.networkInterfaces()).singleElement().satisfies(shown -> {
            assertThat(shown.networkInterfaceId()).isEqualTo(eni);
            assertThat(shown.attachment().deleteOnTermination()).isFalse();
        });
        ec2.terminateInstances(r -> r.instanceIds(instance.instanceId()));
        assertThat(ec2.describeNetworkInterfaces().networkInterfaces()).singleElement().satisfies(left -> {
            assertThat(left.statusAsString()).isEqualTo("available");
            assertThat(left.association().publicIp()).isEqualTo(before.association().publicIp());
        });
    }

    @Test
    void noPublicAddressIsAssignedToAnInterfaceThatIsThere() {
        assertThat(launch(r -> r.networkInterfaces(n -> n.deviceIndex(0).networkInterfaceId(create())))
                .publicIpAddress()).isNull();
    }

    @Test
    void anInterfaceInUseIsRefused() {
        String eni = create();
        run(r -> r.networkInterfaces(n -> n.deviceIndex(0).networkInterfaceId(eni)));

        assertRefused("InvalidNetworkInterface.InUse", "Interface: [" + eni + "] in use.",
                () -> run(r -> r.networkInterfaces(n -> n.deviceIndex(0).networkInterfaceId(eni))));
    }

    // ---- addresses

    @Test
    void aLaunchNamesAddresses() {
        Instance instance = launch(r -> r.networkInterfaces(n -> n.deviceIndex(0).subnetId(subnet).privateIpAddresses(
                p -> p.privateIpAddress("172.31.0.10").primary(true), p -> p.privateIpAddress("172.31.0.11"))));

        assertThat(instance.privateIpAddress()).isEqualTo("172.31.0.10");
        assertThat(instance.networkInterfaces().get(0).privateIpAddresses())
                .extracting(InstancePrivateIpAddress::privateIpAddress).containsExactly("172.31.0.10", "172.31.0.11");
        assertThat(instance.networkInterfaces().get(0).privateIpAddresses())
                .extracting(InstancePrivateIpAddress::primary).containsExactly(true, false);
        assertThat(instance.publicIpAddress()).isNotNull();
        assertThat(ec2.describeInstances(r -> r.filters(
                filter("network-interface.addresses.private-ip-address", "172.31.0.11"))).reservations()).hasSize(1);
    }

    @Test
    void aLaunchGetsPrefixes() {
        Instance instance = launch(r -> r.networkInterfaces(n -> n.deviceIndex(0).subnetId(subnet)
                .ipv4Prefixes(p -> p.ipv4Prefix("172.31.1.16/28"))));

        assertThat(instance.networkInterfaces().get(0).ipv4Prefixes()).extracting(InstanceIpv4Prefix::ipv4Prefix)
                .containsExactly("172.31.1.16/28");
    }

    @Test
    void aLaunchGetsIpv6Addresses() {
        String vpc = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16").amazonProvidedIpv6CidrBlock(true)).vpc().vpcId();
        String range = ec2.describeVpcs(r -> r.vpcIds(vpc)).vpcs().get(0).ipv6CidrBlockAssociationSet().get(0)
                .ipv6CidrBlock().replace("/56", "/64");
        String dual = ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.0.0/24").ipv6CidrBlock(range)).subnet()
                .subnetId();
        String named = range.replace("/64", "99");

        Instance any = launch(r -> r.subnetId(dual).ipv6AddressCount(2));
        Instance one = launch(r -> r.subnetId(dual).ipv6Addresses(a -> a.ipv6Address(named)));

        assertThat(any.networkInterfaces().get(0).ipv6Addresses()).hasSize(2);
        assertThat(any.ipv6Address()).isEqualTo(any.networkInterfaces().get(0).ipv6Addresses().get(0).ipv6Address());
        assertThat(one.ipv6Address()).isEqualTo(named);
        assertThat(ec2.describeInstances(r -> r.filters(filter("ipv6-address", named))).reservations()).hasSize(1);
        assertRefused("InvalidIPAddress.InUse", "Address " + named + " is in use.",
                () -> launch(r -> r.subnetId(dual).ipv6Addresses(a -> a.ipv6Address(named))));
        assertRefused("InvalidParameterValue", () -> launch(r -> r.subnetId(subnet).ipv6AddressCount(1)));
    }

    @Test
    void aLaunchIsAsLargeAsTheSubnetHasAddressesForAllInterfaces() {
        String vpc = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/24")).vpc().vpcId();
        String small = ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.0.0/28")).subnet().subnetId(); // 11 free

        assertThat(run(r -> r.minCount(1).maxCount(9).networkInterfaces(
                n -> n.deviceIndex(0).subnetId(small).secondaryPrivateIpAddressCount(1),
                n -> n.deviceIndex(1).subnetId(small)))).hasSize(3);
        assertRefused("InsufficientFreeAddressesInSubnet", "There are not enough free addresses in subnet '" + small
                + "' to satisfy the requested number of instances.", () -> run(r -> r.networkInterfaces(
                n -> n.deviceIndex(0).subnetId(small).secondaryPrivateIpAddressCount(2))));
    }

    // ---- refusals

    private static Arguments refused(String what, Consumer<RunInstancesRequest.Builder> change, String code,
            String message) {
        return Arguments.of(Named.of(what, change), code, message);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refused("no device index", r -> r.networkInterfaces(n -> { }), "InvalidParameterValue",
                        "Each network interface requires a device index."),
                refused("no primary one", r -> r.networkInterfaces(n -> n.deviceIndex(1)), "InvalidParameterValue",
                        "When specifying network interfaces, you must include a device at index 0."),
                refused("the same device twice", r -> r.networkInterfaces(n -> n.deviceIndex(0),
                        n -> n.deviceIndex(0)), "InvalidParameterValue", null),
                refused("public address with several", r -> r.networkInterfaces(
                                n -> n.deviceIndex(0).associatePublicIpAddress(true), n -> n.deviceIndex(1)),
                        "InvalidParameterCombination", "The associatePublicIPAddress parameter cannot be specified "
                                + "when launching with multiple network interfaces."),
                refused("more than the type takes", r -> r.networkInterfaces(n -> n.deviceIndex(0),
                                n -> n.deviceIndex(1), n -> n.deviceIndex(2), n -> n.deviceIndex(3)),
                        "AttachmentLimitExceeded", "Interface count 4 exceeds the limit for m5.large"),
                refused("more addresses than the type takes", r -> r.networkInterfaces(
                                n -> n.deviceIndex(0).secondaryPrivateIpAddressCount(10)),
                        "PrivateIpAddressLimitExceeded", "Number of private addresses will exceed limit."),
                refused("unknown interface", r -> r.networkInterfaces(
                                n -> n.deviceIndex(0).networkInterfaceId("eni-" + NONE)),
                        "InvalidNetworkInterfaceID.NotFound",
                        "The networkInterface ID 'eni-" + NONE + "' does not exist"),
                refused("interface for two", r -> r.maxCount(2).networkInterfaces(
                                n -> n.deviceIndex(0).networkInterfaceId("eni-" + NONE)),
                        "InvalidParameterCombination", null),
                refused("interface that ends", r -> r.networkInterfaces(
                                n -> n.deviceIndex(0).networkInterfaceId("eni-" + NONE).deleteOnTermination(true)),
                        "InvalidParameterCombination",
                        "A network interface may not specify a network interface ID and delete on termination as true"),
                refused("interface and subnet", r -> r.networkInterfaces(n -> n.deviceIndex(0)
                                .networkInterfaceId("eni-" + NONE).subnetId("subnet-" + NONE)),
                        "InvalidParameterCombination", null),
                refused("IPv6 here and there", r -> r.ipv6AddressCount(1).networkInterfaces(n -> n.deviceIndex(0)),
                        "InvalidParameterCombination", null),
                refused("IPv6 addresses for two", r -> r.maxCount(2).ipv6Addresses(a -> a.ipv6Address("2001:db8::9")),
                        "InvalidParameterCombination", null),
                refused("IPv6 addresses and a count", r -> r.ipv6AddressCount(1)
                        .ipv6Addresses(a -> a.ipv6Address("2001:db8::9")), "InvalidParameterCombination", null),
                refused("group unknown to one of two", r -> r.networkInterfaces(n -> n.deviceIndex(0),
                                n -> n.deviceIndex(1).groups("sg-" + NONE)), "InvalidGroup.NotFound",
                        "The security group 'sg-" + NONE + "' does not exist"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("refusals")
    void whatCannotBeLaunchedIsRefusedAndLeavesNoTrace(Consumer<RunInstancesRequest.Builder> change, String code,
            String message) {
        String before = cloud.digest();
        if (message == null) {
            assertRefused(code, () -> run(change));
        } else {
            assertRefused(code, message, () -> run(change));
        }
        assertThat(cloud.digest()).isEqualTo(before);
    }

    @Test
    void theInterfacesOfAnInstanceAreInOneZone() {
        assertRefused("InvalidParameterCombination", () -> run(r -> r.networkInterfaces(
                n -> n.deviceIndex(0).subnetId(subnet), n -> n.deviceIndex(1).subnetId(subnetIn("us-east-1b")))));
    }

    // ---- filters

    @ParameterizedTest
    @CsvSource({
        "network-interface.addresses.association.allocation-id, eipalloc-*, 1",
        "network-interface.addresses.association.association-id, eipassoc-*, 1",
        "network-interface.addresses.association.ip-owner-id, 123456789012, 1",
        "network-interface.addresses.primary, false, 1",
        "network-interface.association.allocation-id, eipalloc-*, 1",
        "network-interface.association.association-id, eipassoc-*, 1",
        "network-interface.association.ip-owner-id, 123456789012, 1",
        "network-interface.association.ip-owner-id, amazon, 1",
        "network-interface.ipv4-prefixes.ipv4-prefix, 172.31.*, 0",
        "network-interface.attachment.device-index, 0, 2",
        "network-interface.tag-key, *, 0",
        "ip-address, *, 2",
        "network-interface.requester-managed, true, 0",
    })
    void instancesAreFoundByWhatTheirInterfacesHave(String name, String value, int found) {
        Instance one = launch(r -> r.networkInterfaces(n -> n.deviceIndex(0).subnetId(subnet)
                .secondaryPrivateIpAddressCount(1)));
        launch(r -> r.subnetId(subnet));
        String allocation = ec2.allocateAddress(r -> { }).allocationId();
        ec2.associateAddress(r -> r.allocationId(allocation).instanceId(one.instanceId()));

        assertThat(ec2.describeInstances(r -> r.filters(filter(name, value))).reservations()).hasSize(found);
    }
}
