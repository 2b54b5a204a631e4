package io.github.fakeec2.network.firewall;

import io.github.fakeec2.network.PrefixList;
import io.github.fakeec2.query.FilterSet;

/** The filters of DescribeManagedPrefixLists and DescribePrefixLists. */
final class PrefixListFilters {

    static final FilterSet<PrefixList> MANAGED = idAndName("DescribeManagedPrefixLists")
            .on("owner-id", (row, region) -> row.value().ownerId())
            .tagValuesOnly(); // not in the API reference, but EC2 takes it: Terraform finds lists by their tags

    static final FilterSet<PrefixList> OF_SERVICES = idAndName("DescribePrefixLists");

    private PrefixListFilters() {
    }

    private static FilterSet<PrefixList> idAndName(String operation) {
        return FilterSet.<PrefixList>of(operation)
                .on("prefix-list-id", (row, region) -> row.id())
                .on("prefix-list-name", (row, region) -> row.value().name());
    }
}
