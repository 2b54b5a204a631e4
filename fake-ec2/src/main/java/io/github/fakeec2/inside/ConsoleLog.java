package io.github.fakeec2.inside;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceFollower;
import io.github.fakeec2.compute.InstanceState;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.state.TableType;
import io.github.fakeec2.time.Delay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a test let an instance print on its console. What the instance prints by itself, when it boots and shuts down,
 * follows from its history: see {@link Console}.
 */
record ConsoleLog(String instanceId, List<Printed> printed) implements InstanceFollower {

    /** What was printed on consoles. No request names it. */
    static final TableType<ConsoleLog> TABLE = TableType.of("console-log", "");

    static final TableType.Index<ConsoleLog> OF_INSTANCE = TABLE.follows(Instance.TABLE, ConsoleLog::instanceId);

    private static final String SUFFIX = "/console";

    /** A piece of text and the moment at which it was printed. */
    record Printed(Instant at, String text) {
    }

    /** What was printed on an instance's console, oldest first. */
    static List<Printed> of(Call call, String instanceId) {
        Row<ConsoleLog> row = call.table(TABLE).find(instanceId + SUFFIX);
        return row == null ? List.of() : row.value().printed;
    }

    /** Prints on an instance's console. */
    static void print(Call call, String instanceId, String text) {
        List<Printed> all = new ArrayList<>(of(call, instanceId));
        all.add(new Printed(call.now(), text));
        long length = 0;
        for (int i = all.size() - 1; i >= 0; i--) {
            length += all.get(i).text().length();
            if (length > Console.KEPT) {
                all.subList(0, i).clear(); // older than what GetConsoleOutput ever shows
                break;
            }
        }
        ConsoleLog log = new ConsoleLog(instanceId, List.copyOf(all));
        Table<ConsoleLog> table = call.table(TABLE);
        if (table.find(log.id()) == null) {
            table.insert(log, Map.of());
        } else {
            table.update(log);
        }
    }

    @Override
    public String id() {
        return instanceId + SUFFIX;
    }

    /** The output can be read for as long as the terminated instance can be seen. */
    @Override
    public void instanceMoved(Call call, Instance instance) {
        if (instance.state() == InstanceState.TERMINATED) {
            String id = id();
            call.later(Delay.TERMINATED_VISIBLE, "console of a terminated instance disappears",
                    later -> later.table(TABLE).delete(id));
        }
    }
}
