package io.github.fakeec2.network.endpoint;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.RouteTable;
import io.github.fakeec2.network.RouteTables;
import io.github.fakeec2.network.VpcEndpoint;
import io.github.fakeec2.network.VpcEndpoint.Type;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.time.Delay;

/** From state to state (PrivateLink guide, "Access AWS services", section "Endpoint states"). */
final class EndpointLife {

    static final String PENDING = "pending";
    static final String DELETING = "deleting";
    static final String REJECTED = "rejected";

    private EndpointLife() {
    }

    /** Lets a pending endpoint become available in a while. */
    static void becomeAvailable(Call call, String id) {
        call.begin(Delay.VPC_ENDPOINT_STEP, "VPC endpoint " + id + " becomes available", later -> {
            Row<VpcEndpoint> row = later.table(VpcEndpoint.TABLE).find(id);
            if (row != null && row.value().stateName().equals(PENDING)) {
                ServiceConnections.update(later, row.value().in(VpcEndpoint.AVAILABLE));
            }
        });
    }

    /**
     * Deletes an endpoint: one with interfaces in a while, a gateway endpoint at once, and its routes with it.
     *
     * @throws AwsError {@code InvalidParameter} for a Gateway Load Balancer endpoint that routes lead to
     */
    static void delete(Call call, VpcEndpoint endpoint) {
        if (endpoint.type() == Type.GATEWAY) {
            RouteTables.removeAllTo(call, endpoint.id());
            ServiceConnections.delete(call, endpoint);
            return;
        }
        if (!call.table(RouteTable.TABLE).by(RouteTable.BY_TARGET, endpoint.id()).isEmpty()) {
            throw AwsError.of("InvalidParameter", "Endpoint must be removed from route table before deletion")
                    .withHint("routes lead to " + endpoint.id() + " in " + call.table(RouteTable.TABLE)
                            .by(RouteTable.BY_TARGET, endpoint.id()).stream().map(Row::id).toList());
        }
        if (endpoint.stateName().equals(DELETING)) {
            return;
        }
        ServiceConnections.update(call, endpoint.in(DELETING));
        call.begin(Delay.VPC_ENDPOINT_STEP, "VPC endpoint " + endpoint.id() + " is deleted", later -> {
            Row<VpcEndpoint> row = later.table(VpcEndpoint.TABLE).find(endpoint.id());
            if (row != null && row.value().stateName().equals(DELETING)) {
                EndpointInterfaces.remove(later, row.value().placements());
                ServiceConnections.delete(later, row.value());
            }
        });
    }
}
