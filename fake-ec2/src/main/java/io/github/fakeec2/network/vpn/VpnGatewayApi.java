package io.github.fakeec2.network.vpn;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.RouteTables;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.network.VpnGateway;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.region.RegionCatalog;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.time.Delay;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.AttachVpnGatewayRequest;
import software.amazon.awssdk.services.ec2.model.AttachVpnGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpnGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpnGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpnGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpnGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpnGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpnGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DetachVpnGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DetachVpnGatewayResponse;
import software.amazon.awssdk.services.ec2.model.VpcAttachment;

/** Virtual private gateways. */
@Simulates(family = "Site-to-Site VPN")
final class VpnGatewayApi {

    private static final Listing<VpnGateway> LISTING =
            new Listing<>(VpnGateway.TABLE, () -> VpnGatewayFilters.ALL, PageRules.NONE);
    private static final long DEFAULT_ASN = 64_512;

    private final Call call;
    private final Table<VpnGateway> table;

    VpnGatewayApi(Call call) {
        this.call = call;
        this.table = call.table(VpnGateway.TABLE);
    }

    CreateVpnGatewayResponse createVpnGateway(CreateVpnGatewayRequest request) {
        VpnErrors.requireType(request.typeAsString());
        Map<String, String> tags = TagRules.onCreate(request.tagSpecifications(), VpnGateway.TABLE.resourceType());
        long asn = request.amazonSideAsn() == null ? DEFAULT_ASN : request.amazonSideAsn();
        if (!isPrivateAsn(asn)) {
            throw AwsError.invalidValue("amazonSideAsn", asn,
                    "The ASN must be in the range 64512 to 65534 or 4200000000 to 4294967294.");
        }
        String zone = zone(request.availabilityZone());
        long available = table.all().stream().filter(other -> other.value().isAvailable()).count();
        call.requireRoom(Quota.VPN_GATEWAYS_PER_REGION, available,
                "VpnGatewayLimitExceeded", "virtual private gateways");
        Row<VpnGateway> row = table.insert(
                new VpnGateway(call.nextId(VpnGateway.TABLE), "available", asn, zone, null), tags);
        return CreateVpnGatewayResponse.builder().vpnGateway(view(row)).build();
    }

    /** The ranges that are reserved for private use (RFC 6996), as CreateVpnGateway documents them. */
    private static boolean isPrivateAsn(long asn) {
        return asn >= 64_512 && asn <= 65_534 || asn >= 4_200_000_000L && asn <= 4_294_967_294L;
    }

    private String zone(String wanted) {
        if (wanted == null || wanted.isEmpty()) {
            return null;
        }
        if (RegionCatalog.find(call.region().name()).orElseThrow().zones().stream()
                .noneMatch(zone -> zone.name().equals(wanted))) {
            throw AwsError.invalidValue("availabilityZone", wanted,
                    "There is no such Availability Zone in the Region.");
        }
        return wanted;
    }

    DescribeVpnGatewaysResponse describeVpnGateways(DescribeVpnGatewaysRequest request) {
        return DescribeVpnGatewaysResponse.builder()
                .vpnGateways(LISTING.all(call.region(), request.vpnGatewayIds(), request.filters()).stream()
                        .map(VpnGatewayApi::view).toList())
                .build();
    }

    AttachVpnGatewayResponse attachVpnGateway(AttachVpnGatewayRequest request) {
        VpnGateway gateway = VpnEnds.vpnGateway(call, Required.text("vpnGatewayId", request.vpnGatewayId()));
        String vpcId = call.table(Vpc.TABLE).get(Required.text("vpcId", request.vpcId())).id();
        if (gateway.isAttachedAtAll()) {
            if (gateway.attachment().vpcId().equals(vpcId) && !gateway.attachment().state().equals("detaching")) {
                return answer(gateway);
            }
            throw AwsError.of("VpnGatewayAttachmentLimitExceeded",
                            "The maximum number of virtual private gateway attachments has been reached.")
                    .withHint(gateway.id() + " is " + gateway.attachment().state() + ", "
                            + gateway.attachment().vpcId());
        }
        for (Row<VpnGateway> other : table.by(VpnGateway.BY_VPC, vpcId)) {
            throw AwsError.of("InvalidVpcState",
                            "The vpc '" + vpcId + "' already has a virtual private gateway attached to it.")
                    .withHint(other.id() + " is " + other.value().attachment().state());
        }
        String id = gateway.id();
        VpnGateway attaching = gateway.attached(vpcId, "attaching");
        table.update(attaching);
        call.begin(Delay.VPN_GATEWAY_ATTACH, id + " is attached",
                later -> new VpnGatewayApi(later).finish(id, "attaching", "attached"));
        return answer(attaching);
    }

    private static AttachVpnGatewayResponse answer(VpnGateway gateway) {
        return AttachVpnGatewayResponse.builder().vpcAttachment(view(gateway.attachment())).build();
    }

    DetachVpnGatewayResponse detachVpnGateway(DetachVpnGatewayRequest request) {
        VpnGateway gateway = table.get(Required.text("vpnGatewayId", request.vpnGatewayId())).value();
        String vpcId = Required.text("vpcId", request.vpcId());
        if (!gateway.isAttachedAtAll() || !gateway.attachment().vpcId().equals(vpcId)) {
            throw AwsError.of("InvalidVpnGatewayAttachment.NotFound", "The attachment with vpn gateway ID '"
                            + gateway.id() + "' and vpc ID '" + abbreviated(vpcId) + "' does not exist")
                    .withHint(gateway.isAttachedAtAll()
                            ? gateway.id() + " is attached to " + gateway.attachment().vpcId()
                            : gateway.id() + " is attached to no VPC");
        }
        String id = gateway.id();
        if (!gateway.attachment().state().equals("detaching")) {
            table.update(gateway.attached(vpcId, "detaching"));
            RouteTables.propagate(call, id);
            call.begin(Delay.VPN_GATEWAY_ATTACH, id + " is detached",
                    later -> new VpnGatewayApi(later).finish(id, "detaching", "detached"));
        }
        return DetachVpnGatewayResponse.builder().build();
    }

    private static String abbreviated(String text) {
        return text.length() <= 255 ? text : text.substring(0, 255);
    }

    private void finish(String id, String from, String to) {
        Row<VpnGateway> row = table.find(id);
        if (row != null && row.value().isAttachedAtAll() && row.value().attachment().state().equals(from)) {
            table.update(row.value().attached(row.value().attachment().vpcId(), to));
            if (to.equals("detached")) {
                RouteTables.forgetGateway(call, id);
            } else {
                RouteTables.propagate(call, id);
            }
        }
    }

    DeleteVpnGatewayResponse deleteVpnGateway(DeleteVpnGatewayRequest request) {
        VpnGateway gateway = VpnEnds.vpnGateway(call, Required.text("vpnGatewayId", request.vpnGatewayId()));
        if (gateway.isAttachedAtAll()) {
            throw VpnErrors.inUse("VPN gateway")
                    .withHint(gateway.id() + " is " + gateway.attachment().state() + ", "
                            + gateway.attachment().vpcId());
        }
        VpnErrors.requireUnconnected(call, VpnGateway.TABLE, "VPN gateway", gateway.id());
        table.update(gateway.deleted());
        RouteTables.propagate(call, gateway.id());
        call.later(Delay.DELETED_VPN_VISIBLE, "deleted " + gateway.id() + " disappears",
                later -> later.table(VpnGateway.TABLE).delete(gateway.id()));
        return DeleteVpnGatewayResponse.builder().build();
    }

    private static software.amazon.awssdk.services.ec2.model.VpnGateway view(Row<VpnGateway> row) {
        return row.view(() -> {
            VpnGateway gateway = row.value();
            return software.amazon.awssdk.services.ec2.model.VpnGateway.builder()
                    .vpnGatewayId(gateway.id())
                    .state(gateway.stateName())
                    .type("ipsec.1")
                    .amazonSideAsn(gateway.amazonSideAsn())
                    .availabilityZone(gateway.availabilityZone())
                    .vpcAttachments(gateway.attachment() == null ? List.of() : List.of(view(gateway.attachment())))
                    .tags(TagRules.toSdk(row.tags()))
                    .build();
        });
    }

    private static VpcAttachment view(VpnGateway.Attachment attachment) {
        return VpcAttachment.builder().vpcId(attachment.vpcId()).state(attachment.state()).build();
    }
}
