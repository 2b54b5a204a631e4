package io.github.fakeec2.assertions;

import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.layout.BuiltNetwork;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;

/** Assertions on what networks are made of: each row one that holds, one that does not, and a part of its message. */
class NetworkResourcesAssertTest {

    /** A network with a NAT gateway, an address of an instance and a spare one. */
    private static final class Scene {

        final FakeCloud cloud = FakeCloud.create();
        final Ec2Client ec2 = cloud.ec2();
        final BuiltNetwork network = cloud.network().vpc("10.0.0.0/16").publicSubnet("web", "us-east-1a")
                .natGateway("web").privateSubnet("app", "us-east-1a").isolatedSubnet("db", "us-east-1b").build();
        final String nat = network.natGateway("web");
        final String natIp = ec2.describeNatGateways(r -> r.natGatewayIds(nat)).natGateways().get(0)
                .natGatewayAddresses().get(0).publicIp();
        final String web = ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).minCount(1).maxCount(1)
                .subnetId(network.subnet("web"))).instances().get(0).instanceId();
        final String spare = ec2.allocateAddress(r -> { }).allocationId();
        final String used = ec2.allocateAddress(r -> { }).allocationId();

        Scene() {
            ec2.associateAddress(r -> r.allocationId(used).instanceId(web));
        }

        String publicIp(String allocation) {
            return ec2.describeAddresses(r -> r.allocationIds(allocation)).addresses().get(0).publicIp();
        }
    }

    private record Row(String name, BiConsumer<FakeCloudAssert, Scene> holding,
            BiConsumer<FakeCloudAssert, Scene> failing, String message) {

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void holdsOrFailsInWords(Row row) {
        Scene scene = new Scene();

        assertThatCode(() -> row.holding().accept(assertThat(scene.cloud), scene)).doesNotThrowAnyException();
        assertThatThrownBy(() -> row.failing().accept(assertThat(scene.cloud), scene))
                .isInstanceOf(AssertionError.class).hasMessageContaining(row.message());
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row("address in use", (a, s) -> a.address(s.used).isAssociated().isAssociatedWith(s.web),
                        (a, s) -> a.address(s.used).isNotAssociated(), "associated with i-"),
                new Row("spare address", (a, s) -> a.address(s.spare).isNotAssociated(),
                        (a, s) -> a.address(s.spare).isAssociated(), "associated with nothing"),
                new Row("address of another instance", (a, s) -> a.address(s.publicIp(s.used)).exists(),
                        (a, s) -> a.address(s.used).isAssociatedWith("i-0"), "to be associated with:  i-0"),
                new Row("public address", (a, s) -> a.address(s.used).hasPublicIp(s.publicIp(s.used)),
                        (a, s) -> a.address(s.used).hasPublicIp("192.0.2.1"), "to have public IP:  192.0.2.1"),
                new Row("private address", (a, s) -> a.address(s.used).hasPrivateIpAddress(s.ec2.describeInstances(
                                r -> r.instanceIds(s.web)).reservations().get(0).instances().get(0).privateIpAddress()),
                        (a, s) -> a.address(s.spare).hasPrivateIpAddress("10.0.0.9"), "none"),
                new Row("absent address", (a, s) -> a.address("192.0.2.1").doesNotExist(),
                        (a, s) -> a.address("192.0.2.1").exists(), "there is no such Elastic IP address"),
                new Row("NAT gateway", (a, s) -> a.natGateway(s.nat).isAvailable().isInSubnet(s.network.subnet("web"))
                                .isInState(NatGatewayState.AVAILABLE).hasPublicIp(s.natIp),
                        (a, s) -> a.natGateway(s.nat).isDeleted(), "available, since"),
                new Row("failed NAT gateway", (a, s) -> a.natGateway(failing(s)).hasFailedWith("Gateway.NotAttached"),
                        (a, s) -> a.natGateway(s.nat).hasFailedWith("Gateway.NotAttached"), "available"),
                new Row("address of a NAT gateway", (a, s) -> a.natGateway(s.nat).exists(),
                        (a, s) -> a.natGateway(s.nat).hasPublicIp("192.0.2.1"), "to have public IP:  192.0.2.1"),
                new Row("route table", (a, s) -> a.routeTable(s.network.routeTable("public")).isInVpc(s.network.vpcId())
                                .isAssociatedWith(s.network.subnet("web"))
                                .hasRoute("0.0.0.0/0", s.network.internetGatewayId()),
                        (a, s) -> a.routeTable(s.network.routeTable("public")).isMain(), "another one of vpc-"),
                new Row("absent route",
                        (a, s) -> a.routeTable(s.network.routeTable("public")).hasNoRoute("10.9.0.0/16"),
                        (a, s) -> a.routeTable(s.network.routeTable("public")).hasNoRoute("0.0.0.0/0"), "-> igw-"),
                new Row("route to another target", (a, s) -> a.routeTable(s.network.routeTable("private through web"))
                                .hasRoute("0.0.0.0/0", s.nat),
                        (a, s) -> a.routeTable(s.network.routeTable("public")).hasRoute("0.0.0.0/0", s.nat), "-> igw-"),
                new Row("association", (a, s) -> a.routeTable(s.network.routeTable("public")).exists(),
                        (a, s) -> a.routeTable(s.network.routeTable("public"))
                                .isAssociatedWith(s.network.subnet("db")), "to be associated with"),
                new Row("blackhole", (a, s) -> {
                    s.ec2.deleteNatGateway(r -> r.natGatewayId(s.nat));
                    a.routeTable(s.network.routeTable("private through web")).hasBlackhole("0.0.0.0/0");
                }, (a, s) -> a.routeTable(s.network.routeTable("public")).hasBlackhole("0.0.0.0/0"),
                        "0.0.0.0/0 -> igw-"),
                new Row("subnets", (a, s) -> {
                    a.subnet(s.network.subnet("web")).isPublic();
                    a.subnet(s.network.subnet("app")).isPrivate();
                    a.subnet(s.network.subnet("db")).isPrivate();
                }, (a, s) -> a.subnet(s.network.subnet("app")).isPublic(), "0.0.0.0/0 -> nat-"));
    }

    /** A NAT gateway in a VPC without an internet gateway. */
    private static String failing(Scene scene) {
        var inner = scene.cloud.network().vpc("10.1.0.0/16").isolatedSubnet("inner", "us-east-1a").build();
        return scene.ec2.createNatGateway(r -> r.subnetId(inner.subnet("inner")).allocationId(scene.spare))
                .natGateway().natGatewayId();
    }
}
