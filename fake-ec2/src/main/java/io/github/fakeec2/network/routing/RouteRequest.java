package io.github.fakeec2.network.routing;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.InterfaceHosts;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.PrefixLists;
import io.github.fakeec2.network.RouteDestination;
import io.github.fakeec2.network.RouteTable;
import io.github.fakeec2.network.RouteTarget;
import io.github.fakeec2.query.Ranges;
import io.github.fakeec2.query.Required;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkRequest;

/** What CreateRoute, ReplaceRoute and DeleteRoute have in common: which table, which destination, which target. */
final class RouteRequest {

    private static final List<String> DESTINATIONS =
            List.of("DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId");
    private static final List<String> TARGETS = List.of("GatewayId", "NatGatewayId", "EgressOnlyInternetGatewayId",
            "InstanceId", "NetworkInterfaceId", "VpcPeeringConnectionId", "TransitGatewayId", "VpcEndpointId",
            "CarrierGatewayId");

    private final Call call;
    private final SdkRequest request;

    RouteRequest(Call call, SdkRequest request) {
        this.call = call;
        this.request = request;
    }

    /**
     * The table.
     *
     * @throws AwsError {@code MissingParameter}, {@code InvalidRouteTableID.NotFound}
     */
    RouteTable table() {
        return call.table(RouteTable.TABLE).get(Required.text("routeTableId", value("RouteTableId"))).value();
    }

    /**
     * The destination; a CIDR block in its canonical form (API reference, CreateRoute).
     *
     * @throws AwsError {@code MissingParameter} for none, {@code InvalidParameterCombination} for several,
     *     {@code InvalidParameterValue} for a malformed one, {@code InvalidPrefixListID.NotFound}
     */
    RouteDestination destination() {
        String member = exactlyOneOf(DESTINATIONS);
        String text = value(member);
        return switch (member) {
            case "DestinationCidrBlock" ->
                    new RouteDestination.Ipv4Range(Ranges.ipv4("destinationCidrBlock", text));
            case "DestinationIpv6CidrBlock" ->
                    new RouteDestination.Ipv6Range(Ranges.ipv6("destinationIpv6CidrBlock", text));
            default -> new RouteDestination.PrefixList(PrefixLists.get(call, text).id());
        };
    }

    /** Whether any target is named. */
    boolean hasTarget() {
        return TARGETS.stream().anyMatch(member -> Required.isGiven(value(member)));
    }

    /**
     * The target, which exists unless it is a transit gateway.
     *
     * @throws AwsError {@code MissingParameter} for none, {@code InvalidParameterCombination} for several, the kind's
     *     NotFound error, {@code InvalidInstanceID} for an instance with several interfaces
     */
    RouteTarget target() {
        String member = exactlyOneOf(TARGETS);
        String id = value(member);
        RouteTargetLookup targets = new RouteTargetLookup(call);
        RouteTarget.Kind kind = switch (member) {
            case "GatewayId" -> targets.gateway(id).kind();
            case "InstanceId", "NetworkInterfaceId" -> RouteTarget.Kind.NETWORK_INTERFACE;
            case "NatGatewayId" -> RouteTarget.Kind.NAT_GATEWAY;
            case "EgressOnlyInternetGatewayId" -> RouteTarget.Kind.EGRESS_ONLY_INTERNET_GATEWAY;
            case "VpcPeeringConnectionId" -> RouteTarget.Kind.VPC_PEERING_CONNECTION;
            case "TransitGatewayId" -> RouteTarget.Kind.TRANSIT_GATEWAY;
            case "VpcEndpointId" -> RouteTarget.Kind.VPC_ENDPOINT;
            default -> RouteTarget.Kind.CARRIER_GATEWAY;
        };
        if (member.equals("InstanceId")) {
            return new RouteTarget(kind, InterfaceHosts.onlyInterface(call, id).id());
        }
        if (member.equals("NetworkInterfaceId")) {
            return new RouteTarget(kind, call.table(NetworkInterface.TABLE).get(id).id());
        }
        if (kind != RouteTarget.Kind.TRANSIT_GATEWAY) { // which may be another account's: RouteRules look for it
            targets.find(kind, id);
        }
        return new RouteTarget(kind, id);
    }

    private String exactlyOneOf(List<String> members) {
        List<String> given = new ArrayList<>(members);
        given.removeIf(member -> !Required.isGiven(value(member)));
        if (given.isEmpty()) {
            List<String> names = members.stream().map(RouteRequest::lowerCamel).toList();
            throw AwsError.of("MissingParameter",
                    "The request must contain exactly one of " + String.join(", ", names));
        }
        if (given.size() > 1) {
            throw AwsError.of("InvalidParameterCombination", "The parameter " + lowerCamel(given.get(0))
                    + " cannot be used with the parameter " + lowerCamel(given.get(1)));
        }
        return given.get(0);
    }

    private String value(String member) {
        return request.getValueForField(member, String.class).orElse(null);
    }

    private static String lowerCamel(String member) {
        return Character.toLowerCase(member.charAt(0)) + member.substring(1);
    }
}
