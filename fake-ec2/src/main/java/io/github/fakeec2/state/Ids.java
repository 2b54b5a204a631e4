package io.github.fakeec2.state;

/** Makes and checks ids in AWS's form: a prefix and 17 hexadecimal digits, of which the first is 0. */
public final class Ids {

    private static final char[] HEX = "0123456789abcdef".toCharArray();
    private static final int LONG_DIGITS = 17;
    private static final int SHORT_DIGITS = 8;
    private static final int UUID_LENGTH = 36;

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
        char[] id = new char[UUID_LENGTH];
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

    /** Whether a text is a prefix and a UUID, in lower case. */
    static boolean isUuid(String id, String prefix) {
        if (id.length() != prefix.length() + UUID_LENGTH || !id.startsWith(prefix)) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            char c = id.charAt(prefix.length() + i);
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            if (hyphen ? c != '-' : !isHexDigit(c)) {
                return false;
            }
        }
        return true;
    }

    /** What an id of whatever kind begins with, last hyphen included. */
    public static String prefixOf(String id) {
        int uuid = id.length() - UUID_LENGTH;
        return uuid > 0 && isUuid(id, id.substring(0, uuid))
                ? id.substring(0, uuid) : id.substring(0, id.lastIndexOf('-') + 1);
    }

    private static boolean isHexDigit(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
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
            if (!isHexDigit(id.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
