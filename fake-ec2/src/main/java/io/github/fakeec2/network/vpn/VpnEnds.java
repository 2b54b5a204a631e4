package io.github.fakeec2.network.vpn;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.CustomerGateway;
import io.github.fakeec2.network.VpnGateway;

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
}
