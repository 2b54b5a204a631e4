package io.github.fakeec2.network.transit;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.time.Delay;
import java.util.List;

/** How subnets enter and leave multicast domains. */
final class MulticastLife {

    private MulticastLife() {
    }

    /** The account that a multicast domain belongs to: the caller's, unless another one has it in this region. */
    static Call hubOf(Call call, String domainId) {
        if (domainId == null || call.table(MulticastDomain.TABLE).find(domainId) != null) {
            return call;
        }
        Call owner = call.whereIs(MulticastDomain.TABLE, domainId);
        return owner != null && owner.region().name().equals(call.region().name()) ? owner : call;
    }

    /** Lets a subnet that comes into a domain be there after a while. */
    static void associate(Call hub, MulticastAssociation association) {
        hub.table(MulticastAssociation.TABLE).update(association.inState("associating"));
        Phases.become(hub, MulticastAssociation.TABLE, association.id(), Delay.TRANSIT_GATEWAY_PART_STEP, "associated",
                later -> { });
    }

    /** Lets a subnet leave a domain, and its interfaces the groups. */
    static void disassociate(Call hub, MulticastAssociation association) {
        hub.table(MulticastAssociation.TABLE).update(association.inState("disassociating"));
        Phases.become(hub, MulticastAssociation.TABLE, association.id(), Delay.TRANSIT_GATEWAY_PART_STEP,
                "disassociated", later -> forget(later, association.id()));
    }

    /** Takes away an association at once. */
    static void forget(Call hub, String id) {
        hub.table(MulticastMembership.TABLE).deleteAll(MulticastMembership.BY_ASSOCIATION, id);
        hub.table(MulticastAssociation.TABLE).delete(id);
    }

    /** Takes away what an attachment that has gone had in multicast domains. */
    static void forgetAttachment(Call hub, String attachmentId) {
        for (Row<MulticastAssociation> row : List.copyOf(hub.table(MulticastAssociation.TABLE)
                .by(MulticastAssociation.BY_ATTACHMENT, attachmentId))) {
            forget(hub, row.id());
        }
    }

    /** Takes away what a subnet that leaves an attachment had in multicast domains. */
    static void forgetSubnet(Call call, TransitGatewayAttachment attachment, String subnetId) {
        Call hub = attachment.transitGatewayOwnerId().equals(call.account()) ? call
                : Attachments.twinOf(call, attachment);
        for (Row<MulticastAssociation> row : List.copyOf(hub.table(MulticastAssociation.TABLE)
                .by(MulticastAssociation.BY_ATTACHMENT, attachment.id()))) {
            if (row.value().subnetId().equals(subnetId)) {
                forget(hub, row.id());
            }
        }
    }
}
