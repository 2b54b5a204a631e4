package io.github.fakeec2.ip;

import java.util.Optional;

/**
 * A range of IPv4 addresses that share their first bits (RFC 4632).
 *
 * @param network the first address; bits beyond the prefix are cleared
 * @param prefix how many bits the addresses share: 0 to 32
 */
public record Cidr(int network, int prefix) {

    /** All addresses: {@code 0.0.0.0/0}. */
    public static final Cidr ANYWHERE = new Cidr(0, 0);

    private static final int BITS = 32;

    public Cidr {
        if (prefix < 0 || prefix > BITS) {
            throw new IllegalArgumentException("An IPv4 prefix has 0 to 32 bits, not " + prefix);
        }
        network &= mask(prefix);
    }

    /**
     * The range that a text such as {@code 10.0.0.0/16} stands for. Bits beyond the prefix may be set, and are cleared.
     *
     * @throws IllegalArgumentException if the text is null or malformed
     */
    public static Cidr parse(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("Not an IPv4 CIDR block: " + text));
    }

    /** As {@link #parse}, empty where the text is null or malformed. */
    public static Optional<Cidr> tryParse(String text) {
        int slash = text == null ? -1 : text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        long network = Ipv4.parseOrMinusOne(text, slash);
        int prefix = prefixIn(text, slash + 1, BITS);
        return network < 0 || prefix < 0 ? Optional.empty() : Optional.of(new Cidr((int) network, prefix));
    }

    /** The number from the position to the end of the text, or -1 if it is none from 0 to the most. */
    public static int prefixIn(String text, int from, int most) {
        int digits = text.length() - from;
        if (digits < 1 || digits > 3 || digits > 1 && text.charAt(from) == '0') {
            return -1;
        }
        int prefix = 0;
        for (int i = from; i < text.length(); i++) {
            if (!Ipv4.isDigit(text.charAt(i))) {
                return -1;
            }
            prefix = prefix * 10 + text.charAt(i) - '0';
        }
        return prefix <= most ? prefix : -1;
    }

    /** Whether an address is in the range. */
    public boolean contains(int ip) {
        return (ip & mask(prefix)) == network;
    }

    /** Whether every address of another range is in this one. */
    public boolean contains(Cidr other) {
        return other.prefix >= prefix && contains(other.network);
    }

    /** Whether some address is in both ranges. */
    public boolean overlaps(Cidr other) {
        return contains(other) || other.contains(this);
    }

    /** How many addresses there are in the range. */
    public long size() {
        return 1L << (BITS - prefix);
    }

    /** The last address. */
    public int last() {
        return network | ~mask(prefix);
    }

    private static int mask(int prefix) {
        return prefix == 0 ? 0 : -1 << (BITS - prefix);
    }

    @Override
    public String toString() {
        return Ipv4.text(network) + "/" + prefix;
    }
}
