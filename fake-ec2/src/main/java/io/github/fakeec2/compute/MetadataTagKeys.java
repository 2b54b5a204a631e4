package io.github.fakeec2.compute;

import io.github.fakeec2.error.AwsError;
import java.util.Set;
import java.util.regex.Pattern;

/** What keys tags can have that an instance's metadata shows by them, and so as parts of paths. */
final class MetadataTagKeys {

    private static final Pattern KEY = Pattern.compile("[0-9a-zA-Z\\-_+=,.@:]{1,255}");
    private static final Set<String> RESERVED = Set.of(".", "..", "_index");

    private MetadataTagKeys() {
    }

    /** The text is one that users have seen. */
    static void require(Set<String> keys) {
        for (String key : keys) {
            if (!KEY.matcher(key).matches() || RESERVED.contains(key)) {
                throw AwsError.of("InvalidParameterValue", "'" + key + "' is not a valid tag key. Tag keys must match "
                        + "pattern ([0-9a-zA-Z\\\\-_+=,.@:]{1,255}), and must not be a reserved name ('.', '..', "
                        + "'_index')").withHint("instanceMetadataTags is enabled");
            }
        }
    }
}
