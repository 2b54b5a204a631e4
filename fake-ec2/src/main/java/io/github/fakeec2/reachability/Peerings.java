package io.github.fakeec2.reachability;

import io.github.fakeec2.reachability.model.PeeringNode;

/**
 * VPC peering (VPC peering guide, "VPC peering limitations"): a connection carries packets between addresses of its two
 * VPCs. It is not transitive: what came from a third VPC, or wants to go on through a gateway of the other one (edge to
 * edge routing), does not pass.
 */
final class Peerings {

    private Peerings() {
    }

    /** Takes a packet to the VPC on the other side. */
    static boolean cross(Journey journey, String id, Vpc from) {
        PeeringNode peering = journey.topology.peerings.get(id);
        if (peering == null || !peering.isActive()) {
            return journey.drop(ExplanationCode.BAD_STATE, id, Direction.NONE,
                    peering == null ? "does not exist" : "is " + peering.state());
        }
        String otherSide = peering.otherSide(from.id());
        Vpc to = otherSide == null ? null : journey.topology.vpcs.get(otherSide);
        if (to == null) {
            return journey.drop(ExplanationCode.NO_POSSIBLE_DESTINATION, id, Direction.NONE,
                    "leads from " + from.id() + " to no VPC that is known");
        }
        Packet packet = journey.packet;
        if (!from.contains(packet.source())) {
            return journey.drop(ExplanationCode.PCX_REQUIRES_ADDRESS_IN_VPC_CIDR, id, Direction.NONE,
                    packet.source() + " is not in " + from.id() + ", and peering is not transitive");
        }
        if (!to.contains(packet.destination())) {
            return journey.drop(ExplanationCode.PCX_REQUIRES_ADDRESS_IN_VPC_CIDR, id, Direction.NONE,
                    packet.destination() + " is not in " + to.id() + ", and peering does not lead beyond it");
        }
        journey.trace.passes(packet, id, Direction.NONE, "to the peered VPC");
        return Interfaces.deliver(journey, to, null);
    }
}
