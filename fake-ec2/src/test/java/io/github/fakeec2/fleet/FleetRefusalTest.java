package io.github.fakeec2.fleet;

import static io.github.fakeec2.Refusals.assertRefused;
import static io.github.fakeec2.fleet.Fleets.of;
import static io.github.fakeec2.fleet.Fleets.override;
import static io.github.fakeec2.fleet.Fleets.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.error.NotSimulatedException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateFleetRequest;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.FleetLaunchTemplateConfigRequest;
import software.amazon.awssdk.services.ec2.model.FleetLaunchTemplateOverridesRequest;
import software.amazon.awssdk.services.ec2.model.ModifyFleetRequest;
import software.amazon.awssdk.services.ec2.model.TargetCapacitySpecificationRequest;

/** What CreateFleet and its siblings refuse, and that nothing is left behind then. */
class FleetRefusalTest {

    private static final Instant PAST = Instant.parse("2001-01-01T00:00:00Z");
    private static final Instant FUTURE = Instant.parse("2099-01-01T00:00:00Z");

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();

    @BeforeEach
    void template() {
        Fleets.template(ec2);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private static Arguments bad(String code, Consumer<CreateFleetRequest.Builder> change) {
        return bad(code, "maintain", change);
    }

    private static Arguments bad(String code, String type, Consumer<CreateFleetRequest.Builder> change) {
        return Arguments.of(code, type, change);
    }

    private static Consumer<CreateFleetRequest.Builder> overrides(FleetLaunchTemplateOverridesRequest.Builder... some) {
        List<FleetLaunchTemplateOverridesRequest> all = Stream.of(some).map(o -> o.build()).toList();
        return r -> r.launchTemplateConfigs(with("maintain", 1, all).build().launchTemplateConfigs());
    }

    private static FleetLaunchTemplateOverridesRequest.Builder requirements(String... types) {
        return FleetLaunchTemplateOverridesRequest.builder().instanceRequirements(q -> q.vCpuCount(v -> v.min(1))
                .memoryMiB(m -> m.min(1)).allowedInstanceTypes(types));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                bad("MissingParameter", r -> r.targetCapacitySpecification((TargetCapacitySpecificationRequest) null)),
                bad("MissingParameter", r -> r.targetCapacitySpecification(t -> t.onDemandTargetCapacity(1))),
                bad("MissingParameter", r -> r.launchTemplateConfigs(List.of())),
                bad("MissingParameter", r -> r.launchTemplateConfigs(c -> c.overrides(o -> o.priority(1.0)))),
                bad("MissingParameter", r -> r.launchTemplateConfigs(c -> c.launchTemplateSpecification(s -> s
                        .launchTemplateName("web")))),
                bad("MissingParameter", r -> r.launchTemplateConfigs(c -> c.launchTemplateSpecification(s -> s
                        .version("1")))),
                bad("InvalidLaunchTemplateName.NotFoundException", r -> r.launchTemplateConfigs(c -> c
                        .launchTemplateSpecification(s -> s.launchTemplateName("absent").version("1")))),
                bad("InvalidLaunchTemplateId.VersionNotFound", r -> r.launchTemplateConfigs(c -> c
                        .launchTemplateSpecification(s -> s.launchTemplateName("web").version("9")))),
                bad("InvalidParameterValue", r -> r.type("eternal")),
                bad("InvalidParameterValue", r -> r.excessCapacityTerminationPolicy("maybe")),
                bad("InvalidParameterValue", r -> r.targetCapacitySpecification(t -> t.totalTargetCapacity(-1))),
                bad("InvalidParameterValue", r -> r.targetCapacitySpecification(t -> t.totalTargetCapacity(10_001))),
                bad("InvalidParameterValue", "request", r -> r.targetCapacitySpecification(t -> t
                        .totalTargetCapacity(0))),
                bad("InvalidParameterValue", r -> r.targetCapacitySpecification(t -> t.totalTargetCapacity(1)
                        .defaultTargetCapacityType("cheap"))),
                bad("InvalidParameterValue", r -> r.targetCapacitySpecification(t -> t.totalTargetCapacity(1)
                        .targetCapacityUnitType("cats"))),
                bad("InvalidParameterValue", r -> r.targetCapacitySpecification(t -> t.totalTargetCapacity(1)
                        .spotTargetCapacity(-1))),
                bad("InvalidFleetConfig", r -> r.targetCapacitySpecification(t -> t.totalTargetCapacity(2)
                        .spotTargetCapacity(3))),
                bad("InvalidFleetConfig", r -> r.targetCapacitySpecification(t -> t.totalTargetCapacity(3)
                        .spotTargetCapacity(2).onDemandTargetCapacity(2))),
                bad("InvalidFleetConfig", r -> r.targetCapacitySpecification(t -> t.totalTargetCapacity(3)
                        .targetCapacityUnitType("vcpu"))),
                bad("InvalidParameterValue", r -> r.spotOptions(o -> o.allocationStrategy("luck"))),
                bad("InvalidParameterValue", r -> r.spotOptions(o -> o.instanceInterruptionBehavior("explode"))),
                bad("InvalidParameterValue", r -> r.spotOptions(o -> o.maxTotalPrice("cheap"))),
                bad("InvalidParameterValue", r -> r.spotOptions(o -> o.instancePoolsToUseCount(0))),
                bad("InvalidFleetConfig", r -> r.spotOptions(o -> o.allocationStrategy("diversified")
                        .instancePoolsToUseCount(2))),
                bad("InvalidFleetConfig", "request", r -> r.spotOptions(o -> o.instanceInterruptionBehavior("stop"))),
                bad("InvalidFleetConfig", r -> r.spotOptions(o -> o.singleInstanceType(true))),
                bad("InvalidFleetConfig", r -> r.onDemandOptions(o -> o.singleAvailabilityZone(true))),
                bad("InvalidFleetConfig", "instant", r -> r.spotOptions(o -> o.minTargetCapacity(1))),
                bad("InvalidParameterValue", "instant", r -> r.onDemandOptions(o -> o.minTargetCapacity(1001)
                        .singleInstanceType(true))),
                bad("InvalidParameterValue", r -> r.onDemandOptions(o -> o.allocationStrategy("diversified"))),
                bad("InvalidFleetConfig", "request", r -> r.replaceUnhealthyInstances(true)),
                bad("InvalidParameterValue", r -> r.validUntil(PAST)),
                bad("InvalidParameterValue", r -> r.validFrom(FUTURE).validUntil(FUTURE)),
                bad("InvalidParameterValue", r -> r.tagSpecifications(s -> s.resourceType("instance")
                        .tags(t -> t.key("a")))),
                bad("InvalidParameterValue", "instant", r -> r.tagSpecifications(s -> s.resourceType("vpc")
                        .tags(t -> t.key("a")))),
                bad("InvalidParameterValue", "instant", r -> r.tagSpecifications(s -> s.resourceType("instance")
                        .tags(t -> t.key("aws:a")))),
                bad("InvalidFleetConfig", overrides(override("m5.large"), override("m5.large"))),
                bad("InvalidFleetConfig", r -> r.launchTemplateConfigs(
                        Collections.nCopies(51, of("maintain", 1).build().launchTemplateConfigs().get(0)))),
                bad("InvalidFleetConfig", r -> r.launchTemplateConfigs(with("maintain", 1,
                        Collections.nCopies(301, override("m5.large").build())).build().launchTemplateConfigs())),
                bad("InvalidParameterValue", overrides(override("m5.large").weightedCapacity(0.0))),
                bad("InvalidParameterValue", overrides(override("m5.large").weightedCapacity(Double.NaN))),
                bad("InvalidParameterValue", overrides(override("m5.large").priority(1.5))),
                bad("InvalidParameterValue", overrides(override("m5.large").priority(-1.0))),
                bad("InvalidFleetConfig", overrides(override("m5.large").imageId("ami-12345678"))),
                bad("InvalidSubnetID.NotFound", overrides(override("m5.large").subnetId("subnet-12345678"))),
                bad("InvalidParameterCombination", overrides(requirements("m5.*").instanceType("m5.large"))),
                bad("InvalidFleetConfig", overrides(requirements("no-such"))),
                bad("InvalidParameterValue", overrides(requirements("m5.*"), requirements("m5.large"))),
                bad("InvalidParameterValue", overrides(requirements("m5.large"), requirements("c5.large"),
                        requirements("r5.large"), requirements("t3.large"), requirements("t3.micro"))));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aFleetThatCannotBeIsRefusedAndLeavesNothing(String code, String type,
            Consumer<CreateFleetRequest.Builder> change) {
        CreateFleetRequest.Builder request = of(type, 1);
        change.accept(request);

        assertRefused(code, () -> ec2.createFleet(request.build()));

        assertThat(ec2.describeFleets().fleets()).isEmpty();
        assertThat(ec2.describeInstances().reservations()).isEmpty();
    }

    @Test
    void anInstantFleetHasOneSubnetInEachOverride() {
        List<String> subnets = ec2.describeSubnets().subnets().stream().map(s -> s.subnetId()).limit(2).toList();
        CreateFleetRequest.Builder request = of("instant", 1);
        overrides(override("m5.large").subnetId(String.join(", ", subnets))).accept(request);

        assertRefused("InvalidParameterValue", () -> ec2.createFleet(request.build()));
        String id = ec2.createFleet(request.type("request").build()).fleetId();
        assertThat(Fleets.running(ec2, id)).hasSize(1);
    }

    @Test
    void aTemplateWithoutImageOrTypeNeedsAnOverride() {
        ec2.createLaunchTemplate(r -> r.launchTemplateName("bare").launchTemplateData(d -> d.keyName("k")));
        CreateFleetRequest.Builder request = of("instant", 1).launchTemplateConfigs(c -> c
                .launchTemplateSpecification(s -> s.launchTemplateName("bare").version("1")));

        assertRefused("InvalidParameterValue", "Parameter 'amiIdList' cannot be empty.",
                () -> ec2.createFleet(request.build()));
        ec2.createLaunchTemplateVersion(r -> r.launchTemplateName("bare").launchTemplateData(d -> d
                .imageId("ami-12345678")));
        request.launchTemplateConfigs(c -> c.launchTemplateSpecification(s -> s.launchTemplateName("bare")
                .version("2")));
        assertRefused("MissingParameter", () -> ec2.createFleet(request.build()));
    }

    @Test
    void twoPoolsOfOneTypeInOneZoneAreRefusedInTheWordsOfEc2() {
        CreateFleetRequest.Builder request = of("instant", 1, "m5.large us-east-1a", "m5.large us-east-1a");

        assertRefused("InvalidFleetConfig", "The fleet configuration contains duplicate instance pools.",
                () -> ec2.createFleet(request.build()));
    }

    static Stream<Arguments> notSimulated() {
        return Stream.of(
                bad("maintenanceStrategies", r -> r.spotOptions(o -> o.maintenanceStrategies(m -> m.capacityRebalance(
                        c -> c.replacementStrategy("launch"))))),
                bad("capacityReservationOptions", "instant", r -> r.onDemandOptions(o -> o
                        .capacityReservationOptions(c -> c.usageStrategy("use-capacity-reservations-first")))),
                bad("capacity-block", "instant", r -> r.targetCapacitySpecification(t -> t.totalTargetCapacity(1)
                        .defaultTargetCapacityType("capacity-block"))),
                bad("context", r -> r.context("x")),
                bad("validUntil", "instant", r -> r.validUntil(FUTURE)),
                bad("partitionNumber", overrides(override("m5.large").placement(p -> p.partitionNumber(1)))));
    }

    @ParameterizedTest
    @MethodSource("notSimulated")
    void whatIsNotSimulatedIsRefused(String named, String type, Consumer<CreateFleetRequest.Builder> change) {
        CreateFleetRequest.Builder request = of(type, 1);
        change.accept(request);

        assertThatThrownBy(() -> ec2.createFleet(request.build())).isInstanceOf(NotSimulatedException.class)
                .hasMessageContaining(named);
    }

    @Test
    void aLaunchThatIsNotSimulatedIsRefusedBeforeTheFleetIsMade() {
        ec2.createLaunchTemplate(r -> r.launchTemplateName("licensed").launchTemplateData(d -> d
                .imageId(Amis.AMAZON_LINUX_2023).instanceType("m5.large")
                .licenseSpecifications(l -> l.licenseConfigurationArn("arn:aws:license-manager:us-east-1:1:lc-1"))));
        FleetLaunchTemplateConfigRequest licensed = FleetLaunchTemplateConfigRequest.builder()
                .launchTemplateSpecification(s -> s.launchTemplateName("licensed").version("1")).build();

        assertThatThrownBy(() -> ec2.createFleet(of("maintain", 1).launchTemplateConfigs(licensed).build()))
                .isInstanceOf(NotSimulatedException.class);
        assertThat(ec2.describeFleets().fleets()).isEmpty();
        String id = ec2.createFleet(of("maintain", 1).build()).fleetId();
        assertThatThrownBy(() -> ec2.modifyFleet(r -> r.fleetId(id).launchTemplateConfigs(licensed)
                .targetCapacitySpecification(t -> t.totalTargetCapacity(2)))).isInstanceOf(NotSimulatedException.class);
    }

    static Stream<Arguments> modifications() {
        return Stream.of(
                change("InvalidParameterValue", r -> r.excessCapacityTerminationPolicy("maybe")),
                change("MissingParameter", r -> r.targetCapacitySpecification(t -> t.spotTargetCapacity(1))),
                change("InvalidFleetConfig", r -> r.targetCapacitySpecification(t -> t.totalTargetCapacity(1)
                        .spotTargetCapacity(2))),
                change("InvalidFleetConfig", r -> r.targetCapacitySpecification(t -> t.totalTargetCapacity(1)
                        .targetCapacityUnitType("vcpu"))),
                change("MissingParameter", r -> r.launchTemplateConfigs(c -> c.overrides(o -> o.priority(1.0)))),
                change("InvalidLaunchTemplateName.NotFoundException", r -> r.launchTemplateConfigs(c -> c
                        .launchTemplateSpecification(s -> s.launchTemplateName("absent").version("1")))),
                change("MissingParameter", r -> r.fleetId(null)),
                change("InvalidFleetId.Malformed", r -> r.fleetId("fleet-0123456789abcdef0")),
                change("InvalidFleetId.NotFound", r -> r.fleetId("fleet-00000000-0000-4000-8000-000000000000")));
    }

    private static Arguments change(String code, Consumer<ModifyFleetRequest.Builder> change) {
        return Arguments.of(code, change);
    }

    @ParameterizedTest
    @MethodSource("modifications")
    void aChangeThatCannotBeIsRefusedAndChangesNothing(String code, Consumer<ModifyFleetRequest.Builder> change) {
        String id = ec2.createFleet(of("maintain", 1).build()).fleetId();
        ModifyFleetRequest.Builder request = ModifyFleetRequest.builder().fleetId(id);
        change.accept(request);

        assertRefused(code, () -> ec2.modifyFleet(request.build()));
        assertThat(Fleets.shown(ec2, id).fleetStateAsString()).isEqualTo("active");
        assertThat(Fleets.running(ec2, id)).hasSize(1);
    }

    @Test
    void aFleetOfTypeRequestIsNotModified() {
        String id = ec2.createFleet(of("request", 1).build()).fleetId();

        assertRefused("Unsupported", () -> ec2.modifyFleet(r -> r.fleetId(id)
                .targetCapacitySpecification(t -> t.totalTargetCapacity(2))));
    }

    @Test
    void lookingAndDeletingWantTheirParameters() {
        String id = ec2.createFleet(of("maintain", 1).build()).fleetId();

        assertRefused("MissingParameter", () -> ec2.describeFleetInstances(r -> { }));
        assertRefused("MissingParameter", () -> ec2.describeFleetHistory(r -> r.fleetId(id)));
        assertRefused("InvalidParameterValue", () -> ec2.describeFleetHistory(r -> r.fleetId(id).startTime(PAST)
                .eventType("party")));
        assertRefused("MissingParameter", () -> ec2.deleteFleets(r -> r.fleetIds(id)));
        assertRefused("MissingParameter", () -> ec2.deleteFleets(r -> r.terminateInstances(true)));
    }

    @Test
    void aDeletionNamesAtMost25InstantAnd100OtherFleets() {
        List<String> instant = Stream.generate(() -> ec2.createFleet(of("instant", 1).build()).fleetId())
                .limit(26).toList();
        List<String> others = Stream.iterate(0, i -> i + 1).limit(101).map(i -> "fleet-" + i).toList();

        assertRefused("InvalidParameterValue", () -> ec2.deleteFleets(r -> r.fleetIds(instant)
                .terminateInstances(true)));
        assertRefused("InvalidParameterValue", () -> ec2.deleteFleets(r -> r.fleetIds(others)
                .terminateInstances(true)));
        assertThat(ec2.deleteFleets(r -> r.fleetIds(Stream.concat(instant.stream().skip(1), others.stream().skip(1))
                .toList()).terminateInstances(true)).successfulFleetDeletions()).hasSize(25);
    }

    @Test
    void theAsynchronousClientGetsTheSame() {
        var fleet = cloud.ec2Async().createFleet(of("instant", 2, "m5.large us-east-1a").build()).join();

        assertThat(fleet.instances().get(0).instanceIds()).hasSize(2);
        assertThatThrownBy(() -> cloud.ec2Async().createFleet(of("eternal", 1).build()).join())
                .isInstanceOf(CompletionException.class).cause().isInstanceOf(Ec2Exception.class);
        assertThat(cloud.ec2Async().describeFleets(r -> r.fleetIds(fleet.fleetId())).join().fleets()).hasSize(1);
    }

    @Test
    void aTokenMakesOneFleetOnly() {
        CreateFleetRequest request = of("instant", 1).clientToken("once").build();

        assertThat(ec2.createFleet(request).fleetId()).isEqualTo(ec2.createFleet(request).fleetId());
        assertThat(ec2.describeInstances().reservations()).hasSize(1);
    }
}
