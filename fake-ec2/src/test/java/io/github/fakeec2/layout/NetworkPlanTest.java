package io.github.fakeec2.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.Refusals;
import io.github.fakeec2.reachability.Endpoint;
import io.github.fakeec2.reachability.Flow;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Subnet;

class NetworkPlanTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();

    @AfterEach
    void close() {
        cloud.close();
    }

    private NetworkPlan plan(String cidr) {
        return cloud.network().vpc(cidr);
    }

    private Subnet subnet(String id) {
        return ec2.describeSubnets(r -> r.subnetIds(id)).subnets().get(0);
    }

    private RouteTable tableOf(BuiltNetwork network, String subnet) {
        List<RouteTable> own = ec2.describeRouteTables(r -> r.filters(
                f -> f.name("association.subnet-id").values(network.subnet(subnet)))).routeTables();
        return !own.isEmpty() ? own.get(0) : ec2.describeRouteTables(r -> r.filters(
                f -> f.name("vpc-id").values(network.vpcId()), f -> f.name("association.main").values("true")))
                .routeTables().get(0);
    }

    private String wayOut(BuiltNetwork network, String subnet) {
        return tableOf(network, subnet).routes().stream()
                .filter(route -> "0.0.0.0/0".equals(route.destinationCidrBlock()))
                .map(route -> route.gatewayId() != null ? route.gatewayId() : route.natGatewayId()).findFirst()
                .orElse("none");
    }

    // ---- subnets and ways out

    @Test
    void subnetsAreCutOneAfterAnotherInTheOrderOfThePlan() {
        BuiltNetwork network = plan("10.0.0.0/16").publicSubnet("web", "us-east-1a")
                .privateSubnet("app", "us-east-1b").isolatedSubnet("db", "us-east-1c", "10.0.200.0/28")
                .isolatedSubnet("log", "us-east-1c").build();
        assertThat(Stream.of("web", "app", "db", "log").map(network::subnet).map(this::subnet)
                .map(subnet -> subnet.cidrBlock() + " " + subnet.availabilityZone() + " "
                        + subnet.mapPublicIpOnLaunch()))
                .containsExactly("10.0.0.0/24 us-east-1a true", "10.0.1.0/24 us-east-1b false",
                        "10.0.200.0/28 us-east-1c false", "10.0.2.0/24 us-east-1c false");
    }

    @Test
    void eachKindOfSubnetHasItsWayOut() {
        BuiltNetwork network = plan("10.0.0.0/16").publicSubnet("web", "us-east-1a").natGateway("web")
                .privateSubnet("app", "us-east-1a").isolatedSubnet("db", "us-east-1a").build();
        assertThat(wayOut(network, "web")).isEqualTo(network.internetGatewayId()).startsWith("igw-");
        assertThat(wayOut(network, "app")).isEqualTo(network.natGateway("web")).startsWith("nat-");
        assertThat(wayOut(network, "db")).isEqualTo("none");
        assertThat(tableOf(network, "web").routeTableId()).isEqualTo(network.routeTable("public"));
        assertThat(tableOf(network, "app").routeTableId()).isEqualTo(network.routeTable("private through web"));
    }

    @Test
    void aNatGatewayServesItsZoneAndTheFirstOneServesZonesWithout() {
        BuiltNetwork network = plan("10.0.0.0/16").natGateway("web-b").natGateway("web-a")
                .publicSubnet("web-a", "us-east-1a").publicSubnet("web-b", "us-east-1b")
                .privateSubnet("app-a", "us-east-1a").privateSubnet("app-b", "us-east-1b")
                .privateSubnet("app-c", "us-east-1c").build();
        assertThat(wayOut(network, "app-a")).isEqualTo(network.natGateway("web-a"));
        assertThat(wayOut(network, "app-b")).isEqualTo(network.natGateway("web-b"));
        assertThat(wayOut(network, "app-c")).isEqualTo(network.natGateway("web-b"));
    }

    @Test
    void withoutANatGatewayPrivateSubnetsHaveNoWayOut() {
        BuiltNetwork network = plan("10.0.0.0/16").privateSubnet("app", "us-east-1a").build();
        assertThat(wayOut(network, "app")).isEqualTo("none");
        assertThat(network.internetGatewayId()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16, 10.0.1.0/24, 256",
        "10.0.0.0/20, 10.0.1.0/24, 16",
        "10.0.0.0/21, 10.0.0.128/25, 16",
        "10.0.0.0/24, 10.0.0.16/28, 16",
        "10.0.0.0/26, 10.0.0.16/28, 4",
        "10.0.0.0/28, none, 1",
    })
    void smallVpcsAreCutIntoSmallSubnets(String vpc, String second, int count) {
        NetworkPlan plan = plan(vpc).isolatedSubnet("1", "us-east-1a");
        for (int i = 2; i <= count; i++) {
            plan.isolatedSubnet(Integer.toString(i), "us-east-1a");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> plan.isolatedSubnet("more", "us-east-1a"))
                .withMessageStartingWith("There is no room for another subnet of a /").withMessageEndingWith(vpc);
        if (count <= 16) {
            BuiltNetwork network = plan.build();
            assertThat(subnet(network.subnet("1")).cidrBlock()).startsWith("10.0.0.0/");
            if (count > 1) {
                assertThat(subnet(network.subnet("2")).cidrBlock()).isEqualTo(second);
            }
        }
    }

    // ---- names

    @Test
    void everythingIsTaggedWithItsName() {
        BuiltNetwork network = plan("10.0.0.0/16").named("shop").publicSubnet("web", "us-east-1a").natGateway("web")
                .securityGroup("open", in -> { }).build();
        assertThat(ec2.describeTags(r -> r.filters(f -> f.name("key").values("Name"))).tags())
                .extracting(tag -> tag.resourceTypeAsString() + " " + tag.value()).containsExactlyInAnyOrder(
                        "vpc shop", "internet-gateway shop", "subnet web", "elastic-ip web", "natgateway web",
                        "route-table public", "route-table private through web", "security-group open");
        assertThat(network).hasToString(network.vpcId() + " with subnets [web]");
    }

    @Test
    void aNetworkIsBuiltByCallsOfThePublicApi() {
        plan("10.0.0.0/16").publicSubnet("web", "us-east-1a").build();
        assertThat(cloud.calls().all()).extracting(call -> call.operation()).startsWith(
                "DescribeAvailabilityZones", "CreateVpc", "ModifyVpcAttribute", "CreateSubnet");
    }

    @Test
    void aZoneOfAnotherRegionIsRefusedBeforeAnythingIsBuilt() {
        NetworkPlan plan = plan("10.0.0.0/16").publicSubnet("web", "eu-west-1a");

        assertThatIllegalArgumentException().isThrownBy(plan::build).withMessageStartingWith(
                "The client's region has no zone eu-west-1a for the subnet web, but [us-east-1a, ");
        assertThat(ec2.describeVpcs().vpcs()).hasSize(1);
    }

    // ---- groups

    @Test
    void groupsLetInWhatTheirRulesSay() {
        String list = ec2.createManagedPrefixList(r -> r.prefixListName("offices").addressFamily("IPv4").maxEntries(1))
                .prefixList().prefixListId();
        BuiltNetwork network = plan("10.0.0.0/16")
                .securityGroup("db", in -> in.allowsIngress("tcp", 5432, "app").allowsIngress("udp", 100, 200,
                        "2001:db8::/32").allowsIngress("tcp", 22, list))
                .securityGroup("app", in -> in.allowsAllFrom("10.0.0.0/8")).build();
        List<IpPermission> db = ec2.describeSecurityGroups(r -> r.groupIds(network.securityGroup("db")))
                .securityGroups().get(0).ipPermissions();
        assertThat(db).extracting(rule -> rule.ipProtocol() + " " + rule.fromPort() + "-" + rule.toPort() + " "
                + rule.userIdGroupPairs().stream().map(pair -> pair.groupId()).toList()
                + rule.ipv6Ranges().stream().map(range -> range.cidrIpv6()).toList()
                + rule.prefixListIds().stream().map(one -> one.prefixListId()).toList())
                .containsExactlyInAnyOrder("tcp 5432-5432 [" + network.securityGroup("app") + "][][]",
                        "udp 100-200 [][2001:db8::/32][]", "tcp 22-22 [][][" + list + "]");
        assertThat(ec2.describeSecurityGroups(r -> r.groupIds(network.securityGroup("app"))).securityGroups().get(0)
                .ipPermissions()).singleElement().satisfies(rule -> {
                    assertThat(rule.ipProtocol()).isEqualTo("-1");
                    assertThat(rule.ipRanges().get(0).cidrIp()).isEqualTo("10.0.0.0/8");
                });
    }

    @Test
    void theNetworkWorks() {
        BuiltNetwork network = plan("10.0.0.0/16").publicSubnet("web", "us-east-1a").natGateway("web")
                .privateSubnet("app", "us-east-1a").isolatedSubnet("db", "us-east-1a")
                .securityGroup("app", in -> in.allowsIngress("tcp", 443, "0.0.0.0/0"))
                .securityGroup("db", in -> in.allowsIngress("tcp", 5432, "app")).build();
        Endpoint web = launch(network, "web", "app");
        Endpoint app = launch(network, "app", "app");
        Endpoint db = launch(network, "db", "db");
        assertThat(reaches(Endpoint.internet(), web, 443)).isTrue();
        assertThat(reaches(Endpoint.internet(), app, 443)).isFalse();
        assertThat(reaches(app, Endpoint.internet(), 443)).isTrue();
        assertThat(reaches(app, db, 5432)).isTrue();
        assertThat(reaches(db, Endpoint.internet(), 443)).isFalse();
    }

    private Endpoint launch(BuiltNetwork network, String subnet, String group) {
        return Endpoint.instance(ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).minCount(1).maxCount(1)
                .instanceType(InstanceType.T3_MICRO).subnetId(network.subnet(subnet))
                .securityGroupIds(network.securityGroup(group))).instances().get(0).instanceId());
    }

    private boolean reaches(Endpoint source, Endpoint target, int port) {
        return cloud.network().trace(Flow.tcp(source, target, port)).isReachable();
    }

    // ---- refusals

    @Test
    void aPlanThatNamesWhatItDoesNotHaveIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> plan("10.0.0.0/16").privateSubnet("app", "us-east-1a")
                .natGateway("app").build())
                .withMessage("A NAT gateway needs a public subnet, and the plan has none called app");
        assertThatIllegalArgumentException().isThrownBy(() -> plan("10.0.0.0/16").natGateway("web").build())
                .withMessage("A NAT gateway needs a public subnet, and the plan has none called web");
        assertThatIllegalArgumentException().isThrownBy(() -> plan("10.0.0.0/16")
                .securityGroup("db", in -> in.allowsIngress("tcp", 5432, "ap"))
                .securityGroup("app", in -> { }).build())
                .withMessage("A rule names the security group ap, and the plan has none but [app, db]");
        assertThat(ec2.describeVpcs(r -> { }).vpcs()).as("nothing is built of a plan with a fault in it").hasSize(1);
    }

    @Test
    void namesAreThereOnce() {
        assertThatIllegalArgumentException().isThrownBy(() -> plan("10.0.0.0/16").publicSubnet("web", "us-east-1a")
                .privateSubnet("web", "us-east-1b"))
                .withMessage("There are two subnets called web in the plan");
        assertThatIllegalArgumentException().isThrownBy(() -> plan("10.0.0.0/16").securityGroup("web", in -> { })
                .securityGroup("web", in -> { }))
                .withMessage("There are two security groups called web in the plan");
    }

    @Test
    void aNetworkKnowsItsNames() {
        BuiltNetwork network = plan("10.0.0.0/16").publicSubnet("web", "us-east-1a").build();
        assertThatIllegalArgumentException().isThrownBy(() -> network.subnet("wep"))
                .withMessage("The network has no subnet called wep, but [web]");
        assertThatIllegalArgumentException().isThrownBy(() -> network.natGateway("web"))
                .withMessage("The network has no NAT gateway in a subnet called web, but []");
        assertThatIllegalArgumentException().isThrownBy(() -> network.routeTable("private"))
                .withMessage("The network has no route table called private, but [public]");
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0", "10.0.0.0/33", "nonsense", "2001:db8::/32"})
    void aMalformedRangeIsRefusedAtOnce(String cidr) {
        assertThatIllegalArgumentException().isThrownBy(() -> plan(cidr));
        assertThatIllegalArgumentException().isThrownBy(
                () -> plan("10.0.0.0/16").publicSubnet("web", "us-east-1a", cidr));
    }

    @Test
    void whatEc2RefusesIsEc2sToSay() {
        Refusals.assertRefused("InvalidVpc.Range", () -> plan("10.0.0.0/8").build());
        Refusals.assertRefused("InvalidSubnet.Range",
                () -> plan("10.0.0.0/16").publicSubnet("web", "us-east-1a", "10.1.0.0/24").build());
    }
}
