package io.github.fakeec2.compute;

import io.github.fakeec2.types.InstanceTypeFacts;

/**
 * The virtual hardware of an instance.
 *
 * @param type the type's facts, such as those of {@code t3.micro}
 * @param ena whether enhanced networking with ENA is enabled
 * @param sriovNetSupport {@code simple} where enhanced networking with the Intel VF interface is enabled, or null
 * @param cpuCredits of a burstable type: standard or unlimited; null for other types
 */
public record Machine(
        InstanceTypeFacts type,
        int cores,
        int threadsPerCore,
        boolean ebsOptimized,
        boolean ena,
        String sriovNetSupport,
        String cpuCredits) {

    /** The same as another type, with all of that type's cores and threads. */
    public Machine with(InstanceTypeFacts other) {
        return new Machine(other, other.cores(), other.threadsPerCore(), ebsOptimized, ena, sriovNetSupport,
                cpuCredits);
    }

    /** The same with another number of cores, and of threads on each. */
    public Machine withCpu(int otherCores, int otherThreadsPerCore) {
        return new Machine(type, otherCores, otherThreadsPerCore, ebsOptimized, ena, sriovNetSupport, cpuCredits);
    }

    /** The same, optimized for EBS or not. */
    public Machine withEbsOptimized(boolean optimized) {
        return new Machine(type, cores, threadsPerCore, optimized, ena, sriovNetSupport, cpuCredits);
    }

    /** The same with enhanced networking enabled or not. */
    public Machine withNetworking(boolean otherEna, String otherSriovNetSupport) {
        return new Machine(type, cores, threadsPerCore, ebsOptimized, otherEna, otherSriovNetSupport, cpuCredits);
    }

    /** The same with the credit option standard or unlimited, or none. */
    public Machine withCpuCredits(String credits) {
        return new Machine(type, cores, threadsPerCore, ebsOptimized, ena, sriovNetSupport, credits);
    }
}
