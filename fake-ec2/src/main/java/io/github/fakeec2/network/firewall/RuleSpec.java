package io.github.fakeec2.network.firewall;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.network.RulePeer;
import io.github.fakeec2.network.SecurityGroupRule;
import io.github.fakeec2.network.Traffic;

/** What a request says a rule is or should be: a {@link SecurityGroupRule} that has no id yet. */
record RuleSpec(String groupId, boolean egress, Traffic traffic, RulePeer peer, String description) {

    private static final int LONGEST_DESCRIPTION = 255;

    /** What descriptions may have besides letters and digits (API reference, IpRange, {@code Description}). */
    private static final String PUNCTUATION = ". _-:/()#,@[]+=&;{}!$*";

    SecurityGroupRule withId(String id) {
        return new SecurityGroupRule(id, groupId, egress, traffic, peer, description);
    }

    /** How the rule would be found among those that exist. */
    String sense() {
        return withId("").sense();
    }

    /**
     * A rule's description; an empty one is none.
     *
     * @throws AwsError {@code InvalidParameterValue} where it is too long or has other characters than allowed
     */
    static String requireDescription(String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!isPlain(text)) {
            throw AwsError.of("InvalidParameterValue", "Invalid rule description. Valid descriptions are strings less "
                    + "than 256 characters from the following set: a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*");
        }
        return text;
    }

    /** Whether a text is one that descriptions and names of groups and rules may be. */
    static boolean isPlain(String text) {
        if (text.length() > LONGEST_DESCRIPTION) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letterOrDigit && PUNCTUATION.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
