package io.github.fakeec2.reachability;

import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.reachability.model.AddressPair;
import io.github.fakeec2.reachability.model.RouteEntry;
import io.github.fakeec2.reachability.model.TrafficMatch;
import java.util.ArrayList;
import java.util.List;

/**
 * The pairs of addresses that a flow may use, as a sender prefers them: the private address of what is in a connected
 * network, the public one of what is not; IPv4 before IPv6. A sender with several interfaces uses the one in the
 * target's subnet, or else its primary one, and there the primary address. What is blocked is blocked with every pair.
 */
final class Attempts {

    private final Topology topology;
    private final Flow flow;
    private final List<Attempt> attempts = new ArrayList<>(2);

    private Attempts(Topology topology, Flow flow) {
        this.topology = topology;
        this.flow = flow;
    }

    /** The pairs, the preferred one first; empty where the ends have no addresses of the same family. */
    static List<Attempt> of(Topology topology, Flow flow) {
        Attempts all = new Attempts(topology, flow);
        if (flow.family().includes(true) && flow.protocol() != TrafficMatch.ICMPV6) {
            all.add(true);
        }
        if (flow.family().includes(false) && flow.protocol() != TrafficMatch.ICMP) {
            all.add(false);
        }
        return all.attempts;
    }

    private void add(boolean ipv4) {
        Places places = new Places(topology, ipv4);
        List<Place> sources = places.of(flow.source(), flow.target());
        List<Place> targets = sources.isEmpty() ? List.of() : places.of(flow.target(), flow.source());
        for (Place target : targets) {
            if (flow.source() instanceof Endpoint.Instance) {
                addFrom(senderTo(target, sources), target, ipv4);
            } else {
                for (Place source : sources) {
                    addFrom(source, target, ipv4);
                }
            }
        }
    }

    /** The interface of an instance that it sends from: one in the target's subnet, or else the primary one. */
    private static Place senderTo(Place target, List<Place> sources) {
        for (Place source : sources) {
            if (target.nic() != null && source.nic().subnet == target.nic().subnet) {
                return source;
            }
        }
        return sources.get(0);
    }

    private void addFrom(Place source, Place target, boolean ipv4) {
        Place from = source.nic() == null ? source : source.at(ownAddress(source, ipv4));
        if (target.address() != null) {
            attempts.add(Attempt.of(flow, from, target));
            return;
        }
        Nic nic = target.nic();
        if (!ipv4) {
            addAll(from, target, nic.node.ipv6Addresses().isEmpty()
                    ? List.of(nic.primary(false)) : nic.node.ipv6Addresses());
            return;
        }
        boolean nearFirst = isConnected(from, nic);
        if (nearFirst) {
            addPrivate(from, target);
        }
        boolean found = addPublic(from, target);
        if (!nearFirst && !(found && from.is(Place.Kind.INTERNET))) {
            addPrivate(from, target);
        }
    }

    private static IpAddress ownAddress(Place source, boolean ipv4) {
        IpAddress given = source.address();
        return given == null ? source.nic().primary(ipv4)
                : source.nic().owns(given) ? given : source.nic().privateFor(given);
    }

    private void addPrivate(Place source, Place target) {
        addAll(source, target, target.nic().node.addresses().stream().map(AddressPair::privateAddress).toList());
    }

    private boolean addPublic(Place source, Place target) {
        boolean found = false;
        for (AddressPair pair : target.nic().node.addresses()) {
            if (pair.publicAddress() != null) {
                attempts.add(Attempt.of(flow, source, target.at(pair.publicAddress())));
                found = true;
            }
        }
        return found;
    }

    private void addAll(Place source, Place target, List<IpAddress> addresses) {
        addresses.forEach(address -> attempts.add(Attempt.of(flow, source, target.at(address))));
    }

    /** Whether the source's routes lead to an interface's private address by another way than to the internet. */
    private static boolean isConnected(Place source, Nic nic) {
        if (source.is(Place.Kind.INTERNET)) {
            return false;
        }
        if (source.nic() == null || source.nic().vpc() == nic.vpc()) {
            return true;
        }
        RouteEntry route = source.nic().subnet.table.findEntry(nic.primary(true));
        return route != null && switch (route.target()) {
            case INTERNET_GATEWAY, NAT_GATEWAY, EGRESS_ONLY_INTERNET_GATEWAY -> false;
            default -> true;
        };
    }
}
