package io.github.fakeec2.fleet;

import io.github.fakeec2.query.FilterSet;
import java.util.List;

/** The filters of DescribeFleets (API reference, DescribeFleets, Filter.N). */
final class FleetFilters {

    /** States and the like are documented with hyphens for filters, and shown with underscores. */
    static final FilterSet<Fleet> ALL = FilterSet.<Fleet>of("DescribeFleets")
            .on("activity-status", (row, region) -> bothWays(row.value().progress().activity()))
            .on("excess-capacity-termination-policy", (row, region) ->
                    List.of(FleetView.policy(row.value()), row.value().plan().terminatesExcess()))
            .on("fleet-state", (row, region) -> bothWays(row.value().stateName()))
            .on("replace-unhealthy-instances", (row, region) ->
                    Boolean.TRUE.equals(row.value().request().replaceUnhealthyInstances()))
            .on("type", (row, region) -> row.value().type());

    private FleetFilters() {
    }

    private static List<String> bothWays(String name) {
        return List.of(name, name.replace('_', '-'));
    }
}
