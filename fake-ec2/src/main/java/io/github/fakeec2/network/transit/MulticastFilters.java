package io.github.fakeec2.network.transit;

import io.github.fakeec2.query.FilterSet;

/** The filters of the operations on multicast domains. */
final class MulticastFilters {

    static final FilterSet<MulticastDomain> DOMAINS =
            FilterSet.<MulticastDomain>of("DescribeTransitGatewayMulticastDomains")
                    .on("state", TransitGatewayFilters.state())
                    .on("transit-gateway-id", (row, region) -> row.value().transitGatewayId())
                    .on("transit-gateway-multicast-domain-id", TransitGatewayFilters.id())
                    .tags();

    static final FilterSet<MulticastAssociation> ASSOCIATIONS =
            FilterSet.<MulticastAssociation>of("GetTransitGatewayMulticastDomainAssociations")
                    .on("resource-id", TransitGatewayFilters.of(MulticastAssociation::attachmentId,
                            TransitGatewayAttachment::resourceId))
                    .on("resource-type", (row, region) -> "vpc")
                    .on("state", TransitGatewayFilters.state())
                    .on("subnet-id", (row, region) -> row.value().subnetId())
                    .on("transit-gateway-attachment-id", (row, region) -> row.value().attachmentId());

    static final FilterSet<MulticastMembership> MEMBERSHIPS =
            FilterSet.<MulticastMembership>of("SearchTransitGatewayMulticastGroups")
                    .on("group-ip-address", (row, region) -> row.value().group())
                    .on("is-group-member", (row, region) -> !row.value().isSource())
                    .on("is-group-source", (row, region) -> row.value().isSource())
                    .on("member-type", (row, region) -> row.value().isSource() ? null : "static")
                    .on("resource-id", TransitGatewayFilters.of(MulticastMembership::attachmentId,
                            TransitGatewayAttachment::resourceId))
                    .on("resource-type", (row, region) -> "vpc")
                    .on("source-type", (row, region) -> row.value().isSource() ? "static" : null)
                    .on("subnet-id", (row, region) -> row.value().subnetId())
                    .on("transit-gateway-attachment-id", (row, region) -> row.value().attachmentId());

    private MulticastFilters() {
    }
}
