package io.github.fakeec2.reachability;

import java.util.ArrayList;
import java.util.List;

/**
 * What the way there leaves behind for the answer: the interfaces whose groups have let it pass and know the answer,
 * the addresses that were translated, the gateways that answer by themselves.
 */
final class Connection {

    /**
     * That an interface sends a packet on with another source.
     *
     * @param nic of a NAT gateway or of an instance that does the same
     */
    record Translation(Nic nic, Packet before, Packet after) {
    }

    final Place source;
    final Place target;

    /** The id of the egress-only internet gateway that it left by, or null. */
    String egressOnlyGatewayId;

    /** The id of the gateway endpoint that it went to, or null. */
    String gatewayEndpointId;

    private final List<Nic> known = new ArrayList<>(4);
    private final List<Translation> translations = new ArrayList<>(0);

    Connection(Place source, Place target) {
        this.source = source;
        this.target = target;
    }

    void remember(Nic nic) {
        known.add(nic);
    }

    boolean knows(Nic nic) {
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i) == nic) {
                return true;
            }
        }
        return false;
    }

    void translate(Nic nic, Packet before, Packet after) {
        translations.add(new Translation(nic, before, after));
    }

    /** The translation that an answer which comes to an interface undoes, or null. */
    Translation translationAt(Nic nic, Packet answer) {
        for (Translation translation : translations) {
            if (translation.nic == nic && translation.after.source().equals(answer.destination())) {
                return translation;
            }
        }
        return null;
    }
}
