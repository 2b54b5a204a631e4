package io.github.fakeec2.network;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.ip.Ipv6;
import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.network.NetworkInterface.Addressing;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.SeededRandom;
import io.github.fakeec2.state.Table;
import java.util.Set;

/** Gives out the IPv6 addresses and prefixes of subnets by seeded chance, none twice. */
final class Ipv6Addresses {

    /** The first four addresses of a subnet and the last one are AWS's (VPC user guide, "Subnet CIDR blocks"). */
    private static final int RESERVED_AT_FIRST = 4;

    private static final int TRIES = 10_000;

    private static final int PREFIX_BITS = 128 - Addressing.IPV6_PREFIX;

    private Ipv6Addresses() {
    }

    /**
     * The IPv6 range of a subnet.
     *
     * @throws AwsError {@code InvalidParameterValue} where it has none; the text is not AWS's
     */
    private static Ipv6Cidr rangeOf(Subnet subnet) {
        Ipv6Cidr range = subnet.ipv6Cidr();
        if (range == null) {
            throw AwsError.of("InvalidParameterValue",
                    "The subnet '" + subnet.id() + "' does not have an IPv6 CIDR block");
        }
        return range;
    }

    /** An IPv6 address of the subnet by chance. */
    static Ipv6 free(RegionState region, Subnet subnet, Set<Ipv6> taken) {
        Ipv6Cidr range = rangeOf(subnet);
        SeededRandom random = region.random();
        for (int i = 0; i < TRIES; i++) { // of so many that the first is free, unless most are reserved
            Ipv6 address = new Ipv6(range.high(), range.low() | random.nextLong() & hostBits(range));
            if (!isReserved(range, address) && !taken.contains(address) && !isUsed(region, subnet, address)
                    && !SubnetCidrReservation.covers(region, subnet.id(), address)) {
                return address;
            }
        }
        throw Addresses.tooFew();
    }

    /**
     * Refuses an address that the subnet's interfaces cannot have, or one of which has it.
     *
     * @throws AwsError {@code InvalidParameterValue}, {@code InvalidIPAddress.InUse}
     */
    static void requireFree(RegionState region, Subnet subnet, Ipv6 wanted) {
        Ipv6Cidr range = rangeOf(subnet);
        if (!range.contains(wanted)) {
            throw AwsError.of("InvalidParameterValue",
                    "Address " + wanted + " does not fall within the subnet's address range");
        }
        if (isReserved(range, wanted)) {
            throw AwsError.of("InvalidParameterValue", "Address " + wanted + " is in subnet's reserved address range");
        }
        if (isUsed(region, subnet, wanted)) {
            throw AwsError.of("InvalidIPAddress.InUse", "Address " + wanted + " is in use.");
        }
    }

    static Ipv6Cidr freePrefix(RegionState region, Subnet subnet, Set<Ipv6Cidr> taken) {
        Ipv6Cidr range = rangeOf(subnet);
        long numbers = hostBits(range) >>> PREFIX_BITS;
        long start = region.random().nextLong() & numbers;
        for (long i = 0; i <= numbers; i++) {
            Ipv6Cidr prefix = new Ipv6Cidr(range.high(), range.low() | (start + i & numbers) << PREFIX_BITS,
                    Addressing.IPV6_PREFIX);
            if (!taken.contains(prefix) && isFree(region, subnet, prefix)) {
                return prefix;
            }
        }
        throw AwsError.of("InsufficientCidrBlocks",
                "The specified subnet does not have enough free cidr blocks to satisfy the request.");
    }

    /**
     * Refuses a prefix that is not the subnet's or has an address that an interface has.
     *
     * @throws AwsError {@code InvalidParameterValue}, {@code InvalidIPAddress.InUse}
     */
    static void requireFree(RegionState region, Subnet subnet, Ipv6Cidr wanted) {
        Ipv6Cidr range = rangeOf(subnet);
        if (!range.contains(wanted)) {
            throw AwsError.of("InvalidParameterValue",
                    "Prefix " + wanted + " does not fall within the subnet's address range");
        }
        if (!isFree(region, subnet, wanted)) {
            throw AwsError.of("InvalidIPAddress.InUse", "Prefix " + wanted + " is in use.");
        }
    }

    private static boolean isFree(RegionState region, Subnet subnet, Ipv6Cidr prefix) {
        Ipv6Cidr range = subnet.ipv6Cidr();
        Ipv6 last = new Ipv6(range.high(), range.low() | hostBits(range));
        if (prefix.contains(range.first()) || prefix.contains(last) || has(region, subnet, prefix)) {
            return false;
        }
        for (var row : region.table(NetworkInterface.TABLE).by(NetworkInterface.BY_SUBNET, subnet.id())) {
            for (Ipv6 address : row.value().ipv6Addresses()) {
                if (prefix.contains(address)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isUsed(RegionState region, Subnet subnet, Ipv6 address) {
        return has(region, subnet, address) || has(region, subnet,
                new Ipv6Cidr(address.high(), address.low(), Addressing.IPV6_PREFIX));
    }

    private static boolean has(RegionState region, Subnet subnet, Object address) {
        Table<NetworkInterface> table = region.table(NetworkInterface.TABLE);
        return !table.by(NetworkInterface.BY_ADDRESS, NetworkInterface.addressKey(subnet.id(), address)).isEmpty();
    }

    private static boolean isReserved(Ipv6Cidr range, Ipv6 address) {
        long host = address.low() & hostBits(range);
        return host >= 0 && host < RESERVED_AT_FIRST || host == hostBits(range);
    }

    /** The bits of the lower half that tell the addresses of a range apart: subnets have 64 or fewer of them. */
    private static long hostBits(Ipv6Cidr range) {
        return range.prefix() <= 64 ? -1L : (1L << 128 - range.prefix()) - 1;
    }
}
