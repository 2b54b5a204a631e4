package io.github.fakeec2.storage;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import java.util.List;
import java.util.Objects;

/**
 * An Amazon Machine Image: EBS-backed, of virtualization type HVM. The table of a region holds what was registered
 * there; public images are in {@link PublicImages}. Look images up with {@link Images}.
 *
 * @param id the AMI id
 * @param name the name, unique within its owner's region
 * @param description the description, or null
 * @param ownerId the owner's account
 * @param ownerAlias such as {@code amazon}, or null
 * @param architecture such as {@code x86_64}, or null for an image that fits every instance type, see
 *     {@code FakeCloud.Builder.acceptAnyImage}
 * @param platform {@code windows}, or null
 * @param platformDetails such as {@code Linux/UNIX}
 * @param usageOperation such as {@code RunInstances}
 * @param rootDeviceName such as {@code /dev/xvda}
 * @param disks the block device mapping, root device included
 * @param ena whether enhanced networking is enabled
 * @param bootMode such as {@code uefi-preferred}, or null
 * @param imdsSupport {@code v2.0} where instances require version 2 of the metadata service unless told otherwise, or
 *     null
 * @param creationDate as AWS prints it: {@code 2025-11-07T22:04:29.000Z}
 * @param isPublic whether everybody may launch it
 * @param stateName as the API names it, such as {@code pending}
 */
public record Image(
        String id,
        String name,
        String description,
        String ownerId,
        String ownerAlias,
        String architecture,
        String platform,
        String platformDetails,
        String usageOperation,
        String rootDeviceName,
        List<ImageDisk> disks,
        boolean ena,
        String bootMode,
        String imdsSupport,
        String creationDate,
        boolean isPublic,
        String stateName) implements Resource {

    /** The state in which an image can be launched. */
    public static final String AVAILABLE = "available";

    /** The state of an image that is gone. */
    static final String DEREGISTERED = "deregistered";

    /** Images. Errors after the EC2 API reference, "Error codes". */
    public static final TableType<Image> TABLE = TableType.<Image>of("image", "ami-")
            .notFound("InvalidAMIID.NotFound", "The image id '[%s]' does not exist",
                    "The image ids '[%s]' do not exist")
            .malformed("InvalidAMIID.Malformed", "Invalid id: \"%s\" (expecting \"ami-...\")");

    /** Copies the disks. */
    public Image {
        Objects.requireNonNull(id, "id");
        disks = List.copyOf(disks);
    }

    /** Whether instances of a type with the given architectures can run the image. */
    public boolean runsOn(List<String> architectures) {
        return architecture == null || architectures.contains(architecture);
    }

    /** The same in another state. */
    Image inState(String state) {
        return new Image(id, name, description, ownerId, ownerAlias, architecture, platform, platformDetails,
                usageOperation, rootDeviceName, disks, ena, bootMode, imdsSupport, creationDate, isPublic, state);
    }

    /** Where the image is said to lie: the owner's alias, or else its account, and the name. */
    String location() {
        return (ownerAlias == null ? ownerId : ownerAlias) + "/" + name;
    }
}
