package io.github.fakeec2.network.transit;

import io.github.fakeec2.Amis;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRoute;

/** What the tests of transit gateways make, and how they look at it. */
final class Net {

    private Net() {
    }

    static String gateway(Ec2Client ec2) {
        return ec2.createTransitGateway(r -> { }).transitGateway().transitGatewayId();
    }

    /** A transit gateway that connects nothing by itself. */
    static String bareGateway(Ec2Client ec2) {
        return ec2.createTransitGateway(r -> r.options(o -> o.defaultRouteTableAssociation("disable")
                .defaultRouteTablePropagation("disable"))).transitGateway().transitGatewayId();
    }

    static String defaultTable(Ec2Client ec2, String gateway) {
        return ec2.describeTransitGateways(r -> r.transitGatewayIds(gateway)).transitGateways().get(0).options()
                .associationDefaultRouteTableId();
    }

    static String table(Ec2Client ec2, String gateway) {
        return ec2.createTransitGatewayRouteTable(r -> r.transitGatewayId(gateway)).transitGatewayRouteTable()
                .transitGatewayRouteTableId();
    }

    static String defaultVpc(Ec2Client ec2) {
        return ec2.describeVpcs(r -> r.filters(filter("is-default", "true"))).vpcs().get(0).vpcId();
    }

    static List<String> subnets(Ec2Client ec2, String vpc) {
        return ec2.describeSubnets(r -> r.filters(filter("vpc-id", vpc))).subnets().stream()
                .map(subnet -> subnet.subnetId()).toList();
    }

    static String vpc(Ec2Client ec2, String cidr) {
        return ec2.createVpc(r -> r.cidrBlock(cidr)).vpc().vpcId();
    }

    static String subnet(Ec2Client ec2, String vpc, String cidr, String zone) {
        return ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock(cidr).availabilityZone(zone)).subnet().subnetId();
    }

    /** The interface of an instance in a subnet. */
    static String interfaceIn(Ec2Client ec2, String subnet) {
        return ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO).minCount(1)
                .maxCount(1).subnetId(subnet)).instances().get(0).networkInterfaces().get(0).networkInterfaceId();
    }

    static String attach(Ec2Client ec2, String gateway, String vpc, String... subnets) {
        return ec2.createTransitGatewayVpcAttachment(r -> r.transitGatewayId(gateway).vpcId(vpc).subnetIds(subnets))
                .transitGatewayVpcAttachment().transitGatewayAttachmentId();
    }

    /** Attaches the default VPC with the first of its subnets. */
    static String attachDefault(Ec2Client ec2, String gateway) {
        String vpc = defaultVpc(ec2);
        return attach(ec2, gateway, vpc, subnets(ec2, vpc).get(0));
    }

    /** Attaches a new VPC with one subnet. */
    static String attachNew(Ec2Client ec2, String gateway, String cidr) {
        String vpc = vpc(ec2, cidr);
        return attach(ec2, gateway, vpc, subnet(ec2, vpc, cidr.replace("/16", "/24"), "us-east-1a"));
    }

    static String state(Ec2Client ec2, String attachment) {
        return ec2.describeTransitGatewayAttachments(r -> r.transitGatewayAttachmentIds(attachment))
                .transitGatewayAttachments().get(0).stateAsString();
    }

    /** The routes of a table: destination, type, state. */
    static List<String> routes(Ec2Client ec2, String table, Filter... filters) {
        List<Filter> all = filters.length > 0 ? List.of(filters) : List.of(filter("type", "static", "propagated"));
        List<String> found = new ArrayList<>();
        for (TransitGatewayRoute route : ec2.searchTransitGatewayRoutes(
                r -> r.transitGatewayRouteTableId(table).filters(all)).routes()) {
            found.add(route.destinationCidrBlock() + " " + route.typeAsString() + " " + route.stateAsString());
        }
        return found;
    }

    static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }
}
