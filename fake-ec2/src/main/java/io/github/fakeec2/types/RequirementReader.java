package io.github.fakeec2.types;

import io.github.fakeec2.error.AwsError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Reads and checks the members of instance requirements by their names, since the SDK has two classes for them, one of
 * requests and one of launch templates, and not every version has every member.
 */
final class RequirementReader {

    private final SdkPojo requirements;
    private final String path;

    RequirementReader(SdkPojo requirements, String path) {
        this.requirements = requirements;
        this.path = path;
    }

    /**
     * A range of numbers, both bounds included.
     *
     * @param min the least, or 0
     * @param max the most, or infinity
     */
    record Bounds(double min, double max) {

        boolean include(double number) {
            return number >= min && number <= max;
        }
    }

    /** The bounds of a member that must be there, with its least number. */
    Bounds required(String member) {
        Object bounds = value(requirements, member);
        if (!(bounds instanceof SdkPojo range)) {
            throw missing(member);
        }
        if (value(range, "Min") == null) {
            throw missing(member + ".Min");
        }
        return bounds(member);
    }

    Bounds bounds(String member) {
        if (!(value(requirements, member) instanceof SdkPojo range)) {
            return new Bounds(0, Double.POSITIVE_INFINITY);
        }
        double min = number(range, "Min", 0);
        double max = number(range, "Max", Double.POSITIVE_INFINITY);
        if (!(min >= 0)) {
            throw invalid(member + ".Min", value(range, "Min"), "The value must not be negative.");
        }
        if (!(max >= min)) {
            throw invalid(member + ".Max", value(range, "Max"), "The value must not be less than the minimum.");
        }
        return new Bounds(min, max);
    }

    /** A number of the member, or -1 where it is not given. */
    int number(String member) {
        Object number = value(requirements, member);
        if (number instanceof Integer given && given < 0) {
            throw invalid(member, given, "The value must not be negative.");
        }
        return number instanceof Integer given ? given : -1;
    }

    boolean flag(String member) {
        return Boolean.TRUE.equals(value(requirements, member));
    }

    /** One of the words, or the usual one where none is given. */
    String word(String member, String usual, Set<String> possible) {
        Object word = value(requirements, member);
        if (word == null) {
            return usual;
        }
        requireOneOf(member, word, possible);
        return word.toString();
    }

    /** Some of the words; none where none is given. */
    List<String> words(String member, Set<String> possible) {
        List<String> words = texts(member);
        for (String word : words) {
            requireOneOf(member, word, possible);
        }
        return words;
    }

    /** Texts of any kind, but none of them missing. */
    List<String> texts(String member) {
        List<String> texts = new ArrayList<>();
        if (value(requirements, member) instanceof Collection<?> given) {
            for (Object text : given) {
                if (text == null) {
                    throw invalid(member, null, "The value must not be empty.");
                }
                texts.add(text.toString());
            }
        }
        return texts;
    }

    /** What the object has for that member, or null: also where the SDK is too old to have it. */
    static Object value(SdkPojo object, String member) {
        for (SdkField<?> field : object.sdkFields()) {
            if (field.memberName().equals(member)) {
                return field.getValueOrDefault(object);
            }
        }
        return null;
    }

    AwsError invalid(String member, Object value, String why) {
        return AwsError.of("InvalidParameterValue",
                "Value (" + value + ") for parameter " + path + "." + member + " is invalid. " + why);
    }

    private static double number(SdkPojo range, String bound, double otherwise) {
        return value(range, bound) instanceof Number number ? number.doubleValue() : otherwise;
    }

    private void requireOneOf(String member, Object word, Set<String> possible) {
        if (!possible.contains(word.toString())) {
            throw invalid(member, word, "Valid values are " + String.join(", ", possible.stream().sorted().toList())
                    + ".");
        }
    }

    private AwsError missing(String member) {
        return AwsError.of("MissingParameter", "The request must contain the parameter " + path + "." + member);
    }
}
