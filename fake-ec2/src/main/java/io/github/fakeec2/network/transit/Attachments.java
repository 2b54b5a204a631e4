package io.github.fakeec2.network.transit;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.NetworkInterfaces;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.network.transit.TransitGatewayAttachment.Kind;
import io.github.fakeec2.network.transit.TransitGatewayAttachment.Twin;
import io.github.fakeec2.network.transit.TransitGatewayAttachment.VpcDetail;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.time.Delay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The life of attachments, the same for all kinds. An attachment that is seen from two sides goes through its states on
 * both, and what a state brings happens on the side that it concerns: routes with the transit gateway, network
 * interfaces with the VPC.
 */
final class Attachments {

    private static final NetworkInterface.Service SERVICE =
            new NetworkInterface.Service("transit_gateway", "amazon-aws");

    private Attachments() {
    }

    /** An attachment of an own transit gateway to something of the same account. */
    static TransitGatewayAttachment own(Call call, String transitGatewayId, Kind kind, String resourceId,
            TransitGatewayAttachment.Detail detail) {
        return new TransitGatewayAttachment(call.nextId(TransitGatewayAttachment.TABLE), transitGatewayId,
                call.account(), kind, resourceId, call.account(), "pending", null, detail);
    }

    /** The side that the transit gateway is on: null where it is not this one. */
    private static boolean isHub(Call side, TransitGatewayAttachment attachment) {
        return side.account().equals(attachment.transitGatewayOwnerId());
    }

    private static boolean isVpcSide(Call side, TransitGatewayAttachment attachment) {
        return attachment.kind() == Kind.VPC && side.account().equals(attachment.resourceOwnerId());
    }

    // ---- beginning

    /** Refuses an attachment more than a transit gateway may have. */
    static void requireRoom(Call hub, String transitGatewayId) {
        Requests.requireRoom(living(hub, transitGatewayId).size(), 1, hub.quota(Quota.TRANSIT_GATEWAY_ATTACHMENTS),
                "TransitGatewayAttachmentLimitExceeded", "attachments of a transit gateway");
    }

    /** The attachments of a transit gateway that have not come to their end. */
    static List<TransitGatewayAttachment> living(Call hub, String transitGatewayId) {
        List<TransitGatewayAttachment> living = new ArrayList<>();
        for (Row<TransitGatewayAttachment> row : hub.table(TransitGatewayAttachment.TABLE)
                .by(TransitGatewayAttachment.BY_GATEWAY, transitGatewayId)) {
            if (row.value().isLiving()) {
                living.add(row.value());
            }
        }
        return living;
    }

    /** Puts an attachment that nobody needs to accept into its table and lets it become available. */
    static Row<TransitGatewayAttachment> begin(Call call, TransitGatewayAttachment attachment,
            Map<String, String> tags) {
        call.table(TransitGatewayAttachment.TABLE).insert(attachment, tags);
        return open(call, attachment.id());
    }

    /** Puts an attachment that the other side must accept into both tables, and lets the request reach it. */
    static Row<TransitGatewayAttachment> request(Call call, TransitGatewayAttachment attachment,
            Map<String, String> tags, TransitGatewayAttachment twin) {
        Row<TransitGatewayAttachment> row = call.table(TransitGatewayAttachment.TABLE).insert(attachment, tags);
        twinOf(call, attachment).table(TransitGatewayAttachment.TABLE).insert(twin, Map.of());
        become(call, attachment.id(), "pendingAcceptance", later -> { });
        return row;
    }

    /** Lets an attachment become available: at once in {@code pending}, with the interfaces that it needs. */
    static Row<TransitGatewayAttachment> open(Call call, String id) {
        onBothSides(call, id, (side, attachment) -> set(side, withInterfaces(side, attachment.inState("pending"))));
        shareDetail(call, id);
        become(call, id, "available", later -> onBothSides(later, id, Attachments::connect));
        return call.table(TransitGatewayAttachment.TABLE).find(id);
    }

    private static void connect(Call side, TransitGatewayAttachment attachment) {
        if (isHub(side, attachment)) {
            RouteTableLinks.connectToDefaults(side, attachment);
        }
    }

    // ---- the end

    /** Refuses an attachment that another side has asked for. */
    static Row<TransitGatewayAttachment> reject(Call call, String id) {
        onBothSides(call, id, (side, attachment) -> set(side, attachment.inState("rejecting")));
        become(call, id, "rejected", later -> disappear(later, id));
        return call.table(TransitGatewayAttachment.TABLE).find(id);
    }

    /** Lets an attachment fail whose other side does not exist. */
    static void fail(Call call, String id) {
        become(call, id, "failed", later -> disappear(later, id));
    }

    /** Deletes an attachment, with what stands on it. */
    static Row<TransitGatewayAttachment> end(Call call, String id) {
        onBothSides(call, id, (side, attachment) -> set(side, attachment.inState("deleting")));
        become(call, id, "deleted", later -> {
            onBothSides(later, id, Attachments::disconnect);
            disappear(later, id);
        });
        return call.table(TransitGatewayAttachment.TABLE).find(id);
    }

    private static void disconnect(Call side, TransitGatewayAttachment attachment) {
        if (isHub(side, attachment)) {
            RouteTableLinks.disconnect(side, attachment.id());
            MulticastLife.forgetAttachment(side, attachment.id());
        }
        if (isVpcSide(side, attachment)) {
            attachment.vpc().interfaces().values().forEach(eni -> removeInterface(side, eni));
        }
    }

    private static void disappear(Call call, String id) {
        onBothSides(call, id, (side, attachment) -> Phases.disappear(side, TransitGatewayAttachment.TABLE,
                attachment.id()));
    }

    // ---- both sides

    /** What is done on one side of an attachment. */
    interface OnSide {

        void act(Call side, TransitGatewayAttachment attachment);
    }

    /** Does something on both sides of an attachment, or on the one there is. */
    static void onBothSides(Call call, String id, OnSide what) {
        TransitGatewayAttachment here = call.table(TransitGatewayAttachment.TABLE).value(id);
        what.act(call, here);
        Call there = twinOf(call, here);
        if (there != null && there.table(TransitGatewayAttachment.TABLE).find(here.twin().id()) != null) {
            what.act(there, there.table(TransitGatewayAttachment.TABLE).value(here.twin().id()));
        }
    }

    static Call twinOf(Call call, TransitGatewayAttachment attachment) {
        Twin twin = attachment.twin();
        return twin == null ? null : call.in(twin.account(), twin.region());
    }

    private static void set(Call side, TransitGatewayAttachment attachment) {
        side.table(TransitGatewayAttachment.TABLE).update(attachment);
    }

    private static void become(Call call, String id, String state, Consumer<Call> then) {
        Phases.become(call, TransitGatewayAttachment.TABLE, id, Delay.TRANSIT_GATEWAY_PART_STEP, state, later -> {
            onBothSides(later, id, (side, attachment) -> set(side, attachment.inState(state)));
            then.accept(later);
        });
    }

    /** Lets what was changed about a VPC's attachment take effect. */
    static Row<TransitGatewayAttachment> modify(Call call, TransitGatewayAttachment changed) {
        set(call, changed);
        shareDetail(call, changed.id());
        onBothSides(call, changed.id(), (side, attachment) -> set(side, attachment.inState("modifying")));
        become(call, changed.id(), "available", later -> { });
        return call.table(TransitGatewayAttachment.TABLE).find(changed.id());
    }

    /** Shows the transit gateway's owner of a VPC's attachment what the VPC's owner has decided. */
    private static void shareDetail(Call call, String id) {
        TransitGatewayAttachment here = call.table(TransitGatewayAttachment.TABLE).value(id);
        if (here.kind() != Kind.VPC || here.twin() == null) {
            return;
        }
        onBothSides(call, id, (side, attachment) -> {
            if (isVpcSide(side, attachment)) {
                Call hub = twinOf(side, attachment);
                set(hub, hub.table(TransitGatewayAttachment.TABLE).value(id).withDetail(attachment.detail()));
            }
        });
    }

    // ---- interfaces

    private static TransitGatewayAttachment withInterfaces(Call side, TransitGatewayAttachment attachment) {
        return isVpcSide(side, attachment) ? addInterfaces(side, attachment, attachment.vpc().subnetIds()) : attachment;
    }

    /** The same attachment with an interface in each of the subnets; each takes an address. */
    static TransitGatewayAttachment addInterfaces(Call side, TransitGatewayAttachment attachment,
            List<String> subnetIds) {
        Map<String, String> interfaces = new LinkedHashMap<>(attachment.vpc().interfaces());
        for (String subnetId : subnetIds) {
            interfaces.put(subnetId, NetworkInterfaces.createManaged(side, side.table(Subnet.TABLE).value(subnetId),
                    SERVICE, "Network Interface for Transit Gateway Attachment " + attachment.id(), List.of(), null)
                    .id());
        }
        return withInterfaces(attachment, interfaces);
    }

    /** The same attachment without its interfaces in the subnets. */
    static TransitGatewayAttachment removeInterfaces(Call side, TransitGatewayAttachment attachment,
            List<String> subnetIds) {
        Map<String, String> interfaces = new LinkedHashMap<>(attachment.vpc().interfaces());
        subnetIds.forEach(subnetId -> removeInterface(side, interfaces.remove(subnetId)));
        return withInterfaces(attachment, interfaces);
    }

    private static TransitGatewayAttachment withInterfaces(TransitGatewayAttachment attachment,
            Map<String, String> interfaces) {
        return attachment.withDetail(new VpcDetail(interfaces, attachment.vpc().options()));
    }

    private static void removeInterface(Call side, String eni) {
        if (!eni.isEmpty()) {
            NetworkInterfaces.deleteManaged(side, eni);
        }
    }
}
