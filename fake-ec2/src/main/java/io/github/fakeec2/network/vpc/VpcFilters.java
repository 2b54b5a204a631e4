package io.github.fakeec2.network.vpc;

import io.github.fakeec2.network.Parts;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.network.Vpc.CidrAssociation;
import io.github.fakeec2.network.Vpc.Ipv6Association;
import io.github.fakeec2.query.FilterSet;

/** The filters of DescribeVpcs. */
final class VpcFilters {

    static final FilterSet<Vpc> ALL = FilterSet.<Vpc>of("DescribeVpcs")
            .on("cidr", (row, region) -> row.value().cidr())
            .on("cidr-block-association.cidr-block",
                    (row, region) -> Parts.of(row.value().cidrAssociations(), CidrAssociation::cidr))
            .on("cidr-block-association.association-id",
                    (row, region) -> Parts.of(row.value().cidrAssociations(), CidrAssociation::id))
            .on("cidr-block-association.state",
                    (row, region) -> Parts.of(row.value().cidrAssociations(), CidrAssociation::state))
            .on("dhcp-options-id", (row, region) -> row.value().dhcpOptionsId())
            .on("is-default", (row, region) -> row.value().isDefault())
            .on("isDefault", (row, region) -> row.value().isDefault())
            .on("owner-id", (row, region) -> region.account())
            .on("state", (row, region) -> row.value().stateName())
            .on("vpc-id", (row, region) -> row.id())
            .on("ipv6-cidr-block-association.ipv6-cidr-block",
                    (row, region) -> Parts.of(row.value().ipv6Associations(), VpcView::text))
            .on("ipv6-cidr-block-association.ipv6-pool",
                    (row, region) -> Parts.of(row.value().ipv6Associations(), association -> VpcView.AMAZON_POOL))
            .on("ipv6-cidr-block-association.association-id",
                    (row, region) -> Parts.of(row.value().ipv6Associations(), Ipv6Association::id))
            .on("ipv6-cidr-block-association.state",
                    (row, region) -> Parts.of(row.value().ipv6Associations(), Ipv6Association::state))
            .tags();

    private VpcFilters() {
    }
}
