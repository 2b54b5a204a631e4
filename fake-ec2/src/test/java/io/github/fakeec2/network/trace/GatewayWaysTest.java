package io.github.fakeec2.network.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

/** What leads out of a VPC to the internet and to services: gateways and endpoints. */
class GatewayWaysTest {

    private static Site site(Site site) {
        return site.vpc("a", 0).internetGateway("igw", "a")
                .route("rtb-a", "0.0.0.0/0", r -> r.gatewayId(site.id("igw")))
                .publicInstance("i-web", "subnet-a", "sg-a");
    }

    private static Way way(String what, String question, String open, Consumer<Site> build, Consumer<Site> change,
            String closed) {
        return new Way(what, question, open, site -> build.accept(site(site)), change, closed);
    }

    private static void elasticIp(Site site) {
        var address = site.ec2.allocateAddress();
        site.name("eip", address.publicIp());
        site.name("eipalloc", address.allocationId());
        site.name("eipassoc", site.ec2.associateAddress(r -> r.allocationId(address.allocationId())
                .instanceId(site.id("i-a"))).associationId());
    }

    static Stream<Way> internet() {
        return Stream.of(
                way("an Elastic IP address is taken away", "i-a -> internet tcp/443", "pass as eip",
                        GatewayWaysTest::elasticIp,
                        site -> site.ec2.disassociateAddress(r -> r.associationId(site.id("eipassoc"))),
                        "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS at igw"),
                way("an Elastic IP address is taken away from who is asked", "internet -> i-a tcp/443", "pass",
                        GatewayWaysTest::elasticIp,
                        site -> site.ec2.disassociateAddress(r -> r.associationId(site.id("eipassoc"))),
                        "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS at igw"),
                way("an Elastic IP address moves", "internet -> i-a tcp/443", "pass",
                        GatewayWaysTest::elasticIp, site -> site.ec2.associateAddress(r -> r
                                .allocationId(site.id("eipalloc")).instanceId(site.id("i-a2")).allowReassociation(true)),
                        "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS at igw"),
                way("an instance without a public address gets one", "internet -> i-a tcp/443",
                        "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS at igw", site -> { }, GatewayWaysTest::elasticIp,
                        "pass"),
                way("the instance with a public address is stopped", "internet -> i-web tcp/443", "pass", site -> { },
                        site -> site.ec2.stopInstances(r -> r.instanceIds(site.id("i-web"))),
                        "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS at igw"),
                way("the gateway is detached", "i-a -> 198.51.100.7 tcp/443",
                        "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS at igw",
                        site -> site.ec2.terminateInstances(r -> r.instanceIds(site.id("i-web"))),
                        site -> site.ec2.detachInternetGateway(r -> r.internetGatewayId(site.id("igw"))
                                .vpcId(site.id("vpc-a"))), "BAD_STATE_ROUTE at rtb-a"),
                way("the route for IPv6 is deleted", "i-a -> internet tcp/443 ipv6", "pass",
                        site -> site.route("rtb-a", "::/0", r -> r.gatewayId(site.id("igw"))),
                        site -> site.ec2.deleteRoute(r -> r.routeTableId(site.id("rtb-a"))
                                .destinationIpv6CidrBlock("::/0")), "NO_ROUTE_TO_DESTINATION at rtb-a"),
                way("an egress-only gateway is deleted", "i-a -> internet tcp/443 ipv6", "pass",
                        GatewayWaysTest::egressOnly, site -> site.ec2.deleteEgressOnlyInternetGateway(r -> r
                                .egressOnlyInternetGatewayId(site.id("eigw"))), "BAD_STATE_ROUTE at rtb-a"),
                way("an egress-only gateway takes the place of one for both directions",
                        "internet -> i-a tcp/443 ipv6", "pass",
                        site -> site.route("rtb-a", "::/0", r -> r.gatewayId(site.id("igw"))), site -> {
                            site.ec2.deleteRoute(r -> r.routeTableId(site.id("rtb-a"))
                                    .destinationIpv6CidrBlock("::/0"));
                            egressOnly(site);
                        }, "answer: NO_POSSIBLE_DESTINATION at eigw"));
    }

    private static void egressOnly(Site site) {
        site.name("eigw", site.ec2.createEgressOnlyInternetGateway(r -> r.vpcId(site.id("vpc-a")))
                .egressOnlyInternetGateway().egressOnlyInternetGatewayId());
        site.route("rtb-a", "::/0", r -> r.egressOnlyInternetGatewayId(site.id("eigw")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("internet")
    void internetGatewaysCarryWhatHasAnAddressInTheInternet(Way way) {
        way.check();
    }

    @Test
    void aPublicAddressComesBackAsAnotherOneAfterAStop() {
        try (Site site = new Site()) {
            site(site);
            String before = site.id("ip-web");
            site.ec2.stopInstances(r -> r.instanceIds(site.id("i-web")));
            site.ec2.startInstances(r -> r.instanceIds(site.id("i-web")));
            String after = site.name("ip-later", site.describe("i-web").publicIpAddress());
            assertThat(after).isNotEqualTo(before);
            assertThat(site.ask("i-web -> internet tcp/443")).isEqualTo("pass as ip-later");
            assertThat(site.ask("internet -> " + after + " tcp/443")).isEqualTo("pass");
        }
    }

    @Test
    void anElasticIpAddressStaysThroughAStop() {
        try (Site site = new Site()) {
            elasticIp(site(site));
            site.ec2.stopInstances(r -> r.instanceIds(site.id("i-a")));
            assertThat(site.ask("internet -> i-a tcp/443")).isEqualTo("BAD_STATE at eni-a");
            site.ec2.startInstances(r -> r.instanceIds(site.id("i-a")));
            assertThat(site.ask("i-a -> internet tcp/443")).isEqualTo("pass as eip");
        }
    }

    // ---- NAT gateways

    /** A public NAT gateway in subnet-a for subnet-a2, with the address eip. */
    private static void publicNat(Site site) {
        var address = site.ec2.allocateAddress();
        site.name("eip", address.publicIp());
        site.name("nat", site.ec2.createNatGateway(r -> r.subnetId(site.id("subnet-a"))
                .allocationId(address.allocationId())).natGateway().natGatewayId());
        site.table("rtb-nat", "a", "subnet-a2").route("rtb-nat", "0.0.0.0/0", r -> r.natGatewayId(site.id("nat")));
    }

    /** A private NAT gateway in subnet-a for what subnet-a2 sends to the peered VPC b, with the address ip-nat. */
    private static void privateNat(Site site) {
        site.vpc("b", 1);
        site.name("pcx", site.ec2.createVpcPeeringConnection(r -> r.vpcId(site.id("vpc-a"))
                .peerVpcId(site.id("vpc-b"))).vpcPeeringConnection().vpcPeeringConnectionId());
        site.ec2.acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(site.id("pcx")));
        site.name("nat", site.ec2.createNatGateway(r -> r.subnetId(site.id("subnet-a")).connectivityType("private")
                .privateIpAddress("10.0.1.99")).natGateway().natGatewayId());
        site.name("ip-nat", "10.0.1.99");
        site.table("rtb-nat", "a", "subnet-a2").route("rtb-nat", "10.1.0.0/16", r -> r.natGatewayId(site.id("nat")))
                .route("rtb-a", "10.1.0.0/16", r -> r.vpcPeeringConnectionId(site.id("pcx")))
                .route("rtb-b", "10.0.1.0/24", r -> r.vpcPeeringConnectionId(site.id("pcx")));
    }

    static Stream<Way> nat() {
        return Stream.of(
                way("a NAT gateway is deleted", "i-a2 -> internet tcp/443", "pass as eip", GatewayWaysTest::publicNat,
                        site -> site.ec2.deleteNatGateway(r -> r.natGatewayId(site.id("nat"))),
                        "BAD_STATE_ROUTE at rtb-nat"),
                way("a NAT gateway's subnet is cut off", "i-a2 -> internet tcp/443", "pass as eip",
                        GatewayWaysTest::publicNat, site -> site.ec2.deleteRoute(r -> r
                                .routeTableId(site.id("rtb-a")).destinationCidrBlock("0.0.0.0/0")),
                        "NO_ROUTE_TO_DESTINATION at rtb-a"),
                way("the ACL of a NAT gateway's subnet stops answers", "i-a2 -> internet tcp/443", "pass as eip",
                        GatewayWaysTest::publicNat, site -> site.ec2.createNetworkAclEntry(r -> r
                                .networkAclId(site.id("acl-a")).ruleNumber(1).egress(false).ruleAction("deny")
                                .protocol("6").cidrBlock("0.0.0.0/0").portRange(p -> p.from(1024).to(2000))),
                        "answer: SUBNET_ACL_RESTRICTION at acl-a"),
                way("a NAT gateway lets nothing in", "internet -> eip tcp/443",
                        "NGW_SOURCE_ADDRESS_REASSIGN at nat", GatewayWaysTest::publicNat, site -> { },
                        "NGW_SOURCE_ADDRESS_REASSIGN at nat"),
                way("a private NAT gateway is deleted", "i-a2 -> i-b tcp/443", "pass as ip-nat",
                        GatewayWaysTest::privateNat,
                        site -> site.ec2.deleteNatGateway(r -> r.natGatewayId(site.id("nat"))),
                        "BAD_STATE_ROUTE at rtb-nat"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nat")
    void natGatewaysSendWithTheirOwnAddress(Way way) {
        way.check();
    }

    // ---- endpoints

    private static void gatewayEndpoint(Site site) {
        site.table("rtb-s3", "a", "subnet-a2");
        site.name("vpce", site.ec2.createVpcEndpoint(r -> r.vpcId(site.id("vpc-a"))
                .serviceName("com.amazonaws.us-east-1.s3").routeTableIds(site.id("rtb-s3"))).vpcEndpoint()
                .vpcEndpointId());
    }

    private static void interfaceEndpoint(Site site) {
        site.group("sg-vpce", "a");
        site.ec2.authorizeSecurityGroupIngress(r -> r.groupId(site.id("sg-vpce")).ipProtocol("tcp").fromPort(443)
                .toPort(443).cidrIp("10.0.0.0/16"));
        var endpoint = site.ec2.createVpcEndpoint(r -> r.vpcId(site.id("vpc-a"))
                .vpcEndpointType(VpcEndpointType.INTERFACE).serviceName("com.amazonaws.us-east-1.sqs")
                .subnetIds(site.id("subnet-a")).securityGroupIds(site.id("sg-vpce"))).vpcEndpoint();
        site.name("vpce", endpoint.vpcEndpointId());
        site.name("eni-vpce", endpoint.networkInterfaceIds().get(0));
    }

    static Stream<Way> endpoints() {
        return Stream.of(
                way("a gateway endpoint is taken out of the route table", "i-a2 -> vpce tcp/443", "pass",
                        GatewayWaysTest::gatewayEndpoint, site -> site.ec2.modifyVpcEndpoint(r -> r
                                .vpcEndpointId(site.id("vpce")).removeRouteTableIds(site.id("rtb-s3"))),
                        "NO_ROUTE_TO_DESTINATION at rtb-s3"),
                way("a gateway endpoint is of no use to subnets without the route", "i-a2 -> vpce tcp/443", "pass",
                        GatewayWaysTest::gatewayEndpoint, site -> site.ec2.disassociateRouteTable(r -> r
                                .associationId(site.id("rtb-s3/subnet-a2"))),
                        "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS at igw"),
                way("an interface endpoint's group is closed", "i-a2 -> vpce tcp/443", "pass",
                        GatewayWaysTest::interfaceEndpoint, site -> site.ec2.revokeSecurityGroupIngress(r -> r
                                .groupId(site.id("sg-vpce")).ipProtocol("tcp").fromPort(443).toPort(443)
                                .cidrIp("10.0.0.0/16")), "SG_HAS_NO_RULES at eni-vpce"),
                way("an interface endpoint gets another group", "i-a2 -> eni-vpce tcp/443", "pass",
                        GatewayWaysTest::interfaceEndpoint, site -> site.ec2.modifyVpcEndpoint(r -> r
                                .vpcEndpointId(site.id("vpce")).addSecurityGroupIds(site.group("sg-new", "a")
                                        .id("sg-new")).removeSecurityGroupIds(site.id("sg-vpce"))),
                        "SG_HAS_NO_RULES at eni-vpce"),
                way("an interface endpoint is deleted", "i-a2 -> ip-vpce tcp/443", "pass", site -> {
                    interfaceEndpoint(site);
                    site.name("ip-vpce", site.ec2.describeNetworkInterfaces(r -> r
                            .networkInterfaceIds(site.id("eni-vpce"))).networkInterfaces().get(0).privateIpAddress());
                }, site -> site.ec2.deleteVpcEndpoints(r -> r.vpcEndpointIds(site.id("vpce"))),
                        "NO_SOURCE_OR_DESTINATION at ip-vpce"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endpoints")
    void endpointsLeadToServices(Way way) {
        way.check();
    }
}
