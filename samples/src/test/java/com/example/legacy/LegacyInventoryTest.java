package com.example.legacy;

import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThat;

import com.example.fleet.FleetKeeper;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.junit.WithFakeCloud;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;

/** Code that builds its own client needs no change. */
class LegacyInventoryTest {

    @WithFakeCloud(interceptSdkClients = true)
    @Test
    void legacy(FakeCloud cloud) {
        new LegacyInventory().run();

        assertThat(cloud).calls(DescribeInstancesRequest.class).hasSize(1);
    }

    @WithFakeCloud(interceptSdkClients = true, region = "eu-west-1")
    @Test
    void countsWhatRuns(FakeCloud cloud, Ec2Client ec2) {
        var fleet = new FleetKeeper(ec2).launch(3);
        ec2.stopInstances(r -> r.instanceIds(fleet.first()));

        Assertions.assertThat(new LegacyInventory().run()).isEqualTo(Map.of("t3.micro", 2));
    }
}
