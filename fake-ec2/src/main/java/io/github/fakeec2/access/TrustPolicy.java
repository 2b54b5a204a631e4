package io.github.fakeec2.access;

import io.github.fakeec2.error.NotSimulatedException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * Decides who may assume a role (IAM user guide, "Policy evaluation logic"): somebody whom a statement allows it and
 * none denies it. Of conditions it knows that of the external id.
 */
final class TrustPolicy {

    private static final Set<String> ACTIONS = Set.of("*", "sts:*", "sts:AssumeRole", "sts:Assume*");

    private static final String EC2 = "ec2.amazonaws.com";

    private final List<JsonNode> statements;

    TrustPolicy(String policy) {
        this.statements = PolicyDocument.statements(policy);
    }

    boolean allows(CallerIdentity caller, String externalId) {
        return allows("AWS", name -> name.equals("*") || name.equals(caller.account())
                        || name.equals(caller.accountArn()) || name.equals(caller.arn()),
                condition -> isMet(condition, externalId));
    }

    /** Whether EC2 may assume the role for its instances; conditions, which are about the account, it meets. */
    boolean allowsEc2() {
        return allows("Service", EC2::equals, condition -> true);
    }

    private boolean allows(String kind, Predicate<String> isPrincipal, Predicate<JsonNode> isMet) {
        boolean allowed = false;
        for (JsonNode statement : statements) {
            Map<String, JsonNode> elements = statement.asObject();
            if (isAbout(elements, kind, isPrincipal) && isMet.test(elements.get("Condition"))) {
                if (elements.get("Effect").asString().equals("Deny")) {
                    return false;
                }
                allowed = true;
            }
        }
        return allowed;
    }

    private static boolean isAbout(Map<String, JsonNode> elements, String kind,
            Predicate<String> isPrincipal) {
        if (elements.containsKey("NotPrincipal") || elements.containsKey("NotAction")) {
            throw notSimulated("NotPrincipal or NotAction");
        }
        if (PolicyDocument.texts(elements.get("Action")).stream().noneMatch(ACTIONS::contains)) {
            return false;
        }
        JsonNode principal = elements.get("Principal");
        if (principal == null || !principal.isObject()) {
            return PolicyDocument.texts(principal).contains("*");
        }
        return PolicyDocument.texts(principal.asObject().get(kind)).stream().anyMatch(isPrincipal);
    }

    private static boolean isMet(JsonNode condition, String externalId) {
        if (condition == null) {
            return true;
        }
        JsonNode equal = condition.isObject() && condition.asObject().size() == 1
                ? condition.asObject().get("StringEquals") : null;
        JsonNode ids = equal != null && equal.isObject() && equal.asObject().size() == 1
                ? equal.asObject().get("sts:ExternalId") : null;
        if (ids == null) {
            throw notSimulated("a condition other than StringEquals on sts:ExternalId");
        }
        return externalId != null && PolicyDocument.texts(ids).contains(externalId);
    }

    private static NotSimulatedException notSimulated(String what) {
        return new NotSimulatedException("AssumeRole of a role whose trust policy has " + what
                + " is not simulated by Fake EC2 yet");
    }
}
