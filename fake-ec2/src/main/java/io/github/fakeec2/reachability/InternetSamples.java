package io.github.fakeec2.reachability;

import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.reachability.model.AclEntry;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Addresses that stand for all of the internet, as an interface's firewalls and routes tell addresses apart: the first
 * one of each stretch between the ends of the ranges that they name. What is blocked for each of these is blocked for
 * every address. Ranges that only other VPCs on the way name are not looked at.
 */
final class InternetSamples {

    /** This network, loopback, link-local, multicast and reserved addresses (RFC 6890): no host has them. */
    private static final IpRange[] NOBODYS = Stream.of("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3",
            "::/8", "fc00::/7", "fe80::/10", "ff00::/8").map(IpRange::parse).toArray(IpRange[]::new);

    private final NavigableSet<IpAddress> borders = new TreeSet<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private InternetSamples() {
    }

    /** Addresses of one family to try with an interface. */
    static NavigableSet<IpAddress> of(Topology topology, Nic nic, boolean ipv4) {
        InternetSamples samples = new InternetSamples();
        for (SecurityGroup group : nic.groups) {
            for (Direction direction : new Direction[] {Direction.IN, Direction.OUT}) {
                for (SecurityGroup.Line line : group.lines(direction)) {
                    samples.add(line.ranges);
                }
            }
        }
        for (Subnet subnet : nic.vpc().subnets) {
            samples.add(subnet);
        }
        samples.borders.removeIf(address -> address.isIpv4() != ipv4
                || InternetGateways.isPrivate(address) || InternetGateways.isShared(address)
                || Vpc.anyContains(NOBODYS, address) || topology.publicNic(address) != null);
        return samples.borders;
    }

    private void add(Subnet subnet) {
        if (seen.add(subnet.table)) {
            add(subnet.table.ranges());
        }
        if (seen.add(subnet.acl)) {
            for (Direction direction : new Direction[] {Direction.IN, Direction.OUT}) {
                for (AclEntry entry : subnet.acl.entries(direction)) {
                    add(entry.range());
                }
            }
        }
    }

    private void add(IpRange... ranges) {
        for (IpRange range : ranges) {
            borders.add(range.first());
            borders.add(range.last().next());
        }
    }
}
