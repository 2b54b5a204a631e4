package io.github.fakeec2.placement;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.types.InstanceTypeFacts;
import java.util.ArrayList;
import java.util.List;

/** What other families ask of Dedicated Hosts: which one an instance can run on. */
public final class DedicatedHosts {

    private DedicatedHosts() {
    }

    /**
     * The host that a request names; one that was released can no longer be named (API reference, ReleaseHosts).
     *
     * @throws AwsError {@code InvalidHostID.NotFound}, {@code InvalidHostID.Malformed}
     */
    public static DedicatedHost get(Call call, String id) {
        DedicatedHost host = call.table(DedicatedHost.TABLE).get(id).value();
        if (host.isReleased()) {
            throw DedicatedHost.TABLE.notFound(List.of(id)).withHint("it was released at " + host.releasedAt());
        }
        return host;
    }

    /**
     * Requires that an instance of a type can run on a host in a zone, whatever else runs there.
     *
     * @throws AwsError {@code InvalidHostState}, {@code IncompatibleHostRequirements}; the words are those of the
     *     page "Error codes"
     */
    public static void requireRuns(DedicatedHost host, InstanceTypeFacts type, String zone) {
        if (!host.isAvailable()) {
            throw AwsError.of("InvalidHostState",
                    "The Dedicated Host must be in the available state to complete the operation.")
                    .withHint(host.id() + " is " + host.stateName());
        }
        if (!host.runs(type) || !host.zone().equals(zone)) {
            throw AwsError.of("IncompatibleHostRequirements", "There are no available or compatible Dedicated Hosts "
                    + "available on which to launch or start the instance.").withHint(host.id() + " in " + host.zone()
                    + " runs " + (host.typeName() == null ? host.family() : host.typeName())
                    + " instances, and not " + type.name() + " in " + zone);
        }
    }

    /** How many more instances of a type a host takes. */
    public static int roomOn(Call call, DedicatedHost host, InstanceTypeFacts type) {
        return host.isAvailable() && host.runs(type)
                ? HostCapacity.left(host.hardware(), occupants(call, host.id())).roomFor(type) : 0;
    }

    /** The hosts that take instances of a type which name no host, in the order of their allocation. */
    public static List<DedicatedHost> placingAutomatically(Call call, InstanceTypeFacts type) {
        List<DedicatedHost> hosts = new ArrayList<>();
        for (Row<DedicatedHost> row : call.table(DedicatedHost.TABLE).all()) {
            DedicatedHost host = row.value();
            if (host.autoPlacement() && host.isAvailable() && host.runs(type)) {
                hosts.add(host);
            }
        }
        return hosts;
    }

    /**
     * A host that takes an instance of a type without being named.
     *
     * @throws AwsError {@code InsufficientHostCapacity}
     */
    public static String anyWithRoom(Call call, InstanceTypeFacts type, String zone) {
        for (DedicatedHost host : placingAutomatically(call, type)) {
            if (host.zone().equals(zone) && roomOn(call, host, type) > 0) {
                return host.id();
            }
        }
        throw noneHasRoom();
    }

    /** The error where no host takes an instance that names none. */
    public static AwsError noneHasRoom() {
        return AwsError.of("InsufficientHostCapacity", "You do not have a host with a matching configuration and "
                + "sufficient capacity. Either target a host resource group that can automatically allocate hosts on "
                + "your behalf, or manually allocate a new host to your account and then try again.");
    }

    /** The error where a host takes no more instances. */
    public static AwsError isFull(String hostId) {
        return AwsError.of("InsufficientCapacityOnHost", "Dedicated host " + hostId
                + " has insufficient capacity to launch the instances in this request.");
    }

    /** The instances that run on a host. */
    static List<Occupant> occupants(Call call, String hostId) {
        return PlacementGroups.occupants(call.region().dependentsOf(DedicatedHost.TABLE, hostId));
    }
}
