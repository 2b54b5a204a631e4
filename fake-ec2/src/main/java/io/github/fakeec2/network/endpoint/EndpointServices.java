package io.github.fakeec2.network.endpoint;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.query.Required;

/** Finds the endpoint services that requests of their owners name. */
final class EndpointServices {

    private EndpointServices() {
    }

    /**
     * The service of the caller's with the id.
     *
     * @throws AwsError {@code MissingParameter}, {@code InvalidVpcEndpointServiceId.NotFound}, {@code
     *     InvalidVpcEndpointServiceIdId.Malformed}
     */
    static EndpointService get(Call call, String id) {
        return call.table(EndpointService.TABLE).get(Required.text("serviceId", id)).value();
    }
}
