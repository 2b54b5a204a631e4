package io.github.fakeec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fakeec2.layout.BuiltNetwork;
import io.github.fakeec2.reachability.Verdict;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceType;

/** {@code cloud.network().waysFromInternet(..)} and its counterpart, in a network that the API made. */
class NetworkWaysTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();
    private final Network networks = cloud.network();
    private BuiltNetwork built;
    private String web;
    private String app;

    @BeforeEach
    void build() {
        built = networks.vpc("10.0.0.0/16").publicSubnet("web", "us-east-1a").natGateway("web")
                .privateSubnet("app", "us-east-1a")
                .securityGroup("web", in -> in.allowsIngress("tcp", 443, "0.0.0.0/0")
                        .allowsIngress("udp", 1024, 65535, "198.51.100.0/24"))
                .build();
        web = launch("web");
        app = launch("app");
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private String launch(String subnet) {
        return ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO).minCount(1)
                .maxCount(1).subnetId(built.subnet(subnet)).securityGroupIds(built.securityGroup("web")))
                .instances().get(0).instanceId();
    }

    private static List<String> traffic(List<Verdict> ways) {
        return ways.stream().map(way -> way.sent().traffic()).toList();
    }

    @Test
    void whatTheInternetReachesIsListedByInstanceInterfaceSubnetVpcAndGroup() {
        String eni = ec2.describeInstances(r -> r.instanceIds(web)).reservations().get(0).instances().get(0)
                .networkInterfaces().get(0).networkInterfaceId();
        for (String id : List.of(web, eni, built.subnet("web"), built.vpcId(), built.securityGroup("web"))) {
            assertThat(traffic(networks.waysFromInternet(id))).as(id).containsExactly("tcp/443", "udp/1024-65535");
        }
        assertThat(networks.waysFromInternet(app)).isEmpty();
        assertThat(networks.waysFromInternet(built.subnet("app"))).isEmpty();
    }

    @Test
    void whatReachesTheInternetIsListedWithItsWay() {
        assertThat(traffic(networks.waysToInternet(web))).containsExactly("all");
        List<Verdict> throughNat = networks.waysToInternet(app);
        assertThat(traffic(throughNat)).containsExactly("tcp", "udp", "icmp");
        assertThat(throughNat).allMatch(Verdict::isReachable)
                .allMatch(way -> way.way().contains(built.natGateway("web")));
        assertThat(networks.waysToInternet(built.vpcId())).hasSize(4);
    }

    @Test
    void whatIsStoppedOrGoneHasNoWays() {
        ec2.stopInstances(r -> r.instanceIds(web));
        ec2.terminateInstances(r -> r.instanceIds(app));
        assertThat(networks.waysFromInternet(web)).isEmpty();
        assertThat(networks.waysToInternet(app)).isEmpty();
        assertThat(networks.waysToInternet(built.vpcId())).isEmpty();
    }

    @Test
    void whatIsNotThereIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> networks.waysFromInternet("subnet-1"))
                .withMessageContaining("subnet-1");
    }
}
