package io.github.fakeec2.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

class OverlayTest {

    static Stream<Arguments> overlays() {
        return Stream.of(
                row("nothing over nothing", r -> { }, r -> { }, r -> { }),
                row("a value over another", r -> r.keyName("a"), r -> r.keyName("b"), r -> r.keyName("a")),
                row("a value over none", r -> r.keyName("a"), r -> { }, r -> r.keyName("a")),
                row("no value over one", r -> { }, r -> r.keyName("b"), r -> r.keyName("b")),
                row("an empty list, which is not sent", r -> r.securityGroupIds(), r -> r.securityGroupIds("b"),
                        r -> r.securityGroupIds("b")),
                row("an empty part, which is not sent", r -> r.placement(p -> { }),
                        r -> r.placement(p -> p.groupName("b")), r -> r.placement(p -> p.groupName("b"))),
                row("a list as a whole", r -> r.securityGroupIds("a"), r -> r.securityGroupIds("b", "c"),
                        r -> r.securityGroupIds("a")),
                row("groups by id over groups by name", r -> r.securityGroupIds("a"), r -> r.securityGroups("b"),
                        r -> r.securityGroupIds("a")),
                row("a part member by member", r -> r.cpuOptions(c -> c.coreCount(1)),
                        r -> r.cpuOptions(c -> c.coreCount(2).threadsPerCore(2)),
                        r -> r.cpuOptions(c -> c.coreCount(1).threadsPerCore(2))),
                row("parts within parts", r -> r.instanceMarketOptions(m -> m.spotOptions(s -> s.maxPrice("1"))),
                        r -> r.instanceMarketOptions(
                                m -> m.marketType("spot").spotOptions(s -> s.spotInstanceType("one-time"))),
                        r -> r.instanceMarketOptions(m -> m.marketType("spot")
                                .spotOptions(s -> s.spotInstanceType("one-time").maxPrice("1")))),
                row("a profile's ARN over its name", r -> r.iamInstanceProfile(p -> p.arn("a")),
                        r -> r.iamInstanceProfile(p -> p.name("b")), r -> r.iamInstanceProfile(p -> p.arn("a"))),
                row("a host over a resource group of hosts", r -> r.placement(p -> p.hostId("a")),
                        r -> r.placement(p -> p.hostResourceGroupArn("b").tenancy("host")),
                        r -> r.placement(p -> p.hostId("a").tenancy("host"))),
                row("a reservation over a preference",
                        r -> r.capacityReservationSpecification(
                                c -> c.capacityReservationTarget(t -> t.capacityReservationId("a"))),
                        r -> r.capacityReservationSpecification(c -> c.capacityReservationPreference("none")),
                        r -> r.capacityReservationSpecification(
                                c -> c.capacityReservationTarget(t -> t.capacityReservationId("a")))),
                row("no device over a disk", r -> r.blockDeviceMappings(b -> b.deviceName("x").noDevice("")),
                        r -> r.blockDeviceMappings(b -> b.deviceName("x").ebs(e -> e.volumeSize(1))),
                        r -> r.blockDeviceMappings(b -> b.deviceName("x").noDevice(""))),
                row("devices by name, in the template's order",
                        r -> r.blockDeviceMappings(b -> b.deviceName("z").virtualName("a"),
                                b -> b.deviceName("y").ebs(e -> e.volumeSize(3))),
                        r -> r.blockDeviceMappings(b -> b.deviceName("x").virtualName("b"),
                                b -> b.deviceName("y").ebs(e -> e.volumeSize(1).iops(2))),
                        r -> r.blockDeviceMappings(b -> b.deviceName("x").virtualName("b"),
                                b -> b.deviceName("y").ebs(e -> e.volumeSize(3).iops(2)),
                                b -> b.deviceName("z").virtualName("a"))),
                row("one device twice, which the launch refuses",
                        r -> r.blockDeviceMappings(b -> b.deviceName("x").virtualName("a"),
                                b -> b.deviceName("x").virtualName("b")),
                        r -> r.blockDeviceMappings(b -> b.deviceName("x").virtualName("c")),
                        r -> r.blockDeviceMappings(b -> b.deviceName("x").virtualName("a"),
                                b -> b.deviceName("x").virtualName("b"))),
                row("null, which the launch refuses",
                        r -> r.networkInterfaces((InstanceNetworkInterfaceSpecification) null),
                        r -> r.networkInterfaces(n -> n.deviceIndex(0)),
                        r -> r.networkInterfaces(InstanceNetworkInterfaceSpecification.builder().deviceIndex(0).build(),
                                null)),
                row("interfaces by device and card", r -> r.networkInterfaces(
                                n -> n.deviceIndex(1).networkCardIndex(1).description("a"),
                                n -> n.deviceIndex(0).networkCardIndex(0).groups("g")),
                        r -> r.networkInterfaces(n -> n.deviceIndex(0).subnetId("s").groups("h"),
                                n -> n.deviceIndex(1).networkCardIndex(2).description("b")),
                        r -> r.networkInterfaces(
                                n -> n.deviceIndex(0).networkCardIndex(0).subnetId("s").groups("g"),
                                n -> n.deviceIndex(1).networkCardIndex(2).description("b"),
                                n -> n.deviceIndex(1).networkCardIndex(1).description("a"))),
                row("tags by resource and key",
                        r -> r.tagSpecifications(s -> s.resourceType("volume").tags(t -> t.key("k").value("1")),
                                s -> s.resourceType("instance").tags(t -> t.key("k").value("2"))),
                        r -> r.tagSpecifications(s -> s.resourceType("instance")
                                .tags(t -> t.key("k").value("3"), t -> t.key("l").value("4"))),
                        r -> r.tagSpecifications(s -> s.resourceType("instance")
                                .tags(t -> t.key("k").value("2"), t -> t.key("l").value("4")),
                                s -> s.resourceType("volume").tags(t -> t.key("k").value("1")))));
    }

    private static Arguments row(String what, Consumer<RunInstancesRequest.Builder> over,
            Consumer<RunInstancesRequest.Builder> under, Consumer<RunInstancesRequest.Builder> expected) {
        return arguments(what, over, under, expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("overlays")
    void whatIsGivenGoesOverWhatIsThere(String what, Consumer<RunInstancesRequest.Builder> over,
            Consumer<RunInstancesRequest.Builder> under, Consumer<RunInstancesRequest.Builder> expected) {
        assertThat(Overlay.lay(request(over), request(under))).isEqualTo(request(expected));
    }

    private static RunInstancesRequest request(Consumer<RunInstancesRequest.Builder> members) {
        return RunInstancesRequest.builder().applyMutation(members).build();
    }
}
