package io.github.fakeec2.placement;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import io.github.fakeec2.types.InstanceTypeFacts;
import java.time.Instant;

/**
 * A Dedicated Host: a server that is all the account's own.
 *
 * @param stateName {@code available}, {@code pending} while it is made to take other types, or {@code released}
 * @param family the instance family that it runs, such as {@code m5}
 * @param typeName the one type that it runs, or null where it runs all of its family
 * @param autoPlacement whether it takes instances that name no host
 * @param recovery of the host: on or off
 * @param maintenance of the host: on or off
 * @param clientToken of the request that allocated it, or null
 * @param releasedAt when it was released, or null
 */
public record DedicatedHost(String id, String stateName, String zone, String zoneId, String family, String typeName,
        boolean autoPlacement, String recovery, String maintenance, String clientToken, Instant releasedAt)
        implements Resource {

    /** The kind of resource. Codes after the EC2 API reference, "Error codes"; the texts are ours. */
    public static final TableType<DedicatedHost> TABLE = TableType.<DedicatedHost>of("dedicated-host", "h-")
            .notFound("InvalidHostID.NotFound", "The specified dedicated host ID '%s' does not exist",
                    "The specified dedicated host IDs '%s' do not exist")
            .malformed("InvalidHostID.Malformed", "Invalid id: \"%s\" (expecting \"h-...\")");

    static final String AVAILABLE = "available";
    static final String PENDING = "pending";
    static final String RELEASED = "released";

    boolean isAvailable() {
        return stateName.equals(AVAILABLE);
    }

    boolean isReleased() {
        return stateName.equals(RELEASED);
    }

    /** Whether it runs instances of a type. */
    boolean runs(InstanceTypeFacts type) {
        return typeName == null ? type.family().equals(family) && type.dedicatedHostsSupported()
                : type.name().equals(typeName);
    }

    HostHardware hardware() {
        return HostHardware.of(family, typeName);
    }

    DedicatedHost inState(String state) {
        return new DedicatedHost(id, state, zone, zoneId, family, typeName, autoPlacement, recovery, maintenance,
                clientToken, releasedAt);
    }

    /** The same, released, for good. */
    DedicatedHost released(Instant moment) {
        return new DedicatedHost(id, RELEASED, zone, zoneId, family, typeName, autoPlacement, recovery, maintenance,
                clientToken, moment);
    }

    /** The same for another type of its family, or, with null, for all of them. */
    DedicatedHost running(String otherTypeName) {
        return new DedicatedHost(id, stateName, zone, zoneId, family, otherTypeName, autoPlacement, recovery,
                maintenance, clientToken, releasedAt);
    }

    /** The same with other settings. */
    DedicatedHost with(boolean placesAutomatically, String otherRecovery, String otherMaintenance) {
        return new DedicatedHost(id, stateName, zone, zoneId, family, typeName, placesAutomatically, otherRecovery,
                otherMaintenance, clientToken, releasedAt);
    }
}
