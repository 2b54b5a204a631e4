package io.github.fakeec2.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What follows from the facts of an instance type by rules of the EC2 documentation. A rule speaks of whole families,
 * so single sizes that AWS treats differently are not told apart.
 */
public final class InstanceTypeTraits {

    /** EC2 user guide, "Root volumes for your Amazon EC2 instances". */
    private static final Set<String> INSTANCE_STORE_ROOT =
            Set.of("c1", "c3", "d2", "i2", "m1", "m2", "m3", "r3", "x1");

    /** EBS user guide, "Requirements for Amazon EBS encryption": the previous generations that are not in its list. */
    private static final Set<String> NO_EBS_ENCRYPTION =
            Set.of("t1", "m1", "m2", "c1", "cc1", "cc2", "cg1", "hi1", "hs1");

    /** EC2 user guide, "Requirements to launch an EC2 instance in UEFI boot mode": Nitro, and yet BIOS alone. */
    private static final Set<String> NITRO_WITHOUT_UEFI = Set.of("dl1", "g4ad", "p4d", "p4de", "u-3tb1", "u-6tb1",
            "u-9tb1", "u-12tb1", "u-18tb1", "u-24tb1", "vt1");

    /** EC2 user guide, "Amazon CloudWatch action based recovery": those that recover in spite of their local disks. */
    private static final Set<String> RECOVERED_WITHOUT_DISKS =
            Set.of("m3", "c3", "r3", "x1", "x1e", "x2idn", "x2iedn");

    /** EC2 user guide, "Placement strategies for your placement groups": the previous generations in clusters. */
    private static final Set<String> PREVIOUS_IN_CLUSTERS = Set.of("c3", "i2", "r3");

    /** EC2 user guide, "Capacity Blocks for ML", section "Supported instance types". */
    private static final Set<String> CAPACITY_BLOCKS = Set.of("p4d", "p4de", "p5", "p5e", "p5en", "p6-b200",
            "p6e-gb200", "trn1", "trn2");

    private InstanceTypeTraits() {}

    /** How it can be bought: on-demand, spot, capacity-block. */
    static List<String> usageClasses(InstanceTypeFacts type) {
        String family = type.family();
        if (family.equals("p6e-gb200")) {
            return List.of("capacity-block");
        }
        List<String> classes = new ArrayList<>();
        classes.add("on-demand");
        if (!isMac(type) && !family.startsWith("u-") && !family.startsWith("u7") && !family.startsWith("hpc")) {
            classes.add("spot");
        }
        if (CAPACITY_BLOCKS.contains(family)) {
            classes.add("capacity-block");
        }
        return classes;
    }

    /** What its root volume can be: ebs, instance-store. */
    static List<String> rootDeviceTypes(InstanceTypeFacts type) {
        return INSTANCE_STORE_ROOT.contains(type.family()) && !type.disks().isEmpty()
                ? List.of("ebs", "instance-store") : List.of("ebs");
    }

    /** Whether volumes can be encrypted: supported or unsupported. */
    static String ebsEncryption(InstanceTypeFacts type) {
        return NO_EBS_ENCRYPTION.contains(type.family()) ? "unsupported" : "supported";
    }

    /** Whether volumes appear as NVMe devices: required on Nitro, unsupported on Xen. */
    static String ebsNvme(InstanceTypeFacts type) {
        return onXen(type) ? "unsupported" : "required";
    }

    /** Whether the instance store appears as NVMe devices: required or unsupported. */
    static String instanceStoreNvme(InstanceTypeFacts type) {
        return type.nvmeDisks() ? "required" : "unsupported";
    }

    /** Whether the instance store is encrypted: all NVMe ones are (EC2 user guide, "Data protection in EC2"). */
    static String instanceStoreEncryption(InstanceTypeFacts type) {
        return type.nvmeDisks() ? "required" : "unsupported";
    }

    /** The firmware that it can boot with: legacy-bios, uefi. */
    public static List<String> bootModes(InstanceTypeFacts type) {
        if (isArm(type) || isMac(type)) {
            return List.of("uefi");
        }
        return onXen(type) || type.bareMetal() || NITRO_WITHOUT_UEFI.contains(type.family())
                ? List.of("legacy-bios") : List.of("legacy-bios", "uefi");
    }

    /** The placement groups that it can be in: cluster, partition, spread. */
    static List<String> placementStrategies(InstanceTypeFacts type) {
        boolean cluster = type.currentGeneration()
                ? !type.burstable() && !isMac(type) && !type.family().endsWith("-flex")
                : PREVIOUS_IN_CLUSTERS.contains(type.family());
        return cluster ? List.of("cluster", "partition", "spread") : List.of("partition", "spread");
    }

    /** Whether a CloudWatch alarm can recover it. */
    public static boolean autoRecovery(InstanceTypeFacts type) {
        return !type.bareMetal() && (type.disks().isEmpty() || RECOVERED_WITHOUT_DISKS.contains(type.family()));
    }

    /** The threads per core that CPU options may ask for; none on bare metal, which has no such options. */
    static List<Integer> validThreadsPerCore(InstanceTypeFacts type) {
        if (type.bareMetal()) {
            return List.of();
        }
        return type.threadsPerCore() == 2 ? List.of(1, 2) : List.of(1);
    }

    private static boolean onXen(InstanceTypeFacts type) {
        return type.hypervisor().filter("xen"::equals).isPresent();
    }

    private static boolean isArm(InstanceTypeFacts type) {
        return type.architectures().contains("arm64");
    }

    private static boolean isMac(InstanceTypeFacts type) {
        return type.family().startsWith("mac");
    }
}
