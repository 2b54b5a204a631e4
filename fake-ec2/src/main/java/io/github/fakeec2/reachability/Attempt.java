package io.github.fakeec2.reachability;

import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.reachability.model.TrafficMatch;

/**
 * One pair of addresses to try a flow with.
 *
 * @param packet what the source sends
 */
record Attempt(Place source, Place target, Packet packet) {

    static Attempt of(Flow flow, Place source, Place target) {
        EphemeralPorts ports = !TrafficMatch.hasPorts(flow.protocol())
                ? EphemeralPorts.NONE
                : flow.sourcePort() > 0 ? new EphemeralPorts(flow.sourcePort(), flow.sourcePort()) : source.ports();
        return new Attempt(source, target, new Packet(source.address(), target.address(), flow.protocol(),
                ports.first(), ports.last(), flow.first(), flow.last()));
    }

    /** The same attempt from or to another address in the internet. */
    Attempt withInternetAt(IpAddress address) {
        return source.is(Place.Kind.INTERNET)
                ? new Attempt(source.at(address), target, packet.from(address))
                : new Attempt(source, target.at(address), packet.to(address));
    }
}
