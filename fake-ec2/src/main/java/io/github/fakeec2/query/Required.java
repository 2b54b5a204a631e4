package io.github.fakeec2.query;

import io.github.fakeec2.error.AwsError;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;

/** Parameters that a request must have. */
public final class Required {

    private Required() {
    }

    /** Whether a parameter has a value; an empty one is none. */
    public static boolean isGiven(String value) {
        return value != null && !value.isEmpty();
    }

    /** The value, or null where it is empty. */
    public static String orNull(String value) {
        return isGiven(value) ? value : null;
    }

    /**
     * The value of a parameter.
     *
     * @param name as the message spells it: {@code vpcId}
     * @throws AwsError {@code MissingParameter} where it is null or empty
     */
    public static String text(String name, String value) {
        if (!isGiven(value)) {
            throw missing(name);
        }
        return value;
    }

    /**
     * As above, for a parameter that has several values.
     *
     * @throws AwsError {@code MissingParameter} where there is none
     */
    public static <V> List<V> list(String name, List<V> values) {
        if (values.isEmpty()) {
            throw missing(name);
        }
        return values;
    }

    /**
     * The value of an attribute that a request sets.
     *
     * @throws AwsError {@code MissingParameter} where it has none
     */
    public static boolean value(AttributeBooleanValue attribute) {
        if (attribute.value() == null) {
            throw missing("value");
        }
        return attribute.value();
    }

    /**
     * The name of the one parameter, of several that exclude each other, that a request has.
     *
     * @param values the parameters' values, null for those that it has not
     * @throws AwsError {@code MissingParameter} for none, {@code InvalidParameterCombination} for several
     */
    public static String oneOf(Map<String, ?> values) {
        List<String> given = values.entrySet().stream()
                .filter(parameter -> parameter.getValue() != null).map(Map.Entry::getKey).toList();
        if (given.size() != 1) {
            throw AwsError.of(given.isEmpty() ? "MissingParameter" : "InvalidParameterCombination",
                    "The request must contain exactly one of " + String.join(", ", values.keySet()));
        }
        return given.get(0);
    }

    /** The error for a parameter that is missing. */
    public static AwsError missing(String name) {
        return AwsError.of("MissingParameter", "The request must contain the parameter " + name);
    }

    /** As {@link #missing}, in the words that NAT gateways and flow logs have for it. */
    public static AwsError notIncluded(String name) {
        return AwsError.of("MissingParameter", "The request must include the " + name
                + " parameter. Add the required parameter and retry the request.");
    }
}
