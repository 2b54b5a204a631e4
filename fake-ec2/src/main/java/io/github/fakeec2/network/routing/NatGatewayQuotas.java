package io.github.fakeec2.network.routing;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.quota.Quota;

/** How many addresses a NAT gateway may have (VPC user guide, "Amazon VPC quotas", section "Gateways"). */
final class NatGatewayQuotas {

    private NatGatewayQuotas() {
    }

    /**
     * Refuses a gateway with too many addresses.
     *
     * @throws AwsError {@code NatGatewayAddressLimitExceeded}
     */
    static void requireWithin(Call call, boolean isPublic, int addresses) {
        int quota = call.quota(isPublic ? Quota.ELASTIC_IPS_PER_NAT_GATEWAY : Quota.PRIVATE_ADDRESSES_PER_NAT_GATEWAY);
        if (addresses > quota) {
            throw AwsError.of("NatGatewayAddressLimitExceeded", "Performing this operation would exceed the limit of "
                    + quota + (isPublic ? " Elastic IP addresses" : " private IP addresses") + " per NAT gateway");
        }
    }
}
