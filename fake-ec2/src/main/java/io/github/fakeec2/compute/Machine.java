package io.github.fakeec2.compute;

import io.github.fakeec2.types.InstanceTypeFacts;

/**
 * The virtual hardware of an instance.
 *
 * @param type the type's facts, such as those of {@code t3.micro}
 * @param cpu its processor
 * @param ebsOptimized whether it is optimized for EBS because somebody asked for that
 * @param ena whether enhanced networking with ENA is enabled
 * @param sriovNetSupport {@code simple} where enhanced networking with the Intel VF interface is enabled, or null
 * @param cpuCredits of a burstable type: standard or unlimited; of another type null, or what the instance had as a
 *     burstable one
 * @param bandwidthWeighting default, vpc-1 or ebs-1
 */
public record Machine(
        InstanceTypeFacts type,
        Cpu cpu,
        boolean ebsOptimized,
        boolean ena,
        String sriovNetSupport,
        String cpuCredits,
        String bandwidthWeighting) {

    /** The bandwidth weighting of which nothing was said. */
    public static final String DEFAULT_WEIGHTING = "default";

    /** How many cores are active. */
    public int cores() {
        return cpu.cores();
    }

    /** How many threads each core runs. */
    public int threadsPerCore() {
        return cpu.threadsPerCore();
    }

    /** The same as another type, with all of that type's cores and threads. */
    public Machine with(InstanceTypeFacts other) {
        return new Machine(other, Cpu.of(other), ebsOptimized, ena, sriovNetSupport, cpuCredits, bandwidthWeighting);
    }

    /** The same with other CPU options. */
    public Machine with(Cpu other) {
        return new Machine(type, other, ebsOptimized, ena, sriovNetSupport, cpuCredits, bandwidthWeighting);
    }

    /** The same, optimized for EBS or not. */
    public Machine withEbsOptimized(boolean optimized) {
        return new Machine(type, cpu, optimized, ena, sriovNetSupport, cpuCredits, bandwidthWeighting);
    }

    /** The same with enhanced networking enabled or not. */
    public Machine withNetworking(boolean otherEna, String otherSriovNetSupport) {
        return new Machine(type, cpu, ebsOptimized, otherEna, otherSriovNetSupport, cpuCredits, bandwidthWeighting);
    }

    /** The same with the credit option standard or unlimited, or none. */
    public Machine withCpuCredits(String credits) {
        return new Machine(type, cpu, ebsOptimized, ena, sriovNetSupport, credits, bandwidthWeighting);
    }

    /** The same with another bandwidth weighting. */
    public Machine withBandwidthWeighting(String weighting) {
        return new Machine(type, cpu, ebsOptimized, ena, sriovNetSupport, cpuCredits, weighting);
    }
}
