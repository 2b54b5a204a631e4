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
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

class RouteTableTest {

    private static final String ABSENT = "rtb-0123456789abcdef0";

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();
    private final String vpcId = ec2.describeVpcs().vpcs().get(0).vpcId();

    @AfterEach
    void close() {
        cloud.close();
    }

    private String create() {
        return ec2.createRouteTable(r -> r.vpcId(vpcId)).routeTable().routeTableId();
    }

    private RouteTable table(String id) {
        return ec2.describeRouteTables(r -> r.routeTableIds(id)).routeTables().get(0);
    }

    private RouteTable main() {
        return found("association.main", "true").get(0);
    }

    private List<RouteTable> found(String filter, String value) {
        return ec2.describeRouteTables(r -> r.filters(Filter.builder().name(filter).values(value).build()))
                .routeTables();
    }

    private String subnet(int number) {
        return ec2.describeSubnets().subnets().get(number).subnetId();
    }

    private String gateway() {
        return ec2.describeInternetGateways().internetGateways().get(0).internetGatewayId();
    }

    private String associate(String tableId, String subnetId) {
        return ec2.associateRouteTable(r -> r.routeTableId(tableId).subnetId(subnetId)).associationId();
    }

    @Test
    void aNewTableKnowsTheWayInsideItsVpcAndNothingElse() {
        var tags = TagSpecification.builder().resourceType(ResourceType.ROUTE_TABLE)
                .tags(Tag.builder().key("Name").value("private").build()).build();

        RouteTable made = ec2.createRouteTable(r -> r.vpcId(vpcId).tagSpecifications(tags)).routeTable();

        assertThat(made).isEqualTo(table(made.routeTableId()));
        assertThat(made.vpcId()).isEqualTo(vpcId);
        assertThat(made.ownerId()).isEqualTo(ec2.describeVpcs().vpcs().get(0).ownerId());
        assertThat(made.tags()).extracting(Tag::value).containsExactly("private");
        assertThat(made.associations()).isEmpty();
        assertThat(made.propagatingVgws()).isEmpty();
        assertThat(made.routes()).containsExactly(Route.builder().destinationCidrBlock("172.31.0.0/16")
                .gatewayId("local").origin("CreateRouteTable").state("active").build());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "null | MissingParameter      | The request must contain the parameter vpcId",
        "''   | MissingParameter      | The request must contain the parameter vpcId",
        "vpc-0123456789abcdef0 | InvalidVpcID.NotFound | The vpc ID 'vpc-0123456789abcdef0' does not exist",
        "vpc  | InvalidVpcID.Malformed | Invalid id: \"vpc\" (expecting \"vpc-...\")",
    })
    void aTableIsMadeInAVpc(String vpc, String code, String message) {
        assertRefused(code, message, () -> ec2.createRouteTable(r -> r.vpcId(vpc)));
    }

    @Test
    void aVpcHasSoManyTablesAtTheMost() {
        cloud.quotas().set(Quota.ROUTE_TABLES_PER_VPC, 2);
        create();
        assertRefused("RouteTableLimitExceeded", "The maximum number of route tables has been reached.", this::create);
    }

    @Test
    void aTableThatIsUsedCannotBeDeleted() {
        String tableId = create();
        String associationId = associate(tableId, subnet(0));
        String message = "The routeTable '" + tableId + "' has dependencies and cannot be deleted.";
        assertRefused("DependencyViolation", message, () -> ec2.deleteRouteTable(r -> r.routeTableId(tableId)));

        ec2.disassociateRouteTable(r -> r.associationId(associationId));
        ec2.deleteRouteTable(r -> r.routeTableId(tableId));

        assertRefused("InvalidRouteTableID.NotFound", "The routeTable ID '" + tableId + "' does not exist",
                () -> ec2.deleteRouteTable(r -> r.routeTableId(tableId)));
    }

    @Test
    void theMainTableCannotBeDeleted() {
        String id = main().routeTableId();
        assertRefused("DependencyViolation", "The routeTable '" + id + "' has dependencies and cannot be deleted.",
                () -> ec2.deleteRouteTable(r -> r.routeTableId(id)));
    }

    @Test
    void aSubnetHasOneTable() {
        String first = create();
        String second = create();
        var answer = ec2.associateRouteTable(r -> r.routeTableId(first).subnetId(subnet(0)));
        assertThat(answer.associationState().stateAsString()).isEqualTo("associated");
        assertThat(table(first).associations()).containsExactly(RouteTableAssociation.builder()
                .routeTableAssociationId(answer.associationId()).routeTableId(first).subnetId(subnet(0)).main(false)
                .associationState(answer.associationState()).build());

        assertThat(associate(first, subnet(0))).isEqualTo(answer.associationId());
        assertRefused("Resource.AlreadyAssociated", "the specified association for route table " + second
                + " conflicts with an existing association", () -> associate(second, subnet(0)));
        assertThat(associate(first, subnet(1))).isNotEqualTo(answer.associationId());
    }

    @Test
    void anAssociationCanMoveToAnotherTable() {
        String first = create();
        String second = create();
        String associationId = associate(first, subnet(0));

        var answer = ec2.replaceRouteTableAssociation(r -> r.associationId(associationId).routeTableId(second));

        assertThat(answer.newAssociationId()).isNotEqualTo(associationId);
        assertThat(table(first).associations()).isEmpty();
        assertThat(found("association.route-table-association-id", answer.newAssociationId()))
                .extracting(RouteTable::routeTableId).containsExactly(second);
        assertRefused("InvalidAssociationID.NotFound", "The association ID '" + associationId + "' does not exist",
                () -> ec2.disassociateRouteTable(r -> r.associationId(associationId)));
    }

    @Test
    void anotherTableCanBecomeTheMainOne() {
        RouteTable before = main();
        String associationId = before.associations().get(0).routeTableAssociationId();
        String tableId = create();
        assertRefused("InvalidParameterValue",
                "cannot disassociate the main route table association " + associationId,
                () -> ec2.disassociateRouteTable(r -> r.associationId(associationId)));

        ec2.replaceRouteTableAssociation(r -> r.associationId(associationId).routeTableId(tableId));

        assertThat(main().routeTableId()).isEqualTo(tableId);
        ec2.deleteRouteTable(r -> r.routeTableId(before.routeTableId()));
        assertThat(ec2.describeRouteTables().routeTables()).extracting(RouteTable::routeTableId)
                .containsExactly(tableId);
    }

    @Test
    void anAssociationThatMovesNowhereStays() {
        String associationId = main().associations().get(0).routeTableAssociationId();
        assertThat(ec2.replaceRouteTableAssociation(
                r -> r.associationId(associationId).routeTableId(main().routeTableId())).newAssociationId())
                .isEqualTo(associationId);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "null | null | null | MissingParameter | The request must contain the parameter routeTableId",
        "own  | null | null | MissingParameter | Either 'subnetId' or 'gatewayId' should be provided.",
        "own  | ''   | ''   | MissingParameter | Either 'subnetId' or 'gatewayId' should be provided.",
        "own  | subnet-0123456789abcdef0 | igw-0123456789abcdef0 | InvalidParameterCombination "
                + "| The parameter gatewayId cannot be used with the parameter subnetId",
        "own  | subnet-0123456789abcdef0 | null | InvalidSubnetID.NotFound "
                + "| The subnet ID 'subnet-0123456789abcdef0' does not exist",
        "own  | null | igw-0123456789abcdef0 | InvalidGatewayID.NotFound "
                + "| The gateway ID 'igw-0123456789abcdef0' does not exist",
        "own  | null | nat-0123456789abcdef0 | InvalidGatewayID.NotFound "
                + "| The gateway ID 'nat-0123456789abcdef0' does not exist",
        "rtb-0123456789abcdef0 | subnet-0123456789abcdef0 | null | InvalidRouteTableID.NotFound "
                + "| The routeTable ID 'rtb-0123456789abcdef0' does not exist",
        "rtb | subnet-0123456789abcdef0 | null | InvalidRouteTableId.Malformed "
                + "| Invalid id: \"rtb\" (expecting \"rtb-...\")",
    })
    void anAssociationIsOfATableAndEitherASubnetOrAGateway(String tableId, String subnetId, String gatewayId,
            String code, String message) {
        String id = "own".equals(tableId) ? main().routeTableId() : tableId;
        assertRefused(code, message,
                () -> ec2.associateRouteTable(r -> r.routeTableId(id).subnetId(subnetId).gatewayId(gatewayId)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "null | rtb-0123456789abcdef0 | MissingParameter | The request must contain the parameter associationId",
        "main | null | MissingParameter | The request must contain the parameter routeTableId",
        "rtbassoc-0 | rtb-0123456789abcdef0 | InvalidAssociationID.NotFound "
                + "| The association ID 'rtbassoc-0' does not exist",
        "main | rtb-0123456789abcdef0 | InvalidRouteTableID.NotFound "
                + "| The routeTable ID 'rtb-0123456789abcdef0' does not exist",
    })
    void anAssociationMovesFromWhereItIsToATableThatExists(String associationId, String tableId, String code,
            String message) {
        String id = "main".equals(associationId)
                ? main().associations().get(0).routeTableAssociationId() : associationId;
        assertRefused(code, message,
                () -> ec2.replaceRouteTableAssociation(r -> r.associationId(id).routeTableId(tableId)));
    }

    @Test
    void aGatewayHasATableForWhatComesIn() {
        String tableId = create();
        String associationId =
                ec2.associateRouteTable(r -> r.routeTableId(tableId).gatewayId(gateway())).associationId();
        assertThat(found("association.gateway-id", gateway())).extracting(RouteTable::routeTableId)
                .containsExactly(tableId);
        assertThat(table(tableId).associations().get(0).main()).isFalse();

        String other = create();
        assertRefused("Resource.AlreadyAssociated", "the specified association for route table " + other
                + " conflicts with an existing association",
                () -> ec2.associateRouteTable(r -> r.routeTableId(other).gatewayId(gateway())));
        ec2.replaceRouteTableAssociation(r -> r.associationId(associationId).routeTableId(other));
        assertThat(found("association.gateway-id", gateway())).extracting(RouteTable::routeTableId)
                .containsExactly(other);

        ec2.detachInternetGateway(r -> r.internetGatewayId(gateway()).vpcId(vpcId));
        assertThat(table(other).associations()).isEmpty();
    }

    @Test
    void theTableOfAGatewayRoutesToTheVpcAlone() {
        assertRefused("InvalidParameterValue",
                () -> ec2.associateRouteTable(r -> r.routeTableId(main().routeTableId()).gatewayId(gateway())));
        String tableId = create();
        ec2.associateRouteTable(r -> r.routeTableId(tableId).gatewayId(gateway()));
        assertRefused("InvalidParameterValue", () -> ec2.createRoute(
                r -> r.routeTableId(tableId).destinationCidrBlock("0.0.0.0/0").gatewayId(gateway())));
    }

    @Test
    void tablesAreFoundByWhatTheyAreFor() {
        String tableId = create();
        String associationId = associate(tableId, subnet(2));
        assertThat(found("association.subnet-id", subnet(2))).extracting(RouteTable::routeTableId)
                .containsExactly(tableId);
        assertThat(found("association.route-table-id", tableId)).hasSize(1);
        assertThat(found("association.route-table-association-id", associationId)).hasSize(1);
        assertThat(found("association.main", "false")).extracting(RouteTable::routeTableId).containsExactly(tableId);
        assertThat(found("vpc-id", vpcId)).hasSize(2);
        assertThat(found("owner-id", "nobody")).isEmpty();
        assertThat(found("route-table-id", ABSENT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"4, greater than or equal to 5", "101, smaller than or equal to 100"})
    void aPageHasFiveToAHundredTables(int size, String bound) {
        assertRefused("InvalidParameterValue", "Value ( " + size
                        + " ) for parameter MaxResults is invalid. Expecting a value " + bound + ".",
                () -> ec2.describeRouteTables(r -> r.maxResults(size)));
    }
}
