package io.github.fakeec2.network;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.state.Needs;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.GatewayType;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.RuleAction;

/**
 * The dependency graph: what stands on what, and so keeps it from being deleted. One row for each edge: who stands on
 * what, how both are made, and how the one lets go of the other.
 */
class DependencyViolationTest {

    /**
     * Not in the table: a Dedicated Host is released with a partial result, see DedicatedHostTest; the others SDK
     * 2.20.0 cannot make, see SecurityGroupVpcAssociationOnNewerSdkTest.
     */
    private static final List<String> ELSEWHERE = List.of("instance -> dedicated-host", "security-group-vpc-association -> vpc",
            "security-group-vpc-association -> security-group");

    private static final String IN_USE = "The %s '%s' has dependencies and cannot be deleted.";

    /** How to make and to delete what others stand on. */
    private record Held(String kind, Function<Ec2Client, String> maker, BiConsumer<Ec2Client, String> deleter,
            String code, Function<String, String> message) {

        Held(String kind, String noun, Function<Ec2Client, String> maker, BiConsumer<Ec2Client, String> deleter) {
            this(kind, maker, deleter, "DependencyViolation",
                    id -> IN_USE.replaceFirst("%s", noun).replaceFirst("%s", id));
        }
    }

    private static final Held VPC = new Held("vpc", "vpc", DependencyViolationTest::vpc,
            (ec2, id) -> ec2.deleteVpc(r -> r.vpcId(id)));
    private static final Held SUBNET = new Held("subnet", "subnet", ec2 -> subnet(ec2, vpc(ec2)),
            (ec2, id) -> ec2.deleteSubnet(r -> r.subnetId(id)));
    private static final Held DHCP_OPTIONS = new Held("dhcp-options", "dhcpOptions",
            ec2 -> ec2.createDhcpOptions(r -> r.dhcpConfigurations(c -> c.key("domain-name").values("a.example")))
                    .dhcpOptions().dhcpOptionsId(),
            (ec2, id) -> ec2.deleteDhcpOptions(r -> r.dhcpOptionsId(id)));
    private static final Held GROUP = new Held("security-group", ec2 -> group(ec2, vpc(ec2), "held"),
            (ec2, id) -> ec2.deleteSecurityGroup(r -> r.groupId(id)), "DependencyViolation",
            id -> "resource " + id + " has a dependent object");
    private static final Held ROUTE_TABLE = new Held("route-table", "routeTable",
            ec2 -> table(ec2, vpc(ec2)), (ec2, id) -> ec2.deleteRouteTable(r -> r.routeTableId(id)));
    private static final Held NETWORK_ACL = new Held("network-acl", "networkAcl",
            ec2 -> acl(ec2, vpc(ec2)), (ec2, id) -> ec2.deleteNetworkAcl(r -> r.networkAclId(id)));
    private static final Held INTERNET_GATEWAY = new Held("internet-gateway", "internetGateway",
            DependencyViolationTest::internetGateway,
            (ec2, id) -> ec2.deleteInternetGateway(r -> r.internetGatewayId(id)));
    private static final Held PREFIX_LIST = new Held("prefix-list",
            ec2 -> ec2.createManagedPrefixList(r -> r.prefixListName("offices").addressFamily("IPv4").maxEntries(5))
                    .prefixList().prefixListId(),
            (ec2, id) -> ec2.deleteManagedPrefixList(r -> r.prefixListId(id)), "DependencyViolation",
            id -> "The prefix list (" + id + ") is currently in use.");
    private static final Held VPN_GATEWAY = new Held("vpn-gateway", DependencyViolationTest::vpnGateway,
            (ec2, id) -> ec2.deleteVpnGateway(r -> r.vpnGatewayId(id)), "IncorrectState",
            id -> "The VPN gateway is in use.");
    private static final Held CUSTOMER_GATEWAY = new Held("customer-gateway", DependencyViolationTest::customerGateway,
            (ec2, id) -> ec2.deleteCustomerGateway(r -> r.customerGatewayId(id)), "IncorrectState",
            id -> "The customer gateway is in use.");

    private static final Held PLACEMENT_GROUP = new Held("placement-group",
            ec2 -> ec2.createPlacementGroup(r -> r.groupName("held").strategy("spread")).placementGroup().groupName(),
            (ec2, name) -> ec2.deletePlacementGroup(r -> r.groupName(name)), "InvalidPlacementGroup.InUse",
            name -> "The placement group '" + name + "' is in use and may not be deleted.");

    /**
     * An edge.
     *
     * @param holder the kind that stands on the other
     * @param stand makes something stand on what has the given id, and gives what makes it let go
     */
    private record Edge(String holder, Held held, BiFunction<Ec2Client, String, Runnable> stand) {

        @Override
        public String toString() {
            return holder + " -> " + held.kind();
        }
    }

    static List<Edge> edges() {
        return List.of(
                new Edge("subnet", VPC, (ec2, vpc) -> {
                    String id = subnet(ec2, vpc);
                    return () -> ec2.deleteSubnet(r -> r.subnetId(id));
                }),
                new Edge("internet-gateway", VPC, (ec2, vpc) -> {
                    String id = internetGateway(ec2);
                    ec2.attachInternetGateway(r -> r.vpcId(vpc).internetGatewayId(id));
                    return () -> ec2.detachInternetGateway(r -> r.vpcId(vpc).internetGatewayId(id));
                }),
                new Edge("egress-only-internet-gateway", VPC, (ec2, vpc) -> {
                    String id = ec2.createEgressOnlyInternetGateway(r -> r.vpcId(vpc))
                            .egressOnlyInternetGateway().egressOnlyInternetGatewayId();
                    return () -> ec2.deleteEgressOnlyInternetGateway(r -> r.egressOnlyInternetGatewayId(id));
                }),
                new Edge("carrier-gateway", VPC, (ec2, vpc) -> {
                    String id = ec2.createCarrierGateway(r -> r.vpcId(vpc)).carrierGateway().carrierGatewayId();
                    return () -> ec2.deleteCarrierGateway(r -> r.carrierGatewayId(id));
                }),
                new Edge("route-table", VPC, (ec2, vpc) -> {
                    String id = table(ec2, vpc);
                    return () -> ec2.deleteRouteTable(r -> r.routeTableId(id));
                }),
                new Edge("network-acl", VPC, (ec2, vpc) -> {
                    String id = acl(ec2, vpc);
                    return () -> ec2.deleteNetworkAcl(r -> r.networkAclId(id));
                }),
                new Edge("security-group", VPC, (ec2, vpc) -> {
                    String id = group(ec2, vpc, "web");
                    return () -> ec2.deleteSecurityGroup(r -> r.groupId(id));
                }),
                new Edge("vpc-peering-connection", VPC, (ec2, vpc) -> {
                    String other = ec2.describeVpcs(r -> r.filters(f -> f.name("is-default").values("true")))
                            .vpcs().get(0).vpcId();
                    String id = ec2.createVpcPeeringConnection(r -> r.vpcId(other).peerVpcId(vpc))
                            .vpcPeeringConnection().vpcPeeringConnectionId();
                    return () -> ec2.rejectVpcPeeringConnection(r -> r.vpcPeeringConnectionId(id));
                }),
                new Edge("vpn-gateway", VPC, (ec2, vpc) -> {
                    String id = vpnGateway(ec2);
                    ec2.attachVpnGateway(r -> r.vpcId(vpc).vpnGatewayId(id));
                    return () -> ec2.detachVpnGateway(r -> r.vpcId(vpc).vpnGatewayId(id));
                }),
                new Edge("vpc-endpoint", VPC, (ec2, vpc) -> endpoint(ec2, r -> r.vpcId(vpc)
                        .vpcEndpointType("Gateway").serviceName("com.amazonaws.us-east-1.s3"))),
                new Edge("transit-gateway-attachment", VPC, (ec2, vpc) -> {
                    String subnet = subnet(ec2, vpc);
                    String id = attach(ec2, transitGateway(ec2), vpc, subnet);
                    return () -> {
                        ec2.deleteTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(id));
                        ec2.deleteSubnet(r -> r.subnetId(subnet));
                    };
                }),
                new Edge("vpc-endpoint", SUBNET, (ec2, subnet) -> endpoint(ec2, r -> r.vpcId(vpcOfSubnet(ec2, subnet))
                        .vpcEndpointType("Interface").serviceName("com.amazonaws.us-east-1.ec2").subnetIds(subnet)
                        .privateDnsEnabled(false))),
                new Edge("transit-gateway-multicast-domain-association", SUBNET, (ec2, subnet) -> {
                    String gateway = transitGateway(ec2);
                    String attachment = attach(ec2, gateway, vpcOfSubnet(ec2, subnet), subnet);
                    String domain = ec2.createTransitGatewayMulticastDomain(r -> r.transitGatewayId(gateway))
                            .transitGatewayMulticastDomain().transitGatewayMulticastDomainId();
                    ec2.associateTransitGatewayMulticastDomain(r -> r.transitGatewayMulticastDomainId(domain)
                            .transitGatewayAttachmentId(attachment).subnetIds(subnet));
                    return () -> {
                        ec2.disassociateTransitGatewayMulticastDomain(r -> r.transitGatewayMulticastDomainId(domain)
                                .transitGatewayAttachmentId(attachment).subnetIds(subnet));
                        ec2.deleteTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(attachment));
                    };
                }),
                new Edge("network-interface", SUBNET, (ec2, subnet) -> {
                    String id = launch(ec2, subnet, null);
                    return () -> ec2.terminateInstances(r -> r.instanceIds(id));
                }),
                new Edge("natgateway", SUBNET, (ec2, subnet) -> {
                    String id = ec2.createNatGateway(r -> r.subnetId(subnet).connectivityType("private"))
                            .natGateway().natGatewayId();
                    return () -> ec2.deleteNatGateway(r -> r.natGatewayId(id));
                }),
                new Edge("vpc", DHCP_OPTIONS, (ec2, options) -> {
                    String vpc = vpc(ec2);
                    ec2.associateDhcpOptions(r -> r.vpcId(vpc).dhcpOptionsId(options));
                    return () -> ec2.associateDhcpOptions(r -> r.vpcId(vpc).dhcpOptionsId("default"));
                }),
                new Edge("network-interface", GROUP, (ec2, group) -> {
                    String id = launch(ec2, subnet(ec2, vpcOf(ec2, group)), group);
                    return () -> ec2.terminateInstances(r -> r.instanceIds(id));
                }),
                new Edge("security-group-rule", GROUP, (ec2, group) -> {
                    String id = group(ec2, vpcOf(ec2, group), "web");
                    ec2.authorizeSecurityGroupIngress(r -> r.groupId(id).ipPermissions(p -> p.ipProtocol("-1")
                            .userIdGroupPairs(pair -> pair.groupId(group))));
                    return () -> ec2.deleteSecurityGroup(r -> r.groupId(id));
                }),
                new Edge("vpc-endpoint", GROUP, (ec2, group) -> {
                    String vpc = vpcOf(ec2, group);
                    String subnet = subnet(ec2, vpc);
                    return endpoint(ec2, r -> r.vpcId(vpc).vpcEndpointType("Interface").subnetIds(subnet)
                            .serviceName("com.amazonaws.us-east-1.ec2").securityGroupIds(group)
                            .privateDnsEnabled(false));
                }),
                new Edge("subnet", ROUTE_TABLE, (ec2, table) -> {
                    String vpc = ec2.describeRouteTables(r -> r.routeTableIds(table)).routeTables().get(0).vpcId();
                    String subnet = subnet(ec2, vpc);
                    String id = ec2.associateRouteTable(r -> r.routeTableId(table).subnetId(subnet)).associationId();
                    return () -> ec2.disassociateRouteTable(r -> r.associationId(id));
                }),
                new Edge("subnet", NETWORK_ACL, (ec2, acl) -> {
                    String vpc = ec2.describeNetworkAcls(r -> r.networkAclIds(acl)).networkAcls().get(0).vpcId();
                    String subnet = subnet(ec2, vpc);
                    String before = ec2.describeNetworkAcls(r -> r.filters(
                            f -> f.name("association.subnet-id").values(subnet))).networkAcls().get(0)
                            .associations().get(0).networkAclAssociationId();
                    ec2.replaceNetworkAclAssociation(r -> r.associationId(before).networkAclId(acl));
                    return () -> ec2.deleteSubnet(r -> r.subnetId(subnet));
                }),
                new Edge("vpc", INTERNET_GATEWAY, (ec2, gateway) -> {
                    String vpc = vpc(ec2);
                    ec2.attachInternetGateway(r -> r.vpcId(vpc).internetGatewayId(gateway));
                    return () -> ec2.detachInternetGateway(r -> r.vpcId(vpc).internetGatewayId(gateway));
                }),
                new Edge("route-table", PREFIX_LIST, (ec2, list) -> {
                    String vpc = vpc(ec2);
                    String gateway = internetGateway(ec2);
                    ec2.attachInternetGateway(r -> r.vpcId(vpc).internetGatewayId(gateway));
                    String table = table(ec2, vpc);
                    ec2.createRoute(r -> r.routeTableId(table).destinationPrefixListId(list).gatewayId(gateway));
                    return () -> ec2.deleteRoute(r -> r.routeTableId(table).destinationPrefixListId(list));
                }),
                new Edge("security-group-rule", PREFIX_LIST, (ec2, list) -> {
                    String group = group(ec2, vpc(ec2), "web");
                    ec2.authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(p -> p.ipProtocol("-1")
                            .prefixListIds(id -> id.prefixListId(list))));
                    return () -> ec2.deleteSecurityGroup(r -> r.groupId(group));
                }),
                new Edge("transit-gateway-prefix-list-reference", PREFIX_LIST, (ec2, list) -> {
                    String gateway = transitGateway(ec2);
                    String table = ec2.describeTransitGateways(r -> r.transitGatewayIds(gateway)).transitGateways()
                            .get(0).options().associationDefaultRouteTableId();
                    ec2.createTransitGatewayPrefixListReference(r -> r.transitGatewayRouteTableId(table)
                            .prefixListId(list).blackhole(true));
                    return () -> ec2.deleteTransitGatewayPrefixListReference(
                            r -> r.transitGatewayRouteTableId(table).prefixListId(list));
                }),
                new Edge("instance", PLACEMENT_GROUP, (ec2, group) -> {
                    String id = ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).minCount(1).maxCount(1)
                            .instanceType(InstanceType.T3_MICRO).placement(p -> p.groupName(group)))
                            .instances().get(0).instanceId();
                    return () -> ec2.terminateInstances(r -> r.instanceIds(id));
                }),
                new Edge("vpn-connection", VPN_GATEWAY, (ec2, gateway) ->
                        connect(ec2, customerGateway(ec2), gateway)),
                new Edge("vpn-connection", CUSTOMER_GATEWAY, (ec2, gateway) ->
                        connect(ec2, gateway, vpnGateway(ec2))));
    }

    @ParameterizedTest
    @MethodSource("edges")
    void whatSomethingStandsOnCannotBeDeleted(Edge edge) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            Held held = edge.held();
            String id = held.maker().apply(ec2);
            Runnable release = edge.stand().apply(ec2, id);
            cloud.time().settle();
            String before = cloud.digest();

            assertRefused(held.code(), held.message().apply(id), () -> held.deleter().accept(ec2, id));

            assertThat(cloud.digest()).isEqualTo(before);
            release.run();
            cloud.time().settle();
            held.deleter().accept(ec2, id);
        }
    }

    @Test
    void everyEdgeThatKindsDeclareIsInTheTable() {
        Set<String> tested = new TreeSet<>(ELSEWHERE);
        edges().forEach(edge -> tested.add(edge.toString()));
        assertThat(tested).containsAll(Needs.declared());
    }

    // ---- making things

    private static String vpc(Ec2Client ec2) {
        int number = ec2.describeVpcs().vpcs().size();
        return ec2.createVpc(r -> r.cidrBlock("10." + number + ".0.0/16")).vpc().vpcId();
    }

    private static String subnet(Ec2Client ec2, String vpc) {
        String range = ec2.describeVpcs(r -> r.vpcIds(vpc)).vpcs().get(0).cidrBlock().replace("/16", "/24");
        return ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock(range)).subnet().subnetId();
    }

    private static String table(Ec2Client ec2, String vpc) {
        return ec2.createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
    }

    private static String acl(Ec2Client ec2, String vpc) {
        String id = ec2.createNetworkAcl(r -> r.vpcId(vpc)).networkAcl().networkAclId();
        ec2.createNetworkAclEntry(r -> r.networkAclId(id).ruleNumber(1).protocol("-1").egress(false)
                .ruleAction(RuleAction.ALLOW).cidrBlock("0.0.0.0/0"));
        return id;
    }

    private static String group(Ec2Client ec2, String vpc, String name) {
        return ec2.createSecurityGroup(r -> r.vpcId(vpc).groupName(name).description(name)).groupId();
    }

    private static String vpcOf(Ec2Client ec2, String group) {
        return ec2.describeSecurityGroups(r -> r.groupIds(group)).securityGroups().get(0).vpcId();
    }

    private static String internetGateway(Ec2Client ec2) {
        return ec2.createInternetGateway().internetGateway().internetGatewayId();
    }

    private static String launch(Ec2Client ec2, String subnet, String group) {
        return ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                        .subnetId(subnet).securityGroupIds(group == null ? List.of() : List.of(group))
                        .minCount(1).maxCount(1))
                .instances().get(0).instanceId();
    }

    private static String vpnGateway(Ec2Client ec2) {
        return ec2.createVpnGateway(r -> r.type(GatewayType.IPSEC_1)).vpnGateway().vpnGatewayId();
    }

    private static String customerGateway(Ec2Client ec2) {
        return ec2.createCustomerGateway(r -> r.type(GatewayType.IPSEC_1).bgpAsn(65_000).ipAddress("203.0.113.9"))
                .customerGateway().customerGatewayId();
    }

    private static Runnable connect(Ec2Client ec2, String customerGateway, String vpnGateway) {
        String id = ec2.createVpnConnection(r -> r.type("ipsec.1").customerGatewayId(customerGateway)
                .vpnGatewayId(vpnGateway)).vpnConnection().vpnConnectionId();
        return () -> ec2.deleteVpnConnection(r -> r.vpnConnectionId(id));
    }

    private static String vpcOfSubnet(Ec2Client ec2, String subnet) {
        return ec2.describeSubnets(r -> r.subnetIds(subnet)).subnets().get(0).vpcId();
    }

    private static Runnable endpoint(Ec2Client ec2, Consumer<CreateVpcEndpointRequest.Builder> request) {
        String id = ec2.createVpcEndpoint(request).vpcEndpoint().vpcEndpointId();
        return () -> ec2.deleteVpcEndpoints(r -> r.vpcEndpointIds(id));
    }

    private static String transitGateway(Ec2Client ec2) {
        return ec2.createTransitGateway(r -> r.options(options -> options.multicastSupport("enable")))
                .transitGateway().transitGatewayId();
    }

    private static String attach(Ec2Client ec2, String gateway, String vpc, String subnet) {
        return ec2.createTransitGatewayVpcAttachment(r -> r.transitGatewayId(gateway).vpcId(vpc).subnetIds(subnet))
                .transitGatewayVpcAttachment().transitGatewayAttachmentId();
    }
}
