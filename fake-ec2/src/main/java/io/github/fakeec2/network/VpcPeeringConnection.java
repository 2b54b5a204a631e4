package io.github.fakeec2.network;

import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.TableType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A VPC peering connection. Where its sides are in two accounts or regions, each has a row of its own with the same id
 * and the same content but for tags: see {@link Peerings#update}.
 *
 * @param message what AWS says about the state
 * @param expirationTime when the request expires unless it is accepted; null once it is
 */
public record VpcPeeringConnection(String id, State state, String message, Side requester, Side accepter,
        Instant expirationTime) implements Routable {

    /** The kind of resource. */
    public static final TableType<VpcPeeringConnection> TABLE =
            TableType.<VpcPeeringConnection>of("vpc-peering-connection", "pcx-")
                    .notFound("InvalidVpcPeeringConnectionID.NotFound",
                            "The vpcPeeringConnection ID '%s' does not exist",
                            "The vpcPeeringConnection IDs '%s' do not exist")
                    .malformed("InvalidVpcPeeringConnectionId.Malformed",
                            "Invalid id: \"%s\" (expecting \"pcx-...\")");

    /** Finds the peering connections of a VPC, in whatever state. */
    public static final TableType.Index<VpcPeeringConnection> BY_VPC =
            TABLE.index(peering -> List.of(peering.requester.vpcId, peering.accepter.vpcId));

    /** What keeps a VPC from going: see {@link #neededVpcIds}. */
    static final TableType.Index<VpcPeeringConnection> NEEDS_VPC =
            TABLE.needs(Vpc.TABLE, VpcPeeringConnection::neededVpcIds);

    /**
     * The VPCs that cannot be deleted meanwhile. One that has only asked can go, and its request goes with it; one that
     * is asked cannot (VPC peering guide, "Delete a VPC peering connection").
     */
    private List<String> neededVpcIds() {
        return switch (state) {
            case PENDING_ACCEPTANCE -> List.of(accepter.vpcId);
            case PROVISIONING, ACTIVE -> List.of(requester.vpcId, accepter.vpcId);
            default -> List.of();
        };
    }

    /** The stages of its life (VPC peering guide, "VPC peering connection lifecycle"). */
    public enum State {
        /** It is being looked whether the other VPC can be peered with. */
        INITIATING_REQUEST,
        /** It cannot: there is no such VPC, or the ranges overlap. */
        FAILED,
        /** The owner of the other VPC is asked. */
        PENDING_ACCEPTANCE,
        /** The owner has not answered in time. */
        EXPIRED,
        /** The owner has said no. */
        REJECTED,
        /** The owner has said yes. */
        PROVISIONING,
        /** Packets can pass. */
        ACTIVE,
        /** It is being deleted; only between regions does that take time. */
        DELETING,
        /** It was deleted, and can be seen for a while. */
        DELETED;

        /** Whether the connection is there or may still come. */
        public boolean isLive() {
            return switch (this) {
                case INITIATING_REQUEST, PENDING_ACCEPTANCE, PROVISIONING, ACTIVE -> true;
                default -> false;
            };
        }

        /** Whether the owner of the other VPC has said yes, and nothing else has happened since. */
        public boolean isAccepted() {
            return this == PROVISIONING || this == ACTIVE;
        }

        /** As AWS has it: {@code pending-acceptance}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One of the two sides.
     *
     * @param account twelve digits
     * @param resolvesNames whether public DNS names in it resolve to private addresses for instances on the other side:
     *     {@code AllowDnsResolutionFromRemoteVpc}
     */
    public record Side(String account, String region, String vpcId, boolean resolvesNames) {

        /** The side with the option set. */
        public Side resolvingNames(boolean resolves) {
            return new Side(account, region, vpcId, resolves);
        }

        /** Whether the side is in the region of the account. */
        public boolean isIn(RegionState place) {
            return account.equals(place.account()) && region.equals(place.name());
        }
    }

    @Override
    public String stateName() {
        return state.toString();
    }

    /** Whether packets can pass. */
    public boolean isActive() {
        return state == State.ACTIVE;
    }

    /** Whether its sides are in different regions. */
    public boolean isBetweenRegions() {
        return !requester.region.equals(accepter.region);
    }

    /** Whether both sides belong to one account. */
    public boolean isWithinAccount() {
        return requester.account.equals(accepter.account);
    }

    /** Whether it is between the two VPCs, in whatever direction. */
    public boolean isBetween(String oneVpcId, String otherVpcId) {
        return requester.vpcId.equals(oneVpcId) && accepter.vpcId.equals(otherVpcId)
                || requester.vpcId.equals(otherVpcId) && accepter.vpcId.equals(oneVpcId);
    }

    /** The side across from a VPC that is on one side. */
    public Side across(String vpcId) {
        return requester.vpcId.equals(vpcId) ? accepter : requester;
    }

    @Override
    public boolean serves(RegionState region, String vpcId) {
        return state.isLive() && (requester.vpcId.equals(vpcId) || accepter.vpcId.equals(vpcId));
    }

    /** The connection in another state; from acceptance on, it does not expire. */
    public VpcPeeringConnection become(State next, String why) {
        return new VpcPeeringConnection(id, next, why, requester, accepter, next.isAccepted() ? null : expirationTime);
    }

    /** The connection with its sides changed. */
    public VpcPeeringConnection withSides(Side newRequester, Side newAccepter) {
        return new VpcPeeringConnection(id, state, message, newRequester, newAccepter, expirationTime);
    }
}
