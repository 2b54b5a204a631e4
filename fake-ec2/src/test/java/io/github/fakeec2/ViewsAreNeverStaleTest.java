package io.github.fakeec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.gateway.CloudDoor;
import io.github.fakeec2.state.Views;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;

/** What a Describe shows out of its cache is what it would show if it built the answer anew, whatever came before. */
class ViewsAreNeverStaleTest {

    private final FakeCloud cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build();
    private final Ec2Client ec2 = cloud.ec2();
    private final List<String> instances = new ArrayList<>();
    private final List<String> groups = new ArrayList<>();
    private final List<String> interfaces = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void afterAnyChangeTheCacheShowsWhatIsThere(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < 120; step++) {
            change(random);
            List<String> cached = everything();
            Views.forget(((CloudDoor) cloud.door()).gateway().world());
            assertThat(cached).as("step %s", step).isEqualTo(everything());
        }
    }

    private void change(Random random) {
        try {
            switch (random.nextInt(18)) {
                case 0, 1 -> ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                                .minCount(1).maxCount(2).securityGroupIds(groups.isEmpty() ? List.of()
                                        : List.of(any(groups, random))))
                        .instances().forEach(instance -> instances.add(instance.instanceId()));
                case 2 -> groups.add(ec2.createSecurityGroup(r -> r.groupName("g" + groups.size() + random.nextInt())
                        .description("any")).groupId());
                case 3 -> ec2.stopInstances(r -> r.instanceIds(any(instances, random)));
                case 4 -> ec2.startInstances(r -> r.instanceIds(any(instances, random)));
                case 5 -> ec2.terminateInstances(r -> r.instanceIds(any(instances, random)));
                case 6 -> ec2.createTags(r -> r.resources(any(instances, random), any(groups, random))
                        .tags(Tag.builder().key("k" + random.nextInt(3)).value("v" + random.nextInt()).build()));
                case 7 -> ec2.authorizeSecurityGroupIngress(r -> r.groupId(any(groups, random))
                        .ipPermissions(permission(random)));
                case 8 -> ec2.revokeSecurityGroupIngress(r -> r.groupId(any(groups, random))
                        .ipPermissions(permission(random)));
                case 9 -> ec2.modifyVpcAttribute(r -> r.vpcId(cloud.observer().describeVpcs().vpcs().get(0).vpcId())
                        .enableDnsHostnames(names -> names.value(random.nextBoolean())));
                case 10 -> cloud.instance(any(instances, random)).failSystemStatusCheck();
                case 11 -> interfaces.add(ec2.createNetworkInterface(r -> r.subnetId(any(subnets(), random)))
                        .networkInterface().networkInterfaceId());
                case 12 -> ec2.attachNetworkInterface(r -> r.networkInterfaceId(any(interfaces, random))
                        .instanceId(any(instances, random)).deviceIndex(1));
                case 13 -> addresses.add(ec2.allocateAddress(r -> { }).allocationId());
                case 14 -> ec2.associateAddress(r -> r.allocationId(any(addresses, random))
                        .instanceId(any(instances, random)));
                case 15 -> ec2.associateAddress(r -> r.allocationId(any(addresses, random))
                        .networkInterfaceId(any(interfaces, random)));
                case 16 -> ec2.assignPrivateIpAddresses(r -> r.networkInterfaceId(any(interfaces, random))
                        .secondaryPrivateIpAddressCount(1));
                default -> cloud.time().advance(Duration.ofSeconds(random.nextInt(1_000)));
            }
        } catch (Ec2Exception | IllegalArgumentException | IllegalStateException e) {
            // not every change is possible in every state; a refused one must not spoil a view either
        }
    }

    private List<String> subnets() {
        return cloud.observer().describeSubnets().subnets().stream().map(Subnet::subnetId).toList();
    }

    private static IpPermission permission(Random random) {
        int port = 80 + random.nextInt(3);
        return IpPermission.builder().ipProtocol("tcp").fromPort(port).toPort(port)
                .ipRanges(IpRange.builder().cidrIp("10." + random.nextInt(3) + ".0.0/16").build()).build();
    }

    private static String any(List<String> ids, Random random) {
        return ids.isEmpty() ? "i-00000000000000000" : ids.get(random.nextInt(ids.size()));
    }

    private List<String> everything() {
        Ec2Client looking = cloud.observer();
        return List.of(
                looking.describeInstances().reservations().toString(),
                looking.describeInstanceStatus(r -> r.includeAllInstances(true)).instanceStatuses().toString(),
                looking.describeNetworkInterfaces().networkInterfaces().toString(),
                looking.describeAddresses().addresses().toString(),
                looking.describeVolumes().volumes().toString(),
                looking.describeSecurityGroups().securityGroups().toString(),
                looking.describeSecurityGroupRules(r -> { }).securityGroupRules().toString(),
                looking.describeSubnets().subnets().toString(),
                looking.describeVpcs().vpcs().toString(),
                looking.describeTags().tags().toString());
    }
}
