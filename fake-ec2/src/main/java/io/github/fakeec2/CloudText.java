package io.github.fakeec2;

import io.github.fakeec2.picture.NetworkText;
import io.github.fakeec2.state.History;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.state.World;
import java.util.ArrayList;
import java.util.List;

/** Writes a cloud as text, for failure reports: what the code under test made or changed. */
final class CloudText {

    private static final int MOST_ROWS = 50;

    private CloudText() {
    }

    static String of(World world) {
        world.lock().lock();
        try {
            StringBuilder text = new StringBuilder("Fake cloud, seed ").append(world.seed())
                    .append(", simulated now ").append(world.now()).append('\n');
            world.regions().forEach(region -> append(region, text));
            world.globals().forEach(global -> append(global, text));
            return text.toString();
        } finally {
            world.lock().unlock();
        }
    }

    private static void append(RegionState region, StringBuilder text) {
        text.append("account ").append(region.account()).append(", ").append(region.name()).append('\n');
        text.append(NetworkText.of(region));
        int ground = 0;
        for (Table<?> table : region.tables()) {
            List<Row<?>> own = new ArrayList<>(table.all());
            own.removeIf(CloudText::isGround);
            ground += table.size() - own.size();
            append(table, own, text);
        }
        text.append("  and ").append(ground).append(" resources that were made with the account\n");
    }

    private static void append(Table<?> table, List<Row<?>> rows, StringBuilder text) {
        if (rows.isEmpty()) {
            return;
        }
        text.append("  ").append(table.type()).append(" (").append(rows.size()).append(")\n");
        rows.stream().limit(MOST_ROWS).forEach(row -> append(row, text));
        if (rows.size() > MOST_ROWS) {
            text.append("    and ").append(rows.size() - MOST_ROWS).append(" more\n");
        }
    }

    /** Whether nothing has happened to the resource since the account has it. */
    private static boolean isGround(Row<?> row) {
        return row.history().latest().cause().equals(World.GROUND) && row.tags().isEmpty();
    }

    private static void append(Row<?> row, StringBuilder text) {
        History.Entry into = row.history().intoState();
        text.append("    ").append(row.id()).append("  ").append(row.value().stateName())
                .append(" since ").append(into.at()).append("  ").append(into.cause());
        if (into.caller() != null) {
            text.append(" -> at ").append(into.caller());
        }
        if (!row.tags().isEmpty()) {
            text.append("  ").append(row.tags());
        }
        text.append('\n');
    }
}
