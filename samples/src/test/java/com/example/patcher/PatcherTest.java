package com.example.patcher;

import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThat;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.junit.WithFakeCloud;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/** An hour of patching, in milliseconds: in this flow only waiters and the test let time pass. */
@WithFakeCloud(time = TimeFlow.Mode.MANUAL)
class PatcherTest {

    private static final String OLD = Amis.AMAZON_LINUX_2;
    private static final String PATCHED = Amis.AMAZON_LINUX_2023;

    private FakeCloud cloud;
    private Ec2Client ec2;
    private List<String> fleet;

    @BeforeEach
    void launchTheFleet() {
        ec2.createLaunchTemplate(r -> r.launchTemplateName("web").launchTemplateData(d -> d.imageId(OLD)
                .instanceType(InstanceType.T3_MICRO).tagSpecifications(t -> t.resourceType(ResourceType.INSTANCE)
                        .tags(tag -> tag.key("fleet").value("web")))));
        fleet = ec2.runInstances(r -> r.launchTemplate(t -> t.launchTemplateName("web")).minCount(3).maxCount(3))
                .instances().stream().map(Instance::instanceId).toList();
        ec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(fleet));
    }

    @Test
    void replacesTheWholeFleet() {
        Patch patch = patcher().patch("web", PATCHED);

        assertThat(patch.isComplete()).isTrue();
        assertThat(patch.replaced()).containsExactlyElementsOf(fleet);
        cloud.time().advance(Duration.ofMinutes(5));
        assertThat(cloud).instances().taggedWith("fleet", "web").areRunning().hasSize(3)
                .allSatisfy(instance -> instance.hasImage(PATCHED).hasLaunchTemplate("web", patch.version()));
        fleet.forEach(old -> assertThat(cloud).instance(old).isTerminated());
        assertThat(defaultVersion()).isEqualTo(patch.version());
    }

    @Test
    void neverServesWithLessThanTheWholeFleet() {
        patcher().patch("web", PATCHED);

        assertThat(cloud).calls().containsInOrder("CreateLaunchTemplateVersion", "RunInstances",
                "DescribeInstanceStatus", "TerminateInstances", "RunInstances", "DescribeInstanceStatus",
                "TerminateInstances", "ModifyLaunchTemplate");
    }

    @Test
    void waitsForEachStatusCheckOnVirtualTime() {
        Instant before = cloud.time().now();

        patcher().patch("web", PATCHED);

        assertThat(Duration.between(before, cloud.time().now())).isGreaterThan(Duration.ofMinutes(6));
    }

    @Test
    void stopsAtTheFirstReplacementThatFailsAndLeavesTheDefaultVersion() {
        cloud.time().scheduler().schedule(this::failTheNewest, 3, TimeUnit.MINUTES);

        Patch patch = patcher().patch("web", PATCHED);

        assertThat(patch.isComplete()).isFalse();
        cloud.time().advance(Duration.ofMinutes(5));
        assertThat(cloud).instance(patch.stoppedAt()).isRunning().hasImage(OLD);
        assertThat(cloud).instances().taggedWith("fleet", "web").areRunning().hasSize(3);
        assertThat(defaultVersion()).isEqualTo(1);
    }

    private void failTheNewest() {
        ec2.describeInstances().reservations().stream().flatMap(r -> r.instances().stream())
                .filter(instance -> instance.imageId().equals(PATCHED)).reduce((first, last) -> last)
                .ifPresent(newest -> cloud.instance(newest.instanceId()).failInstanceStatusCheck());
    }

    private Patcher patcher() {
        return new Patcher(ec2, Duration.ofMinutes(20));
    }

    private long defaultVersion() {
        return ec2.describeLaunchTemplates(r -> r.launchTemplateNames("web")).launchTemplates().get(0)
                .defaultVersionNumber();
    }
}
