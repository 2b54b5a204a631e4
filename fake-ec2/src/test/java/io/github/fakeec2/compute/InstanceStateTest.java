package io.github.fakeec2.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.InstanceStateChange;
import software.amazon.awssdk.services.ec2.model.InstanceType;

/** Every request in every state, through the synchronous and the asynchronous client. */
class InstanceStateTest {

    /** What a client does with an instance, and what it then says of it. */
    private interface Asks extends BiFunction<FakeCloud, String, List<InstanceStateChange>> {
    }

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
        return Stream.of(TABLE).flatMap(row -> Stream.of("sync", "async")
                .map(client -> Arguments.of(row[0], row[1], client, row[2])));
    }

    @ParameterizedTest(name = "{0} + {1} ({2}) -> {3}")
    @MethodSource("everyRequestInEveryState")
    void everyRequestInEveryStateIsAnsweredAsEc2Does(String state, String request, String client, String outcome) {
        try (FakeCloud cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            String id = instanceIn(state, cloud);
            Asks asks = client.equals("sync") ? sync(request) : async(request);

            if (outcome.contains("%s")) {
                String before = cloud.digest();
                Ec2Exception error = catchThrowableOfType(Ec2Exception.class, () -> asks.apply(cloud, id));
                assertThat(error.awsErrorDetails().errorCode()).isEqualTo("IncorrectInstanceState");
                assertThat(error.awsErrorDetails().errorMessage()).isEqualTo(outcome.replace("%s", id));
                assertThat(error.statusCode()).isEqualTo(400);
                assertThat(cloud.digest()).isEqualTo(before);
            } else {
                List<InstanceStateChange> changes = asks.apply(cloud, id);
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
                .minCount(1).maxCount(1)).instances().get(0).instanceId();
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

    private static Asks sync(String request) {
        return (cloud, id) -> {
            Ec2Client ec2 = cloud.ec2();
            return switch (request) {
                case "start" -> ec2.startInstances(r -> r.instanceIds(id)).startingInstances();
                case "stop" -> ec2.stopInstances(r -> r.instanceIds(id)).stoppingInstances();
                case "terminate" -> ec2.terminateInstances(r -> r.instanceIds(id)).terminatingInstances();
                default -> {
                    ec2.rebootInstances(r -> r.instanceIds(id));
                    yield List.of();
                }
            };
        };
    }

    private static Asks async(String request) {
        return (cloud, id) -> {
            Ec2AsyncClient ec2 = cloud.ec2Async();
            try {
                return switch (request) {
                    case "start" -> ec2.startInstances(r -> r.instanceIds(id)).join().startingInstances();
                    case "stop" -> ec2.stopInstances(r -> r.instanceIds(id)).join().stoppingInstances();
                    case "terminate" -> ec2.terminateInstances(r -> r.instanceIds(id)).join().terminatingInstances();
                    default -> {
                        ec2.rebootInstances(r -> r.instanceIds(id)).join();
                        yield List.of();
                    }
                };
            } catch (CompletionException e) {
                throw (RuntimeException) e.getCause();
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

    @Test
    void oneBadIdAmongSeveralChangesNothing() {
        try (FakeCloud cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            String running = instanceIn("running", cloud);
            String terminated = instanceIn("terminated", cloud);

            Ec2Exception error = catchThrowableOfType(Ec2Exception.class,
                    () -> cloud.ec2().stopInstances(r -> r.instanceIds(running, terminated)));

            assertThat(error.awsErrorDetails().errorCode()).isEqualTo("IncorrectInstanceState");
            assertThat(cloud.instance(running).state()).isEqualTo("running");
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
