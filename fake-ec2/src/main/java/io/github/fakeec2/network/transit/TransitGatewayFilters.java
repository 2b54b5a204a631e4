package io.github.fakeec2.network.transit;

import io.github.fakeec2.network.PrefixLists;
import io.github.fakeec2.network.transit.TransitGateway.Options;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.Row;
import java.util.function.Function;

/**
 * The filters of the operations on transit gateways. The API reference documents filters on tags for few of them; AWS
 * answers such filters for all that can be tagged.
 */
final class TransitGatewayFilters {

    static final FilterSet<TransitGateway> GATEWAYS = FilterSet.<TransitGateway>of("DescribeTransitGateways")
            .on("options.propagation-default-route-table-id", option(Options::propagationRouteTableId))
            .on("options.amazon-side-asn", option(Options::amazonSideAsn))
            .on("options.association-default-route-table-id", option(Options::associationRouteTableId))
            .on("options.auto-accept-shared-attachments", toggle(Options::autoAcceptSharedAttachments))
            .on("options.default-route-table-association", toggle(options -> options.associationRouteTableId() != null))
            .on("options.default-route-table-propagation", toggle(options -> options.propagationRouteTableId() != null))
            .on("options.dns-support", toggle(Options::dnsSupport))
            .on("options.vpn-ecmp-support", toggle(Options::vpnEcmpSupport))
            .on("owner-id", (row, region) -> region.account())
            .on("state", state())
            .on("transit-gateway-id", id())
            .tags();

    static final FilterSet<TransitGatewayRouteTable> ROUTE_TABLES =
            FilterSet.<TransitGatewayRouteTable>of("DescribeTransitGatewayRouteTables")
                    .on("default-association-route-table",
                            (row, region) -> TransitGatewayView.isDefaultAssociation(row.value(), region))
                    .on("default-propagation-route-table",
                            (row, region) -> TransitGatewayView.isDefaultPropagation(row.value(), region))
                    .on("state", state())
                    .on("transit-gateway-id", (row, region) -> row.value().transitGatewayId())
                    .on("transit-gateway-route-table-id", id())
                    .tags();

    static final FilterSet<TransitGatewayAttachment> ATTACHMENTS =
            FilterSet.<TransitGatewayAttachment>of("DescribeTransitGatewayAttachments")
                    .on("association.state", association(TransitGatewayLink::stateName))
                    .on("association.transit-gateway-route-table-id", association(TransitGatewayLink::tableId))
                    .on("resource-id", (row, region) -> row.value().resourceId())
                    .on("resource-owner-id", (row, region) -> row.value().resourceOwnerId())
                    .on("resource-type", (row, region) -> row.value().kind().resourceType())
                    .on("state", state())
                    .on("transit-gateway-attachment-id", id())
                    .on("transit-gateway-id", (row, region) -> row.value().transitGatewayId())
                    .on("transit-gateway-owner-id", (row, region) -> row.value().transitGatewayOwnerId())
                    .tags();

    static final FilterSet<TransitGatewayAttachment> VPC_ATTACHMENTS =
            FilterSet.<TransitGatewayAttachment>of("DescribeTransitGatewayVpcAttachments")
                    .on("state", state())
                    .on("transit-gateway-attachment-id", id())
                    .on("transit-gateway-id", (row, region) -> row.value().transitGatewayId())
                    .on("vpc-id", (row, region) -> row.value().resourceId())
                    .tags();

    static final FilterSet<TransitGatewayAttachment> PEERINGS =
            FilterSet.<TransitGatewayAttachment>of("DescribeTransitGatewayPeeringAttachments")
                    .on("transit-gateway-attachment-id", id())
                    .on("local-owner-id", (row, region) -> region.account())
                    .on("remote-owner-id", (row, region) -> row.value().resourceOwnerId())
                    .on("state", state())
                    .on("transit-gateway-id", (row, region) -> row.value().transitGatewayId())
                    .tags();

    static final FilterSet<TransitGatewayAttachment> CONNECTS =
            FilterSet.<TransitGatewayAttachment>of("DescribeTransitGatewayConnects")
                    .on("options.protocol", (row, region) -> row.value().connect().protocol())
                    .on("state", state())
                    .on("transit-gateway-attachment-id", id())
                    .on("transit-gateway-id", (row, region) -> row.value().transitGatewayId())
                    .on("transport-transit-gateway-attachment-id",
                            (row, region) -> row.value().connect().transportAttachmentId())
                    .tags();

    static final FilterSet<TransitGatewayLink> ASSOCIATIONS = links("GetTransitGatewayRouteTableAssociations");

    static final FilterSet<TransitGatewayLink> PROPAGATIONS = links("GetTransitGatewayRouteTablePropagations");

    static final FilterSet<TransitGatewayLink> PROPAGATIONS_OF_ATTACHMENT =
            FilterSet.<TransitGatewayLink>of("GetTransitGatewayAttachmentPropagations")
                    .on("transit-gateway-route-table-id", (row, region) -> row.value().tableId());

    static final FilterSet<TransitGatewayRoute> ROUTES = FilterSet.<TransitGatewayRoute>of("SearchTransitGatewayRoutes")
            .on("attachment.transit-gateway-attachment-id", attachments(TransitGatewayAttachment::id))
            .on("attachment.resource-id", attachments(TransitGatewayAttachment::resourceId))
            .on("attachment.resource-type", attachments(attachment -> attachment.kind().resourceType()))
            .on("prefix-list-id", (row, region) -> row.value().prefixListId())
            .on("state", state())
            .on("type", (row, region) -> row.value().isStatic() ? "static" : "propagated");

    static final FilterSet<PrefixListReference> REFERENCES =
            FilterSet.<PrefixListReference>of("GetTransitGatewayPrefixListReferences")
                    .on("attachment.resource-id", of(PrefixListReference::attachmentId,
                            TransitGatewayAttachment::resourceId))
                    .on("attachment.resource-type", of(PrefixListReference::attachmentId,
                            attachment -> attachment.kind().resourceType()))
                    .on("attachment.transit-gateway-attachment-id", (row, region) -> row.value().attachmentId())
                    .on("is-blackhole", (row, region) -> row.value().attachmentId() == null)
                    .on("prefix-list-id", (row, region) -> row.value().prefixListId())
                    .on("prefix-list-owner-id",
                            (row, region) -> PrefixLists.find(region, row.value().prefixListId()).value().ownerId())
                    .on("state", state());

    static final FilterSet<ConnectPeer> CONNECT_PEERS =
            FilterSet.<ConnectPeer>of("DescribeTransitGatewayConnectPeers")
                    .on("state", state())
                    .on("transit-gateway-attachment-id", (row, region) -> row.value().attachmentId())
                    .on("transit-gateway-connect-peer-id", id())
                    .tags();

    private TransitGatewayFilters() {
    }

    private static FilterSet<TransitGatewayLink> links(String operation) {
        return FilterSet.<TransitGatewayLink>of(operation)
                .on("resource-id", of(TransitGatewayLink::attachmentId, TransitGatewayAttachment::resourceId))
                .on("resource-type", of(TransitGatewayLink::attachmentId,
                        attachment -> attachment.kind().resourceType()))
                .on("transit-gateway-attachment-id", (row, region) -> row.value().attachmentId());
    }

    static <T extends Resource> FilterSet.Extractor<T> id() {
        return (row, region) -> row.id();
    }

    static <T extends Resource> FilterSet.Extractor<T> state() {
        return (row, region) -> row.value().stateName();
    }

    private static FilterSet.Extractor<TransitGateway> option(Function<Options, Object> look) {
        return (row, region) -> look.apply(row.value().options());
    }

    private static FilterSet.Extractor<TransitGateway> toggle(Function<Options, Boolean> look) {
        return option(options -> Requests.word(look.apply(options)));
    }

    private static FilterSet.Extractor<TransitGatewayRoute> attachments(
            Function<TransitGatewayAttachment, Object> look) {
        return (row, region) -> row.value().attachments().stream().map(look).toList();
    }

    private static FilterSet.Extractor<TransitGatewayAttachment> association(
            Function<TransitGatewayLink, Object> look) {
        return (row, region) -> {
            TransitGatewayLink link = associationOf(region, row.id());
            return link == null ? null : look.apply(link);
        };
    }

    static TransitGatewayLink associationOf(RegionState region, String attachmentId) {
        return RouteTableLinks.only(region.table(TransitGatewayLink.ASSOCIATIONS)
                .by(TransitGatewayLink.ASSOCIATION_OF, attachmentId));
    }

    /** A look at the attachment that something names, or at nothing. */
    static <T extends Resource> FilterSet.Extractor<T> of(Function<T, String> attachmentId,
            Function<TransitGatewayAttachment, Object> look) {
        return (row, region) -> {
            String id = attachmentId.apply(row.value());
            Row<TransitGatewayAttachment> attachment =
                    id == null ? null : region.table(TransitGatewayAttachment.TABLE).find(id);
            return attachment == null ? null : look.apply(attachment.value());
        };
    }
}
