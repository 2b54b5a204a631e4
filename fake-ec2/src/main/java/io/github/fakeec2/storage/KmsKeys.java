package io.github.fakeec2.storage;

import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.SeededRandom;
import java.util.UUID;

/**
 * The KMS keys that encrypt volumes, which live in another service: any that a request names is taken to be there (API
 * reference, EbsBlockDevice, {@code KmsKeyId}).
 */
final class KmsKeys {

    /** The key that AWS manages for EBS in each region of each account. */
    private static final String DEFAULT = "alias/aws/ebs";

    private KmsKeys() {
    }

    /**
     * The ARN of a key.
     *
     * @param given an id, an alias, the ARN of either, or null for the key that AWS manages
     */
    static String arn(RegionState region, String given) {
        if (given != null && given.startsWith("arn:") && !given.contains(":alias/")) {
            return given;
        }
        String name = given == null || given.isEmpty() ? DEFAULT : given.substring(given.lastIndexOf(':') + 1);
        return "arn:aws:kms:" + region.name() + ":" + region.account() + ":key/"
                + (name.startsWith("alias/") ? behind(region, name) : name.substring(name.lastIndexOf('/') + 1));
    }

    /** The id of the key behind an alias: always the same one. */
    private static String behind(RegionState region, String alias) {
        SeededRandom ids = SeededRandom.of(0, region.account() + "/" + region.name() + "/" + alias);
        long version4 = ids.nextLong() & ~0xf000L | 0x4000L;
        return new UUID(version4, ids.nextLong() & ~(0xcL << 60) | 0x8L << 60).toString();
    }
}
