package io.github.fakeec2.compute.event;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.EveryFace;
import io.github.fakeec2.Face;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.Launching;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateInstanceEventWindowRequest;
import software.amazon.awssdk.services.ec2.model.EventCode;
import software.amazon.awssdk.services.ec2.model.InstanceEventWindow;
import software.amazon.awssdk.services.ec2.model.InstanceEventWindowAssociationRequest;
import software.amazon.awssdk.services.ec2.model.InstanceEventWindowTimeRangeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceEventWindowRequest;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Event windows: which times of the week they can be, for which instances, and what falls into them. */
@EveryFace
class EventWindowTest {

    /** Friday nights and Sunday mornings. */
    private static final String CRON = "* 20-23 * * FRI,0";

    private final FakeCloud cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build();
    private final Ec2Client ec2;

    EventWindowTest(Face face) {
        this.ec2 = face.of(cloud);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    // ---- life

    @Test
    void aWindowIsMadeShownChangedAndDeleted() {
        InstanceEventWindow made = ec2.createInstanceEventWindow(r -> r.name("night").cronExpression(CRON)
                .tagSpecifications(s -> s.resourceType("instance-event-window").tags(tag("team", "a"))))
                .instanceEventWindow();
        String id = made.instanceEventWindowId();
        assertThat(id).matches("iew-[0-9a-f]{17}");
        assertThat(made.stateAsString()).isEqualTo("creating");
        assertThat(made.cronExpression()).isEqualTo(CRON);
        assertThat(made.timeRanges()).isEmpty();
        assertThat(made.associationTarget()).isNull();
        assertThat(made.tags()).containsExactly(tag("team", "a"));

        cloud.time().settle();
        assertThat(shown(id).stateAsString()).isEqualTo("active");

        InstanceEventWindow changed = ec2.modifyInstanceEventWindow(r -> r.instanceEventWindowId(id)
                .timeRanges(range("sunday", 2, "sunday", 6))).instanceEventWindow();
        assertThat(changed).isEqualTo(shown(id));
        assertThat(changed.name()).isEqualTo("night");
        assertThat(changed.cronExpression()).isNull();
        assertThat(changed.timeRanges()).singleElement()
                .satisfies(r -> assertThat(r.startWeekDayAsString() + r.startHour() + r.endWeekDayAsString()
                        + r.endHour()).isEqualTo("sunday2sunday6"));

        assertThat(ec2.deleteInstanceEventWindow(r -> r.instanceEventWindowId(id)).instanceEventWindowState()
                .stateAsString()).isEqualTo("deleting");
        assertThat(shown(id).stateAsString()).isEqualTo("deleting");
        assertRefused("IncorrectState",
                () -> ec2.modifyInstanceEventWindow(r -> r.instanceEventWindowId(id).name("day")));
        cloud.time().settle();
        assertRefused("InvalidInstanceEventWindowID.NotFound", () -> shown(id));
    }

    @Test
    void aWindowWithTargetsIsDeletedByForceAlone() {
        String id = window(CRON);
        associate(id, t -> t.instanceTags(tag("a", "b")));

        assertRefused("DependencyViolation", () -> ec2.deleteInstanceEventWindow(r -> r.instanceEventWindowId(id)));

        ec2.deleteInstanceEventWindow(r -> r.instanceEventWindowId(id).forceDelete(true));
        cloud.time().settle();
        assertThat(ec2.describeInstanceEventWindows(r -> { }).instanceEventWindows()).isEmpty();
    }

    @Test
    void aRegionHasRoomForSoManyWindows() {
        cloud.quotas().set(Quota.EVENT_WINDOWS_PER_REGION, 1);
        window(CRON);

        assertRefused("InstanceEventWindowLimitExceeded", () -> window(CRON));
    }

    // ---- times

    static Stream<Arguments> badTimes() {
        return Stream.of(
                times("MissingParameter", r -> { }),
                times("InvalidParameterCombination",
                        r -> r.cronExpression(CRON).timeRanges(range("sunday", 2, "sunday", 6))),
                times("InvalidParameterValue", r -> r.timeRanges(range("sunday", 2, "sunday", 5))),
                times("InvalidParameterValue",
                        r -> r.timeRanges(range("sunday", 2, "sunday", 6), range("monday", 2, "monday", 3))),
                times("InvalidParameterValue",
                        r -> r.timeRanges(range("sunday", 2, "sunday", 4), range("sunday", 3, "sunday", 5))),
                times("InvalidParameterValue", r -> r.timeRanges(range("someday", 2, "sunday", 6))),
                times("InvalidParameterValue", r -> r.timeRanges(range("sunday", 24, "monday", 6))),
                times("InvalidParameterValue", r -> r.timeRanges(range("sunday", -1, "monday", 6))),
                times("InvalidParameterValue", r -> r.timeRanges(range("sunday", 6, "sunday", 6))),
                times("MissingParameter", r -> r.timeRanges(range(null, 2, "sunday", 6))),
                times("MissingParameter", r -> r.timeRanges(range("sunday", null, "sunday", 6))));
    }

    private static Arguments times(String code, Consumer<CreateInstanceEventWindowRequest.Builder> request) {
        return Arguments.of(code, request);
    }

    @ParameterizedTest
    @MethodSource("badTimes")
    void someTimesAreRefused(String code, Consumer<CreateInstanceEventWindowRequest.Builder> request) {
        assertRefused(code, () -> ec2.createInstanceEventWindow(request));
    }

    @ParameterizedTest
    @ValueSource(strings = {"* 0-4", "0 0-4 * * 1", "* 0-4 1 * 1", "* 0-4 * 6 1", "* * * * 1", "* 4 * * 1",
        "* 0-1,4-8 * * 1", "* 0-2 * * 1", "* 4-0 * * 1", "* 0-24 * * 1", "* 0-4 * * 7", "* 0-4 * * MONDAY",
        "* 0-4 * * 3-1", "* 0-4, * * 1", "* 0-4 * * ", "* 0-4 * * 1,", "* 0-99999999999 * * 1", "x"})
    void someCronExpressionsAreRefused(String cron) {
        assertRefused("InvalidParameterValue", () -> window(cron));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        // the first of January 2026 is a Thursday
        "* 0-4 * * 1        | 2026-01-05T00:00:00Z | 2026-01-05T04:00:00Z",
        "* 0-4,20-23 * * 1,5| 2026-01-02T00:00:00Z | 2026-01-02T04:00:00Z",
        "* 2-6 * * SAT      | 2026-01-03T02:00:00Z | 2026-01-03T06:00:00Z",
        "* 0-4 * * THU      | 2026-01-01T03:00:00Z | 2026-01-01T04:00:00Z",
        "* 0-3 * * thu,wed  | 2026-01-07T00:00:00Z | 2026-01-07T03:00:00Z",
        "* 1-3 * * *        | 2026-01-02T01:00:00Z | 2026-01-02T03:00:00Z",
        "* 0-4 * * 5-6      | 2026-01-02T00:00:00Z | 2026-01-02T04:00:00Z"})
    void anEventFallsIntoTheNextTimeOfACronExpression(String cron, Instant start, Instant end) {
        String instance = running();
        associate(window(cron), t -> t.instanceIds(instance));

        assertEvent(instance, start, end);
    }

    static Stream<Arguments> ranges() {
        return Stream.of(
                range("2026-01-03T20:00:00Z", "2026-01-04T04:00:00Z", range("saturday", 20, "sunday", 4)),
                range("2026-01-01T03:00:00Z", "2026-01-01T05:00:00Z", range("monday", 3, "thursday", 5)),
                range("2026-01-01T04:00:00Z", "2026-01-01T08:00:00Z", range("thursday", 4, "thursday", 6),
                        range("thursday", 6, "thursday", 8)));
    }

    private static Arguments range(String start, String end, InstanceEventWindowTimeRangeRequest... ranges) {
        return Arguments.of(List.of(ranges), Instant.parse(start), Instant.parse(end));
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void anEventFallsIntoTheNextTimeRange(List<InstanceEventWindowTimeRangeRequest> ranges, Instant start,
            Instant end) {
        String instance = running();
        String id = ec2.createInstanceEventWindow(r -> r.timeRanges(ranges)).instanceEventWindow()
                .instanceEventWindowId();
        cloud.time().settle();
        associate(id, t -> t.instanceIds(instance));

        assertEvent(instance, start, end);
    }

    private void assertEvent(String instance, Instant start, Instant end) {
        cloud.instance(instance).scheduleEvent(EventCode.INSTANCE_REBOOT, Instant.parse("2026-01-01T03:00:00Z"));

        var event = ec2.describeInstanceStatus().instanceStatuses().get(0).events().get(0);
        assertThat(event.notBefore()).isEqualTo(start);
        assertThat(event.notAfter()).isEqualTo(end);
        cloud.time().advanceTo(start);
        assertThat(ec2.describeInstanceStatus().instanceStatuses().get(0).events().get(0).description())
                .startsWith("[Completed]");
    }

    // ---- targets

    @Test
    void anInstanceBelongsToAWindowByItsTagsToo() {
        String instance = running();
        ec2.createTags(r -> r.resources(instance).tags(tag("tier", "web")));
        associate(window("* 2-6 * * SAT"), t -> t.instanceTags(tag("tier", "web"), tag("x", null)));

        assertEvent(instance, Instant.parse("2026-01-03T02:00:00Z"), Instant.parse("2026-01-03T06:00:00Z"));
    }

    @Test
    void whatIsNoRebootStopOrTerminationKeepsItsTimeAndSoDoesWhatIsScheduledAlready() {
        String instance = running();
        Instant wished = Instant.parse("2026-01-01T03:00:00Z");
        String early = cloud.instance(instance).scheduleEvent(EventCode.INSTANCE_STOP, wished);
        String id = window("* 2-6 * * SAT");
        associate(id, t -> t.instanceIds(instance));
        String maintenance = cloud.instance(instance).scheduleEvent(EventCode.SYSTEM_MAINTENANCE, wished);
        String late = cloud.instance(instance).scheduleEvent(EventCode.INSTANCE_RETIREMENT, wished);
        ec2.modifyInstanceEventWindow(r -> r.instanceEventWindowId(id).cronExpression("* 2-6 * * SUN"));

        var events = ec2.describeInstanceStatus().instanceStatuses().get(0).events();
        assertThat(events).extracting(e -> e.instanceEventId() + " " + e.notBefore()).containsExactly(
                early + " 2026-01-01T03:00:00Z", maintenance + " 2026-01-01T03:00:00Z",
                late + " 2026-01-03T02:00:00Z");
    }

    @Test
    void targetsAreAddedOnceAndTakenAway() {
        String first = running();
        String second = running();
        String id = window(CRON);
        associate(id, t -> t.instanceIds(first));

        assertThat(associate(id, t -> t.instanceIds(first, second, second)).associationTarget().instanceIds())
                .containsExactly(first, second);
        assertThat(ec2.disassociateInstanceEventWindow(r -> r.instanceEventWindowId(id)
                .associationTarget(t -> t.instanceIds(first))).instanceEventWindow().associationTarget()
                .instanceIds()).containsExactly(second);
        assertRefused("InvalidParameterValue", () -> ec2.disassociateInstanceEventWindow(
                r -> r.instanceEventWindowId(id).associationTarget(t -> t.instanceIds(first))));

        ec2.terminateInstances(r -> r.instanceIds(second));
        cloud.time().settle();
        assertThat(shown(id).associationTarget()).as("of a terminated instance").isNull();
    }

    static Stream<Arguments> badTargets() {
        return Stream.of(
                targets("MissingParameter", t -> { }),
                targets("MissingParameter", t -> t.instanceIds("")),
                targets("MissingParameter", t -> t.instanceTags(tag(null, "b"))),
                targets("InvalidParameterCombination", t -> t.instanceIds("i-0123456789abcdef0")
                        .instanceTags(tag("a", "b"))),
                targets("InvalidParameterCombination", t -> t.instanceTags(tag("a", "b"))),
                targets("InvalidInstanceID.NotFound", t -> t.instanceIds("i-0123456789abcdef0")),
                targets("InvalidInstanceID.Malformed", t -> t.instanceIds("i-1")));
    }

    private static Arguments targets(String code, Consumer<InstanceEventWindowAssociationRequest.Builder> targets) {
        return Arguments.of(code, targets);
    }

    @ParameterizedTest
    @MethodSource("badTargets")
    void someTargetsAreRefused(String code, Consumer<InstanceEventWindowAssociationRequest.Builder> targets) {
        String instance = running();
        String id = window(CRON);
        associate(id, t -> t.instanceIds(instance));

        assertRefused(code, () -> associate(id, targets));
    }

    @Test
    void aTargetBelongsToOneWindowAlone() {
        String instance = running();
        associate(window(CRON), t -> t.instanceIds(instance));
        associate(window(CRON), t -> t.instanceTags(tag("a", "b")));
        String third = window(CRON);

        assertRefused("InvalidParameterValue", () -> associate(third, t -> t.instanceIds(instance)));
        assertRefused("InvalidParameterValue", () -> associate(third, t -> t.instanceTags(tag("a", "b"))));
        associate(third, t -> t.instanceTags(tag("a", "c")));
    }

    @Test
    void aTerminatedInstanceIsNoTarget() {
        String instance = running();
        ec2.terminateInstances(r -> r.instanceIds(instance));
        cloud.time().settle();
        String id = window(CRON);

        assertRefused("IncorrectInstanceState", () -> associate(id, t -> t.instanceIds(instance)));
    }

    @Test
    void aWindowHasRoomForSoManyTargets() {
        String byTag = window(CRON);
        List<Tag> fifty = IntStream.range(0, 50).mapToObj(i -> tag("k" + i, "v")).toList();
        associate(byTag, t -> t.instanceTags(fifty));
        assertRefused("InstanceEventWindowTargetLimitExceeded", () -> associate(byTag, t -> t.instanceTags(tag("l", ""))));

        cloud.quotas().set(Quota.INSTANCES_PER_EVENT_WINDOW, 1);
        String byId = window(CRON);
        List<String> two = List.of(running(), running());
        assertRefused("InstanceEventWindowTargetLimitExceeded", () -> associate(byId, t -> t.instanceIds(two)));
        associate(byId, t -> t.instanceIds(two.get(0)));
    }

    // ---- listing

    @ParameterizedTest
    @CsvSource({"event-window-name, nig*", "instance-tag, tier=web", "instance-tag-key, tier",
        "instance-tag-value, web", "tag:team, a", "tag-key, team", "tag-value, a"})
    void windowsAreFiltered(String filter, String value) {
        String id = ec2.createInstanceEventWindow(r -> r.name("night").cronExpression(CRON)
                .tagSpecifications(s -> s.resourceType("instance-event-window").tags(tag("team", "a"))))
                .instanceEventWindow().instanceEventWindowId();
        cloud.time().settle();
        associate(id, t -> t.instanceTags(tag("tier", "web")));
        window(CRON);

        assertThat(ec2.describeInstanceEventWindows(r -> r.filters(f -> f.name(filter).values(value)))
                .instanceEventWindows()).extracting(InstanceEventWindow::instanceEventWindowId).containsExactly(id);
    }

    @Test
    void windowsOfAnInstanceAreFoundAndPagesHaveTwentyAtLeast() {
        String instance = running();
        String id = window(CRON);
        associate(id, t -> t.instanceIds(instance));
        for (int i = 0; i < 20; i++) {
            window(CRON);
        }

        assertThat(ec2.describeInstanceEventWindows(r -> r.filters(f -> f.name("instance-id").values(instance)))
                .instanceEventWindows()).hasSize(1);
        assertThat(ec2.describeInstanceEventWindowsPaginator(r -> r.maxResults(20)).instanceEventWindows())
                .hasSize(21);
        assertRefused("InvalidParameterValue", () -> ec2.describeInstanceEventWindows(r -> r.maxResults(19)));
        assertRefused("InvalidParameterCombination",
                () -> ec2.describeInstanceEventWindows(r -> r.maxResults(20).instanceEventWindowIds(id)));
    }

    @ParameterizedTest
    @CsvSource({"iew-0123456789abcdef0, InvalidInstanceEventWindowID.NotFound",
        "iew-1, InvalidInstanceEventWindowID.Malformed", "'', MissingParameter"})
    void aWindowThatDoesNotExistIsRefused(String id, String code) {
        for (Consumer<Ec2Client> call : List.<Consumer<Ec2Client>>of(
                c -> c.modifyInstanceEventWindow(
                        ModifyInstanceEventWindowRequest.builder().instanceEventWindowId(id).build()),
                c -> c.deleteInstanceEventWindow(r -> r.instanceEventWindowId(id)),
                c -> c.associateInstanceEventWindow(r -> r.instanceEventWindowId(id)
                        .associationTarget(t -> t.instanceTags(tag("a", "b")))),
                c -> c.disassociateInstanceEventWindow(r -> r.instanceEventWindowId(id)
                        .associationTarget(t -> t.instanceTags(tag("a", "b")))))) {
            assertRefused(code, () -> call.accept(ec2));
        }
    }

    private String window(String cron) {
        String id = ec2.createInstanceEventWindow(r -> r.cronExpression(cron)).instanceEventWindow()
                .instanceEventWindowId();
        cloud.time().settle();
        return id;
    }

    private InstanceEventWindow associate(String id, Consumer<InstanceEventWindowAssociationRequest.Builder> targets) {
        return ec2.associateInstanceEventWindow(r -> r.instanceEventWindowId(id).associationTarget(targets))
                .instanceEventWindow();
    }

    private InstanceEventWindow shown(String id) {
        return ec2.describeInstanceEventWindows(r -> r.instanceEventWindowIds(id)).instanceEventWindows().get(0);
    }

    private String running() {
        String id = Launching.one(ec2);
        cloud.time().advance(Duration.ofSeconds(10));
        return id;
    }

    private static InstanceEventWindowTimeRangeRequest range(String startDay, Integer startHour, String endDay,
            Integer endHour) {
        return InstanceEventWindowTimeRangeRequest.builder().startWeekDay(startDay).startHour(startHour)
                .endWeekDay(endDay).endHour(endHour).build();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
