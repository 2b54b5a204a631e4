package io.github.fakeec2.compute.event;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.fakeec2.Amis;
import io.github.fakeec2.EveryFace;
import io.github.fakeec2.Face;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.Launching;
import io.github.fakeec2.SimulatedInstance;
import io.github.fakeec2.state.History;
import io.github.fakeec2.time.Delay;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.EventCode;
import software.amazon.awssdk.services.ec2.model.InstanceStatus;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ReportInstanceStatusRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** Status checks, what users report of them, and what EC2 does about them by itself. */
@EveryFace
class InstanceStatusTest {

    private final FakeCloud cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build();
    private final Ec2Client ec2;

    InstanceStatusTest(Face face) {
        this.ec2 = face.of(cloud);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    // ---- checks

    static Stream<Arguments> failures() {
        return Stream.of(
                failure("system-status.status", SimulatedInstance::failSystemStatusCheck),
                failure("instance-status.status", SimulatedInstance::failInstanceStatusCheck),
                failure("attached-ebs-status.status", SimulatedInstance::failAttachedEbsStatusCheck));
    }

    private static Arguments failure(String filter, Consumer<SimulatedInstance> fail) {
        return Arguments.of(filter, fail);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void aCheckThatFailsIsImpairedAloneUntilItPasses(String filter, Consumer<SimulatedInstance> fail) {
        String id = running(r -> { });
        assertThat(impaired(filter)).isEmpty();

        fail.accept(cloud.instance(id));

        assertThat(impaired(filter)).containsExactly(id);
        for (Arguments other : failures().toList()) {
            String name = (String) other.get()[0];
            assertThat(impaired(name)).as(name).hasSize(name.equals(filter) ? 1 : 0);
        }
        cloud.instance(id).passStatusChecks();
        assertThat(impaired(filter)).isEmpty();
    }

    private List<String> impaired(String filter) {
        return ec2.describeInstanceStatus(r -> r.filters(f -> f.name(filter).values("impaired"))).instanceStatuses()
                .stream().map(InstanceStatus::instanceId).toList();
    }

    @Test
    void impairedSinceIsTheMomentOfTheFirstFailure() {
        String id = running(r -> { });
        Instant first = cloud.time().now();
        cloud.instance(id).failInstanceStatusCheck();
        cloud.time().advance(Duration.ofMinutes(1));
        cloud.instance(id).failInstanceStatusCheck();

        assertThat(status(id).instanceStatus().details().get(0).impairedSince()).isEqualTo(first);
        assertThat(status(id).instanceStatus().details().get(0).statusAsString()).isEqualTo("failed");
    }

    // ---- automatic recovery

    @Test
    void anInstanceOnABrokenMachineIsRecoveredAndKeepsItsAddresses() {
        String id = running(r -> { });
        var before = Launching.shown(ec2, id);
        cloud.instance(id).failSystemStatusCheck();

        cloud.time().advance(Duration.ofMinutes(20).minusSeconds(1));
        assertThat(status(id).systemStatus().statusAsString()).isEqualTo("impaired");
        cloud.time().advance(Duration.ofSeconds(1));
        assertThat(status(id).systemStatus().statusAsString()).isEqualTo("initializing");
        cloud.time().advance(Duration.ofMinutes(2));

        assertThat(status(id).systemStatus().statusAsString()).isEqualTo("ok");
        assertThat(Launching.shown(ec2, id)).isEqualTo(before);
        assertThat(cloud.history(id)).extracting(History.Entry::cause).contains("(automatic recovery)");
    }

    @Test
    void theDefaultFlowDoesNotWaitForARecovery() {
        try (FakeCloud settled = FakeCloud.create()) {
            String id = Launching.one(settled.ec2());
            settled.instance(id).failSystemStatusCheck();

            for (int look = 0; look < 3; look++) {
                assertThat(settled.ec2().describeInstanceStatus(r -> r.instanceIds(id)).instanceStatuses().get(0)
                        .systemStatus().statusAsString()).isEqualTo("impaired");
            }
        }
    }

    static Stream<Consumer<SimulatedInstance>> whatEc2DoesToLivingInstances() {
        return Stream.of(SimulatedInstance::failSystemStatusCheck, SimulatedInstance::failInstanceStatusCheck,
                SimulatedInstance::failAttachedEbsStatusCheck, SimulatedInstance::passStatusChecks,
                i -> i.scheduleEvent(EventCode.INSTANCE_STOP, Instant.parse("2027-01-01T00:00:00Z")));
    }

    @ParameterizedTest
    @MethodSource("whatEc2DoesToLivingInstances")
    void aTerminatedInstanceIsNeitherCheckedNorPlannedFor(Consumer<SimulatedInstance> lever) {
        String id = running(r -> { });
        ec2.terminateInstances(r -> r.instanceIds(id));
        cloud.time().advance(Duration.ofMinutes(5));

        assertThatIllegalStateException().isThrownBy(() -> lever.accept(cloud.instance(id)))
                .withMessageStartingWith(id + " is terminated: EC2 ");
    }

    private static Arguments stays(String why, Consumer<RunInstancesRequest.Builder> launch,
            Consumer<SimulatedInstance> then) {
        return Arguments.of(why, launch, then);
    }

    static Stream<Arguments> notRecovered() {
        return Stream.of(
                stays("recovery is disabled", r -> r.maintenanceOptions(m -> m.autoRecovery("disabled")), i -> { }),
                stays("a type with local disks", r -> r.instanceType(InstanceType.M5_D_LARGE), i -> { }),
                stays("the instance check fails, not the system's", r -> { }, i -> {
                    i.passStatusChecks();
                    i.failInstanceStatusCheck();
                }),
                stays("it passed in between", r -> { }, SimulatedInstance::passStatusChecks));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notRecovered")
    void someInstancesAreNotRecovered(String why, Consumer<RunInstancesRequest.Builder> launch,
            Consumer<SimulatedInstance> then) {
        String id = running(launch);
        cloud.instance(id).failSystemStatusCheck();
        then.accept(cloud.instance(id));

        cloud.time().advance(Duration.ofHours(1));

        assertThat(cloud.history(id)).extracting(History.Entry::cause).doesNotContain("(automatic recovery)");
    }

    @Test
    void aStoppedInstanceAndOneInABrokenZoneAreNotRecovered() {
        String stopped = running(r -> { });
        String cutOff = running(r -> r.placement(p -> p.availabilityZone("us-east-1c")));
        cloud.instance(stopped).failSystemStatusCheck();
        cloud.instance(cutOff).failSystemStatusCheck();
        ec2.stopInstances(r -> r.instanceIds(stopped));
        cloud.faults().zone("us-east-1c").goesDown();

        cloud.time().advance(Duration.ofHours(1));

        assertThat(Stream.of(stopped, cutOff).flatMap(id -> cloud.history(id).stream()))
                .extracting(History.Entry::cause).doesNotContain("(automatic recovery)");
    }

    @Test
    void aFourthFailureOfADayIsNotRecovered() {
        String id = running(r -> { });
        cloud.time().takes(Delay.AUTOMATIC_RECOVERY, Duration.ofMinutes(5));
        for (int failure = 0; failure < 4; failure++) {
            cloud.instance(id).failSystemStatusCheck();
            cloud.time().advance(Duration.ofMinutes(10));
        }
        assertThat(status(id).systemStatus().statusAsString()).isEqualTo("impaired");

        cloud.instance(id).passStatusChecks();
        cloud.time().advance(Duration.ofDays(1));
        cloud.instance(id).failSystemStatusCheck();
        cloud.time().advance(Duration.ofMinutes(10));
        assertThat(status(id).systemStatus().statusAsString()).as("a day later").isEqualTo("ok");
    }

    // ---- reports

    private static ReportInstanceStatusRequest.Builder report(String id) {
        return ReportInstanceStatusRequest.builder().instances(id).status("impaired").reasonCodesWithStrings("unresponsive");
    }

    @Test
    void aReportChangesNothingThatEc2Tells() {
        String id = running(r -> { });
        InstanceStatus before = status(id);

        ec2.reportInstanceStatus(report(id).build());

        assertThat(status(id)).isEqualTo(before);
        assertThat(cloud.history(id)).extracting(History.Entry::cause).endsWith("ReportInstanceStatus");
    }

    static Stream<Arguments> badReports() {
        return Stream.of(
                bad("MissingParameter", r -> r.instances(List.of())),
                bad("MissingParameter", r -> r.status((String) null)),
                bad("MissingParameter", r -> r.reasonCodesWithStrings(List.of())),
                bad("InvalidParameterValue", r -> r.status("fine")),
                bad("InvalidParameterValue", r -> r.reasonCodesWithStrings("tired")),
                bad("InvalidInstanceID.NotFound", r -> r.instances("i-0123456789abcdef0")),
                bad("InvalidParameterCombination",
                        r -> r.startTime(Instant.EPOCH.plusSeconds(1)).endTime(Instant.EPOCH)));
    }

    private static Arguments bad(String code, Consumer<ReportInstanceStatusRequest.Builder> change) {
        return Arguments.of(code, change);
    }

    @ParameterizedTest
    @MethodSource("badReports")
    void aBadReportIsRefused(String code, Consumer<ReportInstanceStatusRequest.Builder> change) {
        String id = running(r -> { });

        assertRefused(code, () -> ec2.reportInstanceStatus(report(id).applyMutation(change).build()));
    }

    // ---- diagnostic interrupts

    @Test
    void aDiagnosticInterruptRebootsTheInstance() {
        String id = running(r -> { });

        ec2.sendDiagnosticInterrupt(r -> r.instanceId(id));

        assertThat(cloud.history(id)).extracting(History.Entry::state, History.Entry::cause)
                .endsWith(tuple("running", "SendDiagnosticInterrupt"));
    }

    @ParameterizedTest
    @CsvSource({"t2.micro, UnsupportedOperation", "a1.medium, UnsupportedOperation"})
    void someTypesTakeNoDiagnosticInterrupt(String type, String code) {
        String id = running(r -> r.instanceType(type)
                .imageId(type.startsWith("a1") ? Amis.AMAZON_LINUX_2023_ARM64 : Amis.AMAZON_LINUX_2023));

        assertRefused(code, () -> ec2.sendDiagnosticInterrupt(r -> r.instanceId(id)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SendDiagnosticInterrupt", "ReportInstanceStatus"})
    void onlyARunningInstanceIsInterruptedOrReported(String operation) {
        String id = running(r -> { });
        ec2.stopInstances(r -> r.instanceIds(id));

        assertRefused("IncorrectInstanceState", "The instance '" + id + "' is not in the 'running' state.", () -> {
            if (operation.equals("SendDiagnosticInterrupt")) {
                ec2.sendDiagnosticInterrupt(r -> r.instanceId(id));
            } else {
                ec2.reportInstanceStatus(report(id).build());
            }
        });
    }

    private String running(Consumer<RunInstancesRequest.Builder> changes) {
        String id = ec2.runInstances(RunInstancesRequest.builder().imageId(Amis.AMAZON_LINUX_2023)
                .instanceType(InstanceType.T3_MICRO).minCount(1).maxCount(1).applyMutation(changes).build())
                .instances().get(0).instanceId();
        cloud.time().settle();
        return id;
    }

    private InstanceStatus status(String id) {
        return ec2.describeInstanceStatus(r -> r.instanceIds(id)).instanceStatuses().get(0);
    }
}
