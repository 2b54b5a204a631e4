package io.github.fakeec2.tagging;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.Ids;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.storage.Image;
import io.github.fakeec2.storage.Images;
import java.util.Map;

/**
 * A resource that a request wants to tag, of whatever kind. Every resource that is in a table can be tagged; which
 * table follows from the id's prefix.
 */
final class Taggable {

    /**
     * What is not there where no resource of the kind was ever made, so that there is no table yet that could say so:
     * by prefix the error code and message (EC2 API reference, "Error codes").
     */
    private static final Map<String, String[]> UNUSED = Map.of(
            "i-", new String[] {"InvalidInstanceID.NotFound", "The instance ID '%s' does not exist"},
            "vol-", new String[] {"InvalidVolume.NotFound", "The volume '%s' does not exist."},
            "snap-", new String[] {"InvalidSnapshot.NotFound", "The snapshot '%s' does not exist."},
            "key-", new String[] {"InvalidKeyPair.NotFound", "The key pair ID '%s' does not exist"},
            "eni-", new String[] {"InvalidNetworkInterfaceID.NotFound",
                "The networkInterface ID '%s' does not exist"},
            "eipalloc-", new String[] {"InvalidAllocationID.NotFound", "The allocation ID '%s' does not exist"},
            "lt-", new String[] {"InvalidLaunchTemplateId.NotFound",
                "The specified launch template, with template ID %s, does not exist."},
            "nat-", new String[] {"NatGatewayNotFound", "NatGateway %s was not found"},
            "sgr-", new String[] {"InvalidSecurityGroupRuleId.NotFound",
                "The security group rule ID '%s' does not exist"});

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
        for (Table<?> table : call.region().tables()) {
            if (id != null && Ids.isWellFormed(id, table.type().prefix())) {
                return new Taggable(table, table.get(id));
            }
        }
        throw absent(id);
    }

    private static AwsError absent(String id) {
        String prefix = id == null ? "" : id.substring(0, id.lastIndexOf('-') + 1);
        String[] error = UNUSED.get(prefix);
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
