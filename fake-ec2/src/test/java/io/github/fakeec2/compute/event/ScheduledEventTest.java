package io.github.fakeec2.compute.event;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.EveryFace;
import io.github.fakeec2.Face;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.Launching;
import io.github.fakeec2.state.History;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.EventCode;
import software.amazon.awssdk.services.ec2.model.InstanceStatusEvent;

/** What EC2 plans for instances: that it is told, can be put off, and happens. */
@EveryFace
class ScheduledEventTest {

    private final FakeCloud cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build();
    private final Ec2Client ec2;

    ScheduledEventTest(Face face) {
        this.ec2 = face.of(cloud);
    }
    private String id;
    private Instant start;

    @BeforeEach
    void launch() {
        id = Launching.one(ec2);
        cloud.time().settle();
        start = cloud.time().now().plus(Duration.ofHours(10));
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        // code, hours to its end, days to its deadline, what it says
        "instance-reboot, 2, 22, The instance is scheduled for a reboot",
        "system-reboot, 2, 22, The instance is scheduled for a reboot",
        "system-maintenance, 2, -, The instance is scheduled for maintenance",
        "instance-retirement, -, -, The instance is running on degraded hardware",
        "instance-stop, -, 22, The instance is running on degraded hardware"})
    void anEventIsToldWithItsTimes(String code, Integer hours, Integer days, String description) {
        String event = schedule(code);

        InstanceStatusEvent shown = shown();
        assertThat(shown.instanceEventId()).isEqualTo(event).startsWith("instance-event-");
        assertThat(shown.codeAsString()).isEqualTo(code);
        assertThat(shown.description()).isEqualTo(description);
        assertThat(shown.notBefore()).isEqualTo(start);
        assertThat(shown.notAfter()).isEqualTo(hours == null ? null : start.plus(Duration.ofHours(hours)));
        assertThat(shown.notBeforeDeadline()).isEqualTo(days == null ? null : start.plus(Duration.ofDays(days)));
    }

    @ParameterizedTest
    @CsvSource({
        "instance-reboot, running, (scheduled event)",
        "system-reboot, running, (scheduled event)",
        "system-maintenance, running, (scheduled event)",
        "instance-retirement, stopping, (scheduled event)",
        "instance-stop, stopping, (scheduled event)"})
    void anEventHappensAtItsTime(String code, String state, String cause) {
        schedule(code);

        cloud.time().advanceTo(start.minusSeconds(1));
        assertThat(shown().description()).doesNotStartWith("[");
        int before = cloud.history(id).size();
        cloud.time().advanceTo(start);

        assertThat(shown().description()).startsWith("[Completed] The instance");
        assertThat(cloud.history(id)).hasSize(before + 1).last()
                .satisfies(entry -> assertThat(entry.cause()).isEqualTo(cause));
        assertThat(cloud.instance(id).state()).isEqualTo(state);
        cloud.time().advance(Duration.ofDays(7));
        assertThat(events()).as("a week later").isEmpty();
    }

    @Test
    void aRetiredInstanceSaysSo() {
        schedule("instance-retirement");

        cloud.time().advanceTo(start);

        var shown = Launching.shown(ec2, id);
        assertThat(shown.stateReason().code()).isEqualTo("Server.ScheduledStop");
        assertThat(shown.stateReason().message())
                .isEqualTo("Server.ScheduledStop: Stopped due to scheduled retirement");
        assertThat(shown.stateTransitionReason()).isEqualTo("Service initiated (2026-01-01 10:02:10 GMT)");
    }

    @ParameterizedTest
    @CsvSource({
        "RebootInstances, instance-reboot, [Completed]",
        "RebootInstances, system-reboot, [Completed]",
        "RebootInstances, instance-retirement, The",
        "a reboot from inside, instance-reboot, The",
        "stop and start, instance-retirement, [Canceled]",
        "stop and start, system-maintenance, [Canceled]",
        "stop alone, instance-stop, The",
        "termination, instance-stop, [Canceled]",
        "the lever, instance-stop, [Canceled]"})
    void whatUsersDoBeforeMakesUpForAnEvent(String what, String code, String becomes) {
        String event = schedule(code);

        switch (what) {
            case "RebootInstances" -> ec2.rebootInstances(r -> r.instanceIds(id));
            case "a reboot from inside" -> cloud.instance(id).rebootFromInside();
            case "termination" -> ec2.terminateInstances(r -> r.instanceIds(id));
            case "the lever" -> cloud.instance(id).cancelEvent(event);
            default -> ec2.stopInstances(r -> r.instanceIds(id));
        }
        cloud.time().settle();
        if (what.equals("stop and start")) {
            ec2.startInstances(r -> r.instanceIds(id));
        }

        assertThat(shown().description()).startsWith(becomes + " ");
        if (!becomes.equals("The")) {
            cloud.time().advanceTo(start);
            assertThat(cloud.history(id)).as("nothing happens any more").extracting(History.Entry::cause)
                    .doesNotContain("(scheduled event)");
        }
    }

    @Test
    void aStoppedInstanceIsPastWhatAnEventWouldDo() {
        schedule("instance-retirement");
        ec2.stopInstances(r -> r.instanceIds(id));

        cloud.time().advanceTo(start);

        assertThat(shown().description()).startsWith("[Completed]");
        assertThat(cloud.instance(id).state()).isEqualTo("stopped");
    }

    @ParameterizedTest
    @ValueSource(strings = {"event.code=instance-reboot", "event.description=*reboot", "event.not-before=2026-01-01T10*",
        "event.not-after=2026-01-01T12*", "event.not-before-deadline=2026-01-23*", "event.instance-event-id=instance-*"})
    void eventsAreFiltered(String filter) {
        Launching.one(ec2);
        cloud.time().settle();
        schedule("instance-reboot");
        String[] parts = filter.split("=");

        assertThat(ec2.describeInstanceStatus(r -> r.filters(f -> f.name(parts[0]).values(parts[1])))
                .instanceStatuses()).singleElement().satisfies(s -> assertThat(s.instanceId()).isEqualTo(id));
        assertThat(ec2.describeInstanceStatus(r -> r.filters(f -> f.name(parts[0]).values("other")))
                .instanceStatuses()).isEmpty();
    }

    // ---- putting off

    @Test
    void anEventThatIsPutOffHappensLaterAndTakesAsLong() {
        String event = schedule("instance-reboot");
        Instant later = start.plus(Duration.ofDays(3));

        var moved = ec2.modifyInstanceEventStartTime(
                r -> r.instanceId(id).instanceEventId(event).notBefore(later)).event();

        assertThat(moved).isEqualTo(shown());
        assertThat(moved.notBefore()).isEqualTo(later);
        assertThat(moved.notAfter()).isEqualTo(later.plus(Duration.ofHours(2)));
        cloud.time().advanceTo(later.minusSeconds(1));
        assertThat(shown().description()).doesNotStartWith("[");
        cloud.time().advanceTo(later);
        assertThat(shown().description()).startsWith("[Completed]");
    }

    static Stream<Arguments> badMoves() {
        return Stream.of(
                // event code, minutes before its start at which it is asked for, minutes from then, error
                Arguments.of("instance-retirement", 300, 90, "InstanceEventStartTimeCannotChange"),
                Arguments.of("instance-reboot", 4, 90, "InstanceEventStartTimeCannotChange"),
                Arguments.of("instance-reboot", 0, 90, "InstanceEventStartTimeCannotChange"),
                Arguments.of("instance-reboot", 300, 59, "InvalidInstanceEventStartTime"),
                Arguments.of("instance-reboot", 300, 22 * 24 * 60 + 301, "InvalidInstanceEventStartTime"));
    }

    @ParameterizedTest
    @MethodSource("badMoves")
    void anEventIsPutOffWithinLimits(String code, int minutesBefore, int minutesAhead, String error) {
        String event = schedule(code);
        cloud.time().advanceTo(start.minus(Duration.ofMinutes(minutesBefore)));
        Instant wished = cloud.time().now().plus(Duration.ofMinutes(minutesAhead));

        assertRefused(error, () -> ec2.modifyInstanceEventStartTime(
                r -> r.instanceId(id).instanceEventId(event).notBefore(wished)));
    }

    @ParameterizedTest
    @CsvSource({"60, 300", "31980, 300"})
    void theLimitsThemselvesAreAllowed(int minutesAhead, int minutesBefore) {
        String event = schedule("instance-reboot");
        cloud.time().advanceTo(start.minus(Duration.ofMinutes(minutesBefore)));
        Instant wished = cloud.time().now().plus(Duration.ofMinutes(minutesAhead));

        assertThat(ec2.modifyInstanceEventStartTime(
                r -> r.instanceId(id).instanceEventId(event).notBefore(wished)).event().notBefore()).isEqualTo(wished);
    }

    @Test
    void anEventOfAnotherInstanceAndOneThatDoesNotExistAreNotFound() {
        String event = schedule("instance-reboot");
        String other = Launching.one(ec2);
        Instant later = start.plus(Duration.ofDays(1));

        for (String[] pair : List.of(new String[] {other, event}, new String[] {id, "instance-event-1"},
                new String[] {id, "instance-event-0123456789abcdef0"})) {
            assertRefused("InvalidInstanceEventIDNotFound", () -> ec2.modifyInstanceEventStartTime(
                    r -> r.instanceId(pair[0]).instanceEventId(pair[1]).notBefore(later)));
        }
        assertRefused("MissingParameter",
                () -> ec2.modifyInstanceEventStartTime(r -> r.instanceId(id).instanceEventId(event)));
    }

    // ---- the lever

    @Test
    void theLeverTakesNoEventsThatCannotBe() {
        assertThatThrownBy(() -> cloud.instance(id).scheduleEvent(EventCode.INSTANCE_STOP,
                cloud.time().now().minusSeconds(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cloud.instance(id).scheduleEvent(EventCode.UNKNOWN_TO_SDK_VERSION, start))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cloud.instance(id).cancelEvent("instance-event-0123456789abcdef0"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(events()).isEmpty();
    }

    private String schedule(String code) {
        return cloud.instance(id).scheduleEvent(EventCode.fromValue(code), start);
    }

    private InstanceStatusEvent shown() {
        assertThat(events()).hasSize(1);
        return events().get(0);
    }

    private List<InstanceStatusEvent> events() {
        return ec2.describeInstanceStatus(r -> r.instanceIds(id).includeAllInstances(true)).instanceStatuses().get(0)
                .events();
    }
}
