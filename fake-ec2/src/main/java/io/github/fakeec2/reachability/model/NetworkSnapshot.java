package io.github.fakeec2.reachability.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A network at one moment, of any number of accounts and regions. What refers to what by id is checked when
 * {@code Reachability} is made of it.
 */
public final class NetworkSnapshot {

    private final List<Object> nodes;

    private NetworkSnapshot(List<Object> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /** An empty snapshot to add to. */
    public static Builder builder() {
        return new Builder();
    }

    /** The nodes of one kind, in the order in which they were added. */
    public <T> Stream<T> all(Class<T> kind) {
        return nodes.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** One node a line, for messages about a whole network. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        nodes.forEach(node -> text.append(node).append('\n'));
        return text.toString();
    }

    /** Puts a snapshot together. The order matters only among the nodes of a kind, and there only for preference. */
    public static final class Builder {

        private final List<Object> nodes = new ArrayList<>();

        private Builder() {
        }

        private Builder with(Object node) {
            nodes.add(node);
            return this;
        }

        /** Adds a VPC. */
        public Builder add(VpcNode vpc) {
            return with(vpc);
        }

        /** Adds a subnet; its VPC, route table and ACL must be added too. */
        public Builder add(SubnetNode subnet) {
            return with(subnet);
        }

        /** Adds an interface; its subnet and security groups must be added too. */
        public Builder add(InterfaceNode networkInterface) {
            return with(networkInterface);
        }

        /** Adds an instance; its interfaces must be added too. */
        public Builder add(InstanceNode instance) {
            return with(instance);
        }

        /** Adds a security group; groups and lists that its rules name may be missing, and then match nothing. */
        public Builder add(SecurityGroupNode group) {
            return with(group);
        }

        /** Adds a network ACL. */
        public Builder add(AclNode acl) {
            return with(acl);
        }

        /** Adds a route table; targets of its routes may be missing, and the routes are then dead. */
        public Builder add(RouteTableNode table) {
            return with(table);
        }

        /** Adds an internet gateway. */
        public Builder add(InternetGatewayNode gateway) {
            return with(gateway);
        }

        /** Adds an egress-only internet gateway. */
        public Builder add(EgressOnlyGatewayNode gateway) {
            return with(gateway);
        }

        /** Adds a NAT gateway; its interfaces must be added too. */
        public Builder add(NatGatewayNode gateway) {
            return with(gateway);
        }

        /** Adds a peering connection; a VPC of it that is missing cannot be reached. */
        public Builder add(PeeringNode peering) {
            return with(peering);
        }

        /** Adds a transit gateway. */
        public Builder add(TransitGatewayNode gateway) {
            return with(gateway);
        }

        /** Adds a virtual private gateway. */
        public Builder add(VpnGatewayNode gateway) {
            return with(gateway);
        }

        /** Adds a VPN connection, or another way to a network on premises. */
        public Builder add(VpnConnectionNode connection) {
            return with(connection);
        }

        /** Adds a VPC endpoint; its interfaces must be added too. */
        public Builder add(VpcEndpointNode endpoint) {
            return with(endpoint);
        }

        /** Adds a prefix list. */
        public Builder add(PrefixListNode list) {
            return with(list);
        }

        /** Adds a load balancer; its interfaces must be added too. */
        public Builder add(LoadBalancerNode balancer) {
            return with(balancer);
        }

        /** The snapshot of what was added. */
        public NetworkSnapshot build() {
            return new NetworkSnapshot(nodes);
        }
    }
}
