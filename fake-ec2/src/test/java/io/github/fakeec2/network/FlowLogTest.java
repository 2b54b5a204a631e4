package io.github.fakeec2.network;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.Gateways;
import io.github.fakeec2.network.flowlog.FlowLogs;
import io.github.fakeec2.network.flowlog.FlowRecord;
import io.github.fakeec2.quota.Quota;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

class FlowLogTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/flow";
    private static final String BUCKET = "arn:aws:s3:::logs";
    private static final String DEFAULT = "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} "
            + "${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}";

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();
    private final String vpc = ec2.describeVpcs().vpcs().get(0).vpcId();

    @AfterEach
    void close() {
        cloud.close();
    }

    private CreateFlowLogsResponse create(Consumer<CreateFlowLogsRequest.Builder> more) {
        return ec2.createFlowLogs(r -> more.accept(r.resourceType("VPC").resourceIds(vpc).trafficType("ALL")
                .logDestinationType("s3").logDestination(BUCKET)));
    }

    private String toBucket(String resourceType, String id, String trafficType, String format) {
        return create(r -> r.resourceType(resourceType).resourceIds(id).trafficType(trafficType).logFormat(format))
                .flowLogIds().get(0);
    }

    private FlowLog described(String id) {
        return ec2.describeFlowLogs(r -> r.flowLogIds(id)).flowLogs().get(0);
    }

    @Test
    void aFlowLogInCloudWatchLogsIsWhatOneGetsUnasked() {
        var tags = TagSpecification.builder().resourceType(ResourceType.VPC_FLOW_LOG)
                .tags(Tag.builder().key("team").value("a").build()).build();
        var created = ec2.createFlowLogs(r -> r.resourceType("VPC").resourceIds(vpc).trafficType("REJECT")
                .logGroupName("flows").deliverLogsPermissionArn(ROLE).clientToken("once").tagSpecifications(tags));
        assertThat(created.unsuccessful()).isEmpty();
        assertThat(created.clientToken()).isEqualTo("once");
        FlowLog log = described(created.flowLogIds().get(0));
        assertThat(log.flowLogId()).startsWith("fl-");
        assertThat(log.resourceId()).isEqualTo(vpc);
        assertThat(log.trafficTypeAsString()).isEqualTo("REJECT");
        assertThat(log.logDestinationTypeAsString()).isEqualTo("cloud-watch-logs");
        assertThat(log.logGroupName()).isEqualTo("flows");
        assertThat(log.deliverLogsPermissionArn()).isEqualTo(ROLE);
        assertThat(log.deliverLogsStatus()).isEqualTo("SUCCESS");
        assertThat(log.flowLogStatus()).isEqualTo("ACTIVE");
        assertThat(log.maxAggregationInterval()).isEqualTo(600);
        assertThat(log.logFormat()).isEqualTo(DEFAULT);
        assertThat(log.tags()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"s3, arn:aws:s3:::logs, ", "s3, arn:aws:s3:::logs/deep/, ",
        "kinesis-data-firehose, arn:aws:firehose:us-east-1:123456789012:deliverystream/s, ",
        "cloud-watch-logs, arn:aws:logs:us-east-1:123456789012:log-group:flows:*, flows"})
    void recordsGoToManyPlaces(String type, String arn, String group) {
        FlowLog log = described(create(r -> r.logDestinationType(type).logDestination(arn)
                .deliverLogsPermissionArn(ROLE)).flowLogIds().get(0));
        assertThat(log.logDestination()).isEqualTo(arn);
        assertThat(log.logGroupName()).isEqualTo(group);
    }

    @Test
    void filesInABucketHaveOptions() {
        var plain = described(create(r -> { }).flowLogIds().get(0)).destinationOptions();
        assertThat(plain.fileFormatAsString()).isEqualTo("plain-text");
        assertThat(plain.perHourPartition()).isFalse();
        var asked = described(create(r -> r.logDestination(BUCKET + "/2").destinationOptions(
                o -> o.fileFormat("parquet").hiveCompatiblePartitions(true))).flowLogIds().get(0)).destinationOptions();
        assertThat(asked.fileFormatAsString()).isEqualTo("parquet");
        assertThat(asked.hiveCompatiblePartitions()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "null | ALL | s3 | arn:aws:s3:::logs | null | null | MissingParameter | The request must include the "
                + "ResourceType parameter. Add the required parameter and retry the request.",
        "House | ALL | s3 | arn:aws:s3:::logs | null | null | InvalidParameterValue | "
                + "Value (House) for parameter ResourceType is invalid.",
        "VPC | null | s3 | arn:aws:s3:::logs | null | null | MissingParameter | The request must include the "
                + "TrafficType parameter. Add the required parameter and retry the request.",
        "VPC | SOME | s3 | arn:aws:s3:::logs | null | null | InvalidParameterValue | "
                + "Value (SOME) for parameter TrafficType is invalid.",
        "TransitGateway | ALL | s3 | arn:aws:s3:::logs | null | null | InvalidParameter | "
                + "TrafficType is not supported for the resource type TransitGateway",
        "VPC | ALL | tape | arn:aws:s3:::logs | null | null | InvalidParameterValue | "
                + "Value (tape) for parameter LogDestinationType is invalid.",
        "VPC | ALL | s3 | null | null | null | InvalidParameter | "
                + "LogDestination can't be empty if LogGroupName is not provided.",
        "VPC | ALL | s3 | logs | null | null | InvalidParameterValue | Invalid log destination ARN.",
        "VPC | ALL | s3 | arn:aws:s3:::logs/AWSLogs/ | null | null | InvalidParameter | "
                + "LogDestination: arn:aws:s3:::logs/AWSLogs/ contains the reserved name AWSLogs.",
        "VPC | ALL | s3 | arn:aws:s3:::logs | flows | null | InvalidParameter | "
                + "LogDestinationType must be cloud-watch-logs if LogGroupName is provided.",
        "VPC | ALL | kinesis-data-firehose | arn:aws:s3:::logs | null | null | InvalidParameterValue | "
                + "Invalid log destination ARN.",
        "VPC | ALL | null | null | flows | null | InvalidParameter | "
                + "DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs.",
        "VPC | ALL | null | null | null | arn:aws:iam::123456789012:role/flow | InvalidParameter | "
                + "LogDestination can't be empty if LogGroupName is not provided.",
        "VPC | ALL | null | arn:aws:s3:::logs | null | arn:aws:iam::123456789012:role/flow | InvalidParameterValue | "
                + "Invalid log destination ARN.",
        "VPC | ALL | null | arn:aws:s3:::logs | flows | arn:aws:iam::123456789012:role/flow | InvalidParameter | "
                + "Please only provide LogGroupName or only provide LogDestination.",
        "VPC | ALL | null | null | fl ows | arn:aws:iam::123456789012:role/flow | InvalidParameter | "
                + "Invalid log group name: 'fl ows'",
        "VPC | ALL | null | null | flows | jo | InvalidParameter | "
                + "Value (jo) for parameter DeliverLogsPermissionArn is invalid. Expecting the ARN of a role",
    })
    void badInputIsRefused(String resourceType, String trafficType, String type, String destination, String group,
            String role, String code, String message) {
        assertRefused(code, message, () -> ec2.createFlowLogs(r -> r.resourceType(resourceType).resourceIds(vpc)
                .trafficType(trafficType).logDestinationType(type).logDestination(destination).logGroupName(group)
                .deliverLogsPermissionArn(role)));
    }

    @Test
    void moreBadInputIsRefused() {
        assertRefused("MissingParameter", "The request must include the ResourceIds parameter. Add the required "
                + "parameter and retry the request.", () -> create(r -> r.resourceIds(List.of())));
        assertRefused("InvalidParameter", "Invalid Flow Log Max Aggregation Interval",
                () -> create(r -> r.maxAggregationInterval(120)));
        assertRefused("InvalidParameter", "Invalid Flow Log Max Aggregation Interval", () -> create(
                r -> r.resourceType("TransitGateway").trafficType((String) null).maxAggregationInterval(600)));
        assertRefused("InvalidParameter", () -> create(r -> r.logDestinationType("kinesis-data-firehose")
                .destinationOptions(o -> o.fileFormat("parquet"))));
        assertRefused("InvalidParameterValue", () -> create(r -> r.destinationOptions(o -> o.fileFormat("doc"))));
        assertRefused("InvalidParameter", () -> create(r -> r.resourceIds(
                IntStream.range(0, 1001).mapToObj(i -> "vpc-" + i).toList())));
        assertRefused("MissingParameter", () -> ec2.deleteFlowLogs(r -> { }));
        assertRefused("InvalidFlowLogId.NotFound",
                "These flow log ids in the input list are not found: [TotalCount: 1] fl-00000000000000000",
                () -> described("fl-00000000000000000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"srcaddr", "${srcaddr},${dstaddr}", "${srcaddr} ", " ${srcaddr}", "${srcaddr}  ${dstaddr}",
        "${colour}", "${tgw-id}", "${SRCADDR}", "$"})
    void aFormatIsAListOfKnownFields(String format) {
        assertRefused("InvalidParameter",
                "1 validation error detected: Value '" + format + "' at 'logFormat' has an invalid format",
                () -> create(r -> r.logFormat(format)));
    }

    @Test
    void resourcesThatDoNotExistKeepNoOtherFromHavingAFlowLog() {
        String subnet = ec2.describeSubnets().subnets().get(0).subnetId();
        var answer = create(r -> r.resourceType("Subnet")
                .resourceIds("subnet-00000000000000000", subnet, "x", null));
        assertThat(answer.flowLogIds()).hasSize(1);
        assertThat(answer.unsuccessful()).extracting(item -> item.resourceId() + " " + item.error().code())
                .containsExactly("subnet-00000000000000000 InvalidSubnetID.NotFound", "x InvalidSubnetID.Malformed",
                        "null InvalidSubnetID.Malformed");
        assertThat(create(r -> r.resourceType("TransitGateway").trafficType((String) null)
                .resourceIds("tgw-00000000000000000")).unsuccessful()).singleElement().satisfies(
                        item -> assertThat(item.error().code()).isEqualTo("InvalidTransitGatewayID.NotFound"));
    }

    @Test
    void oneFlowLogOfAResourceGoesToAPlace() {
        create(r -> { });
        assertThat(create(r -> r.trafficType("REJECT")).unsuccessful()).singleElement().satisfies(item -> {
            assertThat(item.error().code()).isEqualTo("FlowLogAlreadyExists");
            assertThat(item.error().message()).isEqualTo(
                    "Error. There is an existing Flow Log with the same configuration and log destination.");
        });
        cloud.quotas().set(Quota.FLOW_LOGS_PER_RESOURCE, 2);
        assertThat(create(r -> r.logDestination(BUCKET + "2")).unsuccessful()).isEmpty();
        assertThat(create(r -> r.logDestination(BUCKET + "3")).unsuccessful()).singleElement().satisfies(
                item -> assertThat(item.error().code()).isEqualTo("FlowLogsLimitExceeded"));
    }

    @Test
    void flowLogsAreDeleted() {
        String id = create(r -> { }).flowLogIds().get(0);
        assertThat(ec2.deleteFlowLogs(r -> r.flowLogIds(id, "fl-00000000000000000")).unsuccessful())
                .singleElement().satisfies(item -> {
                    assertThat(item.resourceId()).isEqualTo("fl-00000000000000000");
                    assertThat(item.error().code()).isEqualTo("InvalidFlowLogId.NotFound");
                });
        assertThat(ec2.describeFlowLogs().flowLogs()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"deliver-log-status, SUCCESS, 1", "log-destination-type, s3, 1", "flow-log-id, fl-*, 1",
        "log-group-name, *, 0", "resource-id, vpc-*, 1", "traffic-type, ACCEPT, 0", "tag-key, x, 0", "tag:Name, x, 0"})
    void flowLogsCanBeFiltered(String name, String value, int found) {
        create(r -> { });
        assertThat(ec2.describeFlowLogs(r -> r.filter(Filter.builder().name(name).values(value).build())).flowLogs())
                .hasSize(found);
    }

    // ---- records

    private InstanceNetworkInterface launch() {
        return ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                .minCount(1).maxCount(1)).instances().get(0).networkInterfaces().get(0);
    }

    private static FlowRecord flow(InstanceNetworkInterface eni, boolean ingress, boolean accepted) {
        String far = "10.9.8.7";
        String near = eni.privateIpAddress();
        return new FlowRecord(eni.networkInterfaceId(), eni.vpcId(), eni.subnetId(), ingress ? far : near,
                ingress ? 40000 : 443, ingress ? near : far, ingress ? 443 : 40000, 6, accepted, 3, 180,
                Instant.ofEpochSecond(1_700_000_000), Instant.ofEpochSecond(1_700_000_059), ingress, 3);
    }

    private void send(FlowRecord flow) {
        Gateways.of(cloud).change("123456789012", "us-east-1", "traffic", call -> FlowLogs.record(call, flow));
    }

    private List<String> recordsOf(String flowLogId) {
        return FlowLogs.recordsOf(Gateways.of(cloud).world().region("123456789012", "us-east-1"), flowLogId);
    }

    @Test
    void aRecordIsALineInTheDefaultFormat() {
        InstanceNetworkInterface eni = launch();
        String id = toBucket("VPC", vpc, "ALL", null);
        assertThat(recordsOf(id)).isEmpty();

        send(flow(eni, true, true));

        assertThat(recordsOf(id)).containsExactly("2 123456789012 " + eni.networkInterfaceId() + " 10.9.8.7 "
                + eni.privateIpAddress() + " 40000 443 6 3 180 1700000000 1700000059 ACCEPT OK");
    }

    @Test
    void aCustomFormatShowsWhatIsKnownAndAHyphenForTheRest() {
        InstanceNetworkInterface eni = launch();
        String instance = ec2.describeInstances().reservations().get(0).instances().get(0).instanceId();
        String id = toBucket("NetworkInterface", eni.networkInterfaceId(), "ALL",
                "${version} ${vpc-id} ${subnet-id} ${instance-id} ${tcp-flags} ${type} ${region} ${flow-direction} "
                        + "${traffic-path} ${action} ${pkt-srcaddr} ${pkt-dstaddr}");

        send(flow(eni, false, false));

        assertThat(recordsOf(id)).containsExactly("5 " + vpc + " " + eni.subnetId() + " " + instance
                + " 3 IPv4 us-east-1 egress - REJECT " + eni.privateIpAddress() + " 10.9.8.7");
    }

    @Test
    void theInterfacesOwnEndIsItsPrimaryAddress() {
        InstanceNetworkInterface eni = launch();
        String id = toBucket("VPC", vpc, "ALL", "${srcaddr} ${dstaddr} ${pkt-srcaddr} ${pkt-dstaddr} ${az-id}");
        var toSecondary = new FlowRecord(eni.networkInterfaceId(), vpc, eni.subnetId(), "10.9.8.7", 0,
                "172.31.0.250", 0, 1, true, 1, 84, Instant.EPOCH, Instant.EPOCH, true, 0);

        send(toSecondary);

        assertThat(recordsOf(id).get(0))
                .startsWith("10.9.8.7 " + eni.privateIpAddress() + " 10.9.8.7 172.31.0.250 use1-az");
    }

    @Test
    void aFlowIsRecordedInEveryFlowLogThatIsAboutIt() {
        InstanceNetworkInterface eni = launch();
        String ofVpc = toBucket("VPC", vpc, "ALL", "${action}");
        String ofSubnet = toBucket("Subnet", eni.subnetId(), "ACCEPT", "${action}");
        String ofInterface = toBucket("NetworkInterface", eni.networkInterfaceId(), "REJECT", "${action}");
        String ofOther = toBucket("Subnet", ec2.describeSubnets().subnets().stream().map(subnet -> subnet.subnetId())
                .filter(subnet -> !subnet.equals(eni.subnetId())).findFirst().orElseThrow(), "ALL", "${action}");

        send(flow(eni, true, true));
        send(flow(eni, true, false));

        assertThat(recordsOf(ofVpc)).containsExactly("ACCEPT", "REJECT");
        assertThat(recordsOf(ofSubnet)).containsExactly("ACCEPT");
        assertThat(recordsOf(ofInterface)).containsExactly("REJECT");
        assertThat(recordsOf(ofOther)).isEmpty();
    }

    @Test
    void recordsOutliveTheirFlowLog() {
        InstanceNetworkInterface eni = launch();
        String id = toBucket("VPC", vpc, "ALL", null);
        send(flow(eni, true, true));
        ec2.deleteFlowLogs(r -> r.flowLogIds(id));
        send(flow(eni, true, true));
        assertThat(recordsOf(id)).hasSize(1);
    }

    @Test
    void theLatestRecordsAreKept() {
        InstanceNetworkInterface eni = launch();
        String id = toBucket("VPC", vpc, "ALL", "${srcport}");
        FlowRecord flow = flow(eni, true, true);
        Gateways.of(cloud).change("123456789012", "us-east-1", "traffic", call -> {
            for (int i = 0; i < 20_001; i++) {
                FlowLogs.record(call, new FlowRecord(flow.interfaceId(), vpc, flow.subnetId(), "10.9.8.7", i,
                        "10.0.0.1", 443, 6, true, 1, 40, Instant.EPOCH, Instant.EPOCH, true, 2));
            }
        });
        assertThat(recordsOf(id)).hasSize(10_000).startsWith("10001").endsWith("20000");
    }
}
