package io.github.fakeec2.reachability;

import io.github.fakeec2.reachability.model.TrafficMatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One question of {@link Exposure}. It sends a packet, sees which rules that meets, sends one for each kind of traffic
 * that those tell apart, and so on until no packet meets a rule that was not known.
 */
final class Exploration {

    private static final int LARGEST_PORT = 65535;
    private static final int LARGEST_NUMBER = 255;

    /** "Use for experimentation and testing" (RFC 3692): what comes closest to a protocol that nobody has named. */
    private static final int UNNAMED_PROTOCOL = 253;

    /** Any type, any code, any protocol. */
    private static final int ANY = -1;

    private final Topology topology;
    private final Endpoint source;
    private final Endpoint target;
    private final Flow.Family family;
    private final RulesMet met = new RulesMet();
    private final Search search;
    private final List<Verdict> ways = new ArrayList<>();

    Exploration(Topology topology, Endpoint source, Endpoint target, Flow.Family family) {
        this.topology = topology;
        this.source = source;
        this.target = target;
        this.family = family;
        this.search = new Search(topology, met);
    }

    List<Verdict> ways() {
        if (!add(ANY, 0, 0)) {
            ports(TrafficMatch.tcp(0, LARGEST_PORT));
            ports(TrafficMatch.udp(0, LARGEST_PORT));
            messages(TrafficMatch.ICMP, Set.of(0, 8));
            messages(TrafficMatch.ICMPV6, Set.of(128, 129));
            otherProtocols();
        }
        return List.copyOf(ways);
    }

    List<Verdict> ways(TrafficMatch ports) {
        ports(ports);
        return List.copyOf(ways);
    }

    private Attempt find(int protocol, int first, int last) {
        Flow flow = flow(protocol, first, last);
        return search.find(flow, Attempts.of(topology, flow));
    }

    private Flow flow(int protocol, int first, int last) {
        return new Flow(source, target, protocol, first, last, 0, family);
    }

    private boolean passes(int protocol, int first, int last) {
        return find(protocol, first, last) != null;
    }

    /** Adds a way, if there is one. */
    private boolean add(int protocol, int first, int last) {
        Attempt found = find(protocol, first, last);
        if (found != null) {
            ways.add(Reachability.verdict(topology, flow(protocol, first, last), found));
        }
        return found != null;
    }

    // ---- TCP and UDP

    private void ports(TrafficMatch range) {
        int protocol = range.protocol();
        NavigableMap<Integer, Boolean> passing = new TreeMap<>();
        NavigableSet<Integer> untried = borders(range);
        while (!untried.isEmpty()) {
            untried.forEach(port -> passing.put(port, passes(protocol, port, port)));
            untried = borders(range);
            untried.removeAll(passing.keySet());
        }
        Integer first = passing.firstKey();
        while (first != null) {
            Integer next = passing.higherKey(first);
            if (passing.get(first)) {
                int last = lastBefore(next, range);
                while (next != null && passing.get(next)
                        && passes(protocol, first, lastBefore(passing.higherKey(next), range))) {
                    next = passing.higherKey(next);
                    last = lastBefore(next, range);
                }
                add(protocol, first, last);
            }
            first = next;
        }
    }

    /** The last port of the stretch before the next one, which is null for the last stretch. */
    private static int lastBefore(Integer next, TrafficMatch range) {
        return next == null ? range.to() : next - 1;
    }

    /** The ports of a range at which the fate of packets may change, the first one included. */
    private NavigableSet<Integer> borders(TrafficMatch range) {
        NavigableSet<Integer> borders = new TreeSet<>();
        for (TrafficMatch match : met.traffic()) {
            if (match.protocol() == range.protocol() && match.from() != ANY) {
                borders.add(match.from());
                borders.add(match.to() + 1);
            }
        }
        borders.add(range.from());
        return new TreeSet<>(borders.subSet(range.from(), true, range.to(), true));
    }

    // ---- ICMP

    private record Message(int type, int code) {
    }

    /** @param echo the types of requests and replies, which some components and the answer treat as special */
    private void messages(int protocol, Set<Integer> echo) {
        Map<Message, Boolean> passing = new HashMap<>();
        Set<Integer> types;
        Set<Integer> codes;
        int known;
        do {
            known = passing.size();
            types = named(protocol, echo, true);
            codes = named(protocol, Set.of(), false);
            for (int type : types) {
                for (int code : codes) {
                    passing.computeIfAbsent(new Message(type, code),
                            message -> passes(protocol, message.type, message.code));
                }
            }
        } while (passing.size() > known);
        if (!passing.containsValue(false) && add(protocol, ANY, ANY)) {
            return;
        }
        for (int type : types) {
            if (codes.stream().allMatch(code -> passing.get(new Message(type, code))) && add(protocol, type, ANY)) {
                continue;
            }
            for (int code : codes) {
                if (passing.get(new Message(type, code))) {
                    add(protocol, type, code);
                }
            }
        }
    }

    /** The types or codes that rules name, the given ones, and one of all others. */
    private Set<Integer> named(int protocol, Set<Integer> always, boolean types) {
        Set<Integer> named = new TreeSet<>(always);
        for (TrafficMatch match : met.traffic()) {
            int number = types ? match.from() : match.to();
            if (match.protocol() == protocol && number != ANY) {
                named.add(number);
            }
        }
        int other = 0;
        while (named.contains(other)) {
            other++;
        }
        if (other <= LARGEST_NUMBER) {
            named.add(other);
        }
        return named;
    }

    // ---- others

    private void otherProtocols() {
        NavigableMap<Integer, Boolean> passing = new TreeMap<>();
        Set<Integer> untried = protocols();
        while (!untried.isEmpty()) {
            untried.forEach(protocol -> passing.put(protocol, passes(protocol, 0, 0)));
            untried = protocols();
            untried.removeAll(passing.keySet());
        }
        passing.forEach((protocol, passes) -> {
            if (passes) {
                add(protocol, 0, 0);
            }
        });
    }

    /** The protocols without ports that rules name, and one of all others. */
    private Set<Integer> protocols() {
        Set<Integer> named = new TreeSet<>();
        for (TrafficMatch match : met.traffic()) {
            int protocol = match.protocol();
            if (protocol != ANY && !TrafficMatch.hasPorts(protocol) && !TrafficMatch.isIcmp(protocol)) {
                named.add(protocol);
            }
        }
        int other = UNNAMED_PROTOCOL;
        while (named.contains(other)) {
            other--;
        }
        named.add(other);
        return named;
    }
}
