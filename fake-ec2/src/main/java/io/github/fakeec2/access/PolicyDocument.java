package io.github.fakeec2.access;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.query.ModelConstraints;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * Reads policies, as far as IAM refuses what is none (IAM user guide, "IAM JSON policy elements reference"). What a
 * policy permits decides nothing here but who may assume a role.
 */
final class PolicyDocument {

    private static final int LONGEST = 131_072;
    private static final Pattern CHARACTERS = Pattern.compile("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+");
    private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");

    private PolicyDocument() {
    }

    /** Notes what the model says of a policy. */
    static ModelConstraints constraints(ModelConstraints constraints, String member, String policy) {
        return constraints.given(member, policy).length(member, policy, 1, LONGEST)
                .pattern(member, policy, CHARACTERS);
    }

    /**
     * Refuses what is no trust policy.
     *
     * @throws AwsError {@code MalformedPolicyDocument}
     */
    static void requireTrust(String policy) {
        for (JsonNode statement : statements(policy)) {
            Map<String, JsonNode> elements = statement.asObject();
            if (elements.containsKey("Resource") || elements.containsKey("NotResource")) {
                throw malformed("Has prohibited field Resource");
            }
            if (!elements.containsKey("Principal") && !elements.containsKey("NotPrincipal")) {
                throw malformed("Missing required field Principal");
            }
            for (String action : texts(elements.get("Action"))) {
                if (!action.startsWith("sts:") && !action.equals("*")) {
                    throw malformed("AssumeRole policy may only specify STS AssumeRole actions.");
                }
            }
        }
    }

    /** Refuses what is no policy of an identity. */
    static void requireIdentity(String policy) {
        for (JsonNode statement : statements(policy)) {
            Map<String, JsonNode> elements = statement.asObject();
            if (elements.containsKey("Principal") || elements.containsKey("NotPrincipal")) {
                throw malformed("Policy document should not specify a principal.");
            }
            if (!elements.containsKey("Resource") && !elements.containsKey("NotResource")) {
                throw malformed("Policy statement must contain resources.");
            }
        }
    }

    /** The statements of a policy, each an object with an effect and actions. */
    static List<JsonNode> statements(String policy) {
        JsonNode document = parsed(policy);
        if (!document.isObject()) {
            throw malformed("Syntax errors in policy.");
        }
        JsonNode version = document.field("Version").orElse(null);
        JsonNode statement = document.field("Statement").orElse(null);
        if (version != null && (!version.isString() || !VERSIONS.contains(version.asString())) || statement == null) {
            throw malformed("Syntax errors in policy.");
        }
        List<JsonNode> statements = statement.isArray() ? statement.asArray() : List.of(statement);
        for (JsonNode one : statements) {
            requireStatement(one);
        }
        return statements;
    }

    private static void requireStatement(JsonNode statement) {
        JsonNode effect = statement.isObject() ? statement.asObject().get("Effect") : null;
        if (effect == null || !effect.isString() || !Set.of("Allow", "Deny").contains(effect.asString())) {
            throw malformed("Syntax errors in policy.");
        }
        Map<String, JsonNode> elements = statement.asObject();
        if (!elements.containsKey("NotAction") && texts(elements.get("Action")).isEmpty()) {
            throw malformed("Policy statement must contain actions.");
        }
    }

    private static JsonNode parsed(String policy) {
        JsonNode document;
        try {
            document = JsonNode.parser().parse(policy);
        } catch (RuntimeException e) { // whatever the parser of the SDK's version has for what is no JSON
            document = null;
        }
        if (document == null) { // of blanks alone, the parser makes nothing
            throw malformed("This policy contains invalid Json");
        }
        return document;
    }

    /** The texts of an element that is one text or a list of them; none for null and for anything else. */
    static List<String> texts(JsonNode element) {
        if (element == null) {
            return List.of();
        }
        return element.isString() ? List.of(element.asString())
                : element.isArray() ? element.asArray().stream().filter(JsonNode::isString).map(JsonNode::asString)
                        .toList() : List.of();
    }

    /** As the API hands policies out: URL-encoded after RFC 3986. */
    static String encoded(String policy) {
        return URLEncoder.encode(policy, StandardCharsets.UTF_8)
                .replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    }

    private static AwsError malformed(String message) {
        return AwsError.of("MalformedPolicyDocument", message);
    }
}
