package io.github.fakeec2.compute.event;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceFollower;
import io.github.fakeec2.compute.InstanceState;
import io.github.fakeec2.compute.Reboot;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.TableType;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Something that EC2 has planned for an instance.
 *
 * @param notBefore when it begins
 * @param notAfter when it ends, or null
 * @param deadline until when its beginning can be put off, or null where it cannot
 */
record ScheduledEvent(String id, String instanceId, EventKind kind, Phase phase, Instant notBefore, Instant notAfter,
        Instant deadline) implements InstanceFollower {

    /** Scheduled events. Error after the EC2 API reference, "Error codes"; its text is ours. */
    static final TableType<ScheduledEvent> TABLE = TableType.<ScheduledEvent>of("instance-event", "instance-event-")
            .notFound("InvalidInstanceEventIDNotFound", "The instance event ID '%s' does not exist")
            .malformed("InvalidInstanceEventIDNotFound", "The instance event ID '%s' does not exist");

    static final TableType.Index<ScheduledEvent> BY_INSTANCE = TABLE.index(ScheduledEvent::instanceId);

    static {
        TABLE.follows(Instance.TABLE, event -> event.phase == Phase.SCHEDULED ? event.instanceId : null);
    }

    /** Where an event stands. */
    enum Phase { SCHEDULED, COMPLETED, CANCELED }

    @Override
    public String stateName() {
        return phase.name().toLowerCase(Locale.ROOT);
    }

    /** The description, which says what has become of the event. */
    String description() {
        return switch (phase) {
            case SCHEDULED -> kind.description();
            case COMPLETED -> "[Completed] " + kind.description();
            case CANCELED -> "[Canceled] " + kind.description();
        };
    }

    ScheduledEvent in(Phase other) {
        return new ScheduledEvent(id, instanceId, kind, other, notBefore, notAfter, deadline);
    }

    /** The same at another time, as long as before. */
    ScheduledEvent at(Instant otherStart) {
        return new ScheduledEvent(id, instanceId, kind, phase, otherStart,
                notAfter == null ? null : otherStart.plus(Duration.between(notBefore, notAfter)), deadline);
    }

    /** An instance that is started anew runs on another host, and one that has ended needs none. */
    @Override
    public void instanceMoved(Call call, Instance instance) {
        if (instance.state() == InstanceState.PENDING || instance.state() == InstanceState.TERMINATED) {
            ScheduledEvents.end(call, this, Phase.CANCELED);
        }
    }

    /**
     * A reboot that the user asks for is the maintenance that an instance reboot was scheduled for, and moves the
     * instance off a host that is to be rebooted unless its maintenance options forbid it (EC2 user guide, "Manage
     * Amazon EC2 instances scheduled for reboot").
     */
    @Override
    public void instanceRebooted(Call call, Instance instance, Reboot why) {
        if (why == Reboot.REQUESTED && (kind == EventKind.INSTANCE_REBOOT || kind == EventKind.SYSTEM_REBOOT
                && instance.settings().maintenance().rebootMigration().equals("default"))) {
            ScheduledEvents.end(call, this, Phase.COMPLETED);
        }
    }
}
