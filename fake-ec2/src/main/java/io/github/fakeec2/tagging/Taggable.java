package io.github.fakeec2.tagging;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.keys.KeyPair;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.SecurityGroupRule;
import io.github.fakeec2.state.Ids;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.state.TableType;
import io.github.fakeec2.storage.Image;
import io.github.fakeec2.storage.Images;
import io.github.fakeec2.storage.Volume;
import java.util.List;
import java.util.Map;

/**
 * A resource that a request wants to tag, of whatever kind. Every resource that is in a table can be tagged; which
 * table follows from the id's prefix.
 */
final class Taggable {

    /**
     * The kinds that an account has none of at first, so that there may be no table yet that says what does not exist.
     * Every region has tables of the others from the start.
     */
    private static final List<TableType<?>> KINDS =
            List.of(Volume.TABLE, KeyPair.TABLE, NetworkInterface.TABLE, SecurityGroupRule.TABLE);

    /**
     * The errors for ids that do not exist, by prefix, of kinds that are not simulated (EC2 API reference, "Error
     * codes"), and of instances, which are their package's own, before the first of them makes their table.
     */
    private static final Map<String, String[]> WITHOUT_TABLE = Map.of(
            "i-", new String[] {"InvalidInstanceID.NotFound", "The instance ID '%s' does not exist"},
            "snap-", new String[] {"InvalidSnapshot.NotFound", "The snapshot '%s' does not exist."},
            "eipalloc-", new String[] {"InvalidAllocationID.NotFound", "The allocation ID '%s' does not exist"},
            "lt-", new String[] {"InvalidLaunchTemplateId.NotFound",
                "The specified launch template, with template ID %s, does not exist."},
            "nat-", new String[] {"NatGatewayNotFound", "NatGateway %s was not found"});

    private final Table<?> table;
    private final Row<?> row;

    private Taggable(Table<?> table, Row<?> row) {
        this.table = table;
        this.row = row;
    }

    /**
     * The resource with the id.
     *
     * @throws AwsError {@code InvalidID} for what is the id of no kind of resource, the kind's own error for an id that
     *     does not exist
     */
    static Taggable find(Call call, String id) {
        if (id != null && Ids.isWellFormed(id, Image.TABLE.prefix())) {
            Row<Image> image = Images.ownRow(call, id);
            return new Taggable(call.table(Image.TABLE), image);
        }
        Table<?> table = id == null ? null : tableOf(call.region(), id);
        if (table == null) {
            throw absent(id);
        }
        return new Taggable(table, table.get(id));
    }

    private static Table<?> tableOf(RegionState region, String id) {
        for (TableType<?> kind : KINDS) {
            if (Ids.isWellFormed(id, kind.prefix())) {
                return region.table(kind);
            }
        }
        for (Table<?> table : region.tables()) {
            if (Ids.isWellFormed(id, table.type().prefix())) {
                return table;
            }
        }
        return null;
    }

    private static AwsError absent(String id) {
        String prefix = id == null ? "" : id.substring(0, id.lastIndexOf('-') + 1);
        String[] error = WITHOUT_TABLE.get(prefix);
        if (error != null && Ids.isWellFormed(id, prefix)) {
            return AwsError.of(error[0], error[1].replace("%s", id));
        }
        return AwsError.of("InvalidID", "The ID '" + id + "' is not valid");
    }

    Map<String, String> tags() {
        return row.tags();
    }

    void retag(Map<String, String> tags) {
        table.retag(row.id(), tags);
    }
}
