package io.github.fakeec2.network.routing;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.RouteTarget;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.util.Map;

/** Looks up what routes lead to, kinds of other rooms included, by the ids alone. */
final class RouteTargetLookup {

    /** Code and text for what does not exist, as the operations on routes have them. */
    private enum Absence {
        GATEWAY("InvalidGatewayID.NotFound", "The gateway ID '%s' does not exist"),
        NAT_GATEWAY("InvalidNatGatewayID.NotFound", "The natGateway ID '%s' does not exist"),
        EGRESS_ONLY("InvalidGatewayID.NotFound", "The eigw ID '%s' does not exist"),
        CARRIER("InvalidCarrierGatewayID.NotFound", "The carrierGateway ID '%s' does not exist"),
        PEERING("InvalidVpcPeeringConnectionID.NotFound", "The vpcPeeringConnection ID '%s' does not exist"),
        TRANSIT("InvalidTransitGatewayID.NotFound", "The transitGateway ID '%s' does not exist."),
        ENDPOINT("InvalidVpcEndpointId.NotFound", "The Vpc Endpoint Id '%s' does not exist");

        private final String code;
        private final String message;

        Absence(String code, String message) {
            this.code = code;
            this.message = message;
        }

        AwsError of(String id) {
            return AwsError.of(code, message.replace("%s", id));
        }
    }

    private record Kind(String prefix, Absence absence) {
    }

    private static final Map<RouteTarget.Kind, Kind> KINDS = Map.of(
            RouteTarget.Kind.INTERNET_GATEWAY, new Kind("igw-", Absence.GATEWAY),
            RouteTarget.Kind.VPN_GATEWAY, new Kind("vgw-", Absence.GATEWAY),
            RouteTarget.Kind.NAT_GATEWAY, new Kind("nat-", Absence.NAT_GATEWAY),
            RouteTarget.Kind.EGRESS_ONLY_INTERNET_GATEWAY, new Kind("eigw-", Absence.EGRESS_ONLY),
            RouteTarget.Kind.CARRIER_GATEWAY, new Kind("cagw-", Absence.CARRIER),
            RouteTarget.Kind.VPC_PEERING_CONNECTION, new Kind("pcx-", Absence.PEERING),
            RouteTarget.Kind.TRANSIT_GATEWAY, new Kind("tgw-", Absence.TRANSIT),
            RouteTarget.Kind.VPC_ENDPOINT, new Kind("vpce-", Absence.ENDPOINT));

    private final Call call;

    RouteTargetLookup(Call call) {
        this.call = call;
    }

    /**
     * An internet gateway or virtual private gateway.
     *
     * @throws AwsError {@code InvalidGatewayID.NotFound}
     */
    RouteTarget gateway(String id) {
        var kind = id.startsWith("vgw-") ? RouteTarget.Kind.VPN_GATEWAY : RouteTarget.Kind.INTERNET_GATEWAY;
        find(kind, id);
        return new RouteTarget(kind, id);
    }

    /**
     * The resource with the id, which is of the kind and not at its end.
     *
     * @throws AwsError the kind's NotFound error
     */
    Row<?> find(RouteTarget.Kind kind, String id) {
        Kind facts = KINDS.get(kind);
        Row<?> row = id.startsWith(facts.prefix()) ? visible(id) : null;
        if (row == null) {
            throw facts.absence().of(id);
        }
        if (RouteTargets.isGone(row)) {
            throw facts.absence().of(id).withHint(id + " is " + row.value().stateName());
        }
        return row;
    }

    /** The error for a target that has nothing to do with the route table's VPC, where that looks like absence. */
    AwsError absent(RouteTarget target) {
        return KINDS.get(target.kind()).absence().of(target.id());
    }

    private Row<?> visible(String id) {
        for (Table<?> table : call.region().tables()) {
            if (!table.type().prefix().isEmpty() && id.startsWith(table.type().prefix())) {
                Row<?> row = visible(table, id);
                if (row != null) {
                    return row;
                }
            }
        }
        return null;
    }

    private static <T extends Resource> Row<T> visible(Table<T> table, String id) {
        Row<T> row = table.find(id);
        return row != null && table.isVisible(row) ? row : null;
    }
}
