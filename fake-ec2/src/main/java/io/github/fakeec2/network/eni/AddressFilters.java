package io.github.fakeec2.network.eni;

import io.github.fakeec2.network.ElasticIp;
import io.github.fakeec2.network.ElasticIp.Association;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.state.Row;
import java.util.function.Function;

/** The filters of DescribeAddresses. */
final class AddressFilters {

    static final FilterSet<ElasticIp> ALL = FilterSet.<ElasticIp>of("DescribeAddresses")
            .on("allocation-id", (row, region) -> row.id())
            .on("association-id", (row, region) -> associated(row, Association::id))
            .on("domain", (row, region) -> "vpc") // documented for years, and still sent
            .on("instance-id", (row, region) -> AddressView.instanceOf(row.value(), region))
            .on("network-border-group", (row, region) -> row.value().borderGroup())
            .on("network-interface-id", (row, region) -> associated(row, Association::networkInterfaceId))
            .on("network-interface-owner-id", (row, region) -> associated(row, association -> region.account()))
            .on("private-ip-address", (row, region) -> associated(row, Association::privateIp))
            .on("public-ip", (row, region) -> row.value().publicIp())
            .tags();

    private AddressFilters() {
    }

    private static Object associated(Row<ElasticIp> row, Function<Association, Object> part) {
        return row.value().isAssociated() ? part.apply(row.value().association()) : null;
    }
}
