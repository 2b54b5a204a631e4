package io.github.fakeec2.network.flowlog;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;

/**
 * A flow log: which traffic of a resource is recorded, and where the records go.
 *
 * @param trafficType {@code ACCEPT}, {@code REJECT} or {@code ALL}; null for transit gateways, which have no choice
 * @param destination where the records go
 * @param format what is in a record, and in which order
 * @param maxAggregationInterval in seconds: 60 or 600
 */
record FlowLog(String id, String resourceId, String trafficType, Destination destination, LogFormat format,
        int maxAggregationInterval) implements Resource {

    static final TableType<FlowLog> TABLE = TableType.<FlowLog>of("vpc-flow-log", "fl-")
            .notFound("InvalidFlowLogId.NotFound",
                    "These flow log ids in the input list are not found: [TotalCount: 1] %s",
                    "These flow log ids in the input list are not found: %s")
            .malformed("InvalidFlowLogId.Malformed", "Invalid flow log Id: '%s' (expecting 'fl-...')");

    /** Finds the flow logs of a resource. */
    static final TableType.Index<FlowLog> BY_RESOURCE = TABLE.index(FlowLog::resourceId);

    @Override
    public String stateName() {
        return "ACTIVE";
    }

    /** Whether traffic with the verdict is recorded. */
    boolean records(boolean accepted) {
        return trafficType == null || trafficType.equals("ALL") || trafficType.equals(accepted ? "ACCEPT" : "REJECT");
    }

    /**
     * Where records go.
     *
     * @param type {@code cloud-watch-logs}, {@code s3} or {@code kinesis-data-firehose}
     * @param arn the destination, or null where the log group alone is known
     * @param logGroupName the log group, or null
     * @param roleArn the role that publishes the records, or null
     * @param crossAccountRoleArn the role that publishes them in another account, or null
     * @param options how files in Amazon S3 are written, or null
     */
    record Destination(String type, String arn, String logGroupName, String roleArn, String crossAccountRoleArn,
            Options options) {

        static final String LOGS = "cloud-watch-logs";
        static final String S3 = "s3";
        static final String FIREHOSE = "kinesis-data-firehose";

        /** Whether records of both go to the same place. */
        boolean isSamePlaceAs(Destination other) {
            return type.equals(other.type) && place().equals(other.place());
        }

        private String place() {
            return logGroupName != null ? logGroupName : arn;
        }
    }

    /** How files in Amazon S3 are written. */
    record Options(String fileFormat, boolean hiveCompatiblePartitions, boolean perHourPartition) {
    }
}
