package io.github.fakeec2.inside;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceFollower;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.History;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.state.TableType;
import io.github.fakeec2.storage.Bytes;
import java.time.Instant;
import java.util.Map;

/**
 * What is on a disk of an instance's instance store. It survives a reboot and nothing else: it goes when the instance
 * stops, hibernates or terminates (EC2 user guide, "Data persistence for Amazon EC2 instance store volumes"), and when
 * EC2 recovers the instance on another machine.
 *
 * @param number the disk's number, from 0 on
 */
record LocalData(String instanceId, int number, Bytes content) implements InstanceFollower {

    /** What is on disks of instance stores. No request names it. */
    static final TableType<LocalData> TABLE = TableType.of("instance-store-data", "");

    /** The instance's history names its automatic recovery so. */
    private static final String RECOVERY = "(automatic recovery)";

    static final TableType.Index<LocalData> OF_INSTANCE = TABLE.follows(Instance.TABLE, LocalData::instanceId);

    /** What is on a disk: zeros where nothing was written since the instance started. */
    static Bytes of(Call call, String instanceId, int number) {
        Row<LocalData> row = call.table(TABLE).find(idOf(instanceId, number));
        return row == null || wasRecoveredSince(row.history().latest().at(),
                call.table(Instance.TABLE).find(instanceId))
                ? Bytes.ZEROS : row.value().content;
    }

    private static boolean wasRecoveredSince(Instant written, Row<Instance> instance) {
        for (History.Entry entry : instance.history().entries()) {
            if (entry.cause().equals(RECOVERY) && entry.at().isAfter(written)) {
                return true;
            }
        }
        return false;
    }

    /** Puts something else on a disk. */
    static void put(Call call, String instanceId, int number, Bytes content) {
        Table<LocalData> table = call.table(TABLE);
        LocalData data = new LocalData(instanceId, number, content);
        if (table.find(data.id()) == null) {
            table.insert(data, Map.of());
        } else {
            table.update(data);
        }
    }

    private static String idOf(String instanceId, int number) {
        return instanceId + "/ephemeral" + number;
    }

    @Override
    public String id() {
        return idOf(instanceId, number);
    }

    @Override
    public void instanceMoved(Call call, Instance instance) {
        call.table(TABLE).delete(id());
    }
}
