package io.github.fakeec2.compute.event;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceState;
import io.github.fakeec2.compute.Lifecycle;
import io.github.fakeec2.compute.Reboot;
import io.github.fakeec2.compute.lever.InstanceLever;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.time.Delay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.ec2.model.EventCode;
import software.amazon.awssdk.services.ec2.model.InstanceStatusEvent;

/** Schedules events for instances, and lets them happen. */
public final class ScheduledEvents {

    private static final Instance.Reason STOPPED = new Instance.Reason("Server.ScheduledStop",
            "Server.ScheduledStop: Stopped due to scheduled retirement");

    private ScheduledEvents() {
    }

    /**
     * Lets EC2 plan something for an instance. Where the instance belongs to an event window, the event is put into the
     * window's next time range.
     *
     * @param lever on the instance
     * @param code what is planned
     * @param notBefore when it is to begin
     * @return the event's id
     * @throws IllegalArgumentException if the time has passed, or the code is none that EC2 has
     * @throws IllegalStateException if the instance is terminated
     */
    public static String schedule(InstanceLever lever, EventCode code, Instant notBefore) {
        EventKind kind = EventKind.byCode(Objects.requireNonNull(code, "code").toString());
        if (kind == null) {
            throw new IllegalArgumentException("There is no event code '" + code + "'");
        }
        AtomicReference<String> id = new AtomicReference<>();
        lever.change("event schedule", (call, instance) -> {
            InstanceLever.requireNotTerminated(instance, "EC2 plans nothing for it any more");
            if (Objects.requireNonNull(notBefore, "notBefore").isBefore(call.now())) {
                throw new IllegalArgumentException("An event lies ahead; it is " + call.now() + ", past " + notBefore);
            }
            id.set(plan(call, instance, kind, notBefore).id());
        });
        return id.get();
    }

    /**
     * Lets EC2 drop what it has planned for an instance.
     *
     * @throws IllegalArgumentException if nothing with the id is planned for it
     */
    public static void cancel(InstanceLever lever, String eventId) {
        lever.change("event cancellation", (call, instance) -> {
            Row<ScheduledEvent> row = call.table(ScheduledEvent.TABLE).find(eventId);
            if (row == null || row.value().phase() != ScheduledEvent.Phase.SCHEDULED
                    || !row.value().instanceId().equals(instance.id())) {
                throw new IllegalArgumentException("No event " + eventId + " is planned for " + instance.id());
            }
            end(call, row.value(), ScheduledEvent.Phase.CANCELED);
        });
    }

    private static ScheduledEvent plan(Call call, Instance instance, EventKind kind, Instant wished) {
        EventWindows.Slot slot = kind.keepsToWindows() ? EventWindows.slotFor(call, instance.id(), wished) : null;
        Instant start = slot == null ? wished : slot.start();
        Instant end = kind.length() == null ? null : slot == null ? start.plus(kind.length()) : slot.end();
        Instant deadline = kind.patience() == null ? null : start.plus(kind.patience());
        ScheduledEvent event = new ScheduledEvent(call.nextId(ScheduledEvent.TABLE), instance.id(), kind,
                ScheduledEvent.Phase.SCHEDULED, start, end, deadline);
        call.table(ScheduledEvent.TABLE).insert(event, Map.of());
        await(call, event);
        return event;
    }

    /** Lets an event happen when its time has come, unless it has ended or been put off by then. */
    static void await(Call call, ScheduledEvent event) {
        String id = event.id();
        Instant start = event.notBefore();
        call.later(Duration.between(call.now(), start), "scheduled event", later -> {
            Row<ScheduledEvent> row = later.table(ScheduledEvent.TABLE).find(id);
            if (row != null && row.value().phase() == ScheduledEvent.Phase.SCHEDULED
                    && row.value().notBefore().equals(start)) {
                happen(later, row.value());
            }
        });
    }

    private static void happen(Call call, ScheduledEvent event) {
        end(call, event, ScheduledEvent.Phase.COMPLETED); // first, since what follows is no reason to end it once more
        Instance instance = call.table(Instance.TABLE).value(event.instanceId());
        if (instance.state() != InstanceState.RUNNING) {
            return;
        }
        if (event.kind().effect() == EventKind.Effect.STOP) {
            new Lifecycle(call).stop(instance, STOPPED, Lifecycle.byService(call.now()));
        } else {
            new Lifecycle(call).reboot(instance, Reboot.BY_EC2);
        }
    }

    /** Ends an event, which can still be described for a week. */
    static void end(Call call, ScheduledEvent event, ScheduledEvent.Phase how) {
        call.table(ScheduledEvent.TABLE).update(event.in(how));
        call.later(Delay.ENDED_EVENT_VISIBLE, "event forgotten",
                later -> later.table(ScheduledEvent.TABLE).delete(event.id()));
    }

    /** What is and was planned for an instance, each with its state: {@code scheduled}, completed or canceled. */
    public static void forEach(RegionState region, String instanceId, BiConsumer<InstanceStatusEvent, String> action) {
        for (Row<ScheduledEvent> row : of(region, instanceId)) {
            action.accept(view(row.value()), row.value().stateName());
        }
    }

    static Collection<Row<ScheduledEvent>> of(RegionState region, String instanceId) {
        return region.table(ScheduledEvent.TABLE).by(ScheduledEvent.BY_INSTANCE, instanceId);
    }

    static List<InstanceStatusEvent> viewsOf(RegionState region, String instanceId) {
        List<InstanceStatusEvent> views = new ArrayList<>();
        for (Row<ScheduledEvent> row : of(region, instanceId)) {
            views.add(view(row.value()));
        }
        return views;
    }

    static InstanceStatusEvent view(ScheduledEvent event) {
        return InstanceStatusEvent.builder()
                .instanceEventId(event.id())
                .code(event.kind().code())
                .description(event.description())
                .notBefore(event.notBefore())
                .notAfter(event.notAfter())
                .notBeforeDeadline(event.deadline())
                .build();
    }
}
