package io.github.fakeec2.network;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttribute;

class NetworkInterfaceTest {

    private static final String ANY_IMAGE = "ami-0123456789abcdef0";

    private static FakeCloud cloud() {
        return FakeCloud.builder().acceptAnyImage(true).build();
    }

    private static List<Instance> launch(Ec2Client ec2, int count) {
        return ec2.runInstances(r -> r.imageId(ANY_IMAGE).instanceType(InstanceType.T3_MICRO)
                .minCount(count).maxCount(count)).instances();
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    @Test
    void theInterfaceOfARunningInstanceShowsWhereItIs() {
        try (var cloud = cloud()) {
            Ec2Client ec2 = cloud.ec2();
            Instance launched = launch(ec2, 1).get(0);
            NetworkInterface eni = ec2.describeNetworkInterfaces().networkInterfaces().get(0);

            assertThat(eni.networkInterfaceId()).matches("eni-0[0-9a-f]{16}");
            assertThat(eni.statusAsString()).isEqualTo("in-use");
            assertThat(eni.interfaceTypeAsString()).isEqualTo("interface");
            assertThat(eni.macAddress()).matches("(02|06|0a|0e|12|16)(:[0-9a-f]{2}){5}");
            assertThat(eni.privateIpAddress()).isEqualTo(launched.privateIpAddress()).startsWith("172.31.");
            assertThat(eni.privateDnsName())
                    .isEqualTo("ip-" + eni.privateIpAddress().replace('.', '-') + ".ec2.internal");
            assertThat(eni.privateIpAddresses()).singleElement().satisfies(address -> {
                assertThat(address.primary()).isTrue();
                assertThat(address.association()).isEqualTo(eni.association());
            });
            assertThat(eni.association().ipOwnerId()).isEqualTo("amazon");
            assertThat(eni.association().publicDnsName())
                    .isEqualTo("ec2-" + eni.association().publicIp().replace('.', '-')
                            + ".compute-1.amazonaws.com");
            assertThat(eni.groups()).singleElement()
                    .satisfies(group -> assertThat(group.groupName()).isEqualTo("default"));
            assertThat(eni.requesterManaged()).isFalse();
            assertThat(eni.sourceDestCheck()).isTrue();
            assertThat(eni.attachment().instanceId()).isEqualTo(launched.instanceId());
            assertThat(eni.attachment().statusAsString()).isEqualTo("attached");
            assertThat(eni.attachment().deviceIndex()).isZero();
            assertThat(eni.attachment().deleteOnTermination()).isTrue();
        }
    }

    @Test
    void aTerminatedInstanceGivesItsAddressBack() {
        try (var cloud = cloud()) {
            Ec2Client ec2 = cloud.ec2();
            Instance launched = launch(ec2, 1).get(0);
            assertThat(freeAddresses(ec2, launched.subnetId())).isEqualTo(4090);
            ec2.terminateInstances(r -> r.instanceIds(launched.instanceId()));
            assertThat(ec2.describeNetworkInterfaces().networkInterfaces()).isEmpty();
            assertThat(freeAddresses(ec2, launched.subnetId())).isEqualTo(4091);
        }
    }

    private static int freeAddresses(Ec2Client ec2, String subnetId) {
        return ec2.describeSubnets(r -> r.subnetIds(subnetId)).subnets().get(0).availableIpAddressCount();
    }

    @Test
    void addressesAreNeverGivenOutTwice() {
        try (var cloud = cloud()) {
            Ec2Client ec2 = cloud.ec2();
            launch(ec2, 300);
            List<NetworkInterface> all = ec2.describeNetworkInterfaces().networkInterfaces();
            assertThat(all).extracting(NetworkInterface::privateIpAddress).doesNotHaveDuplicates();
            assertThat(all).extracting(NetworkInterface::macAddress).doesNotHaveDuplicates();
            assertThat(all).extracting(eni -> eni.association().publicIp()).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @CsvSource({"attachment.status, attached, 1", "attachment.device-index, 0, 1", "status, available, 0",
        "addresses.private-ip-address, 172.31.*, 1", "association.ip-owner-id, amazon, 1", "mac-address, zz, 0",
        "requester-managed, false, 1", "interface-type, interface, 1", "group-id, sg-*, 1", "owner-id, 123456789012, 1",
        "association.public-dns-name, ec2-*, 1", "source-dest-check, true, 1", "association.allocation-id, *, 0"})
    void interfacesCanBeFiltered(String name, String value, int found) {
        try (var cloud = cloud()) {
            launch(cloud.ec2(), 1);
            assertThat(cloud.ec2().describeNetworkInterfaces(r -> r.filters(filter(name, value)))
                    .networkInterfaces()).hasSize(found);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.5,     InvalidParameterValue, Address 10.0.0.5 does not fall within the subnet's address range",
        "172.31.0.0,   InvalidParameterValue, Address 172.31.0.0 is in subnet's reserved address range",
        "172.31.0.3,   InvalidParameterValue, Address 172.31.0.3 is in subnet's reserved address range",
        "172.31.15.255, InvalidParameterValue, Address 172.31.15.255 is in subnet's reserved address range",
        "172.31.0.4,   InvalidIPAddress.InUse, Address 172.31.0.4 is in use.",
    })
    void aPrivateAddressMustBeFreeInItsSubnet(String address, String code, String message) {
        try (var cloud = cloud()) {
            Ec2Client ec2 = cloud.ec2();
            String subnet = ec2.describeSubnets(r -> r.filters(filter("availability-zone", "us-east-1a")))
                    .subnets().get(0).subnetId();
            launchAt(ec2, subnet, "172.31.0.4");
            assertRefused(code, message, () -> launchAt(ec2, subnet, address));
        }
    }

    private static void launchAt(Ec2Client ec2, String subnet, String address) {
        ec2.runInstances(r -> r.imageId(ANY_IMAGE).instanceType(InstanceType.T3_MICRO).minCount(1).maxCount(1)
                .subnetId(subnet).privateIpAddress(address));
    }

    @Test
    void anAttributeIsShownByItself() {
        try (var cloud = cloud()) {
            Ec2Client ec2 = cloud.ec2();
            launch(ec2, 1);
            String id = ec2.describeNetworkInterfaces().networkInterfaces().get(0).networkInterfaceId();
            assertThat(ec2.describeNetworkInterfaceAttribute(r -> r.networkInterfaceId(id)
                    .attribute(NetworkInterfaceAttribute.GROUP_SET)).groups()).hasSize(1);
            assertThat(ec2.describeNetworkInterfaceAttribute(r -> r.networkInterfaceId(id)
                    .attribute(NetworkInterfaceAttribute.SOURCE_DEST_CHECK)).sourceDestCheck().value()).isTrue();
            assertThat(ec2.describeNetworkInterfaceAttribute(r -> r.networkInterfaceId(id)
                    .attribute(NetworkInterfaceAttribute.ATTACHMENT)).attachment().deviceIndex()).isZero();
            assertThat(ec2.describeNetworkInterfaceAttribute(r -> r.networkInterfaceId(id)
                    .attribute(NetworkInterfaceAttribute.DESCRIPTION)).sourceDestCheck()).isNull();
        }
    }

    @Test
    void aLaunchNamesGroupsOfItsOwnNetworkOnly() {
        try (var cloud = cloud()) {
            Ec2Client ec2 = cloud.ec2();
            assertRefused("InvalidGroup.NotFound", "The security group 'web' does not exist in default VPC '"
                            + ec2.describeVpcs().vpcs().get(0).vpcId() + "'",
                    () -> ec2.runInstances(r -> r.imageId(ANY_IMAGE).instanceType(InstanceType.T3_MICRO)
                            .minCount(1).maxCount(1).securityGroups("web")));
            String[] six = new String[6];
            for (int i = 0; i < six.length; i++) {
                String name = "group " + i;
                six[i] = ec2.createSecurityGroup(r -> r.groupName(name).description("x")).groupId();
            }
            assertRefused("SecurityGroupsPerInterfaceLimitExceeded",
                    "The maximum number of security groups per interface has been reached.",
                    () -> ec2.runInstances(r -> r.imageId(ANY_IMAGE).instanceType(InstanceType.T3_MICRO)
                            .minCount(1).maxCount(1).securityGroupIds(six)));
        }
    }
}
