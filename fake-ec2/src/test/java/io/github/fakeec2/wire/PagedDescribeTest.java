package io.github.fakeec2.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.time.Delay;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;

/**
 * A page costs what its own instances cost, however many others there are: measured by what is allocated for it, which,
 * unlike time, is the same on every machine.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagedDescribeTest {

    private static final int PAGE = 100;
    private static final int FEW = 500;
    private static final int MANY = 20_000;
    private static final double SLACK = 1.25;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private FakeCloud few;
    private FakeCloud many;

    /** What is asked for. */
    enum Question {

        ALL,
        BY_TYPE(Filter.builder().name("instance-type").values("t3.na*").build()),
        BY_TAG_AND_STATE(Filter.builder().name("tag:Name").values("web").build(),
                Filter.builder().name("instance-state-name").values("terminated", "running").build());

        private final List<Filter> filters;

        Question(Filter... filters) {
            this.filters = List.of(filters);
        }

        DescribeInstancesRequest.Builder page() {
            return DescribeInstancesRequest.builder().maxResults(PAGE).filters(filters);
        }
    }

    @BeforeAll
    void fill() {
        few = cloudOf(FEW);
        many = cloudOf(MANY);
    }

    @AfterAll
    void close() {
        few.close();
        many.close();
    }

    /** Terminated ones are described too, for an hour, and need no address. */
    private static FakeCloud cloudOf(int instances) {
        FakeCloud cloud = FakeCloud.create();
        for (Delay delay : List.of(Delay.INSTANCE_BOOT, Delay.STATUS_CHECKS, Delay.INSTANCE_SHUTDOWN)) {
            cloud.time().takes(delay, Duration.ZERO);
        }
        for (int i = 0; i < instances; i += FEW) {
            List<String> ids = cloud.ec2().runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023)
                    .instanceType(InstanceType.T3_NANO).minCount(FEW).maxCount(FEW)
                    .tagSpecifications(t -> t.resourceType("instance").tags(tag -> tag.key("Name").value("web"))))
                    .instances().stream().map(Instance::instanceId).toList();
            cloud.ec2().terminateInstances(r -> r.instanceIds(ids));
        }
        return cloud;
    }

    @ParameterizedTest
    @EnumSource
    void theFirstPageCostsTheSameOfFewAndOfMany(Question question) {
        assertCostTheSame(question.page().build(), question.page().build());
    }

    @ParameterizedTest
    @EnumSource
    void theLastPageCostsTheSameOfFewAndOfMany(Question question) {
        assertCostTheSame(lastOf(few, question), lastOf(many, question));
    }

    /** What is looked at and does not match costs time, but no memory. */
    @Test
    void lookingThroughAllForOneCostsTheSameOfFewAndOfMany() {
        assertThat(allocatedBy(() -> many.ec2().describeInstances(forNothing())))
                .isLessThan(SLACK * allocatedBy(() -> few.ec2().describeInstances(forNothing())));
    }

    private static DescribeInstancesRequest forNothing() {
        return Question.BY_TYPE.page().filters(
                Filter.builder().name("instance-type").values("t3.na*").build(),
                Filter.builder().name("tag:Name").values("web*").build(),
                Filter.builder().name("instance-state-name").values("running").build()).build();
    }

    private static DescribeInstancesRequest lastOf(FakeCloud cloud, Question question) {
        String token = null;
        for (DescribeInstancesResponse page : cloud.ec2().describeInstancesPaginator(question.page().build())) {
            token = page.nextToken() == null ? token : page.nextToken();
        }
        return question.page().nextToken(token).build();
    }

    /** In the simulation, and as what the wire door makes of it. */
    private void assertCostTheSame(DescribeInstancesRequest ofFew, DescribeInstancesRequest ofMany) {
        assertThat(count(many, ofMany)).isEqualTo(count(few, ofFew)).isEqualTo(PAGE);
        assertThat(allocatedBy(() -> many.ec2().describeInstances(ofMany)))
                .isLessThan(SLACK * allocatedBy(() -> few.ec2().describeInstances(ofFew)));
        assertThat(allocatedBy(() -> answer(many, ofMany)))
                .isLessThan(SLACK * allocatedBy(() -> answer(few, ofFew)));
    }

    private static int count(FakeCloud cloud, DescribeInstancesRequest request) {
        return cloud.ec2().describeInstances(request).reservations().stream()
                .mapToInt(reservation -> reservation.instances().size()).sum();
    }

    /** The least of several times: the first ones make what is kept, such as views, and load classes. */
    private double allocatedBy(Runnable call) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 10; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            call.run();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    @Test
    void anAnswerOverTheWireIsAsLongAsAPage() {
        DescribeInstancesRequest page = Question.ALL.page().build();

        assertThat(answer(many, page).body().length).isBetween(10_000, answer(few, page).body().length + 1_000);
    }

    private static WireResponse answer(FakeCloud cloud, DescribeInstancesRequest request) {
        StringBuilder form = new StringBuilder("Action=DescribeInstances&Version=2016-11-15&MaxResults=" + PAGE);
        form.append(request.nextToken() == null ? "" : "&NextToken=" + request.nextToken());
        for (int i = 0; i < request.filters().size(); i++) {
            form.append("&Filter.").append(i + 1).append(".Name=").append(request.filters().get(i).name());
            for (int v = 0; v < request.filters().get(i).values().size(); v++) {
                form.append("&Filter.").append(i + 1).append(".Value.").append(v + 1).append('=')
                        .append(request.filters().get(i).values().get(v));
            }
        }
        try {
            WireResponse answer = ((WireHttpClient) cloud.httpClient()).wire().answer(new WireRequest("POST", "/", "",
                    Map.of(), form.toString().getBytes(StandardCharsets.US_ASCII)));
            assertThat(answer.status()).isEqualTo(200);
            return answer;
        } catch (NoAnswerException e) {
            throw new IllegalStateException(e);
        }
    }
}
