package com.example.experience;

import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.junit.WithFakeCloud;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeReservedInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeReservedInstancesResponse;

/** Operations that are not simulated: a test answers them itself, also by a mock. */
@WithFakeCloud
class AnsweringOneselfTest {

    @Test
    void anOperationThatIsNotSimulatedSaysHowToAnswerIt(Ec2Client ec2) {
        assertThatThrownBy(() -> ec2.describeReservedInstances(r -> { }))
                .isInstanceOf(NotSimulatedException.class)
                .hasMessageContaining("cloud.answer(DescribeReservedInstancesRequest.class, r -> ");
    }

    @Test
    void aLambdaAnswers(FakeCloud cloud, Ec2Client ec2) {
        cloud.answer(DescribeReservedInstancesRequest.class, r -> DescribeReservedInstancesResponse.builder()
                .reservedInstances(i -> i.reservedInstancesId(r.reservedInstancesIds().get(0)))
                .build());

        assertThat(ec2.describeReservedInstances(r -> r.reservedInstancesIds("ri-1")).reservedInstances().get(0)
                .reservedInstancesId()).isEqualTo("ri-1");
        assertThat(cloud).calls(DescribeReservedInstancesRequest.class).hasSize(1);
    }

    @Test
    void aMockAnswersAndIsVerified(FakeCloud cloud, Ec2Client ec2) {
        Function<DescribeReservedInstancesRequest, DescribeReservedInstancesResponse> handler = mock();
        when(handler.apply(any())).thenReturn(
                DescribeReservedInstancesResponse.builder().reservedInstances(i -> i.instanceCount(1)).build());
        cloud.answer(DescribeReservedInstancesRequest.class, handler);

        assertThat(ec2.describeReservedInstances(r -> r.offeringType("No Upfront")).reservedInstances()).hasSize(1);

        verify(handler).apply(argThat(request -> request.offeringTypeAsString().equals("No Upfront")));
    }
}
