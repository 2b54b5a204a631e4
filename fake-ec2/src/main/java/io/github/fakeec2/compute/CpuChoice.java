package io.github.fakeec2.compute;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.types.InstanceTypeFacts;
import io.github.fakeec2.types.InstanceTypeTraits;

/** What CPU options make of a type's processor (EC2 user guide, "CPU options for Amazon EC2 instances"). */
public final class CpuChoice {

    private CpuChoice() {
    }

    /**
     * The processor with the options.
     *
     * @param cores the number of cores, or null
     * @param threads the number of threads per core, or null
     * @param sevSnp enabled, disabled or null
     * @throws AwsError {@code UnsupportedOperation} where the type has no such options, {@code MissingParameter} for
     *     one number without the other, {@code InvalidParameterValue}
     */
    public static Cpu of(InstanceTypeFacts type, Integer cores, Integer threads, String sevSnp) {
        if (cores == null && threads == null) {
            return sevSnp == null ? Cpu.of(type)
                    : new Cpu(type.cores(), type.threadsPerCore(), requireSevSnp(type, sevSnp));
        }
        if (cores == null || threads == null) {
            throw AwsError.of("MissingParameter",
                    "When specifying CpuOptions you must specify both CoreCount and ThreadsPerCore.");
        }
        if (InstanceTypeTraits.validCores(type).isEmpty()) {
            throw AwsError.of("UnsupportedOperation",
                    "The " + type.name() + " instance type does not support specifying CpuOptions.");
        }
        if (!InstanceTypeTraits.validCores(type).contains(cores)) {
            throw AwsError.invalidValue("CpuOptions.CoreCount", cores, "The " + type.name()
                    + " instance type does not support this number of cores.");
        }
        if (!InstanceTypeTraits.validThreadsPerCore(type).contains(threads)) {
            throw AwsError.invalidValue("CpuOptions.ThreadsPerCore", threads, "The " + type.name()
                    + " instance type does not support this number of threads per core.");
        }
        return new Cpu(cores, threads, sevSnp == null ? null : requireSevSnp(type, sevSnp));
    }

    private static String requireSevSnp(InstanceTypeFacts type, String sevSnp) {
        if (!sevSnp.equals("enabled") && !sevSnp.equals("disabled")) {
            throw AwsError.invalidValue("CpuOptions.AmdSevSnp", sevSnp);
        }
        if (sevSnp.equals("enabled") && !InstanceTypeTraits.processorFeatures(type).contains("amd-sev-snp")) {
            throw AwsError.of("UnsupportedOperation",
                    "The " + type.name() + " instance type does not support AMD SEV-SNP.");
        }
        return sevSnp;
    }
}
