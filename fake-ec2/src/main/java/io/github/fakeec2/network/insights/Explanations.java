package io.github.fakeec2.network.insights;

import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.network.transit.TransitGatewayAttachment;
import io.github.fakeec2.network.transit.TransitGatewayRouteTable;
import io.github.fakeec2.reachability.Direction;
import io.github.fakeec2.reachability.ExplanationCode;
import io.github.fakeec2.reachability.Hop;
import io.github.fakeec2.reachability.model.AclEntry;
import io.github.fakeec2.reachability.model.RouteEntry;
import io.github.fakeec2.reachability.model.TransitRoute;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.AnalysisComponent;
import software.amazon.awssdk.services.ec2.model.Explanation;

/**
 * Why a packet does not get further, as Reachability Analyzer says it (its guide, "Reachability Analyzer explanation
 * codes"): the code, and what it is about.
 */
final class Explanations {

    private final Components components;

    Explanations(Components components) {
        this.components = components;
    }

    /** The security groups of the interface at which a hop is. */
    static List<String> groupsOf(Hop hop) {
        return List.of(hop.label().split(", "));
    }

    /**
     * What explains that a hop drops the packet.
     *
     * @param hops the way that the hop ends
     * @param toId what the packet was meant for, or null
     */
    List<Explanation> of(Hop hop, List<Hop> hops, String toId) {
        return switch (hop.code()) {
            case ENI_SG_RULES_MISMATCH -> List.of(of(hop).securityGroups(groups(hop)).build());
            case SG_HAS_NO_RULES -> groups(hop).stream().map(group -> of(hop).securityGroup(group).build()).toList();
            case NO_ROUTE_TO_DESTINATION -> List.of(of(hop).destination(components.of(toId)).build());
            case BAD_STATE -> List.of(badState(hop));
            case TGW_ROUTE_AZ_RESTRICTION -> List.of(zones(of(hop), hops).build());
            case PROTOCOL_RESTRICTION, VPCE_GATEWAY_PROTOCOL_RESTRICTION ->
                    List.of(of(hop).protocols(Integer.toString(hop.packet().protocol())).build());
            case IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS, IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS,
                    IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS, VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS,
                    GATEWAY_REJECTS_SPOOFED_TRAFFIC ->
                    List.of(of(hop).addresses(hop.packet().source() + "/32").build());
            case IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS, IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS,
                    IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS, VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS,
                    ENI_SOURCE_DEST_CHECK_RESTRICTION ->
                    List.of(of(hop).addresses(hop.packet().destination() + "/32").build());
            default -> List.of(of(hop).build());
        };
    }

    /** An explanation that is about a search filter, or about an end of the path, rather than about a hop. */
    Explanation of(String code, String componentId) {
        return Explanation.builder().explanationCode(code).component(components.of(componentId)).build();
    }

    /** That an interface which checks source and destination does not send from an address that is not its own. */
    Explanation spoofed(String interfaceId, String address) {
        return name(Explanation.builder(), interfaceId)
                .explanationCode(ExplanationCode.ENI_SOURCE_DEST_CHECK_RESTRICTION.name())
                .direction("egress")
                .vpc(components.of(components.vpcOf(interfaceId)))
                .addresses(address + "/32")
                .build();
    }

    private List<AnalysisComponent> groups(Hop hop) {
        return groupsOf(hop).stream().map(components::of).toList();
    }

    private Explanation.Builder of(Hop hop) {
        Explanation.Builder explanation = Explanation.builder()
                .explanationCode(code(hop).name())
                .direction(direction(hop))
                .subnet(components.of(hop.subnetId()))
                .vpc(components.of(hop.vpcId() != null ? hop.vpcId() : components.vpcOf(hop.componentId())));
        if (hop.rule() instanceof AclEntry entry) {
            explanation.aclRule(PathRules.acl(entry));
        } else if (hop.rule() instanceof RouteEntry route) {
            explanation.routeTableRoute(PathRules.route(route));
        } else if (hop.rule() instanceof TransitRoute route) {
            explanation.transitGatewayRouteTableRoute(PathRules.transit(route, components));
        }
        return name(explanation, hop.componentId());
    }

    /** The guide: a recently terminated instance is there, but associated with nothing. */
    private ExplanationCode code(Hop hop) {
        return hop.code() == ExplanationCode.NO_SOURCE_OR_DESTINATION && components.stateOf(hop.componentId()) != null
                ? ExplanationCode.UNASSOCIATED_COMPONENT : hop.code();
    }

    private static String direction(Hop hop) {
        return hop.direction() == Direction.NONE ? null : hop.direction() == Direction.OUT ? "egress" : "ingress";
    }

    /** Puts what drops the packet where explanations have a component of its kind. */
    private Explanation.Builder name(Explanation.Builder explanation, String id) {
        AnalysisComponent component = components.of(id);
        return switch (Components.prefixOf(id)) {
            case "acl-" -> explanation.acl(component);
            case "eni-" -> networkInterface(explanation, id, component);
            case "igw-" -> explanation.internetGateway(component);
            case "nat-" -> explanation.natGateway(component);
            case "pcx-" -> explanation.vpcPeeringConnection(component);
            case "rtb-" -> explanation.routeTable(component);
            case "tgw-" -> explanation.transitGateway(component);
            case "tgw-attach-" -> attachment(explanation, id, component);
            case "tgw-rtb-" -> transitTable(explanation, id, component);
            case "vgw-" -> explanation.vpnGateway(component);
            case "vpc-" -> explanation.vpc(component);
            case "vpce-" -> explanation.vpcEndpoint(component);
            case "vpn-" -> explanation.vpnConnection(component);
            default -> IpAddress.tryParse(id).isPresent()
                    ? explanation.address(id) : explanation.component(component);
        };
    }

    private Explanation.Builder networkInterface(Explanation.Builder explanation, String id,
            AnalysisComponent component) {
        NetworkInterface eni = components.find(NetworkInterface.TABLE, id);
        if (eni != null) {
            explanation.subnet(components.of(eni.subnetId()));
        }
        return explanation.networkInterface(component);
    }

    private Explanation.Builder attachment(Explanation.Builder explanation, String id, AnalysisComponent component) {
        TransitGatewayAttachment attachment = components.find(TransitGatewayAttachment.TABLE, id);
        return explanation.transitGatewayAttachment(component)
                .transitGateway(attachment == null ? null : components.of(attachment.transitGatewayId()));
    }

    private Explanation.Builder transitTable(Explanation.Builder explanation, String id, AnalysisComponent component) {
        TransitGatewayRouteTable table = components.find(TransitGatewayRouteTable.TABLE, id);
        return explanation.transitGatewayRouteTable(component)
                .transitGateway(table == null ? null : components.of(table.transitGatewayId()));
    }

    /** What does not work: the instance, where the packet does not get past its interface. */
    private Explanation badState(Hop hop) {
        NetworkInterface eni = hop.componentId().startsWith("eni-")
                ? components.find(NetworkInterface.TABLE, hop.componentId()) : null;
        String id = eni == null || eni.attachment() == null || eni.attachment().instanceId() == null
                ? hop.componentId() : eni.attachment().instanceId();
        return of(hop).component(components.of(id)).state(components.stateOf(id)).build();
    }

    /** The zone that the packet comes from: that of the subnet which it was in last. */
    private Explanation.Builder zones(Explanation.Builder explanation, List<Hop> hops) {
        Subnet last = Stream.iterate(hops.size() - 1, i -> i >= 0, i -> i - 1).map(i -> hops.get(i).subnetId())
                .map(id -> components.find(Subnet.TABLE, id)).filter(subnet -> subnet != null).findFirst().orElse(null);
        return last == null ? explanation
                : explanation.availabilityZones(last.zone()).applyMutation(NewerSdk.member(
                        "Explanation.availabilityZoneIds", view -> view.availabilityZoneIds(last.zoneId())));
    }
}
