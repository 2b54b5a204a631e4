package io.github.fakeec2;

import io.github.fakeec2.compute.LaunchFailure;
import io.github.fakeec2.compute.lever.ZoneLever;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.fault.AwsErrorTexts;
import io.github.fakeec2.fault.FaultPlan;
import io.github.fakeec2.fault.RateLimit;
import io.github.fakeec2.gateway.Gateway;
import io.github.fakeec2.region.RegionCatalog;
import io.github.fakeec2.state.SeededRandom;
import io.github.fakeec2.state.World;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.ec2.model.InstanceType;

/**
 * Trouble that a test orders.
 *
 * <pre>{@code
 * cloud.faults().on(RunInstancesRequest.class).times(2).fail("InsufficientInstanceCapacity");
 * cloud.faults().zone("us-east-1a").goesDown();
 * }</pre>
 */
public final class Faults {

    private final Gateway gateway;
    private final FaultPlan plan;
    private final World world;

    Faults(Gateway gateway) {
        this.gateway = gateway;
        this.plan = gateway.faults();
        this.world = gateway.world();
    }

    /** Trouble with the calls of one operation. */
    public <Q extends SdkRequest> OnRequests<Q> on(Class<Q> requestType) {
        return new OnRequests<>(plan, Objects.requireNonNull(requestType, "requestType"));
    }

    /**
     * Throttles: calls beyond the rate fail with {@code RequestLimitExceeded} (HTTP 503) until virtual time has
     * brought new ones. What the default flow skips on its own, such as the boot of an instance, brings none.
     */
    public void throttleAbove(int calls, Duration period) {
        plan.limit(new RateLimit(calls, period));
    }

    /** A second, to be read with {@link #throttleAbove}. */
    public static Duration perSecond() {
        return Duration.ofSeconds(1);
    }

    /** A minute, to be read with {@link #throttleAbove}. */
    public static Duration perMinute() {
        return Duration.ofMinutes(1);
    }

    /**
     * Trouble in an Availability Zone, such as {@code us-east-1a}.
     *
     * @throws IllegalArgumentException if AWS has no such zone
     */
    public OfZone zone(String name) {
        Objects.requireNonNull(name, "name");
        if (RegionCatalog.all().stream().flatMap(region -> region.zones().stream())
                .noneMatch(zone -> zone.name().equals(name))) {
            throw new IllegalArgumentException("There is no Availability Zone '" + name + "'");
        }
        return new OfZone(new ZoneLever(gateway, name));
    }

    /**
     * The next instance that a call launches does not come to run: it goes from {@code pending} to {@code terminated},
     * with a StateReason that says why. Asked for several times, it happens to as many instances.
     */
    public void nextLaunchFails(LaunchFailure why) {
        plan.failNextLaunch(why.code());
    }

    /**
     * The next instance whose operating system is asked to shut down for a stop does not do so: it stays {@code
     * stopping} until it is stopped with {@code Force}, or terminated. Asked for several times, it happens to as many
     * instances.
     */
    public void nextStopHangs() {
        plan.hangNextStop();
    }

    /**
     * Eventual consistency: for the given time calls do not see a resource that was just made; they get
     * {@code ...NotFound}, or a list without it. What the default flow skips on its own does not count; a call that
     * comes too early lets a second pass.
     */
    public void newResourcesInvisibleFor(Duration duration) {
        requireNotNegative(duration);
        locked(() -> world.newResourcesHideFor(
                duration.isZero() ? null : () -> duration));
    }

    /** As {@link #newResourcesInvisibleFor}, but each resource for a time of its own, drawn from the cloud's seed. */
    public void newResourcesInvisibleForUpTo(Duration most) {
        requireNotNegative(most);
        SeededRandom random = SeededRandom.of(world.seed(), "visibility");
        locked(() -> world.newResourcesHideFor(() -> {
            world.journal().onRollback(random.mark()); // a call that fails must not shift what later ones draw
            return part(most, random.nextDouble());
        }));
    }

    private static Duration part(Duration whole, double share) {
        double seconds = share * (whole.getSeconds() + whole.getNano() / 1e9);
        return Duration.ofSeconds((long) seconds, (long) (seconds % 1 * 1e9));
    }

    /** Ends all trouble: what was down recovers, and what was invisible can be seen. */
    public void clear() {
        plan.downZones().forEach(zone -> zone(zone).recovers());
        plan.clear();
        locked(() -> world.newResourcesHideFor(null));
    }

    private void locked(Runnable change) {
        world.lock().lock();
        try {
            change.run();
        } finally {
            world.lock().unlock();
        }
    }

    private static void requireNotNegative(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("A duration must not be negative: " + duration);
        }
    }

    /** Trouble with the calls of one operation: which of them, how many, and how they fail. */
    public static final class OnRequests<Q extends SdkRequest> {

        private static final long TIMEOUT_MILLIS = 30_000;

        private final FaultPlan plan;
        private final Class<Q> type;
        private Predicate<? super Q> condition = request -> true;
        private int skip;
        private int times = Integer.MAX_VALUE;

        private OnRequests(FaultPlan plan, Class<Q> type) {
            this.plan = plan;
            this.type = type;
        }

        /** Only requests that meet the condition. */
        public OnRequests<Q> when(Predicate<? super Q> requestMeets) {
            this.condition = Objects.requireNonNull(requestMeets, "requestMeets");
            return this;
        }

        /** Lets this many matching calls pass first. */
        public OnRequests<Q> after(int calls) {
            this.skip = requireNatural(calls, 0);
            return this;
        }

        /** This many calls fail; all of them unless said. */
        public OnRequests<Q> times(int calls) {
            this.times = requireNatural(calls, 1);
            return this;
        }

        /** They fail with the AWS error of this code, with AWS's message and HTTP status where these are known. */
        public void fail(String code) {
            Objects.requireNonNull(code, "code");
            failWith(() -> AwsErrorTexts.byCode(code));
        }

        /** They fail with this AWS error, HTTP status 400 unless the code is known to have another. */
        public void fail(String code, String message) {
            fail(code, AwsErrorTexts.byCode(code).status(), message);
        }

        /** They fail with this AWS error. */
        public void fail(String code, int httpStatus, String message) {
            AwsError error = AwsError.of(code, httpStatus, message);
            failWith(() -> error);
        }

        /** They throw what the supplier makes, such as an {@code ApiCallTimeoutException} of the SDK. */
        public void failWith(Supplier<? extends RuntimeException> failure) {
            strike(false, failure);
        }

        /**
         * They take effect, but their answers get lost: the client times out with the SDK's
         * {@code ApiCallTimeoutException}. Code that tries again needs a client token, or acts twice.
         */
        public void loseAnswer() {
            strike(true, () -> ApiCallTimeoutException.create(TIMEOUT_MILLIS));
        }

        private void strike(boolean afterEffect, Supplier<? extends RuntimeException> failure) {
            Objects.requireNonNull(failure, "failure");
            plan.fail(afterEffect, request -> type.isInstance(request) && condition.test(type.cast(request)), skip,
                    times, failure);
        }

        private static int requireNatural(int number, int least) {
            if (number < least) {
                throw new IllegalArgumentException("A number of calls must be " + least + " or more: " + number);
            }
            return number;
        }
    }

    /** Trouble in an Availability Zone. */
    public static final class OfZone {

        private final ZoneLever zone;

        private OfZone(ZoneLever zone) {
            this.zone = zone;
        }

        /**
         * The zone fails: launches and starts in it meet {@code InsufficientInstanceCapacity}, the instances that
         * are in it fail their status checks.
         */
        public void goesDown() {
            zone.goDown();
        }

        /** The zone is well again. */
        public void recovers() {
            zone.recover();
        }

        /** The zone has room for this many instances of a type in all; more meet InsufficientInstanceCapacity. */
        public void hasCapacity(InstanceType type, int instances) {
            if (instances < 0) {
                throw new IllegalArgumentException("A capacity must be 0 or more: " + instances);
            }
            zone.capacity(type.toString(), instances);
        }

        /** The zone has room for any number of instances of a type again. */
        public void hasAnyCapacity(InstanceType type) {
            zone.capacity(type.toString(), null);
        }
    }
}
