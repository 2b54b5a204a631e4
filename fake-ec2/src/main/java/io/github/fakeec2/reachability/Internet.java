package io.github.fakeec2.reachability;

import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.reachability.model.EgressOnlyGatewayNode;
import io.github.fakeec2.reachability.model.InternetGatewayNode;

/**
 * What lies between internet gateways: every public address is found from everywhere. Into a VPC a packet comes by the
 * VPC's internet gateway, if the destination is a public address of an interface there (VPC user guide, "Internet
 * gateways"), and by a gateway route table, if that gateway has one ("Gateway route tables").
 */
final class Internet {

    private Internet() {
    }

    /** Brings a packet with a public destination there. */
    static boolean deliver(Journey journey) {
        IpAddress destination = journey.packet.destination();
        Nic nic = journey.topology.publicNic(destination);
        if (nic != null) {
            return enter(journey, nic);
        }
        Nic wanted = journey.goal().nic();
        if (wanted == null) {
            return journey.arrive(Place.Kind.INTERNET, journey.leftBy, journey.leftBy);
        }
        InternetGatewayNode gateway = wanted.vpc().internetGateway;
        return gateway == null
                ? hasNoGateway(journey, wanted.vpc())
                : journey.drop(ExplanationCode.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS, gateway.id(), Direction.IN,
                        destination + " is not a public address");
    }

    private static boolean enter(Journey journey, Nic nic) {
        Vpc vpc = nic.vpc();
        journey.hideSender("the internet");
        if (journey.isAnswer && journey.connection.egressOnlyGatewayId != null) {
            EgressOnlyGatewayNode gateway =
                    journey.topology.egressOnlyGateways.get(journey.connection.egressOnlyGatewayId);
            if (gateway.vpcId().equals(vpc.id())) {
                return journey.pass(gateway.id(), Direction.IN, "lets in the answer to what left through it")
                        && Interfaces.enter(journey, nic, null);
            }
        }
        InternetGatewayNode gateway = vpc.internetGateway;
        if (gateway == null) {
            return hasNoGateway(journey, vpc);
        }
        return startsBeyond(journey, gateway) && takes(journey, gateway) && comeIn(journey, nic, gateway);
    }

    private static boolean hasNoGateway(Journey journey, Vpc vpc) {
        return journey.drop(ExplanationCode.NO_PATH, vpc.id(), Direction.IN, "has no internet gateway");
    }

    /** Where the question names an internet gateway, another one is no way in. */
    private static boolean startsBeyond(Journey journey, InternetGatewayNode gateway) {
        Place start = journey.start();
        return !start.is(Place.Kind.INTERNET) || start.id() == null || start.id().equals(gateway.id())
                || journey.drop(ExplanationCode.NO_PATH, start.id(), Direction.IN,
                        "does not lead to " + journey.goal().text());
    }

    private static boolean takes(Journey journey, InternetGatewayNode gateway) {
        IpAddress source = journey.packet.source();
        boolean isPrivate = InternetGateways.isPrivate(source);
        return !isPrivate && !InternetGateways.isShared(source)
                || journey.drop(isPrivate ? ExplanationCode.IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS
                                : ExplanationCode.IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS,
                        gateway.id(), Direction.IN, source + " is not an address in the internet");
    }

    private static boolean comeIn(Journey journey, Nic nic, InternetGatewayNode gateway) {
        Packet packet = journey.packet;
        if (packet.isIpv4()) {
            journey.translate(packet.to(nic.privateFor(packet.destination())), gateway.id(), Direction.IN);
        } else {
            journey.pass(gateway.id(), Direction.IN, "IPv6 passes as it is");
        }
        return Routes.enter(journey, gateway.edgeRouteTableId(), nic.vpc());
    }
}
