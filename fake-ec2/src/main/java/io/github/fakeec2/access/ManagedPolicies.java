package io.github.fakeec2.access;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.query.ModelConstraints;
import java.util.regex.Pattern;

/** What is known of managed policies: the form of their ARNs (IAM user guide, "IAM identifiers"). */
final class ManagedPolicies {

    private static final int SHORTEST_ARN = 20;
    private static final int LONGEST_ARN = 2048;
    private static final Pattern ARN =
            Pattern.compile("arn:aws:iam::(aws|\\d{12}):policy/([\\x21-\\x7E]+/)*[\\w+=,.@-]+");

    private ManagedPolicies() {
    }

    /** Notes what the model says of an ARN. */
    static ModelConstraints constraints(ModelConstraints constraints, String member, String arn) {
        return constraints.length(member, arn, SHORTEST_ARN, LONGEST_ARN);
    }

    /** Refuses what is no ARN of a policy. */
    static void requireArn(String arn) {
        if (!ARN.matcher(arn).matches()) {
            throw AwsError.of("InvalidInput", "ARN " + arn + " is not valid.");
        }
    }

    /** The last part of an ARN. */
    static String nameIn(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /** The path in an ARN, with its slashes. */
    static String pathIn(String arn) {
        return arn.substring(arn.indexOf('/'), arn.lastIndexOf('/') + 1);
    }
}
