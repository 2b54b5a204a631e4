package com.example.janitor;

import java.time.Duration;

/**
 * What a {@link Janitor} puts up with.
 *
 * @param unownedRunFor how long an instance may run without an owner before it is stopped
 * @param stoppedFor how long an instance without an owner may be stopped before it is terminated
 * @param unusedKeyFor how old a key pair gets that no instance was launched with
 */
public record HouseRules(Duration unownedRunFor, Duration stoppedFor, Duration unusedKeyFor) {

    /** An hour to tag what was launched, two weeks to fetch what was stopped, three months for keys. */
    public static final HouseRules DEFAULT =
            new HouseRules(Duration.ofHours(1), Duration.ofDays(14), Duration.ofDays(90));
}
