package com.example.experience;

import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThat;

import com.example.fleet.FleetKeeper;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.junit.FakeCloudExtension;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** The cloud configured in code, and the cloud without JUnit. */
class WithoutTheAnnotationTest {

    @RegisterExtension
    final FakeCloudExtension aws = FakeCloudExtension.with(cloud -> cloud
            .region("eu-central-1")
            .startTime(Instant.parse("2024-02-29T12:00:00Z")));

    @Test
    void theExtensionIsConfiguredInCode(FakeCloud cloud, Ec2Client ec2) {
        var fleet = new FleetKeeper(ec2).launch(2);

        assertThat(aws.cloud().region()).isEqualTo("eu-central-1");
        assertThat(cloud).instances().hasIds(fleet.instanceIds().toArray(String[]::new));
    }

    @Test
    void aCloudNeedsNoJunit() {
        try (var cloud = FakeCloud.create()) {
            var fleet = new FleetKeeper(cloud.ec2()).launch(3);

            assertThat(cloud).instance(fleet.first()).isRunning();
        }
    }
}
