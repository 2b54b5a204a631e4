package io.github.fakeec2.compute;

import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.storage.Volume;
import java.util.Collection;
import java.util.List;

/** What instances have: their interfaces, groups and volumes. */
public final class Instances {

    private Instances() {
    }

    /** The primary interface, or null where it has gone with the instance. */
    public static Row<NetworkInterface> primaryInterface(RegionState region, String instanceId) {
        for (Row<NetworkInterface> row : interfaces(region, instanceId)) {
            if (row.value().attachment().isPrimary()) {
                return row;
            }
        }
        return null;
    }

    /** The security groups of the primary interface, which are the instance's. */
    public static List<String> groupIds(RegionState region, String instanceId) {
        Row<NetworkInterface> primary = primaryInterface(region, instanceId);
        return primary == null ? List.of() : primary.value().groupIds();
    }

    /** Its interfaces, in the order of their attachment. */
    public static Collection<Row<NetworkInterface>> interfaces(RegionState region, String instanceId) {
        return region.table(NetworkInterface.TABLE).by(NetworkInterface.BY_INSTANCE, instanceId);
    }

    /** The volumes that are attached to it. */
    public static Collection<Row<Volume>> volumes(RegionState region, String instanceId) {
        return region.table(Volume.TABLE).by(Volume.BY_INSTANCE, instanceId);
    }
}
