package io.github.fakeec2.network.firewall;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.Dependencies;
import io.github.fakeec2.network.PrefixList;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.time.Delay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The states of a customer-managed prefix list: each change is under way for a moment, in which no other can begin (API
 * reference, ManagedPrefixList). What the change is about shows when it is complete.
 */
final class PrefixListLife {

    private final Call call;
    private final Table<PrefixList> table;

    PrefixListLife(Call call) {
        this.call = call;
        this.table = call.table(PrefixList.TABLE);
    }

    /** @throws AwsError {@code PrefixListLimitExceeded} */
    Row<PrefixList> begin(PrefixList list, Map<String, String> tags) {
        if (table.size() >= call.quota(Quota.PREFIX_LISTS_PER_REGION)) {
            throw AwsError.of("PrefixListLimitExceeded",
                    "You've reached the maximum number of prefix lists for the Region.");
        }
        Row<PrefixList> row = table.insert(list.in("create-in-progress", null), tags);
        settle(list.id(), "create", PrefixListLife::unchanged);
        return row;
    }

    /** Gives the list other entries, and so another version. */
    Row<PrefixList> change(PrefixList list, String what, List<PrefixList.Entry> entries) {
        requireAtRest(list);
        int most = Math.max(1, call.quota(Quota.VERSIONS_PER_PREFIX_LIST));
        return begin(list, what, now -> {
            List<PrefixList.Version> versions = new ArrayList<>(now.versions());
            versions.add(new PrefixList.Version(now.version() + 1, entries));
            // The oldest version goes when there are too many (VPC user guide, "Amazon VPC quotas").
            return now.withVersions(versions.subList(Math.max(0, versions.size() - most), versions.size()));
        });
    }

    /** Gives the list another size, unless what uses the list has no room for that. */
    Row<PrefixList> resize(PrefixList list, int maxEntries) {
        requireAtRest(list);
        table.update(list.in("modify-in-progress", null));
        call.begin(Delay.PREFIX_LIST_STEP, "resize " + list.id(), later -> {
            PrefixList now = underWay(later, list.id(), "modify");
            if (now == null) {
                return;
            }
            List<String> tooSmall = new PrefixListUse(later, now.id()).tooSmallFor(maxEntries);
            later.table(PrefixList.TABLE).update(tooSmall.isEmpty()
                    ? now.withMaxEntries(maxEntries).in("modify-complete", null)
                    : now.in("modify-failed", "The following resources do not support the new maximum size: "
                            + String.join(", ", tooSmall.subList(0, Math.min(10, tooSmall.size())))));
        });
        return table.find(list.id());
    }

    /**
     * Deletes the list.
     *
     * @throws AwsError {@code DependencyViolation} while a rule or a route names it
     */
    Row<PrefixList> end(PrefixList list) {
        requireAtRest(list);
        List<Row<?>> dependents = new PrefixListUse(call, list.id()).dependents();
        if (!dependents.isEmpty()) {
            throw Dependencies.violation("The prefix list (" + list.id() + ") is currently in use.", list.id(),
                    dependents);
        }
        Row<PrefixList> row = table.update(list.in("delete-in-progress", null));
        call.begin(Delay.PREFIX_LIST_STEP, "delete " + list.id(), later -> {
            if (underWay(later, list.id(), "delete") != null) {
                later.table(PrefixList.TABLE).delete(list.id());
            }
        });
        return row;
    }

    /** @throws AwsError {@code IncorrectState} while something else happens to the list */
    static void requireAtRest(PrefixList list) {
        if (list.stateName().endsWith("-in-progress")) {
            throw AwsError.of("IncorrectState", "The request cannot be completed while the prefix list (" + list.id()
                    + ") is in the current state (" + list.stateName() + ")");
        }
    }

    private Row<PrefixList> begin(PrefixList list, String what, UnaryOperator<PrefixList> change) {
        Row<PrefixList> row = table.update(list.in(what + "-in-progress", null));
        settle(list.id(), what, change);
        return row;
    }

    private void settle(String id, String what, UnaryOperator<PrefixList> change) {
        call.begin(Delay.PREFIX_LIST_STEP, what + " " + id, later -> {
            PrefixList now = underWay(later, id, what);
            if (now != null) {
                later.table(PrefixList.TABLE).update(change.apply(now).in(what + "-complete", null));
            }
        });
    }

    private static PrefixList unchanged(PrefixList list) {
        return list;
    }

    private static PrefixList underWay(Call later, String id, String what) {
        Row<PrefixList> row = later.table(PrefixList.TABLE).find(id);
        return row != null && row.value().stateName().equals(what + "-in-progress") ? row.value() : null;
    }
}
