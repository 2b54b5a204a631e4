package io.github.fakeec2.assertions;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** Reads route tables. */
final class Routes {

    private Routes() {
    }

    /** The table that a subnet uses: its own one, else the main one of its VPC. */
    static Optional<RouteTable> tableOf(Ec2Client ec2, Subnet subnet) {
        return find(ec2, "association.subnet-id", subnet.subnetId(), subnet)
                .or(() -> find(ec2, "association.main", "true", subnet));
    }

    private static Optional<RouteTable> find(Ec2Client ec2, String filter, String value, Subnet subnet) {
        return ResourceKinds.ROUTE_TABLE.read(() -> ec2.describeRouteTables(r -> r.filters(
                Filter.builder().name(filter).values(value).build(),
                Filter.builder().name("vpc-id").values(subnet.vpcId()).build())).routeTables()).stream().findFirst();
    }

    static boolean isMain(RouteTable table) {
        return table.associations().stream().anyMatch(association -> Boolean.TRUE.equals(association.main()));
    }

    static List<String> associated(RouteTable table) {
        return table.associations().stream()
                .flatMap(association -> Stream.of(association.subnetId(), association.gatewayId()))
                .filter(Objects::nonNull).toList();
    }

    static Optional<Route> to(RouteTable table, String destination) {
        return table.routes().stream().filter(route -> destination.equals(destinationOf(route))).findFirst();
    }

    static boolean isBlackhole(Route route) {
        return "blackhole".equals(route.stateAsString());
    }

    /** Whether packets from the subnet can take the route to an internet gateway. */
    static boolean leadsToInternetGateway(RouteTable table) {
        return table.routes().stream().anyMatch(route -> !isBlackhole(route)
                && route.gatewayId() != null && route.gatewayId().startsWith("igw-"));
    }

    static String targetOf(Route route) {
        return Stream.of(route.gatewayId(), route.natGatewayId(), route.egressOnlyInternetGatewayId(),
                        route.networkInterfaceId(), route.vpcPeeringConnectionId(), route.transitGatewayId(),
                        route.carrierGatewayId(), route.localGatewayId(), route.coreNetworkArn(), route.instanceId())
                .filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static String destinationOf(Route route) {
        return Stream.of(route.destinationCidrBlock(), route.destinationIpv6CidrBlock(),
                route.destinationPrefixListId()).filter(Objects::nonNull).findFirst().orElse("nowhere");
    }

    /** One line a route: {@code 10.0.0.0/16 -> local}. */
    static String text(RouteTable table) {
        return table.routes().isEmpty() ? "no routes" : table.routes().stream()
                .map(route -> destinationOf(route) + " -> " + targetOf(route)
                        + (isBlackhole(route) ? " (blackhole)" : "")).collect(Collectors.joining("\n"));
    }
}
