package io.github.fakeec2.layout;

import java.util.Map;

/** A network that a {@link NetworkPlan} has built: the ids of what is in it, by the names that the plan gave. */
public final class BuiltNetwork {

    private final String vpcId;
    private final String internetGatewayId;
    private final Map<String, String> subnets;
    private final Map<String, String> natGateways;
    private final Map<String, String> securityGroups;
    private final Map<String, String> routeTables;

    BuiltNetwork(String vpcId, String internetGatewayId, Map<String, String> subnets, Map<String, String> natGateways,
            Map<String, String> securityGroups, Map<String, String> routeTables) {
        this.vpcId = vpcId;
        this.internetGatewayId = internetGatewayId;
        this.subnets = Map.copyOf(subnets);
        this.natGateways = Map.copyOf(natGateways);
        this.securityGroups = Map.copyOf(securityGroups);
        this.routeTables = Map.copyOf(routeTables);
    }

    /** The VPC's id. */
    public String vpcId() {
        return vpcId;
    }

    /** The internet gateway's id, or null where the plan has no public subnet. */
    public String internetGatewayId() {
        return internetGatewayId;
    }

    /** The id of the subnet with the name. */
    public String subnet(String name) {
        return known(subnets, "subnet", name);
    }

    /** The id of the NAT gateway in the subnet with the name. */
    public String natGateway(String subnetName) {
        return known(natGateways, "NAT gateway in a subnet", subnetName);
    }

    /** The id of the security group with the name. */
    public String securityGroup(String name) {
        return known(securityGroups, "security group", name);
    }

    /** The id of a route table: {@code public}, or {@code private through } and the name of a NAT gateway's subnet. */
    public String routeTable(String name) {
        return known(routeTables, "route table", name);
    }

    static String known(Map<String, String> ids, String noun, String name) {
        String id = ids.get(name);
        if (id == null) {
            throw new IllegalArgumentException("The network has no " + noun + " called " + name + ", but "
                    + ids.keySet().stream().sorted().toList());
        }
        return id;
    }

    @Override
    public String toString() {
        return vpcId + " with subnets " + subnets.keySet().stream().sorted().toList();
    }
}
