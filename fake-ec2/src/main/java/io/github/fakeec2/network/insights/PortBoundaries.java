package io.github.fakeec2.network.insights;

import io.github.fakeec2.network.NetworkAcl;
import io.github.fakeec2.network.SecurityGroupRule;
import io.github.fakeec2.network.Traffic;
import io.github.fakeec2.network.insights.PacketFilter.Ports;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The ports at which some firewall rule begins or ceases to apply. Between two of them all ports fare alike, so that
 * one packet to each such stretch tells whether there is a port in a range that packets get through to.
 *
 * @param first the first ports of the stretches
 */
record PortBoundaries(NavigableSet<Integer> first) {

    static PortBoundaries of(Collection<RegionState> regions) {
        PortBoundaries boundaries = new PortBoundaries(new TreeSet<>());
        for (RegionState region : regions) {
            for (Row<SecurityGroupRule> row : region.table(SecurityGroupRule.TABLE).all()) {
                boundaries.add(row.value().traffic());
            }
            for (Row<NetworkAcl> row : region.table(NetworkAcl.TABLE).all()) {
                row.value().entries().forEach(entry -> boundaries.add(entry.traffic()));
            }
        }
        return boundaries;
    }

    private void add(Traffic traffic) {
        if (traffic.hasPorts() && traffic.fromPort() >= 0) {
            first.add(traffic.fromPort());
            first.add(traffic.toPort() + 1);
        }
    }

    /** The stretches that a range of ports consists of. */
    List<Ports> stretches(Ports range) {
        List<Ports> stretches = new ArrayList<>();
        int from = range.from();
        for (int next : first.subSet(range.from(), false, range.to(), true)) {
            stretches.add(new Ports(from, next - 1));
            from = next;
        }
        stretches.add(new Ports(from, range.to()));
        return stretches;
    }
}
