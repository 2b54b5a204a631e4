package io.github.fakeec2.query;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.state.TableType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ec2.model.Filter;

/**
 * How a Describe operation lists: by ids, by filters, page by page, in order of creation. Tokens name a place in that
 * order, so that what is created or deleted between two pages neither repeats nor hides anything else.
 *
 * @param type what is listed
 * @param filters the operation's filters, asked for when the first request has any
 * @param rules how the operation pages
 */
public record Listing<T extends Resource>(TableType<T> type, Supplier<FilterSet<T>> filters, PageRules rules) {

    private static final String TOKEN_VERSION = "1";

    /** The resources that a request asks for, all at once: for operations that do not page. */
    public List<Row<T>> all(RegionState region, List<String> ids, List<Filter> conditions) {
        return page(region, ids, conditions, null, null).rows();
    }

    /**
     * The page that a request asks for.
     *
     * @throws AwsError the kind's errors for ids; {@code InvalidParameterCombination} for {@code MaxResults} together
     *     with ids; {@code InvalidParameterValue} for {@code MaxResults} out of range, for a token that the operation
     *     did not give out, and for unknown filters
     */
    public Page<T> page(RegionState region, List<String> ids, List<Filter> conditions, Integer maxResults,
            String nextToken) {
        String token = nextToken == null || nextToken.isEmpty() ? null : nextToken;
        int size = rules.sizeOf(maxResults, !ids.isEmpty(), token);
        Table<T> table = region.table(type);
        Predicate<Row<T>> matcher = conditions.isEmpty() ? null : filters.get().matcher(conditions, region);
        if (!ids.isEmpty()) {
            return new Page<>(matching(table.getAll(ids), matcher), null);
        }
        return page(table.visible(placeIn(token)), matcher, size);
    }

    /**
     * The page that a request asks for, out of rows that are in no table but in a catalogue, in the order of their
     * places.
     */
    public Page<T> page(Collection<Row<T>> rows, RegionState region, boolean withIds, List<Filter> conditions,
            Integer maxResults, String nextToken) {
        String token = nextToken == null || nextToken.isEmpty() ? null : nextToken;
        int size = rules.sizeOf(maxResults, withIds, token);
        long from = placeIn(token);
        Predicate<Row<T>> matcher = conditions.isEmpty() ? null : filters.get().matcher(conditions, region);
        List<Row<T>> rest = new ArrayList<>(rows);
        if (from > 0) {
            rest.removeIf(row -> row.sequence() < from);
        }
        return page(rest, matcher, size);
    }

    /** As above, from the newest row to the oldest. */
    public Page<T> newestFirst(Collection<Row<T>> rows, RegionState region, List<Filter> conditions,
            Integer maxResults, String nextToken) {
        String token = nextToken == null || nextToken.isEmpty() ? null : nextToken;
        int size = rules.sizeOf(maxResults, false, token);
        long from = token == null ? Long.MAX_VALUE : placeIn(token);
        Predicate<Row<T>> matcher = conditions.isEmpty() ? null : filters.get().matcher(conditions, region);
        List<Row<T>> rest = new ArrayList<>(rows);
        rest.removeIf(row -> row.sequence() > from);
        rest.sort(Comparator.comparingLong((Row<T> row) -> row.sequence()).reversed());
        return page(rest, matcher, size);
    }

    private static <T extends Resource> List<Row<T>> matching(List<Row<T>> rows, Predicate<Row<T>> matcher) {
        if (matcher == null) {
            return rows;
        }
        List<Row<T>> matching = new ArrayList<>(rows);
        matching.removeIf(matcher.negate());
        return matching;
    }

    private Page<T> page(Collection<Row<T>> candidates, Predicate<Row<T>> matcher, int size) {
        List<Row<T>> rows = new ArrayList<>(Math.min(size, candidates.size()));
        for (Row<T> row : candidates) {
            if (matcher == null || matcher.test(row)) {
                if (rows.size() == size) {
                    return new Page<>(rows, tokenOf(row.sequence()));
                }
                rows.add(row);
            }
        }
        return new Page<>(rows, null);
    }

    private String tokenOf(long place) {
        String content = String.join(":", TOKEN_VERSION, kind(), Long.toString(place));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content.getBytes(StandardCharsets.UTF_8));
    }

    /** What keeps the tokens of two operations apart that list the same kind of resource. */
    private String kind() {
        return type.resourceType() + "/" + rules.idsParameter();
    }

    private long placeIn(String token) {
        if (token == null) {
            return 0;
        }
        try {
            String[] content = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split(":");
            if (content.length == 3 && content[0].equals(TOKEN_VERSION) && content[1].equals(kind())) {
                long place = Long.parseLong(content[2]);
                if (place >= 0) {
                    return place;
                }
            }
        } catch (IllegalArgumentException e) {
            // neither Base64 nor a number: the same answer as for a token of another operation
        }
        throw rules.badToken(token);
    }
}
