package com.example.threetier;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/**
 * Builds the classic web architecture: three tiers in each of several zones. Knows nothing of tests, and works on
 * whatever the client leads to.
 */
public final class ThreeTiers {

    private static final String ANYWHERE = "0.0.0.0/0";

    private final Ec2Client ec2;
    private final String imageId;
    private final Map<Tier, String> groups = new EnumMap<>(Tier.class);
    private String vpcId;
    private String publicTable;

    /** @param imageId what every instance runs */
    public ThreeTiers(Ec2Client ec2, String imageId) {
        this.ec2 = ec2;
        this.imageId = imageId;
    }

    /**
     * Builds it.
     *
     * @param zones the Availability Zones, such as {@code us-east-1a}; each gets an instance of each tier
     */
    public Site build(List<String> zones) {
        vpcId = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16").tagSpecifications(named(ResourceType.VPC, "site")))
                .vpc().vpcId();
        publicTable = openToTheInternet();
        makeGroups();
        Site site = new Site(vpcId, groups);
        for (int zone = 0; zone < zones.size(); zone++) {
            buildZone(zones.get(zone), zone, site);
        }
        ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(site.instances()));
        return site;
    }

    private String openToTheInternet() {
        String gateway = ec2.createInternetGateway().internetGateway().internetGatewayId();
        ec2.attachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpcId));
        return routeTable(route -> route.gatewayId(gateway));
    }

    private String routeTable(Consumer<CreateRouteRequest.Builder> wayOut) {
        String id = ec2.createRouteTable(r -> r.vpcId(vpcId)).routeTable().routeTableId();
        ec2.createRoute(r -> r.routeTableId(id).destinationCidrBlock(ANYWHERE).applyMutation(wayOut));
        return id;
    }

    private void makeGroups() {
        for (Tier tier : Tier.values()) {
            groups.put(tier, ec2.createSecurityGroup(r -> r.vpcId(vpcId).groupName(tier.label())
                    .description("The " + tier.label() + " tier")).groupId());
        }
        allow(Tier.WEB, IpPermission.builder().ipRanges(IpRange.builder().cidrIp(ANYWHERE).build()));
        allow(Tier.APP, from(Tier.WEB));
        allow(Tier.DB, from(Tier.APP));
    }

    private IpPermission.Builder from(Tier caller) {
        return IpPermission.builder().userIdGroupPairs(UserIdGroupPair.builder().groupId(groups.get(caller)).build());
    }

    private void allow(Tier tier, IpPermission.Builder source) {
        IpPermission permission = source.ipProtocol("tcp").fromPort(tier.port()).toPort(tier.port()).build();
        ec2.authorizeSecurityGroupIngress(r -> r.groupId(groups.get(tier)).ipPermissions(permission));
    }

    private void buildZone(String zone, int number, Site site) {
        String web = subnet(Tier.WEB, zone, number);
        ec2.modifySubnetAttribute(r -> r.subnetId(web).mapPublicIpOnLaunch(on -> on.value(true)));
        ec2.associateRouteTable(r -> r.routeTableId(publicTable).subnetId(web));
        String natGateway = natGateway(web);

        String app = subnet(Tier.APP, zone, number);
        String privateTable = routeTable(route -> route.natGatewayId(natGateway));
        ec2.associateRouteTable(r -> r.routeTableId(privateTable).subnetId(app));

        String db = subnet(Tier.DB, zone, number); // the VPC's main table leads nowhere else

        site.add(Tier.WEB, web, launch(Tier.WEB, web));
        site.add(Tier.APP, app, launch(Tier.APP, app));
        site.add(Tier.DB, db, launch(Tier.DB, db));
    }

    /** Ten subnets a tier: 10.0.0.0/24 is the first of the web tier, 10.0.10.0/24 the first of the application's. */
    private String subnet(Tier tier, String zone, int number) {
        String cidr = "10.0." + (tier.ordinal() * 10 + number) + ".0/24";
        return ec2.createSubnet(r -> r.vpcId(vpcId).availabilityZone(zone).cidrBlock(cidr)
                .tagSpecifications(named(ResourceType.SUBNET, tier.label() + " " + zone))).subnet().subnetId();
    }

    private String natGateway(String subnetId) {
        String address = ec2.allocateAddress(r -> { }).allocationId();
        String id = ec2.createNatGateway(r -> r.subnetId(subnetId).allocationId(address)).natGateway().natGatewayId();
        ec2.waiter().waitUntilNatGatewayAvailable(r -> r.natGatewayIds(id));
        return id;
    }

    private String launch(Tier tier, String subnetId) {
        return ec2.runInstances(r -> r.imageId(imageId).instanceType(InstanceType.T3_MICRO).minCount(1).maxCount(1)
                .subnetId(subnetId).securityGroupIds(groups.get(tier))
                .tagSpecifications(named(ResourceType.INSTANCE, tier.label()))).instances().get(0).instanceId();
    }

    private static TagSpecification named(ResourceType type, String name) {
        return TagSpecification.builder().resourceType(type).tags(Tag.builder().key("Name").value(name).build())
                .build();
    }
}
