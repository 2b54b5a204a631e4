package io.github.fakeec2.network.endpoint;

import io.github.fakeec2.network.VpcEndpoint;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;

/**
 * That an endpoint leads to an endpoint service, as the owner of the service sees it. It follows the endpoint, which
 * may be another account's: see {@link ServiceConnections}.
 *
 * @param endpoint the endpoint as it is now
 * @param endpointOwner the account that the endpoint is in
 */
record EndpointConnection(String id, String serviceId, VpcEndpoint endpoint, String endpointOwner)
        implements Resource {

    static final TableType<EndpointConnection> TABLE =
            TableType.<EndpointConnection>of("vpc-endpoint-connection", "vpce-con-")
                    .notFound("InvalidVpcEndpointConnectionId.NotFound",
                            "The VpcEndpointConnection Id '%s' does not exist")
                    .malformed("InvalidVpcEndpointConnectionId.Malformed", "Invalid VpcEndpointConnection Id: '%s'");

    static final TableType.Index<EndpointConnection> BY_SERVICE = TABLE.index(EndpointConnection::serviceId);

    static final TableType.Index<EndpointConnection> BY_ENDPOINT =
            TABLE.index(connection -> connection.endpoint().id());

    static {
        TABLE.shows(EndpointService.TABLE, EndpointConnection::serviceId);
    }

    @Override
    public String stateName() {
        return endpoint.stateName();
    }

    /** Whether it keeps the service from being deleted. */
    boolean isActive() {
        return !stateName().equals("rejected") && !stateName().equals("deleting");
    }

    EndpointConnection of(VpcEndpoint now) {
        return new EndpointConnection(id, serviceId, now, endpointOwner);
    }
}
