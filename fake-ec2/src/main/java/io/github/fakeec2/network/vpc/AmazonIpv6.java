package io.github.fakeec2.network.vpc;

import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.network.Vpc.Ipv6Association;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.Map;

/** The IPv6 ranges that Amazon gives to VPCs: /56 each, out of a /32 of the region (AWS IP address ranges). */
final class AmazonIpv6 {

    private static final int PREFIX = 56;
    private static final int CHOICE_BITS = 24;

    private static final Map<String, Integer> BLOCKS = Map.ofEntries(
            Map.entry("us-east-1", 0x26001f18), Map.entry("us-east-2", 0x26001f16),
            Map.entry("us-west-1", 0x26001f1c), Map.entry("us-west-2", 0x26001f14),
            Map.entry("ca-central-1", 0x26001f11), Map.entry("sa-east-1", 0x26001f1e),
            Map.entry("eu-west-1", 0x2a05d018), Map.entry("eu-west-2", 0x2a05d01c),
            Map.entry("eu-west-3", 0x2a05d012), Map.entry("eu-central-1", 0x2a05d014),
            Map.entry("eu-north-1", 0x2a05d016), Map.entry("eu-south-1", 0x2a05d01a),
            Map.entry("me-south-1", 0x2a05d01e), Map.entry("af-south-1", 0x2406da11),
            Map.entry("ap-northeast-1", 0x2406da14), Map.entry("ap-northeast-2", 0x2406da12),
            Map.entry("ap-northeast-3", 0x2406da16), Map.entry("ap-southeast-1", 0x2406da18),
            Map.entry("ap-southeast-2", 0x2406da1c), Map.entry("ap-south-1", 0x2406da1a),
            Map.entry("ap-east-1", 0x2406da1e));

    /** For regions that are not listed above, so that their ranges at least look like Amazon's. */
    private static final int ELSEWHERE = 0x26001f1a;

    private AmazonIpv6() {
    }

    /** A range that no VPC of the region has, by chance. */
    static Ipv6Cidr free(RegionState region) {
        long block = Integer.toUnsignedLong(BLOCKS.getOrDefault(region.name(), ELSEWHERE)) << 32;
        while (true) {
            long choice = (long) region.random().nextInt(1 << CHOICE_BITS) << 32 - CHOICE_BITS;
            Ipv6Cidr range = new Ipv6Cidr(block | choice, 0, PREFIX);
            if (!isTaken(region, range)) {
                return range;
            }
        }
    }

    private static boolean isTaken(RegionState region, Ipv6Cidr range) {
        for (Row<Vpc> vpc : region.table(Vpc.TABLE).all()) {
            for (Ipv6Association association : vpc.value().ipv6Associations()) {
                if (association.cidr().equals(range)) {
                    return true;
                }
            }
        }
        return false;
    }
}
