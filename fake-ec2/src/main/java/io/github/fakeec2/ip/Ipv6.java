package io.github.fakeec2.ip;

import java.util.Optional;

/**
 * An IPv6 address.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
public record Ipv6(long high, long low) {

    private static final int GROUPS = 8;
    private static final int GROUP_BITS = 16;

    /** The address that a text such as {@code 2001:db8::1} stands for; empty where it is null or malformed. */
    public static Optional<Ipv6> tryParse(String text) {
        int[] groups = text == null ? null : groups(text);
        return groups == null
                ? Optional.empty()
                : Optional.of(new Ipv6(half(groups, 0), half(groups, GROUPS / 2)));
    }

    /**
     * As {@link #tryParse}, for texts that are known to be addresses.
     *
     * @throws IllegalArgumentException if the text is null or malformed
     */
    public static Ipv6 parse(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("Not an IPv6 address: " + text));
    }

    private static long half(int[] groups, int from) {
        long bits = 0;
        for (int i = from; i < from + GROUPS / 2; i++) {
            bits = bits << GROUP_BITS | groups[i];
        }
        return bits;
    }

    /** The eight groups of an address without an embedded IPv4 address, or null. */
    private static int[] groups(String address) {
        int gap = address.indexOf("::");
        if (gap < 0) {
            int[] groups = new int[GROUPS];
            return read(address, groups, 0) == GROUPS ? groups : null;
        }
        int[] front = new int[GROUPS];
        int[] back = new int[GROUPS];
        int before = read(address.substring(0, gap), front, 0);
        int after = read(address.substring(gap + 2), back, 0);
        if (before < 0 || after < 0 || before + after >= GROUPS) {
            return null;
        }
        System.arraycopy(back, 0, front, GROUPS - after, after);
        return front;
    }

    /** Reads groups that single colons part; gives how many there were, or -1 where the text is malformed. */
    private static int read(String text, int[] into, int from) {
        if (text.isEmpty()) {
            return from;
        }
        int count = from;
        int digits = 0;
        int group = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == ':') {
                if (digits == 0 || digits > 4 || count == GROUPS) {
                    return -1;
                }
                into[count++] = group;
                group = 0;
                digits = 0;
            } else {
                char c = text.charAt(i);
                int digit = c < 128 ? Character.digit(c, 16) : -1;
                if (digit < 0 || ++digits > 4) {
                    return -1;
                }
                group = group << 4 | digit;
            }
        }
        return count;
    }

    /** The canonical form: lower case, the longest run of zero groups shortened (RFC 5952). */
    @Override
    public String toString() {
        int runStart = -1;
        int runLength = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && group(end) == 0) {
                end++;
            }
            if (end - i > runLength) {
                runStart = i;
                runLength = end - i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == runStart) {
                text.append("::");
                i += runLength - 1;
            } else {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(group(i)));
            }
        }
        return text.toString();
    }

    private int group(int number) {
        long half = number < GROUPS / 2 ? high : low;
        return (int) (half >>> GROUP_BITS * (GROUPS / 2 - 1 - number % (GROUPS / 2))) & 0xffff;
    }
}
