package io.github.fakeec2.fleet;

import static io.github.fakeec2.Refusals.assertRefused;
import static io.github.fakeec2.fleet.Fleets.launched;
import static io.github.fakeec2.fleet.Fleets.of;
import static io.github.fakeec2.fleet.Fleets.override;
import static io.github.fakeec2.fleet.Fleets.shown;
import static io.github.fakeec2.fleet.Fleets.spot;
import static io.github.fakeec2.fleet.Fleets.template;
import static io.github.fakeec2.fleet.Fleets.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.quota.Quota;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateFleetError;
import software.amazon.awssdk.services.ec2.model.CreateFleetInstance;
import software.amazon.awssdk.services.ec2.model.CreateFleetRequest;
import software.amazon.awssdk.services.ec2.model.CreateFleetResponse;
import software.amazon.awssdk.services.ec2.model.FleetData;
import software.amazon.awssdk.services.ec2.model.FleetLaunchTemplateOverridesRequest;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Fleets of type instant: what they launch out of which pools, and how they tell what they could not. */
class InstantFleetTest {

    private static final String A = "m5.large us-east-1a";
    private static final String B = "c5.large us-east-1b";
    private static final String C = "r5.large us-east-1c";

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void aFleetAnswersWithTheInstancesOfEachPoolAndTheirLaunchTemplateAndOverride() {
        String templateId = template(ec2, d -> { });

        CreateFleetResponse fleet = ec2.createFleet(of("instant", 2, A).build());

        assertThat(fleet.fleetId())
                .matches("fleet-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
        assertThat(fleet.errors()).isEmpty();
        CreateFleetInstance some = fleet.instances().get(0);
        assertThat(some.instanceIds()).hasSize(2);
        assertThat(some.lifecycleAsString()).isEqualTo("on-demand");
        assertThat(some.instanceTypeAsString()).isEqualTo("m5.large");
        assertThat(some.platformAsString()).isNull();
        assertThat(some.launchTemplateAndOverrides().launchTemplateSpecification().launchTemplateName())
                .isEqualTo("web");
        assertThat(some.launchTemplateAndOverrides().overrides().availabilityZone()).isEqualTo("us-east-1a");
        Instance instance = Fleets.instance(ec2, some.instanceIds().get(0));
        assertThat(instance.imageId()).isEqualTo(Amis.AMAZON_LINUX_2023);
        assertThat(instance.tags()).contains(tag("aws:ec2:fleet-id", fleet.fleetId()),
                tag("aws:ec2launchtemplate:id", templateId), tag("aws:ec2launchtemplate:version", "1"));
    }

    @Test
    void aFleetIsDescribedByItsIdOnlyAndKeepsWhatItLaunched() {
        template(ec2);
        CreateFleetResponse created = ec2.createFleet(spot("instant", 3, A).clientToken("once").build());

        assertThat(ec2.describeFleets().fleets()).isEmpty();
        FleetData fleet = shown(ec2, created.fleetId());
        assertThat(fleet.fleetStateAsString()).isEqualTo("active");
        assertThat(fleet.activityStatusAsString()).isEqualTo("fulfilled");
        assertThat(fleet.typeAsString()).isEqualTo("instant");
        assertThat(fleet.clientToken()).isEqualTo("once");
        assertThat(fleet.fulfilledCapacity()).isEqualTo(3);
        assertThat(fleet.fulfilledOnDemandCapacity()).isZero();
        assertThat(fleet.targetCapacitySpecification().spotTargetCapacity()).isEqualTo(3);
        assertThat(fleet.targetCapacitySpecification().defaultTargetCapacityTypeAsString()).isEqualTo("spot");
        assertThat(fleet.launchTemplateConfigs().get(0).overrides().get(0).instanceTypeAsString())
                .isEqualTo("m5.large");
        assertThat(fleet.instances().get(0).instanceIds()).hasSize(3);
        assertThat(fleet.instances().get(0).lifecycleAsString()).isEqualTo("spot");

        ec2.terminateInstances(r -> r.instanceIds(created.instances().get(0).instanceIds()));
        assertThat(shown(ec2, created.fleetId()).instances().get(0).instanceIds()).hasSize(3);
        assertThat(shown(ec2, created.fleetId()).fulfilledCapacity()).isZero();
        assertThat(Fleets.running(ec2, created.fleetId())).isEmpty();
    }

    @Test
    void onePartMayBeOnDemandAndTheRestSpot() {
        template(ec2);

        CreateFleetResponse fleet = ec2.createFleet(of("instant", 5, A).targetCapacitySpecification(t -> t
                .totalTargetCapacity(5).onDemandTargetCapacity(2).defaultTargetCapacityType("spot")).build());

        assertThat(fleet.instances()).extracting(CreateFleetInstance::lifecycleAsString)
                .containsExactly("on-demand", "spot");
        assertThat(fleet.instances()).extracting(some -> some.instanceIds().size()).containsExactly(2, 3);
        assertThat(Fleets.instance(ec2, fleet.instances().get(1).instanceIds().get(0)).instanceLifecycleAsString())
                .isEqualTo("spot");
        assertThat(shown(ec2, fleet.fleetId()).fulfilledOnDemandCapacity()).isEqualTo(2);
    }

    // ---- which pools

    static Stream<Arguments> strategies() {
        Consumer<CreateFleetRequest.Builder> none = r -> { };
        return Stream.of(
                Arguments.of("spot", none, List.of(A, A, A, A)),
                Arguments.of("spot", spotStrategy("lowest-price"), List.of(A, A, A, A)),
                Arguments.of("spot", (Consumer<CreateFleetRequest.Builder>) r -> r.spotOptions(o -> o
                        .instancePoolsToUseCount(2)), List.of(A, A, B, B)),
                Arguments.of("spot", spotStrategy("diversified"), List.of(A, A, B, C)),
                Arguments.of("spot", spotStrategy("capacity-optimized"), List.of(B, B, B, B)),
                Arguments.of("spot", spotStrategy("price-capacity-optimized"), List.of(B, B, B, B)),
                Arguments.of("spot", spotStrategy("capacity-optimized-prioritized"), List.of(C, C, C, C)),
                Arguments.of("on-demand", none, List.of(A, A, A, A)),
                Arguments.of("on-demand", onDemandStrategy("lowest-price"), List.of(A, A, A, A)),
                Arguments.of("on-demand", onDemandStrategy("prioritized"), List.of(C, C, C, C)));
    }

    private static Consumer<CreateFleetRequest.Builder> spotStrategy(String name) {
        return r -> r.spotOptions(o -> o.allocationStrategy(name));
    }

    private static Consumer<CreateFleetRequest.Builder> onDemandStrategy(String name) {
        return r -> r.onDemandOptions(o -> o.allocationStrategy(name));
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void theAllocationStrategySaysWhichPoolsComeFirst(String lifecycle, Consumer<CreateFleetRequest.Builder> strategy,
            List<String> expected) {
        template(ec2);
        cloud.faults().zone("us-east-1a").hasCapacity(InstanceType.M5_LARGE, 5);
        CreateFleetRequest.Builder fleet = with("instant", 4, List.of(override(A).build(),
                override(B).priority(7.0).build(), override(C).priority(0.0).build()));
        strategy.accept(fleet.targetCapacitySpecification(t -> t.totalTargetCapacity(4)
                .defaultTargetCapacityType(lifecycle)));

        CreateFleetResponse created = ec2.createFleet(fleet.build());

        assertThat(launched(ec2, created)).containsExactlyElementsOf(expected);
    }

    @Test
    void whatOnePoolLacksComesOutOfTheNextAndIsToldAsAnError() {
        template(ec2);
        cloud.faults().zone("us-east-1a").hasCapacity(InstanceType.M5_LARGE, 1);

        CreateFleetResponse fleet = ec2.createFleet(of("instant", 3, A, B).build());

        assertThat(launched(ec2, fleet)).containsExactly(A, B, B);
        CreateFleetError error = fleet.errors().get(0);
        assertThat(fleet.errors()).hasSize(1);
        assertThat(error.errorCode()).isEqualTo("InsufficientInstanceCapacity");
        assertThat(error.errorMessage()).contains("m5.large");
        assertThat(error.lifecycleAsString()).isEqualTo("on-demand");
        assertThat(error.launchTemplateAndOverrides().overrides().instanceTypeAsString()).isEqualTo("m5.large");
        assertThat(shown(ec2, fleet.fleetId()).errors().get(0).errorCode()).isEqualTo("InsufficientInstanceCapacity");
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("m5.large us-east-1a", "on-demand", "InsufficientInstanceCapacity"),
                Arguments.of("m5.large us-east-1a", "spot", "InsufficientInstanceCapacity"),
                Arguments.of("m5.large us-east-1e", "on-demand", "InvalidFleetConfiguration"),
                Arguments.of("m6g.large us-east-1b", "on-demand", "InvalidParameterValue"),
                Arguments.of("p4d.24xlarge us-east-1b", "on-demand", "VcpuLimitExceeded"),
                Arguments.of("p4d.24xlarge us-east-1b", "spot", "MaxSpotInstanceCountExceeded"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFleetThatCouldLaunchNothingIsMadeAndTellsWhy(String pool, String lifecycle, String code) {
        template(ec2);
        cloud.faults().zone("us-east-1a").hasCapacity(InstanceType.M5_LARGE, 0);
        cloud.quotas().set(Quota.ON_DEMAND_P_VCPUS, 95).set(Quota.SPOT_P_VCPUS, 95);

        CreateFleetResponse fleet = ec2.createFleet(of("instant", 1, pool).targetCapacitySpecification(t -> t
                .totalTargetCapacity(1).defaultTargetCapacityType(lifecycle)).build());

        assertThat(fleet.instances()).isEmpty();
        assertThat(fleet.errors()).extracting(CreateFleetError::errorCode).containsExactly(code);
        assertThat(fleet.errors()).extracting(CreateFleetError::lifecycleAsString).containsExactly(lifecycle);
        assertThat(ec2.describeInstances().reservations()).isEmpty();
        assertThat(shown(ec2, fleet.fleetId()).fleetStateAsString()).isEqualTo("active");
    }

    // ---- weights

    @ParameterizedTest
    @CsvSource({"10, 4, 3, 12", "10, 5, 2, 10", "3, 4, 1, 4", "1, 0.1, 10, 1"})
    void instancesAreAsManyAsTheirWeightNeedsRoundedUp(int total, double weight, int instances, double fulfilled) {
        template(ec2);

        CreateFleetResponse fleet = ec2.createFleet(with("instant", total,
                List.of(override("t3.micro us-east-1a").weightedCapacity(weight).build())).build());

        assertThat(launched(ec2, fleet)).hasSize(instances);
        assertThat(shown(ec2, fleet.fleetId()).fulfilledCapacity())
                .isCloseTo(fulfilled, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"vcpu, 8, 4", "memory-mib, 16384, 2"})
    void requirementsLetTheTargetBeInOtherUnits(String unit, int total, int instances) {
        template(ec2);

        CreateFleetResponse fleet = ec2.createFleet(with("instant", total, List.of(
                FleetLaunchTemplateOverridesRequest.builder().instanceRequirements(q -> q
                        .vCpuCount(v -> v.min(2).max(2)).memoryMiB(m -> m.min(8192).max(8192))
                        .allowedInstanceTypes("m5.large")).build()))
                .targetCapacitySpecification(t -> t.totalTargetCapacity(total).targetCapacityUnitType(unit)).build());

        assertThat(fleet.instances()).extracting(CreateFleetInstance::instanceTypeAsString).containsOnly("m5.large");
        assertThat(launched(ec2, fleet)).hasSize(instances);
    }

    @Test
    void requirementsStandForEveryTypeThatMeetsThem() {
        template(ec2);
        cloud.faults().zone("us-east-1b").hasCapacity(InstanceType.M5_LARGE, 0);

        CreateFleetResponse fleet = ec2.createFleet(with("instant", 1, List.of(
                FleetLaunchTemplateOverridesRequest.builder().availabilityZone("us-east-1b").instanceRequirements(q -> q
                        .vCpuCount(v -> v.min(2).max(2)).memoryMiB(m -> m.min(8192).max(8192))
                        .allowedInstanceTypes("m5.large", "m6i.large")).build())).build());

        assertThat(launched(ec2, fleet)).containsExactly("m6i.large us-east-1b");
    }

    // ---- one type, one zone, a minimum

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {
        // one type, one zone, minimum, then what is launched
        "false, false, none, m5.large us-east-1a|m5.large us-east-1a|m5.large us-east-1b|c5.large us-east-1a",
        "true,  false, none, c5.large us-east-1a|c5.large us-east-1a|c5.large us-east-1a|c5.large us-east-1b",
        "false, true,  none, m5.large us-east-1a|m5.large us-east-1a|c5.large us-east-1a|c5.large us-east-1a",
        "true,  true,  none, m5.large us-east-1a|m5.large us-east-1a",
        "true,  true,  3,    c5.large us-east-1a|c5.large us-east-1a|c5.large us-east-1a",
        "true,  true,  4,    ''"})
    void aFleetOfOneTypeOrOneZoneTakesTheFirstThatGivesAllElseTheLeast(boolean oneType, boolean oneZone, Integer minimum,
            String expected) {
        template(ec2);
        cloud.faults().zone("us-east-1a").hasCapacity(InstanceType.M5_LARGE, 2);
        cloud.faults().zone("us-east-1b").hasCapacity(InstanceType.M5_LARGE, 1);
        cloud.faults().zone("us-east-1a").hasCapacity(InstanceType.C5_LARGE, 3);
        cloud.faults().zone("us-east-1b").hasCapacity(InstanceType.C5_LARGE, 1);

        CreateFleetResponse fleet = ec2.createFleet(of("instant", 4, "m5.large us-east-1a", "m5.large us-east-1b",
                "c5.large us-east-1a", "c5.large us-east-1b").onDemandOptions(o -> o.singleInstanceType(oneType)
                        .singleAvailabilityZone(oneZone).minTargetCapacity(minimum)).build());

        assertThat(String.join("|", launched(ec2, fleet))).isEqualTo(expected);
        if (expected.isEmpty()) {
            assertThat(fleet.errors()).hasSize(4).extracting(CreateFleetError::errorCode)
                    .containsOnly("UnfulfillableCapacity");
            assertThat(ec2.describeInstances().reservations()).isEmpty();
            assertThat(ec2.describeVolumes().volumes()).isEmpty();
        }
    }

    @Test
    void aFleetOfOneZoneFindsTheZoneWhereNoneIsNamed() {
        template(ec2);
        cloud.faults().zone("us-east-1a").hasCapacity(InstanceType.M5_LARGE, 2);

        CreateFleetResponse fleet = ec2.createFleet(spot("instant", 3, "m5.large").spotOptions(o -> o
                .singleAvailabilityZone(true).minTargetCapacity(3)).build());

        assertThat(launched(ec2, fleet)).containsOnly("m5.large us-east-1b").hasSize(3);
    }

    // ---- what an override says

    @Test
    void anOverrideNamesSubnetImagePriceAndTenancy() {
        template(ec2, d -> d.placement(p -> p.availabilityZone("us-east-1b")));
        String subnet = ec2.describeSubnets(r -> r.filters(f -> f.name("availability-zone").values("us-east-1b")))
                .subnets().get(0).subnetId();

        CreateFleetResponse fleet = ec2.createFleet(with("instant", 1, List.of(override("m5.large").subnetId(subnet)
                .imageId(Amis.UBUNTU_24_04).maxPrice("0.5").placement(p -> p.tenancy("dedicated")).build()))
                .targetCapacitySpecification(t -> t.totalTargetCapacity(1).defaultTargetCapacityType("spot")).build());

        Instance instance = Fleets.instance(ec2, fleet.instances().get(0).instanceIds().get(0));
        assertThat(instance.subnetId()).isEqualTo(subnet);
        assertThat(instance.imageId()).isEqualTo(Amis.UBUNTU_24_04);
        assertThat(instance.placement().tenancyAsString()).isEqualTo("dedicated");
        assertThat(ec2.describeSpotInstanceRequests().spotInstanceRequests().get(0).spotPrice()).isEqualTo("0.500000");
    }

    @Test
    void aSubnetGoesIntoTheInterfacesThatTheTemplateHas() {
        template(ec2, d -> d.networkInterfaces(i -> i.deviceIndex(0).description("mine")));
        String subnet = ec2.describeSubnets(r -> r.filters(f -> f.name("availability-zone").values("us-east-1c")))
                .subnets().get(0).subnetId();

        CreateFleetResponse fleet = ec2.createFleet(
                with("instant", 1, List.of(override("m5.large").subnetId(subnet).build())).build());

        Instance instance = Fleets.instance(ec2, fleet.instances().get(0).instanceIds().get(0));
        assertThat(instance.networkInterfaces().get(0).subnetId()).isEqualTo(subnet);
        assertThat(instance.networkInterfaces().get(0).description()).isEqualTo("mine");
    }

    @Test
    void tagsGoToTheFleetItsInstancesAndTheirVolumesOverThoseOfTheTemplate() {
        template(ec2, d -> d.tagSpecifications(
                s -> s.resourceType("instance").tags(tag("from", "template"), tag("kept", "yes"))));

        CreateFleetResponse fleet = ec2.createFleet(of("instant", 1, A).tagSpecifications(
                s -> s.resourceType("fleet").tags(tag("of", "fleet")),
                s -> s.resourceType("instance").tags(tag("from", "fleet")),
                s -> s.resourceType("volume").tags(tag("of", "volume"))).build());

        assertThat(shown(ec2, fleet.fleetId()).tags()).containsExactly(tag("of", "fleet"));
        String id = fleet.instances().get(0).instanceIds().get(0);
        assertThat(Fleets.instance(ec2, id).tags()).contains(tag("from", "fleet"), tag("kept", "yes"))
                .doesNotContain(tag("of", "fleet"));
        assertThat(ec2.describeVolumes().volumes().get(0).tags()).containsExactly(tag("of", "volume"));
        ec2.createTags(r -> r.resources(fleet.fleetId()).tags(tag("later", "too")));
        assertThat(shown(ec2, fleet.fleetId()).tags()).contains(tag("later", "too"));
    }

    @Test
    void aWindowsInstanceTellsItsPlatform() {
        template(ec2, d -> d.imageId(Amis.WINDOWS_SERVER_2022));

        assertThat(ec2.createFleet(of("instant", 1, A).build()).instances().get(0).platformAsString())
                .isEqualTo("windows");
    }

    // ---- what such fleets cannot

    @Test
    void aFleetIsDeletedWithItsInstancesOnly() {
        template(ec2);
        String id = ec2.createFleet(of("instant", 2, A).build()).fleetId();

        assertThat(ec2.deleteFleets(r -> r.fleetIds(id).terminateInstances(false)).unsuccessfulFleetDeletions())
                .singleElement().satisfies(failed -> {
                    assertThat(failed.error().codeAsString()).isEqualTo("NoTerminateInstancesNotSupported");
                    assertThat(failed.error().message())
                            .isEqualTo("NoTerminateInstances option is not supported for instant fleet");
                });
        assertThat(Fleets.running(ec2, id)).hasSize(2);
        assertThat(ec2.deleteFleets(r -> r.fleetIds(id).terminateInstances(true)).successfulFleetDeletions())
                .singleElement().satisfies(done -> assertThat(done.currentFleetStateAsString())
                        .isEqualTo("deleted_terminating"));
        assertThat(Fleets.running(ec2, id)).isEmpty();
        assertThat(shown(ec2, id).fleetStateAsString()).isEqualTo("deleted");
    }

    @Test
    void aFleetHasNeitherInstancesNorHistoryToDescribeAndCannotBeModified() {
        template(ec2);
        String id = ec2.createFleet(of("instant", 1, A).build()).fleetId();

        assertRefused("Unsupported", "Describe fleet instances is not supported by this type of fleet.",
                () -> ec2.describeFleetInstances(r -> r.fleetId(id)));
        assertRefused("Unsupported", "Describe fleet history is not supported by this type of fleet.",
                () -> ec2.describeFleetHistory(r -> r.fleetId(id).startTime(cloud.time().now())));
        assertRefused("Unsupported", "Modify fleet is not supported by this type of fleet.",
                () -> ec2.modifyFleet(r -> r.fleetId(id).targetCapacitySpecification(t -> t.totalTargetCapacity(2))));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
