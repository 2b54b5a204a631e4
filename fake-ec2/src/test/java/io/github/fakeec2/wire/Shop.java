package io.github.fakeec2.wire;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.reachability.Endpoint;
import io.github.fakeec2.reachability.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * An architecture of three tiers in two zones, as it should stand in a cloud whoever built it: SDK, AWS CLI, boto3 or
 * Terraform. It is read through the cloud's own clients.
 */
final class Shop {

    /** What {@link #portrait()} says of it. */
    static final List<String> PORTRAIT = List.of(
            "vpc shop 10.0.0.0/16 available",
            "subnet private-a us-east-1a 10.0.10.0/24 available",
            "subnet private-b us-east-1b 10.0.11.0/24 available",
            "subnet public-a us-east-1a 10.0.0.0/24 available with public addresses",
            "subnet public-b us-east-1b 10.0.1.0/24 available with public addresses",
            "nat gateway shop in public-a available with the Elastic IP shop",
            "route table private of private-a, private-b: 0.0.0.0/0 to the nat gateway active",
            "route table public of public-a, public-b: 0.0.0.0/0 to the internet gateway active",
            "group app: tcp 8080 from web",
            "group db: tcp 5432 from app",
            "group web: tcp 443 from 0.0.0.0/0",
            "group web: tcp 9100 from app",
            "role shop in the profile shop",
            instance("app-a", "private-a", "app"),
            instance("app-b", "private-b", "app"),
            instance("db-a", "private-a", "db"),
            instance("db-b", "private-b", "db"),
            instance("web-a", "public-a", "web") + " public",
            instance("web-b", "public-b", "web") + " public");

    private final FakeCloud cloud;
    private final Ec2Client ec2;
    private final String vpcId;

    Shop(FakeCloud cloud) {
        this.cloud = cloud;
        this.ec2 = cloud.ec2();
        this.vpcId = ec2.describeVpcs(r -> r.filters(filter("tag:Name", "shop"))).vpcs().get(0).vpcId();
    }

    private static String instance(String name, String subnet, String group) {
        return "instance " + name + " running t3.micro in " + subnet + ", group " + group + ", key shop, profile shop, "
                + "IMDSv2 required, volume " + name + " 20 GiB gp3 in-use";
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    private Filter here() {
        return filter("vpc-id", vpcId);
    }

    private static String name(List<Tag> tags) {
        return tag(tags, "Name");
    }

    private static String tag(List<Tag> tags, String key) {
        return tags.stream().filter(tag -> key.equals(tag.key())).map(Tag::value).findFirst().orElse("-");
    }

    /** The tag Team of the VPC. */
    String team() {
        return tag(ec2.describeVpcs(r -> r.vpcIds(vpcId)).vpcs().get(0).tags(), "Team");
    }

    /** All of it in words. */
    List<String> portrait() {
        List<String> lines = new ArrayList<>();
        ec2.describeVpcs(r -> r.vpcIds(vpcId)).vpcs().forEach(vpc ->
                lines.add("vpc " + name(vpc.tags()) + " " + vpc.cidrBlock() + " " + vpc.stateAsString()));
        lines.addAll(network());
        lines.addAll(ec2.describeSecurityGroups(r -> r.filters(here())).securityGroups().stream()
                .filter(group -> !"default".equals(group.groupName())).flatMap(this::rules).sorted().toList());
        cloud.client(IamClient.class).listInstanceProfiles().instanceProfiles().forEach(profile ->
                lines.add("role " + profile.roles().get(0).roleName() + " in the profile "
                        + profile.instanceProfileName()));
        lines.addAll(instances().map(this::words).sorted().toList());
        return lines;
    }

    private List<String> network() {
        List<String> lines = new ArrayList<>();
        ec2.describeSubnets(r -> r.filters(here())).subnets().stream().map(subnet -> "subnet " + name(subnet.tags())
                + " " + subnet.availabilityZone() + " " + subnet.cidrBlock() + " " + subnet.stateAsString()
                + (subnet.mapPublicIpOnLaunch() ? " with public addresses" : "")).sorted().forEach(lines::add);
        ec2.describeNatGateways(r -> r.filter(here())).natGateways().forEach(nat -> lines.add("nat gateway "
                + name(nat.tags()) + " in " + subnet(nat.subnetId()) + " " + nat.stateAsString()
                + " with the Elastic IP " + name(ec2.describeAddresses(r -> r.allocationIds(
                        nat.natGatewayAddresses().get(0).allocationId())).addresses().get(0).tags())));
        ec2.describeRouteTables(r -> r.filters(here())).routeTables().stream()
                .filter(table -> !"-".equals(name(table.tags()))).map(this::words).sorted().forEach(lines::add);
        return lines;
    }

    private String subnet(String id) {
        return name(ec2.describeSubnets(r -> r.subnetIds(id)).subnets().get(0).tags());
    }

    private String words(RouteTable table) {
        Route outwards = table.routes().stream().filter(route -> "0.0.0.0/0".equals(route.destinationCidrBlock()))
                .findFirst().orElseThrow();
        return "route table " + name(table.tags()) + " of " + table.associations().stream()
                .map(association -> subnet(association.subnetId())).sorted().collect(joining(", "))
                + ": 0.0.0.0/0 to the " + (outwards.gatewayId() != null ? "internet gateway " : "nat gateway ")
                + outwards.stateAsString();
    }

    private Stream<String> rules(SecurityGroup group) {
        return group.ipPermissions().stream().map(rule -> "group " + group.groupName() + ": " + rule.ipProtocol() + " "
                + rule.fromPort() + " from " + source(rule));
    }

    private String source(IpPermission rule) {
        return rule.hasIpRanges() && !rule.ipRanges().isEmpty() ? rule.ipRanges().get(0).cidrIp()
                : ec2.describeSecurityGroups(r -> r.groupIds(rule.userIdGroupPairs().get(0).groupId()))
                        .securityGroups().get(0).groupName();
    }

    private Stream<Instance> instances() {
        return ec2.describeInstances(r -> r.filters(here(), filter("instance-state-name", "running"))).reservations()
                .stream().flatMap(reservation -> reservation.instances().stream());
    }

    private String words(Instance instance) {
        Volume root = ec2.describeVolumes(r -> r.volumeIds(instance.blockDeviceMappings().get(0).ebs().volumeId()))
                .volumes().get(0);
        return "instance " + name(instance.tags()) + " " + instance.state().nameAsString() + " "
                + instance.instanceTypeAsString() + " in " + subnet(instance.subnetId()) + ", group "
                + instance.securityGroups().get(0).groupName() + ", key " + instance.keyName() + ", profile "
                + instance.iamInstanceProfile().arn().replaceFirst(".*/", "") + ", IMDSv2 "
                + instance.metadataOptions().httpTokensAsString() + ", volume " + name(root.tags()) + " " + root.size()
                + " GiB " + root.volumeTypeAsString() + " " + root.stateAsString()
                + (instance.publicIpAddress() == null ? "" : " public");
    }

    /** The instance of that name. */
    Instance instance(String name) {
        return instances().filter(instance -> name.equals(name(instance.tags()))).findFirst().orElseThrow();
    }

    private Endpoint end(String name) {
        return "internet".equals(name) ? Endpoint.internet() : Endpoint.instance(instance(name).instanceId());
    }

    /** Whether a connection comes about, from and to instances by name, or the {@code internet}. */
    boolean reaches(String source, String target, int port) {
        return cloud.network().trace(Flow.tcp(end(source), end(target), port)).isReachable();
    }

    /** Checks all of it: what there is, and who reaches whom. */
    void assertStands() {
        assertThat(portrait()).containsExactlyElementsOf(PORTRAIT);
        assertThat(reaches("internet", "web-a", 443)).isTrue();
        assertThat(reaches("internet", "web-b", 443)).isTrue();
        assertThat(reaches("internet", "web-a", 22)).isFalse();
        assertThat(reaches("internet", "app-a", 8080)).isFalse();
        assertThat(reaches("internet", "db-a", 5432)).isFalse();
        assertThat(reaches("web-a", "app-b", 8080)).isTrue();
        assertThat(reaches("app-b", "web-a", 9100)).isTrue();
        assertThat(reaches("app-a", "db-b", 5432)).isTrue();
        assertThat(reaches("web-a", "db-a", 5432)).isFalse();
        assertThat(reaches("db-b", "internet", 443)).isTrue();
    }

    /** The ids and names of what an account has, however little: what should be the same before and after. */
    static List<String> inventory(FakeCloud cloud) {
        Ec2Client ec2 = cloud.ec2();
        IamClient iam = cloud.client(IamClient.class);
        List<String> all = new ArrayList<>();
        ec2.describeVpcs().vpcs().forEach(it -> all.add(it.vpcId()));
        ec2.describeSubnets().subnets().forEach(it -> all.add(it.subnetId()));
        ec2.describeInternetGateways().internetGateways().forEach(it -> all.add(it.internetGatewayId()));
        ec2.describeNatGateways().natGateways().forEach(it -> all.add(it.natGatewayId()));
        ec2.describeRouteTables().routeTables().forEach(it -> all.add(it.routeTableId() + it.routes()));
        ec2.describeNetworkAcls().networkAcls().forEach(it -> all.add(it.networkAclId()));
        ec2.describeSecurityGroups().securityGroups().forEach(it -> all.add(it.groupId()));
        ec2.describeSecurityGroupRules(r -> r.maxResults(1000)).securityGroupRules()
                .forEach(it -> all.add(it.securityGroupRuleId()));
        ec2.describeNetworkInterfaces().networkInterfaces().forEach(it -> all.add(it.networkInterfaceId()));
        ec2.describeAddresses().addresses().forEach(it -> all.add(it.allocationId()));
        ec2.describeInstances().reservations().forEach(it -> all.add(it.reservationId()));
        ec2.describeVolumes().volumes().forEach(it -> all.add(it.volumeId()));
        ec2.describeLaunchTemplates().launchTemplates().forEach(it -> all.add(it.launchTemplateId()));
        ec2.describeKeyPairs().keyPairs().forEach(it -> all.add(it.keyPairId()));
        ec2.describeTags().tags().forEach(it -> all.add(it.resourceId() + "/" + it.key()));
        iam.listRoles().roles().forEach(it -> all.add(it.roleName()));
        iam.listInstanceProfiles().instanceProfiles().forEach(it -> all.add(it.instanceProfileName()));
        return all;
    }
}
