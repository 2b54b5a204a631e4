package io.github.fakeec2.network.transit;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.network.transit.TransitGatewayAttachment.PeeringDetail;
import io.github.fakeec2.network.transit.TransitGatewayAttachment.Side;
import io.github.fakeec2.network.transit.TransitGatewayAttachment.VpcDetail;
import io.github.fakeec2.network.transit.TransitGatewayAttachment.VpcOptions;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import software.amazon.awssdk.services.ec2.model.PeeringTgwInfo;
import software.amazon.awssdk.services.ec2.model.TransitGatewayConnect;
import software.amazon.awssdk.services.ec2.model.TransitGatewayPeeringAttachment;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachmentOptions;

/** Attachments as Describe shows them: all kinds alike, and each kind by itself. */
final class AttachmentView {

    private AttachmentView() {
    }

    static software.amazon.awssdk.services.ec2.model.TransitGatewayAttachment of(Row<TransitGatewayAttachment> row,
            RegionState region) {
        TransitGatewayAttachment attachment = row.value();
        var view = software.amazon.awssdk.services.ec2.model.TransitGatewayAttachment.builder()
                .transitGatewayAttachmentId(attachment.id())
                .transitGatewayId(attachment.transitGatewayId())
                .transitGatewayOwnerId(attachment.transitGatewayOwnerId())
                .resourceOwnerId(attachment.resourceOwnerId())
                .resourceType(attachment.kind().resourceType())
                .resourceId(attachment.resourceId())
                .state(attachment.stateName())
                .creationTime(row.createdAt())
                .tags(TagRules.toSdk(row.tags()));
        TransitGatewayLink link = TransitGatewayFilters.associationOf(region, attachment.id());
        if (link != null) {
            view.association(association -> association.transitGatewayRouteTableId(link.tableId())
                    .state(link.stateName()));
        }
        return view.build();
    }

    static TransitGatewayVpcAttachment ofVpc(Row<TransitGatewayAttachment> row) {
        return row.view(() -> {
            TransitGatewayAttachment attachment = row.value();
            VpcDetail vpc = attachment.vpc();
            return TransitGatewayVpcAttachment.builder()
                    .transitGatewayAttachmentId(attachment.id())
                    .transitGatewayId(attachment.transitGatewayId())
                    .vpcId(attachment.resourceId())
                    .vpcOwnerId(attachment.resourceOwnerId())
                    .state(attachment.stateName())
                    .subnetIds(vpc.subnetIds())
                    .creationTime(row.createdAt())
                    .options(options(vpc.options()))
                    .tags(TagRules.toSdk(row.tags()))
                    .build();
        });
    }

    private static TransitGatewayVpcAttachmentOptions options(VpcOptions options) {
        return TransitGatewayVpcAttachmentOptions.builder()
                .dnsSupport(Requests.word(options.dnsSupport()))
                .ipv6Support(Requests.word(options.ipv6Support()))
                .applianceModeSupport(Requests.word(options.applianceModeSupport()))
                .applyMutation(NewerSdk.member("TransitGatewayVpcAttachmentOptions.securityGroupReferencingSupport",
                        newer -> newer.securityGroupReferencingSupport(
                                Requests.word(options.securityGroupReferencingSupport()))))
                .build();
    }

    static TransitGatewayPeeringAttachment ofPeering(Row<TransitGatewayAttachment> row) {
        return row.view(() -> {
            PeeringDetail peering = row.value().peering();
            var view = TransitGatewayPeeringAttachment.builder()
                    .transitGatewayAttachmentId(row.id())
                    .accepterTransitGatewayAttachmentId(peering.accepterAttachmentId())
                    .requesterTgwInfo(side(peering.requester()))
                    .accepterTgwInfo(side(peering.accepter()))
                    .state(row.value().stateName())
                    .creationTime(row.createdAt())
                    .tags(TagRules.toSdk(row.tags()));
            if (peering.dynamicRouting() != null) {
                view.options(options -> options.dynamicRouting(Requests.word(peering.dynamicRouting())));
            }
            if (peering.status() != null) {
                view.status(status -> status.code(peering.status().code()).message(peering.status().message()));
            }
            return view.build();
        });
    }

    private static PeeringTgwInfo side(Side side) {
        return PeeringTgwInfo.builder().transitGatewayId(side.transitGatewayId()).ownerId(side.ownerId())
                .region(side.region()).build();
    }

    static TransitGatewayConnect ofConnect(Row<TransitGatewayAttachment> row) {
        return row.view(() -> TransitGatewayConnect.builder()
                .transitGatewayAttachmentId(row.id())
                .transportTransitGatewayAttachmentId(row.value().connect().transportAttachmentId())
                .transitGatewayId(row.value().transitGatewayId())
                .state(row.value().stateName())
                .creationTime(row.createdAt())
                .options(options -> options.protocol(row.value().connect().protocol()))
                .tags(TagRules.toSdk(row.tags()))
                .build());
    }
}
