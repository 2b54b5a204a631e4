package io.github.fakeec2.network.flowlog;

import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Row;
import software.amazon.awssdk.services.ec2.model.DestinationOptionsResponse;

/** A flow log as DescribeFlowLogs shows it. */
final class FlowLogView {

    /** Records always arrive. */
    static final String DELIVERED = "SUCCESS";

    private FlowLogView() {
    }

    static software.amazon.awssdk.services.ec2.model.FlowLog of(Row<FlowLog> row) {
        return row.view(() -> build(row));
    }

    private static software.amazon.awssdk.services.ec2.model.FlowLog build(Row<FlowLog> row) {
        FlowLog log = row.value();
        FlowLog.Destination destination = log.destination();
        return software.amazon.awssdk.services.ec2.model.FlowLog.builder()
                .flowLogId(log.id())
                .flowLogStatus(log.stateName())
                .creationTime(row.createdAt())
                .resourceId(log.resourceId())
                .trafficType(log.trafficType())
                .deliverLogsStatus(DELIVERED)
                .deliverLogsPermissionArn(destination.roleArn())
                .deliverCrossAccountRole(destination.crossAccountRoleArn())
                .logDestinationType(destination.type())
                .logDestination(destination.arn())
                .logGroupName(destination.logGroupName())
                .logFormat(log.format().text())
                .maxAggregationInterval(log.maxAggregationInterval())
                .destinationOptions(options(destination.options()))
                .tags(TagRules.toSdk(row.tags()))
                .build();
    }

    private static DestinationOptionsResponse options(FlowLog.Options options) {
        return options == null ? null : DestinationOptionsResponse.builder()
                .fileFormat(options.fileFormat())
                .hiveCompatiblePartitions(options.hiveCompatiblePartitions())
                .perHourPartition(options.perHourPartition())
                .build();
    }
}
