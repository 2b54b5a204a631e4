package io.github.fakeec2.network.firewall;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.network.SecurityGroup;
import io.github.fakeec2.query.Required;

/** What names and descriptions of security groups may be (API reference, CreateSecurityGroup). */
final class GroupTexts {

    private static final int LONGEST_NAME = 255;
    private static final String ALLOWED = "strings less than 256 characters from the following set:  "
            + "a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*";

    private GroupTexts() {
    }

    /** The name without blanks around it, which AWS trims (EC2 user guide, "Create a security group"). */
    static String requireName(String given) {
        String name = given == null ? "" : given.strip();
        if (name.isEmpty()) {
            throw Required.missing("GroupName");
        }
        if (name.regionMatches(true, 0, SecurityGroup.TABLE.prefix(), 0, SecurityGroup.TABLE.prefix().length())) {
            throw AwsError.invalidValue("GroupName", name, "Group names may not be in the format sg-*.");
        }
        if (name.equalsIgnoreCase(SecurityGroup.DEFAULT)) {
            throw AwsError.of("InvalidParameterValue", "Cannot use reserved security group name: " + name);
        }
        requireAscii("GroupName", name);
        if (name.length() > LONGEST_NAME) {
            throw AwsError.invalidValue("GroupName", name, "Group names must be 255 characters or fewer");
        }
        if (!RuleSpec.isPlain(name)) {
            throw AwsError.of("InvalidParameterValue", "Invalid security group name. Valid names are " + ALLOWED);
        }
        return name;
    }

    static String requireDescription(String description) {
        if (description == null || description.isEmpty()) {
            throw Required.missing("GroupDescription");
        }
        requireAscii("GroupDescription", description);
        if (!RuleSpec.isPlain(description)) {
            throw AwsError.of("InvalidParameterValue",
                    "Invalid security group description. Valid descriptions are " + ALLOWED);
        }
        return description;
    }

    private static void requireAscii(String parameter, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                throw AwsError.invalidValue(parameter, text, "Character sets beyond ASCII are not supported.");
            }
        }
    }
}
