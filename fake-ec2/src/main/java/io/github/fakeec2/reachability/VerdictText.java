package io.github.fakeec2.reachability;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes verdicts for people: a headline, and a line for each hop with its parts in columns. */
final class VerdictText {

    private static final String GAP = "  ";
    private static final String WIDE_GAP = "   ";
    private static final int DIRECTION_WIDTH = 3;

    private final Verdict verdict;
    private final int numberWidth;
    private final int componentWidth;
    private final int labelWidth;
    private final StringBuilder text = new StringBuilder();

    private VerdictText(Verdict verdict) {
        this.verdict = verdict;
        List<Hop> all = Stream.concat(verdict.forward().stream(), verdict.answer().stream()).toList();
        numberWidth = Integer.toString(all.size()).length();
        componentWidth = widest(all, Hop::componentId);
        labelWidth = widest(all, Hop::label);
    }

    private static int widest(List<Hop> hops, Function<Hop, String> part) {
        return hops.stream().mapToInt(hop -> part.apply(hop).length()).max().orElse(0);
    }

    static String way(Verdict verdict) {
        VerdictText text = new VerdictText(verdict);
        verdict.forward().forEach(text::line);
        if (!verdict.answer().isEmpty()) {
            text.newLine().append(GAP).append("the answer:");
            verdict.answer().forEach(text::line);
        }
        return text.text.toString();
    }

    static String headline(Verdict verdict) {
        String traffic = verdict.sent().protocol() < 0 ? "any protocol" : verdict.sent().traffic();
        if (verdict.isReachable()) {
            String seen = verdict.sourceSeenAs().equals(verdict.sent().source())
                    ? "" : ", where it is seen as " + verdict.sourceSeenAs();
            return verdict.source() + " reaches " + verdict.target() + " on " + traffic + seen + ":";
        }
        return verdict.source() + " does not reach " + verdict.target() + " on " + traffic + ", since hop "
                + verdict.droppingHop().map(Hop::number).orElse(0)
                + (verdict.arrives() ? " drops the answer:" : " drops the packet:");
    }

    private StringBuilder newLine() {
        return text.isEmpty() ? text : text.append('\n');
    }

    private void line(Hop hop) {
        int start = newLine().length();
        text.append(GAP).append(" ".repeat(numberWidth - Integer.toString(hop.number()).length())).append(hop.number())
                .append(GAP).append(hop.dropped() ? "DROP" : "pass").append(GAP);
        column(hop.componentId(), componentWidth, GAP);
        column(wordFor(hop.direction()), DIRECTION_WIDTH, WIDE_GAP);
        if (!hop.label().isEmpty()) {
            column(hop.label(), labelWidth, WIDE_GAP);
        }
        int indent = text.length() - start;
        text.append(hop.explanation());
        if (hop.closest() != null) {
            text.append('\n').append(" ".repeat(indent)).append("closest: ").append(hop.closest());
        }
    }

    private void column(String part, int width, String gap) {
        text.append(part).append(" ".repeat(width - part.length())).append(gap);
    }

    private static String wordFor(Direction direction) {
        return switch (direction) {
            case IN -> "in";
            case OUT -> "out";
            case NONE -> "";
        };
    }
}
