package io.github.fakeec2.network.firewall;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.PrefixList;
import io.github.fakeec2.network.RouteQuota;
import io.github.fakeec2.network.RouteTable;
import io.github.fakeec2.network.SecurityGroup;
import io.github.fakeec2.network.SecurityGroupRule;
import io.github.fakeec2.network.transit.PrefixListReference;
import io.github.fakeec2.network.transit.TransitGatewayRouteTable;
import io.github.fakeec2.network.transit.TransitGateways;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Who uses a prefix list: everything that declares that it needs one. */
final class PrefixListUse {

    private final Call call;
    private final String listId;

    PrefixListUse(Call call, String listId) {
        this.call = call;
        this.listId = listId;
    }

    /** What stands on the list. */
    List<Row<?>> dependents() {
        return call.region().dependentsOf(PrefixList.TABLE, listId);
    }

    /** The ids of the resources that use the list, each once: the group of a rule, the table of a reference. */
    List<String> resources() {
        Set<String> ids = new LinkedHashSet<>();
        for (Row<?> row : dependents()) {
            ids.add(userOf(row.value()));
        }
        return List.copyOf(ids);
    }

    private static String userOf(Resource dependent) {
        if (dependent instanceof SecurityGroupRule rule) {
            return rule.groupId();
        }
        return dependent instanceof PrefixListReference reference ? reference.routeTableId() : dependent.id();
    }

    /** The ids of the groups and route tables whose quota a list of another size would exceed. */
    List<String> tooSmallFor(int maxEntries) {
        List<String> ids = new ArrayList<>();
        for (String id : resources()) {
            if (!fits(call.region().find(id).value(), maxEntries)) {
                ids.add(id);
            }
        }
        return ids;
    }

    private boolean fits(Resource user, int maxEntries) {
        if (user instanceof SecurityGroup group) {
            return new GroupRules(call, group, false).hasRoomFor(listId, maxEntries)
                    && new GroupRules(call, group, true).hasRoomFor(listId, maxEntries);
        }
        if (user instanceof RouteTable table) {
            return RouteQuota.allows(call, table.routes(), listId, maxEntries);
        }
        return !(user instanceof TransitGatewayRouteTable table)
                || TransitGateways.haveRoomFor(call, table, listId, maxEntries);
    }
}
