package io.github.fakeec2.network.transit;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.network.transit.TransitGatewayAttachment.Kind;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.AcceptTransitGatewayMulticastDomainAssociationsRequest;
import software.amazon.awssdk.services.ec2.model.AcceptTransitGatewayMulticastDomainAssociationsResponse;
import software.amazon.awssdk.services.ec2.model.AssociateTransitGatewayMulticastDomainRequest;
import software.amazon.awssdk.services.ec2.model.AssociateTransitGatewayMulticastDomainResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateTransitGatewayMulticastDomainRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateTransitGatewayMulticastDomainResponse;
import software.amazon.awssdk.services.ec2.model.GetTransitGatewayMulticastDomainAssociationsRequest;
import software.amazon.awssdk.services.ec2.model.GetTransitGatewayMulticastDomainAssociationsResponse;
import software.amazon.awssdk.services.ec2.model.RejectTransitGatewayMulticastDomainAssociationsRequest;
import software.amazon.awssdk.services.ec2.model.RejectTransitGatewayMulticastDomainAssociationsResponse;
import software.amazon.awssdk.services.ec2.model.SubnetAssociation;
import software.amazon.awssdk.services.ec2.model.TransitGatewayMulticastDomainAssociation;
import software.amazon.awssdk.services.ec2.model.TransitGatewayMulticastDomainAssociations;

/** Puts subnets into multicast domains; the owner of a domain decides about those of other accounts. */
@Simulates(family = "Transit gateway multicast")
final class MulticastAssociationApi {

    private static final Listing<MulticastAssociation> LISTING = new Listing<>(MulticastAssociation.TABLE,
            () -> MulticastFilters.ASSOCIATIONS, PageRules.upperCase("TransitGatewayMulticastDomainId", 5, 1000));

    private final Call call;

    MulticastAssociationApi(Call call) {
        this.call = call;
    }

    /** What the requests of the four operations have in common. */
    private record Choice(Call hub, MulticastDomain domain, TransitGatewayAttachment attachment,
            List<String> subnetIds) {
    }

    private Choice choice(String domainId, String attachmentId, List<String> subnetIds) {
        Call hub = MulticastLife.hubOf(call, domainId);
        MulticastDomain domain = Requests.available(hub, MulticastDomain.TABLE, domainId,
                "TransitGatewayMulticastDomainId").value();
        TransitGatewayAttachment attachment = Requests.existing(call, TransitGatewayAttachment.TABLE, attachmentId,
                "TransitGatewayAttachmentId").value();
        return new Choice(hub, domain, attachment,
                List.copyOf(new LinkedHashSet<>(Requests.required(subnetIds, "SubnetIds"))));
    }

    AssociateTransitGatewayMulticastDomainResponse associateTransitGatewayMulticastDomain(
            AssociateTransitGatewayMulticastDomainRequest request) {
        requireTexts(request.subnetIds());
        Choice choice = choice(request.transitGatewayMulticastDomainId(), request.transitGatewayAttachmentId(),
                request.subnetIds());
        requireFitting(choice);
        boolean asked = choice.hub() != call && !choice.domain().autoAccept();
        List<MulticastAssociation> associations = new ArrayList<>();
        for (String subnet : choice.subnetIds()) {
            requireFree(choice.hub(), subnet);
            MulticastAssociation association = MulticastAssociation.of(choice.domain().id(),
                    choice.attachment().id(), subnet, asked ? "pendingAcceptance" : "associating");
            choice.hub().table(MulticastAssociation.TABLE).insert(association, Map.of());
            if (!asked) {
                MulticastLife.associate(choice.hub(), association);
            }
            associations.add(association);
        }
        return AssociateTransitGatewayMulticastDomainResponse.builder()
                .associations(view(choice, associations)).build();
    }

    private static void requireTexts(List<String> subnetIds) {
        for (String subnet : subnetIds) {
            Subnet.TABLE.requireWellFormed(String.valueOf(subnet));
        }
    }

    /** The attachment must be a VPC's, of the domain's transit gateway, and the subnets the VPC's. */
    private void requireFitting(Choice choice) {
        TransitGatewayAttachment attachment = choice.attachment();
        Requests.requireAvailable(attachment);
        if (attachment.kind() != Kind.VPC
                || !attachment.transitGatewayId().equals(choice.domain().transitGatewayId())) {
            throw Requests.invalid("Transit Gateway Attachment " + attachment.id()
                    + " is not a VPC attachment of Transit Gateway " + choice.domain().transitGatewayId() + ".");
        }
        Call owner = attachment.resourceOwnerId().equals(call.account()) ? call : Attachments.twinOf(call, attachment);
        for (Row<Subnet> subnet : owner.table(Subnet.TABLE).getAll(choice.subnetIds())) {
            if (!subnet.value().vpcId().equals(attachment.resourceId())) {
                throw Requests.invalid("Subnet " + subnet.id() + " does not belong to VPC " + attachment.resourceId()
                        + ".");
            }
        }
    }

    /** A subnet can be in one multicast domain (Transit Gateway guide, "Multicast domains"). */
    private static void requireFree(Call hub, String subnetId) {
        if (!hub.table(MulticastAssociation.TABLE).by(MulticastAssociation.BY_SUBNET, subnetId).isEmpty()) {
            throw AwsError.of("Resource.AlreadyAssociated",
                    "Subnet " + subnetId + " is already associated to a multicast domain.");
        }
    }

    DisassociateTransitGatewayMulticastDomainResponse disassociateTransitGatewayMulticastDomain(
            DisassociateTransitGatewayMulticastDomainRequest request) {
        Choice choice = choice(request.transitGatewayMulticastDomainId(), request.transitGatewayAttachmentId(),
                request.subnetIds());
        List<MulticastAssociation> associations = existing(choice, "associated");
        associations.forEach(association -> MulticastLife.disassociate(choice.hub(), association));
        return DisassociateTransitGatewayMulticastDomainResponse.builder()
                .associations(view(choice, inState(associations, "disassociating"))).build();
    }

    AcceptTransitGatewayMulticastDomainAssociationsResponse acceptTransitGatewayMulticastDomainAssociations(
            AcceptTransitGatewayMulticastDomainAssociationsRequest request) {
        Choice choice = decision(request.transitGatewayMulticastDomainId(), request.transitGatewayAttachmentId(),
                request.subnetIds());
        List<MulticastAssociation> associations = existing(choice, "pendingAcceptance");
        associations.forEach(association -> MulticastLife.associate(choice.hub(), association));
        return AcceptTransitGatewayMulticastDomainAssociationsResponse.builder()
                .associations(view(choice, inState(associations, "associating"))).build();
    }

    RejectTransitGatewayMulticastDomainAssociationsResponse rejectTransitGatewayMulticastDomainAssociations(
            RejectTransitGatewayMulticastDomainAssociationsRequest request) {
        Choice choice = decision(request.transitGatewayMulticastDomainId(), request.transitGatewayAttachmentId(),
                request.subnetIds());
        List<MulticastAssociation> associations = existing(choice, "pendingAcceptance");
        associations.forEach(association -> MulticastLife.forget(choice.hub(), association.id()));
        return RejectTransitGatewayMulticastDomainAssociationsResponse.builder()
                .associations(view(choice, inState(associations, "rejected"))).build();
    }

    /** What the owner of the domain, who calls, decides about. */
    private Choice decision(String domainId, String attachmentId, List<String> subnetIds) {
        Choice choice = choice(domainId, attachmentId, subnetIds);
        if (choice.hub() != call) {
            throw Requests.notYours(domainId);
        }
        return choice;
    }

    private static List<MulticastAssociation> existing(Choice choice, String state) {
        List<MulticastAssociation> associations = new ArrayList<>();
        for (String subnet : choice.subnetIds()) {
            Row<MulticastAssociation> row = choice.hub().table(MulticastAssociation.TABLE)
                    .find(MulticastAssociation.idOf(choice.domain().id(), subnet));
            if (row == null || !row.value().attachmentId().equals(choice.attachment().id())) {
                throw AwsError.of("InvalidTransitGatewayMulticastDomainAssociation.NotFound", "Subnet " + subnet
                        + " is not associated with Transit Gateway Multicast Domain " + choice.domain().id() + ".");
            }
            if (!row.value().stateName().equals(state)) {
                throw Requests.incorrectState(subnet).withHint("the association is " + row.value().stateName());
            }
            associations.add(row.value());
        }
        return associations;
    }

    private static List<MulticastAssociation> inState(List<MulticastAssociation> associations, String state) {
        return associations.stream().map(association -> association.inState(state)).toList();
    }

    private static TransitGatewayMulticastDomainAssociations view(Choice choice,
            List<MulticastAssociation> associations) {
        return TransitGatewayMulticastDomainAssociations.builder()
                .transitGatewayMulticastDomainId(choice.domain().id())
                .transitGatewayAttachmentId(choice.attachment().id())
                .resourceId(choice.attachment().resourceId())
                .resourceType(choice.attachment().kind().resourceType())
                .resourceOwnerId(choice.attachment().resourceOwnerId())
                .subnets(associations.stream().map(MulticastAssociationApi::subnet).toList())
                .build();
    }

    private static SubnetAssociation subnet(MulticastAssociation association) {
        return SubnetAssociation.builder().subnetId(association.subnetId()).state(association.stateName()).build();
    }

    GetTransitGatewayMulticastDomainAssociationsResponse getTransitGatewayMulticastDomainAssociations(
            GetTransitGatewayMulticastDomainAssociationsRequest request) {
        String domain = Requests.existing(call, MulticastDomain.TABLE, request.transitGatewayMulticastDomainId(),
                "TransitGatewayMulticastDomainId").id();
        Page<MulticastAssociation> page = LISTING.page(call.table(MulticastAssociation.TABLE)
                        .by(MulticastAssociation.BY_DOMAIN, domain), call.region(), false, request.filters(),
                request.maxResults(), request.nextToken());
        return GetTransitGatewayMulticastDomainAssociationsResponse.builder()
                .multicastDomainAssociations(page.map(this::view))
                .nextToken(page.nextToken())
                .build();
    }

    private TransitGatewayMulticastDomainAssociation view(Row<MulticastAssociation> row) {
        TransitGatewayAttachment attachment =
                call.table(TransitGatewayAttachment.TABLE).value(row.value().attachmentId());
        return TransitGatewayMulticastDomainAssociation.builder()
                .transitGatewayAttachmentId(attachment.id())
                .resourceId(attachment.resourceId())
                .resourceType(attachment.kind().resourceType())
                .resourceOwnerId(attachment.resourceOwnerId())
                .subnet(subnet(row.value()))
                .build();
    }
}
