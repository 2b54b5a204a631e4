package io.github.fakeec2.assertions;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.layout.BuiltNetwork;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/**
 * A VPC in three layers: web servers that the internet reaches, an application behind them that reaches out through a
 * NAT gateway, a database that only the application reaches.
 */
final class TestNetwork {

    final FakeCloud cloud;
    final Ec2Client ec2;
    final BuiltNetwork network;
    final String web1;
    final String web2;
    final String app;
    final String db;

    TestNetwork() {
        this(FakeCloud.create());
    }

    TestNetwork(FakeCloud cloud) {
        this.cloud = cloud;
        this.ec2 = cloud.ec2();
        this.network = cloud.network().vpc("10.0.0.0/16")
                .publicSubnet("web", "us-east-1a").natGateway("web")
                .privateSubnet("app", "us-east-1a")
                .isolatedSubnet("db", "us-east-1a")
                .securityGroup("web", in -> in.allowsIngress("tcp", 443, "0.0.0.0/0")
                        .allowsIngress("tcp", 80, "0.0.0.0/0"))
                .securityGroup("app", in -> in.allowsIngress("tcp", 8080, "web").allowsIngress("udp", 53, "web"))
                .securityGroup("db", in -> in.allowsIngress("tcp", 5432, "app"))
                .build();
        this.web1 = launch("web");
        this.web2 = launch("web");
        this.app = launch("app");
        this.db = launch("db");
    }

    String launch(String layer) {
        return ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                .minCount(1).maxCount(1).subnetId(subnet(layer)).securityGroupIds(group(layer))
                .tagSpecifications(t -> t.resourceType(ResourceType.INSTANCE).tags(TestFleet.tag("Name", layer))))
                .instances().get(0).instanceId();
    }

    String subnet(String layer) {
        return network.subnet(layer);
    }

    String group(String layer) {
        return network.securityGroup(layer);
    }

    String privateAddressOf(String instanceId) {
        return ec2.describeInstances(r -> r.instanceIds(instanceId)).reservations().get(0).instances().get(0)
                .privateIpAddress();
    }

    /** The public address that stands for what goes out through the NAT gateway. */
    String natAddress() {
        return ec2.describeNatGateways().natGateways().get(0).natGatewayAddresses().get(0).publicIp();
    }
}
