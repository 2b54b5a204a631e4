package io.github.fakeec2.fleet;

import static io.github.fakeec2.Refusals.assertRefused;
import static io.github.fakeec2.fleet.Fleets.of;
import static io.github.fakeec2.fleet.Fleets.override;
import static io.github.fakeec2.fleet.Fleets.places;
import static io.github.fakeec2.fleet.Fleets.running;
import static io.github.fakeec2.fleet.Fleets.shown;
import static io.github.fakeec2.fleet.Fleets.spot;
import static io.github.fakeec2.fleet.Fleets.template;
import static io.github.fakeec2.fleet.Fleets.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ActiveInstance;
import software.amazon.awssdk.services.ec2.model.CreateFleetRequest;
import software.amazon.awssdk.services.ec2.model.DeleteFleetErrorItem;
import software.amazon.awssdk.services.ec2.model.DeleteFleetSuccessItem;
import software.amazon.awssdk.services.ec2.model.DeleteFleetsResponse;
import software.amazon.awssdk.services.ec2.model.FleetData;
import software.amazon.awssdk.services.ec2.model.HistoryRecordEntry;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;

/** Fleets of the types request and maintain: how they come to their target, keep it, change, and end. */
class MaintainedFleetTest {

    private static final String A = "m5.large us-east-1a";
    private static final String B = "c5.large us-east-1b";
    private static final String C = "r5.large us-east-1c";
    private static final Duration RETRY = Duration.ofMinutes(5);

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();

    @AfterEach
    void close() {
        cloud.close();
    }

    // ---- coming to the target

    @ParameterizedTest
    @ValueSource(strings = {"request", "maintain"})
    void aFleetIsSubmittedThenActiveThenFulfilled(String type) {
        try (FakeCloud slow = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            Ec2Client client = slow.ec2();
            template(client);
            var created = client.createFleet(of(type, 2, A).build());

            assertThat(created.instances()).isEmpty();
            FleetData submitted = shown(client, created.fleetId());
            assertThat(submitted.fleetStateAsString()).isEqualTo("submitted");
            assertThat(submitted.activityStatusAsString()).isEqualTo("pending_fulfillment");
            assertThat(running(client, created.fleetId())).isEmpty();
            slow.time().settle();
            FleetData active = shown(client, created.fleetId());
            assertThat(active.fleetStateAsString()).isEqualTo("active");
            assertThat(active.activityStatusAsString()).isEqualTo("fulfilled");
            assertThat(active.fulfilledCapacity()).isEqualTo(2);
            assertThat(active.instances()).isEmpty(); // which only instant fleets have
            assertThat(places(client, created.fleetId())).containsExactly(A, A);
        }
    }

    @Test
    void aFleetShowsWhatItWasMadeForAndTheDefaultsOfTheRest() {
        template(ec2);
        Instant until = cloud.time().now().plus(Duration.ofDays(1));
        String id = create(with(null, 3, List.of(override(A).weightedCapacity(2.0).build())).validUntil(until)
                .spotOptions(o -> o.allocationStrategy("diversified")));

        FleetData fleet = shown(ec2, id);
        assertThat(fleet.typeAsString()).isEqualTo("maintain");
        assertThat(fleet.excessCapacityTerminationPolicyAsString()).isEqualTo("termination");
        assertThat(fleet.terminateInstancesWithExpiration()).isFalse();
        assertThat(fleet.replaceUnhealthyInstances()).isFalse();
        assertThat(fleet.validUntil()).isEqualTo(until);
        assertThat(fleet.fulfilledCapacity()).isEqualTo(4);
        assertThat(fleet.fulfilledOnDemandCapacity()).isEqualTo(4);
        assertThat(fleet.spotOptions().allocationStrategyAsString()).isEqualTo("diversified");
        assertThat(fleet.onDemandOptions()).isNull();
        assertThat(fleet.targetCapacitySpecification().totalTargetCapacity()).isEqualTo(3);
        assertThat(fleet.targetCapacitySpecification().onDemandTargetCapacity()).isEqualTo(3);
        assertThat(fleet.targetCapacitySpecification().defaultTargetCapacityTypeAsString()).isEqualTo("on-demand");
        assertThat(fleet.launchTemplateConfigs().get(0).launchTemplateSpecification().version()).isEqualTo("$Latest");
        assertThat(fleet.createTime()).isBeforeOrEqualTo(cloud.time().now());
    }

    @Test
    void aFleetBeginsAtItsStart() {
        template(ec2);
        String id = create(of("request", 1, A).validFrom(cloud.time().now().plus(Duration.ofHours(1))));

        assertThat(shown(ec2, id).fleetStateAsString()).isEqualTo("submitted");
        assertThat(running(ec2, id)).isEmpty();
        cloud.time().advance(Duration.ofHours(1));
        assertThat(shown(ec2, id).fleetStateAsString()).isEqualTo("active");
        assertThat(running(ec2, id)).hasSize(1);
    }

    @Test
    void aFleetOfAnyTypeMaySayThatItAsksForNoMinimum() {
        template(ec2);
        String id = create(of("maintain", 2, A).spotOptions(o -> o.minTargetCapacity(0).singleInstanceType(false)
                .singleAvailabilityZone(false)));

        assertThat(running(ec2, id)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"true, deleted, 0", "false, deleted_running, 2"})
    void aFleetEndsAtItsEndWithItsInstancesOrWithout(boolean terminates, String state, int left) {
        template(ec2);
        String id = create(of("maintain", 2, A).validUntil(cloud.time().now().plus(Duration.ofHours(1)))
                .terminateInstancesWithExpiration(terminates));
        assertThat(running(ec2, id)).hasSize(2);

        cloud.time().advance(Duration.ofHours(1));
        assertThat(running(ec2, id)).hasSize(left);
        assertThat(shown(ec2, id).fleetStateAsString()).isEqualTo(state);
        assertThat(subTypes(id)).contains("expired");
    }

    @Test
    void aFleetThatLacksCapacityWaitsForIt() {
        template(ec2);
        cloud.faults().zone("us-east-1a").hasCapacity(InstanceType.M5_LARGE, 1);
        String id = create(of("maintain", 3, A));

        assertThat(places(ec2, id)).containsExactly(A);
        assertThat(shown(ec2, id).activityStatusAsString()).isEqualTo("pending_fulfillment");
        assertThat(subTypes(id)).contains("allLaunchSpecsTemporarilyBlacklisted");
        cloud.faults().zone("us-east-1a").hasCapacity(InstanceType.M5_LARGE, 3);
        cloud.time().advance(RETRY);
        assertThat(places(ec2, id)).containsExactly(A, A, A);
        assertThat(shown(ec2, id).activityStatusAsString()).isEqualTo("fulfilled");
    }

    @ParameterizedTest
    @CsvSource({"maintain, 3", "request, 1"})
    void onlyAFleetOfTypeMaintainTurnsToOtherSpotPools(String type, int launched) {
        template(ec2);
        cloud.faults().zone("us-east-1a").hasCapacity(InstanceType.M5_LARGE, 1);

        assertThat(running(ec2, create(spot(type, 3, A, B)))).hasSize(launched);
    }

    @Test
    void aFleetWhoseTemplateHasGoneIsInErrorUntilItIsBack() {
        template(ec2);
        String id = create(of("maintain", 1, A));
        String first = running(ec2, id).get(0).instanceId();

        ec2.deleteLaunchTemplate(r -> r.launchTemplateName("web"));
        ec2.terminateInstances(r -> r.instanceIds(first));
        assertThat(shown(ec2, id).activityStatusAsString()).isEqualTo("error");
        assertThat(history(id)).anySatisfy(entry -> {
            assertThat(entry.eventTypeAsString()).isEqualTo("service-error");
            assertThat(entry.eventInformation().eventSubType()).isEqualTo("spotFleetRequestConfigurationInvalid");
            assertThat(entry.eventInformation().eventDescription())
                    .startsWith("InvalidLaunchTemplateName.NotFoundException");
        });
        template(ec2);
        cloud.time().advance(RETRY);
        assertThat(running(ec2, id)).hasSize(1);
        assertThat(shown(ec2, id).activityStatusAsString()).isEqualTo("fulfilled");
    }

    // ---- keeping it

    @ParameterizedTest
    @CsvSource({"maintain, 2", "request, 1"})
    void onlyAFleetOfTypeMaintainReplacesWhatHasEnded(String type, int left) {
        template(ec2);
        String id = create(of(type, 2, A));
        String gone = running(ec2, id).get(0).instanceId();

        ec2.terminateInstances(r -> r.instanceIds(gone));

        assertThat(running(ec2, id)).hasSize(left).extracting(Instance::instanceId).doesNotContain(gone);
        assertThat(shown(ec2, id).fulfilledCapacity()).isEqualTo(left);
    }

    @Test
    void aRequestThatStillLacksCapacityDoesNotReplaceWhatItHadEither() {
        template(ec2);
        cloud.faults().zone("us-east-1a").hasCapacity(InstanceType.M5_LARGE, 2);
        String id = create(of("request", 3, A));
        ec2.terminateInstances(r -> r.instanceIds(running(ec2, id).get(0).instanceId()));
        assertThat(running(ec2, id)).hasSize(1);

        cloud.faults().zone("us-east-1a").hasCapacity(InstanceType.M5_LARGE, 9);
        cloud.time().advance(RETRY);
        assertThat(running(ec2, id)).hasSize(2);
    }

    @Test
    void anInterruptedSpotInstanceIsReplacedOutOfAPoolThatHasCapacity() {
        template(ec2);
        String id = create(spot("maintain", 1, A, B));
        String first = running(ec2, id).get(0).instanceId();
        cloud.faults().zone("us-east-1a").hasCapacity(InstanceType.M5_LARGE, 0);

        cloud.instance(first).interruptSpot();
        cloud.time().advance(Duration.ofMinutes(3));

        assertThat(places(ec2, id)).containsExactly(B);
    }

    @Test
    void aDiversifiedFleetStaysDiverse() {
        template(ec2);
        String id = create(spot("maintain", 3, A, B, C).spotOptions(o -> o.allocationStrategy("diversified")));
        Instance last = running(ec2, id).get(2);
        assertThat(last.instanceTypeAsString()).isEqualTo("r5.large");

        ec2.terminateInstances(r -> r.instanceIds(last.instanceId()));

        assertThat(places(ec2, id)).containsExactlyInAnyOrder(A, B, C);
    }

    @Test
    void aStoppingSpotInstanceThatTheUserEndsIsReplacedOnce() {
        template(ec2);
        String id = create(spot("maintain", 1, A).spotOptions(o -> o.instanceInterruptionBehavior("stop")));
        String first = running(ec2, id).get(0).instanceId();
        assertThat(ec2.describeSpotInstanceRequests().spotInstanceRequests().get(0).typeAsString())
                .isEqualTo("persistent");

        ec2.terminateInstances(r -> r.instanceIds(first));
        cloud.time().advance(Duration.ofHours(1));

        assertThat(ec2.describeInstances(r -> r.filters(f -> f.name("instance-state-name").values("running")))
                .reservations()).hasSize(1);
        assertThat(running(ec2, id)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"spot, true, true", "on-demand, true, false", "spot, false, false"})
    void anUnhealthySpotInstanceIsReplacedAfterThreeChecksOnDemand(String lifecycle, boolean replaces, boolean replaced) {
        template(ec2);
        String id = create(of("maintain", 1, A).replaceUnhealthyInstances(replaces).targetCapacitySpecification(t -> t
                .totalTargetCapacity(1).defaultTargetCapacityType(lifecycle)));
        String first = running(ec2, id).get(0).instanceId();

        cloud.instance(first).failInstanceStatusCheck();
        assertThat(ec2.describeFleetInstances(r -> r.fleetId(id)).activeInstances())
                .extracting(ActiveInstance::instanceHealthAsString).containsExactly("unhealthy");
        cloud.time().advance(Duration.ofMinutes(3));
        assertThat(running(ec2, id)).extracting(Instance::instanceId).containsExactly(first);
        cloud.time().advance(Duration.ofMinutes(4));
        assertThat(running(ec2, id)).hasSize(1).extracting(i -> !i.instanceId().equals(first))
                .containsExactly(replaced);
    }

    @Test
    void anInstanceThatRecoversInTimeIsKept() {
        template(ec2);
        String id = create(spot("maintain", 1, A).replaceUnhealthyInstances(true));
        String first = running(ec2, id).get(0).instanceId();

        cloud.faults().zone("us-east-1a").goesDown();
        cloud.time().advance(Duration.ofMinutes(4));
        cloud.faults().zone("us-east-1a").recovers();
        cloud.time().advance(Duration.ofMinutes(2));
        cloud.faults().zone("us-east-1a").goesDown();
        cloud.time().advance(Duration.ofMinutes(4));

        assertThat(running(ec2, id)).extracting(Instance::instanceId).containsExactly(first);
    }

    @Test
    void aFleetOfTheLatestVersionReplacesInstancesWithThat() {
        template(ec2);
        String id = create(of("maintain", 2));
        ec2.createLaunchTemplateVersion(r -> r.launchTemplateName("web").sourceVersion("1")
                .launchTemplateData(d -> d.instanceType("t3.small")));

        for (Instance old : running(ec2, id)) {
            ec2.terminateInstances(r -> r.instanceIds(old.instanceId()));
        }

        assertThat(running(ec2, id)).hasSize(2).extracting(Instance::instanceTypeAsString).containsOnly("t3.small");
    }

    // ---- changing it

    @Test
    void aFleetIsModifyingUntilItIsModified() {
        try (FakeCloud slow = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            Ec2Client client = slow.ec2();
            template(client);
            String id = client.createFleet(of("maintain", 1, A).build()).fleetId();
            assertRefused("FleetNotInModifiableState",
                    () -> client.modifyFleet(r -> r.fleetId(id).excessCapacityTerminationPolicy("no-termination")));
            slow.time().settle();

            assertThat(client.modifyFleet(r -> r.fleetId(id).targetCapacitySpecification(t -> t
                    .totalTargetCapacity(2))).returnValue()).isTrue();
            assertThat(shown(client, id).fleetStateAsString()).isEqualTo("modifying");
            assertThat(running(client, id)).hasSize(1);
            slow.time().settle();
            assertThat(shown(client, id).fleetStateAsString()).isEqualTo("active");
            assertThat(running(client, id)).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {
        // on-demand, spot, default before; total, on-demand, spot, default after; what the fleet then has
        "2, 3, spot,      8, none, none, none,      2, 6",
        "2, 3, on-demand, 8, none, none, none,      5, 3",
        "2, 3, spot,      8, 4,    none, none,      4, 4",
        "2, 3, spot,      8, none, none, on-demand, 5, 3",
        "2, 3, spot,      5, 1,    4,    none,      1, 4",
        "2, 3, spot,      1, none, none, none,      1, 0",
        "2, 3, spot,      0, none, none, none,      0, 0"})
    void aChangeOfTheTargetGoesToTheDefaultCapacityType(int onDemand, int spot, String byDefault, int total,
            Integer newOnDemand, Integer newSpot, String newDefault, int onDemandAfter, int spotAfter) {
        template(ec2);
        String id = create(of("maintain", 5, A).targetCapacitySpecification(t -> t.totalTargetCapacity(5)
                .onDemandTargetCapacity(onDemand).spotTargetCapacity(spot).defaultTargetCapacityType(byDefault)));

        ec2.modifyFleet(r -> r.fleetId(id).targetCapacitySpecification(t -> t.totalTargetCapacity(total)
                .onDemandTargetCapacity(newOnDemand).spotTargetCapacity(newSpot)
                .defaultTargetCapacityType(newDefault)));

        FleetData fleet = shown(ec2, id);
        assertThat(fleet.fulfilledOnDemandCapacity()).isEqualTo(onDemandAfter);
        assertThat(fleet.fulfilledCapacity()).isEqualTo(onDemandAfter + spotAfter);
        assertThat(fleet.targetCapacitySpecification().totalTargetCapacity()).isEqualTo(total);
        assertThat(running(ec2, id)).hasSize(onDemandAfter + spotAfter);
        assertThat(fleet.activityStatusAsString()).isEqualTo("fulfilled");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {
        "none, none, 1", "no-termination, none, 3", "none, no-termination, 3", "no-termination, termination, 1"})
    void excessInstancesAreEndedUnlessThePolicyIsOtherwise(String before, String after, int left) {
        template(ec2);
        String id = create(spot("maintain", 3, A).excessCapacityTerminationPolicy(before));

        ec2.modifyFleet(r -> r.fleetId(id).excessCapacityTerminationPolicy(after)
                .targetCapacitySpecification(t -> t.totalTargetCapacity(1)));

        assertThat(running(ec2, id)).hasSize(left);
        assertThat(subTypes(id).stream().filter("termination_notified"::equals)).hasSize(3 - left);
        if (left == 3) { // and what is over is not replaced
            ec2.terminateInstances(r -> r.instanceIds(running(ec2, id).get(0).instanceId()));
            assertThat(running(ec2, id)).hasSize(2);
        }
    }

    @Test
    void whileExcessInstancesEndTheFleetSaysSo() {
        try (FakeCloud slow = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            Ec2Client client = slow.ec2();
            template(client);
            String id = client.createFleet(of("maintain", 2, A).build()).fleetId();
            slow.time().settle();
            client.modifyFleet(r -> r.fleetId(id).targetCapacitySpecification(t -> t.totalTargetCapacity(1)));
            slow.time().advance(Duration.ofSeconds(5));

            assertThat(shown(client, id).activityStatusAsString()).isEqualTo("pending_termination");
            slow.time().settle();
            assertThat(shown(client, id).activityStatusAsString()).isEqualTo("fulfilled");
        }
    }

    @Test
    void anInstanceThatWeighsMoreThanTheExcessIsKept() {
        template(ec2);
        String id = create(with("maintain", 4, List.of(override(A).weightedCapacity(2.0).build())));

        ec2.modifyFleet(r -> r.fleetId(id).targetCapacitySpecification(t -> t.totalTargetCapacity(3)));

        assertThat(running(ec2, id)).hasSize(2);
    }

    @Test
    void otherLaunchTemplatesHoldForWhatIsLaunchedLater() {
        template(ec2);
        String id = create(of("maintain", 1, A));

        ec2.modifyFleet(r -> r.fleetId(id).launchTemplateConfigs(of("maintain", 1, B).build().launchTemplateConfigs())
                .targetCapacitySpecification(t -> t.totalTargetCapacity(2)));

        assertThat(places(ec2, id)).containsExactlyInAnyOrder(A, B);
        assertThat(shown(ec2, id).launchTemplateConfigs().get(0).overrides().get(0).availabilityZone())
                .isEqualTo("us-east-1b");
    }

    // ---- ending it

    @Test
    void aDeletedFleetEndsItsInstancesAndDisappearsAfterTwoDays() {
        try (FakeCloud slow = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            Ec2Client client = slow.ec2();
            template(client);
            String id = client.createFleet(of("maintain", 2, A).build()).fleetId();
            slow.time().settle();

            DeleteFleetSuccessItem deleted = client.deleteFleets(r -> r.fleetIds(id).terminateInstances(true))
                    .successfulFleetDeletions().get(0);
            assertThat(deleted.fleetId()).isEqualTo(id);
            assertThat(deleted.previousFleetStateAsString()).isEqualTo("active");
            assertThat(deleted.currentFleetStateAsString()).isEqualTo("deleted_terminating");
            slow.time().advance(Duration.ofSeconds(6));
            assertThat(shown(client, id).fleetStateAsString()).isEqualTo("deleted_terminating");
            slow.time().settle();
            assertThat(shown(client, id).fleetStateAsString()).isEqualTo("deleted");
            assertThat(running(client, id)).isEmpty();
            slow.time().advance(Duration.ofDays(2));
            assertRefused("InvalidFleetId.NotFound", () -> shown(client, id));
        }
    }

    @Test
    void aFleetThatIsDeletedWithoutItsInstancesLivesAsLongAsThey() {
        template(ec2);
        String id = create(of("maintain", 2, A));
        List<String> instances = running(ec2, id).stream().map(Instance::instanceId).toList();

        assertThat(ec2.deleteFleets(r -> r.fleetIds(id).terminateInstances(false)).successfulFleetDeletions().get(0)
                .currentFleetStateAsString()).isEqualTo("deleted_running");
        ec2.terminateInstances(r -> r.instanceIds(instances.get(0)));
        assertThat(running(ec2, id)).hasSize(1);
        assertThat(shown(ec2, id).fleetStateAsString()).isEqualTo("deleted_running");
        ec2.terminateInstances(r -> r.instanceIds(instances.get(1)));
        cloud.time().settle();
        assertThat(shown(ec2, id).fleetStateAsString()).isEqualTo("deleted");
        assertRefused("FleetNotInModifiableState",
                () -> ec2.modifyFleet(r -> r.fleetId(id).excessCapacityTerminationPolicy("termination")));
    }

    @Test
    void aFleetIsDeletedBeforeItsStartToo() {
        template(ec2);
        String id = create(of("maintain", 2, A).validFrom(cloud.time().now().plus(Duration.ofHours(1))));

        ec2.deleteFleets(r -> r.fleetIds(id).terminateInstances(true));
        cloud.time().advance(Duration.ofHours(2));

        assertThat(shown(ec2, id).fleetStateAsString()).isEqualTo("deleted");
        assertThat(running(ec2, id)).isEmpty();
    }

    @Test
    void aDeletionTellsOfEachFleetWhatBecameOfIt() {
        template(ec2);
        String live = create(of("maintain", 1, A));
        String left = create(of("maintain", 1, A));
        ec2.deleteFleets(r -> r.fleetIds(left).terminateInstances(false));
        String absent = "fleet-00000000-0000-4000-8000-000000000000";

        DeleteFleetsResponse response =
                ec2.deleteFleets(r -> r.fleetIds(live, left, absent, "fleet-1").terminateInstances(false));

        assertThat(response.successfulFleetDeletions()).extracting(DeleteFleetSuccessItem::fleetId)
                .containsExactly(live);
        assertThat(response.unsuccessfulFleetDeletions()).extracting(DeleteFleetErrorItem::fleetId)
                .containsExactly(left, absent, "fleet-1");
        assertThat(response.unsuccessfulFleetDeletions()).extracting(failed -> failed.error().codeAsString())
                .containsExactly("fleetNotInDeletableState", "fleetIdDoesNotExist", "fleetIdMalformed");
        assertThat(ec2.deleteFleets(r -> r.fleetIds(left).terminateInstances(true)).successfulFleetDeletions())
                .extracting(DeleteFleetSuccessItem::previousFleetStateAsString).containsExactly("deleted_running");
    }

    // ---- looking at it

    @Test
    void instancesAreListedWithTheirHealthPageByPage() {
        template(ec2);
        String id = create(spot("maintain", 3, A, B).spotOptions(o -> o.allocationStrategy("diversified")));

        List<ActiveInstance> all = ec2.describeFleetInstances(r -> r.fleetId(id)).activeInstances();
        assertThat(all).hasSize(3).allSatisfy(instance -> {
            assertThat(instance.instanceHealthAsString()).isEqualTo("healthy");
            assertThat(instance.spotInstanceRequestId()).startsWith("sir-");
        });
        var first = ec2.describeFleetInstances(r -> r.fleetId(id).maxResults(2));
        assertThat(first.fleetId()).isEqualTo(id);
        assertThat(first.activeInstances()).isEqualTo(all.subList(0, 2));
        assertThat(ec2.describeFleetInstances(r -> r.fleetId(id).nextToken(first.nextToken())).activeInstances())
                .isEqualTo(all.subList(2, 3));
        assertThat(ec2.describeFleetInstances(r -> r.fleetId(id).filters(f -> f.name("instance-type")
                .values("c5.large"))).activeInstances()).hasSize(1);
    }

    @Test
    void theHistoryTellsWhatHappenedInItsOrder() {
        template(ec2);
        Instant start = cloud.time().now();
        String id = create(of("maintain", 1, A));
        String first = running(ec2, id).get(0).instanceId();
        ec2.terminateInstances(r -> r.instanceIds(first));
        running(ec2, id);
        Instant later = cloud.time().now();
        cloud.time().advance(Duration.ofMinutes(1));
        ec2.deleteFleets(r -> r.fleetIds(id).terminateInstances(true));
        cloud.time().settle();

        assertThat(subTypes(id)).containsExactly("submitted", "active", "launched", "terminated", "launched",
                "deleted_terminating", "terminated", "deleted");
        HistoryRecordEntry launched = history(id).get(2);
        assertThat(launched.eventTypeAsString()).isEqualTo("instance-change");
        assertThat(launched.eventInformation().instanceId()).isEqualTo(first);
        assertThat(launched.eventInformation().eventDescription()).contains("\"instanceType\":\"m5.large\"");
        assertThat(ec2.describeFleetHistory(r -> r.fleetId(id).startTime(start).eventType("fleet-change"))
                .historyRecords()).extracting(entry -> entry.eventInformation().eventSubType())
                .containsExactly("submitted", "active", "deleted_terminating", "deleted");
        assertThat(ec2.describeFleetHistory(r -> r.fleetId(id).startTime(later.plusSeconds(1))).historyRecords())
                .hasSize(3);
        assertThat(ec2.describeFleetHistory(r -> r.fleetId(id).startTime(start)).lastEvaluatedTime())
                .isEqualTo(cloud.time().now());
        var page = ec2.describeFleetHistory(r -> r.fleetId(id).startTime(start).maxResults(3));
        assertThat(page.historyRecords()).hasSize(3);
        assertThat(page.lastEvaluatedTime()).isNull();
        assertThat(ec2.describeFleetHistory(r -> r.fleetId(id).startTime(start).nextToken(page.nextToken()))
                .historyRecords()).hasSize(5);
    }

    @Test
    void eventsAreToldOfForTwoDays() {
        template(ec2);
        Instant start = cloud.time().now();
        String id = create(of("maintain", 1, A));
        running(ec2, id);

        cloud.time().advance(Duration.ofHours(49));
        assertThat(ec2.describeFleetHistory(r -> r.fleetId(id).startTime(start)).historyRecords()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "activity-status, fulfilled, maintain",
        "activity-status, pending-fulfillment, request",
        "excess-capacity-termination-policy, true, maintain",
        "excess-capacity-termination-policy, no-termination, request",
        "fleet-state, active, maintain",
        "fleet-state, submitted, request",
        "replace-unhealthy-instances, true, maintain",
        "type, request, request"})
    void fleetsAreFoundByTheirFilters(String name, String value, String type) {
        template(ec2);
        create(of("maintain", 1, A).replaceUnhealthyInstances(true));
        create(of("request", 1, A).excessCapacityTerminationPolicy("no-termination")
                .validFrom(cloud.time().now().plus(Duration.ofDays(1))));
        cloud.time().settle();

        assertThat(ec2.describeFleets(r -> r.filters(f -> f.name(name).values(value))).fleets())
                .extracting(FleetData::typeAsString).containsExactly(type);
    }

    private String create(CreateFleetRequest.Builder request) {
        return ec2.createFleet(request.build()).fleetId();
    }

    private List<HistoryRecordEntry> history(String id) {
        return ec2.describeFleetHistory(r -> r.fleetId(id).startTime(Instant.EPOCH)).historyRecords();
    }

    private List<String> subTypes(String id) {
        return history(id).stream().map(entry -> entry.eventInformation().eventSubType()).toList();
    }
}
