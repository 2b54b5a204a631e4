package io.github.fakeec2.network.routing;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.RouteTable;
import io.github.fakeec2.network.RouteTable.Association;
import io.github.fakeec2.network.RouteTables;
import io.github.fakeec2.network.RouteTarget;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.state.Ids;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteTableAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteTableAssociationResponse;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociationState;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociationStateCode;

/** What route tables are for: subnets, gateways, and the rest of the VPC. */
@Simulates(family = "Route tables")
final class RouteTableAssociationApi {

    private static final SimulatedMembers ASSOCIATE =
            SimulatedMembers.of("AssociateRouteTable", "", "DryRun", "GatewayId", "RouteTableId", "SubnetId");
    private static final RouteTableAssociationState ASSOCIATED =
            RouteTableAssociationState.builder().state(RouteTableAssociationStateCode.ASSOCIATED).build();

    private final Call call;
    private final Table<RouteTable> tables;

    RouteTableAssociationApi(Call call) {
        this.call = call;
        this.tables = call.table(RouteTable.TABLE);
    }

    AssociateRouteTableResponse associateRouteTable(AssociateRouteTableRequest request) {
        ASSOCIATE.requireNoOther(request);
        String tableId = Required.text("routeTableId", request.routeTableId());
        boolean withSubnet = Required.isGiven(request.subnetId());
        boolean withGateway = Required.isGiven(request.gatewayId());
        if (withSubnet && withGateway) {
            throw AwsError.of("InvalidParameterCombination",
                    "The parameter gatewayId cannot be used with the parameter subnetId");
        }
        if (!withSubnet && !withGateway) {
            throw AwsError.of("MissingParameter", "Either 'subnetId' or 'gatewayId' should be provided.");
        }
        RouteTable table = tables.get(tableId).value();
        return AssociateRouteTableResponse.builder()
                .associationId(withSubnet
                        ? withSubnet(table, request.subnetId()) : withGateway(table, request.gatewayId()))
                .associationState(ASSOCIATED)
                .build();
    }

    private String withSubnet(RouteTable table, String subnetId) {
        Subnet subnet = call.table(Subnet.TABLE).get(subnetId).value();
        if (!subnet.vpcId().equals(table.vpcId())) {
            throw differentNetworks(table, "subnet " + subnetId);
        }
        for (Row<RouteTable> other : tables.by(RouteTable.BY_SUBNET, subnetId)) {
            return same(table, other, subnetId);
        }
        return add(table, new Association(newId(), subnetId, null));
    }

    private String withGateway(RouteTable table, String gatewayId) {
        RouteTarget gateway = new RouteTargetLookup(call).gateway(gatewayId);
        if (!RouteTargets.serves(call.region(), call.region().find(gatewayId), table.vpcId())) {
            throw differentNetworks(table, "network gateway " + gateway.id());
        }
        Row<RouteTable> other = RouteTables.ofGateway(call.region(), gatewayId);
        if (other != null) {
            return same(table, other, gatewayId);
        }
        GatewayRouteRules.requireFit(call, table);
        return add(table, new Association(newId(), null, gatewayId));
    }

    /** The association that there is, if it is the one that is asked for. */
    private static String same(RouteTable table, Row<RouteTable> other, String associatedId) {
        for (Association association : other.value().associations()) {
            boolean found = associatedId.equals(association.subnetId()) || associatedId.equals(association.gatewayId());
            if (found && other.id().equals(table.id())) {
                return association.id();
            }
        }
        throw AwsError.of("Resource.AlreadyAssociated", "the specified association for route table " + table.id()
                + " conflicts with an existing association").withHint(associatedId + " has " + other.id());
    }

    DisassociateRouteTableResponse disassociateRouteTable(DisassociateRouteTableRequest request) {
        String id = Required.text("associationId", request.associationId());
        RouteTable table = withAssociation(id);
        if (association(table, id).isMain()) {
            throw AwsError.of("InvalidParameterValue", "cannot disassociate the main route table association " + id);
        }
        drop(table, id);
        return DisassociateRouteTableResponse.builder().build();
    }

    ReplaceRouteTableAssociationResponse replaceRouteTableAssociation(ReplaceRouteTableAssociationRequest request) {
        String id = Required.text("associationId", request.associationId());
        String tableId = Required.text("routeTableId", request.routeTableId());
        RouteTable before = withAssociation(id);
        RouteTable after = tables.get(tableId).value();
        if (!after.vpcId().equals(before.vpcId())) {
            throw differentNetworks(after, "route table " + before.id());
        }
        Association old = association(before, id);
        String newId = before.id().equals(tableId) ? id : moved(old, before, after);
        return ReplaceRouteTableAssociationResponse.builder()
                .newAssociationId(newId)
                .associationState(ASSOCIATED)
                .build();
    }

    private String moved(Association old, RouteTable before, RouteTable after) {
        if (old.gatewayId() != null) {
            GatewayRouteRules.requireFit(call, after);
        }
        drop(before, old.id());
        return add(after, new Association(newId(), old.subnetId(), old.gatewayId()));
    }

    private String newId() {
        return Ids.next("rtbassoc-", call.region().random());
    }

    private String add(RouteTable table, Association association) {
        List<Association> more = new ArrayList<>(table.associations());
        more.add(association);
        tables.update(table.withAssociations(more));
        return association.id();
    }

    private void drop(RouteTable table, String id) {
        List<Association> left = new ArrayList<>(table.associations());
        left.removeIf(association -> association.id().equals(id));
        tables.update(table.withAssociations(left));
    }

    private RouteTable withAssociation(String id) {
        for (Row<RouteTable> row : tables.by(RouteTable.BY_ASSOCIATION, id)) {
            return row.value();
        }
        throw AwsError.of("InvalidAssociationID.NotFound", "The association ID '" + id + "' does not exist");
    }

    private static Association association(RouteTable table, String id) {
        return table.associations().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    private static AwsError differentNetworks(RouteTable table, String other) {
        return AwsError.of("InvalidParameterValue",
                "route table " + table.id() + " and " + other + " belong to different networks");
    }
}
