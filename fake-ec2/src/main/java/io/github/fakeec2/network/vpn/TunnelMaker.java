package io.github.fakeec2.network.vpn;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.network.Addresses;
import io.github.fakeec2.network.CustomerGateway;
import io.github.fakeec2.network.VpnConnection;
import io.github.fakeec2.network.VpnTunnel;
import io.github.fakeec2.state.Ids;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.SeededRandom;
import io.github.fakeec2.state.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Makes and changes the tunnels of a connection: what the request leaves open is chosen by seeded chance (API
 * reference, VpnTunnelOptionsSpecification; Site-to-Site VPN user guide, "Tunnel options").
 */
final class TunnelMaker {

    private static final Cidr INSIDE = Cidr.parse("169.254.0.0/16");
    private static final int INSIDE_PREFIX = 30;
    private static final int INSIDE_RANGES = 1 << INSIDE_PREFIX - 16;
    private static final Set<Cidr> RESERVED = Set.of("169.254.0.0/30", "169.254.1.0/30", "169.254.2.0/30",
            "169.254.3.0/30", "169.254.4.0/30", "169.254.5.0/30", "169.254.169.252/30").stream()
            .map(Cidr::parse).collect(Collectors.toUnmodifiableSet());
    private static final Ipv6Cidr INSIDE_IPV6 = Ipv6Cidr.parse("fd00::/8");
    private static final int INSIDE_IPV6_PREFIX = 126;
    private static final int SHORTEST_KEY = 8;
    private static final int LONGEST_KEY = 64;
    private static final int GENERATED_KEY = 32;
    private static final String KEY_CHARACTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz123456789._0";

    private final Call call;
    private final boolean byCertificate;
    private final boolean ipv6;
    private final List<Cidr> taken = new ArrayList<>();
    private final List<Ipv6Cidr> takenIpv6 = new ArrayList<>();

    private TunnelMaker(Call call, boolean byCertificate, boolean ipv6) {
        this.call = call;
        this.byCertificate = byCertificate;
        this.ipv6 = ipv6;
    }

    /** For the tunnels of a connection: ranges that connections of the same gateway have are taken. */
    static TunnelMaker of(Call call, CustomerGateway customer, VpnConnection.Options options, String vpnGatewayId,
            String transitGatewayId) {
        TunnelMaker maker = new TunnelMaker(call, customer.certificateArn() != null, options.ipv6());
        Table<VpnConnection> table = call.table(VpnConnection.TABLE);
        if (vpnGatewayId != null) {
            table.by(VpnConnection.BY_VPN_GATEWAY, vpnGatewayId).forEach(maker::take);
        }
        if (transitGatewayId != null) {
            table.by(VpnConnection.BY_TRANSIT_GATEWAY, transitGatewayId).forEach(maker::take);
        }
        return maker;
    }

    private void take(Row<VpnConnection> neighbour) {
        neighbour.value().tunnels().forEach(this::take);
    }

    private void take(VpnTunnel tunnel) {
        taken.add(tunnel.insideCidr());
        takenIpv6.add(tunnel.insideIpv6Cidr());
    }

    /** A new tunnel; the specification may be null. */
    VpnTunnel make(SdkPojo specification) {
        Map<String, Object> options = TunnelOptions.merged(Map.of(), specification);
        Cidr inside = inside(text(specification, "TunnelInsideCidr"));
        Ipv6Cidr insideIpv6 = insideIpv6(text(specification, "TunnelInsideIpv6Cidr"));
        String key = key(text(specification, "PreSharedKey"));
        VpnTunnel tunnel = new VpnTunnel(Addresses.freePublic(call.region()),
                inside != null ? inside : freeInside(),
                insideIpv6 != null || !ipv6 ? insideIpv6 : freeInsideIpv6(),
                key != null || byCertificate ? key : generatedKey(),
                options, byCertificate ? certificate() : null, false, call.now(), null);
        take(tunnel);
        return tunnel;
    }

    /** A tunnel with what a request names changed. */
    VpnTunnel changed(VpnTunnel before, SdkPojo specification) {
        taken.remove(before.insideCidr());
        takenIpv6.remove(before.insideIpv6Cidr());
        Map<String, Object> options = TunnelOptions.merged(before.options(), specification);
        Cidr inside = inside(text(specification, "TunnelInsideCidr"));
        Ipv6Cidr insideIpv6 = insideIpv6(text(specification, "TunnelInsideIpv6Cidr"));
        String key = key(text(specification, "PreSharedKey"));
        return before.with(inside != null ? inside : before.insideCidr(),
                insideIpv6 != null ? insideIpv6 : before.insideIpv6Cidr(),
                key != null ? key : before.preSharedKey(), options);
    }

    /** The ARN of a private certificate as ACM would give it to AWS's end of a tunnel. */
    String certificate() {
        return "arn:aws:acm:" + call.region().name() + ":" + call.account() + ":certificate/"
                + Ids.requestId(call.region().random());
    }

    private Cidr inside(String wanted) {
        if (wanted == null) {
            return null;
        }
        Cidr cidr = Cidr.tryParse(wanted).orElse(null);
        if (cidr == null || !cidr.toString().equals(wanted) || cidr.prefix() != INSIDE_PREFIX
                || !INSIDE.contains(cidr)) {
            throw AwsError.invalidValue("tunnelInsideCidr", wanted,
                    "Expected a size /30 CIDR block from the 169.254.0.0/16 range.");
        }
        if (RESERVED.contains(cidr)) {
            throw AwsError.invalidValue("tunnelInsideCidr", wanted, "The CIDR block is reserved and cannot be used.");
        }
        if (taken.contains(cidr)) {
            throw AwsError.invalidValue("tunnelInsideCidr", wanted,
                    "The CIDR block is in use by another VPN connection of the same gateway.");
        }
        return cidr;
    }

    private Cidr freeInside() {
        int start = call.region().random().nextInt(INSIDE_RANGES);
        for (int i = 0; i < INSIDE_RANGES; i++) {
            Cidr cidr = new Cidr(INSIDE.network() | (start + i) % INSIDE_RANGES << 2, INSIDE_PREFIX);
            if (!RESERVED.contains(cidr) && !taken.contains(cidr)) {
                return cidr;
            }
        }
        throw new IllegalStateException("No range is free for the inside of a tunnel");
    }

    private Ipv6Cidr insideIpv6(String wanted) {
        if (wanted == null) {
            return null;
        }
        Ipv6Cidr cidr = Ipv6Cidr.tryParse(wanted).orElse(null);
        if (cidr == null || !ipv6 || cidr.prefix() != INSIDE_IPV6_PREFIX || !INSIDE_IPV6.contains(cidr)
                || takenIpv6.contains(cidr)) {
            throw AwsError.invalidValue("tunnelInsideIpv6Cidr", wanted, ipv6
                    ? "Expected a free size /126 CIDR block from the local fd00::/8 range."
                    : "The tunnels carry IPv4.");
        }
        return cidr;
    }

    private Ipv6Cidr freeInsideIpv6() {
        SeededRandom random = call.region().random();
        return new Ipv6Cidr(0xfdL << 56 | random.nextLong() >>> 8, random.nextLong(), INSIDE_IPV6_PREFIX);
    }

    private String key(String wanted) {
        if (wanted == null) {
            return null;
        }
        boolean allowed = wanted.chars().allMatch(c -> KEY_CHARACTERS.indexOf(c) >= 0);
        if (byCertificate || !allowed || wanted.length() < SHORTEST_KEY || wanted.length() > LONGEST_KEY
                || wanted.startsWith("0")) {
            throw AwsError.invalidValue("preSharedKey", wanted, byCertificate
                    ? "The customer gateway uses a certificate."
                    : "Expected 8 to 64 alphanumeric characters, periods and underscores, not starting with zero.");
        }
        return wanted;
    }

    private String generatedKey() {
        StringBuilder key = new StringBuilder(GENERATED_KEY);
        while (key.length() < GENERATED_KEY) {
            int kinds = KEY_CHARACTERS.length() - (key.isEmpty() ? 1 : 0); // zero, the last, cannot be the first
            key.append(KEY_CHARACTERS.charAt(call.region().random().nextInt(kinds)));
        }
        return key.toString();
    }

    private static String text(SdkPojo specification, String name) {
        if (specification == null) {
            return null;
        }
        Object value = specification.sdkFields().stream().filter(field -> field.memberName().equals(name))
                .findFirst().map(field -> field.getValueOrDefault(specification)).orElse(null);
        return value == null || value.equals("") ? null : value.toString();
    }
}
