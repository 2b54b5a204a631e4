package io.github.fakeec2.assertions;

/** Refuses what an assertion cannot be asked, before it could look like a failed or, worse, a passed one. */
final class Inputs {

    private Inputs() {
    }

    static <T> T required(T value, String what) {
        if (value == null) {
            throw new IllegalArgumentException("The " + what + " must not be null");
        }
        return value;
    }

    static String requiredText(String value, String what) {
        if (required(value, what).isBlank()) {
            throw new IllegalArgumentException("The " + what + " must not be blank");
        }
        return value;
    }

    static String[] requiredTexts(String[] values, String what) {
        if (required(values, what).length == 0) {
            throw new IllegalArgumentException("At least one " + what + " must be given");
        }
        for (String value : values) {
            requiredText(value, what);
        }
        return values;
    }
}
