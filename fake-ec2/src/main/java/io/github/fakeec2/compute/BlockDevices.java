package io.github.fakeec2.compute;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.storage.ImageDisk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;

/**
 * The EBS disks that an instance starts with: those of its image, with the request's mappings over them (EC2 user
 * guide, "Block device mappings for volumes on Amazon EC2 instances"). What a type of volume allows is checked when the
 * volume is made.
 */
final class BlockDevices {

    private BlockDevices() {
    }

    static List<ImageDisk> merged(List<ImageDisk> ofImage, List<BlockDeviceMapping> ofRequest) {
        if (ofRequest.isEmpty()) {
            return ofImage;
        }
        Map<String, ImageDisk> disks = new LinkedHashMap<>();
        ofImage.forEach(disk -> disks.put(disk.deviceName(), disk));
        Set<String> seen = new HashSet<>();
        for (BlockDeviceMapping mapping : ofRequest) {
            String device = mapping == null ? null : mapping.deviceName();
            if (device == null || device.isEmpty()) {
                throw AwsError.of("MissingParameter", "The request must contain the parameter DeviceName");
            }
            if (!disks.containsKey(device) && !isDeviceName(device)) {
                throw invalid("Invalid device name " + device);
            }
            if (!seen.add(device)) {
                throw invalid("The device '" + device + "' is used in more than one block-device mapping");
            }
            if (mapping.noDevice() != null) {
                disks.remove(device);
            } else if (mapping.ebs() != null) {
                disks.put(device, merged(device, disks.get(device), mapping.ebs()));
            }
            // A virtual name maps an instance-store disk, which is no EBS volume.
        }
        return new ArrayList<>(disks.values());
    }

    /**
     * Whether a disk of an HVM instance can have the name (EC2 user guide, "Device names for volumes on Amazon EC2
     * instances"): sda1, sd and a letter, xvd and one or two letters, with or without /dev/ before it.
     */
    private static boolean isDeviceName(String device) {
        String name = device.startsWith("/dev/") ? device.substring("/dev/".length()) : device;
        if (name.startsWith("sd")) {
            return name.equals("sda1") || name.length() == 3 && isLetter(name.charAt(2));
        }
        return name.startsWith("xvd") && (name.length() == 4 || name.length() == 5)
                && isLetter(name.charAt(3)) && isLetter(name.charAt(name.length() - 1));
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static ImageDisk merged(String device, ImageDisk below, EbsBlockDevice over) {
        String snapshot = over.snapshotId() != null ? over.snapshotId() : below == null ? null : below.snapshotId();
        Integer size = over.volumeSize() != null ? over.volumeSize() : below == null ? null : (Integer) below.sizeGib();
        if (size == null) {
            throw invalid("Either snapshot ID or volume size must be provided for: " + device);
        }
        if (below != null && below.snapshotId() != null && size < below.sizeGib()) {
            throw invalid("Volume of size " + size + "GB is smaller than  snapshot '" + below.snapshotId()
                    + "', expect size >= " + below.sizeGib() + "GB");
        }
        String type = over.volumeTypeAsString() != null ? over.volumeTypeAsString()
                : below == null ? "gp2" : below.volumeType();
        boolean sameType = below != null && type.equals(below.volumeType());
        return new ImageDisk(device, snapshot, size, type,
                over.deleteOnTermination() != null ? over.deleteOnTermination()
                        : below == null || below.deleteOnTermination(),
                over.encrypted() != null ? over.encrypted() : below != null && below.encrypted(),
                over.iops() != null ? over.iops() : sameType ? below.iops() : null,
                over.throughput() != null ? over.throughput() : sameType ? below.throughput() : null);
    }

    private static AwsError invalid(String message) {
        return AwsError.of("InvalidBlockDeviceMapping", message);
    }
}
