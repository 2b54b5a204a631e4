package io.github.fakeec2.time;

import java.time.Duration;

/**
 * What makes time pass in a cloud.
 *
 * @param mode the kind of flow
 * @param step how much virtual time each call costs; zero unless the mode is {@link Mode#STEPPED}
 * @param factor how many virtual seconds pass in a second of the wall clock; zero unless the mode is {@link Mode#REAL}
 */
public record TimeFlow(Mode mode, Duration step, double factor) {

    /** The four kinds of flow. */
    public enum Mode {

        /**
         * The default: what earlier calls set in motion (a boot, a stop) is done by the next call. What is merely
         * scheduled for later, such as the disappearance of a terminated instance, is not.
         */
        SETTLED,

        /** Only the test moves time, with {@link VirtualTime#advance} and its relatives. */
        MANUAL,

        /** Each call takes the same amount of virtual time. */
        STEPPED,

        /** Time follows the wall clock, faster or slower by a factor; for use over an endpoint. */
        REAL
    }

    /** See {@link Mode#SETTLED}. */
    public static final TimeFlow SETTLED = new TimeFlow(Mode.SETTLED, Duration.ZERO, 0);

    /** See {@link Mode#MANUAL}. */
    public static final TimeFlow MANUAL = new TimeFlow(Mode.MANUAL, Duration.ZERO, 0);

    /** Rejects a step that is negative and a factor that is not finite or negative. */
    public TimeFlow {
        if (step.isNegative()) {
            throw new IllegalArgumentException("A step of time must not be negative: " + step);
        }
        if (!(factor >= 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("The factor of real time must be a number of 0 or more: " + factor);
        }
    }

    /** Each call takes {@code step} of virtual time. */
    public static TimeFlow stepped(Duration step) {
        return new TimeFlow(Mode.STEPPED, step, 0);
    }

    /** Virtual time passes {@code factor} times as fast as the wall clock; 1 is real time. */
    public static TimeFlow real(double factor) {
        return new TimeFlow(Mode.REAL, Duration.ZERO, factor);
    }

    @Override
    public String toString() {
        return switch (mode) {
            case SETTLED, MANUAL -> mode.name();
            case STEPPED -> "STEPPED(" + step + ")";
            case REAL -> "REAL(" + factor + ")";
        };
    }
}
