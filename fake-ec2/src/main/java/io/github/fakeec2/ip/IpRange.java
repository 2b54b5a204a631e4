package io.github.fakeec2.ip;

import java.util.Optional;

/**
 * A range of IPv4 or of IPv6 addresses that share their first bits, for code that treats both families alike. No range
 * holds addresses of both: {@code ::/0} does not contain {@code 10.0.0.1}.
 *
 * @param high the upper 64 bits of the first address
 * @param low the lower 64 bits of the first address, see {@link IpAddress}
 * @param bits how many of the 128 bits the addresses share: for IPv4 the prefix and 96
 */
public record IpRange(long high, long low, int bits) {

    /** {@code 0.0.0.0/0}. */
    public static final IpRange ALL_IPV4 = of(Cidr.ANYWHERE);

    /** {@code ::/0}. */
    public static final IpRange ALL_IPV6 = of(Ipv6Cidr.ANYWHERE);

    private static final int WIDTH = 128;
    private static final int HALF = 64;
    private static final int IPV4_OFFSET = 96;

    public IpRange {
        if (bits < 0 || bits > WIDTH) {
            throw new IllegalArgumentException("A range shares 0 to 128 bits, not " + bits);
        }
        high &= mask(bits);
        low &= mask(bits - HALF);
    }

    /** An IPv4 range. */
    public static IpRange of(Cidr cidr) {
        IpAddress first = IpAddress.ofIpv4(cidr.network());
        return new IpRange(first.high(), first.low(), IPV4_OFFSET + cidr.prefix());
    }

    /** An IPv6 range. */
    public static IpRange of(Ipv6Cidr cidr) {
        return new IpRange(cidr.high(), cidr.low(), cidr.prefix());
    }

    /** The range that holds one address alone. */
    public static IpRange of(IpAddress address) {
        return new IpRange(address.high(), address.low(), WIDTH);
    }

    /** The range of either family that a text in CIDR notation stands for; empty where it is null or malformed. */
    public static Optional<IpRange> tryParse(String text) {
        return Cidr.tryParse(text).map(IpRange::of).or(() -> Ipv6Cidr.tryParse(text).map(IpRange::of));
    }

    /**
     * As {@link #tryParse}, for texts that are known to be ranges.
     *
     * @throws IllegalArgumentException if the text is null or malformed
     */
    public static IpRange parse(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("Not a CIDR block: " + text));
    }

    /** Whether its addresses are IPv4 addresses. */
    public boolean isIpv4() {
        return bits >= IPV4_OFFSET && first().isIpv4();
    }

    /** The prefix as it is written: 0 to 32 for IPv4, 0 to 128 for IPv6. */
    public int prefix() {
        return isIpv4() ? bits - IPV4_OFFSET : bits;
    }

    /** The first address. */
    public IpAddress first() {
        return new IpAddress(high, low);
    }

    /** The last address. */
    public IpAddress last() {
        return new IpAddress(high | ~mask(bits), low | ~mask(bits - HALF));
    }

    /** Whether an address is in the range. */
    public boolean contains(IpAddress address) {
        return (address.low() & mask(bits - HALF)) == low
                && (address.high() & mask(bits)) == high
                && (bits >= IPV4_OFFSET || !address.isIpv4());
    }

    /** Whether every address of another range is in this one. */
    public boolean contains(IpRange other) {
        return other.bits >= bits && isIpv4() == other.isIpv4() && contains(other.first());
    }

    /** Whether some address is in both ranges. */
    public boolean overlaps(IpRange other) {
        return contains(other) || other.contains(this);
    }

    private static long mask(int bits) {
        return bits <= 0 ? 0 : bits >= HALF ? -1 : -1L << (HALF - bits);
    }

    /** In CIDR notation. */
    @Override
    public String toString() {
        return first().toString() + '/' + prefix();
    }
}
