package io.github.fakeec2.network.transit;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.network.Arns;
import io.github.fakeec2.network.transit.TransitGateway.Options;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;

/** Transit gateways and their route tables as Describe shows them. */
final class TransitGatewayView {

    private TransitGatewayView() {
    }

    static software.amazon.awssdk.services.ec2.model.TransitGateway of(Row<TransitGateway> row, RegionState region) {
        return row.view(() -> build(row, region));
    }

    private static software.amazon.awssdk.services.ec2.model.TransitGateway build(Row<TransitGateway> row,
            RegionState region) {
        TransitGateway gateway = row.value();
        return software.amazon.awssdk.services.ec2.model.TransitGateway.builder()
                .transitGatewayId(gateway.id())
                .transitGatewayArn(Arns.of(region, TransitGateway.TABLE, gateway.id()))
                .state(gateway.stateName())
                .ownerId(region.account())
                .description(gateway.description())
                .creationTime(row.createdAt())
                .options(options(gateway.options()))
                .tags(TagRules.toSdk(row.tags()))
                .build();
    }

    private static software.amazon.awssdk.services.ec2.model.TransitGatewayOptions options(Options options) {
        var view = software.amazon.awssdk.services.ec2.model.TransitGatewayOptions.builder()
                .amazonSideAsn(options.amazonSideAsn())
                .autoAcceptSharedAttachments(Requests.word(options.autoAcceptSharedAttachments()))
                .defaultRouteTableAssociation(Requests.word(options.associationRouteTableId() != null))
                .associationDefaultRouteTableId(options.associationRouteTableId())
                .defaultRouteTablePropagation(Requests.word(options.propagationRouteTableId() != null))
                .propagationDefaultRouteTableId(options.propagationRouteTableId())
                .vpnEcmpSupport(Requests.word(options.vpnEcmpSupport()))
                .dnsSupport(Requests.word(options.dnsSupport()))
                .multicastSupport(Requests.word(options.multicastSupport()))
                .applyMutation(NewerSdk.member("TransitGatewayOptions.securityGroupReferencingSupport",
                        newer -> newer.securityGroupReferencingSupport(
                                Requests.word(options.securityGroupReferencingSupport()))));
        if (!options.cidrBlocks().isEmpty()) {
            view.transitGatewayCidrBlocks(options.cidrBlocks().stream().map(IpRange::toString).toList());
        }
        return view.build();
    }

    static software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTable ofTable(
            Row<TransitGatewayRouteTable> row, RegionState region) {
        return row.view(() -> software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTable.builder()
                .transitGatewayRouteTableId(row.id())
                .transitGatewayId(row.value().transitGatewayId())
                .state(row.value().stateName())
                .defaultAssociationRouteTable(isDefaultAssociation(row.value(), region))
                .defaultPropagationRouteTable(isDefaultPropagation(row.value(), region))
                .creationTime(row.createdAt())
                .tags(TagRules.toSdk(row.tags()))
                .build());
    }

    /** Whether new attachments are associated with the table. */
    static boolean isDefaultAssociation(TransitGatewayRouteTable table, RegionState region) {
        Options options = optionsOf(table, region);
        return options != null && table.id().equals(options.associationRouteTableId());
    }

    /** Whether new attachments propagate to the table. */
    static boolean isDefaultPropagation(TransitGatewayRouteTable table, RegionState region) {
        Options options = optionsOf(table, region);
        return options != null && table.id().equals(options.propagationRouteTableId());
    }

    private static Options optionsOf(TransitGatewayRouteTable table, RegionState region) {
        Row<TransitGateway> gateway = region.table(TransitGateway.TABLE).find(table.transitGatewayId());
        return gateway == null ? null : gateway.value().options();
    }
}
