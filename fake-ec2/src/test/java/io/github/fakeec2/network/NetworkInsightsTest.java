package io.github.fakeec2.network;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInsightsPathRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInsightsAnalysesRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NetworkInsightsAnalysis;
import software.amazon.awssdk.services.ec2.model.NetworkInsightsPath;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** Paths and analyses of Reachability Analyzer as resources; what analyses find is another test's. */
class NetworkInsightsTest {

    private static final String UNKNOWN_PATH = "nip-0123456789abcdef0";
    private static final String UNKNOWN_ANALYSIS = "nia-0123456789abcdef0";

    private final FakeCloud cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build();
    private final Ec2Client ec2 = cloud.ec2();
    private final String account = ec2.describeVpcs().vpcs().get(0).ownerId();
    private final String igw = ec2.describeInternetGateways().internetGateways().get(0).internetGatewayId();
    private final String eni = ec2.createNetworkInterface(
            r -> r.subnetId(ec2.describeSubnets().subnets().get(0).subnetId())).networkInterface().networkInterfaceId();

    @AfterEach
    void close() {
        cloud.close();
    }

    private NetworkInsightsPath create(Consumer<CreateNetworkInsightsPathRequest.Builder> more) {
        return ec2.createNetworkInsightsPath(r -> more.accept(r.source(igw).destination(eni).protocol("tcp")))
                .networkInsightsPath();
    }

    private String path() {
        return create(r -> { }).networkInsightsPathId();
    }

    private List<NetworkInsightsPath> paths() {
        return ec2.describeNetworkInsightsPaths(r -> { }).networkInsightsPaths();
    }

    private String start(String path) {
        return ec2.startNetworkInsightsAnalysis(r -> r.networkInsightsPathId(path)).networkInsightsAnalysis()
                .networkInsightsAnalysisId();
    }

    private List<String> analyses(Consumer<DescribeNetworkInsightsAnalysesRequest.Builder> more) {
        return ec2.describeNetworkInsightsAnalyses(more).networkInsightsAnalyses().stream()
                .map(NetworkInsightsAnalysis::networkInsightsAnalysisId).toList();
    }

    private static TagSpecification tags(ResourceType type) {
        return TagSpecification.builder().resourceType(type)
                .tags(Tag.builder().key("team").value("a").build()).build();
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    // ---- paths

    @Test
    void aPathIsShownAsItWasAskedFor() {
        NetworkInsightsPath path = create(r -> r.sourceIp("198.51.100.1").destinationIp("172.31.0.9")
                .destinationPort(22).tagSpecifications(tags(ResourceType.NETWORK_INSIGHTS_PATH)));

        assertThat(path.networkInsightsPathId()).startsWith("nip-");
        assertThat(path.networkInsightsPathArn()).isEqualTo("arn:aws:ec2:us-east-1:" + account
                + ":network-insights-path/" + path.networkInsightsPathId());
        assertThat(path.source()).isEqualTo(igw);
        assertThat(path.sourceArn()).isEqualTo("arn:aws:ec2:us-east-1:" + account + ":internet-gateway/" + igw);
        assertThat(path.destination()).isEqualTo(eni);
        assertThat(path.destinationArn()).endsWith(":network-interface/" + eni);
        assertThat(path.sourceIp()).isEqualTo("198.51.100.1");
        assertThat(path.destinationIp()).isEqualTo("172.31.0.9");
        assertThat(path.destinationPort()).isEqualTo(22);
        assertThat(path.protocolAsString()).isEqualTo("tcp");
        assertThat(path.createdDate()).isEqualTo(cloud.time().now());
        assertThat(path.tags()).hasSize(1);
        assertThat(paths()).containsExactly(path);
    }

    @Test
    void endsAreNamedByArnToo() {
        NetworkInsightsPath path = create(r -> r.protocol("TCP")
                .source("arn:aws:ec2:us-east-1:" + account + ":internet-gateway/" + igw));

        assertThat(path.source()).isEqualTo(igw);
        assertThat(path.protocolAsString()).isEqualTo("tcp");
    }

    @Test
    void aRepeatedRequestMakesNoSecondPath() {
        assertThat(create(r -> r.clientToken("once"))).isEqualTo(create(r -> r.clientToken("once")));
        assertThat(paths()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"source, IGW", "destination, ENI", "protocol, tcp"})
    void pathsAreFoundByWhatTheyAskFor(String name, String value) {
        NetworkInsightsPath path = create(r -> { });
        ec2.createNetworkInsightsPath(r -> r.source(eni).destination(igw).protocol("udp"));

        assertThat(ec2.describeNetworkInsightsPaths(r -> r.filters(filter(name, known(value)))).networkInsightsPaths())
                .containsExactly(path);
    }

    @Test
    void pathsComePageByPage() {
        String first = path();
        String second = path();

        var page = ec2.describeNetworkInsightsPaths(r -> r.maxResults(1));

        assertThat(page.networkInsightsPaths()).extracting(NetworkInsightsPath::networkInsightsPathId)
                .containsExactly(first);
        assertThat(ec2.describeNetworkInsightsPaths(r -> r.maxResults(1).nextToken(page.nextToken()))
                .networkInsightsPaths()).extracting(NetworkInsightsPath::networkInsightsPathId).containsExactly(second);
        assertRefused("InvalidParameterValue", () -> ec2.describeNetworkInsightsPaths(r -> r.maxResults(101)));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = {
        "null, ENI, tcp, null, null, MissingParameter",
        "IGW, ENI, null, null, null, MissingParameter",
        "IGW, null, tcp, null, null, MissingParameter",
        "IGW, ENI, icmp, null, null, InvalidParameterValue",
        "house, ENI, tcp, null, null, InvalidParameterValue",
        "IGW, vpc-0123456789abcdef0, tcp, null, null, InvalidParameterValue",
        "arn:aws:ec2:eu-west-1:123456789012:instance/i-0123456789abcdef0, ENI, tcp, null, null, InvalidParameterValue",
        "arn:aws:s3:::bucket, ENI, tcp, null, null, InvalidParameterValue",
        "eni-0123456789abcdef0, ENI, tcp, null, null, NetworkInsightsSource.NotFound",
        "IGW, i-0123456789abcdef0, tcp, null, null, NetworkInsightsDestination.NotFound",
        "IGW, ENI, tcp, 2001:db8::1, null, InvalidParameterValue",
        "IGW, ENI, tcp, 1.2.3, null, InvalidParameterValue",
        "IGW, ENI, tcp, null, -1, InvalidParameterValue",
        "IGW, ENI, tcp, null, 65536, InvalidParameterValue"})
    void whatIsNoPathIsRefused(String source, String destination, String protocol, String sourceIp, Integer port,
            String code) {
        assertRefused(code, () -> ec2.createNetworkInsightsPath(r -> r.source(known(source))
                .destination(known(destination)).protocol(protocol).sourceIp(sourceIp).destinationPort(port)));
        assertThat(paths()).isEmpty();
    }

    private String known(String word) {
        return word == null ? null : word.replace("IGW", igw).replace("ENI", eni);
    }

    @Test
    void anAddressAloneIsNoDestination() {
        assertRefused("MissingParameter", "The request must include either the Destination parameter or the "
                + "FilterAtSource.DestinationAddress parameter. Add the required parameter and retry the request.",
                () -> create(r -> r.destination(null).destinationIp("10.0.0.1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tgw-0123456789abcdef0", "tgw-attach-0123456789abcdef0", "pcx-0123456789abcdef0",
        "vpce-svc-0123456789abcdef0", "arn:aws:ec2:us-east-1:999999999999:instance/i-0123456789abcdef0"})
    void endsThatTheEngineDoesNotTakeAreRefusedLoudly(String end) {
        assertThatExceptionOfType(NotSimulatedException.class).isThrownBy(() -> create(r -> r.destination(end)))
                .withMessageContaining("is not simulated");
    }

    @Test
    void aVirtualPrivateGatewayNeedsAnAddressBehindIt() {
        String vgw = ec2.createVpnGateway(r -> r.type("ipsec.1")).vpnGateway().vpnGatewayId();

        assertThatExceptionOfType(NotSimulatedException.class).isThrownBy(() -> create(r -> r.source(vgw)));
        assertThat(create(r -> r.source(vgw).sourceIp("192.168.0.9")).source()).isEqualTo(vgw);
    }

    @Test
    void thereAreAsManyPathsAndAnalysesAsTheQuotasAllow() {
        cloud.quotas().set(Quota.NETWORK_INSIGHTS_PATHS, 1).set(Quota.NETWORK_INSIGHTS_ANALYSES, 1);
        String path = path();
        start(path);

        assertRefused("NetworkInsightsPath.LimitExceeded", this::path);
        assertRefused("NetworkInsightsAnalysis.LimitExceeded", () -> start(path));
    }

    @Test
    void aPathWithAnalysesIsNotDeleted() {
        String path = path();
        String analysis = start(path);

        assertRefused("AnalysisExistsForNetworkInsightsPath",
                () -> ec2.deleteNetworkInsightsPath(r -> r.networkInsightsPathId(path)));
        assertThat(ec2.deleteNetworkInsightsAnalysis(r -> r.networkInsightsAnalysisId(analysis))
                .networkInsightsAnalysisId()).isEqualTo(analysis);
        assertThat(ec2.deleteNetworkInsightsPath(r -> r.networkInsightsPathId(path)).networkInsightsPathId())
                .isEqualTo(path);
        assertThat(paths()).isEmpty();
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        assertRefused("InvalidNetworkInsightsPathId.NotFound",
                () -> ec2.describeNetworkInsightsPaths(r -> r.networkInsightsPathIds(UNKNOWN_PATH)));
        assertRefused("InvalidNetworkInsightsPathId.NotFound",
                () -> ec2.deleteNetworkInsightsPath(r -> r.networkInsightsPathId(UNKNOWN_PATH)));
        assertRefused("InvalidNetworkInsightsPathId.NotFound", () -> start(UNKNOWN_PATH));
        assertRefused("InvalidNetworkInsightsPathId.NotFound",
                () -> analyses(r -> r.networkInsightsPathId(UNKNOWN_PATH)));
        assertRefused("InvalidNetworkInsightsAnalysisId.NotFound",
                () -> analyses(r -> r.networkInsightsAnalysisIds(UNKNOWN_ANALYSIS)));
        assertRefused("InvalidNetworkInsightsAnalysisId.NotFound",
                () -> ec2.deleteNetworkInsightsAnalysis(r -> r.networkInsightsAnalysisId(UNKNOWN_ANALYSIS)));
        assertRefused("InvalidNetworkInsightsAnalysisId.Malformed",
                () -> ec2.deleteNetworkInsightsAnalysis(r -> r.networkInsightsAnalysisId("house")));
        assertRefused("InvalidNetworkInsightsPathId.Malformed", () -> start("house"));
    }

    // ---- analyses

    @Test
    void anAnalysisRunsForAWhileAndTellsTheNetworkAsItWasAtTheStart() {
        String path = create(r -> r.source(eni).destination(igw)).networkInsightsPathId();
        NetworkInsightsAnalysis started = ec2.startNetworkInsightsAnalysis(r -> r.networkInsightsPathId(path)
                .tagSpecifications(tags(ResourceType.NETWORK_INSIGHTS_ANALYSIS))).networkInsightsAnalysis();
        assertThat(started.networkInsightsAnalysisArn()).isEqualTo("arn:aws:ec2:us-east-1:" + account
                + ":network-insights-analysis/" + started.networkInsightsAnalysisId());
        assertThat(started.networkInsightsPathId()).isEqualTo(path);
        assertThat(started.startDate()).isEqualTo(cloud.time().now());
        assertThat(started.tags()).hasSize(1);
        assertThat(started.statusAsString()).isEqualTo("running");
        assertThat(started.networkPathFound()).isNull();
        assertThat(started.explanations()).isEmpty();
        ec2.deleteNetworkInterface(r -> r.networkInterfaceId(eni));

        cloud.time().advance(Duration.ofMinutes(1));

        NetworkInsightsAnalysis done = ec2.describeNetworkInsightsAnalyses(r -> { }).networkInsightsAnalyses().get(0);
        assertThat(done.statusAsString()).isEqualTo("succeeded");
        assertThat(done.statusMessage()).isNull();
        assertThat(done.networkPathFound()).isFalse();
        assertThat(done.explanations()).singleElement()
                .satisfies(why -> assertThat(why.explanationCode()).isEqualTo("BAD_STATE_ATTACHMENT"));
        assertThat(done.suggestedAccounts()).isEmpty();
        start(path);
        cloud.time().advance(Duration.ofMinutes(1));
        assertThat(ec2.describeNetworkInsightsAnalyses(r -> { }).networkInsightsAnalyses().get(1).explanations())
                .singleElement()
                .satisfies(why -> assertThat(why.explanationCode()).isEqualTo("NO_SOURCE_OR_DESTINATION"));
    }

    @Test
    void anAnalysisIsForgottenAfterFourMonths() {
        start(path());

        cloud.time().advance(Duration.ofDays(119));
        assertThat(analyses(r -> { })).hasSize(1);
        cloud.time().advance(Duration.ofDays(1));
        assertThat(analyses(r -> { })).isEmpty();
    }

    @Test
    void anAnalysisThatIsDeletedWhileItRunsStaysGone() {
        String id = start(path());
        ec2.deleteNetworkInsightsAnalysis(r -> r.networkInsightsAnalysisId(id));

        cloud.time().advance(Duration.ofDays(121));

        assertThat(analyses(r -> { })).isEmpty();
    }

    @Test
    void analysesAreFoundByPathTimeAndResult() {
        String path = path();
        String first = start(path);
        cloud.time().advance(Duration.ofHours(1));
        String second = start(path);
        String other = start(path());

        assertThat(analyses(r -> r.networkInsightsPathId(path))).containsExactly(first, second);
        assertThat(analyses(r -> r.networkInsightsPathId(path).networkInsightsAnalysisIds(second, other)))
                .containsExactly(second);
        assertThat(analyses(r -> r.analysisStartTime(cloud.time().now()))).containsExactly(second, other);
        assertThat(analyses(r -> r.analysisEndTime(cloud.time().now().minusSeconds(1)))).containsExactly(first);
        assertThat(analyses(r -> r.filters(filter("status", "running")))).containsExactly(second, other);
        assertThat(analyses(r -> r.filters(filter("path-found", "false")))).containsExactly(first);
        var page = ec2.describeNetworkInsightsAnalyses(r -> r.networkInsightsPathId(path).maxResults(1));
        assertThat(analyses(r -> r.networkInsightsPathId(path).maxResults(1).nextToken(page.nextToken())))
                .containsExactly(second);
    }

    @Test
    void aRepeatedRequestStartsNoSecondAnalysis() {
        String path = path();

        ec2.startNetworkInsightsAnalysis(r -> r.networkInsightsPathId(path).clientToken("once"));
        ec2.startNetworkInsightsAnalysis(r -> r.networkInsightsPathId(path).clientToken("once"));

        assertThat(analyses(r -> { })).hasSize(1);
    }

    @Test
    void whatAnAnalysisCannotTakeIntoAccountIsRefused() {
        String path = path();
        assertThatExceptionOfType(NotSimulatedException.class).isThrownBy(() -> ec2.startNetworkInsightsAnalysis(
                r -> r.networkInsightsPathId(path).additionalAccounts("123456789012")));
        assertThatExceptionOfType(NotSimulatedException.class).isThrownBy(() -> ec2.startNetworkInsightsAnalysis(
                r -> r.networkInsightsPathId(path).filterInArns(
                        "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/a/1")));
        assertRefused("MissingParameter", "The request must contain the parameter networkInsightsPathId",
                () -> ec2.startNetworkInsightsAnalysis(r -> { }));
    }
}
