package io.github.fakeec2.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The executor service of {@link VirtualTime#scheduler()}: it owns no thread. */
final class VirtualScheduler extends AbstractExecutorService implements ScheduledExecutorService {

    private final Timeline timeline;
    private final Set<Task<?>> pending = Collections.synchronizedSet(new LinkedHashSet<>());
    private volatile boolean shutdown;

    VirtualScheduler(Timeline timeline) {
        this.timeline = timeline;
    }

    /** What {@code submit} and {@code invokeAll} hand out: whoever waits for it lets time pass. */
    @Override
    protected <T> RunnableFuture<T> newTaskFor(Callable<T> callable) {
        return new Awaited<>(callable);
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
        return new Awaited<>(Executors.callable(runnable, value));
    }

    /** Tries one after the other, since tasks do not run side by side here; the first result is the answer. */
    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> tasks) throws InterruptedException, ExecutionException {
        ExecutionException latest = null;
        for (Callable<T> task : tasks) {
            try {
                return submit(task).get();
            } catch (ExecutionException e) {
                latest = e;
            }
        }
        if (latest == null) {
            throw new IllegalArgumentException("There is no task to invoke");
        }
        throw latest;
    }

    /** As above: a task here takes no time of the wall clock to begin, so there is nothing to give up on. */
    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException {
        return invokeAny(tasks);
    }

    @Override
    public void execute(Runnable command) {
        schedule(command, 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return start(new Task<>(Executors.callable(command), durationOf(delay, unit), null, false));
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return start(new Task<>(callable, durationOf(delay, unit), null, false));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
        return start(new Task<>(Executors.callable(command), durationOf(initialDelay, unit),
                positive(period, unit), true));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
        // A task takes no virtual time of its own, unless it lets some pass; then the rate differs from the delay.
        return start(new Task<>(Executors.callable(command), durationOf(initialDelay, unit),
                positive(delay, unit), false));
    }

    private <V> Task<V> start(Task<V> task) {
        if (shutdown) {
            throw new RejectedExecutionException("The scheduler has been shut down");
        }
        pending.add(task);
        task.enqueueAt(Timeline.later(timeline.now(), task.delay));
        return task;
    }

    @Override
    public void shutdown() {
        shutdown = true;
        // As ScheduledThreadPoolExecutor has it by default: delayed tasks still run, periodic ones end.
        for (Task<?> task : snapshot()) {
            if (task.period != null) {
                task.cancel(false);
            }
        }
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown = true;
        List<Runnable> never = new ArrayList<>(snapshot());
        for (Task<?> task : snapshot()) {
            task.cancel(false);
        }
        return never;
    }

    private List<Task<?>> snapshot() {
        synchronized (pending) {
            return List.copyOf(pending);
        }
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return shutdown && pending.isEmpty();
    }

    /** Lets virtual time pass, whatever the flow and at most as long as given, until what was submitted is done. */
    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        Instant limit = Timeline.later(timeline.now(), durationOf(timeout, unit));
        while (!isTerminated() && timeline.happenNext(limit)) {
            // each round lets one event happen
        }
        if (!isTerminated()) {
            timeline.advanceTo(limit);
        }
        return isTerminated();
    }

    private static Duration durationOf(long amount, TimeUnit unit) {
        return Duration.ofNanos(unit.toNanos(Math.max(0, amount))); // at most 292 years, as in the JDK's schedulers
    }

    private static Duration positive(long amount, TimeUnit unit) {
        if (amount <= 0) {
            throw new IllegalArgumentException("A period must be positive: " + amount + " " + unit);
        }
        return durationOf(amount, unit);
    }

    /** A future whose reader lets time pass. */
    private class Awaited<V> extends FutureTask<V> {

        /** Whether a thread is at it: then waiting for that thread is what is left, and time does not help. */
        private volatile boolean running;

        Awaited(Callable<V> callable) {
            super(callable);
        }

        @Override
        public void run() {
            running = true;
            super.run();
            running = false;
        }

        @Override
        protected boolean runAndReset() {
            running = true;
            try {
                return super.runAndReset();
            } finally {
                running = false;
            }
        }

        /** Lets virtual time pass until the task is done; in {@code MANUAL}, where only the test may, it waits. */
        @Override
        public V get() throws InterruptedException, ExecutionException {
            passTimeUntil(Timeline.END);
            return super.get();
        }

        /** As above, for so much virtual time; in {@code MANUAL}, where waiting brings none, it times out at once. */
        @Override
        public V get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
            passTimeUntil(Timeline.later(timeline.now(), durationOf(timeout, unit)));
            return super.get(running ? timeout : 0, unit);
        }

        private void passTimeUntil(Instant limit) {
            if (timeline.flow().mode() == TimeFlow.Mode.MANUAL) {
                return;
            }
            while (!isDone() && !running && timeline.happenNext(limit)) {
                // each round lets one event happen
            }
        }
    }

    private final class Task<V> extends Awaited<V> implements ScheduledFuture<V> {

        private final Duration delay;
        private final Duration period;
        private final boolean fixedRate;
        private volatile Event event;
        private volatile Instant due;

        Task(Callable<V> callable, Duration delay, Duration period, boolean fixedRate) {
            super(callable);
            this.delay = delay;
            this.period = period;
            this.fixedRate = fixedRate;
        }

        /** At the moment, or as soon as possible where it is past. */
        void enqueueAt(Instant moment) {
            due = moment;
            Duration rest = Duration.between(timeline.now(), moment);
            event = timeline.scheduleForUser(rest.isNegative() ? Duration.ZERO : rest, "scheduled task", this::happen);
            if (isCancelled()) {
                timeline.cancel(event); // another thread was faster
            }
        }

        private void happen() {
            if (period == null) {
                run();
                return;
            }
            if (runAndReset() && !shutdown) {
                enqueueAt(Timeline.later(fixedRate ? due : timeline.now(), period));
            }
        }

        @Override
        protected void done() {
            pending.remove(this);
            Event mine = event;
            if (mine != null && isCancelled()) {
                timeline.cancel(mine);
            }
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(Duration.between(timeline.now(), due));
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
