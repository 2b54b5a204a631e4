package io.github.fakeec2.ip;

/** IPv4 addresses as 32-bit numbers: an address is data here, never a name to be looked up. */
public final class Ipv4 {

    private static final int OCTETS = 4;
    private static final int LARGEST_OCTET = 255;

    private Ipv4() {
    }

    /** The dotted form, such as {@code 172.31.0.4}. */
    public static String text(int address) {
        return new StringBuilder(15)
                .append(address >>> 24).append('.')
                .append(address >>> 16 & 0xff).append('.')
                .append(address >>> 8 & 0xff).append('.')
                .append(address & 0xff)
                .toString();
    }

    /**
     * The address that a dotted text stands for. Leading zeros are refused, since some programs read them as octal.
     *
     * @throws IllegalArgumentException if the text is null or not four decimal numbers from 0 to 255
     */
    public static int parse(String text) {
        long parsed = parseOrMinusOne(text, text == null ? 0 : text.length());
        if (parsed < 0) {
            throw new IllegalArgumentException("Not an IPv4 address: " + text);
        }
        return (int) parsed;
    }

    /** Whether a text, which may be null, is an IPv4 address in dotted form. */
    public static boolean isValid(String text) {
        return text != null && parseOrMinusOne(text, text.length()) >= 0;
    }

    /** The address in the first {@code end} characters as an unsigned number, or -1. */
    static long parseOrMinusOne(String text, int end) {
        if (text == null) {
            return -1;
        }
        long address = 0;
        int octets = 0;
        int position = 0;
        while (octets < OCTETS) {
            int start = position;
            int octet = 0;
            while (position < end && position - start < 3 && isDigit(text.charAt(position))) {
                octet = octet * 10 + text.charAt(position++) - '0';
            }
            boolean leadingZero = position - start > 1 && text.charAt(start) == '0';
            if (position == start || leadingZero || octet > LARGEST_OCTET) {
                return -1;
            }
            address = address << 8 | octet;
            octets++;
            if (octets < OCTETS && (position >= end || text.charAt(position++) != '.')) {
                return -1;
            }
        }
        return position == end ? address : -1;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
