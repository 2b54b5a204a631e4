package io.github.fakeec2.network.flowlog;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.flowlog.FlowLog.Destination;
import io.github.fakeec2.network.flowlog.FlowLog.Options;
import io.github.fakeec2.query.Required;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.DestinationOptionsRequest;

/**
 * What a request says about the flow logs that it makes, the same for each of its resources (API reference,
 * CreateFlowLogs; VPC user guide, "Work with flow logs").
 */
record FlowLogSpec(MonitoredKind kind, String trafficType, Destination destination, LogFormat format, int interval) {

    private static final Set<String> TRAFFIC_TYPES = Set.of("ACCEPT", "REJECT", "ALL");
    private static final Set<String> FILE_FORMATS = Set.of("plain-text", "parquet");
    private static final Pattern LOG_GROUP = Pattern.compile("[\\w.\\-/#]{1,512}");
    private static final Pattern LOG_GROUP_ARN =
            Pattern.compile("arn:aws[a-z-]*:logs:[a-z0-9-]+:[0-9]{12}:log-group:([\\w.\\-/#]{1,512})(:\\*)?");
    private static final Pattern BUCKET_ARN =
            Pattern.compile("arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/.*)?");
    private static final Pattern STREAM_ARN =
            Pattern.compile("arn:aws[a-z-]*:firehose:[a-z0-9-]+:[0-9]{12}:deliverystream[/:][\\w.-]{1,64}");
    private static final Pattern ROLE_ARN = Pattern.compile("arn:aws[a-z-]*:iam::[0-9]{12}:role/[\\w+=,.@/-]+");

    /** What a request says, or AWS's error. */
    static FlowLogSpec of(CreateFlowLogsRequest request) {
        MonitoredKind kind = MonitoredKind.of(require("ResourceType", request.resourceTypeAsString()));
        if (request.resourceIds().isEmpty()) {
            throw Required.notIncluded("ResourceIds");
        }
        if (request.resourceIds().size() > kind.mostInARequest()) {
            throw invalid("The maximum number of resource IDs of the type " + kind + " in a request is "
                    + kind.mostInARequest());
        }
        return new FlowLogSpec(kind, trafficType(kind, request.trafficTypeAsString()), destination(request),
                LogFormat.of(request.logFormat(), kind.isOfTransitGateway()),
                interval(kind, request.maxAggregationInterval()));
    }

    private static String require(String parameter, String value) {
        if (!Required.isGiven(value)) {
            throw Required.notIncluded(parameter);
        }
        return value;
    }

    private static AwsError invalid(String message) {
        return AwsError.of("InvalidParameter", message);
    }

    private static String trafficType(MonitoredKind kind, String type) {
        if (kind.isOfTransitGateway()) {
            if (type != null) {
                throw invalid("TrafficType is not supported for the resource type " + kind);
            }
            return null;
        }
        if (!TRAFFIC_TYPES.contains(require("TrafficType", type))) {
            throw AwsError.invalidValue("TrafficType", type);
        }
        return type;
    }

    private static int interval(MonitoredKind kind, Integer wanted) {
        int seconds = wanted != null ? wanted : kind.isOfTransitGateway() ? 60 : 600;
        if (seconds != 60 && (seconds != 600 || kind.isOfTransitGateway())) {
            throw invalid("Invalid Flow Log Max Aggregation Interval");
        }
        return seconds;
    }

    private static Destination destination(CreateFlowLogsRequest request) {
        String type = request.logDestinationTypeAsString();
        type = type == null || type.isEmpty() ? Destination.LOGS : type;
        if (!Set.of(Destination.LOGS, Destination.S3, Destination.FIREHOSE).contains(type)) {
            throw AwsError.invalidValue("LogDestinationType", type);
        }
        requireRole("DeliverLogsPermissionArn", request.deliverLogsPermissionArn());
        requireRole("DeliverCrossAccountRole", request.deliverCrossAccountRole());
        Options options = options(type, request.destinationOptions());
        String group = type.equals(Destination.LOGS) ? logGroup(request) : null;
        if (group == null) {
            requireArn(type, request);
        }
        return new Destination(type, request.logDestination(), group, request.deliverLogsPermissionArn(),
                request.deliverCrossAccountRole(), options);
    }

    private static void requireRole(String parameter, String arn) {
        if (arn != null && !ROLE_ARN.matcher(arn).matches()) {
            throw invalid("Value (" + arn + ") for parameter " + parameter
                    + " is invalid. Expecting the ARN of a role");
        }
    }

    private static String logGroup(CreateFlowLogsRequest request) {
        if (request.deliverLogsPermissionArn() == null) {
            throw invalid("DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs.");
        }
        if (request.logGroupName() != null && request.logDestination() != null) {
            throw invalid("Please only provide LogGroupName or only provide LogDestination.");
        }
        if (request.logGroupName() != null) {
            if (!LOG_GROUP.matcher(request.logGroupName()).matches()) {
                throw invalid("Invalid log group name: '" + request.logGroupName() + "'");
            }
            return request.logGroupName();
        }
        if (request.logDestination() == null) {
            throw invalid("LogDestination can't be empty if LogGroupName is not provided.");
        }
        Matcher arn = LOG_GROUP_ARN.matcher(request.logDestination());
        if (!arn.matches()) {
            throw invalidArn(request.logDestination());
        }
        return arn.group(1);
    }

    private static void requireArn(String type, CreateFlowLogsRequest request) {
        if (request.logGroupName() != null) {
            throw invalid("LogDestinationType must be cloud-watch-logs if LogGroupName is provided.");
        }
        String arn = request.logDestination();
        if (arn == null || arn.isEmpty()) {
            throw invalid("LogDestination can't be empty if LogGroupName is not provided.");
        }
        boolean bucket = type.equals(Destination.S3);
        if (!(bucket ? BUCKET_ARN : STREAM_ARN).matcher(arn).matches()) {
            throw invalidArn(arn);
        }
        if (bucket && List.of(arn.split("/")).contains("AWSLogs")) {
            throw invalid("LogDestination: " + arn + " contains the reserved name AWSLogs.");
        }
    }

    private static AwsError invalidArn(String arn) {
        return AwsError.of("InvalidParameterValue", "Invalid log destination ARN.")
                .withHint("'" + arn + "' is no ARN of the destination type");
    }

    private static Options options(String type, DestinationOptionsRequest wanted) {
        if (!type.equals(Destination.S3)) {
            if (wanted != null) {
                throw invalid("DestinationOptions can only be provided if LogDestinationType is s3.");
            }
            return null;
        }
        String format = wanted == null ? null : wanted.fileFormatAsString();
        if (format != null && !FILE_FORMATS.contains(format)) {
            throw AwsError.invalidValue("FileFormat", format);
        }
        return new Options(format == null ? "plain-text" : format,
                wanted != null && Boolean.TRUE.equals(wanted.hiveCompatiblePartitions()),
                wanted != null && Boolean.TRUE.equals(wanted.perHourPartition()));
    }

    /**
     * The flow log for one of the resources.
     *
     * @throws AwsError the error of the resource's kind for an id that is malformed or unknown; {@code
     *     FlowLogAlreadyExists}, {@code FlowLogsLimitExceeded}
     */
    FlowLog of(Call call, String resourceId) {
        kind.requireExisting(call, resourceId);
        MonitoredKind.requireRoom(call, resourceId, destination);
        return new FlowLog(call.nextId(FlowLog.TABLE), resourceId, trafficType, destination, format, interval);
    }
}
