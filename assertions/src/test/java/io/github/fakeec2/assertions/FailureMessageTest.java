package io.github.fakeec2.assertions;

import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/**
 * Compares whole messages with the files beside this class, each named after its test. Ids are numbered in the order
 * in which they appear, and line numbers left out, so that the texts speak of the layout alone.
 */
class FailureMessageTest {

    private static final Pattern ID = Pattern.compile("\\b(i|vol|eni|sg|subnet|vpc|ami|acl|rtb|igw)-([0-9a-f]{17})\\b");

    private final TestFleet fleet = new TestFleet();

    @Test
    void stateOfAnInstance() {
        assertMessage("stateOfAnInstance",
                () -> assertThat(fleet.cloud).as("web tier").instance(fleet.batch).isRunning());
    }

    @Test
    void propertyOfAnInstance() {
        assertMessage("propertyOfAnInstance",
                () -> assertThat(fleet.cloud).instance(fleet.web1).hasTag("owner", "me"));
    }

    @Test
    void absentInstance() {
        assertMessage("absentInstance", () -> assertThat(fleet.cloud).instance(TestFleet.ABSENT).isRunning());
    }

    @Test
    void requirementsOnAnInstance() {
        assertMessage("requirementsOnAnInstance", () -> assertThat(fleet.cloud).instance(fleet.web1)
                .satisfies(i -> assertThat(i.instanceType()).isEqualTo(InstanceType.M5_LARGE)));
    }

    @Test
    void stateOfInstances() {
        assertMessage("stateOfInstances", () -> assertThat(fleet.cloud).instances().taggedWith("fleet").areRunning());
    }

    @Test
    void numberOfInstances() {
        assertMessage("numberOfInstances",
                () -> assertThat(fleet.cloud).as("web tier").instances().taggedWith("fleet", "web").hasSize(3));
    }

    @Test
    void idsOfInstances() {
        assertMessage("idsOfInstances", () -> assertThat(fleet.cloud).instances().hasIds(fleet.web1, TestFleet.ABSENT));
    }

    @Test
    void stateOfAVolumeOnAnotherDay() {
        fleet.cloud.time().advance(Duration.ofDays(1));
        assertMessage("stateOfAVolumeOnAnotherDay",
                () -> assertThat(fleet.cloud).instance(fleet.web1).rootVolume().isAvailable());
    }

    @Test
    void tooManyCalls() {
        assertMessage("tooManyCalls", () -> assertThat(fleet.cloud).calls(RunInstancesRequest.class).hasSize(1));
    }

    @Test
    void absentCall() {
        assertMessage("absentCall", () -> assertThat(fleet.cloud).calls().by("CreateTags").first().hasSucceeded());
    }

    @Test
    void blockedFlow() {
        TestNetwork n = new TestNetwork();
        assertMessage("blockedFlow", () -> assertThat(n.cloud).from(n.web1).to(n.db).onTcp(5432).isReachable());
    }

    @Test
    void openFlow() {
        TestNetwork n = new TestNetwork();
        assertMessage("openFlow",
                () -> assertThat(n.cloud).as("audit").fromInternet().to(n.group("web")).onTcp(443).isBlocked());
    }

    @Test
    void subnetThatIsNotIsolated() {
        TestNetwork n = new TestNetwork();
        assertMessage("subnetThatIsNotIsolated",
                () -> assertThat(n.cloud).subnet(n.subnet("web")).isIsolatedFromTheInternet());
    }

    private static void assertMessage(String file, ThrowingCallable assertion) {
        Throwable failure = catchThrowable(assertion);
        assertThat(failure).isInstanceOf(AssertionError.class);
        assertThat(normalized(failure.getMessage())).isEqualTo(expected(file));
    }

    private static String normalized(String message) {
        Map<String, String> numbers = new LinkedHashMap<>();
        Matcher ids = ID.matcher(message);
        return ids.replaceAll(id -> id.group(1) + "-" + numbers.computeIfAbsent(id.group(),
                        unseen -> String.valueOf(10_000_000_000_000_001L + numbers.size())))
                .replaceAll("\\.java:\\d+", ".java:LINE");
    }

    private static String expected(String file) {
        try (InputStream text = FailureMessageTest.class.getResourceAsStream("messages/" + file + ".txt")) {
            return text == null ? "(no file)" : new String(text.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
