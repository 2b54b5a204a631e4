package io.github.fakeec2.network.firewall;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.network.PrefixLists;
import io.github.fakeec2.network.RulePeer;
import io.github.fakeec2.network.SecurityGroup;
import io.github.fakeec2.network.SecurityGroupRule;
import io.github.fakeec2.network.Traffic;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/**
 * Reads the permissions of a request: each names one kind of traffic and any number of peers, and stands for one rule
 * per peer (API reference, IpPermission).
 */
final class RuleReader {

    private final Call call;
    private final SecurityGroup group;
    private final boolean egress;
    private final boolean existing;

    private RuleReader(Call call, SecurityGroup group, boolean egress, boolean existing) {
        this.call = call;
        this.group = group;
        this.egress = egress;
        this.existing = existing;
    }

    /** Reads permissions that are to be rules of a group. */
    static RuleReader ofNew(Call call, SecurityGroup group, boolean egress) {
        return new RuleReader(call, group, egress, false);
    }

    /** Reads permissions that name rules which a group has: the groups in them need not be there any more. */
    static RuleReader ofExisting(Call call, SecurityGroup group, boolean egress) {
        return new RuleReader(call, group, egress, true);
    }

    /**
     * The rules that permissions stand for.
     *
     * @throws AwsError {@code MissingParameter} where there are none, {@code InvalidParameterValue} where one is
     *     given twice or a part of it is bad, {@code InvalidGroup.NotFound} for a peer that does not exist
     */
    List<RuleSpec> read(List<IpPermission> permissions) {
        if (permissions.isEmpty()) {
            throw Required.missing("ipPermissions");
        }
        List<RuleSpec> specs = new ArrayList<>();
        Set<String> senses = new HashSet<>();
        for (IpPermission permission : permissions) {
            for (RuleSpec spec : rulesOf(permission)) {
                if (!senses.add(spec.sense())) {
                    throw AwsError.of("InvalidParameterValue", "The same permission must not appear multiple times");
                }
                specs.add(spec);
            }
        }
        return specs;
    }

    /** The rules that one permission stands for. */
    List<RuleSpec> rulesOf(IpPermission permission) {
        boolean peerless = permission == null || permission.ipRanges().isEmpty() && permission.ipv6Ranges().isEmpty()
                && permission.userIdGroupPairs().isEmpty() && permission.prefixListIds().isEmpty();
        if (permission == null || peerless && permission.ipProtocol() == null) {
            throw AwsError.of("InvalidRequest", "The request received was invalid.");
        }
        Traffic traffic = TrafficReader.read(permission.ipProtocol(), permission.fromPort(), permission.toPort());
        if (peerless) {
            throw Required.missing("ipPermissions");
        }
        List<RuleSpec> specs = new ArrayList<>();
        for (UserIdGroupPair pair : permission.userIdGroupPairs()) {
            specs.add(spec(traffic, peer(pair), pair.description()));
        }
        for (IpRange range : permission.ipRanges()) {
            specs.add(spec(traffic, ipv4(range), range.description()));
        }
        for (Ipv6Range range : permission.ipv6Ranges()) {
            specs.add(spec(traffic, ipv6(range), range.description()));
        }
        for (PrefixListId list : permission.prefixListIds()) {
            specs.add(spec(traffic, prefixList(list), list.description()));
        }
        return specs;
    }

    private RuleSpec spec(Traffic traffic, RulePeer peer, String description) {
        return new RuleSpec(group.id(), egress, traffic, peer, RuleSpec.requireDescription(description));
    }

    /** AWS keeps a range without the bits beyond its prefix: 10.0.0.5/24 becomes 10.0.0.0/24 (API reference). */
    private static RulePeer ipv4(IpRange range) {
        String text = range == null ? null : range.cidrIp();
        return new RulePeer.Ipv4Range(Cidr.tryParse(text).orElseThrow(() -> malformedCidr(text, "cidrIp")));
    }

    private static RulePeer ipv6(Ipv6Range range) {
        String text = range == null ? null : range.cidrIpv6();
        return new RulePeer.Ipv6Range(Ipv6Cidr.tryParse(text).orElseThrow(() -> malformedCidr(text, "cidrIpv6")));
    }

    private static AwsError malformedCidr(String text, String parameter) {
        return text == null ? Required.missing(parameter)
                : AwsError.of("InvalidParameterValue", "CIDR block " + text + " is malformed");
    }

    private RulePeer peer(UserIdGroupPair pair) {
        if (pair == null || pair.groupId() == null && pair.groupName() == null) {
            throw Required.missing("groupId");
        }
        RulePeer known = existing && pair.groupId() != null ? namedAlready(pair.groupId()) : null;
        return known != null ? known : new PeerGroup(call, group).read(pair);
    }

    /** The peer of a rule that exists, which may be stale; null where no rule names the group. */
    private RulePeer namedAlready(String groupId) {
        for (Row<SecurityGroupRule> row
                : call.table(SecurityGroupRule.TABLE).by(SecurityGroupRule.BY_REFERENCED_GROUP, groupId)) {
            if (row.value().groupId().equals(group.id())) {
                return row.value().peer();
            }
        }
        return null;
    }

    private RulePeer prefixList(PrefixListId list) {
        String id = list == null ? null : list.prefixListId();
        if (id == null) {
            throw Required.missing("prefixListId");
        }
        return new RulePeer.PrefixList(PrefixLists.get(call, id).id());
    }
}
