package io.github.fakeec2.compute;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.state.TableType;
import java.util.HashMap;
import java.util.Map;

/**
 * What an account has set for all launches in a region: one row, from the first change on.
 *
 * @param metadata defaults of metadata options
 * @param credits standard or unlimited, by the families of burstable types for which the account has said it
 */
public record LaunchDefaults(MetadataDefaults metadata, Map<String, String> credits) implements Resource {

    private static final TableType<LaunchDefaults> TABLE = TableType.of("launch-defaults", "");
    private static final String ID = "launch-defaults";
    private static final LaunchDefaults AS_AWS_HAS_THEM = new LaunchDefaults(MetadataDefaults.NO_PREFERENCE, Map.of());

    public LaunchDefaults {
        credits = Map.copyOf(credits);
    }

    /** The defaults of the caller's account in the caller's region. */
    public static LaunchDefaults of(Call call) {
        Row<LaunchDefaults> row = call.table(TABLE).find(ID);
        return row == null ? AS_AWS_HAS_THEM : row.value();
    }

    /** Makes these the defaults of the caller's account in the caller's region. */
    public void set(Call call) {
        Table<LaunchDefaults> table = call.table(TABLE);
        if (table.find(ID) == null) {
            table.insert(this, Map.of());
        } else {
            table.update(this);
        }
    }

    /** The same with other metadata options. */
    public LaunchDefaults with(MetadataDefaults other) {
        return new LaunchDefaults(other, credits);
    }

    /** The same with another credit option for a family. */
    public LaunchDefaults withCredits(String family, String option) {
        Map<String, String> others = new HashMap<>(credits);
        others.put(family, option);
        return new LaunchDefaults(metadata, others);
    }

    @Override
    public String id() {
        return ID;
    }
}
