package io.github.fakeec2.fleet;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.launch.Launches;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.fleet.Fleet.Failure;
import io.github.fakeec2.fleet.Fleet.Member;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.region.RegionCatalog;
import io.github.fakeec2.region.ZoneFacts;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.template.LaunchTemplates;
import io.github.fakeec2.types.InstanceTypeOffers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateSpecification;

/**
 * Launches instances out of a fleet's pools (EC2 user guide, "Use allocation strategies to determine how EC2 Fleet or
 * Spot Fleet fulfills Spot and On-Demand capacity"). There are no prices here: what AWS orders by price is taken in the
 * order of the request; what it orders by capacity, by what the test leaves each zone.
 */
final class Allocation {

    private static final String FLEET_TAG = "aws:ec2:fleet-id";
    private static final double ROUNDING = 1e-9; // so that 0.3 units are three weights of 0.1

    private final Call call;
    private final Fleet fleet;
    private final List<Pool> pools;
    private final List<Member> members = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();

    Allocation(Call call, Fleet fleet, List<Pool> pools) {
        this.call = call;
        this.fleet = fleet;
        this.pools = pools;
    }

    /** The instances that were launched. */
    List<Member> members() {
        return members;
    }

    /** The pools that had not enough. */
    List<Failure> failures() {
        return failures;
    }

    /**
     * Refuses launches that are not simulated. Most launches come later, out of events, where nobody could be told.
     *
     * @throws io.github.fakeec2.error.NotSimulatedException for what is not simulated of a launch
     */
    void requireSimulated() {
        for (Pool pool : pools) {
            requireSimulated(pool, false);
            requireSimulated(pool, true);
        }
    }

    private void requireSimulated(Pool pool, boolean spot) {
        if (fleet.plan().target().of(spot) == 0) {
            return;
        }
        try {
            Launches.requireValid(call, pool.launch(fleet.request(), 1, spot));
        } catch (AwsError e) {
            // what is wrong with a launch is told pool by pool once it fails
        }
    }

    /** Launches as many instances as the fleet lacks, as far as the pools have them. */
    void launchLacking() {
        fulfill(fleet.lacks(false), Strategy.onDemand(fleet.request().onDemandOptions()));
        fulfill(fleet.lacks(true), Strategy.spot(fleet.request().spotOptions()));
    }

    private void fulfill(double units, Strategy strategy) {
        if (units <= 0) {
            return;
        }
        List<Pool> order = inOrderOf(strategy);
        if (!strategy.isOneOfAKind()) {
            fill(order, units, strategy);
            return;
        }
        double least = strategy.minimum() == null ? Double.MIN_VALUE : Math.min(strategy.minimum(), units);
        Collection<List<Pool>> groups = ofOneKind(order, strategy);
        for (double enough : new double[] {units, least}) {
            for (List<Pool> group : groups) {
                if (fillAtLeast(enough, group, units, strategy)) {
                    return;
                }
            }
        }
        for (Pool pool : order) {
            failures.add(new Failure(pool, strategy.spot(), "UnfulfillableCapacity",
                        "Unable to fulfill capacity due to "
                    + "your request configuration. Please adjust your request and try again."));
        }
    }

    private List<Pool> inOrderOf(Strategy strategy) {
        List<Pool> order = new ArrayList<>(pools);
        switch (strategy.order()) {
            case AS_GIVEN -> { }
            case PRIORITY -> order.sort(Comparator.comparingDouble(Pool::priority));
            case CAPACITY -> order.sort(Comparator.comparingInt(this::room).reversed());
            case CAPACITY_THEN_PRIORITY -> order.sort(Comparator.comparingInt(this::room).reversed()
                    .thenComparingDouble(Pool::priority));
        }
        return order;
    }

    /** How many instances of a pool the test lets its zone run. */
    private int room(Pool pool) {
        return pool.zone() == null ? Integer.MAX_VALUE
                : call.faults().isDown(pool.zone()) ? 0 : call.faults().capacity(pool.zone(), pool.type());
    }

    /** The pools by instance type, by zone, or by both, as the request wants one of them only. */
    private Collection<List<Pool>> ofOneKind(List<Pool> order, Strategy strategy) {
        Map<String, List<Pool>> groups = new LinkedHashMap<>();
        for (Pool pool : order) {
            for (Pool some : strategy.oneZone() && pool.zone() == null ? inEachZone(pool) : List.of(pool)) {
                String kind = (strategy.oneType() ? some.type() : "") + "/" + (strategy.oneZone() ? some.zone() : "");
                groups.computeIfAbsent(kind, none -> new ArrayList<>()).add(some);
            }
        }
        return groups.values();
    }

    private List<Pool> inEachZone(Pool pool) {
        List<Pool> some = new ArrayList<>();
        for (ZoneFacts zone : RegionCatalog.find(call.region().name()).orElseThrow().zones()) {
            some.add(pool.in(zone.name()));
        }
        return some;
    }

    /** Fulfills units out of some pools, or takes back what they gave if that is too little. */
    private boolean fillAtLeast(double least, List<Pool> some, double units, Strategy strategy) {
        int launchedBefore = members.size();
        int failedBefore = failures.size();
        try {
            call.attempt(() -> {
                if (fill(some, units, strategy) < least) {
                    throw new TooLittle();
                }
                return null;
            });
            return true;
        } catch (TooLittle e) {
            members.subList(launchedBefore, members.size()).clear();
            failures.subList(failedBefore, failures.size()).clear();
            return false;
        }
    }

    /** Has a group's launches rolled back. */
    private static final class TooLittle extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLittle() {
            super(null, null, false, false);
        }
    }

    /** Fulfills units evenly out of the first pools, then out of any. Returns how many were fulfilled. */
    private double fill(List<Pool> order, double units, Strategy strategy) {
        double left = units;
        List<Pool> first = order.subList(0, Math.min(strategy.spread(), order.size()));
        int[] shares = shares(first, units, strategy.spot());
        List<Pool> others = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            int got = launch(first.get(i), shares[i], strategy.spot());
            left -= got * first.get(i).weight();
            if (got == shares[i]) {
                others.add(first.get(i));
            }
        }
        // "nor does it submit requests in alternative Spot capacity pools" (user guide, "EC2 Fleet request types")
        if (!strategy.spot() || !fleet.type().equals("request")) {
            others.addAll(order.subList(first.size(), order.size()));
            for (int i = 0; i < others.size() && left > ROUNDING; i++) {
                Pool pool = others.get(i);
                left -= launch(pool, instances(left, pool), strategy.spot()) * pool.weight();
            }
        }
        return units - left;
    }

    private static int instances(double units, Pool pool) {
        return (int) Math.min(Target.MOST, Math.ceil(units / pool.weight() - ROUNDING));
    }

    /** How many instances each of some pools is to give so that the fleet has as much of one as of another. */
    private int[] shares(List<Pool> some, double units, boolean spot) {
        int[] shares = new int[some.size()];
        if (shares.length == 1) {
            shares[0] = instances(units, some.get(0));
            return shares;
        }
        double[] held = new double[shares.length];
        for (Member member : fleet.progress().members()) {
            for (int i = 0; i < held.length; i++) {
                held[i] += member.spot() == spot && member.pool().isSame(some.get(i)) ? member.units() : 0;
            }
        }
        double left = units;
        for (int all = 0; all < Target.MOST && left > ROUNDING; all++) {
            int least = 0;
            for (int i = 1; i < held.length; i++) {
                least = held[i] < held[least] ? i : least;
            }
            shares[least]++;
            held[least] += some.get(least).weight();
            left -= some.get(least).weight();
        }
        return shares;
    }

    /** Launches as many instances as a pool has, up to a number. */
    private int launch(Pool pool, int wanted, boolean spot) {
        int launched = 0;
        while (launched < wanted) { // a zone that has not all may be followed by another
            int got = launchTogether(pool, wanted - launched, spot);
            if (got == 0) {
                break;
            }
            launched += got;
        }
        return launched;
    }

    private int launchTogether(Pool pool, int count, boolean spot) {
        try {
            if (pool.zone() != null
                    && !InstanceTypeOffers.isOffered(pool.type(), call.region().name(), pool.zone())) {
                throw AwsError.of("InvalidFleetConfiguration", "Your requested instance type (" + pool.type()
                        + ") is not supported in your requested Availability Zone (" + pool.zone() + ").");
            }
            List<Row<Instance>> rows =
                    call.attempt(() -> Launches.launch(call, pool.launch(fleet.request(), count, spot)));
            for (Row<Instance> row : rows) {
                tag(row, pool);
                members.add(new Member(row.id(), spot, pool.weight(), pool,
                    row.value().launch().image().platform(), 0));
            }
            return rows.size();
        } catch (AwsError e) {
            failures.add(new Failure(pool, spot, e.code(), e.getMessage()));
            return 0;
        }
    }

    private void tag(Row<Instance> row, Pool pool) {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put(FLEET_TAG, fleet.id());
        tags.putAll(LaunchTemplates.tagged(LaunchTemplateSpecification.builder()
                .launchTemplateId(pool.templateId()).version(pool.templateVersion()).build(), row.tags()));
        call.table(Instance.TABLE).retag(row.id(), tags);
    }
}
