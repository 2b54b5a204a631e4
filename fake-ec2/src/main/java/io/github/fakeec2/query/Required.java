package io.github.fakeec2.query;

import io.github.fakeec2.error.AwsError;

/** Parameters that a request must have. */
public final class Required {

    private Required() {
    }

    /**
     * The value of a parameter.
     *
     * @param name as the message spells it: {@code vpcId}
     * @throws AwsError {@code MissingParameter} where it is null or empty
     */
    public static String text(String name, String value) {
        if (value == null || value.isEmpty()) {
            throw missing(name);
        }
        return value;
    }

    /** The error for a parameter that is missing. */
    public static AwsError missing(String name) {
        return AwsError.of("MissingParameter", "The request must contain the parameter " + name);
    }
}
