package io.github.fakeec2.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateFpgaImageResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Reservation;

class SyncClientTest {

    private final RecordingDoor door = new RecordingDoor();
    private final Ec2Client ec2 = ClientFaces.create(Ec2Client.class, door);

    @Test
    void aCallGoesThroughTheDoorWithItsRequest() {
        DescribeInstancesResponse response = DescribeInstancesResponse.builder().nextToken("x").build();
        DescribeInstancesRequest request = DescribeInstancesRequest.builder().instanceIds("i-1").build();
        door.answering(any -> response);

        assertThat(ec2.describeInstances(request)).isSameAs(response);
        assertThat(door.requests()).hasSize(1).first().isSameAs(request);
        assertThat(door.operation()).hasToString("ec2:DescribeInstances");
    }

    @Test
    void anUnsimulatedOperationGoesThroughTheDoorToo() {
        CreateFpgaImageResponse response = CreateFpgaImageResponse.builder().fpgaImageId("afi-1").build();
        door.answering(any -> response);

        assertThat(ec2.createFpgaImage(r -> r.name("x"))).isSameAs(response);
        assertThat(door.operation()).hasToString("ec2:CreateFpgaImage");
        assertThat(door.operation().isSimulated()).isFalse();

        ec2.createFpgaImage(r -> r.name("y"));
        assertThat(door.operations().get(0)).isSameAs(door.operations().get(1));
    }

    @Test
    void theFormsWithAConsumerAndWithoutArgumentsLeadToTheSameDoor() {
        door.answering(any -> DescribeRegionsResponse.builder().build());

        ec2.describeRegions();
        ec2.describeRegions(r -> r.allRegions(true));

        assertThat(door.operations()).hasSize(2).allMatch(operation -> operation.name().equals("DescribeRegions"));
    }

    @Test
    void whatTheDoorThrowsReachesTheCallerUnchanged() {
        Ec2Exception refused = (Ec2Exception) Ec2Exception.builder().message("no").build();
        door.answering(any -> {
            throw refused;
        });

        assertThat(catchThrowable(ec2::describeRegions)).isSameAs(refused);
    }

    @Test
    void aNullRequestIsRefusedAsTheSdkRefusesBadInput() {
        assertThatThrownBy(() -> ec2.describeInstances((DescribeInstancesRequest) null))
                .isInstanceOf(SdkClientException.class).hasMessage("request must not be null");
        assertThat(door.requests()).isEmpty();
    }

    @Test
    void aPaginatorWalksAllPages() {
        door.answering(request -> ((DescribeInstancesRequest) request).nextToken() == null
                ? page("i-1").nextToken("more").build() : page("i-2").build());

        assertThat(ec2.describeInstancesPaginator(r -> r.maxResults(5)).reservations())
                .flatExtracting(Reservation::instances).extracting(Instance::instanceId).containsExactly("i-1", "i-2");
        assertThat(door.requests()).hasSize(2);
    }

    @Test
    void theClientKnowsItsServiceAndSaysWhoseItIs() {
        assertThat(ec2.serviceName()).isEqualTo("ec2");
        assertThat(ec2).hasToString("Ec2Client (fake, account 123456789012, eu-west-1)");
    }

    @Test
    void aClosedClientGoesOnWorking() {
        door.answering(any -> DescribeRegionsResponse.builder().build());

        ec2.close();
        ec2.close();

        assertThat(ec2.describeRegions()).isNotNull();
    }

    private static DescribeInstancesResponse.Builder page(String instance) {
        return DescribeInstancesResponse.builder().reservations(Reservation.builder()
                .instances(Instance.builder().instanceId(instance).build()).build());
    }
}
