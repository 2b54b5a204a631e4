package io.github.fakeec2.time;

import static io.github.fakeec2.Launching.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.FakeCloud;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class VirtualSchedulerTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final FakeCloud cloud = FakeCloud.create();
    private final ScheduledExecutorService scheduler = cloud.time().scheduler();
    private final List<Long> runs = new ArrayList<>();

    private void note() {
        runs.add(Duration.between(START, cloud.time().now()).toSeconds());
    }

    @Test
    void aTaskRunsWhenItsMomentComes() {
        ScheduledFuture<?> task = scheduler.schedule(this::note, 5, TimeUnit.SECONDS);
        assertThat(task.getDelay(TimeUnit.SECONDS)).isEqualTo(5);

        cloud.time().advance(Duration.ofSeconds(4));
        assertThat(task.isDone()).isFalse();
        cloud.time().advance(Duration.ofSeconds(4));

        assertThat(task.isDone()).isTrue();
        assertThat(runs).containsExactly(5L);
    }

    @Test
    void aFixedRateKeepsItsGridAndCatchesUp() {
        scheduler.scheduleAtFixedRate(() -> {
            note();
            if (runs.size() == 2) {
                cloud.time().sleep(Duration.ofSeconds(25));
            }
        }, 10, 10, TimeUnit.SECONDS);

        cloud.time().advance(Duration.ofSeconds(70));

        assertThat(runs).containsExactly(10L, 20L, 45L, 45L, 50L, 60L, 70L);
    }

    @Test
    void aFixedDelayBeginsWhenTheTaskHasEnded() {
        scheduler.scheduleWithFixedDelay(() -> {
            note();
            cloud.time().sleep(Duration.ofSeconds(5));
        }, 0, 10, TimeUnit.SECONDS);

        cloud.time().advance(Duration.ofSeconds(40));

        assertThat(runs).containsExactly(0L, 15L, 30L);
    }

    @Test
    void aPeriodicTaskThatThrowsEnds() {
        ScheduledFuture<?> task = scheduler.scheduleAtFixedRate(() -> {
            note();
            throw new IllegalStateException("broken");
        }, 1, 1, TimeUnit.SECONDS);

        cloud.time().advance(Duration.ofSeconds(10));

        assertThat(runs).containsExactly(1L);
        assertThatThrownBy(task::get).isInstanceOf(ExecutionException.class).hasRootCauseMessage("broken");
    }

    @Test
    void aCancelledTaskDoesNotRun() {
        ScheduledFuture<?> once = scheduler.schedule(this::note, 5, TimeUnit.SECONDS);
        ScheduledFuture<?> often = scheduler.scheduleAtFixedRate(this::note, 5, 5, TimeUnit.SECONDS);

        assertThat(once.cancel(false)).isTrue();
        cloud.time().advance(Duration.ofSeconds(5));
        assertThat(often.cancel(true)).isTrue();
        cloud.time().advance(Duration.ofSeconds(50));

        assertThat(runs).containsExactly(5L);
        assertThatThrownBy(once::get).isInstanceOf(CancellationException.class);
    }

    @Test
    void waitingForATaskLetsTimePassUntilItIsDone() throws Exception {
        assertThat(scheduler.schedule(() -> cloud.time().now(), 1, TimeUnit.DAYS).get())
                .isEqualTo(START.plus(Duration.ofDays(1)));
        assertThat(scheduler.submit(() -> "done").get()).isEqualTo("done");
        assertThat(scheduler.submit(this::note, "noted").get(1, TimeUnit.SECONDS)).isEqualTo("noted");
    }

    @Test
    void waitingEndsAtItsLimit() {
        ScheduledFuture<?> task = scheduler.schedule(this::note, 10, TimeUnit.SECONDS);

        assertThatThrownBy(() -> task.get(5, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
        assertThat(runs).isEmpty();
    }

    @Test
    void inManualAnotherThreadWaitsUntilTheTestAdvances() throws Exception {
        FakeCloud manual = FakeCloud.builder().time(TimeFlow.MANUAL).build();
        Future<Integer> task = manual.time().scheduler().schedule(() -> 7, 1, TimeUnit.HOURS);
        AtomicInteger seen = new AtomicInteger();
        Thread reader = new Thread(() -> {
            try {
                seen.set(task.get());
            } catch (Exception e) {
                seen.set(-1);
            }
        });
        reader.start();

        manual.time().advance(Duration.ofHours(1));
        reader.join();

        assertThat(seen).hasValue(7);
        assertThatThrownBy(() -> manual.time().scheduler().submit(() -> 1).get(1, TimeUnit.DAYS))
                .isInstanceOf(TimeoutException.class);
    }

    @Test
    void severalTasksAreInvokedTogether() throws Exception {
        List<Callable<Integer>> tasks = List.of(() -> 1, () -> {
            throw new IllegalStateException("no");
        }, () -> 3);

        List<Future<Integer>> futures = scheduler.invokeAll(tasks);

        assertThat(futures).hasSize(3).allMatch(Future::isDone);
        assertThat(futures.get(2).get()).isEqualTo(3);
        assertThat(scheduler.invokeAll(tasks, 1, TimeUnit.SECONDS)).hasSize(3);
        assertThat(scheduler.invokeAny(tasks)).isEqualTo(1);
        assertThat(scheduler.invokeAny(tasks.subList(1, 3), 1, TimeUnit.SECONDS)).isEqualTo(3);
        assertThatThrownBy(() -> scheduler.invokeAny(tasks.subList(1, 2))).hasRootCauseMessage("no");
        assertThatIllegalArgumentException().isThrownBy(() -> scheduler.invokeAny(tasks.subList(0, 0)));
    }

    @Test
    void executeRunsTheTaskBeforeTheNextCall() {
        scheduler.execute(this::note);
        assertThat(runs).isEmpty();

        cloud.ec2().describeInstances();

        assertThat(runs).containsExactly(0L);
    }

    @Test
    void aTaskMayCallTheCloudAndAdvanceTime() {
        scheduler.scheduleAtFixedRate(() -> one(cloud.ec2()), 1, 1, TimeUnit.HOURS);

        cloud.time().advance(Duration.ofHours(3).plusMinutes(1));

        assertThat(cloud.ec2().describeInstances().reservations()).hasSize(3);
    }

    @Test
    void afterShutdownDelayedTasksStillRunAndPeriodicOnesEnd() throws Exception {
        scheduler.schedule(this::note, 5, TimeUnit.SECONDS);
        ScheduledFuture<?> often = scheduler.scheduleAtFixedRate(this::note, 1, 1, TimeUnit.SECONDS);

        scheduler.shutdown();

        assertThat(often.isCancelled()).isTrue();
        assertThat(scheduler.isShutdown()).isTrue();
        assertThat(scheduler.isTerminated()).isFalse();
        assertThatThrownBy(() -> scheduler.execute(this::note)).isInstanceOf(RejectedExecutionException.class);
        assertThat(scheduler.awaitTermination(1, TimeUnit.SECONDS)).isFalse();
        assertThat(cloud.time().now()).isEqualTo(START.plusSeconds(1));
        assertThat(scheduler.awaitTermination(Long.MAX_VALUE, TimeUnit.DAYS)).isTrue();
        assertThat(runs).containsExactly(5L);
        assertThat(scheduler.isTerminated()).isTrue();
    }

    @Test
    void shutdownNowGivesBackWhatNeverRan() {
        scheduler.schedule(this::note, 5, TimeUnit.SECONDS);

        assertThat(scheduler.shutdownNow()).hasSize(1);
        cloud.time().advance(Duration.ofMinutes(1));

        assertThat(runs).isEmpty();
        assertThat(scheduler.isTerminated()).isTrue();
    }

    @Test
    void impossibleArgumentsAreRefusedAsByTheJdk() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scheduler.scheduleAtFixedRate(this::note, 0, 0, TimeUnit.SECONDS));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scheduler.scheduleWithFixedDelay(this::note, 0, -1, TimeUnit.SECONDS));
        assertThatThrownBy(() -> scheduler.schedule((Runnable) null, 0, TimeUnit.SECONDS))
                .isInstanceOf(NullPointerException.class);
        assertThat(scheduler.schedule(this::note, Long.MAX_VALUE, TimeUnit.DAYS).isDone()).isFalse();
        assertThat(scheduler.schedule(this::note, -5, TimeUnit.DAYS).getDelay(TimeUnit.SECONDS)).isZero();
    }

    @Test
    void twoThreadsThatAdvanceAndCallDoNotBlockEachOther() throws Exception {
        scheduler.scheduleAtFixedRate(() -> cloud.ec2().describeInstances(), 1, 1, TimeUnit.SECONDS);
        Thread caller = new Thread(() -> {
            for (int i = 0; i < 100; i++) {
                one(cloud.ec2());
            }
        });
        caller.start();
        for (int i = 0; i < 100; i++) {
            cloud.time().advance(Duration.ofSeconds(1));
        }
        caller.join();

        assertThat(cloud.ec2().describeInstances().reservations()).hasSize(100);
    }
}
