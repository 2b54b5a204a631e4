package io.github.fakeec2.network;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Ids;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.SeededRandom;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What other families ask about security groups. */
public final class SecurityGroups {

    private static final String DEFAULT_DESCRIPTION = "default VPC security group";

    private SecurityGroups() {
    }

    /**
     * The groups of an interface that is to be made, each once: those named by id, then those named by name, or the
     * VPC's default group where none is named (API reference, RunInstances, {@code SecurityGroupIds}).
     *
     * @param subnetId the subnet that the interface will be in, for the message about groups of another VPC
     * @return the groups' ids
     * @throws AwsError {@code InvalidGroup.NotFound}, {@code InvalidGroupId.Malformed}, {@code InvalidParameter} for
     *     a group of another VPC, {@code InvalidParameterValue} for an empty id or name, {@code
     *     SecurityGroupsPerInterfaceLimitExceeded} for more than the quota
     */
    public static List<String> resolve(Call call, String vpcId, String subnetId, List<String> ids,
            List<String> names) {
        if (ids.isEmpty() && names.isEmpty()) {
            return List.of(named(call, vpcId, SecurityGroup.DEFAULT).id());
        }
        Set<String> resolved = new LinkedHashSet<>();
        for (String id : ids) {
            requireText(id, "groupId");
        }
        for (Row<SecurityGroup> group : call.table(SecurityGroup.TABLE).getAll(ids)) {
            if (!isUsableIn(call.region(), group.value(), vpcId)) {
                throw AwsError.of("InvalidParameter", "Security group " + group.id() + " and subnet " + subnetId
                        + " belong to different networks.");
            }
            resolved.add(group.id());
        }
        for (String name : names) {
            requireText(name, "groupName");
            resolved.add(named(call, vpcId, name).id());
        }
        if (resolved.size() > call.quota(Quota.SECURITY_GROUPS_PER_INTERFACE)) {
            throw AwsError.of("SecurityGroupsPerInterfaceLimitExceeded",
                    "The maximum number of security groups per interface has been reached.");
        }
        return List.copyOf(resolved);
    }

    /** Whether interfaces in a VPC can have the group: it is of that VPC, or associated with it. */
    public static boolean isUsableIn(RegionState region, SecurityGroup group, String vpcId) {
        if (group.vpcId().equals(vpcId)) {
            return true;
        }
        Row<SecurityGroupVpcAssociation> association = region.table(SecurityGroupVpcAssociation.TABLE)
                .find(SecurityGroupVpcAssociation.idOf(group.id(), vpcId));
        return association != null && association.value().isInForce();
    }

    /** Whether there is a VPC in which both groups can be used, so that rules of one can name the other. */
    public static boolean meet(RegionState region, SecurityGroup one, SecurityGroup other) {
        if (isUsableIn(region, one, other.vpcId()) || isUsableIn(region, other, one.vpcId())) {
            return true;
        }
        for (Row<SecurityGroupVpcAssociation> row : region.table(SecurityGroupVpcAssociation.TABLE)
                .by(SecurityGroupVpcAssociation.BY_GROUP, one.id())) {
            if (row.value().isInForce() && isUsableIn(region, other, row.value().vpcId())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a rule names a group of another VPC that is not there any more, or that nothing joins to the rule's own
     * any more.
     *
     * @param region where the rule is
     * @param there what the other group's account has in the same region; null where that is nothing
     */
    public static boolean isStale(RegionState region, RegionState there, SecurityGroup group, RulePeer.Group peer) {
        RulePeer.Elsewhere elsewhere = peer.elsewhere();
        if (elsewhere == null) {
            return false;
        }
        Row<SecurityGroup> named = there == null ? null : there.table(SecurityGroup.TABLE).find(peer.groupId());
        if (named == null) {
            return true;
        }
        if (elsewhere.peeringId() == null) {
            return !meet(region, group, named.value());
        }
        Row<VpcPeeringConnection> peering = region.table(VpcPeeringConnection.TABLE).find(elsewhere.peeringId());
        return peering == null || !peering.value().isActive();
    }

    private static void requireText(String text, String parameter) {
        if (text == null || text.isEmpty()) {
            throw AwsError.of("InvalidParameterValue",
                    "Value () for parameter " + parameter + " is invalid. The value cannot be empty");
        }
    }

    /** Makes the group that every VPC has from its beginning (VPC user guide, "Default security groups"). */
    public static void createDefault(Call call, String vpcId) {
        createDefault(call.region(), vpcId);
        followCidrs(call, vpcId);
    }

    static void createDefault(RegionState region, String vpcId) {
        SeededRandom random = region.random();
        String id = Ids.next(SecurityGroup.TABLE.prefix(), random);
        region.table(SecurityGroup.TABLE)
                .insert(new SecurityGroup(id, vpcId, SecurityGroup.DEFAULT, DEFAULT_DESCRIPTION), Map.of());
        addRule(region, id, false, new RulePeer.Group(id));
        addRule(region, id, true, new RulePeer.Ipv4Range(Cidr.ANYWHERE));
    }

    private static void addRule(RegionState region, String groupId, boolean egress, RulePeer peer) {
        String id = Ids.next(SecurityGroupRule.TABLE.prefix(), region.random());
        region.table(SecurityGroupRule.TABLE)
                .insert(new SecurityGroupRule(id, groupId, egress, Traffic.ALL, peer, null), Map.of());
    }

    /** Takes away the group that a VPC has from its beginning: to be called when the VPC goes. */
    public static void deleteDefault(Call call, String vpcId) {
        Row<SecurityGroup> group = findNamed(call, vpcId, SecurityGroup.DEFAULT);
        if (group != null) {
            delete(call, group.id());
        }
    }

    /** Takes a group away, with its rules. */
    public static void delete(Call call, String groupId) {
        call.table(SecurityGroupRule.TABLE).deleteAll(SecurityGroupRule.BY_GROUP, groupId);
        call.table(SecurityGroup.TABLE).delete(groupId);
    }

    /**
     * Lets all of IPv6 out of the default group of a VPC that has an IPv6 range, unless its outbound rules were changed
     * (VPC user guide, "Default security groups"). To be called when a VPC gets a range.
     */
    public static void followCidrs(Call call, String vpcId) {
        Row<SecurityGroup> group = findNamed(call, vpcId, SecurityGroup.DEFAULT);
        if (group == null || call.table(Vpc.TABLE).value(vpcId).ipv6Cidrs().isEmpty()) {
            return;
        }
        List<RulePeer> peers = new ArrayList<>();
        for (Row<SecurityGroupRule> rule
                : call.table(SecurityGroupRule.TABLE).by(SecurityGroupRule.BY_GROUP, group.id())) {
            if (rule.value().egress()) {
                peers.add(rule.value().traffic().equals(Traffic.ALL) ? rule.value().peer() : null);
            }
        }
        if (peers.equals(List.of(new RulePeer.Ipv4Range(Cidr.ANYWHERE)))) {
            addRule(call.region(), group.id(), true, new RulePeer.Ipv6Range(Ipv6Cidr.ANYWHERE));
        }
    }

    /** The name of a group, or null where there is no such group any more. */
    public static String nameOf(Call call, String groupId) {
        Row<SecurityGroup> group = call.table(SecurityGroup.TABLE).find(groupId);
        return group == null ? null : group.value().name();
    }

    /** The names of groups, as filters see them. */
    public static List<String> namesOf(RegionState region, List<String> ids) {
        List<String> names = new ArrayList<>(ids.size());
        for (String id : ids) {
            Row<SecurityGroup> group = region.table(SecurityGroup.TABLE).find(id);
            if (group != null) {
                names.add(group.value().name());
            }
        }
        return names;
    }

    /** The group of the name in the VPC, or AWS's error; the same error for one that callers cannot see yet. */
    public static Row<SecurityGroup> named(Call call, String vpcId, String name) {
        Row<SecurityGroup> group = findNamed(call, vpcId, name);
        if (group == null || !call.table(SecurityGroup.TABLE).isVisible(group)) {
            Row<Vpc> vpc = call.table(Vpc.TABLE).find(vpcId);
            String where = vpc != null && vpc.value().isDefault() ? "default VPC" : "VPC";
            throw AwsError.of("InvalidGroup.NotFound",
                    "The security group '" + name + "' does not exist in " + where + " '" + vpcId + "'")
                    .withHint(group == null ? null
                            : "it exists, but the test has made new resources invisible for a while");
        }
        return group;
    }

    /** The group of the name in the VPC, visible to callers yet or not, or null. */
    public static Row<SecurityGroup> findNamed(Call call, String vpcId, String name) {
        Iterator<Row<SecurityGroup>> found = call.table(SecurityGroup.TABLE)
                .by(SecurityGroup.BY_NAME, SecurityGroup.nameKey(vpcId, name)).iterator();
        return found.hasNext() ? found.next() : null;
    }
}
