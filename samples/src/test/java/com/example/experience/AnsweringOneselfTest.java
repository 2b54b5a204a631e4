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
import software.amazon.awssdk.services.ec2.model.DescribeFleetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeFleetsResponse;

/** Operations that are not simulated: a test answers them itself, also by a mock. */
@WithFakeCloud
class AnsweringOneselfTest {

    @Test
    void anOperationThatIsNotSimulatedSaysHowToAnswerIt(Ec2Client ec2) {
        assertThatThrownBy(() -> ec2.describeFleets(r -> { }))
                .isInstanceOf(NotSimulatedException.class)
                .hasMessageContaining("cloud.answer(DescribeFleetsRequest.class, r -> ");
    }

    @Test
    void aLambdaAnswers(FakeCloud cloud, Ec2Client ec2) {
        cloud.answer(DescribeFleetsRequest.class, r -> DescribeFleetsResponse.builder()
                .fleets(f -> f.fleetId(r.fleetIds().get(0)))
                .build());

        assertThat(ec2.describeFleets(r -> r.fleetIds("fleet-1")).fleets().get(0).fleetId()).isEqualTo("fleet-1");
        assertThat(cloud).calls(DescribeFleetsRequest.class).hasSize(1);
    }

    @Test
    void aMockAnswersAndIsVerified(FakeCloud cloud, Ec2Client ec2) {
        Function<DescribeFleetsRequest, DescribeFleetsResponse> handler = mock();
        when(handler.apply(any())).thenReturn(
                DescribeFleetsResponse.builder().fleets(f -> f.fleetId("fleet-1")).build());
        cloud.answer(DescribeFleetsRequest.class, handler);

        assertThat(ec2.describeFleets(r -> r.maxResults(5)).fleets()).hasSize(1);

        verify(handler).apply(argThat(request -> request.maxResults() == 5));
    }
}
