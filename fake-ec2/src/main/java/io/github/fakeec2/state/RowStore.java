package io.github.fakeec2.state;

import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The rows of a table: by id, in order of creation, and by the keys of the secondary indexes. A resource has one slot
 * for life, so that a change which leaves the keys as they are - most do - touches no map at all.
 */
final class RowStore<T extends Resource> {

    private static final class Slot<T extends Resource> {

        private final Object[] keys;
        private Row<T> row;

        Slot(Row<T> row, int indexes) {
            this.row = row;
            this.keys = new Object[indexes];
        }
    }

    private final List<TableType.Index<T>> indexes;
    private final Map<String, Slot<T>> byId = new HashMap<>();
    private final InOrder<Slot<T>> inOrder = new InOrder<>();
    private final List<Map<String, Object>> byKey = new ArrayList<>();
    private final List<TableType.Total<T>> totals;
    private final List<Map<String, int[]>> sums = new ArrayList<>();

    RowStore(List<TableType.Index<T>> indexes, List<TableType.Total<T>> totals) {
        this.indexes = indexes;
        this.totals = totals;
        indexes.forEach(index -> byKey.add(new HashMap<>()));
        totals.forEach(total -> sums.add(new HashMap<>()));
    }

    int size() {
        return byId.size();
    }

    Row<T> find(String id) {
        Slot<T> slot = byId.get(id);
        return slot == null ? null : slot.row;
    }

    Collection<Row<T>> inOrder(long fromSequence) {
        return new RowsOf<>(inOrder, fromSequence);
    }

    @SuppressWarnings("unchecked")
    Collection<Row<T>> by(TableType.Index<T> index, String key) {
        Object held = byKey.get(index.number()).get(key);
        if (held == null) {
            return List.of();
        }
        return held instanceof Slot<?> one
                ? List.of((Row<T>) one.row) : new RowsOf<>((InOrder<Slot<T>>) held, 0);
    }

    int total(TableType.Total<T> total, String key) {
        int[] sum = sums.get(total.number()).get(key);
        return sum == null ? 0 : sum[0];
    }

    private void addUp(TableType.Total<T> total, Map<String, int[]> sums, Row<T> before, Row<T> after) {
        String from = before == null ? null : total.keyOf(before.value());
        String to = after == null ? null : total.keyOf(after.value());
        int less = from == null ? 0 : total.amountOf(before.value());
        int more = to == null ? 0 : total.amountOf(after.value());
        if (less == more && from != null && from.equals(to)) {
            return; // as nearly all changes have it
        }
        if (from != null) {
            add(sums, from, -less);
        }
        if (to != null) {
            add(sums, to, more);
        }
    }

    /** Keys come and go with what they name, so nothing is kept of those that add up to nothing. */
    private static void add(Map<String, int[]> sums, String key, int amount) {
        int[] sum = sums.get(key);
        if (sum == null) {
            if (amount != 0) {
                sums.put(key, new int[] {amount});
            }
            return;
        }
        sum[0] += amount;
        if (sum[0] == 0) {
            sums.remove(key);
        }
    }

    /** Replaces one row of a resource by the next; null stands for the resource not being there. */
    void replace(Row<T> before, Row<T> after) {
        Slot<T> slot;
        if (before == null) {
            slot = new Slot<>(after, indexes.size());
            byId.put(after.id(), slot);
            inOrder.put(after.sequence(), slot);
        } else if (after == null) {
            slot = byId.remove(before.id());
            inOrder.remove(before.sequence());
        } else {
            slot = byId.get(before.id());
            slot.row = after;
        }
        for (int i = 0; i < totals.size(); i++) {
            addUp(totals.get(i), sums.get(i), before, after);
        }
        long sequence = before == null ? after.sequence() : before.sequence();
        for (int i = 0; i < slot.keys.length; i++) {
            Object keys = after == null ? null : indexes.get(i).keysOf(after.value());
            if (keys == null ? slot.keys[i] != null : !keys.equals(slot.keys[i])) {
                unlink(byKey.get(i), slot.keys[i], sequence);
                link(byKey.get(i), keys, slot);
                slot.keys[i] = keys;
            }
        }
    }

    @SuppressWarnings("unchecked")
    private void link(Map<String, Object> index, Object keys, Slot<T> slot) {
        if (keys instanceof Collection<?> several) {
            several.forEach(key -> link(index, key, slot));
        } else if (keys != null) {
            // Nearly all keys belong to one resource: only the second brings a collection.
            Object held = index.putIfAbsent((String) keys, slot);
            if (held instanceof Slot<?> other) {
                InOrder<Slot<T>> both = new InOrder<>();
                both.put(other.row.sequence(), (Slot<T>) other);
                both.put(slot.row.sequence(), slot);
                index.put((String) keys, both);
            } else if (held != null) {
                ((InOrder<Slot<T>>) held).put(slot.row.sequence(), slot);
            }
        }
    }

    private void unlink(Map<String, Object> index, Object keys, long sequence) {
        if (keys instanceof Collection<?> several) {
            several.forEach(key -> unlink(index, key, sequence));
        } else if (keys != null) {
            Object held = index.get(keys);
            if (held instanceof InOrder<?> some) {
                some.remove(sequence);
                if (some.size() == 0) {
                    index.remove(keys);
                }
            } else {
                index.remove(keys);
            }
        }
    }

    /** A live view of the rows in slots. */
    private static final class RowsOf<T extends Resource> extends AbstractCollection<Row<T>> {

        private final InOrder<Slot<T>> slots;
        private final long fromSequence;

        RowsOf(InOrder<Slot<T>> slots, long fromSequence) {
            this.slots = slots;
            this.fromSequence = fromSequence;
        }

        @Override
        public Iterator<Row<T>> iterator() {
            Iterator<Slot<T>> each = slots.from(fromSequence);
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return each.hasNext();
                }

                @Override
                public Row<T> next() {
                    return each.next().row;
                }
            };
        }

        @Override
        public int size() {
            return slots.sizeFrom(fromSequence);
        }
    }
}
