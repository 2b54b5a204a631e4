package io.github.fakeec2.network;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;

/**
 * A rule of a security group: it lets one kind of traffic from or to one peer pass.
 *
 * @param groupId the group that it belongs to
 * @param egress whether it is about traffic that leaves
 * @param description what the user noted about it, or null
 */
public record SecurityGroupRule(String id, String groupId, boolean egress, Traffic traffic, RulePeer peer,
        String description) implements Resource {

    /** The kind of resource. */
    public static final TableType<SecurityGroupRule> TABLE =
            TableType.<SecurityGroupRule>of("security-group-rule", "sgr-")
                    .notFound("InvalidSecurityGroupRuleId.NotFound", "The security group rule ID '%s' does not exist",
                            "The security group rule IDs '%s' do not exist")
                    .malformed("InvalidSecurityGroupRuleId.Malformed", "Invalid id: \"%s\" (expecting \"sgr-...\")");

    /** Finds the rules of a group. */
    public static final TableType.Index<SecurityGroupRule> BY_GROUP = TABLE.index(SecurityGroupRule::groupId);

    static {
        SecurityGroup.TABLE.showsWhatNamesIt(TABLE, BY_GROUP);
    }

    /** Finds the rules that let a group's interfaces in or out by naming the group. */
    public static final TableType.Index<SecurityGroupRule> BY_REFERENCED_GROUP =
            TABLE.index(SecurityGroupRule::referencedGroupId);

    /** Finds the rules of a group that name groups of other VPCs. */
    public static final TableType.Index<SecurityGroupRule> BY_GROUP_IF_ABROAD =
            TABLE.index(rule -> rule.elsewhere() == null ? null : rule.groupId());

    /** A rule shows the state of the peering connection that it goes over. */
    static final TableType.Index<SecurityGroupRule> SHOWS_PEERING = TABLE.shows(VpcPeeringConnection.TABLE,
            rule -> rule.elsewhere() == null ? null : rule.elsewhere().peeringId());

    /** Finds the rules about a prefix list. */
    public static final TableType.Index<SecurityGroupRule> BY_PREFIX_LIST =
            TABLE.needs(PrefixList.TABLE, SecurityGroupRule::prefixListId);

    /** Finds a rule by what it says, see {@link #sense}. */
    public static final TableType.Index<SecurityGroupRule> BY_SENSE = TABLE.index(SecurityGroupRule::sense);

    /** The group that is its peer, or null. */
    public String referencedGroupId() {
        return peer instanceof RulePeer.Group group ? group.groupId() : null;
    }

    /** Where the group is that is its peer, if in another VPC; else null. */
    public RulePeer.Elsewhere elsewhere() {
        return peer instanceof RulePeer.Group group ? group.elsewhere() : null;
    }

    /** The IPv4 range that is its peer, or null. */
    public String cidrIpv4() {
        return peer instanceof RulePeer.Ipv4Range ? peer.text() : null;
    }

    /** The IPv6 range that is its peer, or null. */
    public String cidrIpv6() {
        return peer instanceof RulePeer.Ipv6Range ? peer.text() : null;
    }

    /** The managed prefix list that is its peer, or null. */
    public String prefixListId() {
        return peer instanceof RulePeer.PrefixList ? peer.text() : null;
    }

    /** Everything that makes two rules the same to AWS: not the id, not the description. */
    public String sense() {
        return groupId + (egress ? " to " : " from ") + peer.text() + ' ' + traffic.text();
    }

    /** The same rule with another note, or none for null. */
    public SecurityGroupRule withDescription(String other) {
        return new SecurityGroupRule(id, groupId, egress, traffic, peer, other);
    }
}
