package io.github.fakeec2.storage;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.state.TableType;
import java.util.Map;

/**
 * What is on an EBS volume, from the first time on that something is written to it. It stays with the volume wherever
 * that is attached, and goes with it.
 *
 * @param volumeId the volume
 * @param content the bytes
 */
public record VolumeData(String volumeId, Bytes content) implements Resource {

    /** What is on volumes. No request names it. */
    static final TableType<VolumeData> TABLE = TableType.of("volume-data", "");

    private static final String SUFFIX = "/data";

    /** What is on a volume: zeros where nothing was written. */
    public static Bytes of(Call call, String volumeId) {
        Row<VolumeData> row = call.table(TABLE).find(volumeId + SUFFIX);
        return row == null ? Bytes.ZEROS : row.value().content;
    }

    /** Puts something else on a volume. */
    public static void put(Call call, String volumeId, Bytes content) {
        Table<VolumeData> table = call.table(TABLE);
        VolumeData data = new VolumeData(volumeId, content);
        if (table.find(data.id()) == null) {
            table.insert(data, Map.of());
        } else {
            table.update(data);
        }
    }

    /** What was on a volume goes with it. */
    static void forget(Call call, String volumeId) {
        Table<VolumeData> table = call.table(TABLE);
        if (table.find(volumeId + SUFFIX) != null) {
            table.delete(volumeId + SUFFIX);
        }
    }

    @Override
    public String id() {
        return volumeId + SUFFIX;
    }
}
