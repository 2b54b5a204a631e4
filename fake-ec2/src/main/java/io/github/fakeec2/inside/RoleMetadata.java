package io.github.fakeec2.inside;

import io.github.fakeec2.access.InstanceProfile;
import io.github.fakeec2.access.InstanceProfiles;
import io.github.fakeec2.access.TemporaryCredentials;
import io.github.fakeec2.compute.AttachedProfile;
import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.SeededRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BiConsumer;

/**
 * The role that an instance has by its instance profile, and credentials for it, which are replaced in good time before
 * they expire (EC2 user guide, "Retrieve security credentials from instance metadata"). A profile that IAM has no more
 * is reported as missing, and a role that EC2 may not assume as such (IAM user guide, "Troubleshoot IAM and Amazon
 * EC2").
 */
final class RoleMetadata {

    private static final Duration RENEWED_AFTER = Duration.ofHours(1);
    private static final Duration VALID_FOR = Duration.ofHours(6);

    private static final String HELP = "  Please see documentation at "
            + "http://docs.amazonwebservices.com/IAM/latest/UserGuide/RolesTroubleshooting.html.";

    private RoleMetadata() {
    }

    static void add(Call call, Row<Instance> row, BiConsumer<String, String> items) {
        AttachedProfile attached = row.value().settings().instanceProfile();
        if (attached == null) {
            return;
        }
        Instant since = row.value().launchedAt();
        long renewals = Duration.between(since, call.now()).dividedBy(RENEWED_AFTER);
        Instant updated = since.plus(RENEWED_AFTER.multipliedBy(renewals)).truncatedTo(ChronoUnit.SECONDS);
        InstanceProfile profile = InstanceProfiles.find(call, attached.id());
        if (profile == null) {
            items.accept("iam/info", failure("InstanceProfileNotFound",
                    "Instance Profile with Id " + attached.id() + " cannot be found.", updated));
            return;
        }
        items.accept("iam/info", "{\n  \"Code\" : \"Success\",\n  \"LastUpdated\" : \"" + updated
                + "\",\n  \"InstanceProfileArn\" : \"" + attached.arn() + "\",\n  \"InstanceProfileId\" : \""
                + attached.id() + "\"\n}");
        String role = InstanceProfiles.roleName(call, profile);
        if (role == null) {
            return;
        }
        if (InstanceProfiles.hasRoleForEc2(call, profile)) {
            SeededRandom random = SeededRandom.of(updated.getEpochSecond(),
                    "credentials of " + row.id() + " " + profile.roleId());
            items.accept("iam/security-credentials/" + role,
                    json(updated, TemporaryCredentials.of(call.account(), random, updated, VALID_FOR)));
        } else {
            items.accept("iam/security-credentials/" + role, failure("AssumeRoleUnauthorizedAccess",
                    "EC2 cannot assume the role " + role + ".", updated));
        }
    }

    private static String failure(String code, String message, Instant updated) {
        return "{\n  \"Code\" : \"" + code + "\",\n  \"Message\" : \"" + message + HELP
                + "\",\n  \"LastUpdated\" : \"" + updated + "\"\n}";
    }

    private static String json(Instant updated, TemporaryCredentials credentials) {
        return "{\n  \"Code\" : \"Success\",\n  \"LastUpdated\" : \"" + updated
                + "\",\n  \"Type\" : \"AWS-HMAC\",\n  \"AccessKeyId\" : \"" + credentials.accessKeyId()
                + "\",\n  \"SecretAccessKey\" : \"" + credentials.secretAccessKey()
                + "\",\n  \"Token\" : \"" + credentials.sessionToken()
                + "\",\n  \"Expiration\" : \"" + credentials.expiration() + "\"\n}";
    }
}
