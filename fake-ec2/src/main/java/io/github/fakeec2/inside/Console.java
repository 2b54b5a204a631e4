package io.github.fakeec2.inside;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.Instances;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.state.History;
import io.github.fakeec2.state.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * All that an instance has printed on its console: what it prints when it boots, reboots and shuts down, by its
 * history, and between that what a test let it print.
 */
final class Console {

    /** How much of the output EC2 keeps, in bytes (API reference, GetConsoleOutput). */
    static final int KEPT = 65_536;

    /** What is printed at the same moment comes in this order. */
    private static final int BOOT = 0;
    private static final int UP = 1;
    private static final int DOWN = 2;

    /** What the history says of a running instance that reboots. */
    private static final Set<String> REBOOTS =
            Set.of("RebootInstances", "reboot from inside", "(automatic recovery)");

    private final List<Line> lines;

    private record Line(Instant at, int order, String text) {
    }

    private Console(List<Line> lines) {
        this.lines = lines;
    }

    /** The console of an instance as it is now. */
    static Console of(Call call, Row<Instance> row) {
        List<Line> lines = new ArrayList<>();
        Row<NetworkInterface> primary = Instances.primaryInterface(call.region(), row.id());
        BootText text = new BootText(row, primary == null ? null : primary.value().privateIp());
        String before = "";
        int boots = 0;
        for (History.Entry entry : row.history().entries()) {
            boolean changed = !entry.state().equals(before);
            if (entry.state().equals("running") && (changed || REBOOTS.contains(entry.cause()))) {
                if (!changed) {
                    lines.add(new Line(entry.at(), DOWN, text.restart()));
                }
                lines.add(new Line(entry.at(), changed ? BOOT : DOWN, text.boot(entry.at(), boots++ == 0)));
            } else if (changed && (entry.state().equals("stopping") || entry.state().equals("shutting-down"))
                    && before.equals("running")) {
                lines.add(new Line(entry.at(), DOWN, text.powerDown()));
            }
            before = entry.state();
        }
        ConsoleLog.of(call, row.id()).forEach(printed -> lines.add(new Line(printed.at(), UP, printed.text())));
        Instant passwordAt = WindowsPassword.setAt(call, row);
        if (passwordAt != null) {
            lines.add(new Line(passwordAt, BOOT, text.passwordSet(WindowsPassword.encrypted(row.value()))));
        }
        lines.sort(Comparator.comparing(Line::at).thenComparing(Line::order));
        return new Console(lines);
    }

    /** What was printed up to a moment. */
    Console until(Instant moment) {
        return new Console(lines.stream().filter(line -> !line.at().isAfter(moment)).toList());
    }

    /** When something was printed last, or null. */
    Instant lastAt() {
        return lines.isEmpty() ? null : lines.get(lines.size() - 1).at();
    }

    /** The last 64 KB of the text in UTF-8. */
    byte[] output() {
        byte[] all = text().getBytes(StandardCharsets.UTF_8);
        return all.length <= KEPT ? all : Arrays.copyOfRange(all, all.length - KEPT, all.length);
    }

    /** The whole text. */
    String text() {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.text()));
        return text.toString();
    }
}
