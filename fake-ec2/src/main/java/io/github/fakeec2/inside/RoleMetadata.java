package io.github.fakeec2.inside;

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
 * they expire (EC2 user guide, "Retrieve security credentials from instance metadata").
 */
final class RoleMetadata {

    private static final Duration RENEWED_AFTER = Duration.ofHours(1);
    private static final Duration VALID_FOR = Duration.ofHours(6);
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private RoleMetadata() {
    }

    static void add(Call call, Row<Instance> row, BiConsumer<String, String> items) {
        String profile = row.value().settings().instanceProfile();
        if (profile == null) {
            return;
        }
        Instant since = row.value().launchedAt();
        long renewals = Duration.between(since, call.now()).dividedBy(RENEWED_AFTER);
        Instant updated = since.plus(RENEWED_AFTER.multipliedBy(renewals)).truncatedTo(ChronoUnit.SECONDS);
        SeededRandom random = SeededRandom.of(renewals, "credentials of " + row.id() + " " + profile);
        items.accept("iam/info", "{\n  \"Code\" : \"Success\",\n  \"LastUpdated\" : \"" + updated + "\",\n"
                + "  \"InstanceProfileArn\" : \"arn:aws:iam::" + call.account() + ":instance-profile/" + profile
                + "\",\n  \"InstanceProfileId\" : \"AIPA"
                + digits(17, SeededRandom.of(0, call.account() + "/" + profile)) + "\"\n}");
        items.accept("iam/security-credentials/" + profile, "{\n  \"Code\" : \"Success\",\n  \"LastUpdated\" : \""
                + updated + "\",\n  \"Type\" : \"AWS-HMAC\",\n  \"AccessKeyId\" : \"ASIA" + digits(16, random)
                + "\",\n  \"SecretAccessKey\" : \"" + digits(40, random) + "\",\n  \"Token\" : \"IQoJb3JpZ2luX2Vj"
                + digits(356, random) + "\",\n  \"Expiration\" : \"" + updated.plus(VALID_FOR) + "\"\n}");
    }

    private static String digits(int count, SeededRandom random) {
        StringBuilder digits = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            digits.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return digits.toString();
    }
}
