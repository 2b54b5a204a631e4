package io.github.fakeec2.assertions;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.state.History;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What a fake cloud knows of a resource's past, as failures tell it: today's times without the date. */
final class Chronicle {

    private static final int SHOWN = 12;

    private final List<History.Entry> entries;
    private final Instant now;
    private final long seed;
    private final boolean withDate;

    Chronicle(FakeCloud cloud, List<History.Entry> entries) {
        this.entries = entries;
        this.now = cloud.time().now();
        this.seed = cloud.seed();
        LocalDate today = dayOf(now);
        this.withDate = entries.stream().anyMatch(entry -> !dayOf(entry.at()).equals(today));
    }

    private static LocalDate dayOf(Instant moment) {
        return moment.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** The states that the resource went through, each once in a row: a tag that is set changes no state. */
    List<String> states() {
        List<String> states = new ArrayList<>();
        for (History.Entry entry : entries) {
            if (states.isEmpty() || !states.get(states.size() - 1).equals(entry.state())) {
                states.add(entry.state());
            }
        }
        return states;
    }

    /** ", since 00:12:30Z" where the state is the one that the history ends with. */
    String since(String state) {
        String since = "";
        for (int i = entries.size() - 1; i >= 0 && entries.get(i).state().equals(state); i--) {
            since = ", since " + text(entries.get(i).at());
        }
        return since;
    }

    /** " (simulated now 00:15:00Z, seed 42)". */
    String stamp() {
        return " (simulated now " + text(now) + ", seed " + seed + ")";
    }

    List<String> lines() {
        List<List<String>> rows = entries.stream().map(this::cells).toList();
        List<String> lines = Report.columns(rows);
        if (lines.size() <= SHOWN) {
            return lines;
        }
        List<String> shortened = new ArrayList<>();
        shortened.add(lines.get(0));
        shortened.add("... " + (lines.size() - SHOWN) + " more ...");
        shortened.addAll(lines.subList(lines.size() - SHOWN + 1, lines.size()));
        return shortened;
    }

    /** What happened last, and, where that was no call, the last call: {@code 00:02:40Z, (stop), last call ...}. */
    List<String> latest() {
        if (entries.isEmpty()) {
            return List.of();
        }
        History.Entry last = entries.get(entries.size() - 1);
        return List.of(text(last.at()), last.cause(), last.caller() == null ? lastCall() : "-> at " + last.caller());
    }

    private String lastCall() {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).caller() != null) {
                return "last call " + entries.get(i).cause() + " -> at " + entries.get(i).caller();
            }
        }
        return "";
    }

    private List<String> cells(History.Entry entry) {
        return List.of(text(entry.at()), entry.state(), entry.cause(),
                entry.caller() == null ? "" : "-> at " + entry.caller());
    }

    private String text(Instant moment) {
        String text = moment.toString();
        return withDate ? text : text.substring(text.indexOf('T') + 1);
    }
}
