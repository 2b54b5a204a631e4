package io.github.fakeec2.state;

import io.github.fakeec2.error.AwsError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * What is the same for all tables of one kind of resource: the id prefix, the errors for ids that are malformed or
 * unknown, and the secondary indexes. A kind of resource comes into being by declaring a constant of this type.
 *
 * <pre>{@code
 * static final TableType<Volume> TABLE = TableType.<Volume>of("volume", "vol-")
 *         .notFound("InvalidVolume.NotFound", "The volume '%s' does not exist.")
 *         .malformed("InvalidVolumeID.Malformed", "Invalid id: \"%s\" (expecting \"vol-...\")");
 * }</pre>
 */
public final class TableType<T extends Resource> {

    private final String resourceType;
    private final String prefix;
    private final List<Index<T>> indexes = new ArrayList<>();
    private final List<Need<T>> needs = new ArrayList<>();
    private final List<Need<T>> followings = new ArrayList<>();
    private final List<Total<T>> totals = new ArrayList<>();
    private final List<Watch<?>> watches = new CopyOnWriteArrayList<>();
    private final List<Mention<T>> mentions = new CopyOnWriteArrayList<>();
    private String notFoundCode;
    private String notFoundMessage;
    private String notFoundPlural;
    private String malformedCode;
    private String malformedMessage;
    private boolean uuids;

    private TableType(String resourceType, String prefix) {
        this.resourceType = resourceType;
        this.prefix = prefix;
    }

    /**
     * A kind of resource.
     *
     * @param resourceType AWS's name of the kind, as tag specifications have it: {@code network-interface}
     * @param prefix how its ids begin, hyphen included: {@code eni-}
     */
    public static <T extends Resource> TableType<T> of(String resourceType, String prefix) {
        return new TableType<>(resourceType, prefix);
    }

    /** Code and message for an id that does not exist; {@code %s} stands for the id. */
    public TableType<T> notFound(String code, String message) {
        return notFound(code, message, message);
    }

    /** As above, with the message for several ids at once; {@code %s} stands for the ids, joined by ", ". */
    public TableType<T> notFound(String code, String message, String plural) {
        this.notFoundCode = code;
        this.notFoundMessage = message;
        this.notFoundPlural = plural;
        return this;
    }

    /** Code and message for a text that is no id of this kind; {@code %s} stands for the text. */
    public TableType<T> malformed(String code, String message) {
        this.malformedCode = code;
        this.malformedMessage = message;
        return this;
    }

    /** Has ids be the prefix and a UUID, as those of EC2 Fleets are; other ids are 17 digits. */
    public TableType<T> withUuids() {
        this.uuids = true;
        return this;
    }

    /** Adds an index: the key, a collection of keys, or null, by which a resource can be found. */
    public Index<T> index(Function<T, Object> keys) {
        Index<T> index = new Index<>(indexes.size(), keys);
        indexes.add(index);
        return index;
    }

    /**
     * Says that resources of this kind stand on those of another, which cannot be deleted meanwhile: see {@link
     * RegionState#dependentsOf}.
     *
     * @param other the kind that is needed
     * @param keys the ids of the resources that one of this kind needs: one, a collection, or null
     */
    public Index<T> needs(TableType<?> other, Function<T, Object> keys) {
        Index<T> index = index(keys);
        needs.add(new Need<>(other, index));
        return index;
    }

    /**
     * Says that resources of this kind act on what becomes of resources of another, as a fleet replaces its instances:
     * see {@link RegionState#followersOf}.
     *
     * @param other the kind that is followed
     * @param keys the ids of the resources that one of this kind follows: one, a collection, or null
     */
    public Index<T> follows(TableType<?> other, Function<T, Object> keys) {
        Index<T> index = index(keys);
        followings.add(new Need<>(other, index));
        return index;
    }

    /**
     * Says that the view of a resource of this kind shows something of resources of another kind, so that it is built
     * anew when one of those changes, comes or goes.
     *
     * @param other the kind that is shown
     * @param keys the ids of the resources that the view of one of this kind shows: one, a collection, or null
     */
    public Index<T> shows(TableType<?> other, Function<T, Object> keys) {
        Index<T> index = index(keys);
        shows(other, index);
        return index;
    }

    /** As above, with an index that there is anyway: it has the ids of the resources that are shown. */
    public void shows(TableType<?> other, Index<T> index) {
        other.watches.add(new Watch<>(this, index));
    }

    /**
     * Says that the view of a resource of this kind shows the resources of another kind that name it, as an instance
     * shows its interfaces, so that it is built anew when one of those changes, comes or goes.
     *
     * @param other the kind that is shown
     * @param index finds, by the id of a resource of this kind, the resources that its view shows
     */
    public <O extends Resource> void showsWhatNamesIt(TableType<O> other, Index<O> index) {
        other.mentions.add(new Mention<>(this, index));
    }

    /**
     * Adds up a number over the resources that have a key in common, such as the addresses that the interfaces in a
     * subnet take: see {@link Table#total}.
     *
     * @param key the one key of a resource, or null for one that does not count
     */
    public Total<T> total(Function<T, String> key, ToIntFunction<T> number) {
        Total<T> total = new Total<>(totals.size(), key, number);
        totals.add(total);
        return total;
    }

    List<Need<T>> needs() {
        return needs;
    }

    List<Need<T>> followings() {
        return followings;
    }

    /** Who shows resources of this kind. */
    List<Watch<?>> watches() {
        return watches;
    }

    /** Who shows resources of this kind by being named in them. */
    List<Mention<T>> mentions() {
        return mentions;
    }

    List<Total<T>> totals() {
        return totals;
    }

    List<Index<T>> indexes() {
        return indexes;
    }

    /** AWS's name of the kind: {@code instance}. */
    public String resourceType() {
        return resourceType;
    }

    /** How ids of the kind begin: {@code i-}. */
    public String prefix() {
        return prefix;
    }

    /** The error for ids that do not exist. */
    public AwsError notFound(Collection<String> ids) {
        String message = ids.size() == 1 ? notFoundMessage : notFoundPlural;
        return AwsError.of(notFoundCode, message.replace("%s", String.join(", ", ids)));
    }

    /** The error for a text that is no id of this kind. */
    public AwsError malformed(String text) {
        return AwsError.of(malformedCode, malformedMessage.replace("%s", abbreviated(text)));
    }

    /** Throws the error for a malformed id unless the text has the form of an id of this kind. */
    public void requireWellFormed(String id) {
        if (!isWellFormed(id)) {
            throw malformed(id);
        }
    }

    /** Whether a text has the form of an id of this kind. */
    public boolean isWellFormed(String id) {
        return uuids ? Ids.isUuid(id, prefix) : Ids.isWellFormed(id, prefix);
    }

    String nextId(SeededRandom random) {
        return uuids ? prefix + Ids.requestId(random) : Ids.next(prefix, random);
    }

    private static String abbreviated(String text) {
        return text.length() <= 255 ? text : text.substring(0, 255) + "...";
    }

    @Override
    public String toString() {
        return resourceType;
    }

    /** That resources of a kind need those of another, or follow them. */
    record Need<T extends Resource>(TableType<?> other, Index<T> index) {
    }

    /** That views of a kind show resources of another. */
    record Watch<T extends Resource>(TableType<T> type, Index<T> index) {
    }

    /** That views of a kind show those resources of another that name them. */
    record Mention<T extends Resource>(TableType<?> type, Index<T> index) {
    }

    /** A number that is added up over the resources with the same key. */
    public static final class Total<T extends Resource> {

        private final int number;
        private final Function<T, String> key;
        private final ToIntFunction<T> amount;

        private Total(int number, Function<T, String> key, ToIntFunction<T> amount) {
            this.number = number;
            this.key = key;
            this.amount = amount;
        }

        int number() {
            return number;
        }

        String keyOf(T value) {
            return key.apply(value);
        }

        int amountOf(T value) {
            return amount.applyAsInt(value);
        }
    }

    /** A secondary index of a kind of resource. */
    public static final class Index<T extends Resource> {

        private final int number;
        private final Function<T, Object> keys;

        private Index(int number, Function<T, Object> keys) {
            this.number = number;
            this.keys = keys;
        }

        int number() {
            return number;
        }

        Object keysOf(T value) {
            return keys.apply(value);
        }
    }
}
