package io.github.fakeec2.access;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.time.Delay;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.iam.IamClient;

/** When EC2 gets to know of an instance profile that was made through IAM. */
class NewInstanceProfileTest {

    private static void create(FakeCloud cloud, boolean withRole) {
        IamClient iam = cloud.client(IamClient.class);
        iam.createRole(r -> r.roleName("web").assumeRolePolicyDocument(RoleTest.TRUST));
        iam.createInstanceProfile(r -> r.instanceProfileName("web"));
        if (withRole) {
            addRole(cloud);
        }
    }

    private static void addRole(FakeCloud cloud) {
        cloud.client(IamClient.class).addRoleToInstanceProfile(r -> r.instanceProfileName("web").roleName("web"));
    }

    private static String launch(FakeCloud cloud) {
        return cloud.ec2().runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                .minCount(1).maxCount(1).iamInstanceProfile(p -> p.name("web"))).instances().get(0).instanceId();
    }

    private static void assertUnknown(FakeCloud cloud) {
        assertRefused("InvalidParameterValue", "Value (web) for parameter iamInstanceProfile.name is invalid. Invalid "
                + "IAM Instance Profile name", () -> launch(cloud));
    }

    private static void assertWithoutRole(FakeCloud cloud) {
        assertRefused("InvalidParameterValue", "IAM Instance Profile "
                + "\"arn:aws:iam::123456789012:instance-profile/web\" has no associated IAM Roles", () -> launch(cloud));
    }

    @Test
    void inTheDefaultFlowALaunchWorksAtOnce() {
        try (var cloud = FakeCloud.create()) {
            Instant start = cloud.time().now();
            create(cloud, true);

            launch(cloud);

            assertThat(cloud.time().now()).isEqualTo(start);
        }
    }

    @Test
    void inManualALaunchFailsUntilTimeHasPassed() {
        try (var cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            create(cloud, true);
            cloud.time().advance(Duration.ofMillis(9_999));

            assertUnknown(cloud);
            assertThatThrownBy(() -> launch(cloud)).satisfies(refusal -> assertThat(refusal.getSuppressed()[0])
                    .hasMessageStartingWith("IAM has it, but EC2 gets to know of it only at 2026-01-01T00:00:10Z"));
            cloud.time().advance(Duration.ofMillis(1));
            launch(cloud);
        }
    }

    @Test
    void aRoleThatIsAddedLaterIsSeenLater() {
        try (var cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            create(cloud, false);
            cloud.time().advance(Duration.ofSeconds(10));
            assertWithoutRole(cloud);
            addRole(cloud);
            assertWithoutRole(cloud);
            cloud.time().advance(Duration.ofSeconds(10));

            launch(cloud);
        }
    }

    @Test
    void aTestSaysHowLongItTakes() {
        try (var cloud = FakeCloud.create()) {
            cloud.time().takes(Delay.INSTANCE_PROFILE_VISIBLE, Duration.ofMinutes(1));
            create(cloud, true);

            assertUnknown(cloud);
            cloud.time().advance(Duration.ofMinutes(1));
            launch(cloud);
        }
    }

    @Test
    void anInstanceKeepsAProfileThatIsDeleted() {
        try (var cloud = FakeCloud.create()) {
            create(cloud, true);
            String id = launch(cloud);
            IamClient iam = cloud.client(IamClient.class);
            iam.removeRoleFromInstanceProfile(r -> r.instanceProfileName("web").roleName("web"));
            iam.deleteInstanceProfile(r -> r.instanceProfileName("web"));

            assertThat(cloud.ec2().describeInstances(r -> r.instanceIds(id)).reservations().get(0).instances().get(0)
                    .iamInstanceProfile().arn()).endsWith(":instance-profile/web");
            assertUnknown(cloud);
        }
    }
}
