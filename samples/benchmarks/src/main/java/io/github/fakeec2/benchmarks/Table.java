package io.github.fakeec2.benchmarks;

import java.util.Locale;

/** The table of results, a row at a time. */
final class Table {

    private static final String NOTHING = "-";

    private final StringBuilder text = new StringBuilder();

    Table() {
        text.append("Java ").append(Runtime.version()).append(", ")
                .append(Runtime.getRuntime().availableProcessors()).append(" processors\n\n");
        line("What", "Fake", "Mockito", "Real client", "Floor", "Ratio", "Aim", "Met");
        line("---", "---:", "---:", "---:", "---:", "---:", "---", "---");
    }

    /** Adds a row that is there to compare others with. */
    void reference(String what, double nanos) {
        row(what, nanos, Double.NaN, Double.NaN, Double.NaN, NOTHING, NOTHING, NOTHING);
    }

    /** Adds a row; what was not measured is {@code NaN}. */
    void row(String what, double fake, double mockito, double real, double floor, String ratio, String aim,
            boolean met) {
        row(what, fake, mockito, real, floor, ratio, aim, met ? "yes" : "**no**");
    }

    private void row(String what, double fake, double mockito, double real, double floor, String ratio, String aim,
            String met) {
        line(what, time(fake), time(mockito), time(real), time(floor), ratio, aim, met);
    }

    private void line(String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    String toMarkdown() {
        return text.toString();
    }

    /** A ratio with two digits that mean something. */
    static String times(double ratio) {
        return String.format(Locale.ROOT, ratio < 1 ? "%.2fx" : ratio < 10 ? "%.1fx" : "%.0fx", ratio);
    }

    private static String time(double nanos) {
        if (Double.isNaN(nanos)) {
            return NOTHING;
        }
        if (nanos < 1e3) {
            return String.format(Locale.ROOT, "%.0f ns", nanos);
        }
        return nanos < 1e6 ? scaled(nanos / 1e3, "us") : scaled(nanos / 1e6, "ms");
    }

    private static String scaled(double value, String unit) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f %s" : value < 100 ? "%.1f %s" : "%.0f %s", value, unit);
    }
}
