package io.github.fakeec2.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsResponse;
import software.amazon.awssdk.services.ebs.EbsAsyncClient;
import software.amazon.awssdk.services.ebs.EbsClient;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;

/** The fakes of services that users have on their class path only if they want to. */
class OtherServicesTest {

    private final RecordingDoor door = new RecordingDoor();

    @Test
    void operationsOfOtherServicesAreNamedAsAwsSpellsThem() {
        ElasticLoadBalancingClient classic = ClientFaces.create(ElasticLoadBalancingClient.class, door);

        catchThrowable(() -> classic.createLBCookieStickinessPolicy(r -> r.policyName("p")));

        assertThat(door.operation()).hasToString("elasticloadbalancing:CreateLBCookieStickinessPolicy");
    }

    @Test
    void anOperationThatStreamsPassesTheDoorAsAnyOther() {
        catchThrowable(() -> ClientFaces.create(EbsClient.class, door)
                .putSnapshotBlock(r -> r.snapshotId("snap-1"), RequestBody.fromString("x")));
        assertThat(door.operation()).hasToString("ebs:PutSnapshotBlock");

        catchThrowable(() -> ClientFaces.create(EbsAsyncClient.class, door)
                .getSnapshotBlock(r -> r.snapshotId("snap-1"), AsyncResponseTransformer.toBytes()).join());
        assertThat(door.operation()).hasToString("ebs:GetSnapshotBlock");
    }

    @Test
    void otherServicesWaitAtTheirOwnPace() {
        door.answering(any -> door.requests().size() < 2
                ? DescribeAutoScalingGroupsResponse.builder().build()
                : DescribeAutoScalingGroupsResponse.builder()
                        .autoScalingGroups(AutoScalingGroup.builder().build()).build());

        ClientFaces.create(AutoScalingClient.class, door).waiter()
                .waitUntilGroupExists(r -> r.autoScalingGroupNames("web"));

        assertThat(door.elapsed()).isEqualTo(Duration.ofSeconds(5));
    }
}
