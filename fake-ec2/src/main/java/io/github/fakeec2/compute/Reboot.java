package io.github.fakeec2.compute;

/** Why an instance reboots. */
public enum Reboot {

    /** RebootInstances asked for it. */
    REQUESTED,

    /** The operating system decided on it. */
    FROM_INSIDE,

    /** The operating system crashed. */
    CRASH,

    /** EC2 does it by itself: a scheduled event, an automatic recovery. */
    BY_EC2
}
