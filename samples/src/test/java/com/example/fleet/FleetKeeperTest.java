package com.example.fleet;

import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThat;
import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThatAwsError;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.junit.WithFakeCloud;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

@WithFakeCloud
class FleetKeeperTest {

    @Test
    void replacesTheInstanceThatFailsItsStatusCheck(FakeCloud cloud, Ec2Client ec2) {
        var fleet = new FleetKeeper(ec2).launch(3);
        cloud.instance(fleet.first()).failSystemStatusCheck();

        new FleetKeeper(ec2).sweep();

        assertThat(cloud).instance(fleet.first()).isTerminated();
        assertThat(cloud).instances().taggedWith("fleet", "web").areRunning().hasSize(3);
    }

    @Test
    void replacesTheInstancesThatSomebodyTerminated(FakeCloud cloud, Ec2Client ec2) {
        var fleet = new FleetKeeper(ec2).launch(3);
        ec2.terminateInstances(r -> r.instanceIds(fleet.instanceIds().subList(0, 2)));

        assertThat(new FleetKeeper(ec2).sweep()).hasSize(2);

        assertThat(cloud).instances().taggedWith("fleet", "web").areRunning().hasSize(3);
        assertThat(cloud).instance(fleet.instanceIds().get(2)).isRunning();
    }

    @Test
    void leavesAHealthyFleetAlone(FakeCloud cloud, Ec2Client ec2) {
        new FleetKeeper(ec2).launch(3);

        assertThat(new FleetKeeper(ec2).sweep()).isEmpty();

        assertThat(cloud).calls(RunInstancesRequest.class).hasSize(1);
        assertThat(cloud).calls().by("TerminateInstances").isEmpty();
    }

    @Test
    void leavesOtherFleetsAloneHoweverSickTheyAre(FakeCloud cloud, Ec2Client ec2) {
        var web = new FleetKeeper(ec2, "web").launch(1);
        var batch = new FleetKeeper(ec2, "batch").launch(1);
        cloud.instance(batch.first()).failInstanceStatusCheck();

        assertThat(new FleetKeeper(ec2, "web").sweep()).isEmpty();

        assertThat(cloud).instance(web.first()).isRunning();
        assertThat(cloud).instance(batch.first()).isRunning().failsInstanceStatusCheck();
    }

    @Test
    void hasTheReplacementRunningBeforeTheSickInstanceGoes(FakeCloud cloud, Ec2Client ec2) {
        var fleet = new FleetKeeper(ec2).launch(1);
        cloud.instance(fleet.first()).failInstanceStatusCheck();
        cloud.calls().clear();

        new FleetKeeper(ec2).sweep();

        assertThat(cloud).calls().containsInOrder("RunInstances", "DescribeInstances", "TerminateInstances");
    }

    @Test
    void keepsTheSickInstanceWhileThereIsNoRoomForAnother(FakeCloud cloud, Ec2Client ec2) {
        var fleet = new FleetKeeper(ec2).launch(2);
        cloud.instance(fleet.first()).failSystemStatusCheck();
        for (String zone : List.of("a", "b", "c", "d", "e", "f")) {
            cloud.faults().zone("us-east-1" + zone).hasCapacity(InstanceType.T3_MICRO, 0);
        }

        assertThatAwsError(() -> new FleetKeeper(ec2).sweep()).hasCode("InsufficientInstanceCapacity").hasStatus(500);

        assertThat(cloud).instances().taggedWith("fleet", "web").areRunning().hasSize(2);
    }

    @Test
    void survivesTheLossOfAZone(FakeCloud cloud, Ec2Client ec2) {
        var fleet = new FleetKeeper(ec2).launch(4);
        String lost = zoneOf(fleet.first(), ec2);
        cloud.faults().zone(lost).goesDown();

        new FleetKeeper(ec2).sweep();

        assertThat(cloud).instances().taggedWith("fleet", "web").areRunning().hasSize(4);
        assertThat(cloud).instances().inZone(lost).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10})
    void doesNotLaunchTwiceWhatItCannotSeeYet(int seconds, FakeCloud cloud, Ec2Client ec2) {
        cloud.faults().newResourcesInvisibleFor(Duration.ofSeconds(seconds));

        new FleetKeeper(ec2).launch(3);
        new FleetKeeper(ec2).sweep();

        assertThat(cloud).instances().taggedWith("fleet", "web").areRunning().hasSize(3);
    }

    @Test
    void sweepsAFleetOfThousandsPageByPage(FakeCloud cloud, Ec2Client ec2) {
        var fleet = new FleetKeeper(ec2).launch(2_500);
        fleet.instanceIds().stream().skip(2_490).forEach(id -> cloud.instance(id).failSystemStatusCheck());

        assertThat(new FleetKeeper(ec2).sweep()).hasSize(10);

        assertThat(cloud).instances().areRunning().hasSize(2_500);
    }

    @Nested
    @WithFakeCloud(time = TimeFlow.Mode.MANUAL)
    class OverTime {

        @Test
        void aWeekOfSweepsPassesAtOnce(FakeCloud cloud, Ec2Client ec2) {
            var keeper = new FleetKeeper(ec2);
            var fleet = keeper.launch(3);
            keeper.sweepEvery(Duration.ofMinutes(5), cloud.time().scheduler());

            cloud.time().advance(Duration.ofDays(3));
            cloud.instance(fleet.first()).failSystemStatusCheck();
            cloud.time().advance(Duration.ofDays(4));

            assertThat(cloud).calls().by("DescribeInstanceStatus").hasSize(7 * 24 * 12);
            assertThat(cloud).instances().taggedWith("fleet", "web").areRunning().hasSize(3);
            assertThat(cloud).calls(RunInstancesRequest.class).hasSize(2);
        }

        @Test
        void aReplacementIsInPlaceWithinOnePeriod(FakeCloud cloud, Ec2Client ec2) {
            var keeper = new FleetKeeper(ec2);
            var fleet = keeper.launch(3);
            keeper.sweepEvery(Duration.ofMinutes(5), cloud.time().scheduler());

            ec2.terminateInstances(r -> r.instanceIds(fleet.first()));

            assertThat(cloud).instances().taggedWith("fleet", "web").hasSize(2);
            assertThat(cloud).within(Duration.ofMinutes(6)).instances().taggedWith("fleet", "web").hasSize(3)
                    .areRunning();
        }

        @Test
        void goesOnSweepingAfterAnHourOfOutageOfTheApi(FakeCloud cloud, Ec2Client ec2) {
            var keeper = new FleetKeeper(ec2);
            var fleet = keeper.launch(3);
            keeper.sweepEvery(Duration.ofMinutes(5), cloud.time().scheduler());

            cloud.faults().on(DescribeInstancesRequest.class).times(12).fail("Unavailable");
            ec2.terminateInstances(r -> r.instanceIds(fleet.first()));
            cloud.time().advance(Duration.ofMinutes(61));
            assertThat(cloud).instances().taggedWith("fleet", "web").areRunning().hasSize(2);

            assertThat(cloud).within(Duration.ofMinutes(6)).instances().taggedWith("fleet", "web").hasSize(3);
        }
    }

    private static String zoneOf(String instanceId, Ec2Client ec2) {
        return ec2.describeInstances(r -> r.instanceIds(instanceId))
                .reservations().get(0).instances().get(0).placement().availabilityZone();
    }
}
