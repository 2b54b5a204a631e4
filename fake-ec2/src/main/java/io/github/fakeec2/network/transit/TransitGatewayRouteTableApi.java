package io.github.fakeec2.network.transit;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Row;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayRouteTablesResponse;

/** Makes, lists and deletes the route tables of transit gateways. */
@Simulates(family = "Transit gateway route tables")
final class TransitGatewayRouteTableApi {

    private static final Listing<TransitGatewayRouteTable> LISTING = new Listing<>(TransitGatewayRouteTable.TABLE,
            () -> TransitGatewayFilters.ROUTE_TABLES, PageRules.upperCase("TransitGatewayRouteTableIds", 5, 1000));

    private final Call call;

    TransitGatewayRouteTableApi(Call call) {
        this.call = call;
    }

    CreateTransitGatewayRouteTableResponse createTransitGatewayRouteTable(
            CreateTransitGatewayRouteTableRequest request) {
        Map<String, String> tags =
                TagRules.onCreate(request.tagSpecifications(), TransitGatewayRouteTable.TABLE.resourceType());
        TransitGateway gateway = Requests.available(call, TransitGateway.TABLE, request.transitGatewayId(),
                "TransitGatewayId").value();
        Row<TransitGatewayRouteTable> row = RouteTableLife.begin(call, gateway.id(), tags);
        return CreateTransitGatewayRouteTableResponse.builder()
                .transitGatewayRouteTable(TransitGatewayView.ofTable(row, call.region())).build();
    }

    DescribeTransitGatewayRouteTablesResponse describeTransitGatewayRouteTables(
            DescribeTransitGatewayRouteTablesRequest request) {
        Page<TransitGatewayRouteTable> page = LISTING.page(call.region(), request.transitGatewayRouteTableIds(),
                request.filters(), request.maxResults(), request.nextToken());
        return DescribeTransitGatewayRouteTablesResponse.builder()
                .transitGatewayRouteTables(page.map(row -> TransitGatewayView.ofTable(row, call.region())))
                .nextToken(page.nextToken())
                .build();
    }

    DeleteTransitGatewayRouteTableResponse deleteTransitGatewayRouteTable(
            DeleteTransitGatewayRouteTableRequest request) {
        TransitGatewayRouteTable table = Requests.available(call, TransitGatewayRouteTable.TABLE,
                request.transitGatewayRouteTableId(), "TransitGatewayRouteTableId").value();
        if (TransitGatewayView.isDefaultAssociation(table, call.region())
                || TransitGatewayView.isDefaultPropagation(table, call.region())) {
            throw AwsError.of("IncorrectState", "Cannot delete a default route table: " + table.id() + ".");
        }
        List<String> associated = call.table(TransitGatewayLink.ASSOCIATIONS)
                .by(TransitGatewayLink.ASSOCIATIONS_BY_TABLE, table.id()).stream()
                .map(row -> row.value().attachmentId()).toList();
        if (!associated.isEmpty()) {
            throw AwsError.of("IncorrectState", table.id() + " has non-deleted associations: "
                    + String.join(", ", associated) + ".");
        }
        return DeleteTransitGatewayRouteTableResponse.builder().transitGatewayRouteTable(
                TransitGatewayView.ofTable(RouteTableLife.end(call, table.id()), call.region())).build();
    }
}
