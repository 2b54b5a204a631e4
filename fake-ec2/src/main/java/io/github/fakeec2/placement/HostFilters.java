package io.github.fakeec2.placement;

import io.github.fakeec2.query.FilterSet;

/** The filters of DescribeHosts (API reference, DescribeHosts, {@code Filter.N}). */
final class HostFilters {

    static final FilterSet<DedicatedHost> ALL = FilterSet.<DedicatedHost>of("DescribeHosts")
            .on("auto-placement", (row, region) -> HostView.onOff(row.value().autoPlacement()))
            .on("availability-zone", (row, region) -> row.value().zone())
            .on("client-token", (row, region) -> row.value().clientToken())
            .on("instance-type", (row, region) -> row.value().typeName())
            .on("state", (row, region) -> row.value().stateName())
            .tags()
            .notSimulated("host-reservation-id");

    private HostFilters() {
    }
}
