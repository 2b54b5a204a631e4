package io.github.fakeec2.compute;

import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.storage.Volume;
import java.util.Collection;
import java.util.List;

/** What belongs to an instance. */
final class Instances {

    private Instances() {
    }

    /** The primary interface, or null where it has gone with the instance. */
    static Row<NetworkInterface> primaryInterface(RegionState region, String instanceId) {
        for (Row<NetworkInterface> row : interfaces(region, instanceId)) {
            if (row.value().attachment().isPrimary()) {
                return row;
            }
        }
        return null;
    }

    /** The security groups of the primary interface, which are the instance's. */
    static List<String> groupIds(RegionState region, String instanceId) {
        Row<NetworkInterface> primary = primaryInterface(region, instanceId);
        return primary == null ? List.of() : primary.value().groupIds();
    }

    static Collection<Row<NetworkInterface>> interfaces(RegionState region, String instanceId) {
        return region.table(NetworkInterface.TABLE).by(NetworkInterface.BY_INSTANCE, instanceId);
    }

    static Collection<Row<Volume>> volumes(RegionState region, String instanceId) {
        return region.table(Volume.TABLE).by(Volume.BY_INSTANCE, instanceId);
    }
}
