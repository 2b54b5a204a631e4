package io.github.fakeec2.state;

import io.github.fakeec2.time.TimeFlow;
import io.github.fakeec2.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The state of a cloud: accounts and their regions, the journal, the timeline. Guarded by one lock. */
public final class World {

    private static final Function<Cause, Instant> AT_ONCE = cause -> null;

    private final ReentrantLock lock = new ReentrantLock();
    private final Journal journal = new Journal();
    private final Map<String, RegionState> regions = new TreeMap<>();
    private final Timeline timeline;
    private final long seed;
    private final BiConsumer<World, RegionState> ground;
    private Function<Cause, Instant> visibility = AT_ONCE;
    private boolean hides;
    private volatile boolean metInvisible;

    /**
     * An empty world.
     *
     * @param ground lays out what an account has in a region from the start, within a transaction
     */
    public World(long seed, Instant start, TimeFlow flow, BiConsumer<World, RegionState> ground) {
        this.seed = seed;
        this.timeline = new Timeline(start, flow, lock);
        this.ground = ground;
    }

    /** The lock that guards everything in the world. */
    public ReentrantLock lock() {
        return lock;
    }

    /** The journal of the running transaction. */
    public Journal journal() {
        return journal;
    }

    /** The world's time. */
    public Timeline timeline() {
        return timeline;
    }

    /** The present moment. */
    public Instant now() {
        return timeline.now();
    }

    /** What all chance in the world starts from. */
    public long seed() {
        return seed;
    }

    /** What an account has in a region, laid out at the first look at it. Not to be called within a transaction. */
    public RegionState region(String account, String name) {
        String key = account + "/" + name;
        RegionState region = regions.get(key);
        if (region == null) {
            region = new RegionState(this, account, name);
            regions.put(key, region);
            layGround(region);
        }
        return region;
    }

    private void layGround(RegionState region) {
        Function<Cause, Instant> usual = visibility;
        visibility = AT_ONCE;
        journal.begin(new Cause("(made with the account)", now(), null));
        ground.accept(this, region);
        journal.commit();
        visibility = usual;
    }

    /** The regions that have been looked at so far. */
    public Collection<RegionState> regions() {
        return regions.values();
    }

    /** The resource with the id, in whatever account and region it is, or null. */
    public Row<?> find(String id) {
        lock.lock();
        try {
            for (RegionState region : regions.values()) {
                Row<?> row = region.find(id);
                if (row != null) {
                    return row;
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** The region in which the resource with the id is, or null. */
    public RegionState regionOf(String id) {
        lock.lock();
        try {
            return regions.values().stream().filter(region -> region.find(id) != null).findFirst().orElse(null);
        } finally {
            lock.unlock();
        }
    }

    // ---- visibility of new resources

    /** Decides from when on a resource that is being made can be seen; null for at once. */
    public void newResourcesAreVisibleFrom(Function<Cause, Instant> rule) {
        visibility = rule == null ? AT_ONCE : rule;
        hides |= rule != null;
    }

    Instant visibleFrom(Cause cause) {
        return visibility.apply(cause);
    }

    boolean mayHideResources() {
        return hides;
    }

    void metInvisible() {
        metInvisible = true;
    }

    /**
     * In the default flow, where nothing else moves time between calls, a call that came too early to see a new
     * resource costs a second, so that code which tries again until it succeeds does succeed.
     */
    public void passTimeIfTooEarly() {
        if (metInvisible) {
            metInvisible = false;
            if (timeline.flow().mode() == TimeFlow.Mode.SETTLED) {
                timeline.advance(Duration.ofSeconds(1));
            }
        }
    }

    /** Everything that makes up the state, as text: equal texts mean equal states. */
    public String digest() {
        lock.lock();
        try {
            StringBuilder digest = new StringBuilder(timeline.digest()).append('\n');
            regions.values().forEach(region -> region.digest(digest));
            return digest.toString();
        } finally {
            lock.unlock();
        }
    }
}
