package io.github.fakeec2.network;

import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.TableType;
import java.util.ArrayList;
import java.util.List;

/**
 * A VPC endpoint: a way from a VPC to a service that does not lead over the internet.
 *
 * @param stateName {@code pendingAcceptance}, {@code pending}, {@code available}, {@code deleting}, {@code rejected}
 * @param serviceName such as {@code com.amazonaws.us-east-1.s3}
 * @param policyDocument what may be done through it, as JSON; null where the service takes no policy
 * @param prefixListId the addresses of the service that a gateway endpoint leads to, or null
 * @param routeTableIds the tables that have a route to a gateway endpoint; tables deleted since may still be named
 * @param placements the interfaces of an endpoint that is no gateway endpoint, one in a zone
 * @param groupIds the security groups of the interfaces
 * @param ipAddressType {@code ipv4}
 * @param dns the names of an endpoint, and how they are answered
 */
public record VpcEndpoint(String id, Type type, String stateName, String vpcId, String serviceName,
        String policyDocument, String prefixListId, List<String> routeTableIds, List<Placement> placements,
        List<String> groupIds, String ipAddressType, Dns dns) implements Routable {

    /** The kind of resource. */
    public static final TableType<VpcEndpoint> TABLE = TableType.<VpcEndpoint>of("vpc-endpoint", "vpce-")
            .notFound("InvalidVpcEndpointId.NotFound", "The Vpc Endpoint Id '%s' does not exist",
                    "The Vpc Endpoint Ids '%s' do not exist")
            .malformed("InvalidVpcEndpointId.Malformed", "Invalid Vpc Endpoint Id: '%s' (expecting 'vpce-...; the Id "
                    + "may only contain lowercase alphanumeric characters and a single dash')");

    /** The state in which it waits for the owner of the service. */
    public static final String PENDING_ACCEPTANCE = "pendingAcceptance";

    /** The state in which it works. */
    public static final String AVAILABLE = "available";

    /** Finds the endpoints of a VPC. */
    public static final TableType.Index<VpcEndpoint> BY_VPC = TABLE.needs(Vpc.TABLE, VpcEndpoint::vpcId);

    /** Finds the endpoint that an interface belongs to. */
    public static final TableType.Index<VpcEndpoint> BY_INTERFACE = TABLE.index(VpcEndpoint::networkInterfaceIds);

    static {
        TABLE.needs(Subnet.TABLE, VpcEndpoint::subnetIds);
        TABLE.needs(SecurityGroup.TABLE, VpcEndpoint::groupIds);
        TABLE.shows(SecurityGroup.TABLE, VpcEndpoint::groupIds);
        TABLE.shows(RouteTable.TABLE, VpcEndpoint::routeTableIds);
    }

    /** The kinds of endpoints that are simulated. */
    public enum Type {
        /** A prefix list route to Amazon S3 or DynamoDB. */
        GATEWAY("Gateway"),
        /** Interfaces with private addresses that stand for a service. */
        INTERFACE("Interface"),
        /** An interface that hands packets to virtual appliances. */
        GATEWAY_LOAD_BALANCER("GatewayLoadBalancer");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        /** As AWS writes it. */
        @Override
        public String toString() {
            return text;
        }
    }

    /** Where an endpoint has an interface. */
    public record Placement(String subnetId, String zone, String networkInterfaceId) {
    }

    /**
     * The names of an endpoint.
     *
     * @param name the public name that leads to any of its interfaces, or null for an endpoint without names
     * @param privateName the service's own name, such as {@code ec2.us-east-1.amazonaws.com}, or null for none
     * @param privateZoneId the hosted zone that answers for that name inside the VPC
     * @param privateEnabled whether that zone exists: {@code PrivateDnsEnabled}
     * @param recordIpType {@code ipv4} or {@code service-defined}
     * @param onlyForInboundResolver {@code PrivateDnsOnlyForInboundResolverEndpoint}; null where it means nothing
     */
    public record Dns(String name, String privateName, String privateZoneId, boolean privateEnabled,
            String recordIpType, Boolean onlyForInboundResolver) {
    }

    @Override
    public boolean serves(RegionState region, String otherVpcId) {
        return stateName.equals(AVAILABLE) && vpcId.equals(otherVpcId);
    }

    /** The subnets that it has an interface in. */
    public List<String> subnetIds() {
        return placements.stream().map(Placement::subnetId).toList();
    }

    /** Its interfaces. */
    public List<String> networkInterfaceIds() {
        return placements.stream().map(Placement::networkInterfaceId).toList();
    }

    /** The public names that lead to it: one for all its interfaces, then one for each; none where it has no names. */
    public List<String> dnsNames() {
        if (dns.name() == null) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        names.add(dns.name());
        int dot = dns.name().indexOf('.', dns.name().indexOf(id)); // S3's names begin with an asterisk
        for (Placement placement : placements) {
            names.add(dns.name().substring(0, dot) + "-" + placement.zone() + dns.name().substring(dot));
        }
        return names;
    }

    /** As a route names it. */
    public RouteTarget asTarget() {
        return new RouteTarget(RouteTarget.Kind.VPC_ENDPOINT, id);
    }

    /** The same endpoint in another state. */
    public VpcEndpoint in(String state) {
        return new VpcEndpoint(id, type, state, vpcId, serviceName, policyDocument, prefixListId, routeTableIds,
                placements, groupIds, ipAddressType, dns);
    }

    /** The same endpoint with another policy. */
    public VpcEndpoint withPolicy(String other) {
        return new VpcEndpoint(id, type, stateName, vpcId, serviceName, other, prefixListId, routeTableIds,
                placements, groupIds, ipAddressType, dns);
    }

    /** The same endpoint with routes in other tables. */
    public VpcEndpoint withRouteTables(List<String> others) {
        return new VpcEndpoint(id, type, stateName, vpcId, serviceName, policyDocument, prefixListId,
                List.copyOf(others), placements, groupIds, ipAddressType, dns);
    }

    /** The same endpoint with other interfaces. */
    public VpcEndpoint withPlacements(List<Placement> others) {
        return new VpcEndpoint(id, type, stateName, vpcId, serviceName, policyDocument, prefixListId, routeTableIds,
                List.copyOf(others), groupIds, ipAddressType, dns);
    }

    /** The same endpoint with other security groups. */
    public VpcEndpoint withGroups(List<String> others) {
        return new VpcEndpoint(id, type, stateName, vpcId, serviceName, policyDocument, prefixListId, routeTableIds,
                placements, List.copyOf(others), ipAddressType, dns);
    }

    /** The same endpoint with other names. */
    public VpcEndpoint withDns(Dns other) {
        return new VpcEndpoint(id, type, stateName, vpcId, serviceName, policyDocument, prefixListId, routeTableIds,
                placements, groupIds, ipAddressType, other);
    }
}
