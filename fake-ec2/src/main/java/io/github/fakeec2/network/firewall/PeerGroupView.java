package io.github.fakeec2.network.firewall;

import io.github.fakeec2.network.RulePeer;
import io.github.fakeec2.network.VpcPeeringConnection;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import software.amazon.awssdk.services.ec2.model.ReferencedSecurityGroup;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** The group that a rule names, as the views of rules and groups show it. */
final class PeerGroupView {

    private PeerGroupView() {
    }

    static UserIdGroupPair pair(RulePeer.Group peer, String note, RegionState region) {
        var view = UserIdGroupPair.builder()
                .groupId(peer.groupId())
                .userId(owner(peer, region))
                .description(note);
        if (peer.elsewhere() != null) {
            view.vpcId(peer.elsewhere().vpcId())
                    .vpcPeeringConnectionId(peer.elsewhere().peeringId())
                    .peeringStatus(peeringStatus(peer, region));
        }
        return view.build();
    }

    static ReferencedSecurityGroup referenced(RulePeer.Group peer, RegionState region) {
        var view = ReferencedSecurityGroup.builder().groupId(peer.groupId()).userId(owner(peer, region));
        if (peer.elsewhere() != null) {
            view.vpcId(peer.elsewhere().vpcId())
                    .vpcPeeringConnectionId(peer.elsewhere().peeringId())
                    .peeringStatus(peeringStatus(peer, region));
        }
        return view.build();
    }

    private static String owner(RulePeer.Group peer, RegionState region) {
        return peer.elsewhere() == null ? region.account() : peer.elsewhere().account();
    }

    private static String peeringStatus(RulePeer.Group peer, RegionState region) {
        String id = peer.elsewhere().peeringId();
        if (id == null) {
            return null;
        }
        Row<VpcPeeringConnection> peering = region.table(VpcPeeringConnection.TABLE).find(id);
        return peering == null ? VpcPeeringConnection.State.DELETED.toString() : peering.value().stateName();
    }
}
