package com.example.resizer;

import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThat;
import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThatAwsError;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.junit.WithFakeCloud;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DomainType;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

@WithFakeCloud
class ResizerTest {

    private FakeCloud cloud;
    private Ec2Client ec2;

    @Test
    void keepsTheElasticIpAddress() {
        String id = launch(r -> { });
        var address = ec2.allocateAddress(r -> r.domain(DomainType.VPC));
        ec2.associateAddress(r -> r.instanceId(id).allocationId(address.allocationId()));

        assertThat(new Resizer(ec2).resize(id, "m5.large")).isEqualTo(Resizing.DONE);

        assertThat(cloud).instance(id).isRunning().hasType(InstanceType.M5_LARGE)
                .hasPublicIpAddress(address.publicIp())
                .history().containsExactly("pending", "running", "stopping", "stopped", "pending", "running");
    }

    @Test
    void leavesAnInstanceAloneThatWouldLoseItsAddress() {
        String id = launch(r -> { });

        assertThat(new Resizer(ec2).resize(id, "m5.large")).isEqualTo(Resizing.WOULD_LOSE_ITS_ADDRESS);

        assertThat(cloud).instance(id).isRunning().hasType(InstanceType.T3_MICRO);
        assertThat(cloud).calls().by("StopInstances").isEmpty();
    }

    @Test
    void losesTheAddressWhereThatIsAllowed() {
        String id = launch(r -> { });
        String before = publicAddress(id);

        new Resizer(ec2).losingPublicAddresses().resize(id, "m5.large");

        assertThat(publicAddress(id)).isNotNull().isNotEqualTo(before);
    }

    @Test
    void goesBackToTheOldTypeWhereThereIsNoRoomForTheNewOne() {
        String id = launch(r -> { });
        cloud.faults().zone("us-east-1a").hasCapacity(InstanceType.M5_LARGE, 0);

        Resizing resizing = new Resizer(ec2).losingPublicAddresses().resize(id, "m5.large");

        assertThat(resizing).isEqualTo(Resizing.NO_ROOM);
        assertThat(cloud).instance(id).isRunning().hasType(InstanceType.T3_MICRO);
    }

    @Test
    void startsTheInstanceAgainThatCannotHaveTheType() {
        String id = launch(r -> { });

        assertThatAwsError(() -> new Resizer(ec2).losingPublicAddresses().resize(id, "m6g.large")).isNotNull();

        assertThat(cloud).instance(id).isRunning().hasType(InstanceType.T3_MICRO);
    }

    @Test
    void doesNotStartWhatWasStopped() {
        String id = launch(r -> { });
        ec2.stopInstances(r -> r.instanceIds(id));

        new Resizer(ec2).resize(id, "m5.large");

        assertThat(cloud).instance(id).isStopped().hasType(InstanceType.M5_LARGE);
    }

    @Test
    void leavesAnInstanceAloneThatIsProtectedFromStop() {
        String id = launch(r -> r.disableApiStop(true));

        assertThatAwsError(() -> new Resizer(ec2).losingPublicAddresses().resize(id, "m5.large"))
                .hasCode("OperationNotPermitted");

        assertThat(cloud).instance(id).isRunning().isProtectedFromStop().hasType(InstanceType.T3_MICRO);
    }

    private String launch(Consumer<RunInstancesRequest.Builder> more) {
        return ec2.runInstances(r -> more.accept(r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                .placement(p -> p.availabilityZone("us-east-1a")).minCount(1).maxCount(1)))
                .instances().get(0).instanceId();
    }

    private String publicAddress(String id) {
        return ec2.describeInstances(r -> r.instanceIds(id)).reservations().get(0).instances().get(0)
                .publicIpAddress();
    }
}
