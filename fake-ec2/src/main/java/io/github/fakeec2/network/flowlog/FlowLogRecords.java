package io.github.fakeec2.network.flowlog;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What a flow log has recorded: it outlives the flow log, as what was published stays published. The lines are a list
 * that shares its tail, so that one more costs one small object; of very many the latest are kept.
 */
final class FlowLogRecords implements Resource {

    static final TableType<FlowLogRecords> TABLE = TableType.of("vpc-flow-log-records", "records-of-fl-");

    private static final int KEPT = 10_000;

    private final String flowLogId;
    private final Line latest;

    private FlowLogRecords(String flowLogId, Line latest) {
        this.flowLogId = flowLogId;
        this.latest = latest;
    }

    /** No record, since one would compare and print all that is behind it. */
    private static final class Line {

        private final String text;
        private final Line earlier;
        private final int length;
        private final int hash;

        Line(Line earlier, String text) {
            this.text = text;
            this.earlier = earlier;
            this.length = earlier == null ? 1 : earlier.length + 1;
            this.hash = 31 * (earlier == null ? 0 : earlier.hash) + text.hashCode();
        }
    }

    /** Of a flow log that has recorded nothing yet. */
    static FlowLogRecords none(String flowLogId) {
        return new FlowLogRecords(flowLogId, null);
    }

    static String idFor(String flowLogId) {
        return "records-of-" + flowLogId;
    }

    @Override
    public String id() {
        return idFor(flowLogId);
    }

    FlowLogRecords with(String line) {
        Line longer = new Line(latest, line);
        if (longer.length >= 2 * KEPT) {
            List<String> lines = lines(longer);
            longer = null;
            for (String kept : lines.subList(lines.size() - KEPT, lines.size())) {
                longer = new Line(longer, kept);
            }
        }
        return new FlowLogRecords(flowLogId, longer);
    }

    /** The latest lines, oldest first. */
    List<String> lines() {
        List<String> lines = lines(latest);
        return lines.size() <= KEPT ? lines : lines.subList(lines.size() - KEPT, lines.size());
    }

    private static List<String> lines(Line from) {
        Deque<String> lines = new ArrayDeque<>();
        for (Line line = from; line != null; line = line.earlier) {
            lines.addFirst(line.text);
        }
        return List.copyOf(lines);
    }

    /** Tells states apart without writing all lines out. */
    @Override
    public String toString() {
        return latest == null ? "no lines" : latest.length + " lines, hash " + latest.hash;
    }
}
