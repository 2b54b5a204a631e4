package io.github.fakeec2.compute;

/**
 * What keeps an instance from being stopped or terminated through the API, and what becomes of it when it shuts down
 * from the inside.
 *
 * @param shutdownBehavior stop or terminate
 */
public record Protection(boolean fromTermination, boolean fromStop, String shutdownBehavior) {

    /** What an instance has whose launch asked for nothing else. */
    public static final Protection NONE = new Protection(false, false, "stop");

    /** The same, protected from termination or not. */
    public Protection withTermination(boolean protectedFrom) {
        return new Protection(protectedFrom, fromStop, shutdownBehavior);
    }

    /** The same, protected from being stopped or not. */
    public Protection withStop(boolean protectedFrom) {
        return new Protection(fromTermination, protectedFrom, shutdownBehavior);
    }

    /** The same with stop or terminate for what shuts down from the inside. */
    public Protection withShutdownBehavior(String behavior) {
        return new Protection(fromTermination, fromStop, behavior);
    }
}
