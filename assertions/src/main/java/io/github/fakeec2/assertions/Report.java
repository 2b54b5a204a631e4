package io.github.fakeec2.assertions;

import java.util.ArrayList;
import java.util.List;

/**
 * A failure on its way to text: a headline and facts, whose values stand below each other.
 *
 * <pre>
 * Expecting instance: i-0123456789abcdef0 "web-1"
 * to be in state:  running
 * but was:         stopped
 * </pre>
 */
final class Report {

    private record Fact(String label, List<String> values) {
    }

    private final String headline;
    private final List<Fact> facts = new ArrayList<>();

    Report(String headline) {
        this.headline = headline;
    }

    /** A fact; without a value the label stands alone. */
    Report fact(String label, String value) {
        return fact(label, value.isEmpty() ? List.of() : value.lines().toList());
    }

    /** A fact whose value has several lines. */
    Report fact(String label, List<String> values) {
        facts.add(new Fact(label, List.copyOf(values)));
        return this;
    }

    /** What was found, and when: at its end, or below it where it has several lines. */
    Report found(String label, String value, String stamp) {
        return value.contains("\n") && !stamp.isEmpty()
                ? fact(label, value).fact("at", stamp.substring(" (".length(), stamp.length() - ")".length()))
                : fact(label, value + stamp);
    }

    /** A fact that is left out where there is nothing to say. */
    Report factIfAny(String label, List<String> values) {
        return values.isEmpty() ? this : fact(label, values);
    }

    AssertionError error() {
        return new AssertionError(toString());
    }

    AssertionError error(Throwable cause) {
        return new AssertionError(toString(), cause);
    }

    @Override
    public String toString() {
        int width = facts.stream().filter(fact -> !fact.values.isEmpty())
                .mapToInt(fact -> fact.label.length()).max().orElse(0) + 3;
        StringBuilder text = new StringBuilder(headline);
        for (Fact fact : facts) {
            text.append('\n').append(fact.label);
            for (int i = 0; i < fact.values.size(); i++) {
                if (i == 0) {
                    text.append(':').append(" ".repeat(width - fact.label.length() - 1));
                } else {
                    text.append('\n').append(" ".repeat(width));
                }
                text.append(fact.values.get(i));
            }
        }
        return text.toString();
    }

    /** Lines out of rows of cells, in columns; a column without any text takes no room. */
    static List<String> columns(List<List<String>> rows) {
        int cells = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[cells];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                if (widths[i] > 0) {
                    line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
                }
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /** The first lines of many, and how many more there are. */
    static List<String> first(int limit, List<String> lines) {
        if (lines.size() <= limit) {
            return lines;
        }
        List<String> shortened = new ArrayList<>(lines.subList(0, limit));
        shortened.add("... and " + (lines.size() - limit) + " more");
        return shortened;
    }
}
