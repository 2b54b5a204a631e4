package io.github.fakeec2.network.insights;

import io.github.fakeec2.network.transit.TransitGatewayAttachment;
import io.github.fakeec2.reachability.Packet;
import io.github.fakeec2.reachability.model.AclEntry;
import io.github.fakeec2.reachability.model.GroupRule;
import io.github.fakeec2.reachability.model.Peer;
import io.github.fakeec2.reachability.model.RouteEntry;
import io.github.fakeec2.reachability.model.TrafficMatch;
import io.github.fakeec2.reachability.model.TransitRoute;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.AnalysisAclRule;
import software.amazon.awssdk.services.ec2.model.AnalysisPacketHeader;
import software.amazon.awssdk.services.ec2.model.AnalysisRouteTableRoute;
import software.amazon.awssdk.services.ec2.model.AnalysisSecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.PortRange;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTableRoute;

/**
 * Rules, routes and packet headers as analyses show them (Reachability Analyzer guide, "Getting started with
 * Reachability Analyzer using the AWS CLI", whose examples have the spellings).
 */
final class PathRules {

    private PathRules() {
    }

    static AnalysisAclRule acl(AclEntry entry) {
        return AnalysisAclRule.builder()
                .cidr(entry.range().toString())
                .egress(entry.egress())
                .portRange(ports(entry.traffic()))
                .protocol(protocol(entry.traffic()))
                .ruleAction(entry.allow() ? "allow" : "deny")
                .ruleNumber(entry.number())
                .build();
    }

    static AnalysisSecurityGroupRule group(GroupRule rule) {
        return AnalysisSecurityGroupRule.builder()
                .cidr(rule.peer() instanceof Peer.Range range ? range.range().toString() : null)
                .prefixListId(prefixList(rule.peer()))
                .securityGroupId(rule.peer() instanceof Peer.Group group ? group.id() : null)
                .direction(rule.egress() ? "egress" : "ingress")
                .portRange(ports(rule.traffic()))
                .protocol(protocol(rule.traffic()))
                .build();
    }

    static AnalysisRouteTableRoute route(RouteEntry route) {
        AnalysisRouteTableRoute.Builder view = AnalysisRouteTableRoute.builder()
                .destinationCidr(route.destination() instanceof Peer.Range range ? range.range().toString() : null)
                .destinationPrefixListId(prefixList(route.destination()))
                .origin(switch (route.origin()) {
                    case CREATE_ROUTE_TABLE -> "createroutetable";
                    case CREATE_ROUTE -> "createroute";
                    case PROPAGATED -> "enablevgwroutepropagation";
                })
                .state(route.active() ? "active" : "blackhole");
        String target = route.targetId();
        AnalysisRouteTableRoute.Builder whole = switch (route.target()) {
            case LOCAL, INTERNET_GATEWAY, VPN_GATEWAY, VPC_ENDPOINT, OTHER -> view.gatewayId(target);
            case EGRESS_ONLY_INTERNET_GATEWAY -> view.egressOnlyInternetGatewayId(target);
            case NAT_GATEWAY -> view.natGatewayId(target);
            case NETWORK_INTERFACE -> view.networkInterfaceId(target);
            case VPC_PEERING_CONNECTION -> view.vpcPeeringConnectionId(target);
            case TRANSIT_GATEWAY -> view.transitGatewayId(target);
        };
        return whole.build();
    }

    static TransitGatewayRouteTableRoute transit(TransitRoute route, Components components) {
        TransitGatewayAttachment attachment =
                components.find(TransitGatewayAttachment.TABLE, route.attachmentId());
        return TransitGatewayRouteTableRoute.builder()
                .destinationCidr(route.destination() instanceof Peer.Range range ? range.range().toString() : null)
                .prefixListId(prefixList(route.destination()))
                .state(route.isBlackhole() ? "blackhole" : "active")
                .routeOrigin(route.isStatic() ? "static" : "propagated")
                .attachmentId(route.attachmentId())
                .resourceId(attachment == null ? null : attachment.resourceId())
                .resourceType(attachment == null ? null : attachment.kind().resourceType())
                .build();
    }

    private static String prefixList(Peer peer) {
        return peer instanceof Peer.PrefixList list ? list.id() : null;
    }

    private static String protocol(TrafficMatch traffic) {
        return traffic.protocol() == TrafficMatch.ALL_PROTOCOLS || TrafficMatch.hasPorts(traffic.protocol())
                || TrafficMatch.isIcmp(traffic.protocol())
                ? TrafficMatch.nameOf(traffic.protocol())
                : Integer.toString(traffic.protocol());
    }

    private static PortRange ports(TrafficMatch traffic) {
        return traffic.protocol() == TrafficMatch.ALL_PROTOCOLS || traffic.from() == -1 ? null
                : ports(traffic.from(), traffic.to());
    }

    static PortRange ports(int from, int to) {
        return PortRange.builder().from(from).to(to).build();
    }

    /** A packet's whole header. */
    static AnalysisPacketHeader header(Packet packet) {
        return AnalysisPacketHeader.builder()
                .sourceAddresses(packet.source() + "/32")
                .destinationAddresses(packet.destination() + "/32")
                .protocol(Integer.toString(packet.protocol()))
                .sourcePortRanges(ports(packet.sourceFirst(), packet.sourceLast()))
                .destinationPortRanges(ports(packet.destinationFirst(), packet.destinationLast()))
                .build();
    }

    /** What a component changes in a packet's header, and nothing else. */
    static AnalysisPacketHeader change(Packet before, Packet after) {
        boolean sourcePorts = before.sourceFirst() != after.sourceFirst() || before.sourceLast() != after.sourceLast();
        boolean ports = before.destinationFirst() != after.destinationFirst()
                || before.destinationLast() != after.destinationLast();
        return AnalysisPacketHeader.builder()
                .sourceAddresses(before.source().equals(after.source()) ? null : List.of(after.source() + "/32"))
                .destinationAddresses(before.destination().equals(after.destination())
                        ? null : List.of(after.destination() + "/32"))
                .sourcePortRanges(sourcePorts ? List.of(ports(after.sourceFirst(), after.sourceLast())) : null)
                .destinationPortRanges(ports
                        ? List.of(ports(after.destinationFirst(), after.destinationLast())) : null)
                .build();
    }
}
