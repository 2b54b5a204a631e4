package io.github.fakeec2.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one account has in one region: a table for each kind of resource, and a source of ids. */
public final class RegionState {

    /** The name, as the SDK has it, of what is not in a region but everywhere. */
    public static final String GLOBAL = "aws-global";

    private final World world;
    private final String account;
    private final String name;
    private final SeededRandom random;
    private final Map<TableType<?>, Table<?>> tables = new IdentityHashMap<>();
    private final List<Table<?>> followers = new ArrayList<>();

    RegionState(World world, String account, String name) {
        this.world = world;
        this.account = account;
        this.name = name;
        this.random = SeededRandom.of(world.seed(), account + "/" + name);
    }

    /** The account: twelve digits. */
    public String account() {
        return account;
    }

    /** The region's name, such as {@code us-east-1}. */
    public String name() {
        return name;
    }

    /** The table of a kind of resource. */
    @SuppressWarnings("unchecked")
    public <T extends Resource> Table<T> table(TableType<T> type) {
        Table<?> table = tables.get(type);
        if (table == null) {
            table = new Table<>(type, world, this);
            tables.put(type, table);
            if (!type.followings().isEmpty()) {
                followers.add(table);
            }
        }
        return (Table<T>) table;
    }

    /** The tables that have been used so far. */
    public Collection<Table<?>> tables() {
        Map<String, Table<?>> byType = new TreeMap<>();
        tables.forEach((type, table) -> byType.put(type.resourceType(), table));
        return byType.values();
    }

    /** The resource with the id, of whatever kind, or null. */
    public Row<?> find(String id) {
        for (Table<?> table : tables.values()) {
            Row<?> row = table.find(id);
            if (row != null) {
                return row;
            }
        }
        return null;
    }

    /** What stands on a resource, and so keeps it from being deleted: see {@link TableType#needs}. */
    public List<Row<?>> dependentsOf(TableType<?> type, String id) {
        List<Row<?>> dependents = new ArrayList<>();
        for (Table<?> table : tables()) {
            addNeeding(table, type, id, dependents);
        }
        return dependents;
    }

    /** What acts on whatever becomes of a resource: see {@link TableType#follows}. */
    public List<Row<?>> followersOf(TableType<?> type, String id) {
        if (followers.isEmpty()) {
            return List.of();
        }
        List<Row<?>> following = new ArrayList<>();
        for (Table<?> table : followers) {
            addFollowing(table, type, id, following);
        }
        return following;
    }

    private static <T extends Resource> void addNeeding(Table<T> table, TableType<?> type, String id,
            List<Row<?>> into) {
        addNaming(table, table.type().needs(), type, id, into);
    }

    private static <T extends Resource> void addFollowing(Table<T> table, TableType<?> type, String id,
            List<Row<?>> into) {
        addNaming(table, table.type().followings(), type, id, into);
    }

    private static <T extends Resource> void addNaming(Table<T> table, List<TableType.Need<T>> edges,
            TableType<?> type, String id, List<Row<?>> into) {
        for (TableType.Need<T> edge : edges) {
            if (edge.other() == type) {
                into.addAll(table.by(edge.index(), id));
            }
        }
    }

    @SuppressWarnings("unchecked")
    <T extends Resource> void forgetViews(TableType.Watch<T> watch, String id) {
        Table<T> table = (Table<T>) tables.get(watch.type());
        if (table != null) {
            for (Row<T> row : table.by(watch.index(), id)) {
                table.forgetView(row);
            }
        }
    }

    @SuppressWarnings("unchecked")
    <T extends Resource> void forgetView(TableType<T> type, String id) {
        Table<T> table = (Table<T>) tables.get(type);
        Row<T> row = table == null ? null : table.find(id);
        if (row != null) {
            table.forgetView(row);
        }
    }

    /** The next id of a kind of resource. */
    public String nextId(TableType<?> type) {
        return type.nextId(random());
    }

    /** The region's source of chance; a rollback sets it back. */
    public SeededRandom random() {
        world.journal().onRollback(random.mark());
        return random;
    }

    /** Whether nothing has ever been in it, but for what was taken back. */
    boolean isUntouched() {
        for (Table<?> table : tables.values()) {
            if (!table.isUntouched()) {
                return false;
            }
        }
        return true;
    }

    void digest(StringBuilder into) {
        into.append(account).append('/').append(name).append(' ').append(random.state()).append('\n');
        tables().forEach(table -> table.digest(into));
    }
}
