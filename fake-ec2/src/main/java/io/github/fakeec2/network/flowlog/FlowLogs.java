package io.github.fakeec2.network.flowlog;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.flowlog.LogField.Sight;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.util.List;
import java.util.Map;

/** What traffic leaves in flow logs, and what is in them. */
public final class FlowLogs {

    private FlowLogs() {
    }

    /**
     * Records a flow in all flow logs that are about it: those of the interface, of its subnet and of its VPC that
     * record accepted or rejected traffic, whichever it is.
     *
     * @param call in the account and Region of the interface
     */
    public static void record(Call call, FlowRecord flow) {
        Row<NetworkInterface> eni = call.table(NetworkInterface.TABLE).find(flow.interfaceId());
        Sight sight = new Sight(flow, eni == null ? null : eni.value(), call.region());
        for (String resourceId : List.of(flow.interfaceId(), flow.subnetId(), flow.vpcId())) {
            for (Row<FlowLog> row : call.table(FlowLog.TABLE).by(FlowLog.BY_RESOURCE, resourceId)) {
                if (row.value().records(flow.accepted())) {
                    append(call.table(FlowLogRecords.TABLE), row.id(), row.value().format().line(sight));
                }
            }
        }
    }

    private static void append(Table<FlowLogRecords> table, String flowLogId, String line) {
        Row<FlowLogRecords> known = table.find(FlowLogRecords.idFor(flowLogId));
        if (known == null) {
            table.insert(FlowLogRecords.none(flowLogId).with(line), Map.of());
        } else {
            table.update(known.value().with(line));
        }
    }

    /**
     * What a flow log has recorded, as lines in its format, oldest first: the latest 10,000. What a flow log that was
     * deleted since had recorded is still there.
     *
     * @return no lines for a flow log that has recorded nothing, and for an id that there is no flow log of
     */
    public static List<String> recordsOf(RegionState region, String flowLogId) {
        Row<FlowLogRecords> row = region.table(FlowLogRecords.TABLE).find(FlowLogRecords.idFor(flowLogId));
        return row == null ? List.of() : row.value().lines();
    }
}
