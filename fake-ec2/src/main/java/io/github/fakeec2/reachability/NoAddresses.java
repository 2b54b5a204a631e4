package io.github.fakeec2.reachability;

import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.reachability.model.InstanceNode;
import java.util.List;

/** The verdict on a flow between ends that have no addresses which could talk to each other. */
final class NoAddresses {

    private final Topology topology;
    private final Flow flow;

    NoAddresses(Topology topology, Flow flow) {
        this.topology = topology;
        this.flow = flow;
    }

    Verdict verdict() {
        String source = nameOf(flow.source());
        String target = nameOf(flow.target());
        boolean fromSource = !hasPlaces(flow.source(), flow.target());
        boolean common = !fromSource && hasPlaces(flow.target(), flow.source());
        Endpoint end = fromSource || common ? flow.source() : flow.target();
        IpAddress nowhere = IpAddress.ofIpv4(0);
        Packet packet = new Packet(nowhere, nowhere, flow.protocol(), 0, 0, flow.first(), flow.last());
        boolean isThere = common || exists(end);
        Hop hop = new Hop(1, true, nameOf(end), fromSource || common ? Direction.OUT : Direction.IN, "",
                common ? "has no address of the family of those of " + target : isThere ? lacks(end) : "does not exist",
                null, isThere ? ExplanationCode.UNASSOCIATED_COMPONENT : ExplanationCode.NO_SOURCE_OR_DESTINATION,
                null, null, null, null, packet, packet);
        return new Verdict(flow, false, source, target, packet, packet, List.of(hop), List.of());
    }

    private boolean hasPlaces(Endpoint end, Endpoint other) {
        return flow.family().includes(true) && !new Places(topology, true).of(end, other).isEmpty()
                || flow.family().includes(false) && !new Places(topology, false).of(end, other).isEmpty();
    }

    private boolean exists(Endpoint end) {
        if (end instanceof Endpoint.Instance instance) {
            return topology.instances.containsKey(instance.id());
        }
        if (end instanceof Endpoint.NetworkInterface one) {
            return topology.nics.containsKey(one.id());
        }
        if (end instanceof Endpoint.VpcEndpoint endpoint) {
            return topology.endpoints.containsKey(endpoint.id());
        }
        return end instanceof Endpoint.LoadBalancer balancer && topology.loadBalancers.containsKey(balancer.id());
    }

    private String lacks(Endpoint end) {
        InstanceNode instance = end instanceof Endpoint.Instance named ? topology.instances.get(named.id()) : null;
        return instance != null && !instance.isRunning()
                ? "is " + instance.state() : "has no interface with an address that could be used";
    }

    private static String nameOf(Endpoint end) {
        if (end instanceof Endpoint.Instance instance) {
            return instance.id();
        }
        if (end instanceof Endpoint.NetworkInterface one) {
            return one.id();
        }
        if (end instanceof Endpoint.VpcEndpoint endpoint) {
            return endpoint.id();
        }
        if (end instanceof Endpoint.LoadBalancer balancer) {
            return balancer.id();
        }
        if (end instanceof Endpoint.OnPremises remote) {
            return remote.connectionId() == null ? remote.address().toString() : remote.connectionId();
        }
        if (end instanceof Endpoint.Internet internet) {
            return internet.gatewayId() == null ? "the internet" : internet.gatewayId();
        }
        return ((Endpoint.Address) end).address().toString();
    }
}
