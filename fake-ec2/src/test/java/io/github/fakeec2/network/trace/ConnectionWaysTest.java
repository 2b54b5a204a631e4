package io.github.fakeec2.network.trace;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** What joins VPCs with each other and with networks on premises: peering and VPN connections. */
class ConnectionWaysTest {

    /** VPC a here and VPC b with another client, and the request to peer them. */
    private static void requested(Site site, Ec2Client other, String account, String region) {
        site.vpc("a", 0).vpc(other, "b", 1);
        site.name("pcx", site.ec2.createVpcPeeringConnection(r -> r.vpcId(site.id("vpc-a")).peerVpcId(site.id("vpc-b"))
                .peerOwnerId(account).peerRegion(region)).vpcPeeringConnection().vpcPeeringConnectionId());
    }

    private static void peered(Site site, Ec2Client other, String account, String region) {
        requested(site, other, account, region);
        other.acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(site.id("pcx")));
        site.route("rtb-a", "10.1.0.0/16", r -> r.vpcPeeringConnectionId(site.id("pcx")))
                .route(other, "rtb-b", "10.0.0.0/16", r -> r.vpcPeeringConnectionId(site.id("pcx")));
    }

    private static void peered(Site site) {
        peered(site, site.ec2, site.cloud.accountId(), "us-east-1");
    }

    /** VPC c, peered with b. */
    private static void peeredInARow(Site site) {
        peered(site);
        site.vpc("c", 2);
        site.name("pcx-bc", site.ec2.createVpcPeeringConnection(r -> r.vpcId(site.id("vpc-b"))
                .peerVpcId(site.id("vpc-c"))).vpcPeeringConnection().vpcPeeringConnectionId());
        site.ec2.acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(site.id("pcx-bc")));
        site.route("rtb-b", "10.2.0.0/16", r -> r.vpcPeeringConnectionId(site.id("pcx-bc")))
                .route("rtb-c", "10.0.0.0/15", r -> r.vpcPeeringConnectionId(site.id("pcx-bc")));
    }

    private static Way way(String what, String question, Consumer<Site> build, Consumer<Site> change,
            String closed) {
        return new Way(what, question, "pass", build, change, closed);
    }

    static Stream<Way> peering() {
        return Stream.of(
                new Way("a request is accepted", "i-a -> i-b tcp/80", "BAD_STATE_ROUTE at rtb-a", site -> {
                    requested(site, site.ec2, site.cloud.accountId(), "us-east-1");
                    site.route("rtb-a", "10.1.0.0/16", r -> r.vpcPeeringConnectionId(site.id("pcx")))
                            .route("rtb-b", "10.0.0.0/16", r -> r.vpcPeeringConnectionId(site.id("pcx")));
                }, site -> site.ec2.acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(site.id("pcx"))), "pass"),
                way("a peering is deleted", "i-a -> i-b tcp/80", ConnectionWaysTest::peered,
                        site -> site.ec2.deleteVpcPeeringConnection(r -> r.vpcPeeringConnectionId(site.id("pcx"))),
                        "BAD_STATE_ROUTE at rtb-a"),
                way("the way back is deleted", "i-a -> i-b tcp/80", ConnectionWaysTest::peered,
                        site -> site.ec2.deleteRoute(r -> r.routeTableId(site.id("rtb-b"))
                                .destinationCidrBlock("10.0.0.0/16")), "answer: NO_ROUTE_TO_DESTINATION at rtb-b"),
                way("another account deletes the peering", "i-a -> i-b tcp/80",
                        site -> peered(site, site.partner, Site.OTHER_ACCOUNT, "us-east-1"),
                        site -> site.partner.deleteVpcPeeringConnection(r -> r
                                .vpcPeeringConnectionId(site.id("pcx"))), "BAD_STATE_ROUTE at rtb-a"),
                way("a peering is deleted in the other region", "i-b2 -> i-a2 udp/53",
                        site -> peered(site, site.ireland, site.cloud.accountId(), "eu-west-1"),
                        site -> site.ireland.deleteVpcPeeringConnection(r -> r
                                .vpcPeeringConnectionId(site.id("pcx"))), "BAD_STATE_ROUTE at rtb-b"),
                new Way("a peering does not lead through a VPC to the next", "i-a -> i-c tcp/80",
                        "NO_ROUTE_TO_DESTINATION at rtb-a", ConnectionWaysTest::peeredInARow,
                        site -> site.route("rtb-a", "10.2.0.0/16", r -> r.vpcPeeringConnectionId(site.id("pcx"))),
                        "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR at pcx"),
                new Way("a peering does not lead to the other VPC's internet gateway", "i-a -> 198.51.100.7 tcp/80",
                        "NO_ROUTE_TO_DESTINATION at rtb-a", site -> {
                            peered(site);
                            site.internetGateway("igw", "b");
                        }, site -> site.route("rtb-a", "0.0.0.0/0", r -> r.vpcPeeringConnectionId(site.id("pcx"))),
                        "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR at pcx"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("peering")
    void peeringJoinsTwoVpcsWhileItIsActive(Way way) {
        way.check();
    }

    // ---- VPN

    /** A VPN connection from 192.168.0.0/24 to a virtual private gateway at VPC a, which propagates its routes. */
    private static void vpn(Site site) {
        site.vpc("a", 0);
        String customer = site.ec2.createCustomerGateway(r -> r.type("ipsec.1").ipAddress("198.51.100.7").bgpAsn(65010))
                .customerGateway().customerGatewayId();
        site.name("vgw", site.ec2.createVpnGateway(r -> r.type("ipsec.1")).vpnGateway().vpnGatewayId());
        site.ec2.attachVpnGateway(r -> r.vpnGatewayId(site.id("vgw")).vpcId(site.id("vpc-a")));
        site.name("vpn", site.ec2.createVpnConnection(r -> r.type("ipsec.1").customerGatewayId(customer)
                .vpnGatewayId(site.id("vgw")).options(o -> o.staticRoutesOnly(true))).vpnConnection()
                .vpnConnectionId());
        site.ec2.createVpnConnectionRoute(r -> r.vpnConnectionId(site.id("vpn"))
                .destinationCidrBlock("192.168.0.0/24"));
        site.ec2.enableVgwRoutePropagation(r -> r.gatewayId(site.id("vgw")).routeTableId(site.id("rtb-a")));
        site.cloud.network().vpnTunnelsUp(site.id("vpn"), true);
    }

    static Stream<Way> vpns() {
        return Stream.of(
                way("the tunnels go down", "i-a -> 192.168.0.5 tcp/22", ConnectionWaysTest::vpn,
                        site -> site.cloud.network().vpnTunnelsUp(site.id("vpn"), false), "BAD_STATE_VPN at vpn"),
                way("the tunnels go down to what comes in", "192.168.0.5 -> i-a2 tcp/22", ConnectionWaysTest::vpn,
                        site -> site.cloud.network().vpnTunnelsUp(site.id("vpn"), false), "BAD_STATE_VPN at vpn"),
                way("routes are propagated no more", "i-a -> 192.168.0.5 tcp/22", ConnectionWaysTest::vpn,
                        site -> site.ec2.disableVgwRoutePropagation(r -> r.gatewayId(site.id("vgw"))
                                .routeTableId(site.id("rtb-a"))), "NO_ROUTE_TO_DESTINATION at rtb-a"),
                way("routes are propagated no more, and answers do not return", "192.168.0.5 -> i-a tcp/22",
                        ConnectionWaysTest::vpn, site -> site.ec2.disableVgwRoutePropagation(r -> r
                                .gatewayId(site.id("vgw")).routeTableId(site.id("rtb-a"))),
                        "answer: NO_ROUTE_TO_DESTINATION at rtb-a"),
                way("the connection's route is deleted", "i-a -> 192.168.0.5@vpn tcp/22", ConnectionWaysTest::vpn,
                        site -> site.ec2.deleteVpnConnectionRoute(r -> r.vpnConnectionId(site.id("vpn"))
                                .destinationCidrBlock("192.168.0.0/24")), "NO_ROUTE_TO_DESTINATION at rtb-a"),
                way("the gateway is detached", "192.168.0.5 -> i-a tcp/22", ConnectionWaysTest::vpn,
                        site -> site.ec2.detachVpnGateway(r -> r.vpnGatewayId(site.id("vgw"))
                                .vpcId(site.id("vpc-a"))), "BAD_STATE_ATTACHMENT at vgw"),
                way("the connection is deleted", "i-a -> 192.168.0.5@vpn tcp/22", ConnectionWaysTest::vpn,
                        site -> site.ec2.deleteVpnConnection(r -> r.vpnConnectionId(site.id("vpn"))),
                        "NO_ROUTE_TO_DESTINATION at rtb-a"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vpns")
    void vpnConnectionsLeadToNetworksOnPremisesWhileATunnelIsUp(Way way) {
        way.check();
    }
}
