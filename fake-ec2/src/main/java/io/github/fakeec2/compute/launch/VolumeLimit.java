package io.github.fakeec2.compute.launch;

import io.github.fakeec2.storage.Image;
import io.github.fakeec2.types.InstanceTypeFacts;

/** How many EBS volumes an instance can have (EBS user guide, "Amazon EBS volume limits for Amazon EC2 instances"). */
final class VolumeLimit {

    /** Most Nitro types share that many attachments among volumes, interfaces and NVMe disks of the instance store. */
    private static final int NITRO_ATTACHMENTS = 28;

    private static final int ON_XEN = 40;
    private static final int WINDOWS_ON_XEN = 26;

    private VolumeLimit() {
    }

    static int of(InstanceTypeFacts type, Image image, int interfaces) {
        if (type.hypervisor().filter("xen"::equals).isPresent()) {
            return "windows".equals(image.platform()) ? WINDOWS_ON_XEN : ON_XEN;
        }
        int local = 0;
        if (type.nvmeDisks()) {
            for (InstanceTypeFacts.Disks some : type.disks()) {
                local += some.count();
            }
        }
        return NITRO_ATTACHMENTS - interfaces - local;
    }
}
