package io.github.fakeec2.compute.placing;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceState;
import io.github.fakeec2.compute.Site.Placed;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.placement.PlacementGroup;
import io.github.fakeec2.state.Ids;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.SeededRandom;
import io.github.fakeec2.types.InstanceTypeFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where an instance is in the network of its zone: one node in each layer, the top one first (EC2 user guide, "How
 * Amazon EC2 topology works" and "Prerequisites for Amazon EC2 topology"). All instances of a zone have the top node in
 * common. Those of a cluster placement group have all nodes in common, those in a partition too, but with other
 * partitions only the top. Any other instance is on one of a few branches and has a bottom node of its own, until it
 * stops and starts elsewhere. None of it is kept: nodes follow from what the instance is.
 */
final class NetworkNodes {

    private static final Set<String> WITH_THREE_LAYERS = Set.of("g6e", "g7e", "hpc6a", "hpc6id", "hpc7g", "hpc7a",
            "hpc8a", "p4d", "p4de", "p5", "p5e", "p5en", "p6e-gb200", "trn1", "trn1n", "trn2", "trn2u");
    private static final Set<String> WITH_FOUR_LAYERS = Set.of("p6-b200", "p6-b300");
    private static final int BRANCHES = 4;

    private NetworkNodes() {
    }

    /** Whether instances of a type have a place in the topology. */
    static boolean areShownFor(InstanceTypeFacts type) {
        return WITH_THREE_LAYERS.contains(type.family()) || WITH_FOUR_LAYERS.contains(type.family())
                || type.name().equals("p3dn.24xlarge");
    }

    /** The nodes of an instance; there are none while it does not run. */
    static List<String> of(Instance instance, Call call) {
        if (instance.state() != InstanceState.RUNNING || !areShownFor(instance.type())) {
            return List.of();
        }
        List<String> path = new ArrayList<>();
        path.add(instance.site().zoneId());
        String together = together(instance, call);
        if (together != null) {
            path.add(together);
            path.add(together);
        } else {
            String own = instance.id() + " since " + instance.launchedAt();
            path.add("branch " + Math.floorMod(own.hashCode(), BRANCHES));
            path.add(own);
        }
        if (WITH_FOUR_LAYERS.contains(instance.type().family())) {
            path.add(2, "row");
        }
        return nodes(call.account(), path);
    }

    /** What an instance is close to others with, or null. */
    private static String together(Instance instance, Call call) {
        Placed placed = instance.site().placement();
        Row<PlacementGroup> group = placed == null || placed.groupId() == null ? null
                : call.table(PlacementGroup.TABLE).find(placed.groupId());
        return group == null || group.value().isSpread() ? null
                : placed.groupId() + (placed.partition() == null ? "" : "/" + placed.partition());
    }

    /** A node's name says nothing but which it is; it differs from account to account. */
    private static List<String> nodes(String account, List<String> path) {
        List<String> nodes = new ArrayList<>(path.size());
        StringBuilder place = new StringBuilder(account);
        for (String step : path) {
            place.append('/').append(step);
            nodes.add(Ids.next("nn-", SeededRandom.of(0, place.toString())));
        }
        return nodes;
    }
}
