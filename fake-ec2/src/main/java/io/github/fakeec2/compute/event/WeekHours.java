package io.github.fakeec2.compute.event;

import java.time.Instant;
import java.util.BitSet;

/** Hours of the week, in UTC; the week begins with Sunday. */
final class WeekHours {

    static final int DAY = 24;
    static final int WEEK = 7 * DAY;

    private static final int SECONDS = 3600;

    /** The first of January 1970 was a Thursday. */
    private static final int EPOCH = 4 * DAY;

    private final BitSet hours = new BitSet(WEEK);

    /** Adds the hours from one on until before another, over the end of the week where that comes first. */
    void add(int from, int until) {
        for (int hour = from; hour != until; hour = (hour + 1) % WEEK) {
            hours.set(hour);
        }
    }

    /** How many hours there are from one to another. */
    static int between(int from, int until) {
        return Math.floorMod(until - from, WEEK);
    }

    int total() {
        return hours.cardinality();
    }

    /** The first moment from the given one on that lies in these hours. */
    Instant next(Instant from) {
        return hours.get(hourOf(from)) ? from : boundary(from, true);
    }

    /** The end of the hours that the given moment lies in; a week later where they have none. */
    Instant endAfter(Instant inside) {
        return boundary(inside, false);
    }

    private Instant boundary(Instant from, boolean wanted) {
        long hour = Math.floorDiv(from.getEpochSecond(), SECONDS) + 1;
        for (int tried = 1; tried < WEEK && hours.get(weekHour(hour)) != wanted; tried++) {
            hour++;
        }
        return Instant.ofEpochSecond(hour * SECONDS);
    }

    private static int hourOf(Instant moment) {
        return weekHour(Math.floorDiv(moment.getEpochSecond(), SECONDS));
    }

    private static int weekHour(long epochHour) {
        return Math.floorMod(epochHour + EPOCH, WEEK);
    }
}
