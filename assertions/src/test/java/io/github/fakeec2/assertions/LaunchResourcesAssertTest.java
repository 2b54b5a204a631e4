package io.github.fakeec2.assertions;

import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CapacityReservationState;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.PlacementStrategy;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/** What launches stand on: templates, placement groups and Capacity Reservations. */
class LaunchResourcesAssertTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();
    private String reservation;

    @BeforeEach
    void oneOfEach() {
        ec2.createLaunchTemplate(r -> r.launchTemplateName("web").launchTemplateData(d -> d.ebsOptimized(false))
                .tagSpecifications(t -> t.resourceType(ResourceType.LAUNCH_TEMPLATE)
                        .tags(tag -> tag.key("team").value("a"))));
        ec2.createLaunchTemplateVersion(r -> r.launchTemplateName("web").sourceVersion("1")
                .launchTemplateData(d -> d.ebsOptimized(true)));
        ec2.createPlacementGroup(r -> r.groupName("racks").strategy("partition").partitionCount(3));
        reservation = ec2.createCapacityReservation(r -> r.instanceType("m5.large").instancePlatform("Linux/UNIX")
                .availabilityZone("us-east-1a").instanceCount(4)).capacityReservation().capacityReservationId();
    }

    @Test
    void holdsForWhatIsThere() {
        String template = ec2.describeLaunchTemplates().launchTemplates().get(0).launchTemplateId();

        assertThat(cloud).launchTemplate("web").exists().hasDefaultVersion(1).hasLatestVersion(2).hasTag("team", "a");
        assertThat(cloud).launchTemplate(template).hasLatestVersion(2);
        assertThat(cloud).placementGroup("racks").isAvailable().hasStrategy(PlacementStrategy.PARTITION)
                .hasPartitions(3);
        assertThat(cloud).capacityReservation(reservation).isActive().hasTotalInstances(4).hasAvailableInstances(4);
        assertThat(cloud).launchTemplate("other").doesNotExist();
        assertThat(cloud).placementGroup("other").doesNotExist();
    }

    @Test
    void aLaunchTakesAPlaceOfAnOpenReservation() {
        ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.M5_LARGE)
                .placement(p -> p.availabilityZone("us-east-1a")).minCount(3).maxCount(3));

        assertThat(cloud).capacityReservation(reservation).hasAvailableInstances(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void failsInWords(String message, Consumer<LaunchResourcesAssertTest> assertion) {
        ThrowingCallable failing = () -> assertion.accept(this);

        assertThat(catchThrowable(failing)).isInstanceOf(AssertionError.class).hasMessageContaining(message);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong("to have default version:  2", t -> assertThat(t.cloud).launchTemplate("web")
                        .hasDefaultVersion(2)),
                wrong("to have latest version:  1", t -> assertThat(t.cloud).launchTemplate("web")
                        .hasLatestVersion(1)),
                wrong("no such launch template", t -> assertThat(t.cloud).launchTemplate("webb").hasLatestVersion(1)),
                wrong("to have strategy:  spread", t -> assertThat(t.cloud).placementGroup("racks")
                        .hasStrategy(PlacementStrategy.SPREAD)),
                wrong("to have partitions:  7", t -> assertThat(t.cloud).placementGroup("racks").hasPartitions(7)),
                wrong("to be in state:  cancelled", t -> assertThat(t.cloud).capacityReservation(t.reservation)
                        .isInState(CapacityReservationState.CANCELLED)),
                wrong("to have total instances:  5", t -> assertThat(t.cloud).capacityReservation(t.reservation)
                        .hasTotalInstances(5)),
                wrong("to have available instances:  3", t -> assertThat(t.cloud).capacityReservation(t.reservation)
                        .hasAvailableInstances(3)));
    }

    private static Arguments wrong(String message, Consumer<LaunchResourcesAssertTest> assertion) {
        return Arguments.of(message, assertion);
    }
}
