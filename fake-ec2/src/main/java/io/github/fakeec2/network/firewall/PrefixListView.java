package io.github.fakeec2.network.firewall;

import io.github.fakeec2.network.Arns;
import io.github.fakeec2.network.PrefixList;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;

/** A prefix list as DescribeManagedPrefixLists and DescribePrefixLists show it. */
final class PrefixListView {

    private PrefixListView() {
    }

    static ManagedPrefixList of(Row<PrefixList> row, RegionState region) {
        return row.view(() -> build(row, region));
    }

    /** AWS says neither the version nor the size of its own lists. */
    private static ManagedPrefixList build(Row<PrefixList> row, RegionState region) {
        PrefixList list = row.value();
        boolean own = !list.isOfAws();
        return ManagedPrefixList.builder()
                .prefixListId(list.id())
                .prefixListName(list.name())
                .prefixListArn(own ? Arns.of(region, PrefixList.TABLE, list.id())
                        : "arn:aws:ec2:" + region.name() + ":aws:prefix-list/" + list.id())
                .addressFamily(list.addressFamily())
                .state(list.stateName())
                .stateMessage(list.stateMessage())
                .maxEntries(own ? list.maxEntries() : null)
                .version(own ? list.version() : null)
                .ownerId(list.ownerId())
                .tags(TagRules.toSdk(row.tags()))
                .build();
    }

    /** One of AWS's own lists with its ranges. */
    static software.amazon.awssdk.services.ec2.model.PrefixList ofService(Row<PrefixList> row) {
        return software.amazon.awssdk.services.ec2.model.PrefixList.builder()
                .prefixListId(row.id())
                .prefixListName(row.value().name())
                .cidrs(row.value().entries().stream().map(PrefixList.Entry::cidr).toList())
                .build();
    }

    static PrefixListEntry entry(PrefixList.Entry entry) {
        return PrefixListEntry.builder().cidr(entry.cidr()).description(entry.description()).build();
    }
}
