package io.github.fakeec2.network;

import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv4;
import io.github.fakeec2.ip.Ipv6Cidr;
import java.time.Instant;
import java.util.Map;

/**
 * One of the two tunnels of a VPN connection.
 *
 * @param outsideIp the address of its end at AWS, by which requests name it
 * @param insideCidr the /30 range of the addresses inside; AWS has the first of the two, the customer the second
 * @param insideIpv6Cidr the /126 range of a tunnel for IPv6, or null
 * @param preSharedKey null where certificates are used
 * @param options what was chosen of its IKE and IPsec options, by the names that the API has for them: texts, numbers,
 *     lists of those. What was not chosen is as AWS has it by default
 * @param certificateArn the certificate of its end at AWS, or null where a pre-shared key is used
 * @param up whether the customer's device has connected
 * @param lastStatusChange when that was last otherwise
 * @param replacedAt when its end at AWS was last replaced, or null
 */
public record VpnTunnel(String outsideIp, Cidr insideCidr, Ipv6Cidr insideIpv6Cidr, String preSharedKey,
        Map<String, Object> options, String certificateArn, boolean up, Instant lastStatusChange,
        Instant replacedAt) {

    /** The inside address of AWS's end. */
    public String insideIpOfAws() {
        return Ipv4.text(insideCidr.network() + 1);
    }

    /** The inside address of the customer's end. */
    public String insideIpOfCustomer() {
        return Ipv4.text(insideCidr.network() + 2);
    }

    /** The tunnel up or down from a moment on. */
    public VpnTunnel becoming(boolean nowUp, Instant at) {
        return nowUp == up ? this : new VpnTunnel(outsideIp, insideCidr, insideIpv6Cidr, preSharedKey, options,
                certificateArn, nowUp, at, replacedAt);
    }

    /** The tunnel with other ranges, key and options. */
    public VpnTunnel with(Cidr inside, Ipv6Cidr insideIpv6, String key, Map<String, Object> chosen) {
        return new VpnTunnel(outsideIp, inside, insideIpv6, key, chosen, certificateArn, up, lastStatusChange,
                replacedAt);
    }

    /** The tunnel with another certificate. */
    public VpnTunnel withCertificate(String arn) {
        return new VpnTunnel(outsideIp, insideCidr, insideIpv6Cidr, preSharedKey, options, arn, up, lastStatusChange,
                replacedAt);
    }

    /** The tunnel with its end at AWS replaced. */
    public VpnTunnel replaced(Instant at) {
        return new VpnTunnel(outsideIp, insideCidr, insideIpv6Cidr, preSharedKey, options, certificateArn, up,
                lastStatusChange, at);
    }
}
