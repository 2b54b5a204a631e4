package com.example.readme;

import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThat;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.junit.WithFakeCloud;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceType;

@WithFakeCloud
class FirstTest {

    @Test
    void stopsWhatItLaunched(FakeCloud cloud, Ec2Client ec2) {
        String id = ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                .minCount(1).maxCount(1)).instances().get(0).instanceId();
        ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(id));

        ec2.stopInstances(r -> r.instanceIds(id));

        assertThat(cloud).instance(id).isStopped().hasType(InstanceType.T3_MICRO).hasNoPublicIpAddress();
    }
}
