package io.github.fakeec2.layout;

import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.layout.NetworkPlan.Kind;
import io.github.fakeec2.layout.NetworkPlan.SubnetPlan;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** Makes the calls that a {@link NetworkPlan} stands for. */
final class NetworkBuild {

    private static final String ANYWHERE = Cidr.ANYWHERE.toString();

    private final Ec2Client ec2;
    private final String name;
    private final Cidr cidr;
    private final Map<String, String> subnetIds = new HashMap<>();
    private final Map<String, String> natGatewayIds = new HashMap<>();
    private final Map<String, String> natGatewayByZone = new HashMap<>();
    private final Map<String, String> groupIds = new HashMap<>();
    private final Map<String, String> routeTableIds = new HashMap<>();
    private String vpcId;
    private String internetGatewayId;

    NetworkBuild(Ec2Client ec2, String name, Cidr cidr) {
        this.ec2 = ec2;
        this.name = name;
        this.cidr = cidr;
    }

    /** @param natGateways the subnets to put NAT gateways into */
    BuiltNetwork run(Collection<SubnetPlan> subnets, List<SubnetPlan> natGateways, Map<String, GroupPlan> groups) {
        vpcId = ec2.createVpc(r -> r.cidrBlock(cidr.toString()).tagSpecifications(named(ResourceType.VPC, name)))
                .vpc().vpcId();
        ec2.modifyVpcAttribute(r -> r.vpcId(vpcId).enableDnsHostnames(on -> on.value(true)));
        subnets.forEach(this::makeSubnet);
        if (subnets.stream().anyMatch(subnet -> subnet.kind() == Kind.PUBLIC)) {
            openToTheInternet();
        }
        natGateways.forEach(this::makeNatGateway);
        subnets.forEach(this::route);
        makeGroups(groups);
        return new BuiltNetwork(vpcId, internetGatewayId, subnetIds, natGatewayIds, groupIds, routeTableIds);
    }

    private void makeSubnet(SubnetPlan plan) {
        String id = ec2.createSubnet(r -> r.vpcId(vpcId).availabilityZone(plan.zone()).cidrBlock(plan.cidr().toString())
                .tagSpecifications(named(ResourceType.SUBNET, plan.name()))).subnet().subnetId();
        if (plan.kind() == Kind.PUBLIC) {
            ec2.modifySubnetAttribute(r -> r.subnetId(id).mapPublicIpOnLaunch(on -> on.value(true)));
        }
        subnetIds.put(plan.name(), id);
    }

    private void openToTheInternet() {
        internetGatewayId = ec2.createInternetGateway(r -> r
                .tagSpecifications(named(ResourceType.INTERNET_GATEWAY, name))).internetGateway().internetGatewayId();
        ec2.attachInternetGateway(r -> r.internetGatewayId(internetGatewayId).vpcId(vpcId));
        makeRouteTable("public", route -> route.gatewayId(internetGatewayId));
    }

    private void makeNatGateway(SubnetPlan subnet) {
        String allocationId = ec2.allocateAddress(r -> r
                .tagSpecifications(named(ResourceType.ELASTIC_IP, subnet.name()))).allocationId();
        String id = ec2.createNatGateway(r -> r.subnetId(subnetIds.get(subnet.name())).allocationId(allocationId)
                .tagSpecifications(named(ResourceType.NATGATEWAY, subnet.name()))).natGateway().natGatewayId();
        natGatewayIds.put(subnet.name(), id);
        natGatewayByZone.putIfAbsent(subnet.zone(), id);
        natGatewayByZone.putIfAbsent("", id); // for zones without one
        makeRouteTable("private through " + subnet.name(), route -> route.natGatewayId(id));
    }

    private void makeRouteTable(String tableName, Consumer<CreateRouteRequest.Builder> wayOut) {
        String id = ec2.createRouteTable(r -> r.vpcId(vpcId)
                .tagSpecifications(named(ResourceType.ROUTE_TABLE, tableName))).routeTable().routeTableId();
        ec2.createRoute(r -> r.routeTableId(id).destinationCidrBlock(ANYWHERE).applyMutation(wayOut));
        routeTableIds.put(tableName, id);
    }

    /** What has no way out keeps the VPC's main table, which has local routes alone. */
    private void route(SubnetPlan subnet) {
        String table = switch (subnet.kind()) {
            case PUBLIC -> routeTableIds.get("public");
            case PRIVATE -> tableThrough(natGatewayByZone.getOrDefault(subnet.zone(), natGatewayByZone.get("")));
            case ISOLATED -> null;
        };
        if (table != null) {
            ec2.associateRouteTable(r -> r.routeTableId(table).subnetId(subnetIds.get(subnet.name())));
        }
    }

    private String tableThrough(String natGatewayId) {
        return natGatewayIds.entrySet().stream().filter(nat -> nat.getValue().equals(natGatewayId))
                .map(nat -> routeTableIds.get("private through " + nat.getKey())).findFirst().orElse(null);
    }

    /** All groups come before the first rule, since rules may name groups that follow. */
    private void makeGroups(Map<String, GroupPlan> groups) {
        groups.forEach((groupName, plan) -> groupIds.put(groupName, ec2.createSecurityGroup(r -> r.vpcId(vpcId)
                .groupName(groupName).description(groupName)
                .tagSpecifications(named(ResourceType.SECURITY_GROUP, groupName))).groupId()));
        groups.forEach((groupName, plan) -> {
            var permissions = plan.permissions(groupIds::get);
            if (!permissions.isEmpty()) {
                ec2.authorizeSecurityGroupIngress(r -> r.groupId(groupIds.get(groupName)).ipPermissions(permissions));
            }
        });
    }

    private static TagSpecification named(ResourceType type, String value) {
        return TagSpecification.builder().resourceType(type).tags(Tag.builder().key("Name").value(value).build())
                .build();
    }
}
