package io.github.fakeec2.ip;

import java.util.Optional;

/**
 * A range of IPv6 addresses that share their first bits.
 *
 * @param high the upper 64 bits of the first address
 * @param low the lower 64 bits of the first address
 * @param prefix how many bits the addresses share: 0 to 128
 */
public record Ipv6Cidr(long high, long low, int prefix) {

    /** All addresses: {@code ::/0}. */
    public static final Ipv6Cidr ANYWHERE = new Ipv6Cidr(0, 0, 0);

    private static final int BITS = 128;
    private static final int HALF = 64;

    public Ipv6Cidr {
        if (prefix < 0 || prefix > BITS) {
            throw new IllegalArgumentException("An IPv6 prefix has 0 to 128 bits, not " + prefix);
        }
        high &= mask(prefix);
        low &= mask(prefix - HALF);
    }

    private static long mask(int bits) {
        return bits <= 0 ? 0 : bits >= HALF ? -1 : -1L << (HALF - bits);
    }

    /** The range that a text such as {@code 2001:db8::/32} stands for; empty where it is null or malformed. */
    public static Optional<Ipv6Cidr> tryParse(String text) {
        int slash = text == null ? -1 : text.indexOf('/');
        int prefix = slash < 0 ? -1 : Cidr.prefixIn(text, slash + 1, BITS);
        if (prefix < 0) {
            return Optional.empty();
        }
        return Ipv6.tryParse(text.substring(0, slash)).map(first -> new Ipv6Cidr(first.high(), first.low(), prefix));
    }

    /**
     * As {@link #tryParse}, for texts that are known to be ranges.
     *
     * @throws IllegalArgumentException if the text is null or malformed
     */
    public static Ipv6Cidr parse(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("Not an IPv6 CIDR block: " + text));
    }

    /** The first address. */
    public Ipv6 first() {
        return new Ipv6(high, low);
    }

    /** Whether an address is in the range. */
    public boolean contains(Ipv6 address) {
        return (address.high() & mask(prefix)) == high && (address.low() & mask(prefix - HALF)) == low;
    }

    /** Whether every address of another range is in this one. */
    public boolean contains(Ipv6Cidr other) {
        return other.prefix >= prefix && contains(other.first());
    }

    /** Whether some address is in both ranges. */
    public boolean overlaps(Ipv6Cidr other) {
        return contains(other) || other.contains(this);
    }

    /** The canonical form (RFC 5952). */
    @Override
    public String toString() {
        return first().toString() + '/' + prefix;
    }
}
