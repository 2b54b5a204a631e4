package io.github.fakeec2.network.transit;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.TableType;
import io.github.fakeec2.time.Delay;
import java.util.function.Consumer;

/** Leads what is {@link Phased} from state to state. */
final class Phases {

    private Phases() {
    }

    /** Lets a resource become {@code available} after a while, unless it has moved on by then. */
    static <T extends Phased<T>> void becomeAvailable(Call call, TableType<T> type, String id, Delay delay) {
        become(call, type, id, delay, "available", later -> { });
    }

    /** Lets a resource reach a state after a while, unless it has moved on by then; what follows from it comes then. */
    static <T extends Phased<T>> void become(Call call, TableType<T> type, String id, Delay delay, String state,
            Consumer<Call> then) {
        String before = call.table(type).value(id).stateName();
        call.begin(delay, type + " " + state, later -> {
            Row<T> row = later.table(type).find(id);
            if (row != null && row.value().stateName().equals(before)) {
                later.table(type).update(row.value().inState(state));
                then.accept(later);
            }
        });
    }

    /** Deletes a resource: {@code deleting}, then {@code deleted} and visible for a while, then gone. */
    static <T extends Phased<T>> Row<T> end(Call call, TableType<T> type, String id, Delay delay) {
        Row<T> ending = call.table(type).update(call.table(type).value(id).inState("deleting"));
        become(call, type, id, delay, "deleted", later -> disappear(later, type, id));
        return ending;
    }

    /** Takes away, after a while, what has come to its end. */
    static <T extends Phased<T>> void disappear(Call call, TableType<T> type, String id) {
        call.later(Delay.DELETED_TRANSIT_GATEWAY_VISIBLE, type + " disappears", later -> {
            if (later.table(type).find(id) != null) {
                later.table(type).delete(id);
            }
        });
    }
}
