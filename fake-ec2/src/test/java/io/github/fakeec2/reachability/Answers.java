package io.github.fakeec2.reachability;

import io.github.fakeec2.reachability.model.NetworkSnapshot;
import java.util.ArrayList;
import java.util.List;

/** Verdicts as short texts, for the rows of tables. */
final class Answers {

    private Answers() {
    }

    /** The lines of a network with changes, one a line: what to add, or after "no", how the lines to take out begin. */
    static List<String> changed(String network, String changes) {
        List<String> lines = new ArrayList<>(network.lines().map(String::trim).toList());
        for (String change : changes == null ? new String[0] : changes.trim().split("\n")) {
            String line = change.trim();
            if (line.startsWith("no ")) {
                if (!lines.removeIf(old -> old.startsWith(line.substring(3)))) {
                    throw new IllegalArgumentException("There is nothing to take out: " + line);
                }
            } else {
                lines.add(line);
            }
        }
        return lines;
    }

    /** {@code pass}, {@code pass as 54.0.0.9}, {@code CODE at component}, or {@code answer: CODE at component}. */
    static String to(NetworkSnapshot network, String question) {
        Reachability engine = Reachability.of(network);
        Flow flow = NetworkText.flow(question);
        Verdict verdict = engine.trace(flow);
        if (verdict.isReachable() != engine.isReachable(flow)) {
            throw new AssertionError("The verdict and the bare fact differ: " + verdict.explain());
        }
        if (verdict.isReachable()) {
            boolean same = verdict.sourceSeenAs().equals(verdict.sent().source());
            return same ? "pass" : "pass as " + verdict.sourceSeenAs();
        }
        Hop hop = verdict.droppingHop().orElseThrow();
        return (verdict.arrives() ? "answer: " : "") + hop.code() + " at " + hop.componentId();
    }
}
