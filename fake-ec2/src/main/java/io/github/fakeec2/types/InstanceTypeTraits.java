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

    /** EBS user guide, "Requirements for Amazon EBS encryption": those that retired before it came to theirs. */
    private static final Set<String> NO_EBS_ENCRYPTION = Set.of("cc1", "cc2", "cg1", "hi1", "hs1");

    /** EC2 user guide, "Requirements to launch an EC2 instance in UEFI boot mode": Nitro, and yet BIOS alone. */
    private static final Set<String> NITRO_WITHOUT_UEFI = Set.of("dl1", "g4ad", "p4d", "p4de", "trn1", "trn1n",
            "u-3tb1", "u-6tb1", "u-9tb1", "u-12tb1", "u-18tb1", "u-24tb1", "vt1");

    /** EC2 user guide, "Amazon CloudWatch action based recovery": those that recover in spite of their local disks. */
    private static final Set<String> RECOVERED_WITHOUT_DISKS =
            Set.of("m3", "c3", "r3", "x1", "x1e", "x2idn", "x2iedn");

    /** There, those that do not recover although they have no local disks. */
    private static final Set<String> NOT_RECOVERED = Set.of("dl2q", "inf2");

    /** EC2 user guide, "Placement strategies for your placement groups": besides burstable, flex and Mac ones. */
    private static final Set<String> NOT_IN_CLUSTERS = Set.of("c1", "m1", "m2", "m3", "t1", "vt1");

    /** EC2 user guide, "Capacity Blocks for ML", section "Supported instance types". */
    private static final Set<String> CAPACITY_BLOCKS = Set.of("p4d", "p4de", "p5", "p5e", "p5en", "p6-b200",
            "p6-b300", "p6e-gb200", "trn2");

    private InstanceTypeTraits() {}

    /** How it can be bought: on-demand, spot, capacity-block. */
    static List<String> usageClasses(InstanceTypeFacts type) {
        String family = type.family();
        if (family.equals("p6e-gb200")) {
            return List.of("capacity-block");
        }
        List<String> classes = new ArrayList<>();
        if (CAPACITY_BLOCKS.contains(family) || type.name().equals("trn1.32xlarge")) {
            classes.add("capacity-block");
        }
        classes.add("on-demand");
        if (!isMac(type) && !family.startsWith("u-") && !family.startsWith("u7") && !family.startsWith("hpc")
                && !family.endsWith("ine") && !type.name().equals("t2.nano")) {
            classes.add("spot");
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

    /** Whether volumes appear as NVMe devices: required on Nitro, unsupported on Xen, and i3 knows both. */
    static String ebsNvme(InstanceTypeFacts type) {
        return type.family().equals("i3") ? "supported" : onXen(type) ? "unsupported" : "required";
    }

    /** Whether the instance store appears as NVMe devices: required or unsupported. */
    static String instanceStoreNvme(InstanceTypeFacts type) {
        return type.nvmeDisks() ? "required" : "unsupported";
    }

    /** Whether the instance store is encrypted: NVMe ones and h1 are (EC2 user guide, "Data protection in EC2"). */
    static String instanceStoreEncryption(InstanceTypeFacts type) {
        return type.nvmeDisks() || type.family().equals("h1") ? "required" : "unsupported";
    }

    /** The firmware that it can boot with: legacy-bios, uefi. */
    public static List<String> bootModes(InstanceTypeFacts type) {
        if (type.architectures().contains("arm64")) {
            return List.of("uefi");
        }
        return onXen(type) || type.bareMetal() || NITRO_WITHOUT_UEFI.contains(type.family())
                ? List.of("legacy-bios") : List.of("legacy-bios", "uefi");
    }

    /** The placement groups that it can be in: cluster, partition, spread. */
    public static List<String> placementStrategies(InstanceTypeFacts type) {
        boolean cluster = !type.burstable() && !isMac(type) && !type.family().endsWith("-flex")
                && !NOT_IN_CLUSTERS.contains(type.family());
        return cluster ? List.of("cluster", "partition", "spread") : List.of("partition", "spread");
    }

    /** Whether a CloudWatch alarm can recover it. */
    public static boolean autoRecovery(InstanceTypeFacts type) {
        if (type.disks().isEmpty()) {
            return !isMac(type) && !NOT_RECOVERED.contains(type.family()) && !type.name().equals("g5g.metal");
        }
        return RECOVERED_WITHOUT_DISKS.contains(type.family());
    }

    /** The threads per core that CPU options may ask for; none where there are no such options. */
    public static List<Integer> validThreadsPerCore(InstanceTypeFacts type) {
        if (InstanceTypeDetails.of(type).validCores().isEmpty()) {
            return List.of();
        }
        return type.threadsPerCore() == 2 ? List.of(1, 2) : List.of(1);
    }

    /** The numbers of cores that CPU options may ask for; none where there are no such options. */
    public static List<Integer> validCores(InstanceTypeFacts type) {
        return InstanceTypeDetails.of(type).validCores();
    }

    /** Whether it can have enclaves. */
    public static boolean nitroEnclaves(InstanceTypeFacts type) {
        return InstanceTypeDetails.of(type).nitroEnclaves();
    }

    /** Whether its bandwidth can be shifted between network and EBS. */
    public static boolean bandwidthWeighting(InstanceTypeFacts type) {
        return InstanceTypeDetails.of(type).bandwidthWeighting();
    }

    /** What CPU options can turn on: amd-sev-snp, nested-virtualization. */
    public static List<String> processorFeatures(InstanceTypeFacts type) {
        return InstanceTypeDetails.of(type).processorFeatures();
    }

    /** Whether volumes share their attachments with interfaces and disks: shared or dedicated. */
    static String attachmentLimit(InstanceTypeDetails details) {
        return details.dedicatedSlots() ? "dedicated" : "shared";
    }

    /** The settings of bandwidth weighting, none where there is no such thing. */
    static List<String> bandwidthWeightings(InstanceTypeDetails details) {
        return details.bandwidthWeighting() ? List.of("default", "ebs-1", "vpc-1") : List.of();
    }

    static List<String> tpmVersions(InstanceTypeDetails details) {
        return details.nitroTpm() ? List.of("2.0") : List.of();
    }

    /** A bandwidth in MB/s. */
    static double megabytes(double mbps) {
        return mbps / 8;
    }

    static String supported(boolean yes) {
        return yes ? "supported" : "unsupported";
    }

    private static boolean onXen(InstanceTypeFacts type) {
        return type.hypervisor().filter("xen"::equals).isPresent();
    }

    private static boolean isMac(InstanceTypeFacts type) {
        return type.family().startsWith("mac");
    }
}
