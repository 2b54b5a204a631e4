package io.github.fakeec2.compute;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.storage.Image;
import io.github.fakeec2.storage.ImageDisk;
import io.github.fakeec2.time.Delay;
import io.github.fakeec2.types.InstanceTypeFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/**
 * What it takes to hibernate: at the launch, and at the stop (EC2 user guide, "Prerequisites for EC2 instance
 * hibernation", "Troubleshoot EC2 instance hibernation").
 */
public final class Hibernation {

    private static final int MOST_WINDOWS_MIB = 16 * 1024;

    private Hibernation() {
    }

    /**
     * Refuses to launch what could never hibernate. Of the texts, that about encryption is AWS's.
     *
     * @throws AwsError {@code UnsupportedHibernationConfiguration}, {@code InvalidParameterCombination}
     */
    public static void requirePossible(RunInstancesRequest request, InstanceTypeFacts type, Image image,
            List<ImageDisk> disks) {
        if (request.enclaveOptions() != null && Boolean.TRUE.equals(request.enclaveOptions().enabled())) {
            throw AwsError.of("InvalidParameterCombination",
                    "Hibernation and Nitro Enclaves cannot be enabled on the same instance.");
        }
        long memory = type.memoryMib();
        if (!type.hibernationSupported()
                || "windows".equals(image.platform()) && memory > MOST_WINDOWS_MIB) {
            throw unsupported("The instance type '" + type.name() + "' does not support hibernation.");
        }
        for (ImageDisk disk : disks) {
            if (disk.deviceName().equals(image.rootDeviceName())) {
                requireFit(disk, memory);
            }
        }
    }

    private static void requireFit(ImageDisk root, long memoryMib) {
        if (!root.encrypted()) {
            throw unsupported("For hibernation, the root device volume must be encrypted.");
        }
        if (root.volumeType().equals("standard")) {
            throw unsupported("For hibernation, the root device volume must be of type gp2, gp3, io1 or io2.");
        }
        if (root.sizeGib() * 1024L < memoryMib) {
            throw unsupported("Hibernation requires a root volume that is large enough for the instance's memory of "
                    + memoryMib + " MiB.");
        }
    }

    /**
     * Refuses to hibernate an instance that was not launched for it.
     *
     * @throws AwsError {@code UnsupportedHibernationConfiguration}
     */
    public static void requireConfigured(Instance instance) {
        if (!instance.launch().hibernation()) {
            throw unsupported("The instance can't be hibernated because it was not configured at launch for "
                    + "hibernation: " + instance.id());
        }
    }

    /**
     * Refuses to hibernate a running instance whose operating system has not got ready for it yet.
     *
     * @throws AwsError {@code UnsupportedOperation}
     */
    public static void requireReady(Call call, Instance instance) {
        Delay needed = "windows".equals(instance.launch().image().platform())
                ? Delay.HIBERNATION_READY_WINDOWS : Delay.HIBERNATION_READY;
        Instant since = instance.launchedAt();
        if (Duration.between(since, call.now()).compareTo(Duration.between(call.now(), call.momentAfter(needed))) < 0) {
            throw AwsError.of("UnsupportedOperation",
                    "Instance " + instance.id() + " is not ready to hibernate yet, retry in a few minutes");
        }
    }

    private static AwsError unsupported(String message) {
        return AwsError.of("UnsupportedHibernationConfiguration", message);
    }
}
