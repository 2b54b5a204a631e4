package io.github.fakeec2.network;

import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.TableType;

/**
 * An internet gateway.
 *
 * @param vpcId the VPC that it is attached to, or null
 */
public record InternetGateway(String id, String vpcId) implements Routable {

    /** The kind of resource. */
    public static final TableType<InternetGateway> TABLE = TableType.<InternetGateway>of("internet-gateway", "igw-")
            .notFound("InvalidInternetGatewayID.NotFound", "The internetGateway ID '%s' does not exist",
                    "The internetGateway IDs '%s' do not exist")
            .malformed("InvalidInternetGatewayId.Malformed", "Invalid id: \"%s\" (expecting \"igw-...\")");

    /** Finds the gateway of a VPC. */
    public static final TableType.Index<InternetGateway> BY_VPC = TABLE.needs(Vpc.TABLE, InternetGateway::vpcId);

    @Override
    public boolean serves(RegionState region, String other) {
        return other.equals(vpcId);
    }
}
