package io.github.fakeec2.network;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.layout.BuiltNetwork;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AnalysisComponent;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInsightsPathRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.NetworkInsightsAnalysis;
import software.amazon.awssdk.services.ec2.model.PathComponent;

/** The network that Reachability Analyzer looks at in tests: three tiers, an instance in each. */
abstract class AnalyzedNetwork {

    final FakeCloud cloud = FakeCloud.create();
    final Ec2Client ec2 = cloud.ec2();
    final BuiltNetwork network = cloud.network().vpc("10.0.0.0/16")
            .publicSubnet("web", "us-east-1a").natGateway("web")
            .privateSubnet("app", "us-east-1a")
            .isolatedSubnet("db", "us-east-1b")
            .securityGroup("web", in -> in.allowsIngress("tcp", 443, "0.0.0.0/0"))
            .securityGroup("app", in -> in.allowsIngress("tcp", 8080, "web"))
            .securityGroup("db", in -> in.allowsIngress("tcp", 5432, "app"))
            .build();
    final String igw = network.internetGatewayId();
    final String web = launch("web");
    final String app = launch("app");
    final String db = launch("db");

    @AfterEach
    void close() {
        cloud.close();
    }

    String launch(String tier) {
        return launchIn(network.subnet(tier), network.securityGroup(tier));
    }

    String launchIn(String subnet, String... groups) {
        return ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO).minCount(1)
                .maxCount(1).subnetId(subnet).securityGroupIds(groups)).instances().get(0).instanceId();
    }

    String interfaceOf(String instance) {
        return ec2.describeInstances(r -> r.instanceIds(instance)).reservations().get(0).instances().get(0)
                .networkInterfaces().get(0).networkInterfaceId();
    }

    String privateIp(String instance) {
        return ec2.describeInstances(r -> r.instanceIds(instance)).reservations().get(0).instances().get(0)
                .privateIpAddress();
    }

    String publicIp(String instance) {
        return ec2.describeInstances(r -> r.instanceIds(instance)).reservations().get(0).instances().get(0)
                .publicIpAddress();
    }

    String acl() {
        return ec2.describeNetworkAcls(r -> r.filters(Filter.builder().name("vpc-id").values(network.vpcId()).build()))
                .networkAcls().get(0).networkAclId();
    }

    /** The route table of a tier's subnet: its own, or else the main one. */
    String table(String tier) {
        var own = ec2.describeRouteTables(r -> r.filters(Filter.builder().name("association.subnet-id")
                .values(network.subnet(tier)).build())).routeTables();
        var all = !own.isEmpty() ? own : ec2.describeRouteTables(r -> r.filters(
                Filter.builder().name("vpc-id").values(network.vpcId()).build(),
                Filter.builder().name("association.main").values("true").build())).routeTables();
        return all.get(0).routeTableId();
    }

    String defaultSubnet() {
        return ec2.describeSubnets(r -> r.filters(Filter.builder().name("default-for-az").values("true").build()))
                .subnets().get(0).subnetId();
    }

    /** The id behind a word of the tables below. */
    String id(String word) {
        return switch (word) {
            case "web" -> web;
            case "app" -> app;
            case "db" -> db;
            case "igw" -> igw;
            default -> word;
        };
    }

    NetworkInsightsAnalysis analyze(Consumer<CreateNetworkInsightsPathRequest.Builder> path,
            String... through) {
        String pathId = ec2.createNetworkInsightsPath(path).networkInsightsPath().networkInsightsPathId();
        String id = ec2.startNetworkInsightsAnalysis(r -> r.networkInsightsPathId(pathId).filterInArns(through))
                .networkInsightsAnalysis().networkInsightsAnalysisId();
        return ec2.describeNetworkInsightsAnalyses(r -> r.networkInsightsAnalysisIds(id)).networkInsightsAnalyses()
                .get(0);
    }

    NetworkInsightsAnalysis analyze(String from, String to, Integer port) {
        return analyze(r -> r.source(id(from)).destination(id(to)).protocol("tcp").destinationPort(port));
    }

    static List<String> ids(List<PathComponent> components) {
        return components.stream().map(PathComponent::component).map(AnalysisComponent::id).toList();
    }

    String defaultVpc() {
        return ec2.describeVpcs(r -> r.filters(Filter.builder().name("is-default").values("true").build())).vpcs()
                .get(0).vpcId();
    }

    String openGroup() {
        String group = ec2.createSecurityGroup(r -> r.groupName("open").description("open")).groupId();
        ec2.authorizeSecurityGroupIngress(r -> r.groupId(group).ipProtocol("-1").cidrIp("0.0.0.0/0"));
        return group;
    }

    void attach(String gateway, String vpc, String subnet) {
        ec2.createTransitGatewayVpcAttachment(r -> r.transitGatewayId(gateway).vpcId(vpc).subnetIds(subnet));
    }

    String peerWithDefaultVpc(String destination) {
        String peering = ec2.createVpcPeeringConnection(r -> r.vpcId(network.vpcId()).peerVpcId(defaultVpc()))
                .vpcPeeringConnection().vpcPeeringConnectionId();
        ec2.acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(peering));
        ec2.createRoute(r -> r.routeTableId(table("db")).destinationCidrBlock(destination)
                .vpcPeeringConnectionId(peering));
        return peering;
    }
}
