package io.github.fakeec2.reachability;

import io.github.fakeec2.reachability.model.TransitAttachmentNode;
import io.github.fakeec2.reachability.model.TransitRoute;
import io.github.fakeec2.reachability.model.VpnConnectionNode;

/**
 * Transit gateways (Transit Gateway guide, "How transit gateways work", "VPC attachments", "Transit gateway route
 * tables"): what comes in through an attachment is routed by the table that the attachment is associated with. A VPC
 * hands over packets in zones where the attachment has a subnet, and gets them there: in the zone that they came from
 * if it can, and by the route table of that subnet. ACLs see them as the guide's "How network ACLs work with transit
 * gateways" says: on the way in the ACL of the attachment's subnet is asked even by its neighbours, on the way out by
 * those in other subnets alone.
 */
final class TransitGateways {

    private TransitGateways() {
    }

    /** Takes a packet from a VPC. */
    static boolean enter(Journey journey, String id, Subnet from) {
        Transit gateway = journey.topology.transitGateways.get(id);
        TransitAttachmentNode attachment = gateway == null ? null : gateway.attachmentOf(from.vpc);
        if (attachment == null || !attachment.isAvailable()) {
            return journey.drop(ExplanationCode.BAD_STATE_ATTACHMENT, id, Direction.IN,
                    attachment == null ? "is not attached to " + from.vpc.id()
                            : attachment.id() + " is " + attachment.state());
        }
        Subnet foot = footIn(journey, attachment, from.node.zone());
        if (foot == null) {
            return journey.drop(ExplanationCode.TGW_ROUTE_AZ_RESTRICTION, attachment.id(), Direction.IN,
                    "has no subnet in " + from.node.zone());
        }
        return Acls.pass(journey, foot, Direction.IN)
                && journey.pass(attachment.id(), Direction.IN, "to " + id)
                && route(journey, gateway, attachment, from.node.zone());
    }

    /** Takes a packet from on premises. */
    static boolean enterFromOutside(Journey journey, VpnConnectionNode connection) {
        for (Transit gateway : journey.topology.transitGateways.values()) {
            for (TransitAttachmentNode attachment : gateway.node.attachments()) {
                if (attachment.kind() == TransitAttachmentNode.Kind.REMOTE && attachment.isAvailable()
                        && attachment.resourceId().equals(connection.id())) {
                    return journey.pass(attachment.id(), Direction.IN, "to " + gateway.id())
                            && route(journey, gateway, attachment, null);
                }
            }
        }
        return journey.drop(ExplanationCode.BAD_STATE_ATTACHMENT, connection.id(), Direction.IN,
                "is attached to no transit gateway");
    }

    private static boolean route(Journey journey, Transit gateway, TransitAttachmentNode in, String zone) {
        RouteTable table = gateway.tableOf(in);
        if (table == null) {
            return journey.drop(ExplanationCode.TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION, in.id(), Direction.IN,
                    "is associated with no route table of " + gateway.id());
        }
        TransitRoute route = (TransitRoute) table.find(journey.packet.destination());
        if (route == null) {
            return journey.drop(ExplanationCode.TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT, table.id, Direction.NONE,
                    "no route to " + journey.packet.destination());
        }
        TransitAttachmentNode out = route.isBlackhole() ? null : gateway.attachment(route.attachmentId());
        if (out == null || !out.isAvailable()) {
            return journey.drop(ExplanationCode.TGW_RTB_BAD_STATE_ROUTE, table.id, Direction.NONE,
                    route.destination() + (out == null ? " is a blackhole"
                            : " -> " + out.id() + ", which is " + out.state()), route);
        }
        if (!journey.visit(table, gateway.id())) {
            return false;
        }
        journey.trace.routed(journey.packet, table.id, null, route);
        if (!in.securityGroupReferencing() || !out.securityGroupReferencing()) {
            journey.hideSender(gateway.id());
        }
        return switch (out.kind()) {
            case VPC -> enterVpc(journey, out, zone);
            case REMOTE -> leave(journey, out);
            case PEERING -> crossPeering(journey, gateway, out, zone);
        };
    }

    private static boolean enterVpc(Journey journey, TransitAttachmentNode out, String zone) {
        Subnet foot = footIn(journey, out, zone);
        for (int i = 0; foot == null && i < out.subnetIds().size(); i++) {
            foot = journey.topology.subnets.get(out.subnetIds().get(i));
        }
        return foot == null
                ? journey.drop(ExplanationCode.BAD_STATE_ATTACHMENT, out.id(), Direction.OUT, "has no subnet")
                : journey.pass(out.id(), Direction.OUT, "to " + out.resourceId())
                        && Interfaces.leave(journey, foot);
    }

    private static boolean leave(Journey journey, TransitAttachmentNode out) {
        VpnConnectionNode connection = journey.topology.vpnConnections.get(out.resourceId());
        if (connection == null || !connection.up()) {
            return journey.drop(ExplanationCode.TGW_BAD_STATE_VPN, out.resourceId(), Direction.OUT,
                    connection == null ? "does not exist" : "no tunnel is up");
        }
        return journey.pass(out.id(), Direction.OUT, "to " + connection.id())
                && journey.arrive(Place.Kind.ON_PREMISES, connection.id(), connection.id());
    }

    private static boolean crossPeering(Journey journey, Transit from, TransitAttachmentNode out, String zone) {
        Transit other = journey.topology.transitGateways.get(out.resourceId());
        TransitAttachmentNode there = other == null ? null : other.otherSideOf(out, from);
        if (there == null || !there.isAvailable()) {
            return journey.drop(ExplanationCode.BAD_STATE_ATTACHMENT, out.id(), Direction.OUT,
                    "the other transit gateway does not have it, or it is not available there");
        }
        return journey.pass(out.id(), Direction.OUT, "to " + other.id()) && route(journey, other, there, zone);
    }

    /** The subnet that the attachment has in a zone, or null. */
    private static Subnet footIn(Journey journey, TransitAttachmentNode attachment, String zone) {
        for (String id : attachment.subnetIds()) {
            Subnet subnet = journey.topology.subnets.get(id);
            if (subnet != null && subnet.node.zone().equals(zone)) {
                return subnet;
            }
        }
        return null;
    }
}
