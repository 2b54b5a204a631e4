package io.github.fakeec2.query;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.Row;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ec2.model.Filter;

/**
 * The filters of one Describe operation: for each name what it looks at in a resource. Declared beside the resource,
 * matched here: the values of a filter are alternatives, several filters must all match, wildcards work in values. A
 * name that AWS does not document is refused as AWS refuses it; one that it documents and the fake does not simulate
 * is refused loudly. No name is ever ignored, since a typo must not pass a test.
 *
 * <pre>{@code
 * static final FilterSet<Volume> FILTERS = FilterSet.<Volume>of("DescribeVolumes")
 *         .on("status", (row, region) -> row.value().stateName())
 *         .tags()
 *         .notSimulated("fast-restored");
 * }</pre>
 */
public final class FilterSet<T extends Resource> {

    /** The most values that the filters of one request may have (EC2 API reference, {@code FilterLimitExceeded}). */
    private static final int MOST_VALUES = 200;

    /** What a filter looks at: a text, number, boolean, enum or moment, a collection of them, or null for nothing. */
    @FunctionalInterface
    public interface Extractor<T extends Resource> {

        /** What the filter sees of a resource; the region is at hand for looking at its neighbours. */
        Object valuesOf(Row<T> row, RegionState region);
    }

    private final String operation;
    private final Map<String, Extractor<T>> extractors = new HashMap<>();
    private boolean tags;

    private FilterSet(String operation) {
        this.operation = operation;
    }

    /** The filters of an operation, none yet. */
    public static <T extends Resource> FilterSet<T> of(String operation) {
        return new FilterSet<>(operation);
    }

    /** A filter of the given name; for a documented alias, declare it a second time. */
    public FilterSet<T> on(String name, Extractor<T> extractor) {
        extractors.put(name, extractor);
        return this;
    }

    /** The filters {@code tag:KEY} and {@code tag-key}, where the operation documents both. */
    public FilterSet<T> tags() {
        tags = true;
        return on("tag-key", (row, region) -> row.tags().keySet());
    }

    /** The filter {@code tag:KEY} alone. */
    public FilterSet<T> tagValuesOnly() {
        tags = true;
        return this;
    }

    /** Names that AWS documents for the operation and the fake cannot answer. */
    public FilterSet<T> notSimulated(String... names) {
        for (String name : names) {
            extractors.put(name, null);
        }
        return this;
    }

    /**
     * What the filters of a request let through.
     *
     * @throws AwsError {@code InvalidParameterValue} for a name that AWS does not document or none at all,
     *     {@code FilterLimitExceeded} for more than 200 values
     * @throws NotSimulatedException for a name that AWS documents and the fake does not simulate, and for a filter
     *     without values, to which AWS's answer is not documented
     */
    public Predicate<Row<T>> matcher(List<Filter> filters, RegionState region) {
        List<Predicate<Row<T>>> all = new ArrayList<>(filters.size());
        int values = 0;
        for (Filter filter : filters) {
            if (filter == null || filter.name() == null || filter.name().isEmpty()) {
                throw AwsError.of("InvalidParameterValue", "The filter 'null' is invalid");
            }
            if (filter.values().isEmpty()) {
                throw new NotSimulatedException("The filter '" + filter.name() + "' of " + operation
                        + " has no values; AWS does not document what it makes of that, so Fake EC2 refuses it");
            }
            values += filter.values().size();
            all.add(matcher(filter.name(), filter.values(), region));
        }
        if (values > MOST_VALUES) {
            throw AwsError.of("FilterLimitExceeded",
                    "The maximum number of filter values specified on a single call is " + MOST_VALUES);
        }
        return row -> {
            for (int i = 0; i < all.size(); i++) { // here and below no iterators: there are very many rows
                if (!all.get(i).test(row)) {
                    return false;
                }
            }
            return true;
        };
    }

    private Predicate<Row<T>> matcher(String name, List<String> values, RegionState region) {
        if (tags && name.startsWith("tag:")) {
            String key = name.substring("tag:".length());
            return row -> {
                String value = row.tags().get(key);
                return value != null && matchesAny(values, value);
            };
        }
        Extractor<T> extractor = extractors.get(name);
        if (extractor != null) {
            return row -> anyMatches(values, extractor.valuesOf(row, region));
        }
        if (extractors.containsKey(name)) {
            throw new NotSimulatedException("AWS documents the filter '" + name + "' of " + operation
                    + ", but Fake EC2 does not simulate it yet. Filters that it does: " + simulatedNames());
        }
        throw AwsError.of("InvalidParameterValue", "The filter '" + name + "' is invalid")
                .withHint("filters of " + operation + " are " + simulatedNames());
    }

    private String simulatedNames() {
        List<String> names = new ArrayList<>();
        extractors.forEach((name, extractor) -> {
            if (extractor != null) {
                names.add(name);
            }
        });
        if (tags) {
            names.add("tag:KEY");
        }
        names.sort(null);
        return String.join(", ", names);
    }

    private static boolean anyMatches(List<String> patterns, Object values) {
        if (values == null) {
            return false;
        }
        if (values instanceof Collection<?> several) {
            for (Object value : several) {
                if (anyMatches(patterns, value)) {
                    return true;
                }
            }
            return false;
        }
        if (values instanceof Instant moment) {
            // AWS prints milliseconds, as in its own examples; the short form is what java.time prints.
            return matchesAny(patterns, moment.toString()) || matchesAny(patterns, Milliseconds.FORMAT.format(moment));
        }
        return matchesAny(patterns, values.toString());
    }

    /** Made when the first filter on a moment is used. */
    private static final class Milliseconds {

        static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
                .appendInstant(3).toFormatter(Locale.ROOT);
    }

    private static boolean matchesAny(List<String> patterns, String value) {
        for (int i = 0; i < patterns.size(); i++) {
            String pattern = patterns.get(i);
            if (pattern != null && Wildcard.matches(pattern, value)) {
                return true;
            }
        }
        return false;
    }
}
