package io.github.fakeec2.compute.event;

import io.github.fakeec2.error.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The cron expressions of event windows, such as {@code * 0-4,20-23 * * 1,5}: hours as ranges of which the last hour is
 * no part, and days of the week; the rest must be {@code *} (API reference, CreateInstanceEventWindow).
 */
final class CronHours {

    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final String ANY = "*";
    private static final int LAST_HOUR = 23;
    private static final int LAST_DAY = 6;

    private final String expression;

    private CronHours(String expression) {
        this.expression = expression;
    }

    /**
     * The hours that an expression stands for.
     *
     * @throws AwsError {@code InvalidParameterValue} if an event window cannot have it
     */
    static WeekHours parse(String expression) {
        return new CronHours(expression).parse();
    }

    private WeekHours parse() {
        String[] fields = expression.trim().split("\\s+");
        if (fields.length != 5) {
            throw invalid("it must have five fields");
        }
        if (!fields[0].equals(ANY) || !fields[2].equals(ANY) || !fields[3].equals(ANY)) {
            throw invalid("minute, day of the month and month must be *");
        }
        List<int[]> ranges = new ArrayList<>();
        for (String part : fields[1].split(",", -1)) {
            ranges.add(hours(part));
        }
        WeekHours hours = new WeekHours();
        for (int day : days(fields[4])) {
            for (int[] range : ranges) {
                hours.add(day * WeekHours.DAY + range[0], day * WeekHours.DAY + range[1]);
            }
        }
        return hours;
    }

    private int[] hours(String part) {
        int[] range = range(part, LAST_HOUR);
        if (range == null) {
            throw invalid("hours must be ranges such as 0-4,20-23");
        }
        WindowTimes.requireLongEnough(range[1] - range[0]);
        return range;
    }

    private List<Integer> days(String field) {
        List<Integer> days = new ArrayList<>();
        for (String part : (field.equals(ANY) ? "0-6" : field).split(",", -1)) {
            int named = DAYS.indexOf(part.toUpperCase(Locale.ROOT));
            int[] range = named >= 0 ? new int[] {named, named} : range(part.contains("-") ? part : part + "-" + part,
                    LAST_DAY);
            if (range == null) {
                throw invalid("days of the week must be 0 to 6, or SUN to SAT");
            }
            for (int day = range[0]; day <= range[1]; day++) {
                days.add(day);
            }
        }
        return days;
    }

    /** Two numbers of one or two digits with a hyphen between, the second no less than the first; or null. */
    private static int[] range(String text, int most) {
        if (!text.matches("[0-9]{1,2}-[0-9]{1,2}")) {
            return null;
        }
        int hyphen = text.indexOf('-');
        int first = Integer.parseInt(text.substring(0, hyphen));
        int last = Integer.parseInt(text.substring(hyphen + 1));
        return first <= last && last <= most ? new int[] {first, last} : null;
    }

    private AwsError invalid(String why) {
        return AwsError.of("InvalidParameterValue",
                "Value (" + expression + ") for parameter cronExpression is invalid: " + why + ".");
    }
}
