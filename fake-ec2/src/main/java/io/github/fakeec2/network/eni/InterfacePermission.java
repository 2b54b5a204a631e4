package io.github.fakeec2.network.eni;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.state.TableType;
import java.util.List;

/**
 * That another account may do something with a network interface.
 *
 * @param accountId the other account
 * @param permission {@code INSTANCE-ATTACH} or {@code EIP-ASSOCIATE}
 */
record InterfacePermission(String id, String networkInterfaceId, String accountId, String permission)
        implements Resource {

    static final TableType<InterfacePermission> TABLE =
            TableType.<InterfacePermission>of("network-interface-permission", "eni-perm-")
                    .notFound("InvalidNetworkInterfacePermissionID.NotFound",
                            "The networkInterfacePermission ID '%s' does not exist",
                            "The networkInterfacePermission IDs '%s' do not exist")
                    .malformed("InvalidNetworkInterfacePermissionId.Malformed",
                            "Invalid id: \"%s\" (expecting \"eni-perm-...\")");

    /** Finds the permissions for an interface. */
    static final TableType.Index<InterfacePermission> BY_INTERFACE =
            TABLE.index(InterfacePermission::networkInterfaceId);

    /** Forgets the permissions for an interface that is deleted. */
    static void forgetAll(Call call, String networkInterfaceId) {
        Table<InterfacePermission> table = call.table(TABLE);
        List.copyOf(table.by(BY_INTERFACE, networkInterfaceId)).forEach(row -> table.delete(row.id()));
    }

    @Override
    public String stateName() {
        return "granted";
    }
}
