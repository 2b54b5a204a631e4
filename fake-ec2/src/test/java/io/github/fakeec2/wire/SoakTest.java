package io.github.fakeec2.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.InstanceType;

/**
 * A cloud that serves for days: hundreds of thousands of calls over HTTP and through the SDK's own client, good ones,
 * bad ones and such as break off in the middle. After a third of them, nothing grows any more. Not part of the build:
 * {@code mvn test -pl fake-ec2 -P soak -Dsoak.calls=3000000}.
 */
@Tag("soak")
@EnabledIfSystemProperty(named = "soak.calls", matches = "[0-9_]+")
class SoakTest {

    private static final int SEGMENTS = 9;
    private static final int WARM = SEGMENTS / 3;
    private static final int CONNECTIONS = 2;
    private static final int MOST_AT_ONCE = 20;
    private static final Pattern INSTANCE = Pattern.compile("<instanceId>(i-[0-9a-f]{17})</instanceId>");

    private final long calls = Long.parseLong(System.getProperty("soak.calls", "0").replace("_", ""));
    private final FakeCloud cloud = FakeCloud.create();

    /** What there is at a moment at which nobody calls. */
    private record Measure(long heap, long rows, long recorded, long threads, long files) {

        static Measure of(FakeCloud cloud) {
            cloud.time().advance(Duration.ofHours(3)); // long after what is terminated can be described
            int port = cloud.endpoint().getPort();
            long threads = settled(CONNECTIONS + 3, () -> Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals("fake-ec2-endpoint-" + port))
                    .filter(thread -> isAtARequest(thread.getStackTrace())).count());
            return new Measure(usedHeap(), cloud.digest().lines().count(), cloud.calls().all().size(), threads,
                    openFiles());
        }

        /** Workers without work are kept for a while, for the next connections. */
        private static boolean isAtARequest(StackTraceElement[] stack) {
            for (StackTraceElement frame : stack) {
                if (frame.getClassName().equals(Connection.class.getName())) {
                    return true;
                }
            }
            return false;
        }

        /** The endpoint notices by and by that a client has left. */
        private static long settled(long expected, LongSupplier measure) {
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            long value = measure.getAsLong();
            while (value > expected && System.nanoTime() < deadline) {
                Thread.onSpinWait();
                value = measure.getAsLong();
            }
            return value;
        }

        private static long usedHeap() {
            long least = Long.MAX_VALUE;
            for (int i = 0; i < 4; i++) {
                System.gc();
                least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            }
            return least;
        }

        private static long openFiles() {
            return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                    ? unix.getOpenFileDescriptorCount() : 0;
        }
    }

    @Test
    void aCloudThatServesForLongDoesNotGrow() {
        List<Measure> measures = new ArrayList<>();
        List<Caller> callers = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            callers.add(new OverHttp(cloud.endpoint(), new Random(i)));
        }
        callers.add(new ThroughTheSdk(cloud, new Random(CONNECTIONS)));
        for (int segment = 0; segment < SEGMENTS; segment++) {
            CompletableFuture.allOf(callers.stream().map(caller -> CompletableFuture.runAsync(() ->
                    caller.call(calls * caller.share() / 100 / SEGMENTS), task -> new Thread(task).start()))
                    .toArray(CompletableFuture[]::new)).join();
            measures.add(Measure.of(cloud));
            System.out.println("Soak, " + calls * (segment + 1) / SEGMENTS + " calls: " + measures.get(segment));
        }
        cloud.close();

        Measure warm = measures.get(WARM);
        assertThat(measures.subList(WARM, SEGMENTS)).allSatisfy(measure -> {
            assertThat(measure.heap()).as("heap").isLessThan(warm.heap() + warm.heap() / 20 + (1 << 20));
            assertThat(measure.rows()).as("rows of tables").isEqualTo(warm.rows());
            assertThat(measure.recorded()).as("recorded calls").isEqualTo(warm.recorded());
            assertThat(measure.threads()).as("threads that serve a connection").isLessThan(CONNECTIONS + 4);
            assertThat(measure.files()).as("open files").isLessThan(warm.files() + 4);
        });
    }

    /** Somebody who calls, and leaves nothing behind. */
    private interface Caller {

        /** Of a hundred calls, how many are these. */
        int share();

        void call(long times);
    }

    /** Requests over a connection that is kept, as long as it is not broken. */
    private static final class OverHttp implements Caller {

        private final URI endpoint;
        private final Random random;
        private final Deque<String> instances = new ArrayDeque<>();
        private RawHttp connection;

        OverHttp(URI endpoint, Random random) {
            this.endpoint = endpoint;
            this.random = random;
        }

        @Override
        public int share() {
            return 45;
        }

        @Override
        public void call(long times) {
            try {
                for (long i = 0; i < times; i++) {
                    callOnce();
                }
                while (!instances.isEmpty()) {
                    post("Action=TerminateInstances&InstanceId.1=" + instances.remove(), 200);
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private void callOnce() throws IOException {
            String newest = instances.isEmpty() ? "i-0123456789abcdef0" : instances.peekLast();
            switch (instances.size() > MOST_AT_ONCE ? 2 : random.nextInt(20)) {
                case 0, 1 -> {
                    Matcher launched = INSTANCE.matcher(post("Action=RunInstances&MinCount=1&MaxCount=2&ImageId="
                            + Amis.AMAZON_LINUX_2023 + "&InstanceType=t3.micro&ClientToken=" + random.nextLong()
                            + "&TagSpecification.1.ResourceType=instance&TagSpecification.1.Tag.1.Key=Name"
                            + "&TagSpecification.1.Tag.1.Value=" + random.nextInt(), 200));
                    while (launched.find()) {
                        instances.add(launched.group(1));
                    }
                }
                case 2, 3, 4 -> {
                    if (!instances.isEmpty()) {
                        post("Action=TerminateInstances&InstanceId.1=" + instances.remove(), 200);
                    }
                }
                case 5, 6 -> post("Action=CreateTags&ResourceId.1=" + newest + "&Tag.1.Key=" + random.nextInt(30)
                        + "&Tag.1.Value=" + random.nextInt(), instances.isEmpty() ? 400 : 200);
                case 7, 8 -> post("Action=DescribeInstances&Filter.1.Name=tag:Name&Filter.1.Value.1=*"
                        + random.nextInt(10), 200);
                case 9 -> post("Action=StopInstances&InstanceId.1=" + newest, instances.isEmpty() ? 400 : 200);
                case 10 -> post("Action=StartInstances&InstanceId.1=" + newest, instances.isEmpty() ? 400 : 200);
                case 11 -> post("Action=DescribeVolumes&MaxResults=5", 200);
                case 12 -> post("Action=DescribeInstances&InstanceId.1=i-" + random.nextInt(), 400);
                case 13 -> post("Action=Nothing" + random.nextInt(), 400);
                case 14 -> post("Action=CreateVpc&CidrBlock=%" + (char) ('g' + random.nextInt(10)), 400);
                case 15 -> post("Action=DescribeFpgaImages", 400);
                default -> {
                    if (random.nextInt(50) == 0) {
                        breakOff();
                    } else {
                        post("Action=DescribeInstances&InstanceId.1=" + newest, instances.isEmpty() ? 400 : 200);
                    }
                }
            }
        }

        private String post(String form, int status) throws IOException {
            connect().send(RawHttp.form(form + "&Version=2016-11-15"));
            RawHttp.Answer answer = connection.answer();
            assertThat(answer.status()).as(form).isEqualTo(status);
            return answer.body();
        }

        private RawHttp connect() throws IOException {
            if (connection == null) {
                connection = new RawHttp(endpoint);
            }
            return connection;
        }

        /** In the head, in the body, or without waiting for the answer. */
        private void breakOff() throws IOException {
            String request = RawHttp.form("Action=DescribeInstances&Version=2016-11-15&x="
                    + URLEncoder.encode("\u00fc".repeat(100), StandardCharsets.UTF_8));
            connect().send(request.substring(0, random.nextInt(request.length()) + 1));
            connection.close();
            connection = null;
        }
    }

    /** Calls through the SDK's own client over the cloud's HTTP client. */
    private static final class ThroughTheSdk implements Caller {

        private final FakeCloud cloud;
        private final Random random;
        private final Ec2Client ec2;

        ThroughTheSdk(FakeCloud cloud, Random random) {
            this.cloud = cloud;
            this.random = random;
            this.ec2 = Ec2Client.builder().httpClient(cloud.httpClient()).region(Region.US_EAST_1)
                    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                    .build();
        }

        @Override
        public int share() {
            return 10;
        }

        @Override
        public void call(long times) {
            for (long i = 0; i < times; i += 4) {
                String id = ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_NANO)
                        .minCount(1).maxCount(1)).instances().get(0).instanceId();
                assertThat(ec2.describeInstances(r -> r.instanceIds(id)).reservations()).hasSize(1);
                try {
                    ec2.deleteVpc(r -> r.vpcId("vpc-" + random.nextInt()));
                } catch (Ec2Exception expected) {
                    assertThat(expected.statusCode()).isEqualTo(400);
                }
                ec2.terminateInstances(r -> r.instanceIds(id));
                cloud.time().advance(Duration.ofMinutes(1));
            }
        }
    }
}
