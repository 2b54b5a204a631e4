package io.github.fakeec2.assertions;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** A cloud with a small fleet: two running web servers, a stopped batch machine, a terminated web server. */
final class TestFleet {

    static final String ABSENT = "i-0123456789abcdef0";

    final FakeCloud cloud;
    final Ec2Client ec2;
    final String web1;
    final String web2;
    final String batch;
    final String gone;

    TestFleet() {
        this(FakeCloud.create());
    }

    TestFleet(FakeCloud cloud) {
        this.cloud = cloud;
        this.ec2 = cloud.ec2();
        this.web1 = launch(ec2, "web-1", "web");
        this.web2 = launch(ec2, "web-2", "web");
        this.batch = launch(ec2, "batch", "night");
        this.gone = launch(ec2, "web-3", "web");
        ec2.stopInstances(r -> r.instanceIds(batch));
        ec2.terminateInstances(r -> r.instanceIds(gone));
    }

    static String launch(Ec2Client ec2, String name, String fleet) {
        return ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                .minCount(1).maxCount(1).placement(p -> p.availabilityZone("us-east-1a"))
                .tagSpecifications(TagSpecification.builder().resourceType(ResourceType.INSTANCE)
                        .tags(tag("Name", name), tag("fleet", fleet)).build()))
                .instances().get(0).instanceId();
    }

    Instance read(String id) {
        return cloud.observer().describeInstances(r -> r.instanceIds(id)).reservations().get(0).instances().get(0);
    }

    String rootVolumeOf(String id) {
        return read(id).blockDeviceMappings().get(0).ebs().volumeId();
    }

    String networkInterfaceOf(String id) {
        return read(id).networkInterfaces().get(0).networkInterfaceId();
    }

    List<String> groupsOf(String id) {
        return read(id).securityGroups().stream().map(group -> group.groupId()).toList();
    }

    static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
