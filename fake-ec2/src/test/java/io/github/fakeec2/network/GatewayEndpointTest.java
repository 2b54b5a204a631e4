package io.github.fakeec2.network;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.quota.Quota;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

class GatewayEndpointTest {

    private static final String S3 = "com.amazonaws.us-east-1.s3";
    private static final String DYNAMODB = "com.amazonaws.us-east-1.dynamodb";
    private static final String S3_LIST = "pl-63a5400a";

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();
    private final String vpc = ec2.describeVpcs().vpcs().get(0).vpcId();
    private final String mainTable = ec2.describeRouteTables().routeTables().get(0).routeTableId();

    @AfterEach
    void close() {
        cloud.close();
    }

    private VpcEndpoint create(String service, String... tables) {
        return ec2.createVpcEndpoint(r -> r.vpcId(vpc).serviceName(service).routeTableIds(tables)).vpcEndpoint();
    }

    private VpcEndpoint described(String id) {
        return ec2.describeVpcEndpoints(r -> r.vpcEndpointIds(id)).vpcEndpoints().get(0);
    }

    private List<Route> endpointRoutes(String table) {
        return ec2.describeRouteTables(r -> r.routeTableIds(table)).routeTables().get(0).routes().stream()
                .filter(route -> route.destinationPrefixListId() != null).toList();
    }

    private String newTable() {
        return ec2.createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
    }

    @Test
    void aGatewayEndpointIsThereAtOnceWithARouteInEachOfItsTables() {
        var tags = TagSpecification.builder().resourceType(ResourceType.VPC_ENDPOINT)
                .tags(Tag.builder().key("team").value("a").build()).build();
        var created = ec2.createVpcEndpoint(r -> r.vpcId(vpc).serviceName(S3).routeTableIds(mainTable)
                .clientToken("once").tagSpecifications(tags));
        VpcEndpoint endpoint = created.vpcEndpoint();

        assertThat(created.clientToken()).isEqualTo("once");
        assertThat(endpoint).isEqualTo(described(endpoint.vpcEndpointId()));
        assertThat(endpoint.vpcEndpointType()).isEqualTo(VpcEndpointType.GATEWAY);
        assertThat(endpoint.stateAsString()).isEqualTo("available");
        assertThat(endpoint.routeTableIds()).containsExactly(mainTable);
        assertThat(endpoint.ownerId()).isEqualTo("123456789012");
        assertThat(endpoint.privateDnsEnabled()).isFalse();
        assertThat(endpoint.dnsEntries()).isEmpty();
        assertThat(endpoint.policyDocument()).contains("\"Effect\": \"Allow\", \n");
        assertThat(endpoint.tags()).hasSize(1);
        assertThat(endpointRoutes(mainTable)).singleElement().satisfies(route -> {
            assertThat(route.destinationPrefixListId()).isEqualTo(S3_LIST);
            assertThat(route.gatewayId()).isEqualTo(endpoint.vpcEndpointId());
            assertThat(route.state()).isEqualTo(RouteState.ACTIVE);
        });
    }

    @Test
    void aTableHasOneEndpointForAService() {
        create(S3, mainTable);
        assertRefused("RouteAlreadyExists", "route table " + mainTable
                + " already has a route with destination-prefix-list-id " + S3_LIST, () -> create(S3, mainTable));
        create(DYNAMODB, mainTable);
        create(S3, newTable());
    }

    @Test
    void theRoutesOfAnEndpointGoWithItAndInNoOtherWay() {
        String id = create(S3, mainTable).vpcEndpointId();
        assertRefused("InvalidParameterValue",
                "cannot remove VPC endpoint route " + S3_LIST + " in route table " + mainTable,
                () -> ec2.deleteRoute(r -> r.routeTableId(mainTable).destinationPrefixListId(S3_LIST)));

        assertThat(ec2.deleteVpcEndpoints(r -> r.vpcEndpointIds(id)).unsuccessful()).isEmpty();

        assertThat(endpointRoutes(mainTable)).isEmpty();
        assertThat(ec2.describeVpcEndpoints().vpcEndpoints()).isEmpty();
    }

    @Test
    void routeTablesComeAndGo() {
        String other = newTable();
        String id = create(S3, mainTable).vpcEndpointId();

        ec2.modifyVpcEndpoint(r -> r.vpcEndpointId(id).addRouteTableIds(other).removeRouteTableIds(mainTable));

        assertThat(described(id).routeTableIds()).containsExactly(other);
        assertThat(endpointRoutes(mainTable)).isEmpty();
        assertThat(endpointRoutes(other)).hasSize(1);
        assertRefused("InvalidParameter",
                "The route table " + mainTable + " is not associated with the VPC endpoint " + id,
                () -> ec2.modifyVpcEndpoint(r -> r.vpcEndpointId(id).removeRouteTableIds(mainTable)));
        assertRefused("RouteAlreadyExists", () -> ec2.modifyVpcEndpoint(
                r -> r.vpcEndpointId(id).addRouteTableIds(other)));
    }

    @Test
    void aDeletedRouteTableIsNoLongerShown() {
        String other = newTable();
        String id = create(S3, mainTable, other).vpcEndpointId();
        assertThat(described(id).routeTableIds()).containsExactly(mainTable, other);

        ec2.deleteRouteTable(r -> r.routeTableId(other));

        assertThat(described(id).routeTableIds()).containsExactly(mainTable);
        ec2.deleteVpcEndpoints(r -> r.vpcEndpointIds(id));
        assertThat(endpointRoutes(mainTable)).isEmpty();
    }

    @Test
    void aVpcWithAnEndpointStays() {
        String own = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        String id = ec2.createVpcEndpoint(r -> r.vpcId(own).serviceName(S3)).vpcEndpoint().vpcEndpointId();
        assertRefused("DependencyViolation", "The vpc '" + own + "' has dependencies and cannot be deleted.",
                () -> ec2.deleteVpc(r -> r.vpcId(own)));
        ec2.deleteVpcEndpoints(r -> r.vpcEndpointIds(id));
        ec2.deleteVpc(r -> r.vpcId(own));
    }

    @Test
    void aRouteTableOfAnotherVpcIsRefused() {
        String other = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        assertRefused("InvalidParameter", "route table " + mainTable + " and network " + other
                + " belong to different networks", () -> ec2.createVpcEndpoint(
                        r -> r.vpcId(other).serviceName(S3).routeTableIds(mainTable)));
    }

    @Test
    void policiesAreSetAndReset() {
        String id = create(S3, mainTable).vpcEndpointId();
        String full = described(id).policyDocument();
        String none = "{\"Statement\":[]}";

        ec2.modifyVpcEndpoint(r -> r.vpcEndpointId(id).policyDocument(none));
        assertThat(described(id).policyDocument()).isEqualTo(none);

        ec2.modifyVpcEndpoint(r -> r.vpcEndpointId(id).resetPolicy(true));
        assertThat(described(id).policyDocument()).isEqualTo(full);
        assertRefused("InvalidParameterCombination",
                "The parameter PolicyDocument cannot be used with the parameter ResetPolicy",
                () -> ec2.modifyVpcEndpoint(r -> r.vpcEndpointId(id).policyDocument(none).resetPolicy(true)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "all        | 1,1", "[]     | 1,1", "{          | 1,2", "{'a'}      | 1,2", "{\"a\" 1} | 1,6",
        "{\"a\":}   | 1,6", "{\"a\":1,} | 1,8", "{\"a\":[1 2]} | 1,9", "{\"a\":tru} | 1,6", "{\"a\":-} | 1,7",
        "{\"a\":1.} | 1,8", "{\"a\":1e} | 1,8", "{\"a\":01} | 1,7", "{\"a\":\"\\x\"} | 1,8", "{\"a\":\"\\u12\"} | 1,11",
        "{} {}      | 1,4",
    })
    void aPolicyIsOneJsonObject(String policy, String position) {
        assertRefused("InvalidPolicyDocument",
                "The Policy Document is not valid. Syntax error at position (" + position + ")",
                () -> ec2.createVpcEndpoint(r -> r.vpcId(vpc).serviceName(S3).policyDocument(policy)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"a\":[1, -2.5e+3, 0, true, false, null, \"\\u00e9\\n\\\"\"]}", "{\"a\":{}}"})
    void anyJsonObjectIsTakenAsAPolicy(String policy) {
        assertThat(ec2.createVpcEndpoint(r -> r.vpcId(vpc).serviceName(S3).policyDocument(policy))
                .vpcEndpoint().policyDocument()).isEqualTo(policy);
    }

    @Test
    void aSyntaxErrorIsFoundInItsLine() {
        assertRefused("InvalidPolicyDocument", "The Policy Document is not valid. Syntax error at position (3,1)",
                () -> ec2.createVpcEndpoint(r -> r.vpcId(vpc).serviceName(S3).policyDocument("{\n\"a\":\n}")));
        assertRefused("InvalidPolicyDocument", () -> ec2.createVpcEndpoint(
                r -> r.vpcId(vpc).serviceName(S3).policyDocument("{\"a\":" + "[".repeat(100_000))));
        assertRefused("InvalidPolicyDocument", () -> ec2.createVpcEndpoint(
                r -> r.vpcId(vpc).serviceName(S3).policyDocument("{\"a\":\"" + "x".repeat(20_480) + "\"}")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "null | MissingParameter | The request must contain the parameter serviceName",
        "s3 | InvalidServiceName | The Vpc Endpoint Service 's3' does not exist",
        "com.amazonaws.eu-west-1.s3 | InvalidServiceName | "
                + "The Vpc Endpoint Service 'com.amazonaws.eu-west-1.s3' does not exist",
        "com.amazonaws.us-east-1.ec2 | InvalidParameter | "
                + "Endpoint type (Gateway) does not match available service types ([Interface]).",
    })
    void theServiceMustBeBehindAGateway(String service, String code, String message) {
        assertRefused(code, message, () -> ec2.createVpcEndpoint(r -> r.vpcId(vpc).serviceName(service)));
    }

    @Test
    @org.junit.jupiter.api.Tag("newer-sdk")
    void dnsForInboundResolversIsRefused() {
        assertRefused("InvalidParameter", "DnsOptions PrivateDnsOnlyForInboundResolverEndpoint is applicable only to "
                + "Interface VPC Endpoints.", () -> ec2.createVpcEndpoint(r -> r.vpcId(vpc).serviceName(S3)
                        .dnsOptions(o -> o.privateDnsOnlyForInboundResolverEndpoint(true))));
    }

    @Test
    void whatOnlyEndpointsWithInterfacesHaveIsRefused() {
        String subnet = ec2.describeSubnets().subnets().get(0).subnetId();
        String group = ec2.describeSecurityGroups().securityGroups().get(0).groupId();
        assertRefused("InvalidParameter",
                "Subnet IDs are only supported for Interface and GatewayLoadBalancer type VPC Endpoints.",
                () -> ec2.createVpcEndpoint(r -> r.vpcId(vpc).serviceName(S3).subnetIds(subnet)));
        assertRefused("InvalidParameter", "Security group IDs are only supported for Interface type VPC Endpoints.",
                () -> ec2.createVpcEndpoint(r -> r.vpcId(vpc).serviceName(S3).securityGroupIds(group)));
        assertRefused("InvalidParameter", "Private DNS is only supported for Interface type VPC Endpoints.",
                () -> ec2.createVpcEndpoint(r -> r.vpcId(vpc).serviceName(S3).privateDnsEnabled(true)));
        String id = create(S3).vpcEndpointId();
        assertRefused("InvalidParameter",
                "Subnet IDs are only supported for Interface and GatewayLoadBalancer type VPC Endpoints.",
                () -> ec2.modifyVpcEndpoint(r -> r.vpcEndpointId(id).addSubnetIds(subnet)));
    }

    @Test
    void idsAreChecked() {
        assertRefused("MissingParameter", "The request must contain the parameter vpcId",
                () -> ec2.createVpcEndpoint(r -> r.serviceName(S3)));
        assertRefused("InvalidVpcID.NotFound", "The vpc ID 'vpc-00000000000000000' does not exist",
                () -> ec2.createVpcEndpoint(r -> r.vpcId("vpc-00000000000000000").serviceName(S3)));
        assertRefused("InvalidRouteTableID.NotFound", () -> create(S3, "rtb-00000000000000000"));
        assertRefused("InvalidVpcEndpointType", () -> ec2.createVpcEndpoint(
                r -> r.vpcId(vpc).serviceName(S3).vpcEndpointType("Tunnel")));
        assertRefused("InvalidVpcEndpointId.NotFound", "The Vpc Endpoint Id 'vpce-00000000000000000' does not exist",
                () -> described("vpce-00000000000000000"));
        assertRefused("InvalidVpcEndpointId.Malformed", "Invalid Vpc Endpoint Id: 'x' (expecting 'vpce-...; the Id may "
                + "only contain lowercase alphanumeric characters and a single dash')", () -> described("x"));
        assertRefused("MissingParameter", "The request must contain the parameter vpcEndpointId",
                () -> ec2.modifyVpcEndpoint(r -> { }));
        assertRefused("MissingParameter", "The request must contain the parameter vpcEndpointIds",
                () -> ec2.deleteVpcEndpoints(r -> { }));
    }

    @Test
    void deletingSeveralDeletesThoseThatExist() {
        String id = create(S3).vpcEndpointId();
        assertThat(ec2.deleteVpcEndpoints(r -> r.vpcEndpointIds("vpce-00000000000000000", id)).unsuccessful())
                .singleElement().satisfies(item -> {
                    assertThat(item.resourceId()).isEqualTo("vpce-00000000000000000");
                    assertThat(item.error().code()).isEqualTo("InvalidVpcEndpointId.NotFound");
                });
        assertThat(ec2.describeVpcEndpoints().vpcEndpoints()).isEmpty();
    }

    @Test
    void gatewayEndpointsInARegionAreLimited() {
        cloud.quotas().set(Quota.GATEWAY_ENDPOINTS_PER_REGION, 1);
        create(S3);
        assertRefused("VpcEndpointLimitExceeded", "The maximum number of VPC endpoints has been reached.",
                () -> create(DYNAMODB));
    }

    @ParameterizedTest
    @CsvSource({
        "service-name, *.s3, 1", "vpc-endpoint-type, Gateway, 2", "vpc-endpoint-state, available, 2",
        "vpc-endpoint-state, Available, 0", "ip-address-type, ipv4, 2", "service-region, us-east-1, 2", "tag-key, x, 0",
        "vpc-id, vpc-*, 2", "vpc-endpoint-id, vpce-*, 2", "tag:Name, *, 0",
    })
    void endpointsCanBeFiltered(String name, String value, int found) {
        create(S3);
        create(DYNAMODB);
        assertThat(ec2.describeVpcEndpoints(r -> r.filters(Filter.builder().name(name).values(value).build()))
                .vpcEndpoints()).hasSize(found);
    }
}
