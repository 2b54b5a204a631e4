package io.github.fakeec2.storage;

import io.github.fakeec2.error.AwsError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whose images a DescribeImages request asks for: its {@code Owner.N} and {@code ExecutableBy.N} (API reference,
 * DescribeImages).
 */
final class ImageScope {

    private static final Set<String> ALIASES = Set.of("amazon", "aws-marketplace", "aws-backup-vault");

    private final Set<String> ownerIds = new HashSet<>();
    private final List<String> ownerAliases = new ArrayList<>();
    private final boolean anyOwner;
    private final boolean anyUser;
    private final boolean everybody;

    /**
     * A scope.
     *
     * @throws AwsError {@code InvalidUserID.Malformed} for what is neither an account nor a word that AWS knows
     */
    ImageScope(String account, List<String> owners, List<String> executableUsers) {
        anyOwner = owners.isEmpty();
        anyUser = executableUsers.isEmpty();
        everybody = executableUsers.contains("all");
        for (String owner : owners) {
            if (owner != null && ALIASES.contains(owner)) {
                ownerAliases.add(owner);
            } else if ("self".equals(owner)) {
                ownerIds.add(account);
            } else {
                ownerIds.add(requireAccount(owner));
            }
        }
        for (String user : executableUsers) {
            if (!"all".equals(user) && !"self".equals(user)) {
                requireAccount(user);
            }
        }
    }

    boolean contains(Image image) {
        // "self" and accounts name images that were shared with them explicitly, of which there are none yet.
        return (anyOwner || ownerIds.contains(image.ownerId()) || ownerAliases.contains(image.ownerAlias()))
                && (anyUser || everybody && image.isPublic());
    }

    private static String requireAccount(String text) {
        boolean wellFormed = text != null && text.length() == 12;
        for (int i = 0; wellFormed && i < 12; i++) {
            wellFormed = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        if (!wellFormed) {
            throw AwsError.of("InvalidUserID.Malformed", "Invalid user id: \"" + text + "\"");
        }
        return text;
    }
}
