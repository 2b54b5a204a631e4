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
}
