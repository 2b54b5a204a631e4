package io.github.fakeec2.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.fakeec2.FakeCloud;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.HttpTokensState;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.VolumeType;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Builds the {@link Shop}, and tears it down, with the SDK's own clients over HTTP, their waiters and paginators. */
final class ShopOverSdk implements AutoCloseable {

    private static final StaticCredentialsProvider KEY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
    private static final String SHOP = "shop";
    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [
             {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}""";
    private static final String PUBLIC_KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIO1mGHvLmDFWnXbNrwmYtcOEEGqHZ2Vgk5xB0pM0bQ8D shop";

    private final Ec2Client ec2;
    private final IamClient iam;
    private final SsmClient ssm;
    private final Map<String, String> subnets = new LinkedHashMap<>();
    private final Map<String, String> groups = new LinkedHashMap<>();
    private String vpc;

    ShopOverSdk(FakeCloud cloud) {
        ec2 = Ec2Client.builder().endpointOverride(cloud.endpoint()).region(Region.US_EAST_1).credentialsProvider(KEY)
                .build();
        iam = IamClient.builder().endpointOverride(cloud.endpoint()).region(Region.AWS_GLOBAL).credentialsProvider(KEY)
                .build();
        ssm = SsmClient.builder().endpointOverride(cloud.endpoint()).region(Region.US_EAST_1).credentialsProvider(KEY)
                .build();
    }

    private static TagSpecification named(ResourceType kind, String name) {
        return TagSpecification.builder().resourceType(kind).tags(t -> t.key("Name").value(name)).build();
    }

    private static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }

    private Filter here() {
        return filter("vpc-id", vpc);
    }

    void build() {
        vpc = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16").tagSpecifications(named(ResourceType.VPC, SHOP))).vpc()
                .vpcId();
        ec2.waiter().waitUntilVpcAvailable(r -> r.vpcIds(vpc));
        ec2.modifyVpcAttribute(r -> r.vpcId(vpc).enableDnsHostnames(on -> on.value(true)));
        buildNetwork();
        buildGroups();
        buildIdentity();
        launch();
    }

    private void buildNetwork() {
        String gateway = ec2.createInternetGateway(r -> r.tagSpecifications(named(ResourceType.INTERNET_GATEWAY, SHOP)))
                .internetGateway().internetGatewayId();
        ec2.waiter().waitUntilInternetGatewayExists(r -> r.internetGatewayIds(gateway));
        ec2.attachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc));

        subnet("public-a", "us-east-1a", "10.0.0.0/24");
        subnet("public-b", "us-east-1b", "10.0.1.0/24");
        subnet("private-a", "us-east-1a", "10.0.10.0/24");
        subnet("private-b", "us-east-1b", "10.0.11.0/24");
        ec2.waiter().waitUntilSubnetAvailable(r -> r.subnetIds(subnets.values()));
        for (String open : List.of("public-a", "public-b")) {
            ec2.modifySubnetAttribute(r -> r.subnetId(subnets.get(open)).mapPublicIpOnLaunch(on -> on.value(true)));
        }

        String address = ec2.allocateAddress(r -> r.tagSpecifications(named(ResourceType.ELASTIC_IP, SHOP)))
                .allocationId();
        String nat = ec2.createNatGateway(r -> r.subnetId(subnets.get("public-a")).allocationId(address)
                .tagSpecifications(named(ResourceType.NATGATEWAY, SHOP))).natGateway().natGatewayId();
        ec2.waiter().waitUntilNatGatewayAvailable(r -> r.natGatewayIds(nat));
        routeTable("public", route -> route.gatewayId(gateway));
        routeTable("private", route -> route.natGatewayId(nat));
    }

    private void subnet(String name, String zone, String cidr) {
        subnets.put(name, ec2.createSubnet(r -> r.vpcId(vpc).availabilityZone(zone).cidrBlock(cidr)
                .tagSpecifications(named(ResourceType.SUBNET, name))).subnet().subnetId());
    }

    private void routeTable(String name, Consumer<CreateRouteRequest.Builder> target) {
        String table = ec2.createRouteTable(r -> r.vpcId(vpc).tagSpecifications(named(ResourceType.ROUTE_TABLE, name)))
                .routeTable().routeTableId();
        ec2.createRoute(r -> r.routeTableId(table).destinationCidrBlock("0.0.0.0/0").applyMutation(target));
        subnets.forEach((subnet, id) -> {
            if (subnet.startsWith(name)) {
                ec2.associateRouteTable(r -> r.routeTableId(table).subnetId(id));
            }
        });
    }

    private void buildGroups() {
        for (String tier : List.of("web", "app", "db")) {
            groups.put(tier, ec2.createSecurityGroup(r -> r.vpcId(vpc).groupName(tier)
                    .description("The " + tier + " tier")).groupId());
        }
        ec2.waiter().waitUntilSecurityGroupExists(r -> r.groupIds(groups.values()));
        allow("web", 443, rule -> rule.ipRanges(range -> range.cidrIp("0.0.0.0/0")));
        allow("web", 9100, rule -> rule.userIdGroupPairs(pair -> pair.groupId(groups.get("app"))));
        allow("app", 8080, rule -> rule.userIdGroupPairs(pair -> pair.groupId(groups.get("web"))));
        allow("db", 5432, rule -> rule.userIdGroupPairs(pair -> pair.groupId(groups.get("app"))));
    }

    private void allow(String tier, int port, Consumer<IpPermission.Builder> source) {
        ec2.authorizeSecurityGroupIngress(r -> r.groupId(groups.get(tier)).ipPermissions(rule ->
                rule.ipProtocol("tcp").fromPort(port).toPort(port).applyMutation(source)));
    }

    private void buildIdentity() {
        iam.createRole(r -> r.roleName(SHOP).assumeRolePolicyDocument(TRUST));
        iam.waiter().waitUntilRoleExists(r -> r.roleName(SHOP));
        iam.createInstanceProfile(r -> r.instanceProfileName(SHOP));
        iam.addRoleToInstanceProfile(r -> r.instanceProfileName(SHOP).roleName(SHOP));
        iam.waiter().waitUntilInstanceProfileExists(r -> r.instanceProfileName(SHOP));
        ec2.importKeyPair(r -> r.keyName(SHOP).publicKeyMaterial(SdkBytes.fromString(PUBLIC_KEY, UTF_8)));
        ec2.waiter().waitUntilKeyPairExists(r -> r.keyNames(SHOP));
    }

    private void launch() {
        String image = ssm.getParameter(r -> r.name("/aws/service/ami-amazon-linux-latest/"
                + "al2023-ami-kernel-default-x86_64")).parameter().value();
        ec2.createLaunchTemplate(r -> r.launchTemplateName(SHOP).launchTemplateData(data -> data.imageId(image)
                .instanceType(InstanceType.T3_MICRO).keyName(SHOP).iamInstanceProfile(profile -> profile.name(SHOP))
                .blockDeviceMappings(root -> root.deviceName("/dev/xvda")
                        .ebs(ebs -> ebs.volumeSize(20).volumeType(VolumeType.GP3)))
                .metadataOptions(options -> options.httpTokens(HttpTokensState.REQUIRED.toString()))));
        List<String> instances = Map.of("web-a", "public-a", "web-b", "public-b", "app-a", "private-a",
                "app-b", "private-b", "db-a", "private-a", "db-b", "private-b").entrySet().stream()
                .map(entry -> launch(entry.getKey(), subnets.get(entry.getValue()))).toList();
        ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(instances));
        ec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(instances));
    }

    private String launch(String name, String subnet) {
        return ec2.runInstances(r -> r.launchTemplate(template -> template.launchTemplateName(SHOP)).minCount(1)
                .maxCount(1).subnetId(subnet).securityGroupIds(groups.get(name.split("-")[0]))
                .tagSpecifications(named(ResourceType.INSTANCE, name), named(ResourceType.VOLUME, name)))
                .instances().get(0).instanceId();
    }

    /** Finds what there is, page by page, and takes it away. */
    void destroy() {
        List<String> instances = ec2.describeInstancesPaginator(r -> r.filters(here()).maxResults(5)).reservations()
                .stream().flatMap(reservation -> reservation.instances().stream()).map(it -> it.instanceId()).toList();
        ec2.terminateInstances(r -> r.instanceIds(instances));
        ec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(instances));

        List<String> nats = ec2.describeNatGatewaysPaginator(r -> r.filter(here()).maxResults(5)).natGateways()
                .stream().map(NatGateway::natGatewayId).toList();
        nats.forEach(nat -> ec2.deleteNatGateway(r -> r.natGatewayId(nat)));
        ec2.waiter().waitUntilNatGatewayDeleted(r -> r.natGatewayIds(nats));
        ec2.describeAddresses().addresses().forEach(it -> ec2.releaseAddress(r -> r.allocationId(it.allocationId())));

        ec2.deleteLaunchTemplate(r -> r.launchTemplateName(SHOP));
        ec2.deleteKeyPair(r -> r.keyName(SHOP));
        iam.removeRoleFromInstanceProfile(r -> r.instanceProfileName(SHOP).roleName(SHOP));
        iam.deleteInstanceProfile(r -> r.instanceProfileName(SHOP));
        iam.deleteRole(r -> r.roleName(SHOP));
        destroyGroups();
        destroyNetwork();
    }

    private void destroyGroups() {
        List<String> tiers = ec2.describeSecurityGroupsPaginator(r -> r.maxResults(5).filters(here(),
                filter("group-name", "web", "app", "db"))).securityGroups().stream().map(SecurityGroup::groupId)
                .toList();
        // They refer to each other, so that none can go before all rules are gone.
        ec2.describeSecurityGroupRulesPaginator(r -> r.maxResults(5).filters(filter("group-id",
                tiers.toArray(String[]::new)))).securityGroupRules().stream().filter(rule -> !rule.isEgress())
                .forEach(this::revoke);
        tiers.forEach(group -> ec2.deleteSecurityGroup(r -> r.groupId(group)));
    }

    private void revoke(SecurityGroupRule rule) {
        ec2.revokeSecurityGroupIngress(r -> r.groupId(rule.groupId()).securityGroupRuleIds(rule.securityGroupRuleId()));
    }

    private void destroyNetwork() {
        ec2.describeSubnetsPaginator(r -> r.filters(here()).maxResults(5)).subnets().stream().toList()
                .forEach(it -> ec2.deleteSubnet(r -> r.subnetId(it.subnetId())));
        ec2.describeRouteTablesPaginator(r -> r.maxResults(5).filters(here(), filter("tag:Name", "public", "private")))
                .routeTables().stream().toList()
                .forEach(it -> ec2.deleteRouteTable(r -> r.routeTableId(it.routeTableId())));
        ec2.describeInternetGatewaysPaginator(r -> r.maxResults(5).filters(filter("attachment.vpc-id", vpc)))
                .internetGateways().stream().toList().forEach(it -> {
                    ec2.detachInternetGateway(r -> r.internetGatewayId(it.internetGatewayId()).vpcId(vpc));
                    ec2.deleteInternetGateway(r -> r.internetGatewayId(it.internetGatewayId()));
                });
        ec2.deleteVpc(r -> r.vpcId(vpc));
    }

    @Override
    public void close() {
        ec2.close();
        iam.close();
        ssm.close();
    }
}
