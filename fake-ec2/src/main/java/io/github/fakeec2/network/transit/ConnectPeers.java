package io.github.fakeec2.network.transit;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.ip.Ipv4;
import io.github.fakeec2.ip.Ipv6;
import io.github.fakeec2.network.transit.TransitGatewayAttachment.Kind;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayConnectPeerRequest;

/** The rules of Connect peers (Transit Gateway guide, "Connect attachments and Connect peers"). */
final class ConnectPeers {

    private static final IpRange INSIDE_IPV4 = IpRange.parse("169.254.0.0/16");
    private static final IpRange INSIDE_IPV6 = IpRange.parse("fd00::/8");
    private static final int INSIDE_IPV4_LENGTH = 29;
    private static final int INSIDE_IPV6_LENGTH = 125;
    private static final long MOST_ASN = 4_294_967_295L;

    /** Blocks that are reserved, and cannot be used inside of tunnels. */
    private static final Set<String> RESERVED = Set.of("169.254.0.0/29", "169.254.1.0/29", "169.254.2.0/29",
            "169.254.3.0/29", "169.254.4.0/29", "169.254.5.0/29", "169.254.169.248/29");

    private ConnectPeers() {
    }

    /** The Connect peers of a transit gateway that are not gone. */
    private static List<ConnectPeer> ofGateway(Call call, String gatewayId) {
        List<ConnectPeer> peers = new ArrayList<>();
        for (TransitGatewayAttachment attachment : Attachments.living(call, gatewayId)) {
            peers.addAll(ofAttachment(call, attachment.id()));
        }
        return peers;
    }

    static List<ConnectPeer> ofAttachment(Call call, String attachmentId) {
        List<ConnectPeer> peers = new ArrayList<>();
        for (Row<ConnectPeer> row : call.table(ConnectPeer.TABLE).by(ConnectPeer.BY_ATTACHMENT, attachmentId)) {
            if (!row.value().isGone()) {
                peers.add(row.value());
            }
        }
        return peers;
    }

    /** A Connect peer whose transit gateway has its address in a block, or null. */
    static ConnectPeer withAddressIn(Call call, String gatewayId, IpRange block) {
        for (ConnectPeer peer : ofGateway(call, gatewayId)) {
            if (block.contains(IpAddress.parse(peer.address()))) {
                return peer;
            }
        }
        return null;
    }

    /** Refuses to end an attachment that carries Connect attachments. */
    static void requireNoConnects(Call call, TransitGatewayAttachment attachment) {
        List<String> carried = new ArrayList<>();
        for (Row<TransitGatewayAttachment> row : call.table(TransitGatewayAttachment.TABLE)
                .by(TransitGatewayAttachment.BY_GATEWAY, attachment.transitGatewayId())) {
            if (row.value().isLiving() && row.value().kind() == Kind.CONNECT
                    && row.value().connect().transportAttachmentId().equals(attachment.id())) {
                carried.add(row.id());
            }
        }
        if (!carried.isEmpty()) {
            throw AwsError.of("IncorrectState", attachment.id() + " has non-deleted " + Kind.CONNECT.plural() + ": "
                    + String.join(", ", carried) + ".");
        }
    }

    /** The peer that a request asks for. */
    static ConnectPeer read(Call call, TransitGatewayAttachment attachment,
            CreateTransitGatewayConnectPeerRequest request) {
        String peerAddress = address(Requests.required(request.peerAddress(), "PeerAddress"), "PeerAddress");
        List<ConnectPeer> others = ofGateway(call, attachment.transitGatewayId());
        List<IpRange> inside = inside(Requests.required(request.insideCidrBlocks(), "InsideCidrBlocks"), others);
        Requests.requireRoom(ofAttachment(call, attachment.id()).size(), 1,
                call.quota(Quota.CONNECT_PEERS_PER_ATTACHMENT), "TransitGatewayConnectPeerLimitExceeded",
                "Connect peers of a Connect attachment");
        TransitGateway gateway = call.table(TransitGateway.TABLE).value(attachment.transitGatewayId());
        Long asn = request.bgpOptions() == null ? null : request.bgpOptions().peerAsn();
        if (asn != null && (asn < 1 || asn > MOST_ASN)) {
            throw AwsError.invalidValue("PeerAsn", asn, "The range is 1 to " + MOST_ASN + ".");
        }
        String address = gatewayAddress(gateway, request.transitGatewayAddress(), peerAddress, others);
        return new ConnectPeer(call.nextId(ConnectPeer.TABLE), attachment.id(), address, peerAddress,
                gateway.options().amazonSideAsn(), asn == null ? gateway.options().amazonSideAsn() : asn, inside,
                "pending");
    }

    // ---- outer addresses

    private static boolean isIpv6(String address) {
        return address.indexOf(':') >= 0;
    }

    /** An address of either family, in its canonical form. */
    private static String address(String text, String parameter) {
        if (Ipv4.isValid(text)) {
            return text;
        }
        return Ipv6.tryParse(text).map(Ipv6::toString).orElseThrow(() -> AwsError.invalidValue(parameter, text,
                "This is not a valid IP address."));
    }

    private static String gatewayAddress(TransitGateway gateway, String wanted, String peerAddress,
            List<ConnectPeer> others) {
        Set<String> taken = new HashSet<>();
        others.forEach(peer -> taken.add(peer.address()));
        if (wanted == null || wanted.isEmpty()) {
            return freeAddress(gateway, isIpv6(peerAddress), taken);
        }
        String address = address(wanted, "TransitGatewayAddress");
        if (isIpv6(address) != isIpv6(peerAddress)) {
            throw Requests.invalid("The parameters TransitGatewayAddress and PeerAddress must be of the same IP "
                    + "address family.");
        }
        if (gateway.options().cidrBlocks().stream().noneMatch(block -> block.contains(IpAddress.parse(address)))) {
            throw AwsError.invalidValue("TransitGatewayAddress", wanted,
                    "The address must be in a Transit Gateway CIDR block.");
        }
        if (taken.contains(address)) {
            throw AwsError.invalidValue("TransitGatewayAddress", wanted, "The address is in use.");
        }
        return address;
    }

    /** The first free address; the first one of a block is its network's. */
    private static String freeAddress(TransitGateway gateway, boolean ipv6, Set<String> taken) {
        for (IpRange block : gateway.options().cidrBlocks()) {
            if (block.isIpv4() != ipv6) {
                for (int number = 1; number <= taken.size() + 1; number++) {
                    String address = new IpAddress(block.high(), block.low() + number).toString();
                    if (!taken.contains(address)) {
                        return address;
                    }
                }
            }
        }
        throw Requests.invalid("Transit Gateway " + gateway.id() + " has no CIDR block of "
                + (ipv6 ? "IPv6" : "IPv4") + " to take an address from.");
    }

    // ---- inner addresses

    private static List<IpRange> inside(List<String> texts, List<ConnectPeer> others) {
        List<IpRange> blocks = new ArrayList<>();
        for (String text : texts) {
            IpRange block = Requests.rangeOrNull(text);
            if (block == null || !isInside(block)) {
                throw AwsError.invalidValue("InsideCidrBlocks", text,
                        "Specify a size /29 IPv4 CIDR block from 169.254.0.0/16, and optionally a size /125 IPv6 CIDR "
                                + "block from fd00::/8.");
            }
            if (others.stream().anyMatch(peer -> peer.insideBlocks().contains(block))) {
                throw AwsError.invalidValue("InsideCidrBlocks", text, "The CIDR block is in use.");
            }
            blocks.add(block);
        }
        long four = blocks.stream().filter(IpRange::isIpv4).count();
        if (four != 1 || blocks.size() > 2) {
            throw Requests.invalid("InsideCidrBlocks must have exactly one IPv4 CIDR block and at most one IPv6 CIDR "
                    + "block.");
        }
        return List.copyOf(blocks);
    }

    private static boolean isInside(IpRange block) {
        return block.prefix() == INSIDE_IPV4_LENGTH && INSIDE_IPV4.contains(block)
                        && !RESERVED.contains(block.toString())
                || block.prefix() == INSIDE_IPV6_LENGTH && INSIDE_IPV6.contains(block);
    }
}
