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
            .on("entry.ipv6-cidr", (row, region) -> entries(row, NetworkAcl.Entry::ipv6))
            .on("entry.icmp.code", (row, region) -> entries(row, entry -> icmp(entry, entry.traffic().toPort())))
            .on("entry.icmp.type", (row, region) -> entries(row, entry -> icmp(entry, entry.traffic().fromPort())))
            .on("entry.port-range.from",
                    (row, region) -> entries(row, entry -> port(entry, entry.traffic().fromPort())))
            .on("entry.port-range.to", (row, region) -> entries(row, entry -> port(entry, entry.traffic().toPort())))
            .on("entry.protocol", (row, region) -> entries(row, entry -> entry.traffic().protocolNumber()))
            .on("entry.rule-action", (row, region) -> entries(row, entry -> entry.allow() ? "allow" : "deny"))
            .on("entry.egress", (row, region) -> entries(row, NetworkAcl.Entry::egress))
            .on("entry.rule-number", (row, region) -> entries(row, NetworkAcl.Entry::ruleNumber))
            .on("network-acl-id", (row, region) -> row.id())
            .on("owner-id", (row, region) -> region.account())
            .on("vpc-id", (row, region) -> row.value().vpcId())
            .tags();

    private NetworkAclFilters() {
    }

    private static List<Object> associations(Row<NetworkAcl> row, Function<NetworkAcl.Association, Object> part) {
        return Parts.of(row.value().associations(), part);
    }

    private static Integer port(NetworkAcl.Entry entry, int port) {
        return entry.traffic().hasPorts() ? port : null;
    }

    private static Integer icmp(NetworkAcl.Entry entry, int typeOrCode) {
        return entry.traffic().isIcmp() ? typeOrCode : null;
    }

    private static List<Object> entries(Row<NetworkAcl> row, Function<NetworkAcl.Entry, Object> part) {
        return Parts.of(row.value().entries(), part);
    }
}
