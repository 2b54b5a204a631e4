package io.github.fakeec2.gateway;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.fault.FaultPlan;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Cause;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.state.TableType;
import io.github.fakeec2.state.World;
import io.github.fakeec2.time.Delay;
import io.github.fakeec2.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkResponse;

/**
 * What a simulated operation has at hand while it answers a call: the tables of the caller's region, the moment, ids
 * and chance, and a way to set things in motion. What it writes or schedules is taken back if it throws.
 */
public final class Call {

    private final World world;
    private final RegionState region;
    private final FaultPlan faults;
    private final Rules rules;
    private final IdempotencyTokens tokens;
    private final Payload payload;
    private AwsError refusalInPart;

    Call(World world, RegionState region, FaultPlan faults, Rules rules, IdempotencyTokens tokens, Payload payload) {
        this.world = world;
        this.region = region;
        this.faults = faults;
        this.rules = rules;
        this.tokens = tokens;
        this.payload = payload;
    }

    /** The caller's account: twelve digits. */
    public String account() {
        return region.account();
    }

    /** What the caller's account has in the caller's region. */
    public RegionState region() {
        return region;
    }

    /**
     * What a call of another account or in another region would have at hand; null where nobody has looked at that
     * region of that account yet, so that nobody can know of anything in it.
     */
    public Call in(String account, String regionName) {
        RegionState other = world.knownRegion(account, regionName);
        return other == null ? null : other == region ? this : elsewhere(other);
    }

    /** What the caller's account has in no region but everywhere, as its IAM roles. */
    public Call global() {
        return globalOf(region.account());
    }

    /** As above, of another account. */
    public Call globalOf(String account) {
        RegionState global = world.global(account);
        return global == region ? this : elsewhere(global);
    }

    private Call elsewhere(RegionState other) {
        return new Call(world, other, faults, rules, tokens, Payload.NONE);
    }

    /** As {@link #in}, for wherever a resource is: any account, any region; null where there is no such resource. */
    public <T extends Resource> Call whereIs(TableType<T> type, String id) {
        for (RegionState other : world.regions()) {
            if (other.table(type).find(id) != null) {
                return in(other.account(), other.name());
            }
        }
        return null;
    }

    /** As above, for wherever an index has the key: the first place where it does. */
    public <T extends Resource> Call whereIs(TableType<T> type, TableType.Index<T> index, String key) {
        for (RegionState other : world.regions()) {
            if (!other.table(type).by(index, key).isEmpty()) {
                return in(other.account(), other.name());
            }
        }
        return null;
    }

    /** Something that follows from the whole cloud's state: see {@link World#derived}. */
    public <V> V derived(Class<V> type, Function<Collection<RegionState>, V> maker) {
        return world.derived(type, maker);
    }

    /** How many the caller may have of something. */
    public int quota(Quota quota) {
        return rules.quotas().of(quota);
    }

    /**
     * Refuses one more than a quota allows.
     *
     * @param existing how many there are
     * @param code the error's code, which ends in {@code LimitExceeded}
     * @param what what there may be so many of, as the message has it: {@code route tables}
     * @throws AwsError with that code
     */
    public void requireRoom(Quota quota, long existing, String code, String what) {
        if (existing >= quota(quota)) {
            throw AwsError.of(code, "The maximum number of " + what + " has been reached.")
                    .withHint("the quota is " + quota(quota) + "; cloud.quotas().set(Quota." + quota
                            + ", ...) raises it, as AWS does on request");
        }
    }

    Payload payload() {
        return payload;
    }

    /** The present moment. */
    public Instant now() {
        return world.now();
    }

    /** The moment at which what begins now and takes that long will be done. */
    public Instant momentAfter(Delay delay) {
        return Timeline.later(world.now(), world.timeline().durationOf(delay));
    }

    /** The region's table of a kind of resource. */
    public <T extends Resource> Table<T> table(TableType<T> type) {
        return region.table(type);
    }

    /** The next id of a kind of resource. */
    public String nextId(TableType<?> type) {
        return region.nextId(type);
    }

    /** The trouble that a test has ordered. */
    public FaultPlan faults() {
        return faults;
    }

    /** What the test has loosened or tightened. */
    public Rules rules() {
        return rules;
    }

    /**
     * Fails the call with the error once the operation has answered, and keeps what it has written all the same: for
     * the few operations of which AWS documents that they do a part of what they refuse.
     */
    public void refuseButKeep(AwsError refusal) {
        refusalInPart = refusal;
    }

    /** Throws what {@link #refuseButKeep} was told. */
    void requireDoneInFull() {
        if (refusalInPart != null) {
            throw refusalInPart;
        }
    }

    /**
     * Answers a client token from now on with an error, since what it stands for has come to its end.
     *
     * @param operation the operation that the token was given to: {@code ec2:RunInstances}
     * @param token the token
     * @param zone the zone of what it stands for, whether or not the request named it
     * @param earlier tells the answer that it got from those that it got for something else
     */
    public void endToken(String operation, String token, String zone, Predicate<SdkResponse> earlier,
            AwsError answer) {
        String inZone = IdempotencyTokens.scope(this, operation, zone);
        String inRegion = IdempotencyTokens.scope(this, operation, null);
        world.journal().onRollback(tokens.end(inZone, token, earlier, answer));
        world.journal().onRollback(tokens.end(inRegion, token, earlier, answer));
    }

    /** Sets something in motion that the default flow waits for, such as a boot. */
    public void begin(Delay delay, String what, Consumer<Call> effect) {
        schedule(world.timeline().durationOf(delay), true, what, effect);
    }

    /** Schedules something that the default flow does not wait for, such as the end of a grace period. */
    public void later(Delay delay, String what, Consumer<Call> effect) {
        schedule(world.timeline().durationOf(delay), false, what, effect);
    }

    /** As {@link #later}, for what the request itself sets the time of. */
    public void later(Duration after, String what, Consumer<Call> effect) {
        schedule(after, false, what, effect);
    }

    /**
     * Does a part of the call that may fail on its own, such as one launch of several: what the part wrote or scheduled
     * is taken back if it throws, and the call can go on.
     */
    public <R> R attempt(Supplier<R> part) {
        return world.journal().attempt(part);
    }

    private void schedule(Duration after, boolean settles, String what, Consumer<Call> effect) {
        var event = world.timeline().schedule(after, settles, what, () -> happen(what, effect));
        world.journal().onRollback(() -> world.timeline().cancel(event));
    }

    private void happen(String what, Consumer<Call> effect) {
        inTransaction(new Cause("(" + what + ")", world.now(), null), effect);
    }

    /** Does something to the region as one transaction, under the cloud's lock. */
    void inTransaction(Cause cause, Consumer<Call> effect) {
        world.lock().lock();
        try {
            world.journal().transact(cause, () -> {
                effect.accept(this);
                return null;
            });
        } finally {
            world.lock().unlock();
        }
    }
}
