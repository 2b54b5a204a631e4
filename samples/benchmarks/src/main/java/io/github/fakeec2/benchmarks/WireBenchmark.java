package io.github.fakeec2.benchmarks;

import io.github.fakeec2.FakeCloud;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;

/** Describing one running instance through the SDK's own client: its pipeline, signing and codecs, without a socket. */
public class WireBenchmark {

    /** One call that the cloud answers. */
    @Benchmark
    public Object pipeline(Pipeline pipeline) {
        return pipeline.fake.describeInstances(pipeline.request);
    }

    /** One call that gets the same bytes, made beforehand. */
    @Benchmark
    public Object replay(Pipeline pipeline) {
        return pipeline.replay.describeInstances(pipeline.request);
    }

    /** Clients of the SDK, over the cloud and over what the cloud answered once. */
    @State(Scope.Benchmark)
    public static class Pipeline {

        private final FakeCloud cloud = FakeCloud.create();
        private final DescribeInstancesRequest request = Fleet.describeOf(Fleet.fill(cloud, 100));
        private final Ec2Client fake = client(cloud.httpClient());
        private final Ec2Client replay = client(new Replay(cloud.httpClient()));

        private static Ec2Client client(SdkHttpClient http) {
            return Ec2Client.builder().httpClient(http).region(Region.US_EAST_1).credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"))).build();
        }
    }

    /** Remembers the first answer of another HTTP client, and gives it again and again. */
    private static final class Replay implements SdkHttpClient {

        private final SdkHttpClient original;
        private HttpExecuteResponse head;
        private byte[] body;

        Replay(SdkHttpClient original) {
            this.original = original;
        }

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() throws IOException {
                    try (InputStream sent = request.contentStreamProvider().orElseThrow().newStream()) {
                        sent.readAllBytes();
                    }
                    if (body == null) {
                        head = original.prepareRequest(request).call();
                        body = head.responseBody().orElseThrow().readAllBytes();
                    }
                    return HttpExecuteResponse.builder().response(head.httpResponse())
                            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body))).build();
                }

                @Override
                public void abort() {
                }
            };
        }

        @Override
        public void close() {
        }
    }
}
