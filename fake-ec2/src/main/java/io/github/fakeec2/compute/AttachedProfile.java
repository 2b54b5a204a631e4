package io.github.fakeec2.compute;

import io.github.fakeec2.access.InstanceProfile;

/**
 * The instance profile that an instance has, which it keeps whatever becomes of the profile in IAM.
 *
 * @param arn the profile's ARN
 * @param id the profile's unique id
 */
public record AttachedProfile(String arn, String id) {

    /** What an instance keeps of a profile. */
    public static AttachedProfile of(InstanceProfile profile) {
        return new AttachedProfile(profile.arn(), profile.id());
    }
}
