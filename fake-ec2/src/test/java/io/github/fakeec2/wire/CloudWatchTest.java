package io.github.fakeec2.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.fakeec2.FakeCloud;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.DashboardInvalidInputErrorException;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricWidgetImageRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricWidgetImageResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutDashboardRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/**
 * CloudWatch's own clients, whichever protocol they speak: AWS Query up to SDK 2.41, Smithy RPC v2 CBOR after it. The
 * profile {@code cbor} runs these with a client of the second kind.
 */
class CloudWatchTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.250Z");
    private static final GetMetricStatisticsResponse STATISTICS = GetMetricStatisticsResponse.builder()
            .label("CPU \u00fc \ud83d\ude00")
            .datapoints(d -> d.timestamp(NOON).average(0.1).maximum(Double.MAX_VALUE).minimum(-0.0).sampleCount(1e15)
                    .unit(StandardUnit.PERCENT), d -> d.timestamp(Instant.EPOCH).sum(-3.5)).build();

    private final FakeCloud cloud = FakeCloud.builder().verifySignatures("secret").build();

    @AfterEach
    void close() {
        cloud.close();
    }

    private CloudWatchClient client(Way way) {
        return way.client(cloud, CloudWatchClient.class, CloudWatchClient.builder());
    }

    private CloudWatchAsyncClient asyncClient(Way way) {
        return way.asyncClient(cloud, CloudWatchAsyncClient.class, CloudWatchAsyncClient.builder());
    }

    private static GetMetricStatisticsRequest question() {
        return GetMetricStatisticsRequest.builder().namespace("AWS/EC2").metricName("CPUUtilization").period(300)
                .startTime(NOON).endTime(NOON.plusSeconds(600)).unit(StandardUnit.PERCENT)
                .dimensions(d -> d.name("InstanceId").value("i-1"), d -> d.name("x").value("")).build();
    }

    @ParameterizedTest
    @EnumSource
    void aQuestionArrivesAsItIsAskedAndSoDoesItsAnswer(Way way) {
        AtomicReference<GetMetricStatisticsRequest> arrived = new AtomicReference<>();
        cloud.answer(GetMetricStatisticsRequest.class, r -> {
            arrived.set(r);
            return STATISTICS;
        });
        try (CloudWatchClient sync = client(way); CloudWatchAsyncClient async = asyncClient(way)) {
            assertThat(sync.getMetricStatistics(question()).equalsBySdkFields(STATISTICS)).isTrue();
            assertThat(arrived.getAndSet(null).equalsBySdkFields(question())).isTrue();

            GetMetricStatisticsResponse answer = async.getMetricStatistics(question()).join();
            assertThat(answer.equalsBySdkFields(STATISTICS)).isTrue();
            assertThat(answer.responseMetadata().requestId()).hasSize(36);
            assertThat(arrived.get().equalsBySdkFields(question())).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLotOfDataIsSentCompressedAndArrives(Way way) {
        AtomicReference<PutMetricDataRequest> arrived = new AtomicReference<>();
        cloud.answer(PutMetricDataRequest.class, r -> {
            arrived.set(r);
            return PutMetricDataResponse.builder().build();
        });
        PutMetricDataRequest data = PutMetricDataRequest.builder().namespace("test").metricData(d -> d.metricName("m")
                .values(IntStream.range(0, 5_000).mapToObj(i -> i / 7.0).toList())
                .timestamp(NOON)).build();
        try (CloudWatchClient sync = client(way); CloudWatchAsyncClient async = asyncClient(way)) {
            sync.putMetricData(data);
            assertThat(arrived.getAndSet(null).equalsBySdkFields(data)).isTrue();
            async.putMetricData(data).join();
            assertThat(arrived.get().equalsBySdkFields(data)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void bytesComeBack(Way way) {
        SdkBytes image = SdkBytes.fromByteArray(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, -1});
        cloud.answer(GetMetricWidgetImageRequest.class, r ->
                GetMetricWidgetImageResponse.builder().metricWidgetImage(image).build());
        try (CloudWatchClient sync = client(way)) {
            assertThat(sync.getMetricWidgetImage(r -> r.metricWidget("{}")).metricWidgetImage()).isEqualTo(image);
        }
    }

    @ParameterizedTest
    @EnumSource
    void errorsHaveTheirTypesCodesAndMembers(Way way) {
        cloud.answer(PutDashboardRequest.class, r -> {
            throw DashboardInvalidInputErrorException.builder().statusCode(400)
                    .dashboardValidationMessages(m -> m.dataPath("/widgets").message("no such widget"))
                    .awsErrorDetails(AwsErrorDetails.builder().errorCode("InvalidParameterInput")
                            .errorMessage("The dashboard is invalid").build()).build();
        });
        cloud.faults().on(GetMetricStatisticsRequest.class).fail("AccessDenied");
        try (CloudWatchClient sync = client(way); CloudWatchAsyncClient async = asyncClient(way)) {
            List<Throwable> invalid = List.of(
                    catchThrowable(() -> sync.putDashboard(r -> r.dashboardName("d").dashboardBody("{}"))),
                    catchThrowable(() -> async.putDashboard(r -> r.dashboardName("d").dashboardBody("{}")).join())
                            .getCause());
            assertThat(invalid).allSatisfy(error -> assertThat(error)
                    .isInstanceOfSatisfying(DashboardInvalidInputErrorException.class, e -> {
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterInput");
                        assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("The dashboard is invalid");
                        assertThat(e.statusCode()).isEqualTo(400);
                        assertThat(e.dashboardValidationMessages()).singleElement()
                                .satisfies(m -> assertThat(m.message()).isEqualTo("no such widget"));
                    }));
            List<Throwable> denied = List.of(catchThrowable(() -> sync.getMetricStatistics(question())),
                    catchThrowable(() -> async.getMetricStatistics(question()).join()).getCause());
            assertThat(denied).allSatisfy(error -> assertThat(error)
                    .isInstanceOfSatisfying(CloudWatchException.class, e ->
                            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatNothingAnswersIsNamed(Way way) {
        try (CloudWatchClient sync = client(way); CloudWatchAsyncClient async = asyncClient(way)) {
            assertThat(catchThrowable(() -> sync.listMetricStreams(r -> { })))
                    .hasMessageContaining("cloudwatch:ListMetricStreams is not simulated");
            assertThat(catchThrowable(() -> async.listMetricStreams(r -> { }).join()).getCause())
                    .hasMessageContaining("cloudwatch:ListMetricStreams is not simulated");
        }
    }

    /** That the profile does what it is for. */
    @Test
    @EnabledIfSystemProperty(named = "cloudwatch.speaks", matches = "rpc-v2-cbor")
    void theClientSpeaksCbor() {
        cloud.answer(GetMetricStatisticsRequest.class, r -> STATISTICS);
        List<SdkHttpRequest> sent = new ArrayList<>();
        ExecutionInterceptor ear = new ExecutionInterceptor() {
            @Override
            public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
                sent.add(context.httpRequest());
            }
        };
        try (CloudWatchClient sync = Way.PIPELINE.client(cloud, CloudWatchClient.class, CloudWatchClient.builder()
                .overrideConfiguration(o -> o.addExecutionInterceptor(ear)))) {
            sync.getMetricStatistics(question());
        }
        assertThat(sent).singleElement().satisfies(request -> {
            assertThat(request.firstMatchingHeader("smithy-protocol")).hasValue("rpc-v2-cbor");
            assertThat(request.encodedPath())
                    .isEqualTo("/service/GraniteServiceVersion20100801/operation/GetMetricStatistics");
        });
    }
}
