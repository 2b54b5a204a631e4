package io.github.fakeec2.access;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.query.ModelConstraints;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.state.TableType;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names, paths and limits of IAM's entities (IAM user guide, "IAM and AWS STS quotas": names are unique within an
 * account and not distinguished by case).
 */
final class IamNames {

    static final int LONGEST_ROLE = 64;
    static final int LONGEST_PROFILE = 128;
    static final int LONGEST_POLICY = 128;

    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]+");
    private static final Pattern PATH = Pattern.compile("(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)");
    private static final Pattern PATH_PREFIX = Pattern.compile("\\u002F[\\u0021-\\u007F]*");
    private static final int LONGEST_PATH = 512;

    private IamNames() {
    }

    /** What names that differ only in case have in common. */
    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The visible entity of the name, or null. */
    static <T extends Resource> Row<T> find(Call global, TableType.Index<T> byName, TableType<T> type, String name) {
        Table<T> table = global.table(type);
        for (Row<T> row : table.by(byName, key(name))) {
            return table.isVisible(row) ? row : null;
        }
        return null;
    }

    /** Whether there is an entity of the name, though callers may be too early to see it. */
    static <T extends Resource> boolean isTaken(Call global, TableType.Index<T> byName, TableType<T> type,
            String name) {
        return !global.table(type).by(byName, key(name)).isEmpty();
    }

    /** Notes what the model says of a name. */
    static ModelConstraints name(String member, String value, int longest) {
        return ModelConstraints.ofQueryService().given(member, value).length(member, value, 1, longest);
    }

    /** Refuses a name with other characters than names have, in the words that IAM has for it. */
    static void requireCharacters(String member, String value) {
        if (!NAME.matcher(value).matches()) {
            throw AwsError.of("ValidationError", "The specified value for " + member + " is invalid. It must contain "
                    + "only alphanumeric characters and/or the following: +=,.@_-");
        }
    }

    /** Refuses what is no name. */
    static String required(String member, String value, int longest) {
        name(member, value, longest).check();
        requireCharacters(member, value);
        return value;
    }

    static ModelConstraints path(ModelConstraints constraints, String value) {
        return constraints.length("path", value, 1, LONGEST_PATH).pattern("path", value, PATH);
    }

    static ModelConstraints pathPrefix(ModelConstraints constraints, String value) {
        return constraints.length("pathPrefix", value, 1, LONGEST_PATH).pattern("pathPrefix", value, PATH_PREFIX);
    }

    static String arn(Call call, String kind, String path, String name) {
        return "arn:aws:iam::" + call.account() + ":" + kind + path + name;
    }

    /** Refuses one more than a quota allows. */
    static void requireRoom(Call call, Quota quota, int existing, String what) {
        if (existing >= call.quota(quota)) {
            throw AwsError.of("LimitExceeded", 409, "Cannot exceed quota for " + what + ": " + call.quota(quota))
                    .withHint("cloud.quotas().set(Quota." + quota + ", ...) raises it, as AWS does on request");
        }
    }

    static AwsError noSuchEntity(String message) {
        return AwsError.of("NoSuchEntity", 404, message);
    }

    static AwsError alreadyExists(String message) {
        return AwsError.of("EntityAlreadyExists", 409, message);
    }

    static AwsError conflict(String message) {
        return AwsError.of("DeleteConflict", 409, message);
    }
}
