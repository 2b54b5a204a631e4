package io.github.fakeec2.network.transit;

import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.state.TableType;
import java.util.List;
import java.util.Map;

/**
 * That something is attached to a transit gateway. Who sees an attachment from two sides has two rows of it: a VPC of
 * another account is attached in both accounts, a peering in both regions. Each row names the other as its twin.
 *
 * @param transitGatewayOwnerId the account of the transit gateway
 * @param resourceId what is attached: the id of a VPC, a VPN connection, the other transit gateway of a peering, or
 *     the attachment that carries a Connect attachment
 * @param resourceOwnerId the account of what is attached
 * @param stateName {@code initiatingRequest}, {@code pendingAcceptance}, {@code pending}, {@code available}, {@code
 *     modifying}, {@code rejecting}, {@code rejected}, {@code deleting}, {@code deleted} or {@code failed}
 * @param twin where the other side's row is, or null where there is none
 */
public record TransitGatewayAttachment(String id, String transitGatewayId, String transitGatewayOwnerId, Kind kind,
        String resourceId, String resourceOwnerId, String stateName, Twin twin, Detail detail)
        implements Phased<TransitGatewayAttachment> {

    /** The kind of resource. */
    public static final TableType<TransitGatewayAttachment> TABLE =
            TableType.<TransitGatewayAttachment>of("transit-gateway-attachment", "tgw-attach-")
                    .notFound("InvalidTransitGatewayAttachmentID.NotFound",
                            "Transit Gateway Attachment %s was deleted or does not exist.")
                    .malformed("InvalidTransitGatewayAttachmentID.Malformed",
                            "Invalid id: \"%s\" (expecting \"tgw-attach-...\")");

    /** Finds the attachments of a transit gateway. */
    public static final TableType.Index<TransitGatewayAttachment> BY_GATEWAY =
            TABLE.index(TransitGatewayAttachment::transitGatewayId);

    /** Finds the attachments of a resource. */
    public static final TableType.Index<TransitGatewayAttachment> BY_RESOURCE =
            TABLE.index(TransitGatewayAttachment::resourceId);

    /** A VPC stays while it is attached. */
    static final TableType.Index<TransitGatewayAttachment> NEEDS_VPC = TABLE.needs(Vpc.TABLE,
            attachment -> attachment.kind == Kind.VPC && attachment.isLiving() ? attachment.resourceId : null);

    /** What can be attached (Transit Gateway guide, "Transit gateway attachments"). */
    public enum Kind {
        /** A VPC. */
        VPC("vpc", "VPC Attachments"),
        /** A Site-to-Site VPN connection. */
        VPN("vpn", "VPN Attachments"),
        /** Another transit gateway. */
        PEERING("peering", "Transit Gateway Cross Region Peering Attachments"),
        /** GRE tunnels to an appliance, carried by another attachment. */
        CONNECT("connect", "Connect Attachments");

        private final String resourceType;
        private final String plural;

        Kind(String resourceType, String plural) {
            this.resourceType = resourceType;
            this.plural = plural;
        }

        /** AWS's name of it. */
        public String resourceType() {
            return resourceType;
        }

        /** As the message has it that keeps a transit gateway from being deleted. */
        String plural() {
            return plural;
        }
    }

    /** What an attachment of each kind has of its own. */
    public sealed interface Detail {
    }

    /**
     * How a VPC is attached.
     *
     * @param interfaces the transit gateway's network interface in each of the subnets, in order of the request; the
     *     values are empty texts until the attachment is accepted
     */
    public record VpcDetail(Map<String, String> interfaces, VpcOptions options) implements Detail {

        /** The subnets that the transit gateway has an interface in. */
        public List<String> subnetIds() {
            return List.copyOf(interfaces.keySet());
        }
    }

    /** The options of a VPC's attachment. */
    public record VpcOptions(boolean dnsSupport, boolean securityGroupReferencingSupport, boolean ipv6Support,
            boolean applianceModeSupport) {
    }

    /** That there is nothing to be said of a VPN connection's attachment. */
    public record VpnDetail() implements Detail {
    }

    /**
     * The two sides of a peering.
     *
     * @param accepterAttachmentId the id of the attachment on the accepter's side
     * @param dynamicRouting whether the request asked for it, or null
     * @param status a code and a message on how it went, each of which may be null
     */
    public record PeeringDetail(Side requester, Side accepter, String accepterAttachmentId, Boolean dynamicRouting,
            Status status) implements Detail {
    }

    /** One side of a peering. */
    public record Side(String transitGatewayId, String ownerId, String region) {
    }

    /** How a peering went. */
    public record Status(String code, String message) {
    }

    /** What carries a Connect attachment. */
    public record ConnectDetail(String transportAttachmentId, String protocol) implements Detail {
    }

    /** Where the other side's row of an attachment is. */
    public record Twin(String account, String region, String id) {
    }

    @Override
    public TransitGatewayAttachment inState(String state) {
        return new TransitGatewayAttachment(id, transitGatewayId, transitGatewayOwnerId, kind, resourceId,
                resourceOwnerId, state, twin, detail);
    }

    TransitGatewayAttachment withDetail(Detail other) {
        return new TransitGatewayAttachment(id, transitGatewayId, transitGatewayOwnerId, kind, resourceId,
                resourceOwnerId, stateName, twin, other);
    }

    /** Whether it has not come to its end, in whatever way. */
    public boolean isLiving() {
        return switch (stateName) {
            case "deleted", "rejected", "failed" -> false;
            default -> true;
        };
    }

    /** What a VPC's attachment has of its own. */
    public VpcDetail vpc() {
        return (VpcDetail) detail;
    }

    /** What a peering has of its own. */
    public PeeringDetail peering() {
        return (PeeringDetail) detail;
    }

    /** What a Connect attachment has of its own. */
    public ConnectDetail connect() {
        return (ConnectDetail) detail;
    }
}
