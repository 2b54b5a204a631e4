package io.github.fakeec2.network.vpn;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv6Cidr;

/** Reads the ranges that requests name. */
final class VpnRanges {

    private VpnRanges() {
    }

    static Cidr ipv4(String parameter, String text, Cidr unlessSet) {
        if (text == null || text.isEmpty()) {
            return unlessSet;
        }
        return Cidr.tryParse(text).filter(cidr -> cidr.toString().equals(text))
                .orElseThrow(() -> AwsError.invalidValue(parameter, text, "This is not a valid CIDR block."));
    }

    static Ipv6Cidr ipv6(String parameter, String text, Ipv6Cidr unlessSet) {
        if (text == null || text.isEmpty()) {
            return unlessSet;
        }
        return Ipv6Cidr.tryParse(text)
                .orElseThrow(() -> AwsError.invalidValue(parameter, text, "This is not a valid IPv6 CIDR block."));
    }
}
