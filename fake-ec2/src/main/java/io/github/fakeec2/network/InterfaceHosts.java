package io.github.fakeec2.network;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.Ids;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What the network asks of instances, which belong to a family above it. */
public final class InterfaceHosts {

    private static final String PREFIX = "i-";

    private InterfaceHosts() {
    }

    /**
     * The instance that a request names.
     *
     * @throws AwsError {@code InvalidInstanceID.NotFound}, {@code InvalidInstanceID.Malformed}
     */
    public static InterfaceHost get(Call call, String instanceId) {
        for (Table<?> table : call.region().tables()) {
            if (table.type().prefix().equals(PREFIX)) {
                return (InterfaceHost) table.get(instanceId).value();
            }
        }
        // No instance was ever launched here, so that there is no table which knows the errors.
        throw Ids.isWellFormed(instanceId, PREFIX)
                ? AwsError.of("InvalidInstanceID.NotFound", "The instance ID '" + instanceId + "' does not exist")
                : AwsError.of("InvalidInstanceID.Malformed", "Invalid id: \"" + instanceId + "\"");
    }

    /** The instances of an account in a region, those that have ended too as long as they can be seen. */
    public static List<InterfaceHost> all(RegionState region) {
        List<InterfaceHost> hosts = new ArrayList<>();
        for (Table<?> table : region.tables()) {
            if (table.type().prefix().equals(PREFIX)) {
                table.all().forEach(row -> hosts.add((InterfaceHost) row.value()));
            }
        }
        return hosts;
    }

    /** The instance that an interface is attached to, or null. */
    public static InterfaceHost of(RegionState region, NetworkInterface eni) {
        if (eni.attachment() == null || eni.attachment().instanceId() == null) {
            return null;
        }
        Row<?> row = region.find(eni.attachment().instanceId());
        Resource value = row == null ? null : row.value();
        return value instanceof InterfaceHost host ? host : null;
    }

    /**
     * The one interface of an instance, for operations that take the instance for its interface.
     *
     * @throws AwsError {@code InvalidInstanceID} where it has several, or none
     */
    public static Row<NetworkInterface> onlyInterface(Call call, String instanceId) {
        InterfaceHost host = get(call, instanceId);
        Collection<Row<NetworkInterface>> interfaces =
                call.table(NetworkInterface.TABLE).by(NetworkInterface.BY_INSTANCE, instanceId);
        if (interfaces.size() > 1) {
            throw AwsError.of("InvalidInstanceID", "There are multiple interfaces attached to instance '" + instanceId
                    + "'. Please specify an interface ID for the operation instead.");
        }
        if (interfaces.isEmpty()) {
            throw AwsError.of("InvalidInstanceID", "There is no interface attached to instance '" + instanceId + "'.")
                    .withHint("it is " + host.stateName());
        }
        return interfaces.iterator().next();
    }
}
