package io.github.fakeec2.network.insights;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.NatGateway;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.VpcPeeringConnection;
import io.github.fakeec2.network.transit.TransitGatewayAttachment;
import io.github.fakeec2.network.transit.TransitGatewayRouteTable;
import io.github.fakeec2.reachability.Direction;
import io.github.fakeec2.reachability.Hop;
import io.github.fakeec2.reachability.Packet;
import io.github.fakeec2.reachability.model.AclEntry;
import io.github.fakeec2.reachability.model.GroupRule;
import io.github.fakeec2.reachability.model.RouteEntry;
import io.github.fakeec2.reachability.model.TransitRoute;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.PathComponent;

/**
 * The hops of a way as Reachability Analyzer shows them (its guide, "Getting started with Reachability Analyzer using
 * the AWS CLI"): an interface and its security group are two components; the first component shows the header of the
 * packet as it sets out, the last one as it arrives, and those that translate addresses what they change.
 */
final class PathComponents {

    private final Components components;
    private final List<String> ids = new ArrayList<>();
    private final List<PathComponent.Builder> path = new ArrayList<>();
    private String vpcId;

    private PathComponents(Components components) {
        this.components = components;
    }

    /**
     * The components of a way; as far as the packet comes, where it is dropped.
     *
     * @param hops the way there, or the way of the answer
     * @param fromId the resource that the packet sets out from, or null where that is an address
     * @param toId the resource that it is meant for, or null where that is an address
     */
    static List<PathComponent> of(Call call, List<Hop> hops, String fromId, String toId) {
        PathComponents path = new PathComponents(new Components(call));
        for (Hop hop : hops) {
            if (path.ids.isEmpty() && hop.componentId().startsWith("eni-") && isBehindInterface(fromId)) {
                path.add(fromId);
            }
            path.add(hop, hops, toId);
        }
        return hops.isEmpty() ? List.of() : path.finish(hops, toId);
    }

    /** Whether something sends and receives through interfaces that are components of their own. */
    private static boolean isBehindInterface(String id) {
        return id != null && (Components.isInstance(id) || id.startsWith("vpce-"));
    }

    private List<PathComponent> finish(List<Hop> hops, String toId) {
        Hop last = hops.get(hops.size() - 1);
        if (!last.dropped() && isBehindInterface(toId) && ids.get(ids.size() - 1).startsWith("eni-")) {
            add(toId);
        }
        showHeaders(hops.get(0).packet(), last);
        List<PathComponent> finished = new ArrayList<>(path.size());
        for (PathComponent.Builder component : path) {
            finished.add(component.sequenceNumber(finished.size() + 1).build());
        }
        return List.copyOf(finished);
    }

    private void showHeaders(Packet sent, Hop last) {
        PathComponent.Builder first = path.get(0);
        if (isEdge(ids.get(0))) {
            first.inboundHeader(PathRules.header(sent));
        } else {
            first.outboundHeader(PathRules.header(sent));
        }
        int end = path.size() - 1;
        if (end > 0 && !last.dropped()) {
            if (isEdge(ids.get(end))) {
                path.get(end).outboundHeader(PathRules.header(last.onward()));
            } else {
                path.get(end).inboundHeader(PathRules.header(last.onward()));
            }
        }
    }

    /** Whether packets come out of nowhere here and leave for it: networks beyond are not looked at. */
    private static boolean isEdge(String id) {
        return switch (Components.prefixOf(id)) {
            case "igw-", "eigw-", "vgw-", "vpn-", "tgw-attach-" -> true;
            default -> false;
        };
    }

    private PathComponent.Builder add(String id) {
        PathComponent.Builder component = PathComponent.builder().component(components.of(id));
        ids.add(id);
        path.add(component);
        return component;
    }

    private void add(Hop hop, List<Hop> hops, String toId) {
        if (hop.vpcId() != null) {
            vpcId = hop.vpcId();
        }
        PathComponent.Builder component = hop.componentId().startsWith("eni-") ? interfaceAndGroup(hop) : place(hop);
        if (hop.dropped()) {
            component.explanations(new Explanations(components).of(hop, hops, toId));
        } else if (!hop.onward().equals(hop.packet())) {
            component.outboundHeader(PathRules.change(hop.packet(), hop.onward()));
        }
    }

    private PathComponent.Builder interfaceAndGroup(Hop hop) {
        boolean hasGroup = !hop.label().isEmpty();
        if (!hasGroup) {
            return networkInterface(hop);
        }
        if (hop.direction() == Direction.OUT) {
            networkInterface(hop);
            return group(hop);
        }
        PathComponent.Builder group = group(hop);
        return hop.dropped() ? group : networkInterface(hop);
    }

    private PathComponent.Builder group(Hop hop) {
        String id = hop.groupId() != null ? hop.groupId() : Explanations.groupsOf(hop).get(0);
        PathComponent.Builder group = add(id);
        return hop.rule() instanceof GroupRule rule ? group.securityGroupRule(PathRules.group(rule)) : group;
    }

    private PathComponent.Builder networkInterface(Hop hop) {
        if (!ids.isEmpty() && ids.get(ids.size() - 1).equals(hop.componentId())) {
            return path.get(path.size() - 1);
        }
        PathComponent.Builder component = add(hop.componentId());
        NetworkInterface eni = components.find(NetworkInterface.TABLE, hop.componentId());
        if (eni != null) {
            vpcId = eni.vpcId();
            component.subnet(components.of(eni.subnetId())).vpc(components.of(eni.vpcId()));
            if (eni.attachment() != null) {
                component.attachedTo(components.of(eni.attachment().instanceId()));
            }
        }
        return component;
    }

    private PathComponent.Builder place(Hop hop) {
        String id = hop.componentId();
        PathComponent.Builder component = add(id);
        if (hop.rule() instanceof AclEntry entry) {
            return component.aclRule(PathRules.acl(entry));
        }
        if (hop.rule() instanceof RouteEntry route) {
            return component.routeTableRoute(PathRules.route(route));
        }
        if (hop.rule() instanceof TransitRoute route) {
            component.transitGatewayRouteTableRoute(PathRules.transit(route, components));
        }
        return switch (Components.prefixOf(id)) {
            case "igw-", "eigw-", "vgw-", "vpce-" -> component.vpc(components.of(components.vpcOf(id)));
            case "nat-" -> natGateway(component, components.find(NatGateway.TABLE, id));
            case "pcx-" -> peering(component, components.find(VpcPeeringConnection.TABLE, id));
            case "tgw-attach-" -> attachment(component, components.find(TransitGatewayAttachment.TABLE, id));
            case "tgw-rtb-" -> transitTable(component, components.find(TransitGatewayRouteTable.TABLE, id));
            default -> component;
        };
    }

    private PathComponent.Builder natGateway(PathComponent.Builder component, NatGateway gateway) {
        return gateway == null ? component
                : component.subnet(components.of(gateway.subnetId())).vpc(components.of(gateway.vpcId()));
    }

    private PathComponent.Builder peering(PathComponent.Builder component, VpcPeeringConnection peering) {
        if (peering == null || vpcId == null) {
            return component;
        }
        boolean outward = peering.requester().vpcId().equals(vpcId);
        String other = outward ? peering.accepter().vpcId() : peering.requester().vpcId();
        return component.sourceVpc(components.of(vpcId)).destinationVpc(components.of(other));
    }

    private PathComponent.Builder attachment(PathComponent.Builder component, TransitGatewayAttachment attachment) {
        return attachment == null ? component
                : component.attachedTo(components.of(attachment.resourceId()))
                        .transitGateway(components.of(attachment.transitGatewayId()));
    }

    private PathComponent.Builder transitTable(PathComponent.Builder component, TransitGatewayRouteTable table) {
        return table == null ? component : component.transitGateway(components.of(table.transitGatewayId()));
    }
}
