package io.github.fakeec2.storage;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A public, EBS-backed HVM image that every region offers.
 *
 * @param id the same in every region, which real AMI ids are not
 * @param name in the naming pattern of its publisher
 * @param description the publisher's words
 * @param ownerId the publisher's account
 * @param ownerAlias {@code amazon} for all of these, partners' images included, as DescribeImages shows them
 * @param architecture x86_64 or arm64
 * @param platform {@code windows}, or empty
 * @param platformDetails as in "AMI billing information fields"
 * @param usageOperation as in "AMI billing information fields"
 * @param rootDeviceName such as {@code /dev/xvda}
 * @param rootVolumeGib the size of the root volume
 * @param rootVolumeType gp2 or gp3
 * @param bootMode uefi or uefi-preferred; empty where the image does not say
 * @param imdsSupport {@code v2.0} where instances get version 2 of the metadata service by default; otherwise empty
 * @param creationDate as AWS prints it, with milliseconds
 * @param ssmParameters the public Systems Manager parameters that resolve to the image
 */
record PublicImage(
        String id,
        String name,
        String description,
        String ownerId,
        Optional<String> ownerAlias,
        String architecture,
        Optional<String> platform,
        String platformDetails,
        String usageOperation,
        String rootDeviceName,
        int rootVolumeGib,
        String rootVolumeType,
        Optional<String> bootMode,
        Optional<String> imdsSupport,
        String creationDate,
        List<String> ssmParameters) {

    PublicImage {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        ssmParameters = List.copyOf(ssmParameters);
    }

    /** The snapshot behind the root volume: its id has the digits of the image's. */
    String rootSnapshotId() {
        return "snap-" + id.substring("ami-".length());
    }

    /** The location: the owner's alias, or else its account, and the name. */
    String imageLocation() {
        return ownerAlias.orElse(ownerId) + "/" + name;
    }

    /** Whether enhanced networking is enabled: all of these images have the driver. */
    boolean enaSupport() {
        return true;
    }
}
