package io.github.fakeec2.reachability;

import io.github.fakeec2.state.SeededRandom;
import java.util.ArrayList;
import java.util.List;

/** A small network by chance, as lines of text: crowded enough that most rules decide now and then. */
final class RandomNetwork {

    private static final String[] TRAFFIC = {"all", "all", "tcp/80", "tcp/22-443", "udp/53", "icmp/8", "tcp/0-65535"};
    private static final String[] ACL_TRAFFIC = {"all", "tcp/80", "tcp/1024-65535", "tcp/32768-65535",
            "tcp/40000-50000", "udp/53", "icmp/8", "icmp/0"};
    private static final String[] OUTSIDE = {"0.0.0.0/0", "0.0.0.0/0", "8.8.8.0/24", "9.0.0.0/8", "10.0.0.0/8"};

    private final SeededRandom random;
    private final List<String> lines = new ArrayList<>();
    private final int vpcs;
    private final int subnets;

    private RandomNetwork(SeededRandom random) {
        this.random = random;
        this.vpcs = 1 + random.nextInt(3);
        this.subnets = 2 + random.nextInt(2);
    }

    static List<String> lines(SeededRandom random) {
        RandomNetwork network = new RandomNetwork(random);
        network.write();
        return network.lines;
    }

    private void write() {
        for (int v = 0; v < vpcs; v++) {
            add("vpc vpc-" + v + " 10." + v + ".0.0/16");
            if (chance(80)) {
                add("igw igw-" + v + " vpc-" + v);
            }
            for (int g = 0; g < 3; g++) {
                add("group sg-" + v + g + " vpc-" + v);
            }
            for (int s = 0; s < subnets; s++) {
                subnet(v, s);
            }
        }
        add("pl pl-1 10.1.0.0/24,8.8.8.0/25");
        for (int v = 0; v < vpcs; v++) {
            for (int g = 0; g < 3; g++) {
                rules("sg-" + v + g);
            }
        }
        between();
        for (int v = 0; v < vpcs; v++) {
            routes("rtb-" + v, v);
            for (int s = 0; s < subnets; s++) {
                routes("rtb-" + v + s, v);
            }
        }
    }

    private void subnet(int v, int s) {
        String name = "" + v + s;
        add("table rtb-" + name + " vpc-" + v);
        String acl = "acl-" + v;
        if (chance(40)) {
            acl = "acl-" + name;
            add("acl " + acl + " vpc-" + v);
            for (int e = 0; e < 5; e++) {
                add("entry " + acl + (chance(50) ? " in " : " out ") + (10 + random.nextInt(80))
                        + (chance(70) ? " allow " : " deny ") + one(ACL_TRAFFIC) + ' ' + range());
            }
            add("entry " + acl + " in 100 " + (chance(70) ? "allow" : "deny") + " all 0.0.0.0/0");
            add("entry " + acl + " out 100 " + (chance(70) ? "allow" : "deny") + " all 0.0.0.0/0");
        }
        add("subnet subnet-" + name + " vpc-" + v + " zone-" + random.nextInt(2) + " 10." + v + "." + s + ".0/24 acl="
                + acl + (chance(60) ? " table=rtb-" + name : ""));
        for (int i = 0; i < 2; i++) {
            String id = "i-" + name + i;
            add("instance " + id + " subnet-" + name + " 10." + v + "." + s + "." + (10 + i) + " sg-" + v
                    + random.nextInt(3) + (chance(30) ? ",sg-" + v + random.nextInt(3) : "")
                    + (chance(40) ? " public=54.0." + v + "." + (10 * s + i) : "")
                    + (chance(40) ? " check=off" : "") + (chance(4) ? " state=stopped" : ""));
        }
        if (s == v % subnets) {
            add("nat nat-" + v + " subnet-" + name + " 10." + v + "." + s + ".9"
                    + (chance(80) ? " public=54.1." + v + "." + s : ""));
        }
    }

    private void rules(String group) {
        if (chance(50)) {
            add("rule " + group + " out all 0.0.0.0/0");
        }
        if (chance(35)) {
            add("rule " + group + " in all 0.0.0.0/0");
        }
        for (int r = 0; r < 3; r++) {
            add("rule " + group + " in " + one(TRAFFIC) + ' ' + peer());
        }
        for (int r = 0; r < 2; r++) {
            add("rule " + group + " out " + one(TRAFFIC) + ' ' + peer());
        }
    }

    private void between() {
        for (int v = 1; v < vpcs; v++) {
            add("pcx pcx-" + v + " vpc-" + (v - 1) + " vpc-" + v + (chance(90) ? " active" : " deleted"));
        }
        add("tgw tgw-1");
        for (int table = 0; table < 2; table++) {
            add("ttable tgw-1 ttb-" + table);
            for (int v = 0; v < vpcs; v++) {
                if (chance(80)) {
                    add("troute ttb-" + table + " 10." + v + ".0.0/16 att-" + v + " propagated");
                }
            }
            add("troute ttb-" + table + ' ' + range() + ' '
                    + (chance(20) ? "blackhole" : "att-" + random.nextInt(vpcs)));
        }
        for (int v = 0; v < vpcs; v++) {
            add("attach tgw-1 att-" + v + " vpc-" + v + " subnet-" + v + "0,subnet-" + v + "1"
                    + (chance(90) ? " table=ttb-" + random.nextInt(2) : "") + (chance(50) ? " sg=on" : ""));
        }
    }

    private void routes(String table, int v) {
        if (chance(80)) {
            add("route " + table + " 0.0.0.0/0 " + target(v, true));
        }
        for (int other = 0; other < vpcs; other++) {
            if (other != v && chance(80)) {
                add("route " + table + " 10." + other + ".0.0/16 "
                        + (chance(50) ? "tgw-1" : "pcx-" + Math.max(v, other)));
            }
        }
        if (chance(40)) {
            add("route " + table + ' ' + (chance(20) ? "pl-1" : range()) + ' ' + target(v, false)
                    + (chance(10) ? " blackhole" : "") + (chance(20) ? " propagated" : ""));
        }
    }

    private String target(int v, boolean outside) {
        String own = "" + v + random.nextInt(subnets) + random.nextInt(2);
        return switch (random.nextInt(outside ? 8 : 6)) {
            case 0, 1 -> "eni-" + own;
            case 2 -> "tgw-1";
            case 3 -> "pcx-" + Math.max(1, v);
            case 4, 5 -> "nat-" + v;
            default -> "igw-" + v;
        };
    }

    private String peer() {
        return chance(35) ? "sg-" + random.nextInt(vpcs) + random.nextInt(3) : chance(5) ? "pl-1" : range();
    }

    private String range() {
        if (chance(50)) {
            return one(OUTSIDE);
        }
        String vpc = "10." + random.nextInt(vpcs) + '.';
        return switch (random.nextInt(3)) {
            case 0 -> vpc + "0.0/16";
            case 1 -> vpc + random.nextInt(subnets) + ".0/24";
            default -> vpc + random.nextInt(subnets) + ".1" + random.nextInt(2) + "/32";
        };
    }

    private void add(String line) {
        lines.add(line);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String one(String[] words) {
        return words[random.nextInt(words.length)];
    }
}
