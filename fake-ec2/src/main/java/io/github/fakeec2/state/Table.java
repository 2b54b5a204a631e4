package io.github.fakeec2.state;

import io.github.fakeec2.error.AwsError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * All resources of one kind in one region of one account. Gives lookup by id with AWS's errors, the order of creation
 * for listings, and secondary indexes. Writes are part of the running transaction.
 */
public final class Table<T extends Resource> {

    private final TableType<T> type;
    private final World world;
    private final Map<String, Row<T>> byId = new HashMap<>();
    private final NavigableMap<Long, Row<T>> inOrder = new TreeMap<>();
    private final List<Map<String, NavigableMap<Long, Row<T>>>> indexes = new ArrayList<>();
    private long nextSequence;

    Table(TableType<T> type, World world) {
        this.type = type;
        this.world = world;
        type.indexes().forEach(index -> indexes.add(new HashMap<>()));
    }

    /** What kind of resource is in the table. */
    public TableType<T> type() {
        return type;
    }

    // ---- writing

    /** Puts a new resource into the table. */
    public Row<T> insert(T value, Map<String, String> tags) {
        Cause cause = world.journal().cause();
        Row<T> row = new Row<>(value, tags, nextSequence, cause.at(), world.visibleFrom(cause),
                History.begin(value.stateName(), cause));
        if (byId.containsKey(value.id())) {
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
        write(existing(id), null);
    }

    /** Says that what a resource's view shows has changed although the resource itself has not. */
    public void touch(String id) {
        Row<T> row = byId.get(id);
        if (row != null) {
            row.forgetView();
            world.journal().onRollback(row::forgetView);
        }
    }

    private Row<T> write(Row<T> before, Row<T> after) {
        world.journal().onRollback(() -> replace(after, before));
        replace(before, after);
        return after;
    }

    private void replace(Row<T> before, Row<T> after) {
        if (after == null) {
            byId.remove(before.id());
            inOrder.remove(before.sequence());
        } else {
            byId.put(after.id(), after);
            inOrder.put(after.sequence(), after);
        }
        for (TableType.Index<T> index : type.indexes()) {
            reindex(indexes.get(index.number()), keys(index, before), keys(index, after), before, after);
        }
    }

    private void reindex(Map<String, NavigableMap<Long, Row<T>>> rows, Collection<String> oldKeys,
            Collection<String> newKeys, Row<T> before, Row<T> after) {
        for (String key : oldKeys) {
            if (!newKeys.contains(key)) {
                NavigableMap<Long, Row<T>> same = rows.get(key);
                same.remove(before.sequence());
                if (same.isEmpty()) {
                    rows.remove(key);
                }
            }
        }
        for (String key : newKeys) {
            rows.computeIfAbsent(key, k -> new TreeMap<>()).put(after.sequence(), after);
        }
    }

    @SuppressWarnings("unchecked")
    private Collection<String> keys(TableType.Index<T> index, Row<T> row) {
        Object keys = row == null ? null : index.keysOf(row.value());
        if (keys == null) {
            return List.of();
        }
        return keys instanceof String key ? List.of(key) : (Collection<String>) keys;
    }

    // ---- reading inside the simulation, where everything is visible

    /** The resource with the id, or null. */
    public Row<T> find(String id) {
        return byId.get(id);
    }

    /** The resource with the id, which the simulation knows to be there. */
    public T value(String id) {
        return existing(id).value();
    }

    private Row<T> existing(String id) {
        Row<T> row = byId.get(id);
        if (row == null) {
            throw new IllegalStateException("There is no " + type + " " + id);
        }
        return row;
    }

    /** All resources, in order of creation. */
    public Collection<Row<T>> all() {
        return Collections.unmodifiableCollection(inOrder.values());
    }

    /** The resources that an index has for the key, in order of creation. */
    public Collection<Row<T>> by(TableType.Index<T> index, String key) {
        NavigableMap<Long, Row<T>> rows = indexes.get(index.number()).get(key);
        return rows == null ? List.of() : Collections.unmodifiableCollection(rows.values());
    }

    /** How many resources are in the table. */
    public int size() {
        return byId.size();
    }

    // ---- reading on behalf of a caller, who may be too early to see a new resource

    /**
     * The resource that a request names.
     *
     * @throws AwsError the kind's errors for ids that are malformed or unknown
     */
    public Row<T> get(String id) {
        return getAll(List.of(id)).get(0);
    }

    /**
     * The resources that a request names, each once, in the order of the request.
     *
     * @throws AwsError the kind's errors for ids that are malformed, then for those that are unknown, all in one message
     */
    public List<Row<T>> getAll(Collection<String> ids) {
        List<Row<T>> found = new ArrayList<>(ids.size());
        Set<String> unknown = null;
        for (String id : ids.size() > 1 ? new LinkedHashSet<>(ids) : ids) {
            Row<T> row = id == null ? null : byId.get(id);
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
            throw type.notFound(unknown).withHint(whatExists());
        }
        return found;
    }

    /** The resources that a caller can see, in order of creation, from the given place in that order on. */
    public Collection<Row<T>> visible(long fromSequence) {
        Collection<Row<T>> rows = (fromSequence <= 0 ? inOrder : inOrder.tailMap(fromSequence, true)).values();
        if (!world.mayHideResources()) {
            return rows;
        }
        List<Row<T>> seen = new ArrayList<>();
        for (Row<T> row : rows) {
            if (!world.hides(row)) {
                seen.add(row);
            }
        }
        return seen;
    }

    private String whatExists() {
        if (byId.isEmpty()) {
            return "there is no " + type + " in this region of this account";
        }
        StringBuilder hint = new StringBuilder("of kind ").append(type).append(" there exist ");
        int listed = 0;
        for (Row<T> row : inOrder.values()) {
            hint.append(listed == 0 ? "" : ", ").append(row.id()).append(" (").append(row.value().stateName()).append(')');
            if (++listed == 10) {
                hint.append(" and ").append(byId.size() - listed).append(" more");
                break;
            }
        }
        return hint.toString();
    }

    void digest(StringBuilder into) {
        if (nextSequence > 0) {
            into.append(type).append(" next ").append(nextSequence).append('\n');
        }
        for (Row<T> row : inOrder.values()) {
            into.append(type).append(' ').append(row.digest()).append('\n');
        }
    }
}
