package io.github.fakeec2.network.firewall;

import io.github.fakeec2.network.NetworkAcl;
import io.github.fakeec2.network.Parts;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.state.Row;
import java.util.List;
import java.util.function.Function;

/** The filters of DescribeNetworkAcls. */
final class NetworkAclFilters {

    static final FilterSet<NetworkAcl> ALL = FilterSet.<NetworkAcl>of("DescribeNetworkAcls")
            .on("association.association-id", (row, region) -> associations(row, NetworkAcl.Association::id))
            .on("association.network-acl-id", (row, region) -> associations(row, association -> row.id()))
            .on("association.subnet-id", (row, region) -> associations(row, NetworkAcl.Association::subnetId))
            .on("default", (row, region) -> row.value().isDefault())
            .on("entry.cidr", (row, region) -> entries(row, NetworkAcl.Entry::cidr))
            .on("entry.protocol", (row, region) -> entries(row, NetworkAcl.Entry::protocol))
            .on("entry.rule-action", (row, region) -> entries(row, entry -> entry.allow() ? "allow" : "deny"))
            .on("entry.egress", (row, region) -> entries(row, NetworkAcl.Entry::egress))
            .on("entry.rule-number", (row, region) -> entries(row, NetworkAcl.Entry::ruleNumber))
            .on("network-acl-id", (row, region) -> row.id())
            .on("owner-id", (row, region) -> region.account())
            .on("vpc-id", (row, region) -> row.value().vpcId())
            .tags()
            .notSimulated("entry.icmp.code", "entry.icmp.type", "entry.ipv6-cidr", "entry.port-range.from",
                    "entry.port-range.to");

    private NetworkAclFilters() {
    }

    private static List<Object> associations(Row<NetworkAcl> row, Function<NetworkAcl.Association, Object> part) {
        return Parts.of(row.value().associations(), part);
    }

    private static List<Object> entries(Row<NetworkAcl> row, Function<NetworkAcl.Entry, Object> part) {
        return Parts.of(row.value().entries(), part);
    }
}
