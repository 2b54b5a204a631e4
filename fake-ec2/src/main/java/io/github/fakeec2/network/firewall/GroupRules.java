package io.github.fakeec2.network.firewall;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.PrefixLists;
import io.github.fakeec2.network.RulePeer;
import io.github.fakeec2.network.SecurityGroup;
import io.github.fakeec2.network.SecurityGroupRule;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The rules of one security group in one direction, and how they change. */
final class GroupRules {

    private final Call call;
    private final SecurityGroup group;
    private final boolean egress;
    private final Table<SecurityGroupRule> table;

    GroupRules(Call call, SecurityGroup group, boolean egress) {
        this.call = call;
        this.group = group;
        this.egress = egress;
        this.table = call.table(SecurityGroupRule.TABLE);
    }

    /**
     * Adds rules, all of them or none.
     *
     * @throws AwsError {@code InvalidPermission.Duplicate} for a rule that exists,
     *     {@code RulesPerSecurityGroupLimitExceeded}
     */
    List<Row<SecurityGroupRule>> add(List<RuleSpec> specs, Map<String, String> tags) {
        List<Row<SecurityGroupRule>> added = new ArrayList<>(specs.size());
        for (RuleSpec spec : specs) {
            requireNew(spec, null);
            added.add(table.insert(spec.withId(call.nextId(SecurityGroupRule.TABLE)), tags));
        }
        requireWithinQuota();
        return added;
    }

    /** The rule that says the same, or null. */
    Row<SecurityGroupRule> find(RuleSpec spec) {
        Iterator<Row<SecurityGroupRule>> same = table.by(SecurityGroupRule.BY_SENSE, spec.sense()).iterator();
        return same.hasNext() ? same.next() : null;
    }

    /**
     * The rule that says the same.
     *
     * @throws AwsError {@code InvalidPermission.NotFound}
     */
    Row<SecurityGroupRule> get(RuleSpec spec) {
        Row<SecurityGroupRule> row = find(spec);
        if (row == null) {
            throw absent();
        }
        return row;
    }

    static AwsError absent() {
        return AwsError.of("InvalidPermission.NotFound", "The specified rule does not exist in this security group.");
    }

    /**
     * The rules with the ids, which must be of this group and direction.
     *
     * @throws AwsError {@code InvalidSecurityGroupRuleId.NotFound} and {@code InvalidSecurityGroupRuleId.Malformed}
     */
    List<Row<SecurityGroupRule>> getAll(List<String> ids) {
        List<Row<SecurityGroupRule>> rows = table.getAll(ids);
        for (Row<SecurityGroupRule> row : rows) {
            if (!row.value().groupId().equals(group.id()) || row.value().egress() != egress) {
                throw SecurityGroupRule.TABLE.notFound(List.of(row.id())).withHint(row.id() + " is an "
                        + (row.value().egress() ? "egress" : "ingress") + " rule of " + row.value().groupId());
            }
        }
        return rows;
    }

    /** Takes rules out. */
    void remove(List<Row<SecurityGroupRule>> rows) {
        for (Row<SecurityGroupRule> row : rows) {
            table.delete(row.id());
        }
    }

    /** Notes something else about a rule, or nothing for null. */
    void describe(Row<SecurityGroupRule> row, String description) {
        table.update(row.value().withDescription(description));
    }

    /**
     * Lets a rule say something else; it keeps its id and tags.
     *
     * @throws AwsError {@code InvalidPermission.Duplicate} where another rule says that already
     */
    void replace(Row<SecurityGroupRule> row, RuleSpec spec) {
        requireNew(spec, row.id());
        table.update(spec.withId(row.id()));
        requireWithinQuota();
    }

    private void requireNew(RuleSpec spec, String exceptId) {
        Row<SecurityGroupRule> same = find(spec);
        if (same != null && !same.id().equals(exceptId)) {
            throw AwsError.of("InvalidPermission.Duplicate", "the specified rule \"peer: " + spec.peer().text() + ", "
                    + spec.traffic().text() + ", ALLOW\" already exists").withHint("it is " + same.id());
        }
    }

    private void requireWithinQuota() {
        if (!hasRoomFor(null, 0)) {
            throw AwsError.of("RulesPerSecurityGroupLimitExceeded",
                    "The maximum number of rules per security group has been reached.");
        }
    }

    /**
     * Whether the rules are within the quota if a prefix list had the given maximum number of entries. A rule about a
     * group counts for IPv4 and for IPv6, and one about a prefix list as often as that may have entries (VPC user
     * guide, "Amazon VPC quotas").
     */
    boolean hasRoomFor(String prefixListId, int maxEntries) {
        long ipv4 = 0;
        long ipv6 = 0;
        for (Row<SecurityGroupRule> row : table.by(SecurityGroupRule.BY_GROUP, group.id())) {
            if (row.value().egress() != egress) {
                continue;
            }
            String list = row.value().prefixListId();
            int weight = list == null ? 1
                    : list.equals(prefixListId) ? maxEntries : PrefixLists.maxEntries(call.region(), list);
            ipv4 += row.value().peer() instanceof RulePeer.Ipv6Range ? 0 : weight;
            ipv6 += row.value().peer() instanceof RulePeer.Ipv4Range ? 0 : weight;
        }
        return Math.max(ipv4, ipv6) <= call.quota(Quota.RULES_PER_SECURITY_GROUP);
    }
}
