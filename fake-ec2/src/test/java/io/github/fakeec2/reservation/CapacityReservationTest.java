package io.github.fakeec2.reservation;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.EveryFace;
import io.github.fakeec2.Face;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CapacityReservation;
import software.amazon.awssdk.services.ec2.model.CreateCapacityReservationRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ModifyCapacityReservationRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/** Capacity Reservations as their owner makes, changes, finds and ends them. */
@EveryFace
class CapacityReservationTest {

    private static final Duration BLINK = Duration.ofMillis(1);

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2;

    CapacityReservationTest(Face face) {
        this.ec2 = face.of(cloud);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void aReservationShowsWhatItWasMadeForAndTheDefaultsOfTheRest() {
        String id = create(r -> r.tagSpecifications(s -> s.resourceType(ResourceType.CAPACITY_RESERVATION)
                .tags(t -> t.key("team").value("a"))));

        CapacityReservation shown = shown(id);
        assertThat(id).matches("cr-[0-9a-f]{17}");
        assertThat(shown.capacityReservationArn())
                .isEqualTo("arn:aws:ec2:us-east-1:123456789012:capacity-reservation/" + id);
        assertThat(shown.ownerId()).isEqualTo("123456789012");
        assertThat(shown.instanceType()).isEqualTo("t3.micro");
        assertThat(shown.instancePlatformAsString()).isEqualTo("Linux/UNIX");
        assertThat(shown.availabilityZone()).isEqualTo("us-east-1a");
        assertThat(shown.availabilityZoneId()).isEqualTo("use1-az6");
        assertThat(shown.totalInstanceCount()).isEqualTo(2);
        assertThat(shown.availableInstanceCount()).isEqualTo(2);
        assertThat(shown.tenancyAsString()).isEqualTo("default");
        assertThat(shown.endDateTypeAsString()).isEqualTo("unlimited");
        assertThat(shown.endDate()).isNull();
        assertThat(shown.instanceMatchCriteriaAsString()).isEqualTo("open");
        assertThat(shown.ebsOptimized()).isFalse();
        assertThat(shown.ephemeralStorage()).isFalse();
        assertThat(shown.stateAsString()).isEqualTo("active");
        assertThat(shown.startDate()).isAfter(shown.createDate());
        assertThat(shown.tags()).singleElement().satisfies(tag -> assertThat(tag.value()).isEqualTo("a"));
    }

    @Test
    void aReservationIsPendingUntilItsCapacityIsThere() {
        try (FakeCloud slow = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            Ec2Client client = slow.ec2();
            String id = client.createCapacityReservation(with(r -> { })).capacityReservation().capacityReservationId();

            assertThat(state(client, id)).isEqualTo("pending");
            assertRefused("InvalidCapacityReservationState",
                    () -> client.modifyCapacityReservation(r -> r.capacityReservationId(id).instanceCount(3)));
            slow.time().settle();
            assertThat(state(client, id)).isEqualTo("active");
        }
    }

    @Test
    void aReservationWhoseCapacityIsGoneWhenItsTurnComesFailsAndDisappearsAfterAnHour() {
        try (FakeCloud slow = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            Ec2Client client = slow.ec2();
            String id = client.createCapacityReservation(with(r -> { })).capacityReservation().capacityReservationId();
            slow.faults().zone("us-east-1a").hasCapacity(InstanceType.T3_MICRO, 1);
            slow.time().settle();

            assertThat(state(client, id)).isEqualTo("failed");
            slow.time().advance(Duration.ofMinutes(60).minus(BLINK));
            assertThat(state(client, id)).isEqualTo("failed");
            slow.time().advance(BLINK);
            assertRefused("InvalidCapacityReservationId.NotFound",
                    "The Capacity Reservation ID '" + id + "' does not exist", () -> state(client, id));
        }
    }

    @Test
    void aZoneReservesNoMoreThanItHas() {
        cloud.faults().zone("us-east-1a").hasCapacity(InstanceType.T3_MICRO, 3);

        create(r -> r.instanceCount(2));
        settle();
        assertRefused("InsufficientInstanceCapacity", () -> create(r -> r.instanceCount(2)));
        create(r -> r.instanceCount(2).availabilityZone("us-east-1b"));
        String last = create(r -> r.instanceCount(1));
        settle();
        assertRefused("InsufficientInstanceCapacity",
                () -> ec2.modifyCapacityReservation(r -> r.capacityReservationId(last).instanceCount(2)));
        cloud.faults().zone("us-east-1b").goesDown();
        assertRefused("InsufficientInstanceCapacity",
                () -> create(r -> r.instanceCount(1).availabilityZone("us-east-1b")));
    }

    static Stream<Arguments> badRequests() {
        return Stream.of(
                bad("MissingParameter", r -> r.instanceType((String) null)),
                bad("MissingParameter", r -> r.instancePlatform("")),
                bad("MissingParameter", r -> r.instanceCount(null)),
                bad("MissingParameter", r -> r.availabilityZone(null)),
                bad("InvalidParameterCombination", r -> r.availabilityZoneId("use1-az6")),
                bad("InvalidParameterValue", r -> r.availabilityZone("us-east-1z")),
                bad("InvalidParameterValue", r -> r.availabilityZone("use1-az6")),
                bad("InvalidParameterValue", r -> r.instanceType("t3.gigantic")),
                bad("InvalidParameterValue", r -> r.instancePlatform("BeOS")),
                bad("InvalidParameterValue", r -> r.instanceCount(0)),
                bad("InvalidParameterValue", r -> r.instanceCount(1001)),
                bad("InvalidParameterValue", r -> r.tenancy("host")),
                bad("InvalidParameterValue", r -> r.instanceMatchCriteria("closed")),
                bad("InvalidParameterValue", r -> r.endDateType("never")),
                bad("MissingParameter", r -> r.endDateType("limited")),
                bad("InvalidParameterCombination", r -> r.endDate(Instant.parse("2099-01-01T00:00:00Z"))),
                bad("InvalidParameterCombination",
                        r -> r.endDateType("unlimited").endDate(Instant.parse("2099-01-01T00:00:00Z"))),
                bad("InvalidParameterValue",
                        r -> r.endDateType("limited").endDate(Instant.parse("2001-01-01T00:00:00Z"))));
    }

    private static Arguments bad(String code, Consumer<CreateCapacityReservationRequest.Builder> change) {
        return Arguments.of(code, change);
    }

    @ParameterizedTest
    @MethodSource("badRequests")
    void aRequestThatCannotBeIsRefused(String code, Consumer<CreateCapacityReservationRequest.Builder> change) {
        assertRefused(code, () -> create(change));
        assertThat(ec2.describeCapacityReservations().capacityReservations()).isEmpty();
    }

    @Test
    void theZoneCanBeNamedByItsId() {
        String id = create(r -> r.availabilityZone(null).availabilityZoneId("use1-az1"));

        assertThat(shown(id).availabilityZone()).isEqualTo("us-east-1b");
    }

    @Test
    void reservationsOnOutpostsAndInPlacementGroupsAreNotSimulated() {
        assertThatThrownBy(() -> create(r -> r.outpostArn("arn:aws:outposts:us-east-1:123456789012:outpost/op-1")))
                .isInstanceOf(NotSimulatedException.class).hasMessageContaining("outpostArn");
    }

    @Test
    void aLimitedReservationExpiresAtItsEndDate() {
        Instant end = cloud.time().now().plus(Duration.ofDays(1));
        String id = create(r -> r.endDateType("limited").endDate(end));
        assertThat(shown(id).endDate()).isEqualTo(end);
        assertThat(shown(id).endDateTypeAsString()).isEqualTo("limited");

        cloud.time().advanceTo(end.minus(BLINK));
        assertThat(shown(id).stateAsString()).isEqualTo("active");
        cloud.time().advance(BLINK);
        assertThat(shown(id).stateAsString()).isEqualTo("expired");
        assertThat(shown(id).availableInstanceCount()).isZero();
    }

    @Test
    void theEndOfAReservationCanBePutOffAndTakenAway() {
        Instant end = cloud.time().now().plus(Duration.ofDays(1));
        String later = create(r -> r.endDateType("limited").endDate(end));
        String never = create(r -> r.endDateType("limited").endDate(end));
        modify(later, r -> r.endDate(end.plus(Duration.ofDays(1))));
        modify(never, r -> r.endDateType("unlimited"));

        cloud.time().advanceTo(end.plus(BLINK));
        assertThat(shown(later).stateAsString()).isEqualTo("active");
        cloud.time().advance(Duration.ofDays(1));
        assertThat(shown(later).stateAsString()).isEqualTo("expired");
        assertThat(shown(never).stateAsString()).isEqualTo("active");
        assertThat(shown(never).endDateTypeAsString()).isEqualTo("unlimited");
    }

    @Test
    void aReservationCanGrowAndShrink() {
        String id = create(r -> r.instanceCount(2));

        modify(id, r -> r.instanceCount(5));
        assertThat(shown(id).totalInstanceCount()).isEqualTo(5);
        modify(id, r -> r.instanceCount(1).accept(true));
        assertThat(shown(id).totalInstanceCount()).isEqualTo(1);
        assertThat(shown(id).availableInstanceCount()).isEqualTo(1);
    }

    static Stream<Arguments> badChanges() {
        return Stream.of(
                badChange("InvalidParameterValue", r -> r.instanceCount(0)),
                badChange("InvalidParameterValue", r -> r.instanceCount(1003)),
                badChange("InvalidParameterValue", r -> r.instanceMatchCriteria("closed")),
                badChange("MissingParameter", r -> r.endDateType("limited")),
                badChange("InvalidParameterCombination", r -> r.endDate(Instant.parse("2099-01-01T00:00:00Z"))),
                badChange("InvalidParameterValue",
                        r -> r.endDateType("limited").endDate(Instant.parse("2001-01-01T00:00:00Z"))));
    }

    private static Arguments badChange(String code, Consumer<ModifyCapacityReservationRequest.Builder> change) {
        return Arguments.of(code, change);
    }

    @ParameterizedTest
    @MethodSource("badChanges")
    @Tag("newer-sdk")
    void aChangeThatCannotBeIsRefused(String code, Consumer<ModifyCapacityReservationRequest.Builder> change) {
        String id = create(r -> { });
        CapacityReservation before = shown(id);

        assertRefused(code, () -> modify(id, change));
        assertThat(shown(id)).isEqualTo(before);
    }

    @Test
    void aCancelledReservationIsStillShownAndCanNeitherBeChangedNorCancelledAgain() {
        String id = create(r -> { });
        settle();
        assertThat(ec2.cancelCapacityReservation(r -> r.capacityReservationId(id)).returnValue()).isTrue();

        assertThat(shown(id).stateAsString()).isEqualTo("cancelled");
        assertThat(shown(id).availableInstanceCount()).isZero();
        assertRefused("InvalidCapacityReservationState", () -> modify(id, r -> r.instanceCount(1)));
        assertRefused("InvalidCapacityReservationState",
                () -> ec2.cancelCapacityReservation(r -> r.capacityReservationId(id)));
    }

    @ParameterizedTest
    @CsvSource({
        "cr-0123456789abcdef0, InvalidCapacityReservationId.NotFound",
        "cr-1, InvalidCapacityReservationId.Malformed",
        "i-0123456789abcdef0, InvalidCapacityReservationId.Malformed",
        "'', MissingParameter"})
    void anIdOfNoReservationIsRefused(String id, String code) {
        assertRefused(code, () -> ec2.cancelCapacityReservation(r -> r.capacityReservationId(id)));
        assertRefused(code, () -> ec2.getCapacityReservationUsage(r -> r.capacityReservationId(id)));
        assertRefused(code, () -> modify(id, r -> r.instanceCount(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "instance-type, m5.large", "owner-id, 123456789012", "instance-platform, Windows",
        "availability-zone, us-east-1b", "availability-zone-id, use1-az1", "tenancy, dedicated", "state, expired",
        "end-date-type, limited", "instance-match-criteria, targeted", "tag:team, b", "tag-key, team",
        "start-date, 2*", "end-date, 2*"})
    void eachFilterFindsWhatItNames(String name, String value) {
        String plain = create(r -> { });
        String other = create(r -> r.instanceType("m5.large").instancePlatform("Windows")
                .availabilityZone("us-east-1b").tenancy("dedicated").instanceMatchCriteria("targeted")
                .endDateType("limited").endDate(cloud.time().now().plus(Duration.ofHours(1)))
                .tagSpecifications(s -> s.resourceType(ResourceType.CAPACITY_RESERVATION)
                        .tags(t -> t.key("team").value("b"))));
        settle();
        cloud.time().advance(Duration.ofHours(2));

        List<String> found = ids(Filter.builder().name(name).values(value).build());

        boolean both = name.equals("owner-id") || name.equals("start-date");
        assertThat(found).containsExactlyElementsOf(both ? List.of(plain, other) : List.of(other));
        assertThat(ids(Filter.builder().name(name).values("nothing").build())).isEmpty();
    }

    @Test
    void noReservationIsOnAnOutpostOrInAPlacementGroup() {
        create(r -> { });

        assertThat(ids(Filter.builder().name("outpost-arn").values("*").build())).isEmpty();
        assertThat(ids(Filter.builder().name("placement-group-arn").values("*").build())).isEmpty();
    }

    @Test
    void reservationsAreListedPageByPage() {
        List<String> all = List.of(create(r -> { }), create(r -> { }), create(r -> { }));

        assertThat(ec2.describeCapacityReservationsPaginator(r -> r.maxResults(2)).capacityReservations().stream()
                .map(CapacityReservation::capacityReservationId)).containsExactlyElementsOf(all);
        assertRefused("InvalidParameterValue", () -> ec2.describeCapacityReservations(r -> r.maxResults(0)));
    }

    @Test
    void aReservationCanBeTaggedLater() {
        String id = create(r -> { });

        ec2.createTags(r -> r.resources(id).tags(t -> t.key("team").value("a")));

        assertThat(ids(Filter.builder().name("tag:team").values("a").build())).containsExactly(id);
    }

    private String create(Consumer<CreateCapacityReservationRequest.Builder> change) {
        return ec2.createCapacityReservation(with(change)).capacityReservation().capacityReservationId();
    }

    private static CreateCapacityReservationRequest with(Consumer<CreateCapacityReservationRequest.Builder> change) {
        return CreateCapacityReservationRequest.builder().instanceType("t3.micro").instancePlatform("Linux/UNIX")
                .availabilityZone("us-east-1a").instanceCount(2).applyMutation(change).build();
    }

    private void modify(String id, Consumer<ModifyCapacityReservationRequest.Builder> change) {
        ec2.modifyCapacityReservation(r -> r.capacityReservationId(id).applyMutation(change));
    }

    /** Any call finds what the one before set in motion done. */
    private void settle() {
        ec2.describeCapacityReservations();
    }

    private CapacityReservation shown(String id) {
        return ec2.describeCapacityReservations(r -> r.capacityReservationIds(id)).capacityReservations().get(0);
    }

    private List<String> ids(Filter filter) {
        return ec2.describeCapacityReservations(r -> r.filters(filter)).capacityReservations().stream()
                .map(CapacityReservation::capacityReservationId).toList();
    }

    private static String state(Ec2Client client, String id) {
        return client.describeCapacityReservations(r -> r.capacityReservationIds(id)).capacityReservations().get(0)
                .stateAsString();
    }
}
