package io.github.fakeec2.compute;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.Amis;
import io.github.fakeec2.EveryFace;
import io.github.fakeec2.Face;
import io.github.fakeec2.FakeCloud;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

@EveryFace
class LaunchZoneTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2;

    LaunchZoneTest(Face face) {
        this.ec2 = face.of(cloud);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void aZoneThatDoesNotOfferTheTypeRefusesIt() {
        assertRefused("Unsupported", "Your requested instance type (m5.large) is not supported in your requested"
                + " Availability Zone (us-east-1e). Please retry your request by not specifying an Availability Zone or"
                + " choosing us-east-1a, us-east-1b, us-east-1c, us-east-1d, us-east-1f.",
                () -> zoneOf(ec2, r -> r.instanceType("m5.large").placement(p -> p.availabilityZone("us-east-1e"))));
        assertThat(zoneOf(ec2, r -> r.instanceType("m4.large").placement(p -> p.availabilityZone("us-east-1e"))))
                .isEqualTo("us-east-1e");
    }

    @Test
    void aSubnetInSuchAZoneRefusesItToo() {
        String subnet = ec2.describeSubnets(r -> r.filters(f -> f.name("availability-zone").values("us-east-1e")))
                .subnets().get(0).subnetId();

        assertRefused("Unsupported", "Your requested instance type (t3.micro) is not supported in your requested"
                + " Availability Zone (us-east-1e). Please retry your request by not specifying an Availability Zone or"
                + " choosing us-east-1a, us-east-1b, us-east-1c, us-east-1d, us-east-1f.",
                () -> zoneOf(ec2, r -> r.instanceType("t3.micro").subnetId(subnet)));
        assertThat(ec2.describeInstances().reservations()).isEmpty();
    }

    @Test
    void withoutAZoneOneIsChosenThatOffersTheType() {
        Set<String> zones = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            zones.add(zoneOf(ec2, r -> r.instanceType("t3.nano")));
        }

        assertThat(zones).containsExactlyInAnyOrder(
                "us-east-1a", "us-east-1b", "us-east-1c", "us-east-1d", "us-east-1f");
    }

    @Test
    void aTypeThatTheRegionDoesNotHaveIsUnsupported() {
        try (FakeCloud stockholm = FakeCloud.builder().region("eu-north-1").build()) {
            String message = "The requested configuration is currently not supported. Please check the documentation"
                    + " for supported configurations.";

            assertRefused("Unsupported", message, () -> zoneOf(stockholm.ec2(), r -> r.instanceType("t2.micro")));
            assertRefused("Unsupported", message, () -> zoneOf(stockholm.ec2(),
                    r -> r.instanceType("t2.micro").placement(p -> p.availabilityZone("eu-north-1a"))));
        }
    }

    @Test
    void aZoneThatIsDownIsNotChosenAmongThoseThatOfferTheType() {
        for (String zone : new String[] {"us-east-1a", "us-east-1b", "us-east-1c", "us-east-1d"}) {
            cloud.faults().zone(zone).goesDown();
        }

        assertThat(zoneOf(ec2, r -> r.instanceType("t3.micro"))).isEqualTo("us-east-1f");
    }

    @Test
    void aZoneWithoutRoomForAllIsNotAmongThoseToChoose() {
        cloud.faults().zone("us-east-1a").hasCapacity(InstanceType.T3_MICRO, 2);

        assertRefused("InsufficientInstanceCapacity", "We currently do not have sufficient t3.micro capacity in the"
                + " Availability Zone you requested (us-east-1a). Our system will be working on provisioning additional"
                + " capacity. You can currently get t3.micro capacity by not specifying an Availability Zone in your"
                + " request or choosing us-east-1b, us-east-1c, us-east-1d, us-east-1f.",
                () -> ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType("t3.micro").minCount(3)
                        .maxCount(3).placement(p -> p.availabilityZone("us-east-1a"))));
    }

    private static String zoneOf(Ec2Client ec2, Consumer<RunInstancesRequest.Builder> request) {
        return ec2.runInstances(r -> request.accept(r.imageId(Amis.AMAZON_LINUX_2023).minCount(1).maxCount(1)))
                .instances().get(0).placement().availabilityZone();
    }
}
