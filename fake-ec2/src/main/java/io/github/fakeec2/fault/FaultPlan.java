package io.github.fakeec2.fault;

import io.github.fakeec2.error.AwsError;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkRequest;

/** The trouble that a test has ordered. The gateway asks it before each call, rules ask it about zones and capacity. */
public final class FaultPlan {

    /** A call that is to fail, before it takes effect or after. */
    private static final class Rule {

        private final boolean afterEffect;
        private final Predicate<SdkRequest> applies;
        private final Supplier<? extends RuntimeException> failure;
        private int skip;
        private int times;

        Rule(boolean afterEffect, Predicate<SdkRequest> applies, int skip, int times,
                Supplier<? extends RuntimeException> failure) {
            this.afterEffect = afterEffect;
            this.applies = applies;
            this.skip = skip;
            this.times = times;
            this.failure = failure;
        }
    }

    // No lock is held while a rule's condition runs, which is the test's code and may call the cloud; and rules of the
    // simulation read the rest under the cloud's own lock. So reading takes no lock here.
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final Set<String> downZones = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> capacities = new ConcurrentHashMap<>();
    private final Queue<String> launchFailures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger hangingStops = new AtomicInteger();
    private RateLimit rateLimit;
    private volatile boolean any;

    /**
     * Adds a rule: of the matching calls the first {@code skip} pass, the next {@code times} fail.
     *
     * @param afterEffect whether the calls take effect all the same, and only their answers get lost
     */
    public synchronized void fail(boolean afterEffect, Predicate<SdkRequest> applies, int skip, int times,
            Supplier<? extends RuntimeException> failure) {
        rules.add(new Rule(afterEffect, applies, skip, times, failure));
        any = true;
    }

    /** Limits the rate of calls; null lifts the limit. */
    public synchronized void limit(RateLimit limit) {
        rateLimit = limit;
        any |= limit != null;
    }

    /**
     * Throws what the plan has for the call, if anything: an {@link AwsError} or a client-side exception.
     *
     * @param waitedUntil the moment in the time that rates count in, see {@code Timeline.waitedUntil}
     */
    public void beforeCall(SdkRequest request, Instant waitedUntil) {
        if (!any) {
            return;
        }
        requireRate(waitedUntil);
        strike(request, false);
    }

    /** Throws what the plan has for the answer of a call that took effect. */
    public void afterCall(SdkRequest request) {
        if (any) {
            strike(request, true);
        }
    }

    private synchronized void requireRate(Instant waitedUntil) {
        if (rateLimit != null && !rateLimit.takeAt(waitedUntil)) {
            throw AwsErrorTexts.byCode("RequestLimitExceeded");
        }
    }

    private void strike(SdkRequest request, boolean afterEffect) {
        RuntimeException failure = failureOf(request, afterEffect);
        if (failure != null) {
            throw failure;
        }
    }

    private RuntimeException failureOf(SdkRequest request, boolean afterEffect) {
        for (Rule rule : rules) {
            if (rule.afterEffect == afterEffect && rule.applies.test(request) && take(rule)) {
                return rule.failure.get();
            }
        }
        return null;
    }

    private synchronized boolean take(Rule rule) {
        if (rule.times == 0) {
            return false; // another thread was faster
        }
        if (rule.skip > 0) {
            rule.skip--;
            return false;
        }
        if (rule.times != Integer.MAX_VALUE && --rule.times == 0) {
            rules.remove(rule);
        }
        return true;
    }

    /** Marks a zone as down or up. */
    public void zone(String zone, boolean down) {
        if (down) {
            downZones.add(zone);
        } else {
            downZones.remove(zone);
        }
    }

    /** Whether a zone is down. */
    public boolean isDown(String zone) {
        return downZones.contains(zone);
    }

    /** The zones that are down. */
    public List<String> downZones() {
        return List.copyOf(downZones);
    }

    /** Leaves room for a number of instances of a type in a zone; null lifts the limit. */
    public void capacity(String zone, String instanceType, Integer room) {
        if (room == null) {
            capacities.remove(zone + "/" + instanceType);
        } else {
            capacities.put(zone + "/" + instanceType, room);
        }
    }

    /** How many instances of a type a zone can run in all, or {@link Integer#MAX_VALUE}. */
    public int capacity(String zone, String instanceType) {
        return capacities.getOrDefault(zone + "/" + instanceType, Integer.MAX_VALUE);
    }

    /** Whether any zone has less room than it wants, for whatever reason. */
    public boolean limitsCapacity() {
        return !downZones.isEmpty() || !capacities.isEmpty();
    }

    /** Lets the next instance that would come to run end instead, with the code of a StateReason. */
    public void failNextLaunch(String code) {
        launchFailures.add(code);
    }

    /** What the next launch is to fail with, which is spent by that; null for nothing. */
    public String takeLaunchFailure() {
        return launchFailures.poll();
    }

    /** Lets the operating system of the next instance that would come to be stopped not shut down. */
    public void hangNextStop() {
        hangingStops.incrementAndGet();
    }

    /** Whether the next stop is to hang, which is spent by that. */
    public boolean takeHangingStop() {
        return hangingStops.getAndUpdate(stops -> Math.max(0, stops - 1)) > 0;
    }

    /** Forgets all trouble. */
    public synchronized void clear() {
        launchFailures.clear();
        hangingStops.set(0);
        rules.clear();
        downZones.clear();
        capacities.clear();
        rateLimit = null;
        any = false;
    }
}
