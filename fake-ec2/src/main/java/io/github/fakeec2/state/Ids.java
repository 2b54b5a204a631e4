package io.github.fakeec2.state;

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

    /** A request id: a random UUID in form. */
    public static String requestId(SeededRandom random) {
        char[] id = new char[36];
        long bits = 0;
        for (int i = 0; i < id.length; i++) {
            if (i == 0 || i == 18) {
                bits = random.nextLong();
            }
            if (i == 8 || i == 13 || i == 18 || i == 23) {
                id[i] = '-';
            } else {
                id[i] = i == 14 ? '4' : i == 19 ? HEX[8 + (int) (bits & 3)] : HEX[(int) (bits & 0xf)];
                bits >>>= 4;
            }
        }
        return new String(id);
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
