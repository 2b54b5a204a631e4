package com.example.experience;

import static io.github.fakeec2.Faults.perSecond;
import static io.github.fakeec2.assertions.BddFakeCloudAssertions.then;
import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThat;
import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThatAwsError;
import static io.github.fakeec2.time.TimeFlow.Mode.MANUAL;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.ec2.model.InstanceType.T3_MICRO;

import com.example.fleet.FleetKeeper;
import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.assertions.FakeCloudSoftAssertions;
import io.github.fakeec2.junit.WithFakeCloud;
import io.github.fakeec2.layout.BuiltNetwork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.MarketType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** What can be said with Fake EC2, and how little it takes to say it. */
@WithFakeCloud
class ExperienceTest {

    /** A test in one annotation. */
    @Nested
    class ATestInOneAnnotation {

        private Ec2Client field;

        @Test
        void replacesTheInstanceThatFailsItsStatusCheck(FakeCloud cloud, Ec2Client ec2) {
            var fleet = new FleetKeeper(ec2).launch(3);
            cloud.instance(fleet.first()).failSystemStatusCheck();

            new FleetKeeper(ec2).sweep();

            assertThat(cloud).instance(fleet.first()).isTerminated();
            assertThat(cloud).instances().taggedWith("fleet", "web").areRunning().hasSize(3);
        }

        @Test
        void parametersAndFieldsShowTheSameCloud(FakeCloud cloud, Ec2Client ec2, Ec2AsyncClient async, Clock clock) {
            String id = launch(field);

            assertThat(ec2).instance(id).isRunning();
            assertThat(async.describeInstances(r -> r.instanceIds(id)).join().reservations()).hasSize(1);
            assertThat(clock.instant()).isEqualTo(cloud.time().now());
        }

        @RepeatedTest(5)
        void eachRepetitionHasAFreshCloud(FakeCloud cloud, Ec2Client ec2) {
            launch(ec2);

            assertThat(cloud).instances().hasSize(1);
        }

        @ParameterizedTest
        @EnumSource(value = InstanceType.class, names = {"T3_MICRO", "M5_LARGE", "C6_I_4_XLARGE"})
        void aParameterizedTestTakesItsArgumentsFirst(InstanceType type, FakeCloud cloud, Ec2Client ec2) {
            String id = launch(ec2, r -> r.instanceType(type));

            assertThat(cloud).instance(id).hasType(type);
        }

        @Test
        @WithFakeCloud(region = "eu-west-1", time = MANUAL, seed = 7)
        void aMethodMayHaveOptionsOfItsOwn(FakeCloud cloud, Ec2Client ec2) {
            String id = launch(ec2);

            assertThat(cloud).instance(id).isPending();
            assertThat(cloud.region()).isEqualTo("eu-west-1");
            assertThat(cloud.seed()).isEqualTo(7);
        }
    }

    /** One test instance for all methods: each method still has a cloud of its own. */
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class OnASharedInstance {

        @Test
        void oneMethod(FakeCloud cloud, Ec2Client ec2) {
            launch(ec2);
            assertThat(cloud).instances().hasSize(1);
        }

        @Test
        void another(FakeCloud cloud, Ec2Client ec2) {
            launch(ec2);
            assertThat(cloud).instances().hasSize(1);
        }
    }

    /** Time is virtual: nothing ever sleeps. */
    @Nested
    class TimeIsVirtual {

        @Test
        void whatWasSetInMotionIsDoneByTheNextCall(FakeCloud cloud, Ec2Client ec2) {
            String id = launch(ec2);

            var stopping = ec2.stopInstances(r -> r.instanceIds(id)).stoppingInstances().get(0);

            assertThat(stopping.currentState().nameAsString()).isEqualTo("stopping");
            assertThat(cloud).instance(id).isStopped();
        }

        @Test
        @WithFakeCloud(time = MANUAL)
        void orOnlyTheTestMovesTime(FakeCloud cloud, Ec2Client ec2) {
            String id = launch(ec2);

            assertThat(cloud).instance(id).isPending();
            assertThat(cloud).within(Duration.ofMinutes(5)).instance(id).isRunning();
            cloud.time().advance(Duration.ofHours(6));
            assertThat(cloud).instance(id).passesStatusChecks();
        }

        @Test
        @WithFakeCloud(time = MANUAL)
        void aWaiterReturnsAtOnce(FakeCloud cloud, Ec2Client ec2) {
            String id = launch(ec2);

            ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(id));

            assertThat(cloud).instance(id).isRunning();
        }

        @Test
        void theCodeUnderTestLivesOnTheSameClock(FakeCloud cloud, Ec2Client ec2) {
            var controller = new Controller(ec2, cloud.time().clock(), cloud.time().scheduler());
            Instant midnight = cloud.time().now();

            cloud.time().advance(Duration.ofDays(1));

            assertThat(controller.lastSeen).isEqualTo(midnight.plus(Duration.ofDays(1)));
            assertThat(cloud).calls().by("DescribeInstances").hasSize(24);
        }

        @Test
        void theSameSeedAndTheSameCallsGiveTheSameCloud() {
            assertThat(cloudAfterAZoneOutage(42)).isEqualTo(cloudAfterAZoneOutage(42));
            assertThat(cloudAfterAZoneOutage(42)).isNotEqualTo(cloudAfterAZoneOutage(43));
        }

        private String cloudAfterAZoneOutage(long seed) {
            try (var cloud = FakeCloud.builder().seed(seed).build()) {
                cloud.faults().newResourcesInvisibleForUpTo(Duration.ofSeconds(5));
                var keeper = new FleetKeeper(cloud.ec2());
                keeper.launch(3);
                cloud.faults().zone("us-east-1b").goesDown();
                keeper.sweep();
                return cloud.digest();
            }
        }
    }

    /** Networks are computed, not assumed. */
    @Nested
    class NetworksAreComputed {

        private String web;
        private String db;
        private BuiltNetwork network;

        @BeforeEach
        void build(FakeCloud cloud, Ec2Client ec2) {
            network = cloud.network().vpc("10.0.0.0/16")
                    .publicSubnet("web", "us-east-1a").natGateway("web")
                    .privateSubnet("db", "us-east-1b")
                    .securityGroup("web", in -> in.allowsIngress("tcp", 443, "0.0.0.0/0"))
                    .securityGroup("app", in -> { })
                    .securityGroup("db", in -> in.allowsIngress("tcp", 5432, "app"))
                    .build();
            web = launch(ec2, r -> r.subnetId(network.subnet("web")).securityGroupIds(
                    network.securityGroup("web"), network.securityGroup("app")));
            db = launch(ec2, r -> r.subnetId(network.subnet("db")).securityGroupIds(network.securityGroup("db")));
        }

        @Test
        void whoCanTalkToWhom(FakeCloud cloud) {
            assertThat(cloud).from(web).to(db).onTcp(5432).isReachable();
            assertThat(cloud).fromInternet().to(db).onTcp(5432).isBlocked();
        }

        @Test
        void aFailureExplainsItselfHopByHop(FakeCloud cloud, Ec2Client ec2) {
            ec2.modifyInstanceAttribute(r -> r.instanceId(web).groups(network.securityGroup("web")));

            assertThatThrownBy(() -> assertThat(cloud).from(web).to(db).onTcp(5432).isReachable())
                    .hasMessageContainingAll("Expecting " + web + " (10.0.0.", "to reach " + db + " (10.0.1.",
                            "on tcp/5432, but hop 5 drops the packet:", "1  pass  eni-", "3  pass  rtb-",
                            "10.0.0.0/16 -> local", "5  DROP  eni-", "no ingress rule for tcp/5432 from 10.0.0.",
                            "closest: tcp/5432 from " + network.securityGroup("app") + " (" + web + " is not in it)");
        }
    }

    /** Trouble on demand. */
    @Nested
    class TroubleOnDemand {

        @Test
        void callsFailAsOrdered(FakeCloud cloud, Ec2Client ec2) {
            cloud.faults().on(RunInstancesRequest.class).times(2).fail("InsufficientInstanceCapacity");

            assertThatAwsError(() -> launch(ec2)).hasCode("InsufficientInstanceCapacity").hasStatus(500);
            assertThatAwsError(() -> launch(ec2)).hasCode("InsufficientInstanceCapacity").hasRequestId();
            assertThat(cloud).instance(launch(ec2)).isRunning();
        }

        @Test
        @WithFakeCloud(time = MANUAL)
        void callsAreThrottled(FakeCloud cloud, Ec2Client ec2) {
            cloud.faults().throttleAbove(100, perSecond());

            for (int i = 0; i < 100; i++) {
                ec2.describeInstances();
            }

            assertThatAwsError(ec2::describeInstances).hasCode("RequestLimitExceeded").hasStatus(503).isThrottling();
            cloud.time().advance(Duration.ofSeconds(1));
            assertThat(ec2.describeInstances().reservations()).isEmpty();
        }

        @Test
        void zonesGoDown(FakeCloud cloud, Ec2Client ec2) {
            String id = launch(ec2, r -> r.placement(p -> p.availabilityZone("us-east-1a")));

            cloud.faults().zone("us-east-1a").goesDown();

            assertThat(cloud).instance(id).failsSystemStatusCheck().failsInstanceStatusCheck();
            assertThatAwsError(() -> launch(ec2, r -> r.placement(p -> p.availabilityZone("us-east-1a"))))
                    .hasCode("InsufficientInstanceCapacity");
        }

        @Test
        @WithFakeCloud(time = MANUAL)
        void newResourcesAreInvisibleForAWhile(FakeCloud cloud, Ec2Client ec2) {
            cloud.faults().newResourcesInvisibleFor(Duration.ofSeconds(3));
            String id = launch(ec2);

            assertThatAwsError(() -> ec2.describeInstances(r -> r.instanceIds(id)))
                    .hasCode("InvalidInstanceID.NotFound")
                    .hasMessage("The instance ID '%s' does not exist", id);
            assertThat(cloud).within(Duration.ofSeconds(3)).instance(id).exists();
        }

        @Test
        @WithFakeCloud(time = MANUAL)
        void spotInstancesAreInterrupted(FakeCloud cloud, Ec2Client ec2) {
            String id = launch(ec2, r -> r.instanceMarketOptions(m -> m.marketType(MarketType.SPOT)));
            assertThat(cloud).within(Duration.ofMinutes(1)).instance(id).isRunning();

            cloud.instance(id).interruptSpot();                // the two-minute notice, then the end

            cloud.time().advance(Duration.ofSeconds(119));
            assertThat(cloud).instance(id).isRunning();
            cloud.time().advance(Duration.ofMinutes(1));
            assertThat(cloud).instance(id).isTerminated().hasStateReasonCode("Server.SpotInstanceTermination");
        }
    }

    /** What was asked of the cloud. */
    @Nested
    class WhatWasAskedOfTheCloud {

        @Test
        void callsAreRecorded(FakeCloud cloud, Ec2Client ec2) {
            launch(ec2);

            assertThat(cloud).calls().by("TerminateInstances").isEmpty();
            assertThat(cloud).calls(RunInstancesRequest.class).hasSize(1)
                             .first().satisfies(r -> assertThat(r.instanceType()).isEqualTo(T3_MICRO));
        }
    }

    /** Assertions on any client, softly, in other words, and with a description. */
    @Nested
    class AssertionsOnAnyClient {

        @Test
        void readThroughDescribeCalls(Ec2Client ec2Client) {
            String id = launch(ec2Client);

            assertThat(ec2Client).instance(id).isRunning().hasImage(Amis.AMAZON_LINUX_2023);
            assertThat(ec2Client).volumes().attachedTo(id).areInUse().hasSize(1);
            then(ec2Client).instance(id).hasPublicIpAddress();
        }

        @Test
        void softOnesCollectAllThatIsWrong(FakeCloud cloud, Ec2Client ec2) {
            String id = launch(ec2);

            assertThatThrownBy(() -> FakeCloudSoftAssertions.assertSoftly(softly -> {
                softly.assertThat(cloud).instance(id).isStopped();
                softly.assertThat(cloud).instance(id).isRunning();
                softly.assertThat(cloud).instances().hasSize(2);
            })).hasMessageContainingAll("Multiple Failures (2 failures)", "to be in state", "to have size");
        }

        @Test
        void failuresTellWhatHappenedAndWhere(FakeCloud cloud, Ec2Client ec2) {
            String id = launch(ec2);

            assertThatThrownBy(() -> assertThat(cloud).as("web tier").instance(id).isStopped())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("[web tier] Expecting instance: " + id)
                    .hasMessageContainingAll("to be in state", "stopped", "but was", "running", "seed 42",
                            "RunInstances", "-> at ExperienceTest.java:");
        }
    }

    private static String launch(Ec2Client ec2) {
        return launch(ec2, r -> { });
    }

    private static String launch(Ec2Client ec2, Consumer<RunInstancesRequest.Builder> details) {
        return ec2.runInstances(r -> {
            r.imageId(Amis.AMAZON_LINUX_2023).instanceType(T3_MICRO).minCount(1).maxCount(1);
            details.accept(r);
        }).instances().get(0).instanceId();
    }

    /** Code under test that has a clock and a scheduler. */
    private static final class Controller {

        private Instant lastSeen;

        Controller(Ec2Client ec2, Clock clock, ScheduledExecutorService scheduler) {
            scheduler.scheduleAtFixedRate(() -> {
                ec2.describeInstances();
                lastSeen = clock.instant();
            }, 1, 1, TimeUnit.HOURS);
        }
    }
}
