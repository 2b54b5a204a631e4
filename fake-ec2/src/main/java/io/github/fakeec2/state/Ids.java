package io.github.fakeec2.state;

import java.util.UUID;

/** Makes and checks ids in AWS's form: a prefix and 17 hexadecimal digits, of which the first is 0. */
public final class Ids {

    private static final char[] HEX = "0123456789abcdef".toCharArray();
    private static final int LONG_DIGITS = 17;
    private static final int SHORT_DIGITS = 8;

    private Ids() {
    }

    /** The next id of a kind, such as {@code i-0123456789abcdef0} for the prefix {@code i-}. */
    public static String next(String prefix, SeededRandom random) {
        long bits = random.nextLong();
        int length = prefix.length();
        char[] id = new char[length + LONG_DIGITS];
        prefix.getChars(0, length, id, 0);
        id[length] = '0';
        for (int i = id.length - 1; i > length; i--) {
            id[i] = HEX[(int) (bits & 0xf)];
            bits >>>= 4;
        }
        return new String(id);
    }

    /** A request id: a UUID in form. */
    public static String requestId(SeededRandom random) {
        long high = random.nextLong();
        long low = random.nextLong();
        return new UUID(high & ~0xf000L | 0x4000L, low & 0x3fffffffffffffffL | 0x8000000000000000L)
                .toString();
    }

    /**
     * Whether a text has the form of an id: the prefix, then 17 or, as before 2018, 8 hexadecimal digits
     * (EC2 user guide, "Resource IDs").
     */
    public static boolean isWellFormed(String id, String prefix) {
        if (!id.startsWith(prefix)) {
            return false;
        }
        int digits = id.length() - prefix.length();
        if (digits != LONG_DIGITS && digits != SHORT_DIGITS) {
            return false;
        }
        for (int i = prefix.length(); i < id.length(); i++) {
            char c = id.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }
}
