package io.github.fakeec2.storage;

import io.github.fakeec2.error.AwsError;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The types of EBS volumes, with their bounds and defaults (EBS user guide, "Amazon EBS volume types"). */
enum VolumeKind {

    GP3(1, 65_536, 3_000, 80_000, 500),
    GP2(1, 16_384, 0, 0, 0),
    IO1(4, 16_384, 100, 64_000, 50),
    IO2(4, 65_536, 100, 256_000, 1_000),
    ST1(125, 16_384, 0, 0, 0),
    SC1(125, 16_384, 0, 0, 0),
    STANDARD(1, 1_024, 0, 0, 0);

    private static final int GP3_THROUGHPUT = 125;
    private static final int GP3_MOST_THROUGHPUT = 2_000;

    private final int minGib;
    private final int maxGib;
    private final int minIops;
    private final int maxIops;
    private final int iopsPerGib;

    /** Bounds; zero for the I/O operations of types that do not let one choose them. */
    VolumeKind(int minGib, int maxGib, int minIops, int maxIops, int iopsPerGib) {
        this.minGib = minGib;
        this.maxGib = maxGib;
        this.minIops = minIops;
        this.maxIops = maxIops;
        this.iopsPerGib = iopsPerGib;
    }

    /**
     * The type of that name.
     *
     * @throws AwsError {@code UnknownVolumeType} if there is none
     */
    static VolumeKind of(String name) {
        for (VolumeKind kind : values()) {
            if (kind.awsName().equals(name)) {
                return kind;
            }
        }
        throw AwsError.of("UnknownVolumeType", "Unsupported volume type '" + name + "' for volume creation.");
    }

    /** AWS's spelling: {@code gp3}. */
    String awsName() {
        return switch (this) {
            case GP3 -> "gp3";
            case GP2 -> "gp2";
            case IO1 -> "io1";
            case IO2 -> "io2";
            case ST1 -> "st1";
            case SC1 -> "sc1";
            case STANDARD -> "standard";
        };
    }

    /**
     * The I/O operations per second that a volume gets, or null where the type has no such number.
     *
     * @param wanted what the request asks for, or null
     * @throws AwsError for a size or a number of operations out of the type's bounds
     */
    Integer iopsOf(int sizeGib, Integer wanted) {
        requireSize(sizeGib);
        if (maxIops == 0) {
            if (wanted != null) {
                throw AwsError.of("InvalidParameterCombination",
                        "The parameter iops is not supported for " + awsName() + " volumes.");
            }
            // Three operations per second and GiB, at least 100, at most 16,000.
            return this == GP2 ? (Integer) Math.max(100, Math.min(16_000, 3 * sizeGib)) : null;
        }
        if (wanted == null) {
            if (this == GP3) {
                return minIops;
            }
            throw AwsError.of("MissingParameter",
                    "The parameter iops must be specified for " + awsName() + " volumes.");
        }
        requireIops(sizeGib, wanted);
        return wanted;
    }

    private void requireSize(int sizeGib) {
        if (sizeGib < minGib) {
            throw AwsError.of("InvalidParameterValue", "Volume of " + sizeGib + "GiB is too small for volume type "
                    + awsName() + "; minimum is " + minGib + "GiB.");
        }
        if (sizeGib > maxGib) {
            throw AwsError.of("InvalidParameterValue", "Volume of " + sizeGib + "GiB is too large for volume type "
                    + awsName() + "; maximum is " + maxGib + "GiB.");
        }
    }

    private void requireIops(int sizeGib, int iops) {
        if (iops < minIops) {
            throw AwsError.of("InvalidParameterValue",
                    "Volume iops of " + iops + " is too low; minimum is " + minIops + ".");
        }
        if (iops > maxIops) {
            throw AwsError.of("InvalidParameterValue",
                    "Volume iops of " + iops + " is too high; maximum is " + maxIops + ".");
        }
        // A small gp3 volume has its base operations whatever its size.
        if (iops > minIops && iops > (long) iopsPerGib * sizeGib) {
            throw AwsError.of("InvalidParameterValue", "Iops to volume size ratio of " + iops / sizeGib
                    + " is too high; maximum is " + iopsPerGib + ".");
        }
    }

    /**
     * The throughput in MiB/s that a volume gets, or null where the type has no such number.
     *
     * @param wanted what the request asks for, or null
     * @param iops the I/O operations per second that it gets, four of which it takes for each MiB/s
     * @throws AwsError for a throughput out of the type's bounds, or for a type that does not let one choose it
     */
    Integer throughputOf(Integer wanted, Integer iops) {
        if (this != GP3) {
            if (wanted != null) {
                throw AwsError.of("InvalidParameterCombination",
                        "The parameter throughput is not supported for " + awsName() + " volumes.");
            }
            return null;
        }
        if (wanted == null) {
            return GP3_THROUGHPUT;
        }
        if (wanted < GP3_THROUGHPUT) {
            throw AwsError.of("InvalidParameterValue",
                    "Volume throughput of " + wanted + " is too low; minimum is " + GP3_THROUGHPUT + ".");
        }
        if (wanted > GP3_MOST_THROUGHPUT) {
            throw AwsError.of("InvalidParameterValue",
                    "Volume throughput of " + wanted + " is too high; maximum is " + GP3_MOST_THROUGHPUT + ".");
        }
        if (4L * wanted > iops) {
            throw AwsError.of("InvalidParameterCombination", "Throughput (MiBps) to iops ratio of "
                    + BigDecimal.valueOf(wanted).divide(BigDecimal.valueOf(iops), 6, RoundingMode.HALF_UP)
                    + " is too high; maximum is 0.250000 MiBps per iops.");
        }
        return wanted;
    }

    /** Whether an instance can boot from a volume of the type: from no HDD but the previous generation's. */
    boolean boots() {
        return this != ST1 && this != SC1;
    }
}
