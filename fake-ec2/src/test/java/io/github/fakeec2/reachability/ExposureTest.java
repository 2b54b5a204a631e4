package io.github.fakeec2.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.reachability.model.NetworkSnapshot;
import io.github.fakeec2.reachability.model.TrafficMatch;
import io.github.fakeec2.state.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What passes at all between two ends. */
class ExposureTest {

    private static final String NETWORK = """
            vpc vpc-a 10.0.0.0/16,2001:db8:a::/56
            igw igw-a vpc-a
            eigw eigw-a vpc-a
            table rtb-public vpc-a
            route rtb-public 0.0.0.0/0 igw-a
            table rtb-private vpc-a
            route rtb-private 0.0.0.0/0 nat-a
            acl acl-db vpc-a
            entry acl-db in 100 allow all 0.0.0.0/0
            entry acl-db out 100 allow all 0.0.0.0/0
            subnet subnet-public vpc-a zone-1 10.0.0.0/24,2001:db8:a:1::/64 table=rtb-public
            subnet subnet-app vpc-a zone-1 10.0.1.0/24,2001:db8:a:2::/64 table=rtb-private
            subnet subnet-db vpc-a zone-2 10.0.2.0/24 acl=acl-db
            group sg-open vpc-a
            rule sg-open in all 0.0.0.0/0
            rule sg-open out all 0.0.0.0/0
            group sg-out vpc-a
            rule sg-out out all 0.0.0.0/0
            group sg-web vpc-a
            instance i-open subnet-public 10.0.0.10 sg-open public=54.0.0.1
            instance i-web subnet-public 10.0.0.11 sg-web public=54.0.0.2
            instance i-bare subnet-public 10.0.0.12 sg-open
            instance i-app subnet-app 10.0.1.10 sg-out
            instance i-db subnet-db 10.0.2.10 sg-open
            nat nat-a subnet-public 10.0.0.9 public=54.0.0.9
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            internet -> i-open | all                                |
            internet -> i-bare | nothing                            |
            internet -> i-app  | nothing                            |
            internet -> i-db   | nothing                            |
            internet -> i-gone | nothing                            |
            internet -> i-open | nothing                            | no igw
            i-open -> internet | all                                |
            i-bare -> internet | nothing                            |
            i-app -> internet  | tcp, udp, icmp                     |
            i-db -> internet   | nothing                            |
            i-web -> internet  | nothing                            |
            i-app -> i-db      | all                                |
            i-db -> i-app      | nothing                            |
            internet -> i-web  | tcp/443                            | rule sg-web in tcp/443 0.0.0.0/0
            internet -> i-web  | nothing                            | rule sg-web in tcp/443 10.0.0.0/8
            internet -> i-web  | tcp/22                             | rule sg-web in tcp/22 203.0.113.7/32
            internet -> i-web  | udp/1024-65535                     | rule sg-web in udp/1024-65535 0.0.0.0/0
            internet -> i-web  | tcp                                | rule sg-web in tcp/0-65535 0.0.0.0/0
            internet -> i-web  | icmp/8:0                           | rule sg-web in icmp/8:0 0.0.0.0/0
            internet -> i-web  | icmp/8                             | rule sg-web in icmp/8 0.0.0.0/0
            internet -> i-web  | icmp                               | rule sg-web in icmp 0.0.0.0/0
            internet -> i-web  | protocol 47                        | rule sg-web in 47 0.0.0.0/0
            internet -> i-web  | tcp/80, tcp/443                    | '
                    rule sg-web in tcp/443 0.0.0.0/0
                    rule sg-web in tcp/80 0.0.0.0/0'
            internet -> i-web  | tcp/0-1023                         | '
                    rule sg-web in tcp/80 0.0.0.0/0
                    rule sg-web in tcp/0-1023 0.0.0.0/0'
            internet -> i-web  | tcp/1-20, tcp/21-30                | '
                    rule sg-web in tcp/1-20 0.0.0.0/0
                    rule sg-web in tcp/10-30 0.0.0.0/0'
            internet -> i-web  | tcp/22, tcp/23                     | '
                    rule sg-web in tcp/22 203.0.113.7/32
                    rule sg-web in tcp/23 198.51.100.0/24'
            i-app -> i-db      | tcp/0-21, tcp/23-65535, udp, icmp, protocol 253 | '
                    entry acl-db in 50 deny tcp/22 0.0.0.0/0'
            i-app -> i-db      | tcp/5432, udp/5000-6000            | '
                    no entry acl-db in 100
                    entry acl-db in 10 allow tcp/5432 10.0.1.0/24
                    entry acl-db in 20 allow udp/5000-6000 10.0.1.0/24'
            i-app -> i-db      | tcp/100-200                        | '
                    no entry acl-db in 100
                    entry acl-db in 10 allow tcp/100-150 10.0.1.0/24
                    entry acl-db in 20 allow tcp/151-200 10.0.1.0/24'
            i-app -> i-db      | udp, icmp, protocol 253            | '
                    entry acl-db out 50 deny tcp/50000 10.0.1.0/24'
            i-app -> i-db      | tcp, udp, icmp/0, icmp/1, protocol 253 | '
                    entry acl-db in 50 deny icmp/8 10.0.1.0/24'
            i-app -> i-db      | tcp, udp, icmp, protocol 253       | '
                    entry acl-db in 50 deny 50 10.0.1.0/24'
            i-app -> i-db      | tcp, udp, icmp, protocol 252       | '
                    entry acl-db in 50 deny 253 10.0.1.0/24'
            i-app -> i-db      | tcp, udp, icmp/0, icmp/1, icmp/8:1, protocol 253 | '
                    entry acl-db in 50 deny icmp/8:0 10.0.1.0/24'
            """)
    void whatPassesIsListedAsTheRulesTellItApart(String question, String expected, String changes) {
        assertThat(ways(NetworkText.parse(Answers.changed(NETWORK, changes)), question)).isEqualTo(expected);
    }

    private static List<Verdict> verdicts(NetworkSnapshot network, String question) {
        Flow flow = NetworkText.flow(question + " all");
        return Exposure.of(Reachability.of(network)).between(flow.source(), flow.target());
    }

    private static String ways(NetworkSnapshot network, String question) {
        List<Verdict> ways = verdicts(network, question);
        assertThat(ways).allMatch(Verdict::isReachable);
        return ways.isEmpty() ? "nothing"
                : ways.stream().map(way -> way.sent().traffic()).collect(Collectors.joining(", "));
    }

    /** Ports and ICMP codes up to here are in random rules. */
    private static final int PORTS = 12;
    private static final int CODES = 1;

    @Test
    void everyPortThatPassesIsInAWayAndNoOther() {
        int open = 0;
        for (int seed = 0; seed < 300; seed++) {
            SeededRandom random = SeededRandom.of(seed, "exposure");
            List<String> lines = randomNetwork(random);
            NetworkSnapshot network = NetworkText.parse(lines);
            Reachability engine = Reachability.of(network);
            for (String question : List.of("internet -> i-a", "i-a -> internet", "i-b -> i-a", "i-a -> i-b",
                    "i-b -> internet")) {
                List<Verdict> ways = verdicts(network, question);
                for (String protocol : List.of("tcp/", "udp/", "icmp/0:", "icmp/8:", "icmp/3:")) {
                    for (int port = 0; port <= (protocol.startsWith("icmp") ? CODES : PORTS) + 1; port++) {
                        Flow flow = NetworkText.flow(question + ' ' + protocol + port);
                        boolean expected = engine.isReachable(flow);
                        open += expected ? 1 : 0;
                        if (covers(ways, flow) != expected) {
                            throw new AssertionError("Seed " + seed + ": " + question + ' ' + protocol + port + " is "
                                    + (expected ? "" : "not ") + "reachable, but the ways are "
                                    + ways.stream().map(way -> way.sent().traffic()).toList() + " in\n"
                                    + String.join("\n", lines));
                        }
                    }
                }
            }
        }
        assertThat(open).as("open ports, lest all is closed").isBetween(5_000, 95_000);
    }

    private static boolean covers(List<Verdict> ways, Flow flow) {
        return ways.stream().map(way -> new TrafficMatch(way.flow().protocol(), way.flow().first(), way.flow().last()))
                .anyMatch(way -> way.coversProtocol(flow.protocol())
                        && way.coversPorts(flow.first(), flow.last()));
    }

    private static List<String> randomNetwork(SeededRandom random) {
        List<String> lines = new ArrayList<>(List.of("vpc vpc-a 10.0.0.0/16", "igw igw-a vpc-a", "table rtb-x vpc-a",
                "route rtb-x 0.0.0.0/0 igw-a", "table rtb-y vpc-a", "route rtb-y 0.0.0.0/0 nat-a", "acl acl-x vpc-a",
                "acl acl-y vpc-a", "subnet subnet-x vpc-a zone-1 10.0.0.0/24 table=rtb-x acl=acl-x",
                "subnet subnet-y vpc-a zone-1 10.0.1.0/24 table=rtb-y acl=acl-y", "group sg-x vpc-a", "group sg-y vpc-a",
                "instance i-a subnet-x 10.0.0.10 sg-x public=54.0.0.1", "instance i-b subnet-y 10.0.1.10 sg-y",
                "nat nat-a subnet-x 10.0.0.9 public=54.0.0.9"));
        for (String group : List.of("sg-x", "sg-y")) {
            for (int i = 0; i < 5; i++) {
                lines.add("rule " + group + (i % 2 == 0 ? " in " : " out ") + traffic(random) + ' ' + range(random));
            }
            for (String direction : List.of(" in ", " out ")) {
                // All types and codes that are asked about are named, lest another one stands for them.
                for (int code = 0; code <= CODES; code++) {
                    lines.add("rule " + group + direction + "icmp/3:" + code + " 10.9.9.9/32");
                }
            }
        }
        for (String acl : List.of("acl-x", "acl-y")) {
            for (String direction : List.of(" in ", " out ")) {
                for (int i = 0; i < 3; i++) {
                    lines.add("entry " + acl + direction + (10 + i) + (random.nextInt(3) == 0 ? " deny " : " allow ")
                            + traffic(random) + ' ' + range(random));
                }
                for (int code = 0; code <= CODES; code++) {
                    lines.add("entry " + acl + direction + (50 + code) + " deny icmp/3:" + code + " 10.9.9.9/32");
                }
                if (random.nextInt(4) > 0) {
                    lines.add("entry " + acl + direction + "100 allow all 0.0.0.0/0");
                }
            }
        }
        return lines;
    }

    private static String traffic(SeededRandom random) {
        int first = random.nextInt(PORTS);
        String ports = first + "-" + (first + random.nextInt(PORTS - first));
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> "tcp/" + ports;
            case 3 -> "udp/" + ports;
            case 4 -> "icmp/" + (random.nextInt(2) == 0 ? 8 : 3)
                    + (random.nextInt(2) == 0 ? ":" + random.nextInt(CODES + 1) : "");
            case 5 -> "icmp/0";
            case 6 -> "tcp/0-65535";
            default -> "all";
        };
    }

    private static String range(SeededRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> "8.8.8.0/24";
            case 1 -> "9.0.0.0/8";
            case 2 -> "10.0.0.0/8";
            default -> "0.0.0.0/0";
        };
    }
}
