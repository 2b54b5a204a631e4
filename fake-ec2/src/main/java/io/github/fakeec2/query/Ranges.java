package io.github.fakeec2.query;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv6Cidr;

/**
 * Parameters that are ranges of addresses. AWS brings them to their canonical form by itself: {@code 100.68.0.18/18}
 * becomes {@code 100.68.0.0/18} (API reference, CreateVpc, {@code CidrBlock}).
 */
public final class Ranges {

    private Ranges() {
    }

    /**
     * An IPv4 range.
     *
     * @param name the parameter, as the message spells it
     * @throws AwsError {@code InvalidParameterValue}
     */
    public static Cidr ipv4(String name, String text) {
        return Cidr.tryParse(text).orElseThrow(() -> malformed(name, text));
    }

    /** As {@link #ipv4}, for IPv6. */
    public static Ipv6Cidr ipv6(String name, String text) {
        return Ipv6Cidr.tryParse(text).orElseThrow(() -> malformed(name, text));
    }

    /** The error for a text that is no range. */
    public static AwsError malformed(String name, String text) {
        return AwsError.invalidValue(name, text, "This is not a valid CIDR block.");
    }
}
