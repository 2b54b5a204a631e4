package io.github.fakeec2.benchmarks;

import io.github.fakeec2.FakeCloud;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
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
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;

/**
 * Describing one running instance through the SDK's own client: its pipeline, signing and codecs,
 * without a socket; and over loopback HTTP.
 */
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

    /** Ten thousand instances, page by page: ten calls. */
    @Benchmark
    public Object pages(Many many) {
        return walk(many.fake, many.page);
    }

    /** As many calls, each of which gets the bytes of the first page. */
    @Benchmark
    public Object replayOfPages(Many many) {
        int seen = 0;
        for (int i = 0; i < Many.PAGES; i++) {
            seen += many.replay.describeInstances(many.page).reservations().size();
        }
        return seen;
    }

    private static int walk(Ec2Client ec2, DescribeInstancesRequest page) {
        int seen = 0;
        for (DescribeInstancesResponse response : ec2.describeInstancesPaginator(page)) {
            seen += response.reservations().size();
        }
        return seen;
    }

    /** One request over loopback HTTP, on one of two connections that are kept. */
    @Benchmark
    @Threads(2)
    public Object endpoint(Loopback loopback) throws IOException {
        loopback.out.write(loopback.request);
        loopback.out.flush();
        return loopback.answer();
    }

    /** A connection to the cloud's endpoint. */
    @State(Scope.Thread)
    public static class Loopback {

        private byte[] request;
        private OutputStream out;
        private DataInputStream in;

        /** Connects. */
        @Setup
        public void connect(Pipeline pipeline) throws IOException {
            String form = "Action=DescribeInstances&Version=2016-11-15&InstanceId.1="
                    + pipeline.request.instanceIds().get(0);
            request = ("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                    + "Content-Length: " + form.length() + "\r\n\r\n" + form).getBytes(StandardCharsets.US_ASCII);
            Socket socket = new Socket("127.0.0.1", pipeline.cloud.endpoint().getPort());
            socket.setTcpNoDelay(true);
            out = socket.getOutputStream();
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        }

        private byte[] answer() throws IOException {
            int length = 0;
            for (String line = line(); !line.isEmpty(); line = line()) {
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(line.substring(line.indexOf(':') + 1).trim());
                }
            }
            byte[] body = new byte[length];
            in.readFully(body);
            return body;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
                line.append((char) c);
            }
            return line.toString().trim();
        }
    }

    /** Clients of the SDK, over the cloud and over what the cloud answered once. */
    @State(Scope.Benchmark)
    public static class Pipeline {

        private final FakeCloud cloud = FakeCloud.create();
        private final DescribeInstancesRequest request = Fleet.describeOf(Fleet.fill(cloud, 100));
        private final Ec2Client fake = client(cloud.httpClient());
        private final Ec2Client replay = client(new Replay(cloud.httpClient()));

    }

    /** As above, where there are many instances. */
    @State(Scope.Benchmark)
    public static class Many {

        private static final int PAGES = 10;

        private final FakeCloud cloud = FakeCloud.create();
        private final DescribeInstancesRequest page = DescribeInstancesRequest.builder().maxResults(1_000).build();
        private final Ec2Client fake = client(cloud.httpClient());
        private final Ec2Client replay = client(new Replay(cloud.httpClient()));

        /** Launches them. */
        @Setup
        public void fill() {
            Fleet.fill(cloud, PAGES * 1_000);
        }
    }

    private static Ec2Client client(SdkHttpClient http) {
        return Ec2Client.builder().httpClient(http).region(Region.US_EAST_1).credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"))).build();
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
