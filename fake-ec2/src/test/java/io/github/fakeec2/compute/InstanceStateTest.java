package io.github.fakeec2.compute;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fakeec2.Amis;
import io.github.fakeec2.Face;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.InstanceStateChange;
import software.amazon.awssdk.services.ec2.model.InstanceType;

/** Every request in every state, through the synchronous and the asynchronous client. */
class InstanceStateTest {

    private static final String[][] TABLE = {
        // state, request, the state it leads to at once or the error it meets
        {"pending", "start", "pending"},
        {"running", "start", "running"},
        {"stopping", "start", "The instance '%s' is not in a state from which it can be started."},
        {"stopped", "start", "pending"},
        {"shutting-down", "start", "The instance '%s' is not in a state from which it can be started."},
        {"terminated", "start", "The instance '%s' is not in a state from which it can be started."},
        {"pending", "stop", "Instance '%s' cannot be stopped as it has never reached the 'running' state."},
        {"running", "stop", "stopping"},
        {"stopping", "stop", "stopping"},
        {"stopped", "stop", "stopped"},
        {"shutting-down", "stop", "This instance '%s' is not in a state from which it can be stopped."},
        {"terminated", "stop", "This instance '%s' is not in a state from which it can be stopped."},
        {"pending", "hibernate", "Instance '%s' cannot be stopped as it has never reached the 'running' state."},
        {"running", "hibernate", "stopping"},
        {"stopping", "hibernate", "stopping"},
        {"stopped", "hibernate", "stopped"},
        {"shutting-down", "hibernate", "This instance '%s' is not in a state from which it can be stopped."},
        {"terminated", "hibernate", "This instance '%s' is not in a state from which it can be stopped."},
        {"pending", "reboot", "pending"},
        {"running", "reboot", "running"},
        {"stopping", "reboot", "This instance '%s' is not in a state from which it can be rebooted."},
        {"stopped", "reboot", "This instance '%s' is not in a state from which it can be rebooted."},
        {"shutting-down", "reboot", "shutting-down"},
        {"terminated", "reboot", "terminated"},
        {"pending", "terminate", "shutting-down"},
        {"running", "terminate", "shutting-down"},
        {"stopping", "terminate", "shutting-down"},
        {"stopped", "terminate", "shutting-down"},
        {"shutting-down", "terminate", "shutting-down"},
        {"terminated", "terminate", "terminated"},
    };

    static Stream<Arguments> everyRequestInEveryState() {
        return Stream.of(TABLE).flatMap(row -> Stream.of(Face.values())
                .map(face -> Arguments.of(row[0], row[1], face, row[2])));
    }

    @ParameterizedTest(name = "{0} + {1} ({2}) -> {3}")
    @MethodSource("everyRequestInEveryState")
    void everyRequestInEveryStateIsAnsweredAsEc2Does(String state, String request, Face face, String outcome) {
        try (FakeCloud cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            String id = instanceIn(state, cloud);
            Ec2Client ec2 = face.of(cloud);

            if (outcome.contains("%s")) {
                String before = cloud.digest();
                Ec2Exception error = catchThrowableOfType(Ec2Exception.class, () -> ask(ec2, request, List.of(id)));
                assertThat(error.awsErrorDetails().errorCode()).isEqualTo("IncorrectInstanceState");
                assertThat(error.awsErrorDetails().errorMessage()).isEqualTo(outcome.replace("%s", id));
                assertThat(error.statusCode()).isEqualTo(400);
                assertThat(cloud.digest()).isEqualTo(before);
            } else {
                List<InstanceStateChange> changes = ask(ec2, request, List.of(id));
                assertThat(changes).allSatisfy(change -> {
                    assertThat(change.previousState().nameAsString()).isEqualTo(state);
                    assertThat(change.currentState().nameAsString()).isEqualTo(outcome);
                });
                assertThat(cloud.instance(id).state()).isEqualTo(outcome);
            }
        }
    }

    private static String instanceIn(String state, FakeCloud cloud) {
        Ec2Client ec2 = cloud.ec2();
        String id = ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                .minCount(1).maxCount(1).hibernationOptions(h -> h.configured(true))
                .blockDeviceMappings(d -> d.deviceName("/dev/xvda").ebs(e -> e.encrypted(true))))
                .instances().get(0).instanceId();
        if (!state.equals("pending")) {
            cloud.time().settle();
        }
        switch (state) {
            case "stopping" -> ec2.stopInstances(r -> r.instanceIds(id));
            case "stopped" -> {
                ec2.stopInstances(r -> r.instanceIds(id));
                cloud.time().settle();
            }
            case "shutting-down" -> ec2.terminateInstances(r -> r.instanceIds(id));
            case "terminated" -> {
                ec2.terminateInstances(r -> r.instanceIds(id));
                cloud.time().settle();
            }
            default -> { }
        }
        assertThat(cloud.instance(id).state()).isEqualTo(state);
        return id;
    }

    /** What EC2 says of the instances; nothing of a reboot. */
    private static List<InstanceStateChange> ask(Ec2Client ec2, String request, List<String> ids) {
        return switch (request) {
            case "start" -> ec2.startInstances(r -> r.instanceIds(ids)).startingInstances();
            case "stop" -> ec2.stopInstances(r -> r.instanceIds(ids)).stoppingInstances();
            case "hibernate" -> ec2.stopInstances(r -> r.instanceIds(ids).hibernate(true)).stoppingInstances();
            case "terminate" -> ec2.terminateInstances(r -> r.instanceIds(ids)).terminatingInstances();
            default -> {
                ec2.rebootInstances(r -> r.instanceIds(ids));
                yield List.of();
            }
        };
    }

    @ParameterizedTest
    @CsvSource({"pending,0", "running,16", "shutting-down,32", "terminated,48", "stopping,64", "stopped,80"})
    void statesHaveTheCodesOfTheApi(String state, int code) {
        try (FakeCloud cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            String id = instanceIn(state, cloud);
            var shown = cloud.ec2().describeInstances(r -> r.instanceIds(id)).reservations().get(0).instances().get(0);
            assertThat(shown.state().code()).isEqualTo(code);
            assertThat(shown.state().nameAsString()).isEqualTo(state);
        }
    }

    /** Bad company for a running instance, and the code that it earns each request. */
    static Stream<Arguments> badCompany() {
        return Stream.of("start", "stop", "hibernate", "reboot", "terminate").flatMap(request -> Stream.of(
                Arguments.of(request, "i-0123456789abcdef0", "InvalidInstanceID.NotFound"),
                Arguments.of(request, "i-1", "InvalidInstanceID.Malformed"),
                Arguments.of(request, "", "MissingParameter")));
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @MethodSource("badCompany")
    void oneBadIdAmongSeveralChangesNothing(String request, String badId, String code) {
        try (FakeCloud cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            String running = instanceIn("running", cloud);
            String before = cloud.digest();

            assertRefused(code, () -> ask(cloud.ec2(), request, List.of(running, badId)));

            assertThat(cloud.digest()).isEqualTo(before);
        }
    }

    @Test
    void oneInstanceInTheWrongStateAmongSeveralChangesNothing() {
        try (FakeCloud cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            String running = instanceIn("running", cloud);
            String terminated = instanceIn("terminated", cloud);

            assertRefused("IncorrectInstanceState",
                    () -> cloud.ec2().stopInstances(r -> r.instanceIds(running, terminated)));

            assertThat(cloud.instance(running).state()).isEqualTo("running");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "terminate"})
    void anIdThatIsGivenTwiceCountsOnce(String request) {
        try (FakeCloud cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            String id = instanceIn("running", cloud);

            assertThat(ask(cloud.ec2(), request, List.of(id, id))).singleElement()
                    .satisfies(change -> assertThat(change.previousState().nameAsString()).isEqualTo("running"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "stop", "reboot", "terminate"})
    void noIdsAreRefused(String request) {
        try (FakeCloud cloud = FakeCloud.create()) {
            assertRefused("MissingParameter", "The request must contain the parameter InstanceId",
                    () -> ask(cloud.ec2(), request, List.of()));
        }
    }

    @Test
    void anEventOfAnEarlierLifeComesTooLate() {
        try (FakeCloud cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            String id = instanceIn("pending", cloud);
            cloud.ec2().terminateInstances(r -> r.instanceIds(id));

            cloud.time().advance(Duration.ofSeconds(20));
            assertThat(cloud.instance(id).state()).as("the boot must not revive it").isEqualTo("shutting-down");
            cloud.time().advance(Duration.ofSeconds(20));
            assertThat(cloud.instance(id).state()).isEqualTo("terminated");
        }
    }

    @Test
    void aTerminatedInstanceStaysVisibleForAnHour() {
        try (FakeCloud cloud = FakeCloud.create()) {
            String id = instanceIn("terminated", cloud);

            cloud.time().advance(Duration.ofMinutes(59));
            assertThat(cloud.ec2().describeInstances(r -> r.instanceIds(id)).reservations()).hasSize(1);

            cloud.time().advance(Duration.ofMinutes(1));
            Ec2Exception error = catchThrowableOfType(Ec2Exception.class,
                    () -> cloud.ec2().describeInstances(r -> r.instanceIds(id)));
            assertThat(error.awsErrorDetails().errorMessage())
                    .isEqualTo("The instance ID '" + id + "' does not exist");
        }
    }
}
