package com.example.launcher;

import java.time.Duration;

/**
 * How long to wait before trying again: twice as long each time.
 *
 * @param first before the first retry
 * @param most before any retry
 * @param retries how many there are before giving up
 */
public record Backoff(Duration first, Duration most, int retries) {

    /** From two seconds to two minutes, for about half an hour. */
    public static final Backoff DEFAULT = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(2), 20);

    Duration before(int retry) {
        Duration wait = first;
        for (int i = 0; i < retry && wait.compareTo(most) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(most) < 0 ? wait : most;
    }
}
