package io.github.fakeec2.network.peering;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.network.Peerings;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.network.VpcPeeringConnection;
import io.github.fakeec2.network.VpcPeeringConnection.Side;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Row;
import software.amazon.awssdk.services.ec2.model.CidrBlock;
import software.amazon.awssdk.services.ec2.model.Ipv6CidrBlock;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionVpcInfo;

/**
 * A VPC peering connection as its operations show it. Built anew each time: it shows the ranges of VPCs in other
 * accounts and regions, whose changes a cached view would miss.
 */
final class VpcPeeringView {

    private VpcPeeringView() {
    }

    static software.amazon.awssdk.services.ec2.model.VpcPeeringConnection of(Call call,
            Row<VpcPeeringConnection> row) {
        VpcPeeringConnection peering = row.value();
        return software.amazon.awssdk.services.ec2.model.VpcPeeringConnection.builder()
                .vpcPeeringConnectionId(peering.id())
                .status(status -> status.code(peering.stateName()).message(peering.message()))
                .requesterVpcInfo(side(peering.requester(), requesterVpc(call, peering)))
                .accepterVpcInfo(side(peering.accepter(), accepterVpc(call, peering)))
                .expirationTime(peering.expirationTime())
                .tags(TagRules.toSdk(row.tags()))
                .build();
    }

    /** The VPC whose ranges are shown on the requester's side; null if none are. */
    static Vpc requesterVpc(Call call, VpcPeeringConnection peering) {
        return peering.state().isLive() ? Peerings.vpc(call, peering.requester()) : null;
    }

    /** The same of the accepter, who shows them by accepting. */
    static Vpc accepterVpc(Call call, VpcPeeringConnection peering) {
        return peering.state().isAccepted() ? Peerings.vpc(call, peering.accepter()) : null;
    }

    private static VpcPeeringConnectionVpcInfo side(Side side, Vpc shown) {
        var info = VpcPeeringConnectionVpcInfo.builder()
                .ownerId(side.account())
                .region(side.region())
                .vpcId(side.vpcId());
        if (shown != null) {
            info.cidrBlock(shown.cidr().toString())
                    .cidrBlockSet(shown.cidrs().stream().map(VpcPeeringView::block).toList())
                    .peeringOptions(options -> options.allowDnsResolutionFromRemoteVpc(side.resolvesNames())
                            .allowEgressFromLocalClassicLinkToRemoteVpc(false)
                            .allowEgressFromLocalVpcToRemoteClassicLink(false));
            if (!shown.ipv6Cidrs().isEmpty()) {
                info.ipv6CidrBlockSet(shown.ipv6Cidrs().stream().map(VpcPeeringView::block).toList());
            }
        }
        return info.build();
    }

    private static CidrBlock block(Cidr cidr) {
        return CidrBlock.builder().cidrBlock(cidr.toString()).build();
    }

    private static Ipv6CidrBlock block(Ipv6Cidr cidr) {
        return Ipv6CidrBlock.builder().ipv6CidrBlock(cidr.toString()).build();
    }
}
