package io.github.fakeec2.state;

import io.github.fakeec2.time.TimeFlow;
import io.github.fakeec2.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The state of a cloud: accounts and their regions, the journal, the timeline. Guarded by one lock. */
public final class World {

    /** The cause in the history of what an account has from the start. */
    public static final String GROUND = "(made with the account)";

    /** Of how many resources that have gone the history is kept: as many as the call log has calls. */
    private static final int DEPARTED_KEPT = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Journal journal = new Journal();
    private final Map<String, RegionState> regions = new TreeMap<>();
    private final Map<String, RegionState> globals = new TreeMap<>();
    private final Timeline timeline;
    private final long seed;
    private final BiConsumer<World, RegionState> ground;
    private final Instant start;
    private Supplier<Duration> hiding; // null where new resources can be seen at once
    private final Map<String, History> departed = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, History> eldest) {
            return size() > DEPARTED_KEPT;
        }
    };
    private boolean hides;
    private boolean looksOn;
    private long changes;
    private final Map<Class<?>, Derived> derived = new HashMap<>();
    private volatile boolean metInvisible;

    /**
     * An empty world.
     *
     * @param ground lays out what an account has in a region from the start, within a transaction
     */
    public World(long seed, Instant start, TimeFlow flow, BiConsumer<World, RegionState> ground) {
        this.seed = seed;
        this.start = start;
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
        // The account is as old as the cloud, whenever somebody first looks at it.
        Supplier<Duration> usual = hiding;
        hiding = null;
        journal.transact(new Cause(GROUND, start, null), () -> {
            ground.accept(this, region);
            return null;
        });
        hiding = usual;
    }

    /**
     * What an account has in a region, or null where nobody has looked at it yet, so that nobody can know of anything
     * in it. Unlike {@link #region} this may be asked within a transaction.
     */
    public RegionState knownRegion(String account, String name) {
        return regions.get(account + "/" + name);
    }

    /**
     * What an account has in no region but everywhere, as its IAM roles: empty at first. Unlike {@link #region} this
     * may be asked within a transaction and by who only reads, since an empty state is no different from none.
     */
    public RegionState global(String account) {
        return globals.computeIfAbsent(account, owner -> new RegionState(this, owner, RegionState.GLOBAL));
    }

    /**
     * Something that follows from the whole state, such as the network as packets see it: made when first asked for,
     * and anew when a table has changed since. Under the cloud's lock.
     *
     * @param type what it is; there is one of each type
     */
    public <V> V derived(Class<V> type, Function<Collection<RegionState>, V> maker) {
        Derived known = derived.get(type);
        if (known == null || known.madeAt() != changes) {
            known = new Derived(changes, maker.apply(regions.values()));
            derived.put(type, known);
        }
        return type.cast(known.value());
    }

    /** Something that follows from the state as it was after so many writes. */
    private record Derived(long madeAt, Object value) {
    }

    void countChange() {
        changes++;
    }

    /** The regions that have been looked at so far. */
    public List<RegionState> regions() {
        lock.lock();
        try {
            return List.copyOf(regions.values());
        } finally {
            lock.unlock();
        }
    }

    /** What accounts have in no region, see {@link #global}; of the accounts that have anything there. */
    public List<RegionState> globals() {
        lock.lock();
        try {
            return globals.values().stream().filter(global -> !global.isUntouched()).toList();
        } finally {
            lock.unlock();
        }
    }

    /** The resource with the id, in whatever account and region it is, or in none, or null. */
    public Row<?> find(String id) {
        lock.lock();
        try {
            for (RegionState region : regions.values()) {
                Row<?> row = region.find(id);
                if (row != null) {
                    return row;
                }
            }
            for (RegionState global : globals.values()) {
                Row<?> row = global.find(id);
                if (row != null) {
                    return row;
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** What happened to a resource, also to one that has gone; empty where no such resource is known. */
    public List<History.Entry> historyOf(String id) {
        lock.lock();
        try {
            Row<?> row = find(id);
            History history = row != null ? row.history() : departed.get(id);
            return history == null ? List.of() : history.entries();
        } finally {
            lock.unlock();
        }
    }

    /** Keeps the history of a resource that goes. */
    void keepHistoryOf(Row<?> gone) {
        departed.put(gone.id(), gone.history());
        journal.onRollback(() -> departed.remove(gone.id()));
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

    /** Decides for how long a resource that is being made cannot be seen; null lets it be seen at once. */
    public void newResourcesHideFor(Supplier<Duration> rule) {
        hiding = rule;
        hides = rule != null;
    }

    /** Shows everything there is to a reader who only looks on, and so must not meet the trouble that callers meet. */
    public <R> R lookingOn(Supplier<R> reader) {
        boolean before = looksOn;
        looksOn = true;
        try {
            return reader.get();
        } finally {
            looksOn = before;
        }
    }

    /** From when on a resource made now can be seen, in the time that callers wait through; null for at once. */
    Instant visibleFrom() {
        return hiding == null ? null : Timeline.later(timeline.waitedUntil(), hiding.get());
    }

    boolean mayHideResources() {
        return hides && !looksOn;
    }

    /** Whether a caller is too early to see the resource. */
    boolean hides(Row<?> row) {
        if (!mayHideResources() || row.isVisibleAt(timeline.waitedUntil())) {
            return false;
        }
        metInvisible = true;
        return true;
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
            globals().forEach(global -> global.digest(digest));
            return digest.toString();
        } finally {
            lock.unlock();
        }
    }
}
