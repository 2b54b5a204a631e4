package io.github.fakeec2.compute.launch;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceState;
import io.github.fakeec2.compute.Lifecycle;
import io.github.fakeec2.compute.launch.SpotRequest.Interruption;
import io.github.fakeec2.compute.launch.SpotRequest.State;
import io.github.fakeec2.compute.launch.SpotRequest.Status;
import io.github.fakeec2.compute.launch.SpotRequest.Terms;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.time.Delay;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * How Spot Instance requests are fulfilled, interrupted and ended (EC2 user guide, "Get the status of a Spot Instance
 * request" and "State changes for a Spot request"). There are no Spot prices here: a request is fulfilled where the
 * zone has capacity, whatever it would pay.
 */
public final class SpotRequests {

    /** In AWS's words, also for a launch that finds no Spot capacity. */
    static final String NO_CAPACITY = "There is no Spot capacity available that matches your request.";

    private final Call call;
    private final Table<SpotRequest> table;

    /** The requests of the caller's account in the caller's region. */
    public SpotRequests(Call call) {
        this.call = call;
        this.table = call.table(SpotRequest.TABLE);
    }

    // ---- beginning

    /** Makes a request that waits to be fulfilled. */
    public Row<SpotRequest> open(Terms terms, Map<String, String> tags) {
        boolean early = terms.validFrom() != null && terms.validFrom().isAfter(call.now());
        String id = call.nextId(SpotRequest.TABLE);
        Row<SpotRequest> row = table.insert(new SpotRequest(id, terms, State.OPEN,
                early ? status("not-scheduled-yet", "Your Spot request will not be evaluated until its start date.")
                        : pendingEvaluation(), null, null, null, null), tags);
        if (early) {
            call.later(Duration.between(call.now(), terms.validFrom()), "Spot request " + id + " begins",
                    later -> new SpotRequests(later).evaluate(id));
        } else {
            evaluateSoon(id);
        }
        expireAtEnd(id, terms);
        return row;
    }

    /** Notes the request that a launch of a Spot Instance makes, and fulfills. */
    void fulfilled(String id, Terms terms, Instance instance, Map<String, String> tags) {
        table.insert(new SpotRequest(id, terms, State.ACTIVE, fulfilled(), instance.id(), instance.zone(),
                instance.site().zoneId(), null), tags);
        expireAtEnd(id, terms);
    }

    private void evaluateSoon(String id) {
        call.begin(Delay.SPOT_FULFILLMENT, "Spot request " + id + " is evaluated",
                later -> new SpotRequests(later).evaluate(id));
    }

    private void retryLater(String id) {
        call.later(Delay.SPOT_RETRY, "Spot request " + id + " is evaluated again",
                later -> new SpotRequests(later).evaluate(id));
    }

    /** Fulfills a request if it can be. */
    private void evaluate(String id) {
        Row<SpotRequest> row = table.find(id);
        if (row == null) {
            return;
        }
        SpotRequest request = row.value();
        if (request.state() == State.DISABLED) {
            restart(request);
        } else if (request.state() == State.OPEN && request.instanceId() == null) {
            launch(request);
        }
    }

    private void launch(SpotRequest request) {
        try {
            Instance instance = call.attempt(() ->
                    new Launcher(call, LaunchRequest.checked(call, request.terms().launch()), request.id()).launch())
                    .get(0).value();
            table.update(request.fulfilledBy(instance, fulfilled()));
        } catch (AwsError e) {
            if (e.code().equals("InsufficientInstanceCapacity")) {
                table.update(request.become(State.OPEN, status("capacity-not-available", NO_CAPACITY)));
                retryLater(request.id());
            } else {
                table.update(request.failed(status("bad-parameters", "Your Spot request failed due to bad parameters."),
                        status(e.code(), e.getMessage())));
            }
        }
    }

    private void restart(SpotRequest request) {
        Instance instance = call.table(Instance.TABLE).value(request.instanceId());
        if (instance.state() != InstanceState.STOPPED || !isInterrupted(instance)) {
            return;
        }
        if (new Capacity(call, instance.type()).roomIn(instance.zone()) == 0) {
            retryLater(request.id());
            return;
        }
        try {
            call.attempt(() -> new Lifecycle(call).start(instance));
        } catch (AwsError e) {
            retryLater(request.id()); // no room in its placement group, say
        }
    }

    // ---- what becomes of the instance

    void instanceMoved(SpotRequest request, Instance instance) {
        switch (instance.state()) {
            case PENDING -> table.update(request.fulfilledBy(instance, fulfilled()));
            case STOPPING -> {
                if (request.state() == State.ACTIVE && !isInterrupted(instance)) {
                    table.update(request.become(State.ACTIVE, markedForStop()));
                }
            }
            case STOPPED -> stopped(request, instance);
            case TERMINATED -> terminated(request, instance);
            case RUNNING, SHUTTING_DOWN -> { }
        }
    }

    private void stopped(SpotRequest request, Instance instance) {
        boolean interrupted = isInterrupted(instance);
        Status status = interrupted
                ? status("instance-stopped-no-capacity", "Your Spot instance was stopped because there is no Spot "
                        + "capacity available that matches your request.")
                : status("instance-stopped-by-user", "Spot Instance stopped due to user-initiated stop.");
        boolean over = request.state() == State.CANCELLED;
        table.update(request.become(over ? State.CANCELLED : State.DISABLED, status));
        if (interrupted && !over) {
            retryLater(request.id());
        }
    }

    private void terminated(SpotRequest request, Instance instance) {
        boolean interrupted = isInterrupted(instance);
        boolean byService = !interrupted && instance.stateReason().code().startsWith("Server.");
        boolean over = request.state() == State.CANCELLED;
        if (request.terms().persistent() && !over) {
            table.update(request.reopened(pendingEvaluation()));
            if (interrupted) {
                retryLater(request.id());
            } else {
                evaluateSoon(request.id());
            }
            return;
        }
        Status status = interrupted ? terminatedForCapacity()
                : byService ? status("instance-terminated-by-service", "Spot Instance terminated by the service.")
                : status("instance-terminated-by-user", "Spot Instance terminated due to user-initiated termination.");
        table.update(request.become(over || byService ? State.CANCELLED : State.CLOSED, status));
    }

    private static boolean isInterrupted(Instance instance) {
        return Instance.Reason.SPOT_TERMINATION.equals(instance.stateReason())
                || Instance.Reason.SPOT_SHUTDOWN.equals(instance.stateReason());
    }

    /** Gives an instance its interruption notice, of which its request tells at once. */
    public void notice(Instance instance) {
        Row<SpotRequest> row = table.find(instance.launch().spotRequestId());
        SpotRequest request = row == null ? null : row.value();
        call.table(Instance.TABLE).update(instance);
        if (request != null && request.state() == State.ACTIVE) {
            boolean terminates = request.terms().interruption() == Interruption.TERMINATE;
            State end = request.terms().persistent() ? State.OPEN : State.CLOSED;
            table.update(terminates ? request.become(end, terminatedForCapacity())
                    : request.become(State.ACTIVE, markedForStop()));
        }
        String id = instance.id();
        call.later(Delay.SPOT_NOTICE, "spot interruption", later -> new SpotRequests(later).interrupt(id));
    }

    private void interrupt(String instanceId) {
        Row<Instance> row = call.table(Instance.TABLE).find(instanceId);
        if (row == null) {
            return;
        }
        Instance instance = row.value();
        Row<SpotRequest> request = table.find(instance.launch().spotRequestId());
        String transition = Lifecycle.byService(call.now());
        if (request != null && request.value().terms().interruption() != Interruption.TERMINATE) {
            if (instance.state() == InstanceState.RUNNING) {
                new Lifecycle(call).stop(instance, Instance.Reason.SPOT_SHUTDOWN, transition);
            }
        } else if (instance.state().on(InstanceState.Request.TERMINATE, instanceId) != instance.state()) {
            new Lifecycle(call).terminate(instance, Instance.Reason.SPOT_TERMINATION, transition);
        }
    }

    /**
     * Refuses to stop a Spot Instance whose request is not persistent (EC2 user guide, "Stop a Spot Instance").
     *
     * @throws AwsError {@code UnsupportedOperation} for a one-time request, {@code IncorrectSpotRequestState} for one
     *     that was cancelled; the texts are recalled, not found
     */
    public static void requireStoppable(Call call, Instance instance) {
        SpotRequest request = of(call, instance);
        if (request != null && !request.allowsStop(call)) {
            throw AwsError.of("UnsupportedOperation", "You can't stop the Spot Instance '" + instance.id()
                    + "' because it is associated with a one-time Spot Instance request. You can only stop Spot "
                    + "Instances associated with persistent Spot Instance requests.");
        }
        requireNotCancelled(request, instance, "stop");
    }

    /**
     * Refuses to start a Spot Instance that EC2 stopped, which EC2 starts again, and one whose request was cancelled
     * (EC2 user guide, "Start a Spot Instance").
     *
     * @throws AwsError {@code IncorrectSpotRequestState}
     */
    public static void requireStartable(Call call, Instance instance) {
        SpotRequest request = of(call, instance);
        requireNotCancelled(request, instance, "start");
        if (request != null && isInterrupted(instance)) {
            throw incorrectState(instance, "start");
        }
    }

    private static SpotRequest of(Call call, Instance instance) {
        Row<SpotRequest> row = call.table(SpotRequest.TABLE).find(instance.launch().spotRequestId());
        return row == null ? null : row.value();
    }

    private static void requireNotCancelled(SpotRequest request, Instance instance, String verb) {
        if (request != null && request.state() == State.CANCELLED) {
            throw incorrectState(instance, verb);
        }
    }

    private static AwsError incorrectState(Instance instance, String verb) {
        return AwsError.of("IncorrectSpotRequestState", "You can't " + verb + " the Spot Instance '" + instance.id()
                + "' because the associated Spot Instance request is not in an appropriate state to support " + verb
                + ".");
    }

    // ---- ending

    /**
     * Cancels a request. An instance that fulfills it stays as it is, but one that an interruption has stopped, which
     * EC2 alone could start again, is terminated (EC2 user guide, "Behavior of Spot Instance interruptions").
     */
    public SpotRequest cancel(SpotRequest request) {
        return switch (request.state()) {
            case OPEN -> end(request, "canceled-before-fulfillment",
                    "Your Spot request was canceled before it was fulfilled.");
            case ACTIVE -> end(request, "request-canceled-and-instance-running",
                    "Your Spot request is canceled, but your instance is still running.");
            case DISABLED -> {
                SpotRequest ended = end(request, request.status().code(), request.status().message());
                Instance stopped = call.table(Instance.TABLE).value(request.instanceId());
                if (stopped.state() == InstanceState.STOPPED && isInterrupted(stopped)) {
                    new Lifecycle(call).terminate(stopped, Instance.Reason.SPOT_TERMINATION,
                            Lifecycle.byService(call.now()));
                }
                yield ended;
            }
            case CLOSED, CANCELLED, FAILED -> request;
        };
    }

    private SpotRequest end(SpotRequest request, String code, String message) {
        return table.update(request.become(State.CANCELLED, status(code, message))).value();
    }

    private void expireAtEnd(String id, Terms terms) {
        Instant end = terms.validUntil();
        if (end != null) {
            call.later(Duration.between(call.now(), end), "Spot request " + id + " expires",
                    later -> new SpotRequests(later).expire(id));
        }
    }

    private void expire(String id) {
        Row<SpotRequest> row = table.find(id);
        if (row == null) {
            return;
        }
        SpotRequest request = row.value();
        if (request.state() == State.OPEN && request.instanceId() == null) {
            end(request, "schedule-expired", "Your Spot request has expired.");
        } else if (request.terms().persistent()) {
            cancel(request);
        }
    }

    private Status pendingEvaluation() {
        return status("pending-evaluation",
                "Your Spot request has been submitted for review, and is pending evaluation.");
    }

    private Status fulfilled() {
        return status("fulfilled", "Your spot request is fulfilled.");
    }

    private Status markedForStop() {
        return status("marked-for-stop", "Your Spot Instance is marked for stop.");
    }

    private Status terminatedForCapacity() {
        return status("instance-terminated-no-capacity", "Your Spot instance was terminated because there is no Spot "
                + "capacity available that matches your request.");
    }

    private Status status(String code, String message) {
        return new Status(code, message, call.now());
    }
}
