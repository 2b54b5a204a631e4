package io.github.fakeec2.network.firewall;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.PrefixList;
import io.github.fakeec2.network.PrefixLists;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ec2.model.Filter;

/** What lists prefix lists: the account's own in order of creation, then those of AWS. */
final class PrefixListListing {

    private final Listing<PrefixList> listing;
    private final boolean ofAwsAlone;

    PrefixListListing(Supplier<FilterSet<PrefixList>> filters, PageRules rules, boolean ofAwsAlone) {
        this.listing = new Listing<>(PrefixList.TABLE, filters, rules);
        this.ofAwsAlone = ofAwsAlone;
    }

    Page<PrefixList> page(Call call, List<String> ids, List<Filter> filters, Integer maxResults, String nextToken) {
        List<Row<PrefixList>> rows = ids.isEmpty() ? all(call) : named(call, ids);
        return listing.page(rows, call.region(), !ids.isEmpty(), filters, maxResults, nextToken);
    }

    /** The lists with the ids, each once, in the order of the request; one error names all ids that are unknown. */
    private List<Row<PrefixList>> named(Call call, List<String> ids) {
        List<Row<PrefixList>> rows = new ArrayList<>(ids.size());
        Set<String> unknown = new LinkedHashSet<>();
        for (String id : new LinkedHashSet<>(ids)) {
            Row<PrefixList> row = id == null ? null : PrefixLists.find(call.region(), id);
            boolean hidden = row != null && !row.value().isOfAws()
                    && (ofAwsAlone || !call.table(PrefixList.TABLE).isVisible(row));
            if (row != null && !hidden) {
                rows.add(row);
                continue;
            }
            PrefixList.TABLE.requireWellFormed(String.valueOf(id));
            unknown.add(id);
        }
        if (!unknown.isEmpty()) {
            throw PrefixList.TABLE.notFound(unknown).withHint(hint(call));
        }
        return rows;
    }

    private String hint(Call call) {
        List<String> names = new ArrayList<>();
        for (Row<PrefixList> row : all(call)) {
            names.add(row.id() + " (" + row.value().name() + ")");
        }
        return "there are " + String.join(", ", names);
    }

    private List<Row<PrefixList>> all(Call call) {
        List<Row<PrefixList>> rows =
                ofAwsAlone ? new ArrayList<>() : new ArrayList<>(call.table(PrefixList.TABLE).visible(0));
        rows.addAll(PrefixLists.ofAws(call.region()));
        return rows;
    }

    /**
     * The account's own list that a request is to change.
     *
     * @throws AwsError the errors of {@link PrefixLists#get}, {@code UnsupportedOperation} for one of AWS's own
     */
    static PrefixList own(Call call, String id) {
        PrefixList list = PrefixLists.get(call, id).value();
        if (list.isOfAws()) {
            throw AwsError.of("UnsupportedOperation",
                    "The prefix list (" + id + ") is managed by AWS and cannot be modified or deleted.");
        }
        return list;
    }
}
