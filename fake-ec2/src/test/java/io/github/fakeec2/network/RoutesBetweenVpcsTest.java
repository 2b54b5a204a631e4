package io.github.fakeec2.network;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ConnectivityType;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;

/** Route tables keep to their VPC and follow it, and reach another one through a peering connection. */
class RoutesBetweenVpcsTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();
    private final String defaultVpc = ec2.describeVpcs().vpcs().get(0).vpcId();
    private final String vpcId = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16").amazonProvidedIpv6CidrBlock(true))
            .vpc().vpcId();
    private final String subnetId =
            ec2.createSubnet(r -> r.vpcId(vpcId).cidrBlock("10.0.1.0/24")).subnet().subnetId();
    private final String tableId = ec2.createRouteTable(r -> r.vpcId(vpcId)).routeTable().routeTableId();

    @AfterEach
    void close() {
        cloud.close();
    }

    private List<Route> routes(String id) {
        return ec2.describeRouteTables(r -> r.routeTableIds(id)).routeTables().get(0).routes();
    }

    private List<RouteTable> tables(String vpc) {
        return ec2.describeRouteTables(r -> r.filters(Filter.builder().name("vpc-id").values(vpc).build()))
                .routeTables();
    }

    private static String differentNetworks(String tableId, String other) {
        return "route table " + tableId + " and " + other + " belong to different networks";
    }

    @Test
    void aTableIsForTheSubnetsOfItsOwnVpc() {
        String foreign = ec2.describeSubnets(r -> r.filters(
                Filter.builder().name("vpc-id").values(defaultVpc).build())).subnets().get(0).subnetId();
        assertRefused("InvalidParameterValue", differentNetworks(tableId, "subnet " + foreign),
                () -> ec2.associateRouteTable(r -> r.routeTableId(tableId).subnetId(foreign)));

        String gateway = ec2.describeInternetGateways().internetGateways().get(0).internetGatewayId();
        assertRefused("InvalidParameterValue", differentNetworks(tableId, "network gateway " + gateway),
                () -> ec2.associateRouteTable(r -> r.routeTableId(tableId).gatewayId(gateway)));

        RouteTable main = tables(defaultVpc).get(0);
        assertRefused("InvalidParameterValue", differentNetworks(tableId, "route table " + main.routeTableId()),
                () -> ec2.replaceRouteTableAssociation(r -> r.routeTableId(tableId)
                        .associationId(main.associations().get(0).routeTableAssociationId())));
    }

    @Test
    void aTargetIsInTheVpcOfItsTable() {
        String eni = ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                .minCount(1).maxCount(1)).instances().get(0).networkInterfaces().get(0).networkInterfaceId();
        assertRefused("InvalidParameterValue", differentNetworks(tableId, "interface " + eni), () -> ec2.createRoute(
                r -> r.routeTableId(tableId).destinationCidrBlock("0.0.0.0/0").networkInterfaceId(eni)));

        String egressOnly = ec2.createEgressOnlyInternetGateway(r -> r.vpcId(defaultVpc))
                .egressOnlyInternetGateway().egressOnlyInternetGatewayId();
        assertRefused("InvalidParameterValue",
                differentNetworks(tableId, "egress only internet gateway " + egressOnly),
                () -> ec2.createRoute(r -> r.routeTableId(tableId).destinationIpv6CidrBlock("::/0")
                        .egressOnlyInternetGatewayId(egressOnly)));

        var nat = ec2.createNatGateway(r -> r.subnetId(ec2.describeSubnets(s -> s.filters(
                Filter.builder().name("vpc-id").values(defaultVpc).build())).subnets().get(0).subnetId())
                .connectivityType(ConnectivityType.PRIVATE)).natGateway();
        assertRefused("InvalidParameterValue",
                differentNetworks(tableId, "interface " + nat.natGatewayAddresses().get(0).networkInterfaceId()),
                () -> ec2.createRoute(r -> r.routeTableId(tableId).destinationCidrBlock("0.0.0.0/0")
                        .natGatewayId(nat.natGatewayId())));
    }

    @Test
    void theLocalRoutesFollowTheRangesOfTheVpc() {
        assertThat(routes(tableId)).hasSize(2).extracting(Route::gatewayId).containsOnly("local");
        assertThat(routes(tableId).get(1).destinationIpv6CidrBlock()).endsWith("/56");
        String associationId = ec2.associateVpcCidrBlock(r -> r.vpcId(vpcId).cidrBlock("10.1.0.0/16"))
                .cidrBlockAssociation().associationId();
        for (RouteTable table : tables(vpcId)) {
            assertThat(table.routes()).hasSize(3).extracting(Route::destinationCidrBlock)
                    .contains("10.0.0.0/16", "10.1.0.0/16");
        }
        ec2.disassociateVpcCidrBlock(r -> r.associationId(associationId));
        assertThat(routes(tableId)).extracting(Route::destinationCidrBlock).doesNotContain("10.1.0.0/16");
    }

    @Test
    void aSubnetThatGoesLeavesItsTable() {
        ec2.associateRouteTable(r -> r.routeTableId(tableId).subnetId(subnetId));
        ec2.deleteSubnet(r -> r.subnetId(subnetId));
        assertThat(ec2.describeRouteTables(r -> r.routeTableIds(tableId)).routeTables().get(0).associations())
                .isEmpty();
        ec2.deleteRouteTable(r -> r.routeTableId(tableId));
    }

    @Test
    void aVpcStaysForItsTablesAndGateways() {
        ec2.deleteSubnet(r -> r.subnetId(subnetId));
        String message = "The vpc '" + vpcId + "' has dependencies and cannot be deleted.";
        assertRefused("DependencyViolation", message, () -> ec2.deleteVpc(r -> r.vpcId(vpcId)));
        ec2.deleteRouteTable(r -> r.routeTableId(tableId));
        String egressOnly = ec2.createEgressOnlyInternetGateway(r -> r.vpcId(vpcId)).egressOnlyInternetGateway()
                .egressOnlyInternetGatewayId();
        assertRefused("DependencyViolation", message, () -> ec2.deleteVpc(r -> r.vpcId(vpcId)));
        ec2.deleteEgressOnlyInternetGateway(r -> r.egressOnlyInternetGatewayId(egressOnly));
        String carrier = ec2.createCarrierGateway(r -> r.vpcId(vpcId)).carrierGateway().carrierGatewayId();
        assertRefused("DependencyViolation", message, () -> ec2.deleteVpc(r -> r.vpcId(vpcId)));
        ec2.deleteCarrierGateway(r -> r.carrierGatewayId(carrier));
        String gateway = ec2.createInternetGateway().internetGateway().internetGatewayId();
        ec2.attachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpcId));
        assertRefused("DependencyViolation", message, () -> ec2.deleteVpc(r -> r.vpcId(vpcId)));
        ec2.detachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpcId));

        ec2.deleteVpc(r -> r.vpcId(vpcId));

        assertThat(tables(vpcId)).isEmpty();
    }

    @Test
    void aSubnetStaysForItsNatGateway() {
        String nat = ec2.createNatGateway(r -> r.subnetId(subnetId).connectivityType(ConnectivityType.PRIVATE))
                .natGateway().natGatewayId();
        assertRefused("DependencyViolation", () -> ec2.deleteSubnet(r -> r.subnetId(subnetId)));
        ec2.deleteNatGateway(r -> r.natGatewayId(nat));
        ec2.deleteSubnet(r -> r.subnetId(subnetId));
    }

    @Test
    void aRouteThroughAPeeringConnectionWaitsForItToBeActive() {
        String peering = ec2.createVpcPeeringConnection(r -> r.vpcId(vpcId).peerVpcId(defaultVpc))
                .vpcPeeringConnection().vpcPeeringConnectionId();
        ec2.createRoute(r -> r.routeTableId(tableId).destinationCidrBlock("172.31.0.0/16")
                .vpcPeeringConnectionId(peering));
        assertThat(way().stateAsString()).isEqualTo("blackhole");

        ec2.acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(peering));
        assertThat(way().stateAsString()).isEqualTo("active");
        assertThat(way().vpcPeeringConnectionId()).isEqualTo(peering);

        ec2.deleteVpcPeeringConnection(r -> r.vpcPeeringConnectionId(peering));
        assertThat(way().stateAsString()).isEqualTo("blackhole");
        assertRefused("InvalidVpcPeeringConnectionID.NotFound",
                "The vpcPeeringConnection ID '" + peering + "' does not exist",
                () -> ec2.createRoute(r -> r.routeTableId(tableId).destinationCidrBlock("172.31.0.0/20")
                        .vpcPeeringConnectionId(peering)));
    }

    private Route way() {
        return routes(tableId).stream().filter(route -> "172.31.0.0/16".equals(route.destinationCidrBlock()))
                .findFirst().orElseThrow();
    }

    @Test
    void aPeeringConnectionOfOtherVpcsIsNoTarget() {
        String third = ec2.createVpc(r -> r.cidrBlock("10.9.0.0/16")).vpc().vpcId();
        String peering = ec2.createVpcPeeringConnection(r -> r.vpcId(third).peerVpcId(defaultVpc))
                .vpcPeeringConnection().vpcPeeringConnectionId();
        assertRefused("InvalidParameterValue", differentNetworks(tableId, "vpc peering connection " + peering),
                () -> ec2.createRoute(r -> r.routeTableId(tableId).destinationCidrBlock("172.31.0.0/16")
                        .vpcPeeringConnectionId(peering)));
    }

    @Test
    void anIpv6RouteInsideTheVpcIsForAWholeSubnet() {
        String range = routes(tableId).get(1).destinationIpv6CidrBlock();
        String subnetRange = range.replace("/56", "/64");
        ec2.associateSubnetCidrBlock(r -> r.subnetId(subnetId).ipv6CidrBlock(subnetRange));
        String eni = ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                .subnetId(subnetId).minCount(1).maxCount(1)).instances().get(0).networkInterfaces().get(0)
                .networkInterfaceId();
        ec2.createRoute(r -> r.routeTableId(tableId).destinationIpv6CidrBlock(subnetRange).networkInterfaceId(eni));
        assertRefused("InvalidParameterValue", () -> ec2.createRoute(r -> r.routeTableId(tableId)
                .destinationIpv6CidrBlock(range.replace("/56", "/80")).networkInterfaceId(eni)));
        assertRefused("InvalidParameterValue", "The destination CIDR block fd00:ec2::/64 is reserved for use by AWS "
                + "services.", () -> ec2.createRoute(r -> r.routeTableId(tableId)
                        .destinationIpv6CidrBlock("fd00:ec2::/64").networkInterfaceId(eni)));
    }

    @Test
    void aRouteThroughATransitGatewayNeedsTheVpcsAttachment() {
        String transit = ec2.createTransitGateway(r -> r.description("hub")).transitGateway().transitGatewayId();
        assertRefused("InvalidTransitGatewayID.NotFound", "The transitGateway ID '" + transit + "' does not exist.",
                () -> routeToTransit(transit));
        String attachment = ec2.createTransitGatewayVpcAttachment(r -> r.transitGatewayId(transit).vpcId(vpcId)
                .subnetIds(subnetId)).transitGatewayVpcAttachment().transitGatewayAttachmentId();
        routeToTransit(transit);
        assertThat(way().stateAsString()).isEqualTo("active");
        assertThat(way().transitGatewayId()).isEqualTo(transit);

        ec2.deleteTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(attachment));

        assertThat(way().stateAsString()).isEqualTo("blackhole");
    }

    private void routeToTransit(String transit) {
        ec2.createRoute(r -> r.routeTableId(tableId).destinationCidrBlock("172.31.0.0/16").transitGatewayId(transit));
    }

    @Test
    void theRoutesOfAGatewayEndpointAreItsOwn() {
        String endpoint = ec2.createVpcEndpoint(r -> r.vpcId(vpcId).serviceName("com.amazonaws.us-east-1.s3")
                .routeTableIds(tableId)).vpcEndpoint().vpcEndpointId();
        Route route = routes(tableId).get(2);
        assertThat(route.gatewayId()).isEqualTo(endpoint);
        String list = route.destinationPrefixListId();
        assertRefused("InvalidParameterValue",
                "cannot remove VPC endpoint route " + list + " in route table " + tableId,
                () -> ec2.deleteRoute(r -> r.routeTableId(tableId).destinationPrefixListId(list)));
        assertRefused("InvalidParameterValue", "The VPC endpoint " + endpoint + " is of type Gateway. A route can lead "
                + "to a Gateway Load Balancer endpoint only.", () -> ec2.createRoute(
                        r -> r.routeTableId(tableId).destinationCidrBlock("0.0.0.0/0").vpcEndpointId(endpoint)));
    }
}
