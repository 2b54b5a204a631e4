package io.github.fakeec2.assertions;

import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThat;
import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThatIllegalArgumentException;
import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThatIllegalStateException;
import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2Client;

class ReachabilityAssertTest {

    private record Case(String name, BiConsumer<FakeCloudAssert, TestNetwork> holding,
            BiConsumer<FakeCloudAssert, TestNetwork> failing, String message) {

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource({"ends", "verdicts", "sets", "isolation"})
    void holdsOrFailsInWords(Case row) {
        TestNetwork n = new TestNetwork();
        assertThatCode(() -> row.holding.accept(assertThat(n.cloud), n)).doesNotThrowAnyException();
        assertThatThrownBy(() -> row.failing.accept(assertThat(n.cloud), n)).isInstanceOf(AssertionError.class)
                .hasMessageContaining(row.message);
    }

    static Stream<Case> ends() {
        return Stream.of(
                row("TCP port", (a, n) -> a.from(n.app).to(n.db).onTcp(5432).isReachable(),
                        (a, n) -> a.from(n.app).to(n.db).onTcp(5433).isReachable(), "no ingress rule for tcp/5433"),
                row("UDP port", (a, n) -> a.from(n.web1).to(n.app).onUdp(53).isReachable(),
                        (a, n) -> a.from(n.web1).to(n.app).onUdp(54).isReachable(), "no ingress rule for udp/54"),
                row("ping", (a, n) -> a.from(n.web1).to(n.app).onPing().isBlocked(),
                        (a, n) -> a.from(n.web1).to(n.app).onPing().isReachable(), "no ingress rule for icmp/8:0"),
                row("protocol", (a, n) -> a.from(n.web1).to(n.app).onProtocol(47).isBlocked(),
                        (a, n) -> a.from(n.web1).to(n.app).onProtocol(-1).isReachable(), "on any protocol, but"),
                row("address", (a, n) -> a.from(n.privateAddressOf(n.web1)).to(n.app).onTcp(8080).isReachable(),
                        (a, n) -> a.from("10.9.9.9").to(n.app).onTcp(8080).isReachable(), "10.9.9.9"),
                row("from the internet", (a, n) -> a.fromInternet().to(n.web1).onTcp(443).isReachable(),
                        (a, n) -> a.fromInternet().to(n.db).onTcp(5432).isReachable(), "the internet"),
                row("from one address in the internet",
                        (a, n) -> a.fromInternet("203.0.113.7").to(n.web1).onTcp(443).isReachable(),
                        (a, n) -> a.fromInternet("203.0.113.7").to(n.web1).onTcp(22).isReachable(), "203.0.113.7"),
                row("to the internet", (a, n) -> a.from(n.app).toInternet().onTcp(443).isReachable(),
                        (a, n) -> a.from(n.db).toInternet().onTcp(443).isReachable(), "no route to"),
                row("to one address in the internet",
                        (a, n) -> a.from(n.app).toInternet("203.0.113.7").onTcp(443).isReachable(),
                        (a, n) -> a.from(n.db).toInternet("203.0.113.7").onTcp(443).isReachable(),
                        "no route to 203.0.113.7"));
    }

    static Stream<Case> verdicts() {
        return Stream.of(
                row("blocked", (a, n) -> a.from(n.web1).to(n.db).onTcp(5432).isBlocked(),
                        (a, n) -> a.from(n.app).to(n.db).onTcp(5432).isBlocked(), "on tcp/5432, but it does:"),
                row("blocked by a security group",
                        (a, n) -> a.from(n.web1).to(n.db).onTcp(5432).isBlockedBy(n.group("db")),
                        (a, n) -> a.from(n.web1).to(n.db).onTcp(5432).isBlockedBy(n.group("app")), "but hop 5 does:"),
                row("blocked by a route table",
                        (a, n) -> a.from(n.db).toInternet().onTcp(443).isBlockedBy(tableOf(n, "db")),
                        (a, n) -> a.from(n.app).toInternet().onTcp(443).isBlockedBy(tableOf(n, "db")),
                        "but it is reachable:"),
                row("seen as", (a, n) -> a.from(n.app).toInternet().onTcp(443).isSeenAs(n.natAddress()),
                        (a, n) -> a.from(n.web1).to(n.app).onTcp(8080).isSeenAs("10.0.0.99"),
                        "to be seen as 10.0.0.99, but it is seen as 10.0.0."),
                row("description", (a, n) -> a.as("tiers").from(n.app).to(n.db).onTcp(5432).isReachable(),
                        (a, n) -> a.as("tiers").from(n.web1).to(n.db).onTcp(5432).isReachable(), "[tiers] Expecting"),
                row("verdict on its own text", (a, n) -> a.from(n.app).to(n.db).onTcp(5432).isReachable().isReachable(),
                        (a, n) -> a.from(n.web1).to(n.db).onTcp(5432).withFailMessage("no way").isReachable(),
                        "no way"));
    }

    private static String tableOf(TestNetwork n, String layer) {
        return n.ec2.describeRouteTables(r -> r.filters(f -> f.name("vpc-id").values(n.network.vpcId()))).routeTables()
                .stream().filter(table -> table.associations().stream()
                        .anyMatch(association -> n.subnet(layer).equals(association.subnetId())))
                .findFirst().orElseGet(() -> n.ec2.describeRouteTables(r -> r.filters(
                        f -> f.name("vpc-id").values(n.network.vpcId()),
                        f -> f.name("association.main").values("true"))).routeTables().get(0))
                .routeTableId();
    }

    static Stream<Case> sets() {
        return Stream.of(
                row("subnet", (a, n) -> a.from(n.subnet("web")).to(n.app).onTcp(8080).isReachable(),
                        (a, n) -> a.from(n.subnet("web")).to(n.subnet("db")).onTcp(5432).isReachable(),
                        "no ingress rule for tcp/5432"),
                row("VPC", (a, n) -> a.from(n.network.vpcId()).to(n.db).onTcp(22).isBlocked(),
                        (a, n) -> a.from(n.network.vpcId()).to(n.db).onTcp(5432).isBlocked(), "but it does:"),
                row("security group", (a, n) -> a.from(n.group("app")).to(n.group("db")).onTcp(5432).isReachable(),
                        (a, n) -> a.from(n.app).to(n.group("web")).onTcp(22).isReachable(),
                        "so it is with 1 more of the targets"),
                row("any of", (a, n) -> a.from(n.app).toAnyOf(n.web1, n.db).onTcp(5432).isReachable(),
                        (a, n) -> a.from(n.web1).toAnyOf(n.web2, n.db).onTcp(5432).isReachable(),
                        "so it is with 1 more of the targets"),
                row("all of", (a, n) -> a.from(n.web1).toAllOf(n.app, n.subnet("app")).onTcp(8080).isReachable(),
                        (a, n) -> a.from(n.app).toAllOf(n.web1, n.db).onTcp(5432).isReachable(), "tcp/5432"),
                row("all of, blocked", (a, n) -> a.from(n.web1).toAllOf(n.db, n.app).onTcp(22).isBlocked(),
                        (a, n) -> a.fromInternet().toAllOf(n.web1, n.web2).onTcp(443).isBlocked(),
                        "so it is with 1 more of the targets"),
                row("itself", (a, n) -> a.from(n.subnet("web")).to(n.web1).onTcp(443).isReachable(),
                        (a, n) -> a.from(n.db).toAnyOf(n.db).onTcp(5432).isReachable(), "are the same one"),
                row("nobody", (a, n) -> a.from(n.app).to(n.db).onTcp(5432).isReachable(),
                        (a, n) -> a.from(n.app).to(emptySubnet(n)).onTcp(5432).isBlocked(),
                        "Expecting something with a network interface in subnet-"));
    }

    private static String emptySubnet(TestNetwork n) {
        return n.ec2.createSubnet(r -> r.vpcId(n.network.vpcId()).cidrBlock("10.0.99.0/24")).subnet().subnetId();
    }

    static Stream<Case> isolation() {
        return Stream.of(
                row("isolated subnet", (a, n) -> a.subnet(n.subnet("db")).isIsolatedFromTheInternet()
                                .isNotReachableFromTheInternet(),
                        (a, n) -> a.subnet(n.subnet("web")).isIsolatedFromTheInternet(), "on tcp/80:"),
                row("a way out is none in", (a, n) -> a.subnet(n.subnet("app")).isNotReachableFromTheInternet(),
                        (a, n) -> a.subnet(n.subnet("app")).isIsolatedFromTheInternet(), "reaches the internet"),
                row("isolated instance", (a, n) -> a.instance(n.db).isIsolatedFromTheInternet(),
                        (a, n) -> a.instance(n.web1).isNotReachableFromTheInternet(), "1 more way"),
                row("isolated security group", (a, n) -> a.securityGroup("db").isIsolatedFromTheInternet(),
                        (a, n) -> a.securityGroup("web").isNotReachableFromTheInternet(), "3 more ways"),
                row("VPC", (a, n) -> {
                    n.ec2.terminateInstances(r -> r.instanceIds(n.web1, n.web2, n.app));
                    a.vpc(n.network.vpcId()).isIsolatedFromTheInternet();
                    n.ec2.authorizeSecurityGroupIngress(r -> r.groupId(n.group("web")).ipProtocol("-1")
                            .cidrIp("0.0.0.0/0"));
                    n.launch("web");
                }, (a, n) -> a.vpc(n.network.vpcId()).isNotReachableFromTheInternet(), "on any protocol:"),
                row("nothing at all", (a, n) -> a.subnet(emptySubnet(n)).isIsolatedFromTheInternet(),
                        (a, n) -> a.subnet("subnet-0").isIsolatedFromTheInternet(), "there is no such subnet"));
    }

    private static Case row(String name, BiConsumer<FakeCloudAssert, TestNetwork> holding,
            BiConsumer<FakeCloudAssert, TestNetwork> failing, String message) {
        return new Case(name, holding, failing, message);
    }

    @Test
    void timePassesUntilTheWayIsOpen() {
        FakeCloud cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build();
        String web = TestFleet.launch(cloud.ec2(), "web-1", "web");
        String other = TestFleet.launch(cloud.ec2(), "web-2", "web");
        assertThat(cloud).from(web).to(other).onTcp(22).isBlocked();
        assertThat(cloud).within(Duration.ofMinutes(5)).from(web).to(other).onTcp(22).isReachable();
        assertThatThrownBy(() -> assertThat(cloud).within(Duration.ofMinutes(1)).fromInternet().to(web).onTcp(22)
                .isReachable()).isInstanceOf(AssertionError.class).hasMessageContaining("within PT1M of virtual time");
        assertThat(cloud).within(Duration.ofMinutes(1)).instance(web).isNotReachableFromTheInternet();
    }

    @Test
    void softAssertionsCollectVerdictsAndGoOn() {
        TestNetwork n = new TestNetwork();
        FakeCloudSoftAssertions softly = new FakeCloudSoftAssertions();
        softly.assertThat(n.cloud).from(n.web1).to(n.db).onTcp(5432).isReachable().isBlocked();
        softly.assertThat(n.cloud).fromInternet().to(n.web1).onTcp(443).isBlocked();
        softly.assertThat(n.cloud).subnet(n.subnet("web")).isIsolatedFromTheInternet().isNotReachableFromTheInternet();
        assertThat(softly.assertionErrorsCollected()).hasSize(4);
    }

    @Test
    void theClientOfACloudHasItsNetworksToo() {
        TestNetwork n = new TestNetwork();
        assertThat(n.ec2).from(n.app).to(n.db).onTcp(5432).isReachable();
        assertThat(n.ec2).subnet(n.subnet("db")).isIsolatedFromTheInternet();
    }

    @Test
    void otherClientsAreRefused() {
        Ec2Client real = new Ec2Client() {
            @Override
            public String serviceName() {
                return "ec2";
            }

            @Override
            public void close() {
                // nothing to close
            }

            @Override
            public String toString() {
                return "a client of real EC2";
            }
        };
        assertThatIllegalStateException().isThrownBy(() -> assertThat(real).from("i-1").to("i-2"))
                .withMessage("To ask who reaches whom needs the networks of a fake cloud, and there is none behind this"
                        + " client: a client of real EC2");
        assertThatIllegalStateException().isThrownBy(() -> assertThat(real).vpc("vpc-1").isIsolatedFromTheInternet())
                .withMessageStartingWith("To ask what the internet reaches needs the networks of a fake cloud");
    }

    @Test
    void endsThatAreNoneAreRefused() {
        TestNetwork n = new TestNetwork();
        assertThatIllegalArgumentException().isThrownBy(() -> assertThat(n.cloud).from(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> assertThat(n.cloud).fromInternet("somewhere"));
        assertThatIllegalArgumentException().isThrownBy(() -> assertThat(n.cloud).from(n.web1).toAnyOf());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(n.cloud).from(n.web1).to("i-nobody").onTcp(1).isBlocked())
                .withMessageContaining("'i-nobody' names nothing in this cloud");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(n.cloud).from(n.web1).to(n.db).onTcp(65536).isBlocked());
    }
}
