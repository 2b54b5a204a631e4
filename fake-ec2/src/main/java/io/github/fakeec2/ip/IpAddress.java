package io.github.fakeec2.ip;

import java.util.Optional;

/**
 * An IPv4 or an IPv6 address, for code that treats both alike. An IPv4 address is kept in its IPv4-mapped form
 * (RFC 4291, section 2.5.5.2), so that two numbers are enough to compare any two addresses.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
public record IpAddress(long high, long low) implements Comparable<IpAddress> {

    private static final int IPV4_BITS = 32;
    private static final long MAPPED = 0xffffL << IPV4_BITS;

    /** The IPv4 address with these bits, see {@link Ipv4}. */
    public static IpAddress ofIpv4(int bits) {
        return new IpAddress(0, MAPPED | Integer.toUnsignedLong(bits));
    }

    /** An IPv6 address. */
    public static IpAddress of(Ipv6 address) {
        return new IpAddress(address.high(), address.low());
    }

    /** The address of either family that a text stands for; empty where it is null or malformed. */
    public static Optional<IpAddress> tryParse(String text) {
        return Ipv4.isValid(text) ? Optional.of(ofIpv4(Ipv4.parse(text))) : Ipv6.tryParse(text).map(IpAddress::of);
    }

    /**
     * As {@link #tryParse}, for texts that are known to be addresses.
     *
     * @throws IllegalArgumentException if the text is null or malformed
     */
    public static IpAddress parse(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("Not an IP address: " + text));
    }

    /** Whether this is an IPv4 address. */
    public boolean isIpv4() {
        return high == 0 && low >>> IPV4_BITS == 0xffff;
    }

    /** The address that follows, also across the end of a range. */
    public IpAddress next() {
        return new IpAddress(low == -1 ? high + 1 : high, low + 1);
    }

    @Override
    public int compareTo(IpAddress other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    @Override
    public int hashCode() {
        // Addresses of a network differ in their last bits: spread those, and do not box as a record's own hash may.
        long bits = (high * 31 + low) * 0x9e3779b97f4a7c15L;
        return (int) (bits >>> IPV4_BITS);
    }

    /** The dotted form of an IPv4 address, the canonical form (RFC 5952) of an IPv6 address. */
    @Override
    public String toString() {
        return isIpv4() ? Ipv4.text((int) low) : new Ipv6(high, low).toString();
    }
}
