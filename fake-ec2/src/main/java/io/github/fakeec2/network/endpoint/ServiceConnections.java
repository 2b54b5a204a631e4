package io.github.fakeec2.network.endpoint;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.VpcEndpoint;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.util.Iterator;
import java.util.Map;

/** Lets the owners of endpoint services see what becomes of the endpoints that lead to their services. */
final class ServiceConnections {

    private ServiceConnections() {
    }

    /** Begins the connection of a new endpoint; AWS's own services have none. */
    static void begin(Call call, VpcEndpoint endpoint, ServiceOffer service) {
        if (service.isOfAws()) {
            return;
        }
        Call owner = call.in(service.owner(), call.region().name());
        owner.table(EndpointConnection.TABLE).insert(new EndpointConnection(owner.nextId(EndpointConnection.TABLE),
                service.id(), endpoint, call.account()), Map.of());
    }

    /** Writes an endpoint that has changed, and its connection. */
    static void update(Call call, VpcEndpoint endpoint) {
        call.table(VpcEndpoint.TABLE).update(endpoint);
        Table<EndpointConnection> table = tableOf(call, endpoint);
        Row<EndpointConnection> row = table == null ? null : find(table, endpoint.id());
        if (row != null) {
            table.update(row.value().of(endpoint));
        }
    }

    /** Takes an endpoint away, and its connection. */
    static void delete(Call call, VpcEndpoint endpoint) {
        call.table(VpcEndpoint.TABLE).delete(endpoint.id());
        Table<EndpointConnection> table = tableOf(call, endpoint);
        Row<EndpointConnection> row = table == null ? null : find(table, endpoint.id());
        if (row != null) {
            table.delete(row.id());
        }
    }

    /** The connection of an endpoint, or null. */
    static Row<EndpointConnection> find(Table<EndpointConnection> table, String endpointId) {
        Iterator<Row<EndpointConnection>> found = table.by(EndpointConnection.BY_ENDPOINT, endpointId).iterator();
        return found.hasNext() ? found.next() : null;
    }

    /** Where the connections of the endpoint's service are; null for a service of AWS's, and for one that is gone. */
    private static Table<EndpointConnection> tableOf(Call call, VpcEndpoint endpoint) {
        String id = endpoint.serviceName().substring(endpoint.serviceName().lastIndexOf('.') + 1);
        Call owner = id.startsWith(EndpointService.TABLE.prefix()) ? call.whereIs(EndpointService.TABLE, id) : null;
        return owner == null ? null : owner.table(EndpointConnection.TABLE);
    }
}
