package io.github.fakeec2.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsResponse;
import software.amazon.awssdk.services.ebs.EbsAsyncClient;
import software.amazon.awssdk.services.ebs.EbsClient;
import software.amazon.awssdk.services.ebs.model.PutSnapshotBlockResponse;
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
    void anOperationThatStreamsSaysThatItIsNotSimulated() {
        EbsClient ebs = ClientFaces.create(EbsClient.class, door);

        assertThatThrownBy(() -> ebs.putSnapshotBlock(r -> r.snapshotId("snap-1"), RequestBody.fromString("x")))
                .isInstanceOf(IllegalStateException.class).hasMessageStartingWith("no answer");
        assertThat(door.operation()).hasToString("ebs:PutSnapshotBlock");
        door.answering(any -> null);
        assertThatThrownBy(() -> ebs.getSnapshotBlockAsBytes(r -> r.snapshotId("snap-1")))
                .isInstanceOf(UnsupportedOperationException.class).hasMessageContaining("ebs:GetSnapshotBlock");
    }

    @Test
    void anOperationThatStreamsFailsTheFuture() {
        EbsAsyncClient ebs = ClientFaces.create(EbsAsyncClient.class, door);
        door.answering(any -> PutSnapshotBlockResponse.builder().build());

        assertThatThrownBy(() -> ebs.putSnapshotBlock(r -> r.snapshotId("s"), AsyncRequestBody.empty()).join())
                .hasRootCauseInstanceOf(UnsupportedOperationException.class);
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
