package io.github.fakeec2.fleet;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceState;
import io.github.fakeec2.compute.Instances;
import io.github.fakeec2.compute.Lifecycle;
import io.github.fakeec2.compute.launch.SpotRequest;
import io.github.fakeec2.compute.launch.SpotRequests;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.fleet.Fleet.Member;
import io.github.fakeec2.fleet.Fleet.Progress;
import io.github.fakeec2.fleet.Fleet.State;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.time.Delay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * How a fleet comes to its target, stays there, changes and ends (EC2 user guide, "EC2 Fleet request types", "EC2 Fleet
 * request states", "EC2 Fleet health checks").
 */
final class FleetLife {

    private static final int UNHEALTHY_AFTER = 3;

    private final Call call;
    private final Table<Fleet> table;

    FleetLife(Call call) {
        this.call = call;
        this.table = call.table(Fleet.TABLE);
    }

    // ---- beginning

    /** Launches an instant fleet, or submits one of another type. */
    Row<Fleet> create(Fleet asked, Map<String, String> tags) {
        Fleet fleet = new Fleet(call.nextId(Fleet.TABLE), asked.request(), asked.plan(), State.SUBMITTED,
                Progress.NONE);
        Allocation allocation = new Allocation(call, fleet, Pools.of(call, fleet));
        if (fleet.isInstant()) {
            table.insert(fleet.with(State.ACTIVE), tags);
            allocation.launchLacking();
            List<Member> launched = allocation.members();
            return table.update(fleet.with(State.ACTIVE).with(Progress.NONE.as("fulfilled")
                    .with(launched, List.of()).afterLaunch(launched, allocation.failures())));
        }
        allocation.requireSimulated();
        Row<Fleet> row = table.insert(
                fleet.with(new FleetHistory(call).fleetChange(Progress.NONE, "submitted")), tags);
        Instant from = fleet.request().validFrom();
        String what = "fleet " + fleet.id() + " begins";
        if (from != null && from.isAfter(call.now())) {
            call.later(Duration.between(call.now(), from), what, on(fleet, FleetLife::start));
        } else {
            call.begin(Delay.FLEET_STEP, what, on(fleet, FleetLife::start));
        }
        if (fleet.request().validUntil() != null) {
            call.later(Duration.between(call.now(), fleet.request().validUntil()), "fleet " + fleet.id() + " expires",
                    on(fleet, FleetLife::expire));
        }
        return row;
    }

    private static Consumer<Call> on(Fleet fleet, BiConsumer<FleetLife, Fleet> step) {
        String id = fleet.id();
        return later -> {
            Row<Fleet> row = later.table(Fleet.TABLE).find(id);
            if (row != null) {
                step.accept(new FleetLife(later), row.value());
            }
        };
    }

    private void start(Fleet fleet) {
        if (fleet.state() != State.SUBMITTED) {
            return;
        }
        reconcile(note(fleet.with(State.ACTIVE), "active"));
        if (Boolean.TRUE.equals(fleet.request().replaceUnhealthyInstances())) {
            checkHealthLater(fleet);
        }
    }

    private Fleet note(Fleet fleet, String subType) {
        return table.update(fleet.with(new FleetHistory(call).fleetChange(fleet.progress(), subType))).value();
    }

    // ---- going on

    /** Launches what an active fleet lacks, and looks again later where that was not enough. */
    private void reconcile(Fleet fleet) {
        if (fleet.state() != State.ACTIVE) {
            return;
        }
        if (isFilled(fleet)) {
            table.update(fleet.with(fleet.progress().as("fulfilled")));
            return;
        }
        Fleet after = launchLacking(fleet);
        table.update(after);
        if (!isFilled(after) && !after.progress().retrying()) {
            table.update(after.with(after.progress().retrying(true)));
            call.later(Delay.FLEET_RETRY, "fleet " + fleet.id() + " looks for capacity", on(fleet, (life, later) ->
                    life.reconcile(life.table.update(later.with(later.progress().retrying(false))).value())));
        }
    }

    private static boolean isFilled(Fleet fleet) {
        return fleet.lacks(false) <= 0 && fleet.lacks(true) <= 0;
    }

    private Fleet launchLacking(Fleet fleet) {
        FleetHistory history = new FleetHistory(call);
        Allocation allocation;
        try {
            allocation = new Allocation(call, fleet, Pools.of(call, fleet));
        } catch (AwsError e) { // the launch template or the subnet has gone since
            return fleet.with(history.error(fleet.progress(), e.code() + ": " + e.getMessage()).as("error"));
        }
        allocation.launchLacking();
        Progress progress = history.launched(fleet.progress(), allocation);
        if (!fleet.maintains()) {
            List<Member> launched = new ArrayList<>(progress.launched());
            launched.addAll(allocation.members());
            progress = progress.afterLaunch(launched, List.of());
        }
        Fleet after = fleet.with(progress);
        boolean broken = allocation.failures().stream()
                .anyMatch(failure -> !failure.code().equals("InsufficientInstanceCapacity"));
        return after.with(progress.as(isFilled(after) ? "fulfilled" : broken ? "error" : "pending_fulfillment"));
    }

    /**
     * An instance that ends leaves the fleet, which gets another if it is one to maintain its target. A deleted fleet
     * waits until the last instance has ended.
     */
    void instanceMoved(String fleetId, Instance instance) {
        boolean ending = instance.state() == InstanceState.SHUTTING_DOWN;
        boolean ended = instance.state() == InstanceState.TERMINATED;
        if (!ending && !ended) {
            return;
        }
        endSpotRequest(instance);
        Fleet fleet = table.value(fleetId);
        if (!ended && !fleet.state().isLive()) {
            return;
        }
        Fleet left = table.update(fleet.with(new FleetHistory(call).left(fleet.progress(), instance.id()))).value();
        if (!left.state().isLive()) {
            buryIfEmpty(left);
        } else if (left.maintains()) {
            call.begin(Delay.FLEET_STEP, "fleet " + fleetId + " replaces " + instance.id(),
                    on(left, FleetLife::reconcile));
        }
    }

    /** The fleet replaces the instance, so that its request must not do so, too. */
    private void endSpotRequest(Instance instance) {
        Row<SpotRequest> request = !instance.launch().spot() ? null
                : call.table(SpotRequest.TABLE).find(instance.launch().spotRequestId());
        if (request != null && request.value().terms().persistent()) {
            new SpotRequests(call).cancel(request.value());
        }
    }

    private void checkHealthLater(Fleet fleet) {
        call.later(Delay.FLEET_HEALTH_CHECK, "health check of fleet " + fleet.id(),
                on(fleet, FleetLife::checkHealth));
    }

    /** Replaces Spot Instances whose status checks have failed three times in a row. */
    private void checkHealth(Fleet fleet) {
        if (!fleet.state().isLive()) {
            return;
        }
        List<Member> checked = new ArrayList<>();
        List<String> unhealthy = new ArrayList<>();
        for (Member member : fleet.progress().members()) {
            int failed = member.spot() && isImpaired(call, member.instanceId()) ? member.failedChecks() + 1 : 0;
            checked.add(member.withFailedChecks(failed));
            if (failed >= UNHEALTHY_AFTER) {
                unhealthy.add(member.instanceId());
            }
        }
        table.update(fleet.with(fleet.progress().with(checked, fleet.progress().events())));
        unhealthy.forEach(this::terminate);
        checkHealthLater(fleet);
    }

    /** Whether a status check of an instance fails. */
    static boolean isImpaired(Call call, String instanceId) {
        Row<Instance> row = call.table(Instance.TABLE).find(instanceId);
        Instance.Checks checks = row == null ? null : row.value().checks();
        return checks != null && (checks.systemImpairedSince() != null || checks.instanceImpairedSince() != null
                || checks.outageSince() != null);
    }

    private void terminate(String instanceId) {
        Row<Instance> row = call.table(Instance.TABLE).find(instanceId);
        if (row != null && row.value().state() != InstanceState.SHUTTING_DOWN
                && row.value().state() != InstanceState.TERMINATED) {
            new Lifecycle(call).terminate(row.value(), false);
        }
    }

    // ---- changing

    /**
     * Gives a fleet another plan.
     *
     * @throws AwsError {@code Unsupported} for a fleet that is not of type maintain, {@code FleetNotInModifiableState}
     *     for one that is not active; the texts are ours
     */
    void modify(Fleet fleet, Fleet.Plan plan) {
        if (!fleet.maintains()) {
            throw AwsError.of("Unsupported", "Modify fleet is not supported by this type of fleet.");
        }
        if (fleet.state() != State.ACTIVE) {
            throw AwsError.of("FleetNotInModifiableState",
                    "The fleet '" + fleet.id() + "' is in the state " + fleet.stateName() + " and can't be modified.");
        }
        Fleet changed = fleet.with(plan);
        new Allocation(call, changed, Pools.of(call, changed)).requireSimulated();
        note(changed.with(State.MODIFYING), "modify_in_progress");
        call.begin(Delay.FLEET_STEP, "fleet " + fleet.id() + " is modified", on(fleet, FleetLife::finishModification));
    }

    private void finishModification(Fleet fleet) {
        if (fleet.state() != State.MODIFYING) {
            return;
        }
        Fleet active = note(fleet.with(State.ACTIVE), "modify_succeeded");
        List<Member> excess = new ArrayList<>();
        if (active.plan().terminatesExcess()) {
            addExcess(active, false, excess);
            addExcess(active, true, excess);
        }
        if (excess.isEmpty()) {
            reconcile(active);
            return;
        }
        Progress notified = active.progress().as("pending_termination");
        for (Member member : excess) {
            notified = member.spot() ? new FleetHistory(call).notified(notified, member.instanceId()) : notified;
        }
        table.update(active.with(notified));
        excess.forEach(member -> terminate(member.instanceId())); // after each of which the fleet looks at itself
    }

    /** Finds the youngest instances that the target can do without. */
    private static void addExcess(Fleet fleet, boolean spot, List<Member> into) {
        double excess = fleet.progress().units(spot) - fleet.plan().target().of(spot);
        List<Member> members = fleet.progress().members();
        for (int i = members.size() - 1; i >= 0 && excess > 0; i--) {
            Member member = members.get(i);
            if (member.spot() == spot && member.units() <= excess) {
                excess -= member.units();
                into.add(member);
            }
        }
    }

    // ---- ending

    /** Deletes a fleet, with its instances or without. */
    Fleet delete(Fleet fleet, boolean withInstances) {
        Fleet ending = fleet.with(withInstances ? State.DELETED_TERMINATING : State.DELETED_RUNNING);
        Fleet noted = note(ending, ending.stateName());
        if (withInstances) {
            noted.progress().members().forEach(member -> terminate(member.instanceId()));
        }
        call.begin(Delay.FLEET_STEP, "fleet " + fleet.id() + " is deleted", on(fleet, FleetLife::buryIfEmpty));
        return ending;
    }

    private void expire(Fleet fleet) {
        if (fleet.state().isLive()) {
            delete(note(fleet, "expired"), Boolean.TRUE.equals(fleet.request().terminateInstancesWithExpiration()));
        }
    }

    private void buryIfEmpty(Fleet fleet) {
        if (fleet.state() == State.DELETED || !fleet.progress().members().isEmpty()) {
            return;
        }
        note(fleet.with(State.DELETED), "deleted");
        String id = fleet.id();
        call.later(Delay.DELETED_FLEET_VISIBLE, "deleted fleet " + id + " disappears",
                later -> later.table(Fleet.TABLE).delete(id));
    }

    /** The fleet that a request names. */
    Fleet existing(String id) {
        return table.get(Required.text("fleetId", id)).value();
    }
}
