package io.github.fakeec2.network.peering;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.Peerings;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.network.VpcPeeringConnection;
import io.github.fakeec2.network.VpcPeeringConnection.Side;
import io.github.fakeec2.network.VpcPeeringConnection.State;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.region.RegionCatalog;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.time.Delay;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.CreateVpcPeeringConnectionRequest;

/** How a VPC peering connection is asked for, up to where the owner of the other VPC can answer. */
final class PeeringRequest {

    private static final String CANNOT_BE =
            "Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range";
    private static final int ACCOUNT_DIGITS = 12;

    private final Call call;
    private final Table<VpcPeeringConnection> table;

    PeeringRequest(Call call) {
        this.call = call;
        this.table = call.table(VpcPeeringConnection.TABLE);
    }

    /**
     * Asks for a connection; where the same was asked for before and is still there, that is the answer.
     *
     * @throws AwsError for a VPC that the caller does not have, for an account or region that cannot be, and {@code
     *     OutstandingVpcPeeringConnectionLimitExceeded}. A VPC that cannot be peered with is no error: the connection
     *     fails
     */
    Row<VpcPeeringConnection> make(CreateVpcPeeringConnectionRequest request, Map<String, String> tags) {
        Required.text("vpcId", request.vpcId());
        Vpc.TABLE.requireWellFormed(Required.text("peerVpcId", request.peerVpcId()));
        String vpcId = call.table(Vpc.TABLE).get(request.vpcId()).id();
        Side requester = new Side(call.account(), call.region().name(), vpcId, false);
        Side accepter = new Side(account(request.peerOwnerId()), region(request.peerRegion()), request.peerVpcId(),
                false);
        for (Row<VpcPeeringConnection> row : table.by(VpcPeeringConnection.BY_VPC, vpcId)) {
            VpcPeeringConnection other = row.value();
            if (other.state().isLive() && other.requester().vpcId().equals(vpcId)
                    && other.accepter().vpcId().equals(accepter.vpcId())) {
                return row;
            }
        }
        requireRoomForOneMore();
        String id = call.nextId(VpcPeeringConnection.TABLE);
        call.begin(Delay.PEERING_STEP, "request for peering connection " + id + " arrives",
                later -> new PeeringRequest(later).arrive(id));
        call.later(Delay.PEERING_REQUEST_EXPIRES, "request for peering connection " + id + " expires",
                later -> new PeeringRequest(later).expire(id));
        return table.insert(new VpcPeeringConnection(id, State.INITIATING_REQUEST,
                "Initiating Request to " + accepter.account(), requester, accepter,
                call.momentAfter(Delay.PEERING_REQUEST_EXPIRES)), tags);
    }

    private String account(String wanted) {
        if (wanted == null || wanted.isEmpty()) {
            return call.account();
        }
        if (wanted.length() != ACCOUNT_DIGITS || !wanted.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw AwsError.invalidValue("peerOwnerId", wanted, "Expected a 12-digit account ID.");
        }
        return wanted;
    }

    private String region(String wanted) {
        if (wanted == null || wanted.isEmpty()) {
            return call.region().name();
        }
        if (RegionCatalog.find(wanted).isEmpty()) {
            throw AwsError.invalidValue("peerRegion", wanted, "The Region does not exist.");
        }
        return wanted;
    }

    private void requireRoomForOneMore() {
        long outstanding = table.all().stream().map(Row::value)
                .filter(other -> other.requester().isIn(call.region())
                        && other.state().isLive() && !other.state().isAccepted())
                .count();
        call.requireRoom(Quota.OUTSTANDING_PEERING_REQUESTS, outstanding,
                "OutstandingVpcPeeringConnectionLimitExceeded", "outstanding VPC peering connection requests");
    }

    /** The request reaches the owner of the other VPC, or there is none. */
    private void arrive(String id) {
        Row<VpcPeeringConnection> row = table.find(id);
        if (row == null || row.value().state() != State.INITIATING_REQUEST) {
            return;
        }
        VpcPeeringConnection asked = row.value();
        if (!canBe(call, asked)) {
            fail(call, asked);
            return;
        }
        VpcPeeringConnection pending = asked.become(State.PENDING_ACCEPTANCE,
                "Pending Acceptance by " + asked.accepter().account());
        table.update(pending);
        Table<VpcPeeringConnection> theirs =
                call.in(asked.accepter().account(), asked.accepter().region()).table(VpcPeeringConnection.TABLE);
        if (theirs != table) {
            theirs.insert(pending, Map.of());
        }
    }

    private void expire(String id) {
        Row<VpcPeeringConnection> row = table.find(id);
        if (row != null && row.value().state() == State.PENDING_ACCEPTANCE) {
            Peerings.end(call, row.value().become(State.EXPIRED, "Expired"), null);
        }
    }

    /** Ends a connection between VPCs that cannot be peered. */
    static void fail(Call call, VpcPeeringConnection peering) {
        Peerings.end(call, peering.become(State.FAILED, CANNOT_BE), call.account());
    }

    /**
     * Whether both VPCs are there and no range of one overlaps with one of the other (VPC peering guide, "VPC peering
     * limitations").
     */
    static boolean canBe(Call call, VpcPeeringConnection peering) {
        Vpc requester = Peerings.vpc(call, peering.requester());
        Vpc accepter = Peerings.vpc(call, peering.accepter());
        return requester != null && accepter != null
                && requester.cidrs().stream().noneMatch(one -> accepter.cidrs().stream().anyMatch(one::overlaps))
                && requester.ipv6Cidrs().stream()
                        .noneMatch(one -> accepter.ipv6Cidrs().stream().anyMatch(one::overlaps));
    }
}
