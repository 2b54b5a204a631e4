package io.github.fakeec2.compute.event;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.query.Required;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.InstanceEventWindowTimeRange;
import software.amazon.awssdk.services.ec2.model.InstanceEventWindowTimeRangeRequest;

/**
 * When an event window is open: ranges of the week, or a cron expression (API reference, CreateInstanceEventWindow; EC2
 * user guide, "Create custom event windows for scheduled events").
 *
 * @param ranges none where there is a cron expression
 * @param cron as the request wrote it, or null
 */
record WindowTimes(List<Range> ranges, String cron) {

    private static final int SHORTEST = 2;
    private static final int LEAST_TOTAL = 4;
    private static final int LAST_HOUR = 23;

    private static final Map<String, Integer> DAYS = Map.of("sunday", 0, "monday", 1, "tuesday", 2, "wednesday", 3,
            "thursday", 4, "friday", 5, "saturday", 6);

    /** From an hour of a day until before another. */
    record Range(String startDay, int startHour, String endDay, int endHour) {

        private int start() {
            return DAYS.get(startDay) * WeekHours.DAY + startHour;
        }

        private int end() {
            return DAYS.get(endDay) * WeekHours.DAY + endHour;
        }
    }

    /**
     * What a request says.
     *
     * @throws AwsError {@code InvalidParameterCombination} for both, {@code MissingParameter} for neither and for what
     *     a range lacks, {@code InvalidParameterValue} for times that no window can have
     */
    static WindowTimes of(List<InstanceEventWindowTimeRangeRequest> ranges, String cron) {
        if (!ranges.isEmpty() && Required.isGiven(cron)) {
            throw AwsError.of("InvalidParameterCombination",
                    "The parameter timeRange cannot be used with the parameter cronExpression");
        }
        if (ranges.isEmpty() && !Required.isGiven(cron)) {
            throw AwsError.of("MissingParameter", "Either 'timeRange' or 'cronExpression' should be provided.");
        }
        List<Range> read = new ArrayList<>();
        for (InstanceEventWindowTimeRangeRequest range : ranges) {
            read.add(read(range));
        }
        WindowTimes times = new WindowTimes(List.copyOf(read), Required.isGiven(cron) ? cron : null);
        if (times.hours().total() < LEAST_TOTAL) {
            throw AwsError.of("InvalidParameterValue", "The time ranges of an event window must total at least "
                    + LEAST_TOTAL + " hours a week.");
        }
        return times;
    }

    private static Range read(InstanceEventWindowTimeRangeRequest range) {
        if (range == null) {
            throw Required.missing("timeRange");
        }
        Range read = new Range(
                day("startWeekDay", range.startWeekDayAsString()), hour("startHour", range.startHour()),
                day("endWeekDay", range.endWeekDayAsString()), hour("endHour", range.endHour()));
        requireLongEnough(WeekHours.between(read.start(), read.end()));
        return read;
    }

    private static String day(String parameter, String name) {
        if (!DAYS.containsKey(Required.text(parameter, name))) {
            throw AwsError.invalidValue(parameter, name);
        }
        return name;
    }

    private static int hour(String parameter, Integer hour) {
        if (hour == null) {
            throw Required.missing(parameter);
        }
        if (hour < 0 || hour > LAST_HOUR) {
            throw AwsError.invalidValue(parameter, hour);
        }
        return hour;
    }

    static void requireLongEnough(int hours) {
        if (hours < SHORTEST) {
            throw AwsError.of("InvalidParameterValue",
                    "Each time range of an event window must be at least " + SHORTEST + " hours long.");
        }
    }

    /** The hours of the week in which the window is open. */
    WeekHours hours() {
        if (cron != null) {
            return CronHours.parse(cron);
        }
        WeekHours hours = new WeekHours();
        ranges.forEach(range -> hours.add(range.start(), range.end()));
        return hours;
    }

    List<InstanceEventWindowTimeRange> views() {
        return ranges.stream().map(range -> InstanceEventWindowTimeRange.builder()
                .startWeekDay(range.startDay()).startHour(range.startHour())
                .endWeekDay(range.endDay()).endHour(range.endHour())
                .build()).toList();
    }
}
