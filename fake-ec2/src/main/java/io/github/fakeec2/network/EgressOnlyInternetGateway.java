package io.github.fakeec2.network;

import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.TableType;

/** An egress-only internet gateway: lets IPv6 connections out of its VPC, and none in. */
public record EgressOnlyInternetGateway(String id, String vpcId) implements Routable {

    /** The kind of resource. */
    public static final TableType<EgressOnlyInternetGateway> TABLE =
            TableType.<EgressOnlyInternetGateway>of("egress-only-internet-gateway", "eigw-")
                    .notFound("InvalidGatewayID.NotFound", "The eigw ID '%s' does not exist",
                            "The eigw IDs '%s' do not exist")
                    .malformed("InvalidEgressOnlyInternetGatewayId.Malformed",
                            "Invalid id: \"%s\" (expecting \"eigw-...\")");

    /** Finds the gateway of a VPC. */
    public static final TableType.Index<EgressOnlyInternetGateway> BY_VPC =
            TABLE.needs(Vpc.TABLE, EgressOnlyInternetGateway::vpcId);

    @Override
    public boolean serves(RegionState region, String other) {
        return vpcId.equals(other);
    }
}
