package io.github.fakeec2.network;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.quota.Quota;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.Route;

class RouteTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();
    private final String vpcId = ec2.describeVpcs().vpcs().get(0).vpcId();
    private final String gateway = ec2.describeInternetGateways().internetGateways().get(0).internetGatewayId();
    private final String tableId = ec2.createRouteTable(r -> r.vpcId(vpcId)).routeTable().routeTableId();

    @AfterEach
    void close() {
        cloud.close();
    }

    private void create(Consumer<CreateRouteRequest.Builder> route) {
        ec2.createRoute(r -> route.accept(r.routeTableId(tableId)));
    }

    private List<Route> routes() {
        return ec2.describeRouteTables(r -> r.routeTableIds(tableId)).routeTables().get(0).routes();
    }

    private Route route(String destination) {
        return routes().stream()
                .filter(route -> destination.equals(route.destinationCidrBlock())
                        || destination.equals(route.destinationIpv6CidrBlock())
                        || destination.equals(route.destinationPrefixListId()))
                .findFirst().orElse(null);
    }

    private Instance instance() {
        return ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                .minCount(1).maxCount(1)).instances().get(0);
    }

    private String egressOnlyGateway() {
        return ec2.createEgressOnlyInternetGateway(r -> r.vpcId(vpcId)).egressOnlyInternetGateway()
                .egressOnlyInternetGatewayId();
    }

    // ---- CreateRoute

    @Test
    void aRouteSaysWhereItLeadsAndHowItCame() {
        create(r -> r.destinationCidrBlock("0.0.0.0/0").gatewayId(gateway));
        assertThat(route("0.0.0.0/0")).isEqualTo(Route.builder().destinationCidrBlock("0.0.0.0/0").gatewayId(gateway)
                .origin("CreateRoute").state("active").build());
    }

    @ParameterizedTest
    @CsvSource({"10.1.2.3/8, 10.0.0.0/8", "100.68.0.18/18, 100.68.0.0/18", "0.0.0.0/0, 0.0.0.0/0",
        "8.8.8.8/32, 8.8.8.8/32"})
    void aDestinationIsWrittenInItsCanonicalForm(String asked, String kept) {
        create(r -> r.destinationCidrBlock(asked).gatewayId(gateway));
        assertThat(routes()).extracting(Route::destinationCidrBlock).contains(kept);
    }

    @Test
    void anInstanceStandsForItsOneInterface() {
        Instance instance = instance();
        create(r -> r.destinationCidrBlock("10.0.0.0/8").instanceId(instance.instanceId()));
        create(r -> r.destinationCidrBlock("11.0.0.0/8")
                .networkInterfaceId(instance.networkInterfaces().get(0).networkInterfaceId()));
        for (String destination : List.of("10.0.0.0/8", "11.0.0.0/8")) {
            Route route = route(destination);
            assertThat(route.networkInterfaceId())
                    .isEqualTo(instance.networkInterfaces().get(0).networkInterfaceId());
            assertThat(route.instanceId()).isEqualTo(instance.instanceId());
            assertThat(route.instanceOwnerId()).isEqualTo(ec2.describeVpcs().vpcs().get(0).ownerId());
            assertThat(route.gatewayId()).isNull();
        }
    }

    @Test
    void ipv6GoesThroughGatewaysThatTakeIt() {
        String egressOnly = egressOnlyGateway();
        create(r -> r.destinationIpv6CidrBlock("::/0").egressOnlyInternetGatewayId(egressOnly));
        create(r -> r.destinationIpv6CidrBlock("2001:DB8:0::1/32").gatewayId(gateway));
        assertThat(route("::/0").egressOnlyInternetGatewayId()).isEqualTo(egressOnly);
        assertThat(route("2001:db8::/32").gatewayId()).isEqualTo(gateway);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "null          | igw | MissingParameter | The request must contain exactly one of destinationCidrBlock, "
                + "destinationIpv6CidrBlock, destinationPrefixListId",
        "''            | igw | MissingParameter | The request must contain exactly one of destinationCidrBlock, "
                + "destinationIpv6CidrBlock, destinationPrefixListId",
        "::/0          | igw | InvalidParameterValue | Value (::/0) for parameter destinationCidrBlock is invalid. "
                + "This is not a valid CIDR block.",
        "10.0.0.0      | igw | InvalidParameterValue | Value (10.0.0.0) for parameter destinationCidrBlock is "
                + "invalid. This is not a valid CIDR block.",
        "10.0.0.0/33   | igw | InvalidParameterValue | Value (10.0.0.0/33) for parameter destinationCidrBlock is "
                + "invalid. This is not a valid CIDR block.",
        "10.0.0.256/8  | igw | InvalidParameterValue | Value (10.0.0.256/8) for parameter destinationCidrBlock is "
                + "invalid. This is not a valid CIDR block.",
        "172.31.0.0/16 | igw | InvalidParameterValue | Route target is not supported. This route only supports "
                + "interface and instance targets.",
        "172.31.0.0/20 | igw | InvalidParameterValue | Route target is not supported. This route only supports "
                + "interface and instance targets.",
        "169.254.168.0/24 | igw | InvalidParameterValue | The destination CIDR block 169.254.168.0/24 is reserved "
                + "for use by AWS services.",
        "10.0.0.0/8 | null | MissingParameter | The request must contain exactly one of gatewayId, natGatewayId, "
                + "egressOnlyInternetGatewayId, instanceId, networkInterfaceId, vpcPeeringConnectionId, "
                + "transitGatewayId, vpcEndpointId, carrierGatewayId",
        "10.0.0.0/8 | igw-0123456789abcdef0 | InvalidGatewayID.NotFound | The gateway ID 'igw-0123456789abcdef0' does "
                + "not exist",
        "10.0.0.0/8 | local | InvalidGatewayID.NotFound | The gateway ID 'local' does not exist",
    })
    void aRouteHasADestinationAndAnExistingGateway(String destination, String gatewayId, String code,
            String message) {
        assertRefused(code, message, () -> create(r -> r.destinationCidrBlock(destination)
                .gatewayId("igw".equals(gatewayId) ? gateway : gatewayId)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "::", "::/129", "2001:db8::g/64", "1::2::3/64"})
    void anIpv6DestinationIsAnIpv6Cidr(String destination) {
        assertRefused("InvalidParameterValue", "Value (" + destination + ") for parameter destinationIpv6CidrBlock is "
                + "invalid. This is not a valid CIDR block.",
                () -> create(r -> r.destinationIpv6CidrBlock(destination).gatewayId(gateway)));
    }

    @Test
    void aRouteHasOneDestinationAndOneTarget() {
        assertRefused("InvalidParameterCombination",
                "The parameter destinationCidrBlock cannot be used with the parameter destinationIpv6CidrBlock",
                () -> create(r -> r.destinationCidrBlock("10.0.0.0/8").destinationIpv6CidrBlock("::/0")
                        .gatewayId(gateway)));
        assertRefused("InvalidParameterCombination",
                "The parameter gatewayId cannot be used with the parameter natGatewayId",
                () -> create(r -> r.destinationCidrBlock("10.0.0.0/8").gatewayId(gateway).natGatewayId("nat-1")));
        assertThatThrownBy(() -> create(r -> r.destinationCidrBlock("10.0.0.0/8").localGatewayId("lgw-1")))
                .isInstanceOf(NotSimulatedException.class).hasMessageContaining("localGatewayId");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "NatGatewayId                | nat-0123456789abcdef0 | InvalidNatGatewayID.NotFound "
                + "| The natGateway ID 'nat-0123456789abcdef0' does not exist",
        "EgressOnlyInternetGatewayId | eigw-0123456789abcdef0 | InvalidGatewayID.NotFound "
                + "| The eigw ID 'eigw-0123456789abcdef0' does not exist",
        "InstanceId                  | i-0123456789abcdef0 | InvalidInstanceID.NotFound "
                + "| The instance ID 'i-0123456789abcdef0' does not exist",
        "NetworkInterfaceId          | eni-0123456789abcdef0 | InvalidNetworkInterfaceID.NotFound "
                + "| The networkInterface ID 'eni-0123456789abcdef0' does not exist",
        "VpcPeeringConnectionId      | pcx-0123456789abcdef0 | InvalidVpcPeeringConnectionID.NotFound "
                + "| The vpcPeeringConnection ID 'pcx-0123456789abcdef0' does not exist",
        "TransitGatewayId            | tgw-0123456789abcdef0 | InvalidTransitGatewayID.NotFound "
                + "| The transitGateway ID 'tgw-0123456789abcdef0' does not exist.",
        "VpcEndpointId               | vpce-0123456789abcdef0 | InvalidVpcEndpointId.NotFound "
                + "| The Vpc Endpoint Id 'vpce-0123456789abcdef0' does not exist",
        "CarrierGatewayId            | cagw-0123456789abcdef0 | InvalidCarrierGatewayID.NotFound "
                + "| The carrierGateway ID 'cagw-0123456789abcdef0' does not exist",
        "NatGatewayId                | tgw-0123456789abcdef0 | InvalidNatGatewayID.NotFound "
                + "| The natGateway ID 'tgw-0123456789abcdef0' does not exist",
    })
    void aTargetExists(String member, String id, String code, String message) {
        assertRefused(code, message, () -> create(r -> {
            r.destinationCidrBlock("10.0.0.0/8");
            r.sdkFields().stream().filter(field -> field.memberName().equals(member)).findFirst().orElseThrow()
                    .set(r, id);
        }));
    }

    @Test
    void theTableExists() {
        assertRefused("InvalidRouteTableID.NotFound", "The routeTable ID 'rtb-0123456789abcdef0' does not exist",
                () -> ec2.createRoute(r -> r.routeTableId("rtb-0123456789abcdef0").destinationCidrBlock("10.0.0.0/8")
                        .gatewayId(gateway)));
        assertRefused("MissingParameter", "The request must contain the parameter routeTableId",
                () -> ec2.createRoute(r -> r.destinationCidrBlock("10.0.0.0/8").gatewayId(gateway)));
    }

    @Test
    void anEgressOnlyGatewayTakesIpv6Alone() {
        String egressOnly = egressOnlyGateway();
        assertRefused("InvalidParameterValue",
                () -> create(r -> r.destinationCidrBlock("0.0.0.0/0").egressOnlyInternetGatewayId(egressOnly)));
    }

    @Test
    void aGatewayThatIsNotAttachedBelongsToAnotherNetwork() {
        String other = ec2.createInternetGateway().internetGateway().internetGatewayId();
        assertRefused("InvalidParameterValue",
                "route table " + tableId + " and network gateway " + other + " belong to different networks",
                () -> create(r -> r.destinationCidrBlock("0.0.0.0/0").gatewayId(other)));
    }

    @Test
    void aTerminatedInstanceIsNoTarget() {
        String id = instance().instanceId();
        ec2.terminateInstances(r -> r.instanceIds(id));
        assertRefused("InvalidInstanceID", "There is no interface attached to instance '" + id + "'.",
                () -> create(r -> r.destinationCidrBlock("10.0.0.0/8").instanceId(id)));
    }

    @Test
    void thereIsOneRouteToADestination() {
        create(r -> r.destinationCidrBlock("10.0.0.0/8").gatewayId(gateway));
        assertRefused("RouteAlreadyExists", "The route identified by 10.0.0.0/8 already exists.",
                () -> create(r -> r.destinationCidrBlock("10.9.0.0/8").gatewayId(gateway)));
        create(r -> r.destinationCidrBlock("10.0.0.0/9").gatewayId(gateway));

        String eni = instance().networkInterfaces().get(0).networkInterfaceId();
        assertRefused("RouteAlreadyExists", "The route identified by 172.31.0.0/16 already exists.",
                () -> create(r -> r.destinationCidrBlock("172.31.0.0/16").networkInterfaceId(eni)));
    }

    @Test
    void aRouteInsideTheVpcIsForAWholeSubnet() {
        String eni = instance().networkInterfaces().get(0).networkInterfaceId();
        create(r -> r.destinationCidrBlock("172.31.16.0/20").networkInterfaceId(eni));
        assertThat(route("172.31.16.0/20").networkInterfaceId()).isEqualTo(eni);
        assertRefused("InvalidParameterValue", "The destination CIDR block 172.31.16.0/24 is more specific than the "
                + "local route and does not match the CIDR block of a subnet in " + vpcId + ".",
                () -> create(r -> r.destinationCidrBlock("172.31.16.0/24").networkInterfaceId(eni)));
    }

    @Test
    void aTableHasSoManyRoutesOfEachFamily() {
        cloud.quotas().set(Quota.ROUTES_PER_ROUTE_TABLE, 2);
        create(r -> r.destinationCidrBlock("10.0.0.0/8").gatewayId(gateway));
        assertRefused("RouteLimitExceeded", "The maximum number of routes has been reached.",
                () -> create(r -> r.destinationCidrBlock("11.0.0.0/8").gatewayId(gateway)));
        create(r -> r.destinationIpv6CidrBlock("::/0").gatewayId(gateway));
        create(r -> r.destinationIpv6CidrBlock("::/1").gatewayId(gateway));
        assertRefused("RouteLimitExceeded", "The maximum number of routes has been reached.",
                () -> create(r -> r.destinationIpv6CidrBlock("::/2").gatewayId(gateway)));
    }

    @Test
    void aPrefixListCountsAsManyRoutesAsItMayHaveEntries() {
        String listId = ec2.createManagedPrefixList(r -> r.prefixListName("offices").addressFamily("IPv4")
                .maxEntries(5)).prefixList().prefixListId();
        cloud.quotas().set(Quota.ROUTES_PER_ROUTE_TABLE, 5);
        assertRefused("RouteLimitExceeded", "The maximum number of routes has been reached.",
                () -> create(r -> r.destinationPrefixListId(listId).gatewayId(gateway)));
        cloud.quotas().set(Quota.ROUTES_PER_ROUTE_TABLE, 6);
        create(r -> r.destinationPrefixListId(listId).gatewayId(gateway));

        assertThat(route(listId).gatewayId()).isEqualTo(gateway);
        assertRefused("RouteAlreadyExists", "The route identified by " + listId + " already exists.",
                () -> create(r -> r.destinationPrefixListId(listId).gatewayId(gateway)));
        assertRefused("InvalidPrefixListID.NotFound",
                () -> create(r -> r.destinationPrefixListId("pl-0123456789abcdef0").gatewayId(gateway)));
    }

    // ---- ReplaceRoute

    @Test
    void aRouteCanLeadElsewhere() {
        create(r -> r.destinationCidrBlock("10.0.0.0/8").gatewayId(gateway));
        Instance instance = instance();
        ec2.replaceRoute(r -> r.routeTableId(tableId).destinationCidrBlock("10.0.0.0/8")
                .instanceId(instance.instanceId()));
        assertThat(route("10.0.0.0/8").instanceId()).isEqualTo(instance.instanceId());
        assertThat(route("10.0.0.0/8").gatewayId()).isNull();
    }

    @Test
    void onlyWhatIsThereCanBeReplaced() {
        assertRefused("InvalidParameterValue",
                "There is no route defined for '10.0.0.0/8' in the route table. Use CreateRoute instead.",
                () -> ec2.replaceRoute(r -> r.routeTableId(tableId).destinationCidrBlock("10.0.0.0/8")
                        .gatewayId(gateway)));
    }

    @Test
    void theLocalRouteCanLeadThroughAnApplianceAndBack() {
        String eni = instance().networkInterfaces().get(0).networkInterfaceId();
        ec2.replaceRoute(r -> r.routeTableId(tableId).destinationCidrBlock("172.31.0.0/16").networkInterfaceId(eni));
        assertThat(route("172.31.0.0/16").networkInterfaceId()).isEqualTo(eni);
        assertRefused("InvalidParameterValue", "Route target is not supported. This route only supports interface and "
                + "instance targets.", () -> ec2.replaceRoute(
                        r -> r.routeTableId(tableId).destinationCidrBlock("172.31.0.0/16").gatewayId(gateway)));

        ec2.replaceRoute(r -> r.routeTableId(tableId).destinationCidrBlock("172.31.0.0/16").localTarget(true));
        assertThat(route("172.31.0.0/16").gatewayId()).isEqualTo("local");
        assertThat(route("172.31.0.0/16").networkInterfaceId()).isNull();
    }

    @Test
    void onlyTheRoutesToTheVpcsRangesAreLocal() {
        create(r -> r.destinationCidrBlock("10.0.0.0/8").gatewayId(gateway));
        assertRefused("InvalidParameterValue", "The route to 10.0.0.0/8 cannot have the target local: " + vpcId
                + " has no such CIDR block.", () -> ec2.replaceRoute(
                        r -> r.routeTableId(tableId).destinationCidrBlock("10.0.0.0/8").localTarget(true)));
        assertRefused("InvalidParameterCombination", "The parameter localTarget cannot be used with another target",
                () -> ec2.replaceRoute(r -> r.routeTableId(tableId).destinationCidrBlock("172.31.0.0/16")
                        .localTarget(true).gatewayId(gateway)));
    }

    // ---- DeleteRoute

    @Test
    void aRouteCanGo() {
        create(r -> r.destinationCidrBlock("10.0.0.0/8").gatewayId(gateway));
        ec2.deleteRoute(r -> r.routeTableId(tableId).destinationCidrBlock("10.1.0.0/8"));
        assertThat(routes()).hasSize(1);
    }

    @Test
    void whatIsNotThereOrIsLocalCannotGo() {
        assertRefused("InvalidRoute.NotFound",
                "no route with destination-cidr-block 10.0.0.0/8 in route table " + tableId,
                () -> ec2.deleteRoute(r -> r.routeTableId(tableId).destinationCidrBlock("10.0.0.0/8")));
        assertRefused("InvalidRoute.NotFound",
                "no route with destination-ipv6-cidr-block ::/0 in route table " + tableId,
                () -> ec2.deleteRoute(r -> r.routeTableId(tableId).destinationIpv6CidrBlock("::/0")));
        assertRefused("InvalidParameterValue", "cannot remove local route 172.31.0.0/16 in route table " + tableId,
                () -> ec2.deleteRoute(r -> r.routeTableId(tableId).destinationCidrBlock("172.31.0.0/16")));
    }

    // ---- blackholes

    @Test
    void aRouteThroughAGatewayThatIsDetachedIsABlackhole() {
        create(r -> r.destinationCidrBlock("0.0.0.0/0").gatewayId(gateway));
        ec2.detachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpcId));
        assertThat(route("0.0.0.0/0").stateAsString()).isEqualTo("blackhole");
        ec2.attachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpcId));
        assertThat(route("0.0.0.0/0").stateAsString()).isEqualTo("active");

        ec2.detachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpcId));
        ec2.deleteInternetGateway(r -> r.internetGatewayId(gateway));
        assertThat(route("0.0.0.0/0").stateAsString()).isEqualTo("blackhole");
        assertThat(route("0.0.0.0/0").gatewayId()).isEqualTo(gateway);
    }

    @Test
    void aRouteThroughAnEgressOnlyGatewayThatIsDeletedIsABlackhole() {
        String egressOnly = egressOnlyGateway();
        create(r -> r.destinationIpv6CidrBlock("::/0").egressOnlyInternetGatewayId(egressOnly));
        assertThat(route("::/0").stateAsString()).isEqualTo("active");
        ec2.deleteEgressOnlyInternetGateway(r -> r.egressOnlyInternetGatewayId(egressOnly));
        assertThat(route("::/0").stateAsString()).isEqualTo("blackhole");
    }

    @Test
    void aRouteThroughAnInstanceIsABlackholeWhileItDoesNotRun() {
        String id = instance().instanceId();
        create(r -> r.destinationCidrBlock("0.0.0.0/0").instanceId(id));
        assertThat(route("0.0.0.0/0").stateAsString()).isEqualTo("active");
        ec2.stopInstances(r -> r.instanceIds(id));
        assertThat(route("0.0.0.0/0").stateAsString()).isEqualTo("blackhole");
        ec2.startInstances(r -> r.instanceIds(id));
        assertThat(route("0.0.0.0/0").stateAsString()).isEqualTo("active");
        ec2.terminateInstances(r -> r.instanceIds(id));
        Route route = route("0.0.0.0/0");
        assertThat(route.stateAsString()).isEqualTo("blackhole");
        assertThat(route.instanceId()).isNull();
        assertThat(route.networkInterfaceId()).isNotNull();
    }

    // ---- filters

    @Test
    void tablesAreFoundByTheirRoutes() {
        Instance instance = instance();
        String egressOnly = egressOnlyGateway();
        create(r -> r.destinationCidrBlock("10.0.0.0/8").instanceId(instance.instanceId()));
        create(r -> r.destinationIpv6CidrBlock("::/0").egressOnlyInternetGatewayId(egressOnly));
        assertThat(found("route.instance-id", instance.instanceId())).containsExactly(tableId);
        assertThat(found("route.egress-only-internet-gateway-id", egressOnly)).containsExactly(tableId);
        assertThat(found("route.destination-cidr-block", "10.*")).containsExactly(tableId);
        assertThat(found("route.destination-ipv6-cidr-block", "::/0")).containsExactly(tableId);
        assertThat(found("route.gateway-id", gateway)).doesNotContain(tableId).hasSize(1);
        assertThat(found("route.gateway-id", "local")).hasSize(2);
        assertThat(found("route.origin", "CreateRoute")).hasSize(2);
        assertThat(found("route.state", "blackhole")).isEmpty();
        ec2.stopInstances(r -> r.instanceIds(instance.instanceId()));
        assertThat(found("route.state", "blackhole")).containsExactly(tableId);
        for (String none : List.of("route.nat-gateway-id", "route.transit-gateway-id",
                "route.vpc-peering-connection-id", "route.destination-prefix-list-id")) {
            assertThat(found(none, "*")).as(none).isEmpty();
        }
    }

    private List<String> found(String filter, String value) {
        return ec2.describeRouteTables(r -> r.filters(Filter.builder().name(filter).values(value).build()))
                .routeTables().stream().map(table -> table.routeTableId()).toList();
    }
}
