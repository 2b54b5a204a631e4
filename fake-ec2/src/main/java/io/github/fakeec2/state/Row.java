package io.github.fakeec2.state;

import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A resource in its table, with what every resource has: tags, a place in the order of creation, a history. Rows are
 * immutable but for the cached view, which is built on demand and thrown away with the row.
 */
public final class Row<T extends Resource> {

    private final T value;
    private final Map<String, String> tags;
    private final long sequence;
    private final Instant createdAt;
    private final Instant visibleFrom;
    private final History history;
    private Object view;
    private String digest; // written out when first asked for, since it is asked for around each call of a test

    Row(T value, Map<String, String> tags, long sequence, Instant createdAt, Instant visibleFrom, History history) {
        this.value = value;
        this.tags = tags;
        this.sequence = sequence;
        this.createdAt = createdAt;
        this.visibleFrom = visibleFrom;
        this.history = history;
    }

    /** A row that is in no table: of a catalogue that is the same in every cloud. */
    public static <T extends Resource> Row<T> ofCatalogue(T value, long place) {
        return ofCatalogue(value, Map.of(), place);
    }

    /** As above, with the tags that an account has set on what is in the catalogue. */
    public static <T extends Resource> Row<T> ofCatalogue(T value, Map<String, String> tags, long place) {
        return new Row<>(value, tags, place, Instant.EPOCH, null, null);
    }

    Row<T> with(T newValue, Cause cause) {
        return new Row<>(newValue, tags, sequence, createdAt, visibleFrom, history.then(newValue.stateName(), cause));
    }

    Row<T> withTags(Map<String, String> newTags, Cause cause) {
        return new Row<>(value, newTags, sequence, createdAt, visibleFrom, history.then(value.stateName(), cause));
    }

    /** The resource. */
    public T value() {
        return value;
    }

    /** The resource's id. */
    public String id() {
        return value.id();
    }

    /** The tags, in the order in which they were set. */
    public Map<String, String> tags() {
        return tags;
    }

    /** When the resource was made, on the cloud's clock. */
    public Instant createdAt() {
        return createdAt;
    }

    /** What happened to the resource. */
    public History history() {
        return history;
    }

    /** The place in the order of creation within the table. */
    public long sequence() {
        return sequence;
    }

    /** Whether calls can see the resource yet; see the fault "new resources are invisible". */
    boolean isVisibleAt(Instant moment) {
        return visibleFrom == null || !visibleFrom.isAfter(moment);
    }

    /** The SDK's model object for the resource, built when first asked for. */
    @SuppressWarnings("unchecked")
    public <V> V view(Supplier<V> builder) {
        Object known = view; // read once: rows of a catalogue are shared between clouds
        if (known == null) {
            known = builder.get();
            view = known;
        }
        return (V) known;
    }

    void forgetView() {
        view = null;
    }

    /** All that the row remembers but for call sites, which differ between two runs that are otherwise the same. */
    String digest() {
        if (digest == null) {
            StringBuilder text = new StringBuilder().append(sequence).append(' ').append(this)
                    .append(" made ").append(createdAt).append(" visible ").append(visibleFrom).append(" history");
            for (History.Entry entry : history.entries()) {
                text.append(' ').append(entry.at()).append(' ').append(entry.state()).append(' ').append(entry.cause());
            }
            digest = text.toString();
        }
        return digest;
    }

    @Override
    public String toString() {
        return value + " " + tags;
    }
}
