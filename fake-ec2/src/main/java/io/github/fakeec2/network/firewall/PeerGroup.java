package io.github.fakeec2.network.firewall;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.Peerings;
import io.github.fakeec2.network.RulePeer;
import io.github.fakeec2.network.SecurityGroup;
import io.github.fakeec2.network.SecurityGroups;
import io.github.fakeec2.network.VpcPeeringConnection;
import io.github.fakeec2.state.Row;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/**
 * Which group a rule that is to be made names. It is of the same VPC, or of one that an active peering connection
 * within the Region joins to it (VPC peering guide, "Update your security groups to reference peer security groups"),
 * or there is a VPC in which both groups can be used.
 */
final class PeerGroup {

    private final Call call;
    private final SecurityGroup group;

    PeerGroup(Call call, SecurityGroup group) {
        this.call = call;
        this.group = group;
    }

    /**
     * Finds the group.
     *
     * @throws AwsError {@code InvalidGroup.NotFound}, also for groups that nothing joins to the rule's own; {@code
     *     InvalidGroupId.Malformed}; the errors for ids of peering connections
     */
    RulePeer.Group read(UserIdGroupPair pair) {
        String account = pair.userId() == null ? call.account() : pair.userId();
        if (pair.groupId() == null) {
            if (!account.equals(call.account())) {
                throw SecurityGroup.TABLE.notFound(List.of(pair.groupName()))
                        .withHint("a group of another account is named by its id");
            }
            return new RulePeer.Group(SecurityGroups.named(call, group.vpcId(), pair.groupName()).id());
        }
        SecurityGroup named = get(account, pair.groupId());
        if (named.vpcId().equals(group.vpcId())) {
            return new RulePeer.Group(named.id());
        }
        boolean sameAccount = account.equals(call.account());
        if (pair.vpcPeeringConnectionId() == null && sameAccount
                && SecurityGroups.meet(call.region(), group, named)) {
            return abroad(account, named, null);
        }
        for (VpcPeeringConnection peering : candidates(pair.vpcPeeringConnectionId())) {
            if (peering.isBetween(group.vpcId(), named.vpcId()) && !peering.isBetweenRegions()) {
                return abroad(account, named, peering.id());
            }
        }
        throw AwsError.of("InvalidGroup.NotFound",
                "You have specified two resources that belong to different networks.")
                .withHint(group.id() + " is of " + group.vpcId() + ", " + named.id() + " of " + named.vpcId()
                        + ", and no active peering connection within the Region joins them");
    }

    private static RulePeer.Group abroad(String account, SecurityGroup named, String peeringId) {
        return new RulePeer.Group(named.id(), new RulePeer.Elsewhere(account, named.vpcId(), peeringId));
    }

    private List<VpcPeeringConnection> candidates(String wantedId) {
        if (wantedId == null) {
            return Peerings.active(call.region(), group.vpcId());
        }
        VpcPeeringConnection wanted = call.table(VpcPeeringConnection.TABLE).get(wantedId).value();
        return wanted.isActive() ? List.of(wanted) : List.of();
    }

    private SecurityGroup get(String account, String id) {
        Call there = call.in(account, call.region().name());
        if (there == null) {
            SecurityGroup.TABLE.requireWellFormed(id);
            throw SecurityGroup.TABLE.notFound(List.of(id));
        }
        return there.table(SecurityGroup.TABLE).get(id).value();
    }

    /** Whether a rule names a group that is not there any more, or that nothing joins to the rule's own any more. */
    boolean isStale(RulePeer.Group peer) {
        Call there = where(peer);
        return SecurityGroups.isStale(call.region(), there == null ? null : there.region(), group, peer);
    }

    /** The group that a rule names, or null where it is gone. */
    SecurityGroup find(RulePeer.Group peer) {
        Call there = where(peer);
        Row<SecurityGroup> row = there == null ? null : there.table(SecurityGroup.TABLE).find(peer.groupId());
        return row == null ? null : row.value();
    }

    private Call where(RulePeer.Group peer) {
        String account = peer.elsewhere() == null ? call.account() : peer.elsewhere().account();
        return call.in(account, call.region().name());
    }
}
