package io.github.fakeec2.compute.attribute;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.Amis;
import io.github.fakeec2.EveryFace;
import io.github.fakeec2.Face;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.Launching;
import io.github.fakeec2.time.TimeFlow;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;

/** Options of instances that have an operation each: maintenance, names, CPU, bandwidth, monitoring. */
@EveryFace
class InstanceOptionsTest {

    private final FakeCloud cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build();
    private final Ec2Client ec2;

    InstanceOptionsTest(Face face) {
        this.ec2 = face.of(cloud);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void automaticRecoveryIsTurnedOffAndOn() {
        String id = running();

        assertThat(ec2.modifyInstanceMaintenanceOptions(r -> r.instanceId(id).autoRecovery("disabled"))
                .autoRecoveryAsString()).isEqualTo("disabled");
        assertThat(instance(id).maintenanceOptions().autoRecoveryAsString()).isEqualTo("disabled");

        ec2.modifyInstanceMaintenanceOptions(r -> r.instanceId(id).autoRecovery("default"));
        assertThat(instance(id).maintenanceOptions().autoRecoveryAsString()).isEqualTo("default");
    }

    @Test
    @Tag("newer-sdk")
    void rebootMigrationIsAnOptionOfItsOwn() {
        String id = running();
        ec2.modifyInstanceMaintenanceOptions(r -> r.instanceId(id).autoRecovery("disabled"));

        assertThat(ec2.modifyInstanceMaintenanceOptions(r -> r.instanceId(id).rebootMigration("disabled"))
                .autoRecoveryAsString()).isEqualTo("disabled");
        assertThat(instance(id).maintenanceOptions().rebootMigrationAsString()).isEqualTo("disabled");
    }

    @Test
    void theTypeOfTheHostNameIsChangedWhileTheInstanceIsStopped() {
        String id = running();
        assertRefused("IncorrectInstanceState", "The instance '" + id + "' is not in the 'stopped' state.",
                () -> ec2.modifyPrivateDnsNameOptions(
                        r -> r.instanceId(id).privateDnsHostnameType("resource-name")));
        ec2.modifyPrivateDnsNameOptions(r -> r.instanceId(id).enableResourceNameDnsARecord(true));
        stop(id);

        assertThat(ec2.modifyPrivateDnsNameOptions(
                r -> r.instanceId(id).privateDnsHostnameType("resource-name")).returnValue()).isTrue();

        assertThat(instance(id).privateDnsName()).isEqualTo(id + ".ec2.internal");
        assertThat(instance(id).privateDnsNameOptions().enableResourceNameDnsARecord()).isTrue();
    }

    @Test
    @Tag("newer-sdk")
    void theCoresOfAStoppedInstanceAreChanged() {
        String id = launch("m5.4xlarge");
        assertRefused("IncorrectInstanceState", "The instance '" + id + "' is not in the 'stopped' state.",
                () -> ec2.modifyInstanceCpuOptions(r -> r.instanceId(id).coreCount(4).threadsPerCore(1)));
        stop(id);

        var answer = ec2.modifyInstanceCpuOptions(r -> r.instanceId(id).coreCount(4).threadsPerCore(1));

        assertThat(answer.coreCount()).isEqualTo(4);
        assertThat(answer.threadsPerCore()).isEqualTo(1);
        assertThat(instance(id).cpuOptions().coreCount()).isEqualTo(4);
        assertRefused("MissingParameter",
                "When specifying CpuOptions you must specify both CoreCount and ThreadsPerCore.",
                () -> ec2.modifyInstanceCpuOptions(r -> r.instanceId(id).coreCount(4)));
        assertRefused("MissingParameter", () -> ec2.modifyInstanceCpuOptions(r -> r.instanceId(id)));
        assertRefused("InvalidParameterValue",
                () -> ec2.modifyInstanceCpuOptions(r -> r.instanceId(id).coreCount(99).threadsPerCore(1)));
    }

    @Test
    @Tag("newer-sdk")
    void theBandwidthOfAStoppedInstanceIsWeighted() {
        String id = launch("m8i.large");
        assertRefused("IncorrectInstanceState", () -> ec2.modifyInstanceNetworkPerformanceOptions(
                r -> r.instanceId(id).bandwidthWeighting("ebs-1")));
        stop(id);

        assertThat(ec2.modifyInstanceNetworkPerformanceOptions(r -> r.instanceId(id).bandwidthWeighting("ebs-1"))
                .bandwidthWeightingAsString()).isEqualTo("ebs-1");

        assertThat(instance(id).networkPerformanceOptions().bandwidthWeightingAsString()).isEqualTo("ebs-1");
        assertRefused("UnsupportedOperation", () -> ec2.modifyInstanceAttribute(
                r -> r.instanceId(id).instanceType(v -> v.value("m5.large"))));
        assertRefused("InvalidParameterValue", () -> ec2.modifyInstanceNetworkPerformanceOptions(
                r -> r.instanceId(id).bandwidthWeighting("mine")));
        assertRefused("MissingParameter",
                () -> ec2.modifyInstanceNetworkPerformanceOptions(r -> r.instanceId(id)));
    }

    @Test
    void detailedMonitoringIsTurnedOnAndOff() {
        String id = running();

        assertThat(ec2.monitorInstances(r -> r.instanceIds(id)).instanceMonitorings().get(0).monitoring()
                .stateAsString()).isEqualTo("pending");
        assertThat(instance(id).monitoring().stateAsString()).isEqualTo("pending");
        cloud.time().settle();
        assertThat(instance(id).monitoring().stateAsString()).isEqualTo("enabled");
        assertThat(ec2.monitorInstances(r -> r.instanceIds(id)).instanceMonitorings().get(0).monitoring()
                .stateAsString()).isEqualTo("enabled");

        assertThat(ec2.unmonitorInstances(r -> r.instanceIds(id)).instanceMonitorings().get(0).monitoring()
                .stateAsString()).isEqualTo("disabling");
        cloud.time().settle();
        assertThat(instance(id).monitoring().stateAsString()).isEqualTo("disabled");
    }

    @Test
    void whoTurnsMonitoringOffMeanwhileHasTheLastWord() {
        String id = running();
        ec2.monitorInstances(r -> r.instanceIds(id));
        ec2.unmonitorInstances(r -> r.instanceIds(id));
        cloud.time().settle();
        assertThat(instance(id).monitoring().stateAsString()).isEqualTo("disabled");
    }

    @Test
    void monitoringOfSeveralIsAllOrNothing() {
        String id = running();
        assertRefused("InvalidInstanceID.NotFound",
                () -> ec2.monitorInstances(r -> r.instanceIds(id, "i-00000000000000001")));
        assertRefused("MissingParameter", () -> ec2.monitorInstances(r -> { }));
        assertThat(instance(id).monitoring().stateAsString()).isEqualTo("disabled");
    }

    private interface Operation extends BiFunction<Ec2Client, String, Object> {
    }

    private static Arguments operation(String name, Operation operation) {
        return Arguments.of(Named.of(name, operation));
    }

    static Stream<Arguments> operations() {
        return Stream.of(
                operation("maintenance", (ec2, id) -> ec2.modifyInstanceMaintenanceOptions(
                        r -> r.instanceId(id).autoRecovery("disabled"))),
                operation("names", (ec2, id) -> ec2.modifyPrivateDnsNameOptions(
                        r -> r.instanceId(id).enableResourceNameDnsARecord(true))),
                operation("monitor", (ec2, id) -> ec2.monitorInstances(r -> r.instanceIds(id))),
                operation("unmonitor", (ec2, id) -> ec2.unmonitorInstances(r -> r.instanceIds(id))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void anInstanceThatHasEndedIsNotChanged(Operation operation) {
        String id = running();
        ec2.terminateInstances(r -> r.instanceIds(id));
        assertRefused("IncorrectInstanceState", () -> operation.apply(ec2, id));
        cloud.time().settle();
        assertRefused("IncorrectInstanceState", () -> operation.apply(ec2, id));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("InvalidParameterCombination", (Operation) (ec2, id) ->
                        ec2.modifyInstanceMaintenanceOptions(r -> r.instanceId(id))),
                Arguments.of("InvalidParameterValue", (Operation) (ec2, id) ->
                        ec2.modifyInstanceMaintenanceOptions(r -> r.instanceId(id).autoRecovery("sometimes"))),
                Arguments.of("InvalidParameterCombination", (Operation) (ec2, id) ->
                        ec2.modifyPrivateDnsNameOptions(r -> r.instanceId(id))),
                Arguments.of("InvalidParameterValue", (Operation) (ec2, id) ->
                        ec2.modifyPrivateDnsNameOptions(r -> r.instanceId(id).privateDnsHostnameType("nick-name"))),
                Arguments.of("InvalidParameterValue", (Operation) (ec2, id) ->
                        ec2.modifyPrivateDnsNameOptions(
                                r -> r.instanceId(id).enableResourceNameDnsAAAARecord(true))));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatCannotBeIsRefused(String code, Operation operation) {
        String id = running();
        assertRefused(code, () -> operation.apply(ec2, id));
    }

    private String running() {
        String id = Launching.one(ec2);
        cloud.time().settle();
        return id;
    }

    private String launch(String type) {
        String id = ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(type).minCount(1).maxCount(1))
                .instances().get(0).instanceId();
        cloud.time().settle();
        return id;
    }

    private void stop(String id) {
        ec2.stopInstances(r -> r.instanceIds(id));
        cloud.time().settle();
    }

    private Instance instance(String id) {
        return ec2.describeInstances(r -> r.instanceIds(id)).reservations().get(0).instances().get(0);
    }
}
