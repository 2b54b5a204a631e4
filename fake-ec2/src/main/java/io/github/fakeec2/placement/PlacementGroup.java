package io.github.fakeec2.placement;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;

/**
 * A placement group. Requests know it by its name, or by its id.
 *
 * @param strategy {@code cluster}, {@code spread} or {@code partition}
 * @param spreadLevel of a spread placement group: {@code rack} or {@code host}; null for others
 * @param partitionCount of a partition placement group; null for others
 */
public record PlacementGroup(String id, String name, String strategy, String spreadLevel, Integer partitionCount)
        implements Resource {

    /** The kind of resource. Errors after the EC2 API reference, "Error codes". */
    public static final TableType<PlacementGroup> TABLE = TableType.<PlacementGroup>of("placement-group", "pg-")
            .notFound("InvalidPlacementGroup.Unknown", "The Placement Group '%s' is unknown.",
                    "The Placement Groups '%s' are unknown.")
            .malformed("InvalidPlacementGroupId.Malformed", "Invalid id: \"%s\" (expecting \"pg-...\")");

    static final TableType.Index<PlacementGroup> BY_NAME = TABLE.index(PlacementGroup::name);

    static final String CLUSTER = "cluster";
    static final String SPREAD = "spread";
    static final String PARTITION = "partition";
    static final String RACK = "rack";
    static final String HOST = "host";

    @Override
    public String stateName() {
        return "available";
    }

    /** Whether it keeps instances close together, in one zone. */
    public boolean isCluster() {
        return strategy.equals(CLUSTER);
    }

    /** Whether it keeps instances on distinct racks. */
    public boolean isSpread() {
        return strategy.equals(SPREAD);
    }

    /** Whether it keeps groups of instances on distinct racks. */
    public boolean isPartition() {
        return strategy.equals(PARTITION);
    }
}
