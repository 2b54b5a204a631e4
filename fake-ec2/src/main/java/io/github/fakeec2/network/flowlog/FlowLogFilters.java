package io.github.fakeec2.network.flowlog;

import io.github.fakeec2.query.FilterSet;

/** The filters of DescribeFlowLogs. */
final class FlowLogFilters {

    static final FilterSet<FlowLog> ALL = FilterSet.<FlowLog>of("DescribeFlowLogs")
            .on("deliver-log-status", (row, region) -> FlowLogView.DELIVERED)
            .on("flow-log-id", (row, region) -> row.id())
            .on("log-destination-type", (row, region) -> row.value().destination().type())
            .on("log-group-name", (row, region) -> row.value().destination().logGroupName())
            .on("resource-id", (row, region) -> row.value().resourceId())
            .on("traffic-type", (row, region) -> row.value().trafficType())
            .tags();

    private FlowLogFilters() {
    }
}
