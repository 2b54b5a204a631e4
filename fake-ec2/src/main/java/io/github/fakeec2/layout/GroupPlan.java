package io.github.fakeec2.layout;

import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv6Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** What a security group of a {@link NetworkPlan} lets in. */
public final class GroupPlan {

    private record Rule(String protocol, int fromPort, int toPort, String source) {

        boolean namesGroup() {
            return Cidr.tryParse(source).isEmpty() && Ipv6Cidr.tryParse(source).isEmpty() && !source.startsWith("pl-");
        }
    }

    private final List<Rule> rules = new ArrayList<>();

    GroupPlan() {
    }

    /**
     * Lets traffic to one port in.
     *
     * @param protocol a name or number, such as {@code tcp}
     * @param source an IPv4 or IPv6 CIDR block, a prefix list's id, or the name of a group of the plan
     */
    public GroupPlan allowsIngress(String protocol, int port, String source) {
        return allowsIngress(protocol, port, port, source);
    }

    /** As above, to the ports from the first to the last. */
    public GroupPlan allowsIngress(String protocol, int fromPort, int toPort, String source) {
        rules.add(new Rule(Objects.requireNonNull(protocol, "protocol"), fromPort, toPort,
                Objects.requireNonNull(source, "source")));
        return this;
    }

    /** Lets all traffic of a source in; see {@link #allowsIngress(String, int, String)} for what a source is. */
    public GroupPlan allowsAllFrom(String source) {
        return allowsIngress("-1", -1, source);
    }

    /**
     * Makes sure that the groups which the rules name are in the plan.
     *
     * @throws IllegalArgumentException if one is not
     */
    void requireKnown(Set<String> groups) {
        for (Rule rule : rules) {
            if (rule.namesGroup() && !groups.contains(rule.source())) {
                throw new IllegalArgumentException("A rule names the security group " + rule.source()
                        + ", and the plan has none but " + groups.stream().sorted().toList());
            }
        }
    }

    /** The rules as EC2 takes them. */
    List<IpPermission> permissions(UnaryOperator<String> groupIdOf) {
        return rules.stream().map(rule -> permission(rule, groupIdOf)).toList();
    }

    private static IpPermission permission(Rule rule, UnaryOperator<String> groupIdOf) {
        var permission = IpPermission.builder().ipProtocol(rule.protocol());
        if (!rule.protocol().equals("-1")) {
            permission.fromPort(rule.fromPort()).toPort(rule.toPort());
        }
        String source = rule.source();
        if (Cidr.tryParse(source).isPresent()) {
            permission.ipRanges(IpRange.builder().cidrIp(source).build());
        } else if (Ipv6Cidr.tryParse(source).isPresent()) {
            permission.ipv6Ranges(Ipv6Range.builder().cidrIpv6(source).build());
        } else if (rule.namesGroup()) {
            permission.userIdGroupPairs(UserIdGroupPair.builder().groupId(groupIdOf.apply(source)).build());
        } else {
            permission.prefixListIds(PrefixListId.builder().prefixListId(source).build());
        }
        return permission.build();
    }
}
