package io.github.fakeec2.network.endpoint;

import io.github.fakeec2.error.AwsError;

/** The policies of endpoints (PrivateLink guide, "Control access to VPC endpoints using endpoint policies"). */
final class EndpointPolicies {

    /** Everything to everybody: what an endpoint has unless the request says otherwise. */
    static final String FULL_ACCESS = """
            {
              "Statement": [
                {
                  "Action": "*",\s
                  "Effect": "Allow",\s
                  "Principal": "*",\s
                  "Resource": "*"
                }
              ]
            }""";

    private static final int LONGEST = 20_480;

    private EndpointPolicies() {
    }

    /**
     * The policy of an endpoint that a request makes or changes.
     *
     * @param wanted the document in the request, or null
     * @param otherwise what it is without one
     * @throws AwsError {@code InvalidPolicyDocument} for what is no JSON object, or too long; {@code InvalidParameter}
     *     where the service takes no policy
     */
    static String of(ServiceOffer service, String wanted, String otherwise) {
        if (wanted == null || wanted.isEmpty()) {
            return service.takesPolicy() ? otherwise : null;
        }
        if (!service.takesPolicy()) {
            throw AwsError.of("InvalidParameter",
                    "The VPC endpoint service " + service.name() + " does not support endpoint policies.");
        }
        int error = wanted.length() > LONGEST ? LONGEST : JsonSyntax.firstErrorInObject(wanted);
        if (error >= 0) {
            String before = wanted.substring(0, error);
            int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
            int column = error - before.lastIndexOf('\n');
            throw AwsError.of("InvalidPolicyDocument",
                    "The Policy Document is not valid. Syntax error at position (" + line + "," + column + ")");
        }
        return wanted;
    }
}
