package io.github.fakeec2.network.trace;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.model.AddPrefixListEntry;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;

/** Route tables and the appliances that they lead through, and what becomes of ways when machines do not work. */
class RouteWaysTest {

    private static final AttributeBooleanValue OFF = AttributeBooleanValue.builder().value(false).build();

    private static Way way(String what, String question, String open, Consumer<Site> build, Consumer<Site> change,
            String closed) {
        return new Way(what, question, open, site -> {
            site.vpc("a", 0).internetGateway("igw", "a").publicInstance("i-web", "subnet-a", "sg-a");
            build.accept(site);
        }, change, closed);
    }

    private static Site toTheInternet(Site site, String table) {
        return site.route(table, "0.0.0.0/0", r -> r.gatewayId(site.id("igw")));
    }

    /** A second interface of i-a2. */
    private static void second(Site site) {
        site.name("eni-second", site.ec2.createNetworkInterface(r -> r.subnetId(site.id("subnet-a2"))
                .groups(site.id("sg-a"))).networkInterface().networkInterfaceId());
        site.name("attachment", site.ec2.attachNetworkInterface(r -> r.deviceIndex(1).instanceId(site.id("i-a2"))
                .networkInterfaceId(site.id("eni-second"))).attachmentId());
    }

    static Stream<Way> tables() {
        return Stream.of(
                way("the main table's route is deleted", "i-web -> internet tcp/443", "pass as ip-web",
                        site -> toTheInternet(site, "rtb-a"),
                        site -> site.ec2.deleteRoute(r -> r.routeTableId(site.id("rtb-a"))
                                .destinationCidrBlock("0.0.0.0/0")), "NO_ROUTE_TO_DESTINATION at rtb-a"),
                way("the subnet gets a table of its own", "i-web -> internet tcp/443", "pass as ip-web",
                        site -> toTheInternet(site, "rtb-a"), site -> site.table("rtb-own", "a", "subnet-a"),
                        "NO_ROUTE_TO_DESTINATION at rtb-own"),
                way("the subnet loses its own table", "i-web -> internet tcp/443", "pass as ip-web",
                        site -> toTheInternet(site.table("rtb-own", "a", "subnet-a"), "rtb-own"),
                        site -> site.ec2.disassociateRouteTable(r -> r.associationId(site.id("rtb-own/subnet-a"))),
                        "NO_ROUTE_TO_DESTINATION at rtb-a"),
                way("a longer prefix leads elsewhere", "i-web -> 198.51.100.7 tcp/443", "pass as ip-web",
                        site -> toTheInternet(site, "rtb-a"), site -> site.route("rtb-a", "198.51.100.0/24",
                                r -> r.networkInterfaceId(site.id("eni-a2"))),
                        "ENI_SOURCE_DEST_CHECK_RESTRICTION at eni-a2"),
                way("a longer prefix leads elsewhere, beside the address", "i-web -> 198.51.101.7 tcp/443",
                        "pass as ip-web", site -> toTheInternet(site, "rtb-a"), site -> site.route("rtb-a",
                                "198.51.100.0/24", r -> r.networkInterfaceId(site.id("eni-a2"))), "pass as ip-web"),
                way("a prefix list leads elsewhere", "i-web -> 198.51.100.7 tcp/443", "pass as ip-web",
                        site -> toTheInternet(site, "rtb-a"), site -> site.route("rtb-a",
                                site.ec2.createManagedPrefixList(r -> r.prefixListName("partners")
                                        .addressFamily("IPv4").maxEntries(1).entries(
                                                AddPrefixListEntry.builder().cidr("198.51.100.0/24").build()))
                                        .prefixList().prefixListId(),
                                r -> r.networkInterfaceId(site.id("eni-a2"))),
                        "ENI_SOURCE_DEST_CHECK_RESTRICTION at eni-a2"),
                way("the target is detached, and the route a blackhole", "i-web -> 198.51.100.7 tcp/443",
                        "ENI_SOURCE_DEST_CHECK_RESTRICTION at eni-second", site -> {
                            toTheInternet(site, "rtb-a");
                            second(site);
                            site.route("rtb-a", "198.51.100.0/24",
                                    r -> r.networkInterfaceId(site.id("eni-second")));
                        }, site -> site.ec2.detachNetworkInterface(r -> r.attachmentId(site.id("attachment"))),
                        "BAD_STATE_ROUTE at rtb-a"),
                way("an appliance stands on the way of what comes in", "internet -> i-web tcp/443", "pass", site -> {
                    toTheInternet(site, "rtb-a").table("rtb-edge", "a");
                    site.ec2.associateRouteTable(r -> r.routeTableId(site.id("rtb-edge")).gatewayId(site.id("igw")));
                }, site -> site.ec2.replaceRoute(r -> r.routeTableId(site.id("rtb-edge"))
                        .destinationCidrBlock("10.0.0.0/16").networkInterfaceId(site.id("eni-a2"))),
                        "ENI_SOURCE_DEST_CHECK_RESTRICTION at eni-a2"));
    }

    /** A NAT instance i-web for subnet-a2. */
    private static void natInstance(Site site) {
        toTheInternet(site, "rtb-a").table("rtb-nat", "a", "subnet-a2");
        site.route("rtb-nat", "0.0.0.0/0", r -> r.instanceId(site.id("i-web")));
        site.ec2.modifyInstanceAttribute(r -> r.instanceId(site.id("i-web")).sourceDestCheck(OFF));
    }

    static Stream<Way> machines() {
        return Stream.of(
                way("a NAT instance checks source and destination again", "i-a2 -> internet tcp/443", "pass as ip-web",
                        RouteWaysTest::natInstance, site -> site.ec2.modifyNetworkInterfaceAttribute(r -> r
                                .networkInterfaceId(site.id("eni-web")).sourceDestCheck(on -> on.value(true))),
                        "ENI_SOURCE_DEST_CHECK_RESTRICTION at eni-web"),
                way("a NAT instance is stopped", "i-a2 -> internet tcp/443", "pass as ip-web",
                        RouteWaysTest::natInstance, site -> site.ec2.stopInstances(r -> r
                                .instanceIds(site.id("i-web"))), "BAD_STATE_ROUTE at rtb-nat"),
                way("a NAT instance is terminated", "i-a2 -> internet tcp/443", "pass as ip-web",
                        RouteWaysTest::natInstance, site -> site.ec2.terminateInstances(r -> r
                                .instanceIds(site.id("i-web"))), "BAD_STATE_ROUTE at rtb-nat"),
                way("the receiver is stopped", "i-a -> i-a2 tcp/22", "pass", site -> { },
                        site -> site.ec2.stopInstances(r -> r.instanceIds(site.id("i-a2"))), "BAD_STATE at eni-a2"),
                way("the sender is stopped", "i-a -> i-a2 tcp/22", "pass", site -> { },
                        site -> site.ec2.stopInstances(r -> r.instanceIds(site.id("i-a"))), "BAD_STATE at eni-a"),
                way("the receiver is terminated", "i-a -> i-a2 tcp/22", "pass", site -> { },
                        site -> site.ec2.terminateInstances(r -> r.instanceIds(site.id("i-a2"))),
                        "UNASSOCIATED_COMPONENT at i-a2"),
                way("the receiver's address has gone with it", "i-a -> 10.0.2.10 tcp/22", "pass", site -> { },
                        site -> site.ec2.terminateInstances(r -> r.instanceIds(site.id("i-a2"))),
                        "NO_SOURCE_OR_DESTINATION at 10.0.2.10"),
                way("a second interface is detached", "i-a -> eni-second tcp/22", "pass", RouteWaysTest::second,
                        site -> site.ec2.detachNetworkInterface(r -> r.attachmentId(site.id("attachment"))),
                        "BAD_STATE_ATTACHMENT at eni-second"),
                way("a secondary address is given up", "i-a -> 10.0.2.99 tcp/22", "pass",
                        site -> site.ec2.assignPrivateIpAddresses(r -> r.networkInterfaceId(site.id("eni-a2"))
                                .privateIpAddresses("10.0.2.99")),
                        site -> site.ec2.unassignPrivateIpAddresses(r -> r.networkInterfaceId(site.id("eni-a2"))
                                .privateIpAddresses("10.0.2.99")), "NO_SOURCE_OR_DESTINATION at 10.0.2.99"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void theClosestRouteOfTheSubnetsTableIsTaken(Way way) {
        way.check();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("machines")
    void packetsPassMachinesThatWork(Way way) {
        way.check();
    }
}
