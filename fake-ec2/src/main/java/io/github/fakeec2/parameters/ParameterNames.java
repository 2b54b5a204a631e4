package io.github.fakeec2.parameters;

import io.github.fakeec2.error.AwsError;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What names a parameter can have (Systems Manager API reference, PutParameter, {@code Name}).
 */
final class ParameterNames {

    static final int LONGEST = 2048;

    private static final Pattern CHARACTERS = Pattern.compile("[a-zA-Z0-9_.\\-/]+");
    private static final int LONGEST_OWN = 1011;
    private static final int MOST_LEVELS = 15;

    private ParameterNames() {
    }

    /** Refuses a name that a new parameter cannot have. */
    static void requireForNew(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String bare = lower.startsWith("/") ? lower.substring(1) : lower;
        if (lower.startsWith("/aws") || lower.startsWith("/ssm")) {
            throw AwsError.of("AccessDeniedException", "No access to reserved parameter name: " + name + ".");
        }
        if (bare.startsWith("aws") || bare.startsWith("ssm") || !CHARACTERS.matcher(name).matches()
                || name.contains("//") || name.length() > LONGEST_OWN || name.endsWith("/")) {
            throw AwsError.of("ValidationException", "Parameter name: can't be prefixed with \"aws\" or \"ssm\" "
                    + "(case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; "
                    + "each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_");
        }
        if (name.contains("/") && !name.startsWith("/")) {
            throw AwsError.of("ValidationException", "Parameter name must be a fully qualified name.");
        }
        if (name.chars().filter(c -> c == '/').count() > MOST_LEVELS) {
            throw AwsError.of("HierarchyLevelLimitExceededException", "A hierarchy can have a maximum of "
                    + MOST_LEVELS + " levels.");
        }
    }

    /** Refuses what is no path. */
    static void requirePath(String path) {
        if (!path.startsWith("/") || !CHARACTERS.matcher(path).matches() || path.contains("//")) {
            throw AwsError.of("ValidationException", "The parameter doesn't meet the parameter name requirements. The "
                    + "parameter name must begin with a forward slash \"/\". It can't be prefixed with \"aws\" or "
                    + "\"ssm\" (case-insensitive). It must use only letters, numbers, or the following symbols: . "
                    + "(period), - (hyphen), _ (underscore). Special characters are not allowed. All sub-paths, if "
                    + "specified, must use the forward slash symbol \"/\". Valid example: "
                    + "/get/parameters2-/by1./path0_.");
        }
    }
}
