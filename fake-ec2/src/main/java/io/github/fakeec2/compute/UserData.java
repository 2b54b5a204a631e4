package io.github.fakeec2.compute;

import io.github.fakeec2.error.AwsError;
import java.util.Base64;

/** The user data of a launch: Base64 of at most 16 KB (EC2 user guide, "Run commands when you launch an instance"). */
public final class UserData {

    private static final int LIMIT = 16_384;

    private UserData() {
    }

    /**
     * The user data, or null where there is none.
     *
     * @throws AwsError {@code InvalidParameterValue} for what is no Base64 or more than 16 KB
     */
    public static String validated(String base64) {
        if (base64 == null || base64.isEmpty()) {
            return null;
        }
        byte[] raw;
        try {
            raw = Base64.getMimeDecoder().decode(base64);
            if (!base64.chars().allMatch(UserData::isBase64)) {
                throw new IllegalArgumentException();
            }
        } catch (IllegalArgumentException e) {
            throw AwsError.of("InvalidParameterValue", "Invalid BASE64 encoding of user data.");
        }
        if (raw.length > LIMIT) {
            throw AwsError.of("InvalidParameterValue", "User data is limited to " + LIMIT + " bytes");
        }
        return base64;
    }

    private static boolean isBase64(int c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/' || c == '='
                || c == '\n' || c == '\r';
    }
}
