package io.github.fakeec2.reachability;

import io.github.fakeec2.ip.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a flow's source reaches its target and gets an answer, and the way of both.
 *
 * @param flow the question
 * @param isReachable whether it does
 * @param source the source and the address that it used, such as {@code i-0a11 (10.0.1.10)}
 * @param target the target and the address that was used to reach it
 * @param sent the packet as the source sent it
 * @param received the packet as the target got it, or as it was dropped
 * @param forward the way there; the last hop is the one that drops, where the packet does not arrive
 * @param answer the way back; empty where nothing arrived, and where answers take no hop
 */
public record Verdict(Flow flow, boolean isReachable, String source, String target, Packet sent, Packet received,
        List<Hop> forward, List<Hop> answer) {

    public Verdict {
        forward = List.copyOf(forward);
        answer = List.copyOf(answer);
    }

    /** The hop that drops the packet or its answer; empty where the target is reachable. */
    public Optional<Hop> droppingHop() {
        return Stream.concat(forward.stream(), answer.stream()).filter(Hop::dropped).findFirst();
    }

    /** Whether the packet arrives, whatever becomes of the answer. */
    public boolean arrives() {
        return forward.stream().noneMatch(Hop::dropped);
    }

    /** The address that the target takes the source for: another than the source's own after NAT. */
    public IpAddress sourceSeenAs() {
        return received.source();
    }

    /** The verdict and every hop, as a text of several lines for people. */
    public String explain() {
        return VerdictText.headline(this) + '\n' + way();
    }

    /** Every hop on a line of its own, for people; the closest rule stands below a hop that drops for want of one. */
    public String way() {
        return VerdictText.way(this);
    }

    /** As {@link #explain}. */
    @Override
    public String toString() {
        return explain();
    }
}
