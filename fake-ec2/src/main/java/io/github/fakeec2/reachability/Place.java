package io.github.fakeec2.reachability;

import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.reachability.model.InterfaceNode;

/**
 * Where a journey begins or shall end.
 *
 * @param kind what kind of place
 * @param name what a person calls it, for texts
 * @param address the address there
 * @param nic the interface, of that kind
 * @param id of others the gateway, connection or endpoint; null for the internet by any gateway
 */
record Place(Kind kind, String name, IpAddress address, Nic nic, String id) {

    enum Kind { INTERFACE, INTERNET, ON_PREMISES, GATEWAY_ENDPOINT }

    static Place of(String name, Nic nic, IpAddress address) {
        return new Place(Kind.INTERFACE, name, address, nic, null);
    }

    Place at(IpAddress other) {
        return new Place(kind, name, other, nic, id);
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** The ports that what sends from here takes for itself. */
    EphemeralPorts ports() {
        return nic != null && nic.is(InterfaceNode.Kind.LOAD_BALANCER)
                ? EphemeralPorts.OF_SERVICES : EphemeralPorts.OF_HOSTS;
    }

    /** What a person calls it, and its address: {@code i-0a11 (10.0.1.10)}. */
    String text() {
        return address == null || name.equals(address.toString()) ? name : name + " (" + address + ')';
    }
}
