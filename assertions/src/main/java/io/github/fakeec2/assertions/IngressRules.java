package io.github.fakeec2.assertions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.IpPermission;

/** Reads the rules of a security group. It compares sources by their text; who can reach whom is another question. */
final class IngressRules {

    private static final Map<String, String> PROTOCOLS = Map.of("1", "icmp", "6", "tcp", "17", "udp", "58", "icmpv6");

    private IngressRules() {
    }

    /** Whether one of the rules covers protocol and port and has this very CIDR block, prefix list or group. */
    static boolean allow(List<IpPermission> rules, String protocol, int port, String source) {
        return rules.stream().anyMatch(rule -> covers(rule, protocol, port) && sources(rule).contains(source));
    }

    private static boolean covers(IpPermission rule, String protocol, int port) {
        String ruled = protocolName(rule.ipProtocol());
        if (ruled.equals("-1")) {
            return true;
        }
        if (!ruled.equals(protocolName(protocol))) {
            return false;
        }
        return rule.fromPort() == null || rule.fromPort() == -1
                || rule.fromPort() <= port && rule.toPort() != null && port <= rule.toPort();
    }

    private static String protocolName(String protocol) {
        return protocol == null ? "-1" : PROTOCOLS.getOrDefault(protocol, protocol);
    }

    private static List<String> sources(IpPermission rule) {
        return Stream.of(
                rule.ipRanges().stream().map(range -> range.cidrIp()),
                rule.ipv6Ranges().stream().map(range -> range.cidrIpv6()),
                rule.prefixListIds().stream().map(list -> list.prefixListId()),
                rule.userIdGroupPairs().stream().map(pair -> pair.groupId()),
                rule.userIdGroupPairs().stream().map(pair -> pair.groupName()))
                .flatMap(sources -> sources).filter(Objects::nonNull).toList();
    }

    /** One line a rule: {@code tcp/443 from 0.0.0.0/0}. */
    static String text(List<IpPermission> rules) {
        List<String> lines = new ArrayList<>();
        for (IpPermission rule : rules) {
            lines.add(traffic(rule) + " from " + String.join(", ", sources(rule)));
        }
        return lines.isEmpty() ? "none" : String.join("\n", lines);
    }

    private static String traffic(IpPermission rule) {
        String protocol = protocolName(rule.ipProtocol());
        if (protocol.equals("-1")) {
            return "all traffic";
        }
        if (rule.fromPort() == null || rule.fromPort() == -1) {
            return protocol;
        }
        return protocol + "/" + rule.fromPort() + (rule.fromPort().equals(rule.toPort()) ? "" : "-" + rule.toPort());
    }
}
