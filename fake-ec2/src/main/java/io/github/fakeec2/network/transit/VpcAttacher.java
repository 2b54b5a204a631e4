package io.github.fakeec2.network.transit;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.network.transit.TransitGatewayAttachment.Kind;
import io.github.fakeec2.network.transit.TransitGatewayAttachment.Twin;
import io.github.fakeec2.network.transit.TransitGatewayAttachment.VpcDetail;
import io.github.fakeec2.network.transit.TransitGatewayAttachment.VpcOptions;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayVpcAttachmentRequestOptions;
import software.amazon.awssdk.services.ec2.model.ModifyTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.ModifyTransitGatewayVpcAttachmentRequestOptions;

/** The rules of attaching a VPC (Transit Gateway guide, "Amazon VPC attachments"). */
final class VpcAttacher {

    private static final String[] OPTIONS =
            {"DnsSupport", "SecurityGroupReferencingSupport", "Ipv6Support", "ApplianceModeSupport"};
    private static final SimulatedMembers ON_CREATE =
            SimulatedMembers.of("CreateTransitGatewayVpcAttachment", "options.", OPTIONS);
    private static final SimulatedMembers ON_MODIFY =
            SimulatedMembers.of("ModifyTransitGatewayVpcAttachment", "options.", OPTIONS);

    private final Call call;

    VpcAttacher(Call call) {
        this.call = call;
    }

    /** Attaches a VPC of the caller's to a transit gateway, whoever owns that. */
    Row<TransitGatewayAttachment> attach(CreateTransitGatewayVpcAttachmentRequest request, Map<String, String> tags) {
        Requests.required(request.transitGatewayId(), "TransitGatewayId");
        Requests.required(request.vpcId(), "VpcId");
        Requests.required(request.subnetIds(), "SubnetIds");
        Call hub = hubOf(request.transitGatewayId());
        TransitGateway gateway = Requests.available(hub, TransitGateway.TABLE, request.transitGatewayId(),
                "TransitGatewayId").value();
        Vpc vpc = call.table(Vpc.TABLE).get(request.vpcId()).value();
        if (TransitGateways.attachmentOf(call.region(), gateway.id(), vpc.id()) != null) {
            throw AwsError.of("DuplicateTransitGatewayAttachment",
                    gateway.id() + " has non-deleted Transit Gateway Attachments with same VPC ID.");
        }
        List<String> subnets = subnetsOf(vpc.id(), request.subnetIds(), Set.of());
        requireRoom(hub, gateway.id(), vpc.id());
        Map<String, String> interfaces = new LinkedHashMap<>();
        subnets.forEach(subnet -> interfaces.put(subnet, ""));
        VpcDetail detail = new VpcDetail(interfaces, ofNew(request.options()));
        TransitGatewayAttachment attachment = Attachments.own(call, gateway.id(), Kind.VPC, vpc.id(), detail);
        return hub == call ? Attachments.begin(call, attachment, tags) : share(hub, gateway, attachment, tags);
    }

    /** The account that the transit gateway belongs to: the caller's, unless another one has it in this region. */
    private Call hubOf(String transitGatewayId) {
        if (call.table(TransitGateway.TABLE).find(transitGatewayId) != null) {
            return call;
        }
        Call owner = call.whereIs(TransitGateway.TABLE, transitGatewayId);
        return owner != null && owner.region().name().equals(call.region().name()) ? owner : call;
    }

    private Row<TransitGatewayAttachment> share(Call hub, TransitGateway gateway, TransitGatewayAttachment own,
            Map<String, String> tags) {
        String region = call.region().name();
        var here = new TransitGatewayAttachment(own.id(), own.transitGatewayId(), hub.account(), own.kind(),
                own.resourceId(), own.resourceOwnerId(), "initiatingRequest",
                new Twin(hub.account(), region, own.id()), own.detail());
        var there = new TransitGatewayAttachment(own.id(), own.transitGatewayId(), hub.account(), own.kind(),
                own.resourceId(), own.resourceOwnerId(), "initiatingRequest",
                new Twin(call.account(), region, own.id()), own.detail());
        if (gateway.options().autoAcceptSharedAttachments()) {
            call.table(TransitGatewayAttachment.TABLE).insert(here, tags);
            hub.table(TransitGatewayAttachment.TABLE).insert(there, Map.of());
            return Attachments.open(call, own.id());
        }
        return Attachments.request(call, here, tags, there);
    }

    private void requireRoom(Call hub, String gatewayId, String vpcId) {
        Attachments.requireRoom(hub, gatewayId);
        int attached = (int) call.table(TransitGatewayAttachment.TABLE)
                .by(TransitGatewayAttachment.BY_RESOURCE, vpcId).stream()
                .filter(row -> row.value().isLiving()).count();
        Requests.requireRoom(attached, 1, call.quota(Quota.TRANSIT_GATEWAY_ATTACHMENTS_PER_VPC),
                "TransitGatewayAttachmentLimitExceeded", "transit gateways that a VPC is attached to");
    }

    /** The subnets that a request names: of the VPC, and at most one in an Availability Zone. */
    private List<String> subnetsOf(String vpcId, List<String> ids, Set<String> takenZones) {
        Set<String> zones = new HashSet<>(takenZones);
        Set<String> named = new HashSet<>();
        List<Row<Subnet>> rows = call.table(Subnet.TABLE).getAll(ids);
        for (Row<Subnet> row : rows) {
            if (!row.value().vpcId().equals(vpcId)) {
                throw Requests.invalid("Subnet " + row.id() + " does not belong to VPC " + vpcId + ".");
            }
        }
        for (String id : ids) {
            if (!named.add(id) || !zones.add(call.table(Subnet.TABLE).value(id).zone())) {
                throw AwsError.of("DuplicateSubnetsInSameZone", "Duplicate Subnets for same AZ");
            }
        }
        return List.copyOf(ids);
    }

    /** Changes subnets and options of an attachment of the caller's VPC. */
    Row<TransitGatewayAttachment> modify(TransitGatewayAttachment attachment,
            ModifyTransitGatewayVpcAttachmentRequest request) {
        if (!attachment.resourceOwnerId().equals(call.account())) {
            throw Requests.notYours(attachment.id());
        }
        List<String> staying = withoutRemoved(attachment, request.removeSubnetIds());
        Set<String> zones = new HashSet<>();
        staying.forEach(subnet -> zones.add(call.table(Subnet.TABLE).value(subnet).zone()));
        List<String> added = subnetsOf(attachment.resourceId(), request.addSubnetIds(), zones);
        if (staying.isEmpty() && added.isEmpty()) {
            throw Requests.invalid("Transit Gateway Attachment " + attachment.id() + " must have at least one subnet.");
        }
        TransitGatewayAttachment changed = Attachments.removeInterfaces(call, attachment, request.removeSubnetIds());
        request.removeSubnetIds().forEach(subnet -> MulticastLife.forgetSubnet(call, attachment, subnet));
        changed = Attachments.addInterfaces(call, changed, added);
        return Attachments.modify(call, changed.withDetail(new VpcDetail(changed.vpc().interfaces(),
                changed(attachment.vpc().options(), request.options()))));
    }

    private List<String> withoutRemoved(TransitGatewayAttachment attachment, List<String> removed) {
        Set<String> staying = new HashSet<>(attachment.vpc().subnetIds());
        call.table(Subnet.TABLE).getAll(removed);
        for (String subnet : removed) {
            if (!staying.remove(subnet)) {
                throw Requests.invalid("Subnet " + subnet + " is not in Transit Gateway Attachment "
                        + attachment.id() + ".");
            }
        }
        return List.copyOf(staying);
    }

    private static VpcOptions ofNew(CreateTransitGatewayVpcAttachmentRequestOptions wanted) {
        ON_CREATE.requireNoOther(wanted);
        var options = wanted == null ? CreateTransitGatewayVpcAttachmentRequestOptions.builder().build() : wanted;
        return new VpcOptions(Requests.enabled(options.dnsSupportAsString(), "DnsSupport", true),
                Requests.enabledMember(options, "SecurityGroupReferencingSupport", true),
                Requests.enabled(options.ipv6SupportAsString(), "Ipv6Support", false),
                Requests.enabled(options.applianceModeSupportAsString(), "ApplianceModeSupport", false));
    }

    private static VpcOptions changed(VpcOptions now, ModifyTransitGatewayVpcAttachmentRequestOptions options) {
        ON_MODIFY.requireNoOther(options);
        return options == null ? now
                : new VpcOptions(Requests.enabled(options.dnsSupportAsString(), "DnsSupport", now.dnsSupport()),
                        Requests.enabledMember(options, "SecurityGroupReferencingSupport",
                                now.securityGroupReferencingSupport()),
                        Requests.enabled(options.ipv6SupportAsString(), "Ipv6Support", now.ipv6Support()),
                        Requests.enabled(options.applianceModeSupportAsString(), "ApplianceModeSupport",
                                now.applianceModeSupport()));
    }
}
