package io.github.fakeec2.network.vpc;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.ip.Cidr;

/** Which ranges VPCs and subnets can have. */
final class CidrRules {

    /** The largest and the smallest IPv4 range of a VPC or a subnet (VPC user guide, "VPC CIDR blocks"). */
    private static final int LARGEST_PREFIX = 16;
    private static final int SMALLEST_PREFIX = 28;

    private CidrRules() {
    }

    /** Refuses ranges that are larger or smaller than AWS lets VPCs and subnets be. */
    static void requireSize(Cidr cidr, String code) {
        if (cidr.prefix() < LARGEST_PREFIX || cidr.prefix() > SMALLEST_PREFIX) {
            throw invalid(code, cidr);
        }
    }

    /** That a range is well-formed, but none that there could be here. */
    static AwsError invalid(String code, Object cidr) {
        return AwsError.of(code, "The CIDR '" + cidr + "' is invalid.");
    }
}
