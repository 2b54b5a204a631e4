package io.github.fakeec2.time;

import static io.github.fakeec2.Launching.one;
import static io.github.fakeec2.Launching.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.FakeCloud;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.ec2.Ec2Client;

class VirtualTimeTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static FakeCloud cloud(TimeFlow flow) {
        return FakeCloud.builder().time(flow).build();
    }

    @Test
    void settledMeansThatTheNextCallFindsDoneWhatWasSetInMotion() {
        FakeCloud cloud = cloud(TimeFlow.SETTLED);
        Ec2Client ec2 = cloud.ec2();
        String id = one(ec2);
        assertThat(cloud.time().now()).isEqualTo(START);

        assertThat(state(ec2, id)).isEqualTo("running");
        ec2.terminateInstances(r -> r.instanceIds(id));
        assertThat(state(ec2, id)).isEqualTo("terminated");
        assertThat(state(ec2, id)).as("what is scheduled for later is not awaited").isEqualTo("terminated");

        cloud.time().advance(Duration.ofHours(1));
        assertThat(ec2.describeInstances().reservations()).isEmpty();
    }

    @Test
    void manualMeansThatOnlyTheTestMovesTime() {
        FakeCloud cloud = cloud(TimeFlow.MANUAL);
        Ec2Client ec2 = cloud.ec2();
        String id = one(ec2);

        assertThat(state(ec2, id)).isEqualTo("pending");
        cloud.time().advance(Duration.ofSeconds(9));
        assertThat(state(ec2, id)).isEqualTo("pending");
        cloud.time().advance(Duration.ofSeconds(1));
        assertThat(state(ec2, id)).isEqualTo("running");
        assertThat(cloud.time().now()).isEqualTo(START.plusSeconds(10));
    }

    @Test
    void steppedMeansThatEachCallTakesAStep() {
        FakeCloud cloud = cloud(TimeFlow.stepped(Duration.ofSeconds(4)));
        Ec2Client ec2 = cloud.ec2();
        String id = one(ec2);

        assertThat(List.of(state(ec2, id), state(ec2, id), state(ec2, id)))
                .containsExactly("pending", "pending", "running");
        assertThat(cloud.time().now()).isEqualTo(START.plusSeconds(16));
        cloud.observer().describeInstances();
        assertThat(cloud.time().now()).as("looking on is free").isEqualTo(START.plusSeconds(16));
    }

    @Test
    @Timeout(20)
    void realMeansThatTimeFollowsTheWallClockAndNeverRunsBack() {
        FakeCloud cloud = cloud(TimeFlow.real(10_000));
        Ec2Client ec2 = cloud.ec2();
        String id = one(ec2);
        Instant latest = cloud.time().now();
        while (!state(ec2, id).equals("running")) { // ten virtual seconds: a millisecond
            Instant now = cloud.time().now();
            assertThat(now).isAfterOrEqualTo(latest);
            latest = now;
        }

        cloud.time().advance(Duration.ofDays(1));
        assertThat(cloud.time().now()).isAfterOrEqualTo(latest.plus(Duration.ofDays(1)));
    }

    @Test
    void realTimeWithFactorNoughtStandsStillUntilItIsAdvanced() {
        FakeCloud cloud = cloud(TimeFlow.real(0));
        cloud.ec2().describeInstances();
        assertThat(cloud.time().now()).isEqualTo(START);

        cloud.time().advance(Duration.ofMinutes(1));

        assertThat(cloud.time().now()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void eventsHappenInOrderOfTimeThenOfScheduling() {
        FakeCloud cloud = cloud(TimeFlow.MANUAL);
        List<String> happened = new ArrayList<>();
        for (String event : List.of("b2", "a1", "b3", "c9", "a0")) {
            int due = event.charAt(0) - 'a';
            cloud.time().scheduler().schedule(
                    () -> happened.add(event + "@" + cloud.time().now().getEpochSecond() % 60), due, TimeUnit.SECONDS);
        }

        cloud.time().advance(Duration.ofSeconds(1));
        assertThat(happened).containsExactly("a1@0", "a0@0", "b2@1", "b3@1");
        cloud.time().advanceTo(START.plusSeconds(30));
        assertThat(happened).endsWith("c9@2");
    }

    @Test
    void advanceUntilStopsAtTheEventThatMakesTheConditionHold() {
        FakeCloud cloud = cloud(TimeFlow.MANUAL);
        String id = one(cloud.ec2());

        assertThat(cloud.time().advanceUntil(() -> cloud.instance(id).state().equals("running"), Duration.ofHours(1)))
                .isTrue();
        assertThat(cloud.time().now()).isEqualTo(START.plusSeconds(10));
        assertThat(cloud.time().advanceUntil(() -> false, Duration.ofHours(1))).isFalse();
        assertThat(cloud.time().now()).isEqualTo(START.plusSeconds(3610));
        assertThat(cloud.time().advanceUntil(() -> true, Duration.ZERO)).isTrue();
    }

    @Test
    void theClockShowsTheTimeOfTheCloud() {
        FakeCloud cloud = cloud(TimeFlow.MANUAL);
        Clock clock = cloud.time().clock();
        Clock sydney = clock.withZone(ZoneId.of("Australia/Sydney"));

        cloud.time().sleep(Duration.ofMillis(1500));

        assertThat(clock.instant()).isEqualTo(START.plusMillis(1500));
        assertThat(clock.millis()).isEqualTo(START.plusMillis(1500).toEpochMilli());
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
        assertThat(sydney.getZone().getId()).isEqualTo("Australia/Sydney");
        assertThat(sydney.instant()).isEqualTo(clock.instant());
    }

    @Test
    void durationsOfTheSimulationCanBeChanged() {
        FakeCloud cloud = cloud(TimeFlow.MANUAL);
        cloud.time().takes(Delay.INSTANCE_BOOT, Duration.ofDays(1));
        String id = one(cloud.ec2());

        cloud.time().advance(Duration.ofDays(1).minusNanos(1));
        assertThat(cloud.instance(id).state()).isEqualTo("pending");
        cloud.time().advance(Duration.ofNanos(1));
        assertThat(cloud.instance(id).state()).isEqualTo("running");
    }

    @Test
    void settleDoesWithoutACallWhatTheNextCallWouldDo() {
        FakeCloud cloud = cloud(TimeFlow.MANUAL);
        String id = one(cloud.ec2());

        cloud.time().settle();

        assertThat(cloud.instance(id).state()).isEqualTo("running");
    }

    @Test
    void timeGoesForwardOnly() {
        VirtualTime time = cloud(TimeFlow.MANUAL).time();

        assertThatIllegalArgumentException().isThrownBy(() -> time.advance(Duration.ofNanos(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> time.advanceTo(START.minusNanos(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> time.advanceUntil(() -> true, Duration.ofNanos(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> time.takes(Delay.INSTANCE_BOOT, Duration.ofNanos(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> TimeFlow.stepped(Duration.ofNanos(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> TimeFlow.real(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> TimeFlow.real(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> TimeFlow.real(Double.POSITIVE_INFINITY));
        time.advanceTo(START);
        assertThat(time.now()).isEqualTo(START);
    }

    @Test
    void theEndOfTimeIsReachedWithoutOverflow() {
        FakeCloud cloud = cloud(TimeFlow.MANUAL);
        cloud.faults().throttleAbove(5, Duration.ofDays(365_000_000));
        cloud.time().advance(Duration.ofSeconds(Long.MAX_VALUE));

        assertThat(cloud.time().now()).isEqualTo(Timeline.END);
        assertThat(state(cloud.ec2(), one(cloud.ec2()))).isEqualTo("pending");
    }

    @Test
    @Timeout(60)
    void aTaskThatHandsItselfToTheSchedulerForEverIsReportedAndDoesNotHang() {
        FakeCloud cloud = cloud(TimeFlow.SETTLED);
        AtomicInteger runs = new AtomicInteger();
        Runnable[] task = new Runnable[1];
        task[0] = () -> {
            runs.incrementAndGet();
            cloud.time().scheduler().execute(task[0]);
        };
        cloud.time().scheduler().execute(task[0]);

        assertThatThrownBy(() -> cloud.ec2().describeInstances()).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("do not end");
        assertThat(runs).hasPositiveValue();
    }
}
