package io.github.fakeec2.assertions;

import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThat;
import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThatIllegalArgumentException;
import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThatThrownBy;
import static software.amazon.awssdk.services.ec2.model.InstanceType.T3_MICRO;
import static software.amazon.awssdk.services.ec2.model.InstanceType.T3_SMALL;

import io.github.fakeec2.FakeCloud;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StartInstancesRequest;

class CallsAssertTest {

    private final TestFleet fleet = new TestFleet();

    @BeforeEach
    void startWhatCannotBeStarted() {
        try {
            fleet.ec2.startInstances(r -> r.instanceIds(fleet.gone));
        } catch (AwsServiceException expected) {
            // recorded as a failed call
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void holdsOrFailsInWords(Row<FakeCloudAssert> row) {
        row.check(assertThat(fleet.cloud), fleet);
    }

    static Stream<Row<FakeCloudAssert>> rows() {
        return Stream.of(
                row("by and isEmpty", (a, f) -> a.calls().by("RebootInstances").isEmpty(),
                        (a, f) -> a.calls().by("TerminateInstances").isEmpty(),
                        "Expecting calls by TerminateInstances"),
                row("by class and hasSize", (a, f) -> a.calls(RunInstancesRequest.class).hasSize(4),
                        (a, f) -> a.calls(RunInstancesRequest.class).hasSize(1), "-> at TestFleet.java:"),
                row("bounds", (a, f) -> a.calls().hasSizeGreaterThanOrEqualTo(7).hasSizeLessThanOrEqualTo(7),
                        (a, f) -> a.calls().hasSizeLessThanOrEqualTo(6), "at most 6"),
                row("isNotEmpty", (a, f) -> a.calls().isNotEmpty(),
                        (a, f) -> a.calls().by("RebootInstances").isNotEmpty(), "of all calls:"),
                row("succeeded", (a, f) -> a.calls().succeeded().hasSize(6),
                        (a, f) -> a.calls(StartInstancesRequest.class).succeeded().isNotEmpty(), "that succeeded"),
                row("failed", (a, f) -> a.calls().failed().hasSize(1).singleElement()
                                .hasFailedWith("IncorrectInstanceState"),
                        (a, f) -> a.calls().failed().isEmpty(), "failed: IncorrectInstanceState"),
                row("byThread", (a, f) -> a.calls().byThread(Thread.currentThread().getName()).isNotEmpty(),
                        (a, f) -> a.calls().byThread("no such thread").isNotEmpty(), "by thread no such thread"),
                row("inRegion and byAccount",
                        (a, f) -> a.calls().inRegion("us-east-1").byAccount("123456789012").hasSize(7),
                        (a, f) -> a.calls().inRegion("eu-west-1").isNotEmpty(), "in eu-west-1"),
                row("matching",
                        (a, f) -> a.calls(RunInstancesRequest.class).matching(r -> r.maxCount() == 1).hasSize(4),
                        (a, f) -> a.calls(RunInstancesRequest.class).matching(r -> r.maxCount() == 2).isNotEmpty(),
                        "that match"),
                row("containsInOrder",
                        (a, f) -> a.calls().containsInOrder("RunInstances", "RunInstances", "TerminateInstances"),
                        (a, f) -> a.calls().containsInOrder("TerminateInstances", "RunInstances"),
                        "no RunInstances at"),
                row("allSatisfy",
                        (a, f) -> a.calls(RunInstancesRequest.class)
                                .allSatisfy(r -> assertThat(r.instanceType()).isEqualTo(T3_MICRO)),
                        (a, f) -> a.calls(RunInstancesRequest.class)
                                .allSatisfy(r -> assertThat(r.instanceType()).isEqualTo(T3_SMALL)), "to satisfy"),
                row("anySatisfy",
                        (a, f) -> a.calls(RunInstancesRequest.class)
                                .anySatisfy(r -> assertThat(r.tagSpecifications().toString()).contains("night")),
                        (a, f) -> a.calls(RunInstancesRequest.class)
                                .anySatisfy(r -> assertThat(r.instanceType()).isEqualTo(T3_SMALL)), "none of 4"),
                row("first", (a, f) -> a.calls(RunInstancesRequest.class).hasSize(4)
                                .first().satisfies(r -> assertThat(r.instanceType()).isEqualTo(T3_MICRO))
                                .hasSucceeded(),
                        (a, f) -> a.calls(RunInstancesRequest.class)
                                .first().satisfies(r -> assertThat(r.instanceType()).isEqualTo(T3_SMALL)), "t3.small"),
                row("last", (a, f) -> a.calls().last().hasFailedWith("IncorrectInstanceState"),
                        (a, f) -> a.calls().last().hasSucceeded(), "failed with IncorrectInstanceState"),
                row("element", (a, f) -> a.calls().element(4).hasSucceeded(),
                        (a, f) -> a.calls().element(9).hasSucceeded(), "one of index 9"),
                row("singleElement", (a, f) -> a.calls(StartInstancesRequest.class).singleElement()
                                .satisfies(r -> assertThat(r.instanceIds()).containsExactly(f.gone)),
                        (a, f) -> a.calls().singleElement().hasSucceeded(), "to have size:  1"),
                row("hasFailedWith", (a, f) -> a.calls().last().hasFailedWith("IncorrectInstanceState"),
                        (a, f) -> a.calls().first().hasFailedWith("IncorrectInstanceState"), "answered"),
                row("wasMadeByThread",
                        (a, f) -> a.calls().last().wasMadeByThread(Thread.currentThread().getName()),
                        (a, f) -> a.calls().last().wasMadeByThread("no such thread"), "to be made by thread"));
    }

    private static Row<FakeCloudAssert> row(String name, BiConsumer<FakeCloudAssert, TestFleet> holding,
            BiConsumer<FakeCloudAssert, TestFleet> failing, String message) {
        return new Row<>(name, holding, failing, message);
    }

    @Test
    void anOperationThatAwsDoesNotHaveIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> assertThat(fleet.cloud).calls().by("TerminateInstance"))
                .withMessageContaining("AWS has no operation 'TerminateInstance'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(fleet.cloud).calls().containsInOrder("runInstances"));
        assertThatIllegalArgumentException().isThrownBy(() -> assertThat(fleet.cloud).calls().element(-1));
    }

    @Test
    void readsOfTheAssertionsAreNoCalls() {
        fleet.cloud.calls().clear();
        assertThat(fleet.cloud).instance(fleet.web1).isRunning().passesStatusChecks();
        assertThat(fleet.ec2).instances().hasSize(3);
        assertThat(fleet.cloud).calls().isEmpty();
    }

    @Test
    void aFullLogSaysThatItForgot() {
        TestFleet forgetful = new TestFleet(FakeCloud.builder().callLogLimit(1).build());
        assertThatThrownBy(() -> assertThat(forgetful.cloud).calls().hasSize(6))
                .hasMessageContaining("forgotten:     5 earlier calls");
    }
}
