package io.github.fakeec2.state;

import java.time.Instant;

/**
 * Why something changed: an operation that was called, or an event whose time had come.
 *
 * @param what the operation's name, or what happened, in words
 * @param at the moment, on the cloud's clock
 * @param caller the line of the user's code that made the call, or null where no call was at work
 */
public record Cause(String what, Instant at, CallSite caller) {
}
