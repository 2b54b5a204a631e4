package io.github.fakeec2.network.firewall;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.SecurityGroup;
import io.github.fakeec2.network.SecurityGroupRule;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.RevokedSecurityGroupRule;

/**
 * The removal of rules, by id or by what they say. What does not exist is an error, except that in the default VPC
 * it is merely listed in the answer (API reference, RevokeSecurityGroupIngress).
 */
final class Revocation {

    private final Call call;
    private final SecurityGroup group;
    private final boolean egress;
    private final GroupRules book;
    private final List<SecurityGroupRule> revoked = new ArrayList<>();
    private final List<IpPermission> unknown = new ArrayList<>();

    Revocation(Call call, SecurityGroup group, boolean egress) {
        this.call = call;
        this.group = group;
        this.egress = egress;
        this.book = new GroupRules(call, group, egress);
    }

    /**
     * Removes the rules that a request names.
     *
     * @throws AwsError {@code InvalidSecurityGroupRuleId.NotFound}, {@code InvalidPermission.NotFound}, {@code
     *     InvalidParameterCombination} for rules named in both ways, and what bad permissions are answered with
     */
    Revocation revoke(List<String> ids, List<IpPermission> permissions) {
        if (!ids.isEmpty() && !permissions.isEmpty()) {
            throw AwsError.of("InvalidParameterCombination",
                    "The parameter 'securityGroupRuleIds' may not be used in combination with 'ipPermissions'");
        }
        List<Row<SecurityGroupRule>> rows = ids.isEmpty() ? matching(permissions) : book.getAll(ids);
        for (Row<SecurityGroupRule> row : rows) {
            revoked.add(row.value());
        }
        book.remove(rows);
        return this;
    }

    private List<Row<SecurityGroupRule>> matching(List<IpPermission> permissions) {
        boolean lenient = call.table(Vpc.TABLE).value(group.vpcId()).isDefault();
        List<Row<SecurityGroupRule>> rows = new ArrayList<>();
        for (RuleSpec spec : RuleReader.ofExisting(call, group, egress).read(permissions)) {
            Row<SecurityGroupRule> row = lenient ? book.find(spec) : book.get(spec);
            if (row != null) {
                rows.add(row);
            } else {
                unknown.add(new PermissionView(spec.traffic())
                        .add(spec.peer(), spec.description(), call.region()).build());
            }
        }
        return rows;
    }

    /** What was removed. */
    List<RevokedSecurityGroupRule> revoked() {
        return revoked.stream().map(SecurityGroupRuleView::revoked).toList();
    }

    /** What was not there. */
    List<IpPermission> unknown() {
        return unknown;
    }
}
