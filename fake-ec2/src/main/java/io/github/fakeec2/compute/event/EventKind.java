package io.github.fakeec2.compute.event;

import java.time.Duration;

/**
 * What EC2 schedules for instances (EC2 user guide, "Scheduled events for your Amazon EC2 instances").
 *
 * <p>How long an event takes and how far it can be put off is EC2's choice each time; what stands here are the figures
 * of the guide's examples.
 */
enum EventKind {

    /** The operating system is rebooted. */
    INSTANCE_REBOOT("instance-reboot", "The instance is scheduled for a reboot", Effect.REBOOT, 2, 22),

    /** The host is rebooted, and the instance with it. */
    SYSTEM_REBOOT("system-reboot", "The instance is scheduled for a reboot", Effect.REBOOT, 2, 22),

    /** Network or power of the host is maintained; of power maintenance the instance notices a reboot. */
    SYSTEM_MAINTENANCE("system-maintenance", "The instance is scheduled for maintenance", Effect.MAINTENANCE, 2, null),

    /** The host fails for good: the instance, whose root is an EBS volume, is stopped. */
    INSTANCE_RETIREMENT("instance-retirement", "The instance is running on degraded hardware", Effect.STOP, null,
            null),

    /** The instance is stopped, and runs on another host once it is started. */
    INSTANCE_STOP("instance-stop", "The instance is running on degraded hardware", Effect.STOP, null, 22);

    /** What happens to the instance. */
    enum Effect { REBOOT, STOP, MAINTENANCE }

    private final String code;
    private final String description;
    private final Effect effect;
    private final Duration length;
    private final Duration patience;

    EventKind(String code, String description, Effect effect, Integer hours, Integer days) {
        this.code = code;
        this.description = description;
        this.effect = effect;
        this.length = hours == null ? null : Duration.ofHours(hours);
        this.patience = days == null ? null : Duration.ofDays(days);
    }

    /** The kind with the API's code, or null. */
    static EventKind byCode(String code) {
        for (EventKind kind : values()) {
            if (kind.code.equals(code)) {
                return kind;
            }
        }
        return null;
    }

    /** The API's code. */
    String code() {
        return code;
    }

    /** What the API says of an event that is still to come. */
    String description() {
        return description;
    }

    Effect effect() {
        return effect;
    }

    /** How long it takes, or null where it has no end. */
    Duration length() {
        return length;
    }

    /** How far it can be put off, or null where it cannot. */
    Duration patience() {
        return patience;
    }

    /** Whether it keeps to event windows: those do that stop, reboot or terminate instances. */
    boolean keepsToWindows() {
        return effect != Effect.MAINTENANCE;
    }
}
