package io.github.fakeec2.network.vpc;

import io.github.fakeec2.network.DhcpOptions;
import io.github.fakeec2.query.FilterSet;
import java.util.ArrayList;
import java.util.List;

/** The filters of DescribeDhcpOptions. */
final class DhcpOptionsFilters {

    static final FilterSet<DhcpOptions> ALL = FilterSet.<DhcpOptions>of("DescribeDhcpOptions")
            .on("dhcp-options-id", (row, region) -> row.id())
            .on("key", (row, region) -> keys(row.value()))
            .on("value", (row, region) -> values(row.value()))
            .on("owner-id", (row, region) -> region.account())
            .tags();

    private DhcpOptionsFilters() {
    }

    private static List<String> keys(DhcpOptions options) {
        List<String> keys = new ArrayList<>();
        for (DhcpOptions.Option option : options.options()) {
            keys.add(option.key());
        }
        return keys;
    }

    private static List<String> values(DhcpOptions options) {
        List<String> values = new ArrayList<>();
        for (DhcpOptions.Option option : options.options()) {
            values.addAll(option.values());
        }
        return values;
    }
}
