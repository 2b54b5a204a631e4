package io.github.fakeec2.assertions;

import io.github.fakeec2.reachability.Endpoint;
import io.github.fakeec2.reachability.Flow;
import java.util.function.BiFunction;

/** The traffic that an assertion is about: its ends are given, its kind is to come. */
public class TrafficAssert extends AbstractEc2Assert<TrafficAssert> {

    private final End source;
    private final End target;
    private final boolean anyTarget;

    TrafficAssert(Scope scope, End source, End target, boolean anyTarget) {
        super(scope);
        this.source = source;
        this.target = target;
        this.anyTarget = anyTarget;
    }

    /** Goes on with TCP connections to a port. */
    public ReachabilityAssert onTcp(int port) {
        return on((from, to) -> Flow.tcp(from, to, port));
    }

    /** Goes on with UDP datagrams to a port, and their answers. */
    public ReachabilityAssert onUdp(int port) {
        return on((from, to) -> Flow.udp(from, to, port));
    }

    /** Goes on with a ping: an ICMP echo request over IPv4, and its reply. */
    public ReachabilityAssert onPing() {
        return on(Flow::ping);
    }

    /** Goes on with packets of a protocol that has no ports, by its number; -1 for any traffic at all. */
    public ReachabilityAssert onProtocol(int number) {
        return on((from, to) -> Flow.protocol(from, to, number));
    }

    private ReachabilityAssert on(BiFunction<Endpoint, Endpoint, Flow> kind) {
        return navigate(new ReachabilityAssert(scope(), source, target, anyTarget, kind));
    }
}
