package io.github.fakeec2.network.trace;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Transit gateways: what is attached to them, what their tables say, and what they are peered with. */
class TransitWaysTest {

    private static final String QUESTION = "i-a -> i-b tcp/80";

    /** A transit gateway with a table of the same name, and no other; nothing is associated by itself. */
    private static void gateway(Site site, Ec2Client client, String name) {
        site.name("tgw-" + name, client.createTransitGateway(r -> r.options(o -> o
                .defaultRouteTableAssociation("disable").defaultRouteTablePropagation("disable"))).transitGateway()
                .transitGatewayId());
        site.name("ttb-" + name, client.createTransitGatewayRouteTable(r -> r
                .transitGatewayId(site.id("tgw-" + name))).transitGatewayRouteTable().transitGatewayRouteTableId());
    }

    /** Attaches a VPC with its first subnet; it is associated with the gateway's table, and propagates there. */
    private static void attach(Site site, Ec2Client client, String gateway, String vpc) {
        site.name("att-" + vpc, client.createTransitGatewayVpcAttachment(r -> r
                .transitGatewayId(site.id("tgw-" + gateway)).vpcId(site.id("vpc-" + vpc))
                .subnetIds(site.id("subnet-" + vpc))).transitGatewayVpcAttachment().transitGatewayAttachmentId());
        associate(site, client, gateway, "att-" + vpc);
        client.enableTransitGatewayRouteTablePropagation(r -> r.transitGatewayRouteTableId(site.id("ttb-" + gateway))
                .transitGatewayAttachmentId(site.id("att-" + vpc)));
        site.route(client, "rtb-" + vpc, "10.0.0.0/8", r -> r.transitGatewayId(site.id("tgw-" + gateway)));
    }

    private static void associate(Site site, Ec2Client client, String gateway, String attachment) {
        client.associateTransitGatewayRouteTable(r -> r.transitGatewayRouteTableId(site.id("ttb-" + gateway))
                .transitGatewayAttachmentId(site.id(attachment)));
    }

    /** VPCs a and b at one transit gateway. */
    private static void hub(Site site) {
        site.vpc("a", 0).vpc("b", 1);
        gateway(site, site.ec2, "x");
        attach(site, site.ec2, "x", "a");
        attach(site, site.ec2, "x", "b");
    }

    private static void staticRoute(Site site, Ec2Client client, String gateway, String cidr, String attachment) {
        client.createTransitGatewayRoute(r -> r.transitGatewayRouteTableId(site.id("ttb-" + gateway))
                .destinationCidrBlock(cidr).transitGatewayAttachmentId(site.id(attachment)));
    }

    private static Way way(String what, Consumer<Site> build, Consumer<Site> change, String closed) {
        return new Way(what, QUESTION, "pass", build, change, closed);
    }

    static Stream<Way> hubs() {
        return Stream.of(
                way("the sender's attachment is associated no more", TransitWaysTest::hub,
                        site -> site.ec2.disassociateTransitGatewayRouteTable(r -> r
                                .transitGatewayRouteTableId(site.id("ttb-x"))
                                .transitGatewayAttachmentId(site.id("att-a"))),
                        "TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION at att-a"),
                way("the receiver's attachment is associated no more", TransitWaysTest::hub,
                        site -> site.ec2.disassociateTransitGatewayRouteTable(r -> r
                                .transitGatewayRouteTableId(site.id("ttb-x"))
                                .transitGatewayAttachmentId(site.id("att-b"))),
                        "answer: TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION at att-b"),
                way("the receiver's attachment propagates no more", TransitWaysTest::hub,
                        site -> site.ec2.disableTransitGatewayRouteTablePropagation(r -> r
                                .transitGatewayRouteTableId(site.id("ttb-x"))
                                .transitGatewayAttachmentId(site.id("att-b"))),
                        "TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT at ttb-x"),
                way("a static route is a blackhole", TransitWaysTest::hub,
                        site -> site.ec2.createTransitGatewayRoute(r -> r.blackhole(true)
                                .transitGatewayRouteTableId(site.id("ttb-x")).destinationCidrBlock("10.1.1.0/24")),
                        "TGW_RTB_BAD_STATE_ROUTE at ttb-x"),
                way("a static route leads back", TransitWaysTest::hub,
                        site -> staticRoute(site, site.ec2, "x", "10.1.1.0/24", "att-a"),
                        "NO_POSSIBLE_DESTINATION at tgw-x"),
                way("a static route is deleted", site -> {
                    hub(site);
                    site.ec2.disableTransitGatewayRouteTablePropagation(r -> r
                            .transitGatewayRouteTableId(site.id("ttb-x"))
                            .transitGatewayAttachmentId(site.id("att-b")));
                    staticRoute(site, site.ec2, "x", "10.0.0.0/8", "att-b");
                }, site -> site.ec2.deleteTransitGatewayRoute(r -> r
                        .transitGatewayRouteTableId(site.id("ttb-x")).destinationCidrBlock("10.0.0.0/8")),
                        "TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT at ttb-x"),
                way("the sender's attachment is deleted", TransitWaysTest::hub,
                        site -> site.ec2.deleteTransitGatewayVpcAttachment(r -> r
                                .transitGatewayAttachmentId(site.id("att-a"))), "BAD_STATE_ROUTE at rtb-a"),
                way("the receiver's attachment is deleted", TransitWaysTest::hub,
                        site -> site.ec2.deleteTransitGatewayVpcAttachment(r -> r
                                .transitGatewayAttachmentId(site.id("att-b"))),
                        "TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT at ttb-x"),
                new Way("the transit gateway gets a foot in the sender's zone", "i-a2 -> i-b tcp/80",
                        "TGW_ROUTE_AZ_RESTRICTION at att-a", TransitWaysTest::hub,
                        site -> site.ec2.modifyTransitGatewayVpcAttachment(r -> r
                                .transitGatewayAttachmentId(site.id("att-a")).addSubnetIds(site.id("subnet-a2"))),
                        "pass"),
                way("the VPC's route is deleted", TransitWaysTest::hub,
                        site -> site.ec2.deleteRoute(r -> r.routeTableId(site.id("rtb-a"))
                                .destinationCidrBlock("10.0.0.0/8")), "NO_ROUTE_TO_DESTINATION at rtb-a"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hubs")
    void aTransitGatewayRoutesByTheTableOfTheAttachment(Way way) {
        way.check();
    }

    /** VPC a at gateway x, VPC b at gateway y of another client, and both gateways peered. */
    private static void peered(Site site, Ec2Client other, String region) {
        site.vpc("a", 0).vpc(other, "b", 1);
        gateway(site, site.ec2, "x");
        gateway(site, other, "y");
        attach(site, site.ec2, "x", "a");
        attach(site, other, "y", "b");
        var peering = site.ec2.createTransitGatewayPeeringAttachment(r -> r.transitGatewayId(site.id("tgw-x"))
                .peerTransitGatewayId(site.id("tgw-y")).peerAccountId(site.cloud.accountId()).peerRegion(region))
                .transitGatewayPeeringAttachment();
        site.name("peer-x", peering.transitGatewayAttachmentId());
        site.name("peer-y", other.describeTransitGatewayAttachments(r -> r.filters(
                f -> f.name("resource-type").values("peering"), f -> f.name("resource-id").values(site.id("tgw-x"))))
                .transitGatewayAttachments().get(0).transitGatewayAttachmentId());
        other.acceptTransitGatewayPeeringAttachment(r -> r.transitGatewayAttachmentId(site.id("peer-y")));
        associate(site, site.ec2, "x", "peer-x");
        associate(site, other, "y", "peer-y");
        staticRoute(site, site.ec2, "x", "10.1.0.0/16", "peer-x");
        staticRoute(site, other, "y", "10.0.0.0/16", "peer-y");
    }

    private static void peeredHere(Site site) {
        peered(site, site.ec2, "us-east-1");
    }

    private static void peeredAbroad(Site site) {
        peered(site, site.ireland, "eu-west-1");
    }

    private static void endPeering(Site site) {
        site.ec2.deleteTransitGatewayPeeringAttachment(r -> r.transitGatewayAttachmentId(site.id("peer-x")));
    }

    static Stream<Way> peerings() {
        return Stream.of(
                way("a peering within a region is deleted", TransitWaysTest::peeredHere,
                        TransitWaysTest::endPeering, "TGW_RTB_BAD_STATE_ROUTE at ttb-x"),
                way("a peering between regions is deleted", TransitWaysTest::peeredAbroad,
                        TransitWaysTest::endPeering, "TGW_RTB_BAD_STATE_ROUTE at ttb-x"),
                way("the far gateway's static route is deleted", TransitWaysTest::peeredHere,
                        site -> site.ec2.deleteTransitGatewayRoute(r -> r
                                .transitGatewayRouteTableId(site.id("ttb-y")).destinationCidrBlock("10.0.0.0/16")),
                        "answer: TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT at ttb-y"),
                way("the far side of a peering is associated no more", TransitWaysTest::peeredHere,
                        site -> site.ec2.disassociateTransitGatewayRouteTable(r -> r
                                .transitGatewayRouteTableId(site.id("ttb-y"))
                                .transitGatewayAttachmentId(site.id("peer-y"))),
                        "TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION at peer-y"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("peerings")
    void peeredTransitGatewaysRouteToEachOther(Way way) {
        way.check();
    }

    /** VPC a at gateway x, and a VPN connection from 192.168.0.0/24. */
    private static void vpn(Site site) {
        site.vpc("a", 0);
        gateway(site, site.ec2, "x");
        attach(site, site.ec2, "x", "a");
        String customer = site.ec2.createCustomerGateway(r -> r.type("ipsec.1").ipAddress("198.51.100.7").bgpAsn(65010))
                .customerGateway().customerGatewayId();
        site.name("vpn", site.ec2.createVpnConnection(r -> r.type("ipsec.1").customerGatewayId(customer)
                .transitGatewayId(site.id("tgw-x")).options(o -> o.staticRoutesOnly(true))).vpnConnection()
                .vpnConnectionId());
        site.name("att-vpn", site.ec2.describeTransitGatewayAttachments(r -> r.filters(
                f -> f.name("resource-id").values(site.id("vpn")))).transitGatewayAttachments().get(0)
                .transitGatewayAttachmentId());
        associate(site, site.ec2, "x", "att-vpn");
        staticRoute(site, site.ec2, "x", "192.168.0.0/24", "att-vpn");
        site.route("rtb-a", "192.168.0.0/16", r -> r.transitGatewayId(site.id("tgw-x")));
        site.cloud.network().vpnTunnelsUp(site.id("vpn"), true);
    }

    static Stream<Way> vpns() {
        return Stream.of(
                new Way("the tunnels go down", "i-a -> 192.168.0.5@vpn tcp/22", "pass", TransitWaysTest::vpn,
                        site -> site.cloud.network().vpnTunnelsUp(site.id("vpn"), false), "TGW_BAD_STATE_VPN at vpn"),
                new Way("the VPN attachment is associated no more", "192.168.0.5@vpn -> i-a tcp/22", "pass",
                        TransitWaysTest::vpn, site -> site.ec2.disassociateTransitGatewayRouteTable(r -> r
                                .transitGatewayRouteTableId(site.id("ttb-x"))
                                .transitGatewayAttachmentId(site.id("att-vpn"))),
                        "TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION at att-vpn"),
                new Way("the VPN connection is deleted", "i-a -> 192.168.0.5@vpn tcp/22", "pass",
                        TransitWaysTest::vpn, site -> site.ec2.deleteVpnConnection(r -> r
                                .vpnConnectionId(site.id("vpn"))), "TGW_RTB_BAD_STATE_ROUTE at ttb-x"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vpns")
    void vpnConnectionsAtATransitGatewayWorkWhileATunnelIsUp(Way way) {
        way.check();
    }
}
