package io.github.fakeec2.network;

import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.TableType;

/**
 * A carrier gateway: connects the subnets of a VPC in Wavelength Zones with a telecommunication carrier's network.
 *
 * @param stateName {@code pending}, {@code available}, {@code deleting} or {@code deleted}
 */
public record CarrierGateway(String id, String vpcId, String stateName) implements Routable {

    /** The kind of resource. */
    public static final TableType<CarrierGateway> TABLE = TableType.<CarrierGateway>of("carrier-gateway", "cagw-")
            .notFound("InvalidCarrierGatewayID.NotFound", "The carrierGateway ID '%s' does not exist",
                    "The carrierGateway IDs '%s' do not exist")
            .malformed("InvalidCarrierGatewayID.Malformed", "Invalid id: \"%s\" (expecting \"cagw-...\")");

    /** Finds the gateway of a VPC. */
    public static final TableType.Index<CarrierGateway> BY_VPC = TABLE.needs(Vpc.TABLE, CarrierGateway::vpcId);

    @Override
    public boolean serves(RegionState region, String other) {
        return vpcId.equals(other);
    }

    /** The same gateway in another state. */
    public CarrierGateway in(String state) {
        return new CarrierGateway(id, vpcId, state);
    }
}
