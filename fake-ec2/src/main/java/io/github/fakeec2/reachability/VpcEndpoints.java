package io.github.fakeec2.reachability;

import io.github.fakeec2.reachability.model.TrafficMatch;
import io.github.fakeec2.reachability.model.VpcEndpointNode;

/**
 * VPC endpoints that routes lead to (PrivateLink guide, "Gateway endpoints" and "Gateway Load Balancer endpoints"): a
 * gateway endpoint takes TCP and pings from interfaces of its own VPC; what a Gateway Load Balancer's appliances get is
 * taken to be let pass. Interface endpoints are reached through their interfaces, like anything else.
 */
final class VpcEndpoints {

    private VpcEndpoints() {
    }

    /** Takes a packet that a route leads here. */
    static boolean take(Journey journey, String id, Subnet from) {
        VpcEndpointNode endpoint = journey.topology.endpoints.get(id);
        if (endpoint == null || !endpoint.isAvailable()) {
            return journey.drop(ExplanationCode.BAD_STATE, id, Direction.IN,
                    endpoint == null ? "does not exist" : "is " + endpoint.state());
        }
        if (!endpoint.isGateway()) {
            return endpoint.interfaceIds().isEmpty()
                    ? journey.drop(ExplanationCode.BAD_STATE, id, Direction.IN, "has no interface")
                    : Appliances.through(journey, endpoint.interfaceIds().get(0), from);
        }
        Packet packet = journey.packet;
        if (packet.protocol() != TrafficMatch.TCP && !packet.isEcho()) {
            return journey.drop(ExplanationCode.VPCE_GATEWAY_PROTOCOL_RESTRICTION, id, Direction.IN,
                    "takes TCP and pings alone");
        }
        if (from == null || from.vpc.nicAt(packet.source()) == null) {
            return journey.drop(ExplanationCode.GATEWAY_REJECTS_SPOOFED_TRAFFIC, id, Direction.IN,
                    packet.source() + " is not an address of an interface in " + endpoint.vpcId());
        }
        journey.connection.gatewayEndpointId = id;
        journey.pass(id, Direction.IN, "to the service");
        // Whoever asks for an address of the service in the internet gets there, if by another way.
        return journey.goal().is(Place.Kind.INTERNET) && journey.goal().id() == null
                || journey.arrive(Place.Kind.GATEWAY_ENDPOINT, id, id);
    }

    /** Starts nothing: no service calls into a VPC. */
    static boolean start(Journey journey, String id) {
        return journey.drop(ExplanationCode.VPCE_INTRA_VPC_TRAFFIC, id, Direction.OUT,
                "starts no connections: VPC endpoints only take them");
    }

    /** Brings the answer of a gateway endpoint's service back into the VPC. */
    static boolean answer(Journey journey, String id) {
        Vpc vpc = journey.topology.vpcs.get(journey.topology.endpoints.get(id).vpcId());
        return journey.pass(id, Direction.OUT, "from the service") && Interfaces.deliver(journey, vpc, null);
    }
}
