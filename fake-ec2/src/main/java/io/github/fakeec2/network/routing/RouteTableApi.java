package io.github.fakeec2.network.routing;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.Dependencies;
import io.github.fakeec2.network.RouteTable;
import io.github.fakeec2.network.RouteTables;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;

/** Makes, lists and deletes route tables. */
@Simulates(family = "Route tables")
final class RouteTableApi {

    private static final Listing<RouteTable> LISTING =
            new Listing<>(RouteTable.TABLE, () -> RouteTableFilters.ALL, PageRules.upperCase("RouteTableIds", 5, 100));
    private static final SimulatedMembers CREATE = SimulatedMembers.of("CreateRouteTable", "",
            "ClientToken", "DryRun", "TagSpecifications", "VpcId");

    private final Call call;

    RouteTableApi(Call call) {
        this.call = call;
    }

    CreateRouteTableResponse createRouteTable(CreateRouteTableRequest request) {
        CREATE.requireNoOther(request);
        String vpcId = Required.text("vpcId", request.vpcId());
        Map<String, String> tags = TagRules.onCreate(request.tagSpecifications(), RouteTable.TABLE.resourceType());
        Vpc vpc = call.table(Vpc.TABLE).get(vpcId).value();
        call.requireRoom(Quota.ROUTE_TABLES_PER_VPC, call.table(RouteTable.TABLE).by(RouteTable.BY_VPC, vpcId).size(),
                "RouteTableLimitExceeded", "route tables");
        Row<RouteTable> row = call.table(RouteTable.TABLE).insert(new RouteTable(call.nextId(RouteTable.TABLE), vpcId,
                RouteTables.localRoutes(vpc), List.of(), List.of()), tags);
        return CreateRouteTableResponse.builder()
                .routeTable(RouteTableView.of(row, call.region()))
                .applyMutation(NewerSdk.member("CreateRouteTableResponse.clientToken",
                        view -> view.clientToken(request.clientToken())))
                .build();
    }

    DescribeRouteTablesResponse describeRouteTables(DescribeRouteTablesRequest request) {
        Page<RouteTable> page = LISTING.page(call.region(), request.routeTableIds(), request.filters(),
                request.maxResults(), request.nextToken());
        return DescribeRouteTablesResponse.builder()
                .routeTables(page.map(row -> RouteTableView.of(row, call.region())))
                .nextToken(page.nextToken())
                .build();
    }

    DeleteRouteTableResponse deleteRouteTable(DeleteRouteTableRequest request) {
        String id = Required.text("routeTableId", request.routeTableId());
        RouteTable table = call.table(RouteTable.TABLE).get(id).value();
        if (!table.associations().isEmpty()) {
            throw AwsError.of("DependencyViolation",
                            "The routeTable '" + id + "' has dependencies and cannot be deleted.")
                    .withHint(table.isMain()
                            ? "it is the main route table of " + table.vpcId() + ", which goes with the VPC alone"
                            : "it is associated: " + table.associations());
        }
        Dependencies.requireNone(call, RouteTable.TABLE, "routeTable", id);
        call.table(RouteTable.TABLE).delete(id);
        return DeleteRouteTableResponse.builder().build();
    }
}
