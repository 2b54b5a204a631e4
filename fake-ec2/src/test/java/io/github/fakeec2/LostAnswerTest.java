package io.github.fakeec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** The hardest of faults: the call took effect, and nobody told the caller. */
class LostAnswerTest {

    @DirectFace("the SDK throws an exception of its own for an answer that gets lost")
    @Test
    void aCallWhoseAnswerGetsLostTookEffectAndItsTokenKeepsASecondTryFromActingTwice() {
        try (FakeCloud cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            RunInstancesRequest request = RunInstancesRequest.builder().imageId(Amis.AMAZON_LINUX_2023)
                    .instanceType(InstanceType.T3_MICRO).minCount(1).maxCount(1).clientToken("once").build();
            cloud.faults().on(RunInstancesRequest.class).times(1).loseAnswer();

            assertThatThrownBy(() -> ec2.runInstances(request)).isInstanceOf(ApiCallTimeoutException.class);
            String id = ec2.runInstances(request).instances().get(0).instanceId();

            assertThat(ec2.describeInstances().reservations()).singleElement().satisfies(only ->
                    assertThat(only.instances()).extracting(Instance::instanceId).containsExactly(id));
        }
    }

    @Test
    void aCallThatFailsHasNoAnswerToLose() {
        try (FakeCloud cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            cloud.faults().on(RunInstancesRequest.class).times(1).loseAnswer();

            assertThatThrownBy(() -> ec2.runInstances(r -> r.minCount(1).maxCount(1)))
                    .hasMessageContaining("The request must contain the parameter ImageId");
        }
    }
}
