package io.github.fakeec2.network.peering;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.Peerings;
import io.github.fakeec2.network.VpcPeeringConnection;
import io.github.fakeec2.network.VpcPeeringConnection.Side;
import io.github.fakeec2.network.VpcPeeringConnection.State;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.time.Delay;

/**
 * What the owners of the two sides make of a VPC peering connection. Who may do what in which state is from the VPC
 * peering guide, "VPC peering connection lifecycle".
 */
final class PeeringAnswer {

    private final Call call;
    private final VpcPeeringConnection peering;

    PeeringAnswer(Call call, VpcPeeringConnection peering) {
        this.call = call;
        this.peering = peering;
    }

    /**
     * The owner of the accepter's VPC says yes.
     *
     * @throws AwsError {@code OperationNotPermitted} for anybody else, {@code InvalidStateTransition}, {@code
     *     VpcPeeringConnectionAlreadyExists} where another joins the two VPCs already, {@code
     *     VpcPeeringConnectionsPerVpcLimitExceeded}
     */
    Row<VpcPeeringConnection> accept() {
        requireAccepter("accept", "accepted");
        requireState(State.PENDING_ACCEPTANCE, State.PROVISIONING);
        requireOnlyOne();
        requireRoomForOneMore(peering.requester());
        requireRoomForOneMore(peering.accepter());
        Peerings.update(call, peering.become(State.PROVISIONING, "Provisioning"));
        String id = peering.id();
        call.begin(Delay.PEERING_STEP, "peering connection " + id + " becomes active", later -> activate(later, id));
        return call.table(VpcPeeringConnection.TABLE).find(id);
    }

    private static void activate(Call call, String id) {
        Row<VpcPeeringConnection> row = call.table(VpcPeeringConnection.TABLE).find(id);
        if (row == null || row.value().state() != State.PROVISIONING) {
            return;
        }
        if (PeeringRequest.canBe(call, row.value())) {
            Peerings.update(call, row.value().become(State.ACTIVE, "Active"));
        } else {
            PeeringRequest.fail(call, row.value()); // a VPC has got another range since the request arrived
        }
    }

    /**
     * The owner of the accepter's VPC says no.
     *
     * @throws AwsError {@code OperationNotPermitted} for anybody else, {@code InvalidStateTransition}
     */
    void reject() {
        requireAccepter("reject", "accepted or rejected");
        requireState(State.PENDING_ACCEPTANCE, State.REJECTED);
        Peerings.end(call, peering.become(State.REJECTED, "Rejected by " + call.account()), call.account());
    }

    /**
     * The owner of a side ends the connection, or takes the request back.
     *
     * @throws AwsError {@code OperationNotPermitted} for the accepter of a request, who can reject it, {@code
     *     InvalidStateTransition}
     */
    void delete() {
        boolean isRequest = peering.state() == State.PENDING_ACCEPTANCE;
        if (isRequest && !call.account().equals(peering.requester().account())) {
            throw AwsError.of("OperationNotPermitted",
                            "User (" + call.account() + ") cannot delete peering " + peering.id())
                    .withHint("who is asked for a peering connection rejects it: rejectVpcPeeringConnection");
        }
        if (!isRequest) {
            requireState(State.ACTIVE, State.DELETING);
        }
        String account = call.account();
        if (!peering.isBetweenRegions()) {
            Peerings.end(call, peering.become(State.DELETED, Peerings.deletedBy(account)), account);
            return;
        }
        Peerings.update(call, peering.become(State.DELETING, "Deleting"));
        String id = peering.id();
        call.begin(Delay.PEERING_STEP, "peering connection " + id + " is deleted", later -> {
            Row<VpcPeeringConnection> row = later.table(VpcPeeringConnection.TABLE).find(id);
            if (row != null && row.value().state() == State.DELETING) {
                Peerings.end(later, row.value().become(State.DELETED, Peerings.deletedBy(account)), account);
            }
        });
    }

    private void requireAccepter(String verb, String participle) {
        Side accepter = peering.accepter();
        if (!call.account().equals(accepter.account())) {
            throw AwsError.of("OperationNotPermitted",
                    "User (" + call.account() + ") cannot " + verb + " peering " + peering.id());
        }
        if (!accepter.isIn(call.region())) {
            throw AwsError.of("OperationNotPermitted", "Incorrect region (" + call.region().name()
                    + ") specified for this request. VPC peering connection " + peering.id() + " must be "
                    + participle + " in region " + accepter.region());
        }
    }

    private void requireState(State needed, State next) {
        if (peering.state() != needed) {
            throw AwsError.of("InvalidStateTransition", "Invalid state transition for " + peering.id()
                    + ", attempted to transition from " + peering.state() + " to " + next);
        }
    }

    private void requireOnlyOne() {
        for (VpcPeeringConnection other : Peerings.of(call.region(), peering.accepter().vpcId())) {
            if (other.state().isAccepted()
                    && other.isBetween(peering.requester().vpcId(), peering.accepter().vpcId())) {
                throw AwsError.of("VpcPeeringConnectionAlreadyExists",
                                "The vpc peering connection identified by " + peering.id() + " already exists.")
                        .withHint(other.id() + " (" + other.state() + ") joins the two VPCs");
            }
        }
    }

    private void requireRoomForOneMore(Side side) {
        RegionState region = call.in(side.account(), side.region()).region();
        long accepted = Peerings.of(region, side.vpcId()).stream()
                .filter(other -> other.state().isAccepted()).count();
        call.requireRoom(Quota.PEERING_CONNECTIONS_PER_VPC, accepted,
                "VpcPeeringConnectionsPerVpcLimitExceeded", "VPC peering connections for VPC '" + side.vpcId() + "'");
    }
}
