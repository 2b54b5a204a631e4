package com.example.janitor;

import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThat;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.junit.WithFakeCloud;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.SummaryStatus;

@Tag("newer-sdk")
@WithFakeCloud
class JanitorTest {

    private FakeCloud cloud;
    private Ec2Client ec2;
    private Janitor janitor;

    @BeforeEach
    void hire(Clock clock) {
        janitor = new Janitor(ec2, clock, HouseRules.DEFAULT);
    }

    @Test
    void stopsWhatNobodyHasClaimedWithinTheHour() {
        String unowned = launch(r -> { });
        String owned = launch(r -> ownedBy("alice", r));
        cloud.time().advance(Duration.ofMinutes(61));
        String fresh = launch(r -> { });

        Cleaning cleaning = janitor.clean();

        assertThat(cleaning.stopped()).containsExactly(unowned);
        assertThat(cloud).instance(unowned).isStopped();
        assertThat(cloud).instance(owned).isRunning();
        assertThat(cloud).instance(fresh).isRunning();
    }

    @Test
    void terminatesWhatWasStoppedForTwoWeeksAndNobodyHasFetched() {
        String unowned = launch(r -> { });
        cloud.time().scheduler().scheduleAtFixedRate(janitor::clean, 1, 1, TimeUnit.DAYS);

        cloud.time().advance(Duration.ofDays(14));
        assertThat(cloud).instance(unowned).isStopped();

        cloud.time().advance(Duration.ofDays(2));
        assertThat(cloud).instance(unowned).isTerminated()
                .hasHistory("pending", "running", "stopping", "stopped", "shutting-down", "terminated");
        assertThat(cloud).volumes().isEmpty();
    }

    @Test
    void givesTheTwoWeeksAnewToWhatWasStartedInBetween() {
        String unowned = launch(r -> { });
        ec2.stopInstances(r -> r.instanceIds(unowned));
        cloud.time().advance(Duration.ofDays(13));
        ec2.startInstances(r -> r.instanceIds(unowned));
        ec2.stopInstances(r -> r.instanceIds(unowned));
        cloud.time().advance(Duration.ofDays(13));

        assertThat(janitor.clean().terminated()).isEmpty();

        cloud.time().advance(Duration.ofDays(2));
        assertThat(janitor.clean().terminated()).containsExactly(unowned);
    }

    @Test
    void deletesTheSecurityGroupsThatNothingUses() {
        String unused = group("unused");
        String used = group("used");
        launch(r -> ownedBy("alice", r.securityGroupIds(used)));

        Cleaning cleaning = janitor.clean();

        assertThat(cleaning.deleted()).containsExactly(unused);
        assertThat(cleaning.left()).isEmpty();
        assertThat(cloud).securityGroup(unused).doesNotExist();
        assertThat(cloud).securityGroup(used).exists();
        assertThat(cloud).securityGroup("default").exists();
    }

    @Test
    void leavesTheGroupThatAnotherOneRefersTo() {
        String app = group("app");
        String database = group("database");
        launch(r -> ownedBy("alice", r.securityGroupIds(database)));
        ec2.authorizeSecurityGroupIngress(r -> r.groupId(database).ipPermissions(p -> p
                .ipProtocol("tcp").fromPort(5432).toPort(5432).userIdGroupPairs(g -> g.groupId(app))));

        Cleaning cleaning = janitor.clean();

        assertThat(cleaning.left()).isEqualTo(Map.of(app, "DependencyViolation"));
        assertThat(cloud).securityGroup(app).exists();
    }

    @Test
    void deletesKeysThatAreOldAndUnused() {
        ec2.createKeyPair(r -> r.keyName("old"));
        ec2.createKeyPair(r -> r.keyName("old-but-used"));
        launch(r -> ownedBy("alice", r.keyName("old-but-used")));
        cloud.time().advance(Duration.ofDays(91));
        ec2.createKeyPair(r -> r.keyName("new"));

        janitor.clean();

        assertThat(cloud).keyPair("old").doesNotExist();
        assertThat(cloud).keyPair("old-but-used").exists();
        assertThat(cloud).keyPair("new").exists();
    }

    @Test
    void cleansTheRestThoughOneInstanceIsProtected() {
        String guarded = launch(r -> r.disableApiTermination(true));
        String other = launch(r -> { });
        ec2.stopInstances(r -> r.instanceIds(guarded, other));
        cloud.time().advance(Duration.ofDays(15));

        Cleaning cleaning = janitor.clean();

        assertThat(cleaning.terminated()).containsExactly(other);
        assertThat(cleaning.left()).isEqualTo(Map.of(guarded, "OperationNotPermitted"));
    }

    @Test
    void changesNothingWhenItIsOnlyLooking() {
        String running = launch(r -> { });
        String group = group("unused");
        cloud.time().advance(Duration.ofHours(2));
        String before = cloud.digest();

        Cleaning cleaning = janitor.onlyLooking().clean();

        assertThat(cleaning.stopped()).containsExactly(running);
        assertThat(cleaning.deleted()).containsExactly(group);
        assertThat(cloud.digest()).isEqualTo(before);
        assertThat(cloud).calls().by("StopInstances").first().hasFailedWith("DryRunOperation");
    }

    @Test
    void readsAllPagesOfALargeAccount() {
        List<String> ids = ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_NANO)
                        .minCount(250).maxCount(250))
                .instances().stream().map(Instance::instanceId).toList();
        cloud.time().advance(Duration.ofHours(2));

        assertThat(janitor.clean().stopped()).containsExactlyElementsOf(ids);

        assertThat(cloud).calls().by("DescribeInstances").hasSize(3);
        assertThat(cloud).instances().areStopped().hasSize(250);
    }

    @Test
    void seesOnlyItsOwnRegionAndAccount() {
        Ec2Client ireland = cloud.client(Ec2Client.class, "eu-west-1");
        Ec2Client neighbour = cloud.account("210987654321").ec2();
        for (Ec2Client client : List.of(ireland, neighbour)) {
            client.runInstances(r -> r.imageId(Amis.DEBIAN_12).instanceType(InstanceType.T3_NANO)
                    .minCount(1).maxCount(1));
        }
        cloud.time().advance(Duration.ofHours(2));

        assertThat(janitor.clean().stopped()).isEmpty();

        assertThat(ireland).instances().areRunning().hasSize(1);
        assertThat(neighbour.describeInstanceStatus().instanceStatuses())
                .allMatch(status -> status.systemStatus().status() == SummaryStatus.OK).hasSize(1);
    }

    private String launch(Consumer<RunInstancesRequest.Builder> details) {
        return ec2.runInstances(r -> {
            r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO).minCount(1).maxCount(1);
            details.accept(r);
        }).instances().get(0).instanceId();
    }

    private static void ownedBy(String owner, RunInstancesRequest.Builder request) {
        request.tagSpecifications(t -> t
                .resourceType(ResourceType.INSTANCE)
                .tags(tag -> tag.key("owner").value(owner)));
    }

    private String group(String name) {
        return ec2.createSecurityGroup(r -> r.groupName(name).description(name + " in a test")).groupId();
    }
}
