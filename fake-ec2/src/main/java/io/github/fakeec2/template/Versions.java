package io.github.fakeec2.template;

import io.github.fakeec2.error.AwsError;

/** How requests name versions: by number, or as the latest or the default one. */
final class Versions {

    static final String LATEST = "$Latest";
    static final String DEFAULT = "$Default";

    private static final int MOST_DIGITS = 18;

    private Versions() {
    }

    /** The number that a selector stands for, of a version that is there or not. */
    static long numberIn(LaunchTemplate template, String selector) {
        if (LATEST.equals(selector)) {
            return template.latestVersion();
        }
        return DEFAULT.equals(selector) ? template.defaultVersion() : number(selector);
    }

    /**
     * A version number.
     *
     * @throws AwsError {@code InvalidParameterValue} for what is none; the text is Auto Scaling's
     */
    static long number(String text) {
        if (text == null || text.isEmpty() || text.length() > MOST_DIGITS
                || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw AwsError.of("InvalidParameterValue", "Invalid launch template version: either '" + DEFAULT + "', '"
                    + LATEST + "', or a numeric version are allowed.");
        }
        return Long.parseLong(text);
    }
}
