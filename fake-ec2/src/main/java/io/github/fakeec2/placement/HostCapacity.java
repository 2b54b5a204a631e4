package io.github.fakeec2.placement;

import io.github.fakeec2.types.InstanceTypeFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What is free on a Dedicated Host. An instance is on one socket, or, if it is larger, has whole sockets to itself, so
 * that what is left of several sockets does not add up: of 8 vCPUs that are free on two sockets, 4 on each, EC2 says
 * that two instances of 4 vCPUs can be launched and none of 8 (EC2 user guide, "View Dedicated Hosts").
 */
final class HostCapacity {

    private final HostHardware hardware;
    private final int[] free;

    private HostCapacity(HostHardware hardware) {
        this.hardware = hardware;
        this.free = new int[hardware.sockets()];
        Arrays.fill(free, hardware.unitsOfSocket());
    }

    /** Of a host without instances. */
    static HostCapacity whole(HostHardware hardware) {
        return new HostCapacity(hardware);
    }

    /** Of a host with instances, which EC2 is taken to arrange well: the largest first. */
    static HostCapacity left(HostHardware hardware, Collection<Occupant> occupants) {
        HostCapacity capacity = new HostCapacity(hardware);
        List<Integer> sizes = new ArrayList<>(occupants.size());
        for (Occupant occupant : occupants) {
            sizes.add(hardware.unitsOf(occupant.type()));
        }
        sizes.sort(Comparator.reverseOrder());
        sizes.forEach(capacity::take);
        return capacity;
    }

    private void take(int units) {
        int sockets = socketsFor(units);
        int share = shareOn(units, sockets);
        for (int socket = 0; socket < free.length && sockets > 0; socket++) {
            if (free[socket] >= share) {
                free[socket] -= share;
                sockets--;
            }
        }
    }

    /** How many more instances of a type there is room for. */
    int roomFor(InstanceTypeFacts type) {
        int units = hardware.unitsOf(type);
        int sockets = socketsFor(units);
        int share = shareOn(units, sockets);
        int room = 0;
        for (int unitsOnSocket : free) {
            room += sockets == 1 ? unitsOnSocket / share : unitsOnSocket >= share ? 1 : 0;
        }
        return room / sockets;
    }

    int freeVcpus() {
        return (int) ((long) Arrays.stream(free).sum() * hardware.vcpus() / hardware.units());
    }

    private int socketsFor(int units) {
        return Math.max(1, (units + hardware.unitsOfSocket() - 1) / hardware.unitsOfSocket());
    }

    private static int shareOn(int units, int sockets) {
        return (units + sockets - 1) / sockets;
    }
}
