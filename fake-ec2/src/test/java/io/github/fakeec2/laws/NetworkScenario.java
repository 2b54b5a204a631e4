package io.github.fakeec2.laws;

import io.github.fakeec2.FakeCloud;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AddPrefixListEntry;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.NewDhcpConfiguration;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** The networks of a {@link Scenario}: one of everything, in several states. */
final class NetworkScenario {

    private static final String OTHER_ACCOUNT = "210987654321";

    private NetworkScenario() {
    }

    /** Gives an instance a second interface with several addresses, an Elastic IP address among them. */
    static void connect(Ec2Client ec2, String instance, String group) {
        String subnet = ec2.describeInstances(r -> r.instanceIds(instance)).reservations().get(0).instances().get(0)
                .subnetId();
        String eni = ec2.createNetworkInterface(r -> r.subnetId(subnet).groups(group).description("second"))
                .networkInterface().networkInterfaceId();
        String spare = ec2.createNetworkInterface(r -> r.subnetId(subnet).interfaceType("trunk")).networkInterface()
                .networkInterfaceId();
        ec2.assignPrivateIpAddresses(r -> r.networkInterfaceId(eni).secondaryPrivateIpAddressCount(1));
        ec2.assignPrivateIpAddresses(r -> r.networkInterfaceId(spare).ipv4PrefixCount(1));
        ec2.attachNetworkInterface(r -> r.networkInterfaceId(eni).instanceId(instance).deviceIndex(1));
        String allocation = ec2.allocateAddress(r -> r.domain("vpc")).allocationId();
        ec2.associateAddress(r -> r.allocationId(allocation).networkInterfaceId(eni));
        String offered = ec2.allocateAddress(r -> { }).allocationId();
        ec2.enableAddressTransfer(r -> r.allocationId(offered).transferAccountId(OTHER_ACCOUNT));
        ec2.modifyAddressAttribute(r -> r.allocationId(offered).domainName("mail.example.com"));
        ec2.modifyNetworkInterfaceAttribute(r -> r.networkInterfaceId(eni).sourceDestCheck(c -> c.value(false)));
        ec2.createNetworkInterfacePermission(r -> r.networkInterfaceId(eni).awsAccountId(OTHER_ACCOUNT)
                .permission("INSTANCE-ATTACH"));
    }

    /** Endpoints of every type, one of another account's that waits to be accepted, and flow logs. */
    static void endpoints(FakeCloud cloud) {
        Ec2Client ec2 = cloud.ec2();
        Subnet subnet = ec2.describeSubnets().subnets().get(0);
        String table = ec2.describeRouteTables().routeTables().get(0).routeTableId();
        String gateway = ec2.createVpcEndpoint(r -> r.vpcId(subnet.vpcId()).serviceName("com.amazonaws.us-east-1.s3")
                .routeTableIds(table)).vpcEndpoint().vpcEndpointId();
        ec2.modifyVpcEndpoint(r -> r.vpcEndpointId(gateway).policyDocument("{}"));
        String names = ec2.createVpcEndpoint(r -> r.vpcId(subnet.vpcId()).serviceName("com.amazonaws.us-east-1.ec2")
                .vpcEndpointType("Interface").subnetIds(subnet.subnetId())).vpcEndpoint().vpcEndpointId();
        ec2.modifyVpcEndpoint(r -> r.vpcEndpointId(names).privateDnsEnabled(false));
        var service = ec2.createVpcEndpointServiceConfiguration(r -> r.privateDnsName("a.example.com")
                .networkLoadBalancerArns("arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/a/"
                        + "0123456789abcdef")).serviceConfiguration();
        ec2.modifyVpcEndpointServicePermissions(r -> r.serviceId(service.serviceId()).addAllowedPrincipals("*"));
        ec2.startVpcEndpointServicePrivateDnsVerification(r -> r.serviceId(service.serviceId()));
        Ec2Client consumer = cloud.account(OTHER_ACCOUNT).ec2();
        String vpc = consumer.describeVpcs().vpcs().get(0).vpcId();
        List<String> waiting = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            waiting.add(consumer.createVpcEndpoint(r -> r.vpcId(vpc).serviceName(service.serviceName())
                    .vpcEndpointType("Interface")).vpcEndpoint().vpcEndpointId());
        }
        ec2.acceptVpcEndpointConnections(r -> r.serviceId(service.serviceId()).vpcEndpointIds(waiting.get(0)));
        ec2.rejectVpcEndpointConnections(r -> r.serviceId(service.serviceId()).vpcEndpointIds(waiting.get(1)));
        ec2.createVpcEndpointConnectionNotification(r -> r.serviceId(service.serviceId()).connectionEvents("Accept")
                .connectionNotificationArn("arn:aws:sns:us-east-1:123456789012:news"));
        ec2.createFlowLogs(r -> r.resourceType("VPC").resourceIds(subnet.vpcId()).trafficType("ALL")
                .logDestinationType("s3").logDestination("arn:aws:s3:::logs"));
    }

    /** A network of one's own with every gateway, peered, and on a transit gateway. */
    static void networks(FakeCloud cloud, String group) {
        Ec2Client ec2 = cloud.ec2();
        cloud.time().settle();
        var network = cloud.network().vpc("10.0.0.0/16").publicSubnet("web", "us-east-1a").natGateway("web")
                .privateSubnet("app", "us-east-1a").isolatedSubnet("db", "us-east-1b")
                .securityGroup("web", in -> in.allowsIngress("tcp", 443, "0.0.0.0/0"))
                .securityGroup("app", in -> in.allowsIngress("tcp", 8080, "web")).build();
        String vpc = network.vpcId();
        String ipv6 = ec2.associateVpcCidrBlock(r -> r.vpcId(vpc).amazonProvidedIpv6CidrBlock(true))
                .ipv6CidrBlockAssociation().associationId();
        ec2.associateVpcCidrBlock(r -> r.vpcId(vpc).cidrBlock("10.1.0.0/24"));
        ec2.createEgressOnlyInternetGateway(r -> r.vpcId(vpc));
        ec2.createSubnetCidrReservation(r -> r.subnetId(network.subnet("app")).cidr("10.0.1.16/28")
                .reservationType("prefix"));
        String options = ec2.createDhcpOptions(r -> r.dhcpConfigurations(NewDhcpConfiguration.builder()
                .key("domain-name").values("a.example").build())).dhcpOptions().dhcpOptionsId();
        ec2.associateDhcpOptions(r -> r.dhcpOptionsId(options).vpcId(vpc));
        ec2.modifySubnetAttribute(r -> r.subnetId(network.subnet("db")).enableDns64(on -> on.value(true)));
        ec2.modifyVpcAttribute(r -> r.vpcId(vpc).enableDnsSupport(on -> on.value(true)));
        firewalls(ec2, network.subnet("db"), vpc, network.securityGroup("app"), group);
        peer(cloud, vpc, network.routeTable("public"));
        connectOnPremises(cloud, vpc, network.routeTable("public"));
        transit(cloud, vpc, network.subnet("app"), network.routeTable("public"));
        cloud.time().settle();
        ec2.disassociateVpcCidrBlock(r -> r.associationId(ipv6));
    }

    private static void firewalls(Ec2Client ec2, String subnet, String vpc, String group, String elsewhere) {
        String list = ec2.createManagedPrefixList(r -> r.prefixListName("offices").addressFamily("IPv4").maxEntries(3)
                .entries(AddPrefixListEntry.builder().cidr("203.0.113.0/24").build())).prefixList().prefixListId();
        ec2.authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(IpPermission.builder().ipProtocol("tcp")
                .fromPort(22).toPort(22).prefixListIds(PrefixListId.builder().prefixListId(list).build()).build()));
        try {
            ec2.associateSecurityGroupVpc(r -> r.groupId(elsewhere).vpcId(vpc));
        } catch (NoSuchMethodError | NoClassDefFoundError e) {
            // SDK 2.20.0 has no such operation.
        }
        String acl = ec2.createNetworkAcl(r -> r.vpcId(vpc)).networkAcl().networkAclId();
        ec2.createNetworkAclEntry(r -> r.networkAclId(acl).ruleNumber(100).protocol("6").ruleAction("allow")
                .egress(false).cidrBlock("10.0.0.0/16").portRange(p -> p.from(5432).to(5432)));
        String association = ec2.describeNetworkAcls().networkAcls().stream()
                .flatMap(known -> known.associations().stream()).filter(known -> known.subnetId().equals(subnet))
                .findFirst().orElseThrow().networkAclAssociationId();
        ec2.replaceNetworkAclAssociation(r -> r.associationId(association).networkAclId(acl));
    }

    /** Peered with the default VPC, and waiting for VPCs of another account and in another region. */
    private static void peer(FakeCloud cloud, String vpc, String table) {
        Ec2Client ec2 = cloud.ec2();
        String own = ec2.describeVpcs(r -> r.filters(filter("is-default", "true"))).vpcs().get(0).vpcId();
        String peering = ec2.createVpcPeeringConnection(r -> r.vpcId(vpc).peerVpcId(own)).vpcPeeringConnection()
                .vpcPeeringConnectionId();
        String abroad = cloud.client(Ec2Client.class, "eu-west-1").describeVpcs().vpcs().get(0).vpcId();
        ec2.createVpcPeeringConnection(r -> r.vpcId(vpc).peerVpcId(abroad).peerRegion("eu-west-1"));
        Ec2Client other = cloud.account(OTHER_ACCOUNT).ec2();
        String others = other.describeVpcs().vpcs().get(0).vpcId();
        other.createVpcPeeringConnection(r -> r.vpcId(others).peerVpcId(vpc).peerOwnerId(cloud.accountId()));
        cloud.time().settle();
        ec2.acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(peering));
        cloud.time().settle();
        ec2.createRoute(r -> r.routeTableId(table).destinationCidrBlock("172.31.0.0/16")
                .vpcPeeringConnectionId(peering));
        ec2.authorizeSecurityGroupEgress(r -> r.groupId(groupNamed(ec2, vpc, "web"))
                .ipPermissions(IpPermission.builder().ipProtocol("tcp").fromPort(80).toPort(80).userIdGroupPairs(
                        UserIdGroupPair.builder().groupId(groupNamed(ec2, own, "web")).build()).build()));
    }

    private static String groupNamed(Ec2Client ec2, String vpc, String name) {
        return ec2.describeSecurityGroups(r -> r.filters(filter("vpc-id", vpc), filter("group-name", name)))
                .securityGroups().get(0).groupId();
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    private static void connectOnPremises(FakeCloud cloud, String vpc, String table) {
        Ec2Client ec2 = cloud.ec2();
        String customer = ec2.createCustomerGateway(r -> r.type("ipsec.1").bgpAsn(65000).ipAddress("203.0.113.9"))
                .customerGateway().customerGatewayId();
        String gateway = ec2.createVpnGateway(r -> r.type("ipsec.1")).vpnGateway().vpnGatewayId();
        ec2.attachVpnGateway(r -> r.vpnGatewayId(gateway).vpcId(vpc));
        cloud.time().settle();
        String connection = ec2.createVpnConnection(r -> r.type("ipsec.1").customerGatewayId(customer)
                .vpnGatewayId(gateway).options(o -> o.staticRoutesOnly(true))).vpnConnection().vpnConnectionId();
        cloud.time().settle();
        ec2.createVpnConnectionRoute(r -> r.vpnConnectionId(connection).destinationCidrBlock("192.168.0.0/24"));
        ec2.enableVgwRoutePropagation(r -> r.routeTableId(table).gatewayId(gateway));
    }

    private static void transit(FakeCloud cloud, String vpc, String subnet, String table) {
        Ec2Client ec2 = cloud.ec2();
        String gateway = ec2.createTransitGateway(r -> r.options(o -> o.multicastSupport("enable"))).transitGateway()
                .transitGatewayId();
        cloud.time().settle();
        String attachment = ec2.createTransitGatewayVpcAttachment(r -> r.transitGatewayId(gateway).vpcId(vpc)
                .subnetIds(subnet)).transitGatewayVpcAttachment().transitGatewayAttachmentId();
        cloud.time().settle();
        String routes = ec2.describeTransitGatewayRouteTables().transitGatewayRouteTables().get(0)
                .transitGatewayRouteTableId();
        ec2.createTransitGatewayRoute(r -> r.transitGatewayRouteTableId(routes).destinationCidrBlock("10.9.0.0/16")
                .transitGatewayAttachmentId(attachment));
        ec2.createRoute(r -> r.routeTableId(table).destinationCidrBlock("10.9.0.0/16").transitGatewayId(gateway));
        ec2.createTransitGatewayConnect(r -> r.transportTransitGatewayAttachmentId(attachment)
                .options(o -> o.protocol("gre")));
        String domain = ec2.createTransitGatewayMulticastDomain(r -> r.transitGatewayId(gateway))
                .transitGatewayMulticastDomain().transitGatewayMulticastDomainId();
        cloud.time().settle();
        ec2.associateTransitGatewayMulticastDomain(r -> r.transitGatewayMulticastDomainId(domain)
                .transitGatewayAttachmentId(attachment).subnetIds(subnet));
        String abroad = cloud.client(Ec2Client.class, "eu-west-1").createTransitGateway(r -> { }).transitGateway()
                .transitGatewayId();
        cloud.time().settle();
        ec2.createTransitGatewayPeeringAttachment(r -> r.transitGatewayId(gateway).peerTransitGatewayId(abroad)
                .peerAccountId(cloud.accountId()).peerRegion("eu-west-1"));
    }
}
