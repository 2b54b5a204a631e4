package io.github.fakeec2.placement;

import io.github.fakeec2.query.FilterSet;

/** The filters of DescribePlacementGroups (API reference, DescribePlacementGroups, {@code Filter.N}). */
final class PlacementGroupFilters {

    static final FilterSet<PlacementGroup> ALL = FilterSet.<PlacementGroup>of("DescribePlacementGroups")
            .on("group-name", (row, region) -> row.value().name())
            .on("group-arn", (row, region) -> PlacementGroupView.arn(row.value(), region))
            .on("spread-level", (row, region) -> row.value().spreadLevel())
            .on("state", (row, region) -> row.value().stateName())
            .on("strategy", (row, region) -> row.value().strategy())
            .tags();

    private PlacementGroupFilters() {
    }
}
