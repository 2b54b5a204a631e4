package io.github.fakeec2.compute.launch;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.storage.ImageDisk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;

/**
 * The disks that an instance starts with: those of its image, with the request's mappings over them (EC2 user guide,
 * "Block device mappings for volumes on Amazon EC2 instances"). What a type of volume allows is checked when the volume
 * is made.
 */
final class BlockDevices {

    private final Call call;
    private final String rootDevice;
    private final Map<String, ImageDisk> disks = new LinkedHashMap<>();
    private final Map<String, String> ephemeral = new LinkedHashMap<>();

    private BlockDevices(Call call, LaunchRequest request) {
        this.call = call;
        this.rootDevice = request.image().rootDeviceName();
        request.image().disks().forEach(disk -> disks.put(disk.deviceName(), disk));
        Set<String> seen = new HashSet<>();
        for (BlockDeviceMapping mapping : request.raw().blockDeviceMappings()) {
            String device = deviceOf(mapping);
            if (!seen.add(device)) {
                throw invalid("The device '" + device + "' is used in more than one block-device mapping");
            }
            apply(device, mapping);
        }
        requireAttachable(request);
    }

    /** The disks of a request that maps some. */
    static BlockDevices of(Call call, LaunchRequest request) {
        return new BlockDevices(call, request);
    }

    /** The EBS volumes. */
    List<ImageDisk> disks() {
        return new ArrayList<>(disks.values());
    }

    /** The disks of the instance store that have a device name: virtual names by device names. */
    Map<String, String> ephemeral() {
        return ephemeral;
    }

    private String deviceOf(BlockDeviceMapping mapping) {
        String device = mapping == null ? null : mapping.deviceName();
        if (device == null || device.isEmpty()) {
            throw AwsError.of("MissingParameter", "The request must contain the parameter DeviceName");
        }
        if (!disks.containsKey(device) && !isDeviceName(device)) {
            throw invalid("Invalid device name " + device);
        }
        return device;
    }

    /** NoDevice removes the device "regardless of the assigned value" (API reference, BlockDeviceMapping). */
    private void apply(String device, BlockDeviceMapping mapping) {
        if (mapping.noDevice() != null) {
            if (device.equals(rootDevice)) {
                throw invalid("The root device '" + device + "' cannot be suppressed");
            }
            disks.remove(device);
        } else if (Required.isGiven(mapping.virtualName())) {
            mapEphemeral(device, mapping);
        } else if (mapping.ebs() != null) {
            disks.put(device, EbsWish.merged(call, device, disks.get(device), mapping.ebs(),
                    device.equals(rootDevice)));
        } else if (!disks.containsKey(device)) {
            throw EbsWish.neither(device);
        }
    }

    private void mapEphemeral(String device, BlockDeviceMapping mapping) {
        if (mapping.ebs() != null) {
            throw invalid("Only one of ebs and virtualName can be specified for: " + device);
        }
        if (device.equals(rootDevice)) {
            throw invalid("The root device '" + device + "' of an EBS-backed image cannot be an instance store volume");
        }
        if (!isVirtualName(mapping.virtualName())) {
            throw invalid("Invalid virtual name " + mapping.virtualName());
        }
        if (ephemeral.containsValue(mapping.virtualName())) {
            throw invalid("The virtual name '" + mapping.virtualName()
                    + "' is used in more than one block-device mapping");
        }
        disks.remove(device);
        ephemeral.put(device, mapping.virtualName());
    }

    /** "ephemeral[0..23]" (EC2 user guide, "Add instance store volumes to an EC2 instance"). */
    private static boolean isVirtualName(String name) {
        if (!name.startsWith("ephemeral")) {
            return false;
        }
        String number = name.substring("ephemeral".length());
        return number.matches("\\d|1\\d|2[0-3]");
    }

    private void requireAttachable(LaunchRequest request) {
        int most = VolumeLimit.of(request.type(), request.image(), request.interfaces().size());
        if (disks.size() > most) {
            throw AwsError.of("AttachmentLimitExceeded", "Volume count " + disks.size()
                    + " exceeds the limit for " + request.type().name());
        }
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

    static AwsError invalid(String message) {
        return AwsError.of("InvalidBlockDeviceMapping", message);
    }
}
