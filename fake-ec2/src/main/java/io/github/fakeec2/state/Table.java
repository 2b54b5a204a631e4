package io.github.fakeec2.state;

import io.github.fakeec2.error.AwsError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All resources of one kind in one region of one account. Gives lookup by id with AWS's errors, the order of creation
 * for listings, and secondary indexes. Writes are part of the running transaction.
 */
public final class Table<T extends Resource> {

    private final TableType<T> type;
    private final World world;
    private final RegionState region;
    private final RowStore<T> rows;
    private long nextSequence;

    Table(TableType<T> type, World world, RegionState region) {
        this.type = type;
        this.world = world;
        this.region = region;
        this.rows = new RowStore<>(type.indexes(), type.totals());
    }

    /** What kind of resource is in the table. */
    public TableType<T> type() {
        return type;
    }

    // ---- writing

    /** Puts a new resource into the table. */
    public Row<T> insert(T value, Map<String, String> tags) {
        Cause cause = world.journal().cause();
        Row<T> row = new Row<>(value, tags, nextSequence, cause.at(), world.visibleFrom(),
                History.begin(value.stateName(), cause));
        if (rows.find(value.id()) != null) {
            throw new IllegalStateException(value.id() + " is already in the table");
        }
        world.journal().onRollback(() -> {
            replace(row, null);
            nextSequence--;
        });
        nextSequence++;
        replace(null, row);
        return row;
    }

    /** Replaces a resource by what it has become. */
    public Row<T> update(T value) {
        Row<T> before = existing(value.id());
        return write(before, before.with(value, world.journal().cause()));
    }

    /** Replaces the tags of a resource. */
    public void retag(String id, Map<String, String> tags) {
        Row<T> before = existing(id);
        if (!before.tags().equals(tags)) {
            write(before, before.withTags(tags, world.journal().cause()));
        }
    }

    /** Takes a resource out of the table. */
    public void delete(String id) {
        Row<T> row = existing(id);
        write(row, null);
        world.keepHistoryOf(row);
    }

    /** Takes out the resources that an index finds. */
    public void deleteAll(TableType.Index<T> index, String key) {
        List.copyOf(by(index, key)).forEach(row -> delete(row.id()));
    }

    private Row<T> write(Row<T> before, Row<T> after) {
        world.journal().onRollback(() -> replace(after, before));
        replace(before, after);
        return after;
    }

    private void replace(Row<T> before, Row<T> after) {
        rows.replace(before, after);
        world.countChange();
        forgetWhatShows(before, after);
    }

    /** Forgets the view of a resource, and the views that show the resource, and so on: no kinds show each other. */
    void forgetView(Row<T> row) {
        row.forgetView();
        forgetWhatShows(row, row);
    }

    private void forgetWhatShows(Row<T> before, Row<T> after) {
        for (TableType.Mention<T> mention : type.mentions()) {
            Object earlier = before == null ? null : mention.index().keysOf(before.value());
            Object now = after == null ? null : mention.index().keysOf(after.value());
            forgetViews(mention.type(), now);
            if (earlier != null && !earlier.equals(now)) {
                forgetViews(mention.type(), earlier);
            }
        }
        List<TableType.Watch<?>> watches = type.watches();
        if (!watches.isEmpty()) {
            String id = before == null ? after.id() : before.id();
            for (TableType.Watch<?> watch : watches) {
                region.forgetViews(watch, id);
            }
        }
    }

    private void forgetViews(TableType<?> other, Object ids) {
        if (ids instanceof Collection<?> several) {
            several.forEach(id -> region.forgetView(other, (String) id));
        } else if (ids != null) {
            region.forgetView(other, (String) ids);
        }
    }

    // ---- reading inside the simulation, where everything is visible

    /** The resource with the id, or null. */
    public Row<T> find(String id) {
        return rows.find(id);
    }

    /** The resource with the id, which the simulation knows to be there. */
    public T value(String id) {
        return existing(id).value();
    }

    private Row<T> existing(String id) {
        Row<T> row = rows.find(id);
        if (row == null) {
            throw new IllegalStateException("There is no " + type + " " + id);
        }
        return row;
    }

    /** All resources, in order of creation: a live view, to be copied by who changes the table meanwhile. */
    public Collection<Row<T>> all() {
        return rows.inOrder(0);
    }

    /** The resources that an index has for the key, in order of creation; to be copied as above. */
    public Collection<Row<T>> by(TableType.Index<T> index, String key) {
        return rows.by(index, key);
    }

    /** What the resources with the key add up to. */
    public int total(TableType.Total<T> total, String key) {
        return rows.total(total, key);
    }

    /** How many resources are in the table. */
    public int size() {
        return rows.size();
    }

    // ---- reading on behalf of a caller, who may be too early to see a new resource

    /**
     * The resource that a request names.
     *
     * @throws AwsError the kind's errors for ids that are malformed or unknown
     */
    public Row<T> get(String id) {
        return getAll(Collections.singletonList(id)).get(0);
    }

    /**
     * The resources that a request names, each once, in the order of the request.
     *
     * @throws AwsError the kind's errors for ids that are malformed, then for those that are unknown, in one message
     */
    public List<Row<T>> getAll(Collection<String> ids) {
        List<Row<T>> found = new ArrayList<>(ids.size());
        Set<String> unknown = null;
        for (String id : ids.size() > 1 ? new LinkedHashSet<>(ids) : ids) {
            Row<T> row = id == null ? null : rows.find(id);
            if (row != null && !world.hides(row)) {
                found.add(row);
                continue;
            }
            if (row == null) {
                type.requireWellFormed(String.valueOf(id));
            }
            unknown = unknown == null ? new LinkedHashSet<>() : unknown;
            unknown.add(id);
        }
        if (unknown != null) {
            throw type.notFound(unknown).withHint(hintAbout(unknown));
        }
        return found;
    }

    private String hintAbout(Set<String> unknown) {
        for (String id : unknown) {
            if (rows.find(id) != null) {
                return id + " exists, but the test has made new resources invisible for a while";
            }
        }
        return whatExists();
    }

    /** Whether a caller can see the resource yet. */
    public boolean isVisible(Row<T> row) {
        return !world.hides(row);
    }

    /** The resources that a caller can see, in order of creation, from the given place in that order on. */
    public Collection<Row<T>> visible(long fromSequence) {
        Collection<Row<T>> all = rows.inOrder(fromSequence);
        if (!world.mayHideResources()) {
            return all;
        }
        List<Row<T>> seen = new ArrayList<>();
        for (Row<T> row : all) {
            if (!world.hides(row)) {
                seen.add(row);
            }
        }
        return seen;
    }

    private String whatExists() {
        if (rows.size() == 0) {
            return "there is no " + type + " in this region of this account";
        }
        StringBuilder hint = new StringBuilder("of kind ").append(type).append(" there exist ");
        int listed = 0;
        for (Row<T> row : rows.inOrder(0)) {
            hint.append(listed == 0 ? "" : ", ")
                    .append(row.id()).append(" (").append(row.value().stateName()).append(')');
            if (++listed == 10) {
                hint.append(" and ").append(rows.size() - listed).append(" more");
                break;
            }
        }
        return hint.toString();
    }

    boolean isUntouched() {
        return nextSequence == 0;
    }

    void digest(StringBuilder into) {
        if (nextSequence > 0) {
            into.append(type).append(" next ").append(nextSequence).append('\n');
        }
        for (Row<T> row : rows.inOrder(0)) {
            into.append(type).append(' ').append(row.digest()).append('\n');
        }
    }
}
