package io.github.fakeec2.placement;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.types.InstanceTypeFacts;
import io.github.fakeec2.types.InstanceTypeTraits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What other families ask of placement groups: which one a request names, and whether an instance can be in it (EC2
 * user guide, "Placement strategies for your placement groups" and "Placement group rules and limitations"). AWS's
 * words for the rules are known where a comment does not say otherwise.
 */
public final class PlacementGroups {

    private static final int MOST_RUNNING_IN_A_SPREAD = 7;
    private static final int MOST_PARTITIONS_OF_DEDICATED_INSTANCES = 2;

    private PlacementGroups() {
    }

    /**
     * The placement group that a request names in one of two ways, or null where it names none.
     *
     * @throws AwsError {@code InvalidParameterCombination} where it does so in both ways, {@code
     *     InvalidPlacementGroup.Unknown}, {@code InvalidPlacementGroupId.Malformed}
     */
    public static PlacementGroup named(Call call, String id, String name) {
        if (Required.isGiven(id) && Required.isGiven(name)) {
            throw AwsError.of("InvalidParameterCombination",
                    "The parameter groupName cannot be used with the parameter groupId");
        }
        if (Required.isGiven(id)) {
            return call.table(PlacementGroup.TABLE).get(id).value();
        }
        return Required.isGiven(name) ? getAll(call, List.of(name)).get(0).value() : null;
    }

    /**
     * The placement groups of the names, each once.
     *
     * @throws AwsError {@code InvalidPlacementGroup.Unknown}, which tells all names that are unknown
     */
    public static List<Row<PlacementGroup>> getAll(Call call, Collection<String> names) {
        Table<PlacementGroup> table = call.table(PlacementGroup.TABLE);
        List<Row<PlacementGroup>> rows = new ArrayList<>(names.size());
        List<String> unknown = new ArrayList<>();
        for (String name : new LinkedHashSet<>(names)) {
            Row<PlacementGroup> row = find(call, name);
            if (row != null && table.isVisible(row)) {
                rows.add(row);
            } else {
                unknown.add(name);
            }
        }
        if (!unknown.isEmpty()) {
            throw PlacementGroup.TABLE.notFound(unknown).withHint(existing(table));
        }
        return rows;
    }

    /** The placement group of the name, visible to callers yet or not, or null. */
    static Row<PlacementGroup> find(Call call, String name) {
        Iterator<Row<PlacementGroup>> found =
                call.table(PlacementGroup.TABLE).by(PlacementGroup.BY_NAME, String.valueOf(name)).iterator();
        return found.hasNext() ? found.next() : null;
    }

    private static String existing(Table<PlacementGroup> table) {
        List<String> names = new ArrayList<>();
        table.all().forEach(row -> names.add(row.value().name()));
        return names.isEmpty() ? "there is no placement group in this region of this account"
                : "there are the placement groups " + String.join(", ", names);
    }

    // ---- rules

    /**
     * Requires that instances of a type and tenancy can be in the group.
     *
     * @throws AwsError {@code InvalidParameterCombination}; the text is AWS's for cluster placement groups, else ours
     */
    public static void requireFits(PlacementGroup group, InstanceTypeFacts type, String tenancy) {
        if (tenancy.equals("host")) {
            throw unsupported("Placement groups are not supported for instances with a tenancy of 'host'.");
        }
        if (group.isSpread() && tenancy.equals("dedicated")) {
            throw unsupported("Spread placement groups are not supported for Dedicated Instances.");
        }
        if (group.isPartition() && tenancy.equals("dedicated")
                && group.partitionCount() > MOST_PARTITIONS_OF_DEDICATED_INSTANCES) {
            throw unsupported("A partition placement group with Dedicated Instances can have a maximum of "
                    + MOST_PARTITIONS_OF_DEDICATED_INSTANCES + " partitions.");
        }
        if (PlacementGroup.HOST.equals(group.spreadLevel())) {
            throw unsupported("Host level spread placement groups are supported on AWS Outposts only.");
        }
        if (!InstanceTypeTraits.placementStrategies(type).contains(group.strategy())) {
            String strategy = Character.toUpperCase(group.strategy().charAt(0)) + group.strategy().substring(1);
            throw unsupported(strategy + " placement groups are not supported by the '" + type.name()
                    + "' instance type. Specify a supported instance type or change the placement group strategy, and "
                    + "try again.");
        }
    }

    /**
     * Requires that a number is that of a partition of the group.
     *
     * @param group null for none
     * @param number null for none
     * @throws AwsError {@code InvalidParameterCombination}, {@code InvalidParameterValue}; the texts are ours
     */
    public static void requirePartition(PlacementGroup group, Integer number) {
        if (number == null) {
            return;
        }
        if (group == null || !group.isPartition()) {
            throw unsupported("The parameter partitionNumber is valid only with a placement group whose strategy is "
                    + "partition");
        }
        if (number < 1 || number > group.partitionCount()) {
            throw AwsError.invalidValue("partitionNumber", number, "Expecting a value from 1 to "
                    + group.partitionCount() + ".");
        }
    }

    private static AwsError unsupported(String message) {
        return AwsError.of("InvalidParameterCombination", message);
    }

    /**
     * Requires that the group can have instances in a zone: those of a cluster are in one.
     *
     * @throws AwsError {@code InvalidPlacementGroup.InUse}
     */
    public static void requireZone(Call call, PlacementGroup group, String zone) {
        String bound = zoneOf(call, group);
        if (bound != null && !bound.equals(zone)) {
            throw AwsError.of("InvalidPlacementGroup.InUse", "The placement group '" + group.name()
                    + "' is in use in another availability zone: " + bound);
        }
    }

    // ---- what is in a group

    /** The one zone that a cluster has instances in, or null where it has none yet and for other groups. */
    public static String zoneOf(Call call, PlacementGroup group) {
        if (group.isCluster()) {
            for (Occupant occupant : occupants(call, group)) {
                return occupant.zone();
            }
        }
        return null;
    }

    /** How many more instances the group takes in a zone: seven may run there in a spread, any number elsewhere. */
    public static int roomIn(Call call, PlacementGroup group, String zone) {
        if (!group.isSpread()) {
            return Integer.MAX_VALUE;
        }
        int running = 0;
        for (Occupant occupant : occupants(call, group)) {
            if (occupant.usesCapacity() && occupant.zone().equals(zone)) {
                running++;
            }
        }
        return Math.max(0, MOST_RUNNING_IN_A_SPREAD - running);
    }

    /**
     * The partition for the next instance where the request leaves it to EC2, which distributes them evenly: the first
     * of those that have the fewest. Null for groups without partitions.
     */
    public static Integer nextPartition(Call call, PlacementGroup group) {
        if (!group.isPartition()) {
            return null;
        }
        int[] inPartition = new int[group.partitionCount() + 1];
        for (Occupant occupant : occupants(call, group)) {
            inPartition[occupant.partition()]++;
        }
        int fewest = 1;
        for (int number = 2; number < inPartition.length; number++) {
            if (inPartition[number] < inPartition[fewest]) {
                fewest = number;
            }
        }
        return fewest;
    }

    private static List<Occupant> occupants(Call call, PlacementGroup group) {
        return occupants(call.region().dependentsOf(PlacementGroup.TABLE, group.id()));
    }

    /** The instances among what stands on a placement group or on a Dedicated Host. */
    static List<Occupant> occupants(List<Row<?>> dependents) {
        List<Occupant> occupants = new ArrayList<>(dependents.size());
        for (Row<?> row : dependents) {
            if (row.value() instanceof Occupant occupant) {
                occupants.add(occupant);
            }
        }
        return occupants;
    }
}
