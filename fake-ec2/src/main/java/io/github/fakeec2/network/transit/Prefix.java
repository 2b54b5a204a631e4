package io.github.fakeec2.network.transit;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv6;
import io.github.fakeec2.ip.Ipv6Cidr;

/**
 * A range of addresses of either family, as the routes of a transit gateway mix them.
 *
 * @param ipv4 the range, or null for one of IPv6
 * @param ipv6 the range, or null for one of IPv4
 */
public record Prefix(Cidr ipv4, Ipv6Cidr ipv6) {

    /** The range of a family. */
    public static Prefix of(Cidr range) {
        return new Prefix(range, null);
    }

    /** The range of a family. */
    public static Prefix of(Ipv6Cidr range) {
        return new Prefix(null, range);
    }

    /** The range that a text stands for, or null where it is none, or where bits beyond the prefix are set. */
    static Prefix parseOrNull(String text) {
        if (text == null) {
            return null;
        }
        Cidr four = Cidr.tryParse(text).orElse(null);
        if (four != null) {
            return four.toString().equals(text) ? of(four) : null;
        }
        Ipv6Cidr six = Ipv6Cidr.tryParse(text).orElse(null);
        return six != null && six.first().equals(Ipv6.parse(text.substring(0, text.indexOf('/')))) ? of(six) : null;
    }

    /**
     * The range that a parameter of a request stands for.
     *
     * @throws AwsError {@code MissingParameter}, {@code InvalidParameterValue}
     */
    static Prefix required(String text, String parameter) {
        Prefix prefix = parseOrNull(Requests.required(text, parameter));
        if (prefix == null) {
            throw Requests.invalid("Value (" + text + ") for parameter " + parameter
                    + " is invalid. This is not a valid CIDR block.");
        }
        return prefix;
    }

    /** How many bits the addresses share. */
    public int length() {
        return ipv4 != null ? ipv4.prefix() : ipv6.prefix();
    }

    /** Whether every address of another range is in this one. */
    public boolean contains(Prefix other) {
        return ipv4 != null && other.ipv4 != null ? ipv4.contains(other.ipv4)
                : ipv6 != null && other.ipv6 != null && ipv6.contains(other.ipv6);
    }

    /** Whether some address is in both ranges. */
    public boolean overlaps(Prefix other) {
        return contains(other) || other.contains(this);
    }

    @Override
    public String toString() {
        return ipv4 != null ? ipv4.toString() : ipv6.toString();
    }
}
