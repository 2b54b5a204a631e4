package io.github.fakeec2.query;

import io.github.fakeec2.error.AwsError;

/**
 * How an operation answers to paging parameters that it does not take. EC2's operations differ in spelling and in
 * code; the texts are those that its users see.
 *
 * @param style which of the spellings
 * @param idsParameter how the message names the parameter with the ids
 * @param min the least {@code MaxResults}
 * @param max the most, and the size of a page at the most
 */
public record PageRules(Style style, String idsParameter, int min, int max) {

    /** The spellings. */
    public enum Style {
        /** {@code maxResults}, with exclusive bounds in the text: DescribeInstances and the operations of its age. */
        LOWER_CASE,
        /** As {@link #LOWER_CASE}, but more than the most is taken as the most. */
        LOWER_CASE_CAPPED,
        /** {@code MaxResults}, with inclusive bounds in the text: most network operations. */
        UPPER_CASE,
        /** An error code of its own, {@code InvalidMaxResults}: the instance type operations. */
        OWN_CODE,
        /** {@code InvalidRequest}, with both bounds in the text: DescribeInstanceCreditSpecifications. */
        WITHIN,
        /** As newer frameworks put it, {@code 1 validation error detected}: DescribeNatGateways. */
        VALIDATION,
        /** {@code Maximum results allowed are between}: the launch template operations. */
        BETWEEN
    }

    /** For operations that take no paging parameters. */
    public static final PageRules NONE = new PageRules(Style.LOWER_CASE, "", 0, Integer.MAX_VALUE);

    /** The rules of {@link Style#LOWER_CASE}. */
    public static PageRules lowerCase(String idsParameter, int min, int max) {
        return new PageRules(Style.LOWER_CASE, idsParameter, min, max);
    }

    /** The rules of {@link Style#LOWER_CASE_CAPPED}. */
    public static PageRules capped(String idsParameter, int min, int max) {
        return new PageRules(Style.LOWER_CASE_CAPPED, idsParameter, min, max);
    }

    /** The rules of {@link Style#UPPER_CASE}. */
    public static PageRules upperCase(String idsParameter, int min, int max) {
        return new PageRules(Style.UPPER_CASE, idsParameter, min, max);
    }

    /** The rules of {@link Style#OWN_CODE}. */
    public static PageRules ownCode(String idsParameter, int min, int max) {
        return new PageRules(Style.OWN_CODE, idsParameter, min, max);
    }

    /** The rules of {@link Style#WITHIN}. */
    public static PageRules within(String idsParameter, int min, int max) {
        return new PageRules(Style.WITHIN, idsParameter, min, max);
    }

    /** The rules of {@link Style#VALIDATION}. */
    public static PageRules validation(String idsParameter, int min, int max) {
        return new PageRules(Style.VALIDATION, idsParameter, min, max);
    }

    /** The rules of {@link Style#BETWEEN}. */
    public static PageRules between(String idsParameter, int min, int max) {
        return new PageRules(Style.BETWEEN, idsParameter, min, max);
    }

    /** The size of the page that a request gets. */
    int sizeOf(Integer maxResults, boolean withIds, String nextToken) {
        if (maxResults == null) {
            if (nextToken != null && withIds) {
                throw conflict(style == Style.UPPER_CASE ? "NextToken" : "nextToken");
            }
            return Integer.MAX_VALUE;
        }
        if (withIds) {
            throw conflict(style == Style.UPPER_CASE ? "MaxResults" : "maxResults");
        }
        if (maxResults < min || maxResults > max && style != Style.LOWER_CASE_CAPPED) {
            throw outOfRange(maxResults);
        }
        return Math.min(maxResults, max);
    }

    private AwsError conflict(String parameter) {
        return AwsError.of("InvalidParameterCombination",
                "The parameter " + idsParameter + " cannot be used with the parameter " + parameter);
    }

    private AwsError outOfRange(int value) {
        boolean less = value < min;
        return switch (style) {
            case LOWER_CASE, LOWER_CASE_CAPPED -> AwsError.of("InvalidParameterValue", "Value ( " + value
                    + " ) for parameter maxResults is invalid. Expecting a value "
                    + (less ? "greater than " + min : "smaller than " + max) + ".");
            case UPPER_CASE -> AwsError.of("InvalidParameterValue", "Value ( " + value
                    + " ) for parameter MaxResults is invalid. Expecting a value "
                    + (less ? "greater than or equal to " + min : "smaller than or equal to " + max) + ".");
            case OWN_CODE -> AwsError.of("InvalidMaxResults", "Value ( " + value
                    + " ) for parameter maxResults is invalid. Expecting a value from ( " + min + " ) to  ( " + max
                    + " ).");
            case WITHIN -> AwsError.of("InvalidRequest", "The value " + value + " for the maxResults parameter must "
                    + "be between " + min + " and " + max + ". Change the value and try again.");
            case VALIDATION -> AwsError.of("InvalidParameter", "1 validation error detected: Value '" + value
                    + "' at 'maxResults' failed to satisfy constraint: Member must have value "
                    + (less ? "greater than or equal to " + min : "less than or equal to " + max));
            case BETWEEN -> AwsError.of("InvalidParameterValue",
                    "Maximum results allowed are between " + min + " and " + max);
        };
    }

    AwsError badToken(String token) {
        return style == Style.UPPER_CASE
                ? AwsError.of("InvalidParameterValue", "Value ( " + token
                        + " ) for parameter NextToken is invalid. The token is invalid.")
                : AwsError.of("InvalidParameterValue", "Unable to parse pagination token");
    }
}
