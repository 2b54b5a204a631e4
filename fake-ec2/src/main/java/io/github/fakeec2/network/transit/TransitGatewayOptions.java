package io.github.fakeec2.network.transit;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.network.transit.TransitGateway.Options;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.quota.Quota;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.ModifyTransitGatewayOptions;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRequestOptions;

/** Reads what requests say of a transit gateway's options (API reference, TransitGatewayRequestOptions). */
final class TransitGatewayOptions {

    private static final long DEFAULT_ASN = 64512;
    private static final long LAST_SHORT_ASN = 65534;
    private static final long FIRST_LONG_ASN = 4_200_000_000L;
    private static final long LAST_LONG_ASN = 4_294_967_294L;
    private static final int LONGEST_IPV4 = 24;
    private static final int LONGEST_IPV6 = 64;
    private static final IpRange LINK_LOCAL = IpRange.parse("169.254.0.0/16");

    private static final SimulatedMembers ON_CREATE = SimulatedMembers.of("CreateTransitGateway", "options.",
            "AmazonSideAsn", "AutoAcceptSharedAttachments", "DefaultRouteTableAssociation",
            "DefaultRouteTablePropagation", "VpnEcmpSupport", "DnsSupport", "SecurityGroupReferencingSupport",
            "MulticastSupport", "TransitGatewayCidrBlocks");
    private static final SimulatedMembers ON_MODIFY = SimulatedMembers.of("ModifyTransitGateway", "options.",
            "AddTransitGatewayCidrBlocks", "RemoveTransitGatewayCidrBlocks", "VpnEcmpSupport", "DnsSupport",
            "SecurityGroupReferencingSupport", "AutoAcceptSharedAttachments", "DefaultRouteTableAssociation",
            "AssociationDefaultRouteTableId", "DefaultRouteTablePropagation", "PropagationDefaultRouteTableId",
            "AmazonSideAsn");

    private final Call call;
    private final String gatewayId;

    TransitGatewayOptions(Call call, String gatewayId) {
        this.call = call;
        this.gatewayId = gatewayId;
    }

    /** The options of a new transit gateway. One that connects attachments by itself gets a route table for that. */
    Options ofNew(TransitGatewayRequestOptions request) {
        ON_CREATE.requireNoOther(request);
        TransitGatewayRequestOptions wanted =
                request == null ? TransitGatewayRequestOptions.builder().build() : request;
        boolean associates = Requests.enabled(wanted.defaultRouteTableAssociationAsString(),
                "DefaultRouteTableAssociation", true);
        boolean propagates = Requests.enabled(wanted.defaultRouteTablePropagationAsString(),
                "DefaultRouteTablePropagation", true);
        long asn = wanted.amazonSideAsn() == null ? DEFAULT_ASN : validAsn(wanted.amazonSideAsn());
        List<IpRange> blocks = blocks(wanted.transitGatewayCidrBlocks());
        requireRoomFor(blocks);
        boolean autoAccept = Requests.enabled(wanted.autoAcceptSharedAttachmentsAsString(),
                "AutoAcceptSharedAttachments", false);
        boolean ecmp = Requests.enabled(wanted.vpnEcmpSupportAsString(), "VpnEcmpSupport", true);
        boolean dns = Requests.enabled(wanted.dnsSupportAsString(), "DnsSupport", true);
        boolean multicast = Requests.enabled(wanted.multicastSupportAsString(), "MulticastSupport", false);
        boolean groups = Requests.enabledMember(wanted, "SecurityGroupReferencingSupport", false);
        String table = associates || propagates ? RouteTableLife.begin(call, gatewayId).id() : null;
        return new Options(asn, blocks, autoAccept, associates ? table : null, propagates ? table : null, ecmp, dns,
                groups, multicast);
    }

    /** The options after a change. */
    Options changed(Options now, ModifyTransitGatewayOptions wanted) {
        ON_MODIFY.requireNoOther(wanted);
        if (wanted == null) {
            return now;
        }
        List<IpRange> blocks = new ArrayList<>(now.cidrBlocks());
        blocks(wanted.removeTransitGatewayCidrBlocks()).forEach(block -> remove(blocks, block));
        for (IpRange block : blocks(wanted.addTransitGatewayCidrBlocks())) {
            requireApart(block, blocks);
            blocks.add(block);
        }
        requireRoomFor(blocks);
        Long asn = Requests.member(wanted, "AmazonSideAsn");
        return new Options(asn == null ? now.amazonSideAsn() : validAsn(asn), List.copyOf(blocks),
                Requests.enabled(wanted.autoAcceptSharedAttachmentsAsString(), "AutoAcceptSharedAttachments",
                        now.autoAcceptSharedAttachments()),
                defaultTable("DefaultRouteTableAssociation", wanted.defaultRouteTableAssociationAsString(),
                        "AssociationDefaultRouteTableId", wanted.associationDefaultRouteTableId(),
                        now.associationRouteTableId()),
                defaultTable("DefaultRouteTablePropagation", wanted.defaultRouteTablePropagationAsString(),
                        "PropagationDefaultRouteTableId", wanted.propagationDefaultRouteTableId(),
                        now.propagationRouteTableId()),
                Requests.enabled(wanted.vpnEcmpSupportAsString(), "VpnEcmpSupport", now.vpnEcmpSupport()),
                Requests.enabled(wanted.dnsSupportAsString(), "DnsSupport", now.dnsSupport()),
                Requests.enabledMember(wanted, "SecurityGroupReferencingSupport",
                        now.securityGroupReferencingSupport()),
                now.multicastSupport());
    }

    private String defaultTable(String option, String word, String parameter, String tableId, String now) {
        boolean enabled = Requests.enabled(word, option, now != null);
        String table = tableId == null || tableId.isEmpty() ? null : tableId;
        if (enabled != (table != null) && (table != null || now == null)) {
            throw AwsError.of("InvalidParameterCombination", Requests.word(enabled) + " " + option
                    + " conflicts with " + parameter + " " + table);
        }
        if (table == null) {
            return enabled ? now : null;
        }
        TransitGatewayRouteTable found =
                Requests.available(call, TransitGatewayRouteTable.TABLE, table, parameter).value();
        if (!found.transitGatewayId().equals(gatewayId)) {
            throw Requests.invalid(table + " is not a route table of " + gatewayId + ".");
        }
        return table;
    }

    private static long validAsn(long asn) {
        if (asn >= DEFAULT_ASN && asn <= LAST_SHORT_ASN || asn >= FIRST_LONG_ASN && asn <= LAST_LONG_ASN) {
            return asn;
        }
        throw AwsError.invalidValue("AmazonSideAsn", asn,
                "The range is 64512 to 65534 for 16-bit ASNs and 4200000000 to 4294967294 for 32-bit ASNs.");
    }

    // ---- CIDR blocks

    private static List<IpRange> blocks(List<String> texts) {
        List<IpRange> blocks = new ArrayList<>();
        for (String text : texts) {
            IpRange block = Requests.rangeOrNull(text);
            if (block == null) {
                throw Requests.invalid("All Transit Gateway CIDR blocks must be a valid IPv4 or IPv6 CIDR and align "
                        + "with the first address in the block.  Invalid block: " + text);
            }
            requireUsable(block);
            requireApart(block, blocks);
            blocks.add(block);
        }
        return List.copyOf(blocks);
    }

    /** Any block but one of 169.254.0.0/16 (Transit Gateway guide, "Transit gateway CIDR blocks"). */
    private static void requireUsable(IpRange block) {
        if (block.prefix() > (block.isIpv4() ? LONGEST_IPV4 : LONGEST_IPV6)) {
            throw Requests.invalid("Transit Gateway CIDR blocks must be a size /24 CIDR block or larger for IPv4, or a "
                    + "size /64 CIDR block or larger for IPv6. Invalid block: " + block);
        }
        if (block.overlaps(LINK_LOCAL)) {
            throw Requests.invalid("Transit Gateway CIDR blocks cannot be in the range " + LINK_LOCAL
                    + ". Invalid block: " + block);
        }
    }

    private static void requireApart(IpRange block, List<IpRange> others) {
        for (IpRange other : others) {
            if (other.overlaps(block)) {
                throw Requests.invalid("Transit Gateway CIDR blocks cannot overlap: " + other + " and " + block);
            }
        }
    }

    private void requireRoomFor(List<IpRange> blocks) {
        Requests.requireRoom(blocks.size(), 0, call.quota(Quota.TRANSIT_GATEWAY_CIDR_BLOCKS),
                "TransitGatewayCidrBlockLimitExceeded", "CIDR blocks of a transit gateway");
    }

    private void remove(List<IpRange> blocks, IpRange block) {
        if (!blocks.remove(block)) {
            throw Requests.invalid(block + " is not a CIDR block of " + gatewayId + ".");
        }
        ConnectPeer inside = ConnectPeers.withAddressIn(call, gatewayId, block);
        if (inside != null) {
            throw AwsError.of("IncorrectState", block + " is in use by " + inside.id() + ".");
        }
    }
}
