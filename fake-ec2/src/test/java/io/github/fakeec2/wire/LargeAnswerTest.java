package io.github.fakeec2.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Reservation;

/** Ten thousand instances over the wire; what took time that grows with the square would take hours. */
@Timeout(120)
class LargeAnswerTest {

    private static final int MANY = 10_000;

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = Ec2Client.builder().httpClient(cloud.httpClient()).region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create()).build();

    @Test
    void inOneAnswer() {
        DescribeInstancesResponse all = page(0, MANY, null);
        cloud.answer(DescribeInstancesRequest.class, r -> all);

        assertThat(ec2.describeInstances().equalsBySdkFields(all)).isTrue();
    }

    @Test
    void onPagesThatAreMadeAsTheyAreReached() {
        cloud.answer(DescribeInstancesRequest.class, r -> {
            int from = r.nextToken() == null ? 0 : Integer.parseInt(r.nextToken());
            int to = from + r.maxResults();
            return page(from, to, to < MANY ? Integer.toString(to) : null);
        });

        List<String> ids = ec2.describeInstancesPaginator(r -> r.maxResults(1000)).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream()).map(Instance::instanceId).toList();
        assertThat(ids).isEqualTo(IntStream.range(0, MANY).mapToObj(LargeAnswerTest::id).toList());
        assertThat(cloud.calls().all()).hasSize(MANY / 1000);
    }

    @Test
    void inOneRequest() {
        List<String> ids = IntStream.range(0, MANY).mapToObj(LargeAnswerTest::id).toList();
        cloud.answer(DescribeInstancesRequest.class, r -> {
            assertThat(r.instanceIds()).isEqualTo(ids);
            return page(0, 1, null);
        });

        assertThat(ec2.describeInstances(r -> r.instanceIds(ids)).reservations()).hasSize(1);
    }

    private static DescribeInstancesResponse page(int from, int to, String token) {
        return DescribeInstancesResponse.builder().nextToken(token).reservations(IntStream.range(from, to)
                .mapToObj(i -> Reservation.builder().reservationId("r-" + i).instances(Instance.builder()
                        .instanceId(id(i)).imageId("ami-1").privateIpAddress("10.0.0.1").tags(t -> t.key("Name")
                                .value("web & \"co\" " + i)).build()).build()).toList()).build();
    }

    private static String id(int i) {
        return "i-" + i;
    }
}
