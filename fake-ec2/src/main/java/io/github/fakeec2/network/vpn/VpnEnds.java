package io.github.fakeec2.network.vpn;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.CustomerGateway;
import io.github.fakeec2.network.VpnGateway;
import io.github.fakeec2.state.Ids;
import io.github.fakeec2.state.Row;

/** The gateways that requests name: what is deleted can still be seen for a while, but not be used. */
final class VpnEnds {

    private VpnEnds() {
    }

    /**
     * A customer gateway that can be used.
     *
     * @throws AwsError {@code InvalidCustomerGatewayID.NotFound}, {@code InvalidCustomerGatewayState}
     */
    static CustomerGateway customerGateway(Call call, String id) {
        CustomerGateway gateway = call.table(CustomerGateway.TABLE).get(id).value();
        if (!gateway.isAvailable()) {
            throw AwsError.of("InvalidCustomerGatewayState",
                    "The customer gateway '" + id + "' is not in an available state.");
        }
        return gateway;
    }

    /**
     * A virtual private gateway that can be used.
     *
     * @throws AwsError {@code InvalidVpnGatewayID.NotFound}, {@code InvalidVpnGatewayState}
     */
    static VpnGateway vpnGateway(Call call, String id) {
        VpnGateway gateway = call.table(VpnGateway.TABLE).get(id).value();
        if (!gateway.isAvailable()) {
            throw AwsError.of("InvalidVpnGatewayState",
                    "The virtual private gateway '" + id + "' is not in an available state.");
        }
        return gateway;
    }

    /**
     * The id of a transit gateway that can be used.
     *
     * @throws AwsError {@code InvalidTransitGatewayID.Malformed}, {@code InvalidTransitGatewayID.NotFound}, {@code
     *     IncorrectState}
     */
    static String transitGateway(Call call, String id) {
        if (!Ids.isWellFormed(id, "tgw-")) {
            throw AwsError.of("InvalidTransitGatewayID.Malformed",
                    "Invalid id: \"" + (id.length() <= 255 ? id : id.substring(0, 255)) + "\" (expecting \"tgw-...\")");
        }
        Row<?> row = call.region().find(id);
        if (row == null) {
            throw AwsError.of("InvalidTransitGatewayID.NotFound",
                    "Transit Gateway " + id + " was deleted or does not exist.");
        }
        if (!row.value().stateName().equals("available")) {
            throw AwsError.of("IncorrectState", id + " is in invalid state");
        }
        return id;
    }
}
