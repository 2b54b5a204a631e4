package io.github.fakeec2.network.routing;

import io.github.fakeec2.error.AwsError;

/** Parameters that a request cannot do without. */
final class Required {

    private Required() {
    }

    /**
     * The value of a parameter.
     *
     * @throws AwsError {@code MissingParameter} where there is none
     */
    static String parameter(String name, String value) {
        if (!isGiven(value)) {
            throw AwsError.of("MissingParameter", "The request must contain the parameter " + name);
        }
        return value;
    }

    /** Whether a parameter has a value; an empty one is none. */
    static boolean isGiven(String value) {
        return value != null && !value.isEmpty();
    }
}
