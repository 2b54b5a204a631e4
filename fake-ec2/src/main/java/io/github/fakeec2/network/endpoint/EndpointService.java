package io.github.fakeec2.network.endpoint;

import io.github.fakeec2.network.VpcEndpoint;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import java.util.List;

/**
 * An endpoint service of an account: load balancers that others reach through endpoints in their own VPCs.
 *
 * @param type {@code INTERFACE} in front of Network Load Balancers, {@code GATEWAY_LOAD_BALANCER} of the others
 * @param loadBalancerArns its load balancers, all of the kind that the type says
 * @param acceptanceRequired whether the owner must accept each connection
 * @param ipAddressTypes {@code ipv4}, {@code ipv6} or both
 * @param privateDns the owner's own name for it, or null
 * @param ownerPays whether the owner pays for the endpoints: the payer responsibility {@code ServiceOwner}
 */
record EndpointService(String id, VpcEndpoint.Type type, List<String> loadBalancerArns, boolean acceptanceRequired,
        List<String> ipAddressTypes, PrivateDns privateDns, boolean ownerPays) implements Resource {

    static final TableType<EndpointService> TABLE = TableType.<EndpointService>of("vpc-endpoint-service", "vpce-svc-")
            .notFound("InvalidVpcEndpointServiceId.NotFound", "The VpcEndpointService Id '%s' does not exist",
                    "The VpcEndpointService Ids '%s' do not exist")
            .malformed("InvalidVpcEndpointServiceIdId.Malformed", "Invalid VpcEndpointService Id: '%s' (expecting "
                    + "'vpce-svc-...; the Id may only contain lowercase alphanumeric characters and dashes')");

    /**
     * A private DNS name of a service (PrivateLink guide, "Manage DNS names for VPC endpoint services").
     *
     * @param state {@code pendingVerification} or {@code verified}
     * @param recordName the subdomain of the TXT record that proves who owns the domain
     * @param recordValue what that record says
     */
    record PrivateDns(String name, String state, String recordName, String recordValue) {

        static final String PENDING = "pendingVerification";
        static final String VERIFIED = "verified";

        PrivateDns verified() {
            return new PrivateDns(name, VERIFIED, recordName, recordValue);
        }
    }

    @Override
    public String stateName() {
        return "Available";
    }

    /** By which consumers name it: {@code com.amazonaws.vpce.us-east-1.vpce-svc-...}. */
    String name(RegionState region) {
        return "com.amazonaws.vpce." + region.name() + "." + id;
    }

    /** The domain that the names of its endpoints are in. */
    String baseDnsName(RegionState region) {
        return id + "." + region.name() + ".vpce.amazonaws.com";
    }

    EndpointService withPrivateDns(PrivateDns other) {
        return new EndpointService(id, type, loadBalancerArns, acceptanceRequired, ipAddressTypes, other, ownerPays);
    }

    EndpointService paidByOwner() {
        return new EndpointService(id, type, loadBalancerArns, acceptanceRequired, ipAddressTypes, privateDns, true);
    }
}
