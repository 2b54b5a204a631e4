package io.github.fakeec2;

import io.github.fakeec2.state.History;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.state.World;

/** Writes a cloud as text, for failure reports. */
final class CloudText {

    private CloudText() {
    }

    static String of(World world) {
        world.lock().lock();
        try {
            StringBuilder text = new StringBuilder("Fake cloud, seed ").append(world.seed())
                    .append(", simulated now ").append(world.now()).append('\n');
            world.regions().forEach(region -> append(region, text));
            return text.toString();
        } finally {
            world.lock().unlock();
        }
    }

    private static void append(RegionState region, StringBuilder text) {
        text.append("account ").append(region.account()).append(", ").append(region.name()).append('\n');
        for (Table<?> table : region.tables()) {
            if (table.size() > 0) {
                text.append("  ").append(table.type()).append(" (").append(table.size()).append(")\n");
                table.all().forEach(row -> append(row, text));
            }
        }
    }

    private static void append(Row<?> row, StringBuilder text) {
        History.Entry latest = row.history().latest();
        text.append("    ").append(row.id()).append("  ").append(row.value().stateName())
                .append(" since ").append(latest.at()).append("  ").append(latest.cause());
        if (latest.caller() != null) {
            text.append(" -> at ").append(latest.caller());
        }
        if (!row.tags().isEmpty()) {
            text.append("  ").append(row.tags());
        }
        text.append('\n');
    }
}
