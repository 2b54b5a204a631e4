package io.github.fakeec2.access;

import io.github.fakeec2.state.SeededRandom;

/**
 * The unique ids of IAM: a prefix of four letters that tells the kind, and 17 letters and digits (IAM user guide, "IAM
 * identifiers", section "Unique identifiers").
 */
final class IamIds {

    /** The digits of Base32, which all ids of IAM are made of. */
    static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static final int LENGTH = 21;

    private IamIds() {
    }

    static String next(String prefix, SeededRandom random) {
        return prefix + digits(LENGTH - prefix.length(), random);
    }

    static String digits(int count, SeededRandom random) {
        StringBuilder digits = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            digits.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return digits.toString();
    }
}
