package io.github.fakeec2.network;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.VpcPeeringConnection.Side;
import io.github.fakeec2.network.VpcPeeringConnection.State;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.time.Delay;
import java.util.ArrayList;
import java.util.List;

/** What other families ask of VPC peering connections, and how one changes on both of its sides at once. */
public final class Peerings {

    private Peerings() {
    }

    // ---- who is peered with whom

    /** The peering connections of a VPC that packets can pass, in order of creation. */
    public static List<VpcPeeringConnection> active(RegionState region, String vpcId) {
        return of(region, vpcId).stream().filter(VpcPeeringConnection::isActive).toList();
    }

    /** The peering connections of a VPC in whatever state, in order of creation. */
    public static List<VpcPeeringConnection> of(RegionState region, String vpcId) {
        List<VpcPeeringConnection> found = new ArrayList<>();
        for (Row<VpcPeeringConnection> row
                : region.table(VpcPeeringConnection.TABLE).by(VpcPeeringConnection.BY_VPC, vpcId)) {
            found.add(row.value());
        }
        return found;
    }

    /** The VPC on a side, with its ranges, in whatever account and region it is; null where there is none. */
    public static Vpc vpc(Call call, Side side) {
        Call there = call.in(side.account(), side.region());
        Row<Vpc> row = there == null ? null : there.table(Vpc.TABLE).find(side.vpcId());
        return row == null ? null : row.value();
    }

    // ---- changes

    /** Writes what a peering connection has become into the tables of both sides. */
    public static void update(Call call, VpcPeeringConnection changed) {
        for (Call side : sides(call, changed)) {
            side.table(VpcPeeringConnection.TABLE).update(changed);
        }
    }

    /**
     * Ends a peering connection. It stays visible for two hours to who has ended it, and for two days to others who
     * have a side; within one account always for two hours (VPC peering guide, "VPC peering connection lifecycle").
     *
     * @param endedBy the account that ended it; null if time has
     */
    public static void end(Call call, VpcPeeringConnection ended, String endedBy) {
        for (Call side : sides(call, ended)) {
            side.table(VpcPeeringConnection.TABLE).update(ended);
            boolean soon = side.account().equals(endedBy) || endedBy != null && ended.isWithinAccount();
            side.later(soon ? Delay.ENDED_PEERING_VISIBLE : Delay.ENDED_PEERING_VISIBLE_TO_OTHERS,
                    "ended peering connection " + ended.id() + " disappears", later -> disappear(later, ended.id()));
        }
    }

    /** Takes back what a VPC that goes has asked others for (VPC peering guide, "Delete a VPC peering connection"). */
    public static void withdraw(Call call, String vpcId) {
        for (VpcPeeringConnection peering : of(call.region(), vpcId)) {
            boolean isRequest = peering.state().isLive() && !peering.state().isAccepted();
            if (isRequest && peering.requester().vpcId().equals(vpcId)) {
                end(call, peering.become(State.DELETED, deletedBy(call.account())), call.account());
            }
        }
    }

    /** What AWS says about a connection that an account has deleted. */
    public static String deletedBy(String account) {
        return "Deleted by " + account;
    }

    private static void disappear(Call call, String id) {
        Table<VpcPeeringConnection> table = call.table(VpcPeeringConnection.TABLE);
        if (table.find(id) != null) {
            table.delete(id);
        }
    }

    private static List<Call> sides(Call call, VpcPeeringConnection peering) {
        List<Call> sides = new ArrayList<>();
        for (Side side : List.of(peering.requester(), peering.accepter())) {
            Call there = call.in(side.account(), side.region());
            boolean knowsOfIt = there != null && there.table(VpcPeeringConnection.TABLE).find(peering.id()) != null;
            if (knowsOfIt && sides.stream().noneMatch(other -> other.region() == there.region())) {
                sides.add(there);
            }
        }
        return sides;
    }
}
