package io.github.fakeec2.query;

import io.github.fakeec2.error.AwsError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The constraints that a service's model puts on members of a request. Services other than EC2 check them all before
 * anything else and tell every violation in one error.
 */
public final class ModelConstraints {

    private final String code;
    private final List<String> violations = new ArrayList<>();

    private ModelConstraints(String code) {
        this.code = code;
    }

    /** For the services with the Query protocol, as IAM and STS, whose code is {@code ValidationError}. */
    public static ModelConstraints ofQueryService() {
        return new ModelConstraints("ValidationError");
    }

    /** For the services with a JSON protocol, as SSM, whose code is {@code ValidationException}. */
    public static ModelConstraints ofJsonService() {
        return new ModelConstraints("ValidationException");
    }

    /** The member must have a value. */
    public ModelConstraints given(String member, Object value) {
        if (value == null) {
            violations.add("Value null at '" + member + "' failed to satisfy constraint: Member must not be null");
        }
        return this;
    }

    /** The text, where there is one, must have so many characters. */
    public ModelConstraints length(String member, String value, int min, int max) {
        if (value != null && value.length() < min) {
            violated(member, value, "Member must have length greater than or equal to " + min);
        }
        if (value != null && value.length() > max) {
            violated(member, value, "Member must have length less than or equal to " + max);
        }
        return this;
    }

    /** The list, where there is one, must have so many elements, none of them null. */
    public ModelConstraints size(String member, Collection<?> values, int min, int max) {
        if (values == null) {
            return this;
        }
        if (values.size() < min) {
            violated(member, values, "Member must have length greater than or equal to " + min);
        }
        if (values.size() > max) {
            violated(member, values, "Member must have length less than or equal to " + max);
        }
        int place = 0;
        for (Object value : values) {
            place++;
            given(member + "." + place + ".member", value);
        }
        return this;
    }

    /** The text, where there is one, must match as a whole. */
    public ModelConstraints pattern(String member, String value, Pattern pattern) {
        if (value != null && !pattern.matcher(value).matches()) {
            violated(member, value, "Member must satisfy regular expression pattern: " + pattern);
        }
        return this;
    }

    /** The number, where there is one, must be in the range. */
    public ModelConstraints range(String member, Integer value, int min, int max) {
        if (value != null && value < min) {
            violated(member, value, "Member must have value greater than or equal to " + min);
        }
        if (value != null && value > max) {
            violated(member, value, "Member must have value less than or equal to " + max);
        }
        return this;
    }

    /** The text, where there is one, must be one of the values. */
    public ModelConstraints oneOf(String member, String value, List<String> values) {
        if (value != null && !values.contains(value)) {
            violated(member, value, "Member must satisfy enum value set: " + values);
        }
        return this;
    }

    private void violated(String member, Object value, String constraint) {
        violations.add("Value '" + value + "' at '" + member + "' failed to satisfy constraint: " + constraint);
    }

    /** Throws the error that tells what was violated, if anything was. */
    public void check() {
        if (!violations.isEmpty()) {
            throw AwsError.of(code, violations.size() + " validation error" + (violations.size() == 1 ? "" : "s")
                    + " detected: " + String.join("; ", violations));
        }
    }
}
