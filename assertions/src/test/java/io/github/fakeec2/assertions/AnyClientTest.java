package io.github.fakeec2.assertions;

import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThat;
import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThatIllegalArgumentException;
import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThatIllegalStateException;
import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesResponse;

/** Behind the client may be anything: here a fake cloud that cannot be recognised as one. */
@Tag("newer-sdk")
class AnyClientTest {

    private final TestFleet fleet = new TestFleet();
    private final Ec2Client stranger = new Stranger(fleet.ec2);

    @Test
    void theSameAssertionsHold() {
        assertThat(stranger).instance(fleet.web1).isRunning().passesStatusChecks().hasTag("fleet", "web")
                .hasRootVolumeSatisfying(VolumeAssert::isInUse);
        assertThat(stranger).instances().taggedWith("fleet", "web").areRunning().hasSize(2);
        assertThat(stranger).instance(TestFleet.ABSENT).doesNotExist();
    }

    @Test
    void aFailureTellsWhatCanBeKnownWithoutHistory() {
        assertThatThrownBy(() -> assertThat(stranger).as("web tier").instance(fleet.batch).isRunning())
                .hasMessage("[web tier] Expecting instance: " + fleet.batch + " \"batch\" (t3.micro, "
                        + fleet.read(fleet.batch).subnetId() + ")\n"
                        + "to be in state:  running\n"
                        + "but was:         stopped");
        assertThatThrownBy(() -> assertThat(stranger).instance(TestFleet.ABSENT).isRunning())
                .hasMessageContaining("there is no such instance in the account and region of the client");
    }

    @Test
    void whatNeedsAFakeCloudSaysSo() {
        assertThatIllegalStateException().isThrownBy(() -> assertThat(stranger).within(Duration.ofMinutes(1)))
                .withMessage("within(...) lets the virtual time of a fake cloud pass, and there is none behind this"
                        + " client: a client of real EC2");
        assertThatIllegalStateException()
                .isThrownBy(() -> assertThat(stranger).instance(fleet.web1).hasHistory("pending"))
                .withMessageContaining("hasHistory(...)");
        assertThatIllegalArgumentException().isThrownBy(() -> assertThat((Ec2Client) null));
    }

    @Test
    void aCloudThatCannotBeReachedFailsTheAssertionInWords() {
        Ec2Client unreachable = new Stranger(null) {
            @Override
            public DescribeInstancesResponse describeInstances(DescribeInstancesRequest request) {
                throw SdkClientException.create("Unable to execute HTTP request");
            }
        };
        assertThatThrownBy(() -> assertThat(unreachable).instance(fleet.web1).exists())
                .isInstanceOf(AssertionError.class)
                .hasMessage("Could not read the instance to assert on: Unable to execute HTTP request")
                .hasCauseInstanceOf(SdkClientException.class);
    }

    @Test
    void aClientOfTheCloudIsRecognisedWithItsRegion() {
        Ec2Client ireland = fleet.cloud.client(Ec2Client.class, "eu-west-1");
        assertThat(ireland).instance(fleet.web1).doesNotExist();
        assertThat(ireland).instances().isEmpty();
        assertThatThrownBy(() -> assertThat(ireland).instance(fleet.web1).isRunning())
                .hasMessageContaining("there is no such instance in eu-west-1 of account 123456789012")
                .hasMessageContaining("history:");
        assertThat(fleet.ec2).instance(fleet.batch).hasHistory("pending", "running", "stopping", "stopped");
    }

    @Test
    void anotherAccountSeesItsOwn() {
        Ec2Client other = fleet.cloud.account("210987654321").ec2();
        assertThat(other).instances().isEmpty();
        assertThat(other).instance(fleet.web1).doesNotExist();
    }

    /** A client of its own kind, which answers what the tests above ask. */
    private static class Stranger implements Ec2Client {

        private final Ec2Client other;

        Stranger(Ec2Client other) {
            this.other = other;
        }

        @Override
        public DescribeInstancesResponse describeInstances(DescribeInstancesRequest request) {
            return other.describeInstances(request);
        }

        @Override
        public DescribeInstanceStatusResponse describeInstanceStatus(DescribeInstanceStatusRequest request) {
            return other.describeInstanceStatus(request);
        }

        @Override
        public DescribeVolumesResponse describeVolumes(DescribeVolumesRequest request) {
            return other.describeVolumes(request);
        }

        @Override
        public String serviceName() {
            return "ec2";
        }

        @Override
        public void close() {
            // nothing to close
        }

        @Override
        public String toString() {
            return "a client of real EC2";
        }
    }
}
