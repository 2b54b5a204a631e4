package io.github.fakeec2.network.peering;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.network.VpcPeeringConnection;
import io.github.fakeec2.query.FilterSet;

/** The filters of DescribeVpcPeeringConnections. */
final class VpcPeeringFilters {

    private VpcPeeringFilters() {
    }

    /** The filters for a call, since the ranges of a VPC may have to be looked up in another account or region. */
    static FilterSet<VpcPeeringConnection> of(Call call) {
        return FilterSet.<VpcPeeringConnection>of("DescribeVpcPeeringConnections")
                .on("accepter-vpc-info.cidr-block",
                        (row, region) -> ranges(VpcPeeringView.accepterVpc(call, row.value())))
                .on("accepter-vpc-info.owner-id", (row, region) -> row.value().accepter().account())
                .on("accepter-vpc-info.vpc-id", (row, region) -> row.value().accepter().vpcId())
                .on("expiration-time", (row, region) -> row.value().expirationTime())
                .on("requester-vpc-info.cidr-block",
                        (row, region) -> ranges(VpcPeeringView.requesterVpc(call, row.value())))
                .on("requester-vpc-info.owner-id", (row, region) -> row.value().requester().account())
                .on("requester-vpc-info.vpc-id", (row, region) -> row.value().requester().vpcId())
                .on("status-code", (row, region) -> row.value().stateName())
                .on("status-message", (row, region) -> row.value().message())
                .on("vpc-peering-connection-id", (row, region) -> row.id())
                .tags();
    }

    private static Object ranges(Vpc shown) {
        return shown == null ? null : shown.cidrs();
    }
}
