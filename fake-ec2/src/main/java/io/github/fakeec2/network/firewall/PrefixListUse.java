package io.github.fakeec2.network.firewall;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.PrefixList;
import io.github.fakeec2.network.RouteDestination;
import io.github.fakeec2.network.RouteTable;
import io.github.fakeec2.network.SecurityGroup;
import io.github.fakeec2.network.SecurityGroupRule;
import io.github.fakeec2.quota.Quota;
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

    /** The ids of the resources that use the list, each once; a rule stands for its group. */
    List<String> resources() {
        Set<String> ids = new LinkedHashSet<>();
        for (Row<?> row : dependents()) {
            ids.add(row.value() instanceof SecurityGroupRule rule ? rule.groupId() : userIn(row.id()));
        }
        return List.copyOf(ids);
    }

    /** What AWS has no id for, such as a transit gateway's reference to a list, is kept under those of both sides. */
    private String userIn(String id) {
        String listsSide = "/" + listId;
        return id.endsWith(listsSide) ? id.substring(0, id.length() - listsSide.length()) : id;
    }

    /** The ids of the groups and route tables whose quota a list of another size would exceed. */
    List<String> tooSmallFor(int maxEntries) {
        List<String> ids = new ArrayList<>();
        for (String id : resources()) {
            Row<SecurityGroup> group = call.table(SecurityGroup.TABLE).find(id);
            Row<RouteTable> table = call.table(RouteTable.TABLE).find(id);
            boolean fits = group != null ? fits(group.value(), maxEntries) : table == null || fits(table, maxEntries);
            if (!fits) {
                ids.add(id);
            }
        }
        return ids;
    }

    private boolean fits(SecurityGroup group, int maxEntries) {
        return new RuleBook(call, group, false).hasRoomFor(listId, maxEntries)
                && new RuleBook(call, group, true).hasRoomFor(listId, maxEntries);
    }

    private boolean fits(Row<RouteTable> table, int maxEntries) {
        long routes = 0;
        for (RouteTable.Route route : table.value().routes()) {
            boolean toList = route.destination() instanceof RouteDestination.PrefixList list
                    && list.prefixListId().equals(listId);
            routes += toList ? maxEntries : 1;
        }
        return routes <= call.quota(Quota.ROUTES_PER_ROUTE_TABLE);
    }
}
