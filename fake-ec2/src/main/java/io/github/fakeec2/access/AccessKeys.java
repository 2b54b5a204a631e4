package io.github.fakeec2.access;

import io.github.fakeec2.state.SeededRandom;
import java.math.BigInteger;

/**
 * Ids of access keys. As AWS's own, they have the account in them: 16 digits of Base32 are 80 bits, of which all but
 * the first of the upper 41 are the account's number.
 */
public final class AccessKeys {

    private static final int DIGITS = 16;
    private static final int BITS_A_DIGIT = 5;
    private static final int ACCOUNT_SHIFT = 39;
    private static final int PREFIX = 4;
    private static final String TEMPORARY = "ASIA";
    private static final int SECRET = 40;
    private static final long LARGEST_ACCOUNT = 999_999_999_999L;
    private static final int ACCOUNT_DIGITS = 12;

    private AccessKeys() {
    }

    /** The id of a new temporary key of an account. */
    static String temporary(String account, SeededRandom random) {
        return TEMPORARY + digits(account, random);
    }

    private static String digits(String account, SeededRandom random) {
        BigInteger bits = BigInteger.ONE.shiftLeft(DIGITS * BITS_A_DIGIT - 1)
                .or(new BigInteger(account).shiftLeft(ACCOUNT_SHIFT))
                .or(BigInteger.valueOf(random.nextLong() >>> (Long.SIZE - ACCOUNT_SHIFT)));
        StringBuilder digits = new StringBuilder(DIGITS);
        for (int i = DIGITS - 1; i >= 0; i--) {
            digits.append(IamIds.DIGITS.charAt(bits.shiftRight(i * BITS_A_DIGIT).intValue() & 31));
        }
        return digits.toString();
    }

    /**
     * The secret that goes with a temporary key of this cloud, or null for other keys. It follows from the id, so that
     * signatures can be checked without remembering what was given out.
     */
    public static String secretOf(String keyId) {
        return keyId.startsWith(TEMPORARY) && accountOf(keyId) != null
                ? IamIds.digits(SECRET, SeededRandom.of(0, "secret of " + keyId)) : null;
    }

    /** The account of an access key, or null for what AWS would not have given out since 2019. */
    public static String accountOf(String keyId) {
        if (keyId.length() != PREFIX + DIGITS || !keyId.startsWith("AKIA") && !keyId.startsWith(TEMPORARY)) {
            return null;
        }
        BigInteger bits = BigInteger.ZERO;
        for (int i = PREFIX; i < keyId.length(); i++) {
            int digit = IamIds.DIGITS.indexOf(keyId.charAt(i));
            if (digit < 0) {
                return null;
            }
            bits = bits.shiftLeft(BITS_A_DIGIT).or(BigInteger.valueOf(digit));
        }
        boolean isOld = !bits.testBit(DIGITS * BITS_A_DIGIT - 1);
        long account = bits.clearBit(DIGITS * BITS_A_DIGIT - 1).shiftRight(ACCOUNT_SHIFT).longValue();
        if (isOld || account > LARGEST_ACCOUNT) {
            return null;
        }
        String number = String.valueOf(account);
        return "0".repeat(ACCOUNT_DIGITS - number.length()) + number;
    }
}
