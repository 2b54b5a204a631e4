package io.github.fakeec2.network.insights;

import io.github.fakeec2.query.FilterSet;
import java.util.function.Function;

/** The filters of DescribeNetworkInsightsPaths. */
final class NetworkInsightsPathFilters {

    static final FilterSet<NetworkInsightsPath> ALL = packets(packets(
            FilterSet.<NetworkInsightsPath>of("DescribeNetworkInsightsPaths")
                    .on("destination", (row, region) ->
                            row.value().destination() == null ? null : row.value().destination().id())
                    .on("protocol", (row, region) -> row.value().protocol())
                    .on("source", (row, region) -> row.value().source().id()),
            "filter-at-source.", NetworkInsightsPath::filterAtSource),
            "filter-at-destination.", NetworkInsightsPath::filterAtDestination);

    private NetworkInsightsPathFilters() {
    }

    private static FilterSet<NetworkInsightsPath> packets(FilterSet<NetworkInsightsPath> filters, String end,
            Function<NetworkInsightsPath, PacketFilter> at) {
        return with(with(with(with(filters,
                end + "source-address", at, PacketFilter::sourceAddress),
                end + "source-port-range", at, PacketFilter::sourcePorts),
                end + "destination-address", at, PacketFilter::destinationAddress),
                end + "destination-port-range", at, PacketFilter::destinationPorts);
    }

    private static FilterSet<NetworkInsightsPath> with(FilterSet<NetworkInsightsPath> filters, String name,
            Function<NetworkInsightsPath, PacketFilter> at, Function<PacketFilter, Object> part) {
        return filters.on(name, (row, region) -> {
            PacketFilter filter = at.apply(row.value());
            return filter == null ? null : part.apply(filter);
        });
    }
}
