package io.github.fakeec2.tagging;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.state.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.ec2.model.Filter;

/** What DescribeTags lists. */
final class TagListing {

    private static final String TAG = "tag:";

    private TagListing() {
    }

    static Page<TagEntry> page(Call call, DescribeTagsRequest request) {
        List<Filter> conditions = request.filters();
        Listing<TagEntry> listing = new Listing<>(TagEntry.TABLE, () -> filters(conditions),
                PageRules.lowerCase("resourceIdSet", 5, 1_000));
        TagToken token = TagToken.read(request.nextToken());
        List<Row<TagEntry>> rows = TagEntry.all(call.region(), idsIn(conditions));
        rows.removeIf(row -> token.isPast(row.value()));
        Page<TagEntry> page = listing.page(rows, call.region(), false, conditions, request.maxResults(),
                token.place());
        if (page.nextToken() == null) {
            return page;
        }
        TagEntry last = page.rows().get(page.rows().size() - 1).value();
        return new Page<>(page.rows(), TagToken.after(last, page.nextToken()).text());
    }

    /**
     * The ids that the filters narrow the listing down to, or null if they do not: the usual question is for the tags
     * of one resource, which need not lay out those of all others.
     */
    private static Set<String> idsIn(List<Filter> filters) {
        for (Filter filter : filters) {
            if (filter != null && "resource-id".equals(filter.name()) && !filter.values().isEmpty()
                    && filter.values().stream().noneMatch(TagListing::isPattern)) {
                return new HashSet<>(filter.values());
            }
        }
        return null;
    }

    private static boolean isPattern(String value) {
        return value != null && (value.indexOf('*') >= 0 || value.indexOf('?') >= 0 || value.indexOf('\\') >= 0);
    }

    /**
     * The filters of DescribeTags (API reference, DescribeTags, {@code Filter.N}). What is listed are tags, so that
     * {@code tag:KEY} looks at the one tag of an entry; any key may stand there, hence a set for each request.
     */
    private static FilterSet<TagEntry> filters(List<Filter> conditions) {
        FilterSet<TagEntry> filters = FilterSet.<TagEntry>of("DescribeTags")
                .on("key", (row, region) -> row.value().key())
                .on("resource-id", (row, region) -> row.id())
                .on("resource-type", (row, region) -> row.value().resourceType())
                .on("value", (row, region) -> row.value().value());
        for (Filter filter : conditions) {
            if (filter != null && filter.name() != null && filter.name().startsWith(TAG)) {
                String key = filter.name().substring(TAG.length());
                filters.on(filter.name(),
                        (row, region) -> key.equals(row.value().key()) ? row.value().value() : null);
            }
        }
        return filters;
    }
}
