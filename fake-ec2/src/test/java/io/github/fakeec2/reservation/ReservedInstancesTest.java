package io.github.fakeec2.reservation;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.Amis;
import io.github.fakeec2.EveryFace;
import io.github.fakeec2.Face;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.error.NotSimulatedException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CapacityReservation;
import software.amazon.awssdk.services.ec2.model.CapacityReservationSpecification;
import software.amazon.awssdk.services.ec2.model.CreateCapacityReservationRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.GetCapacityReservationUsageResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** Which instances run in a Capacity Reservation, and what that does for them. */
@EveryFace
class ReservedInstancesTest {

    private static final String EXCEEDED =
            "The requested reservation does not have sufficient compatible and available capacity for this request.";

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2;

    ReservedInstancesTest(Face face) {
        this.ec2 = face.of(cloud);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    @ParameterizedTest(name = "type {0}, platform {1}, zone {2}, tenancy {3}, criteria {4}: {5}")
    @CsvSource({
        "t3.micro, Linux/UNIX, us-east-1a, default, open, true",
        "t3.small, Linux/UNIX, us-east-1a, default, open, false",
        "t3.micro, Windows, us-east-1a, default, open, false",
        "t3.micro, Linux/UNIX, us-east-1b, default, open, false",
        "t3.micro, Linux/UNIX, us-east-1a, dedicated, open, false",
        "t3.micro, Linux/UNIX, us-east-1a, default, targeted, false"})
    void anOpenReservationTakesTheInstancesThatMatchIt(String type, String platform, String zone, String tenancy,
            String criteria, boolean taken) {
        String reservation = reserve(r -> r.instanceType(type).instancePlatform(platform).availabilityZone(zone)
                .tenancy(tenancy).instanceMatchCriteria(criteria));

        Instance instance = launch(r -> { }).get(0);

        assertThat(instance.capacityReservationId()).isEqualTo(taken ? reservation : null);
        assertThat(shown(instance).capacityReservationId()).isEqualTo(taken ? reservation : null);
        assertThat(shown(reservation).availableInstanceCount()).isEqualTo(taken ? 1 : 2);
    }

    @Test
    void aSpotInstanceRunsInNoReservation() {
        String reservation = reserve(r -> { });

        Instance spot = launch(r -> r.instanceMarketOptions(m -> m.marketType("spot"))).get(0);

        assertThat(shown(spot).capacityReservationId()).isNull();
        assertThat(shown(reservation).availableInstanceCount()).isEqualTo(2);
    }

    @Test
    void anInstanceInAPlacementGroupRunsInNoReservationOutsideOfTheGroup() {
        String reservation = reserve(r -> r.instanceType("c5.large"));
        ec2.createPlacementGroup(r -> r.groupName("near").strategy("cluster"));

        Instance grouped = launch(r -> r.instanceType("c5.large")
                .placement(p -> p.availabilityZone("us-east-1a").groupName("near"))).get(0);

        assertThat(shown(grouped).capacityReservationId()).isNull();
        assertThat(shown(reservation).availableInstanceCount()).isEqualTo(2);
    }

    @Test
    void inAVpcOfDedicatedTenancyInstancesMatchDedicatedReservations() {
        String shared = reserve(r -> { });
        String dedicated = reserve(r -> r.tenancy("dedicated"));
        String vpc = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16").instanceTenancy("dedicated")).vpc().vpcId();
        String subnet = ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.0.0/24").availabilityZone("us-east-1a"))
                .subnet().subnetId();

        Instance instance = launch(r -> r.subnetId(subnet)).get(0);

        assertThat(shown(instance).capacityReservationId()).isEqualTo(dedicated).isNotEqualTo(shared);
    }

    @Test
    void instancesOverflowIntoTheNextReservationAndThenRunOnDemand() {
        String first = reserve(r -> r.instanceCount(1));
        String second = reserve(r -> r.instanceCount(2));

        List<Instance> instances = launch(r -> r.minCount(4).maxCount(4));

        assertThat(instances).extracting(Instance::capacityReservationId)
                .containsExactly(first, second, second, null);
        assertThat(shown(first).availableInstanceCount()).isZero();
        assertThat(usage(second).instanceUsages()).singleElement().satisfies(usage -> {
            assertThat(usage.accountId()).isEqualTo("123456789012");
            assertThat(usage.usedInstanceCount()).isEqualTo(2);
        });
        assertThat(usage(second).availableInstanceCount()).isZero();
        assertThat(usage(second).totalInstanceCount()).isEqualTo(2);
        assertThat(usage(second).stateAsString()).isEqualTo("active");
        assertThat(usage(second).instanceType()).isEqualTo("t3.micro");
        assertThat(usage(second).nextToken()).isNull();
    }

    @Test
    @Tag("newer-sdk")
    void aReservationThatBecomesOpenOrGrowsTakesInstancesInThatRunAlready() {
        List<Instance> running = launch(r -> r.minCount(3).maxCount(3));
        Instance unwilling = launch(r -> r.capacityReservationSpecification(s ->
                s.capacityReservationPreference("none"))).get(0);

        String reservation = reserve(r -> r.instanceCount(1).instanceMatchCriteria("targeted"));
        assertThat(shown(reservation).availableInstanceCount()).isEqualTo(1);
        ec2.modifyCapacityReservation(r -> r.capacityReservationId(reservation).instanceMatchCriteria("open"));
        assertThat(shown(running.get(0)).capacityReservationId()).isEqualTo(reservation);
        assertThat(shown(running.get(1)).capacityReservationId()).isNull();
        ec2.modifyCapacityReservation(r -> r.capacityReservationId(reservation).instanceCount(9));

        assertThat(running).allSatisfy(instance ->
                assertThat(shown(instance).capacityReservationId()).isEqualTo(reservation));
        assertThat(shown(unwilling).capacityReservationId()).isNull();
        assertThat(shown(reservation).availableInstanceCount()).isEqualTo(6);
    }

    @Test
    @Tag("newer-sdk")
    void aReservationInUseShrinksNoFurtherThanItsInstancesAndKeepsItsCriteria() {
        String reservation = reserve(r -> { });
        launch(r -> { });

        assertRefused("InvalidParameterCombination", () -> ec2.modifyCapacityReservation(
                r -> r.capacityReservationId(reservation).instanceMatchCriteria("targeted")));
        ec2.modifyCapacityReservation(r -> r.capacityReservationId(reservation).instanceCount(1));
        launch(r -> { });
        assertThat(shown(reservation).availableInstanceCount()).isZero();
        ec2.modifyCapacityReservation(r -> r.capacityReservationId(reservation).instanceCount(2));
        launch(r -> { });
        assertRefused("InvalidParameterValue", () -> ec2.modifyCapacityReservation(
                r -> r.capacityReservationId(reservation).instanceCount(1)));
    }

    @Test
    void aStoppedOrTerminatedInstanceGivesItsPlaceBackAndAStartTakesOneAgain() {
        String reservation = reserve(r -> r.instanceCount(1));
        String id = launch(r -> { }).get(0).instanceId();
        ec2.stopInstances(r -> r.instanceIds(id));
        assertThat(shown(reservation).availableInstanceCount()).isEqualTo(1);
        assertThat(instance(id).capacityReservationId()).isNull();

        ec2.startInstances(r -> r.instanceIds(id));
        assertThat(shown(reservation).availableInstanceCount()).isZero();
        assertThat(instance(id).capacityReservationId()).isEqualTo(reservation);

        ec2.terminateInstances(r -> r.instanceIds(id));
        assertThat(shown(reservation).availableInstanceCount()).isEqualTo(1);
    }

    @Test
    void instancesOfAReservationThatIsCancelledOrExpiresRunOnOutsideOfIt() {
        String cancelled = reserve(r -> r.instanceCount(1));
        String first = launch(r -> { }).get(0).instanceId();
        String expiring = reserve(r -> r.instanceCount(1).endDateType("limited")
                .endDate(cloud.time().now().plusSeconds(3600)));
        String second = launch(r -> { }).get(0).instanceId();
        assertThat(instance(second).capacityReservationId()).isEqualTo(expiring);

        ec2.cancelCapacityReservation(r -> r.capacityReservationId(cancelled));
        cloud.time().advance(Duration.ofHours(1));

        for (String id : List.of(first, second)) {
            assertThat(instance(id).capacityReservationId()).isNull();
            assertThat(instance(id).state().nameAsString()).isEqualTo("running");
        }
    }

    @Test
    void aTargetedLaunchRunsInTheReservationAndInItsZone() {
        String reservation = reserve(r -> r.availabilityZone("us-east-1d").instanceMatchCriteria("targeted"));

        Instance instance = launch(r -> r.placement(p -> { }).capacityReservationSpecification(target(reservation)))
                .get(0);

        assertThat(instance.capacityReservationId()).isEqualTo(reservation);
        assertThat(instance.placement().availabilityZone()).isEqualTo("us-east-1d");
        assertThat(instance.capacityReservationSpecification().capacityReservationTarget().capacityReservationId())
                .isEqualTo(reservation);
        assertThat(instance.capacityReservationSpecification().capacityReservationPreferenceAsString()).isNull();
    }

    @Test
    void aTargetedLaunchTakesReservedCapacityOrNone() {
        String reservation = reserve(r -> r.instanceMatchCriteria("targeted"));

        assertRefused("ReservationCapacityExceeded", EXCEEDED, () -> launch(r -> r.minCount(3).maxCount(3)
                .capacityReservationSpecification(target(reservation))));
        assertRefused("ReservationCapacityExceeded", EXCEEDED, () -> launch(r -> r.instanceType("t3.small")
                .capacityReservationSpecification(target(reservation))));
        assertRefused("ReservationCapacityExceeded", EXCEEDED, () -> launch(r -> r
                .placement(p -> p.availabilityZone("us-east-1b"))
                .capacityReservationSpecification(target(reservation))));
        assertRefused("ReservationCapacityExceeded", EXCEEDED, () -> launch(r -> r
                .instanceMarketOptions(m -> m.marketType("spot"))
                .capacityReservationSpecification(target(reservation))));
        assertThat(launch(r -> r.minCount(1).maxCount(5).capacityReservationSpecification(target(reservation))))
                .hasSize(2);
    }

    @Test
    void whoWantsReservedCapacityOnlyRunsNowhereElse() {
        CapacityReservationSpecification only = CapacityReservationSpecification.builder()
                .capacityReservationPreference("capacity-reservations-only").build();
        assertRefused("ReservationCapacityExceeded", EXCEEDED,
                () -> launch(r -> r.capacityReservationSpecification(only)));
        String reservation = reserve(r -> r.availabilityZone("us-east-1c").instanceCount(1));

        Instance instance = launch(r -> r.placement(p -> { }).capacityReservationSpecification(only)).get(0);

        assertThat(instance.capacityReservationId()).isEqualTo(reservation);
        assertRefused("ReservationCapacityExceeded", EXCEEDED,
                () -> launch(r -> r.placement(p -> { }).capacityReservationSpecification(only)));
    }

    @ParameterizedTest
    @CsvSource({
        "cr-0123456789abcdef0,, InvalidCapacityReservationId.NotFound",
        "cr-1,, InvalidCapacityReservationId.Malformed",
        "'',, MissingParameter",
        "cr-0123456789abcdef0, open, InvalidParameterCombination",
        "cr-0123456789abcdef0, none, InvalidParameterCombination",
        ", whatever, InvalidParameterValue"})
    void aWishThatCannotBeIsRefused(String target, String preference, String code) {
        CapacityReservationSpecification.Builder wish = CapacityReservationSpecification.builder()
                .capacityReservationPreference(preference);
        if (target != null) {
            wish.capacityReservationTarget(t -> t.capacityReservationId(target));
        }

        assertRefused(code, () -> launch(r -> r.capacityReservationSpecification(wish.build())));
    }

    @Test
    void groupsOfReservationsAreNotSimulated() {
        assertThatThrownBy(() -> launch(r -> r.capacityReservationSpecification(s -> s.capacityReservationTarget(t ->
                t.capacityReservationResourceGroupArn("arn:aws:resource-groups:us-east-1:123456789012:group/a")))))
                .isInstanceOf(NotSimulatedException.class)
                .hasMessageContaining("capacityReservationResourceGroupArn");
    }

    @Test
    void aStoppedInstanceWhoseReservationIsGoneStartsOnlyWhenItWantsAnother() {
        String reservation = reserve(r -> r.instanceMatchCriteria("targeted"));
        String id = launch(r -> r.capacityReservationSpecification(target(reservation))).get(0).instanceId();
        assertRefused("IncorrectInstanceState", "The instance '" + id + "' is not in the 'stopped' state.",
                () -> modify(id, CapacityReservationSpecification.builder().build()));
        ec2.stopInstances(r -> r.instanceIds(id));
        ec2.cancelCapacityReservation(r -> r.capacityReservationId(reservation));

        assertRefused("InvalidCapacityReservationState", () -> ec2.startInstances(r -> r.instanceIds(id)));
        assertRefused("InvalidCapacityReservationId.NotFound", () -> modify(id, target("cr-0123456789abcdef0")));
        String full = reserve(r -> r.instanceCount(1));
        launch(r -> { });
        modify(id, target(full));
        assertRefused("ReservationCapacityExceeded", EXCEEDED, () -> ec2.startInstances(r -> r.instanceIds(id)));
        modify(id, CapacityReservationSpecification.builder().capacityReservationPreference("none").build());
        ec2.startInstances(r -> r.instanceIds(id));

        assertThat(instance(id).capacityReservationId()).isNull();
        assertThat(instance(id).capacityReservationSpecification().capacityReservationPreferenceAsString())
                .isEqualTo("none");
    }

    @Test
    void reservedCapacityIsThereWhenTheZoneHasNoneLeftForOthers() {
        cloud.faults().zone("us-east-1a").hasCapacity(InstanceType.T3_MICRO, 3);
        String reservation = reserve(r -> r.instanceMatchCriteria("targeted"));
        shown(reservation);

        launch(r -> { });
        assertRefused("InsufficientInstanceCapacity", () -> launch(r -> { }));
        List<Instance> reserved = launch(r -> r.minCount(2).maxCount(2)
                .capacityReservationSpecification(target(reservation)));
        assertThat(reserved).hasSize(2);

        ec2.stopInstances(r -> r.instanceIds(reserved.get(0).instanceId()));
        assertRefused("InsufficientInstanceCapacity", () -> launch(r -> { }));
        ec2.startInstances(r -> r.instanceIds(reserved.get(0).instanceId()));
        ec2.terminateInstances(r -> r.instanceIds(reserved.get(1).instanceId()));
        ec2.modifyCapacityReservation(r -> r.capacityReservationId(reservation).instanceCount(1));
        assertThat(launch(r -> { })).hasSize(1);
    }

    @Test
    void aLaunchThatNamesNoZoneGoesWhereAnOpenReservationHasRoom() {
        for (char letter = 'a'; letter <= 'f'; letter++) {
            cloud.faults().zone("us-east-1" + letter).hasCapacity(InstanceType.T3_MICRO, letter == 'd' ? 1 : 0);
        }
        String reservation = reserve(r -> r.instanceCount(1).availabilityZone("us-east-1d"));
        shown(reservation);

        assertThat(launch(r -> r.placement(p -> { })).get(0).capacityReservationId()).isEqualTo(reservation);
        assertRefused("InsufficientInstanceCapacity", () -> launch(r -> r.placement(p -> { })));
    }

    @Test
    void reservedCapacityInAZoneThatIsDownIsOfNoUse() {
        String reservation = reserve(r -> { });
        shown(reservation);
        cloud.faults().zone("us-east-1a").goesDown();

        assertRefused("InsufficientInstanceCapacity", () -> launch(r -> { }));
        assertRefused("ReservationCapacityExceeded", EXCEEDED,
                () -> launch(r -> r.capacityReservationSpecification(target(reservation))));
    }

    @Test
    void instancesAreFoundByTheirReservations() {
        String reservation = reserve(r -> r.instanceCount(1));
        Instance targeted = launch(r -> r.capacityReservationSpecification(target(reservation))).get(0);
        Instance open = launch(r -> { }).get(0);

        assertThat(found("capacity-reservation-id", reservation)).containsExactly(targeted.instanceId());
        assertThat(found("capacity-reservation-specification.capacity-reservation-preference", "open"))
                .containsExactly(open.instanceId());
        assertThat(found("capacity-reservation-specification.capacity-reservation-target.capacity-reservation-id",
                reservation)).containsExactly(targeted.instanceId());
        assertThat(found("capacity-reservation-specification.capacity-reservation-target"
                + ".capacity-reservation-resource-group-arn", "*")).isEmpty();
    }

    private String reserve(Consumer<CreateCapacityReservationRequest.Builder> change) {
        return ec2.createCapacityReservation(CreateCapacityReservationRequest.builder().instanceType("t3.micro")
                        .instancePlatform("Linux/UNIX").availabilityZone("us-east-1a").instanceCount(2)
                        .applyMutation(change).build())
                .capacityReservation().capacityReservationId();
    }

    private List<Instance> launch(Consumer<RunInstancesRequest.Builder> change) {
        return ec2.runInstances(RunInstancesRequest.builder().imageId(Amis.AMAZON_LINUX_2023)
                .instanceType(InstanceType.T3_MICRO).minCount(1).maxCount(1)
                .placement(p -> p.availabilityZone("us-east-1a")).applyMutation(change).build()).instances();
    }

    private static CapacityReservationSpecification target(String reservation) {
        return CapacityReservationSpecification.builder()
                .capacityReservationTarget(t -> t.capacityReservationId(reservation)).build();
    }

    private void modify(String id, CapacityReservationSpecification wish) {
        ec2.modifyInstanceCapacityReservationAttributes(
                r -> r.instanceId(id).capacityReservationSpecification(wish));
    }

    private CapacityReservation shown(String id) {
        return ec2.describeCapacityReservations(r -> r.capacityReservationIds(id)).capacityReservations().get(0);
    }

    private GetCapacityReservationUsageResponse usage(String id) {
        return ec2.getCapacityReservationUsage(r -> r.capacityReservationId(id));
    }

    private Instance shown(Instance instance) {
        return instance(instance.instanceId());
    }

    private Instance instance(String id) {
        return ec2.describeInstances(r -> r.instanceIds(id)).reservations().get(0).instances().get(0);
    }

    private List<String> found(String filter, String value) {
        return ec2.describeInstances(r -> r.filters(Filter.builder().name(filter).values(value).build()))
                .reservations().stream().flatMap(r -> r.instances().stream()).map(Instance::instanceId).toList();
    }
}
