package io.github.fakeec2.reachability;

import io.github.fakeec2.reachability.model.InterfaceNode;
import io.github.fakeec2.reachability.model.VpcEndpointNode;

/** How packets leave interfaces and come to them (EC2 user guide, "Elastic network interfaces"). */
final class Interfaces {

    private Interfaces() {
    }

    /** Sends what an interface's owner has to say, from one of its own addresses. */
    static boolean send(Journey journey, Nic nic) {
        if (!isAlive(journey, nic, Direction.OUT)) {
            return false;
        }
        if (nic.is(InterfaceNode.Kind.VPC_ENDPOINT) && !journey.isAnswer) {
            return VpcEndpoints.start(journey, nic.node.ownerId());
        }
        journey.sender = nic;
        Nic target = nic.vpc().nicAt(journey.packet.destination());
        if (target != null && (target == nic || target.instance() != null && target.instance() == nic.instance())) {
            return journey.pass(nic.id(), Direction.NONE, "the packet does not leave " + nic.owner())
                    && journey.arrive(target);
        }
        return SecurityGroups.pass(journey, nic, Direction.OUT) && leave(journey, nic.subnet);
    }

    /** Goes on from a subnet: to a neighbour directly, or else past the ACL and by the route table. */
    static boolean leave(Journey journey, Subnet from) {
        if (from.contains(journey.packet.destination())) {
            return deliver(journey, from.vpc, from);
        }
        return Acls.pass(journey, from, Direction.OUT) && Routes.follow(journey, from);
    }

    /** Brings a packet to the interface of a VPC that has its destination address. */
    static boolean deliver(Journey journey, Vpc vpc, Subnet from) {
        Nic nic = vpc.nicAt(journey.packet.destination());
        return nic == null
                ? journey.drop(ExplanationCode.NO_POSSIBLE_DESTINATION, vpc.id(), Direction.IN,
                        "no interface has the address " + journey.packet.destination())
                : enter(journey, nic, from);
    }

    /**
     * Brings a packet to an interface that has its destination address.
     *
     * @param from the subnet that it comes from, or null where it comes from outside of the VPC's subnets
     */
    static boolean enter(Journey journey, Nic nic, Subnet from) {
        return (nic.subnet == from || Acls.pass(journey, nic.subnet, Direction.IN)) && receive(journey, nic);
    }

    private static boolean receive(Journey journey, Nic nic) {
        if (!isAlive(journey, nic, Direction.IN) || !SecurityGroups.pass(journey, nic, Direction.IN)) {
            return false;
        }
        Connection.Translation translation =
                journey.isAnswer ? journey.connection.translationAt(nic, journey.packet) : null;
        if (translation != null) {
            return NatGateways.bringBack(journey, translation);
        }
        if (nic.is(InterfaceNode.Kind.NAT_GATEWAY)) {
            return journey.drop(ExplanationCode.NGW_SOURCE_ADDRESS_REASSIGN, nic.node.ownerId(), Direction.IN,
                    "takes nothing but answers to what went out through it");
        }
        return journey.arrive(nic);
    }

    /** Whether an interface is attached to something that works; drops the packet if not. */
    static boolean isAlive(Journey journey, Nic nic, Direction direction) {
        if (nic.node.ownerId() == null) {
            return journey.drop(ExplanationCode.BAD_STATE_ATTACHMENT, nic.id(), direction, "is attached to nothing");
        }
        if (nic.instance() != null && !nic.instance().isRunning()) {
            return journey.drop(ExplanationCode.BAD_STATE, nic.id(), direction,
                    nic.owner() + " is " + nic.instance().state());
        }
        if (nic.is(InterfaceNode.Kind.VPC_ENDPOINT)) {
            VpcEndpointNode endpoint = journey.topology.endpoints.get(nic.node.ownerId());
            return endpoint == null || endpoint.isAvailable()
                    || journey.drop(ExplanationCode.BAD_STATE, endpoint.id(), direction, "is " + endpoint.state());
        }
        return true;
    }
}
