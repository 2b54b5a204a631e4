package io.github.fakeec2.network;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv4;
import io.github.fakeec2.network.NetworkInterface.Addressing;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.SeededRandom;
import io.github.fakeec2.state.Table;
import java.util.Set;

/** Gives out IPv4 and MAC addresses by seeded chance, none twice. */
public final class Addresses {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    /** First octets of MAC addresses that real interfaces have: locally administered, not multicast. */
    private static final int[] FIRST_MAC_OCTETS = {0x02, 0x06, 0x0a, 0x0e, 0x12, 0x16};

    /** Parts of ranges that AWS announces for EC2: first octet, lowest and highest second one. */
    private static final int[][] PUBLIC_RANGES = {
        {3, 80, 95}, {18, 204, 213}, {34, 192, 239}, {44, 192, 223}, {52, 0, 7}, {54, 80, 95},
    };

    private Addresses() {
    }

    /**
     * A private address of the subnet: one by chance, or the next free one after it.
     *
     * @param taken addresses that are given out already and not yet in the table
     */
    static String freePrivate(RegionState region, Subnet subnet, Set<String> taken) {
        requireIpv4(subnet);
        int usable = subnet.usableAddresses();
        if (free(region, subnet) <= taken.size()) {
            throw tooFew();
        }
        int start = region.random().nextInt(usable);
        for (int i = 0; i < usable; i++) {
            int address = subnet.usableAddress((int) (((long) start + i) % usable));
            String ip = Ipv4.text(address);
            if (!isUsed(region, subnet, address, ip) && !taken.contains(ip)
                    && !SubnetCidrReservation.covers(region, subnet.id(), address)) {
                return ip;
            }
        }
        throw tooFew();
    }

    /** Refuses what has no IPv4 address: an interface in a subnet for IPv6 only. */
    static void requireIpv4(Subnet subnet) {
        if (subnet.ipv6Native()) {
            throw new NotSimulatedException("A network interface in " + subnet.id()
                    + ", a subnet for IPv6 only, is not simulated by Fake EC2 yet");
        }
    }

    /** The answer to a request for more addresses than a subnet has. */
    static AwsError tooFew() {
        return AwsError.of("InsufficientFreeAddressesInSubnet",
                "The specified subnet does not have enough free addresses to satisfy the request.");
    }

    /**
     * The private address that a request asks for, in its usual form.
     *
     * @throws AwsError {@code InvalidParameterValue} outside the subnet or reserved, {@code InvalidIPAddress.InUse}
     */
    static String wantedPrivate(RegionState region, Subnet subnet, String wanted) {
        requireAssignable(subnet, wanted);
        if (isUsed(region, subnet, Ipv4.parse(wanted), wanted)) {
            throw AwsError.of("InvalidIPAddress.InUse", "Address " + wanted + " is in use.");
        }
        return wanted;
    }

    /**
     * Refuses an address that no interface in the subnet can have.
     *
     * @throws AwsError {@code InvalidParameterValue} outside the subnet or reserved
     */
    static void requireAssignable(Subnet subnet, String wanted) {
        int address = Ipv4.parse(wanted);
        if (subnet.ipv6Native() || !subnet.cidr().contains(address)) {
            throw AwsError.of("InvalidParameterValue",
                    "Address " + wanted + " does not fall within the subnet's address range");
        }
        if (subnet.isReserved(address)) {
            throw AwsError.of("InvalidParameterValue",
                    "Address " + wanted + " is in subnet's reserved address range");
        }
    }

    private static boolean isUsed(RegionState region, Subnet subnet, int address, String ip) {
        Table<NetworkInterface> table = region.table(NetworkInterface.TABLE);
        return has(table, subnet, ip) || !table.by(NetworkInterface.WITH_PREFIXES, subnet.id()).isEmpty()
                && has(table, subnet, new Cidr(address, Addressing.IPV4_PREFIX));
    }

    private static boolean has(Table<NetworkInterface> table, Subnet subnet, Object address) {
        return !table.by(NetworkInterface.BY_ADDRESS, NetworkInterface.addressKey(subnet.id(), address)).isEmpty();
    }

    /**
     * A prefix of the subnet: one by chance, or the next free one after it; out of the ranges that are reserved for
     * prefixes while there is one.
     */
    static Cidr freePrefix(RegionState region, Subnet subnet, Set<Cidr> taken) {
        for (Row<SubnetCidrReservation> row
                : region.table(SubnetCidrReservation.TABLE).by(SubnetCidrReservation.BY_SUBNET, subnet.id())) {
            Cidr reserved = row.value().cidr();
            Cidr prefix = reserved == null || !row.value().type().equals(SubnetCidrReservation.PREFIX) ? null
                    : freePrefix(region, subnet, reserved, taken, true);
            if (prefix != null) {
                return prefix;
            }
        }
        Cidr prefix = freePrefix(region, subnet, subnet.cidr(), taken, false);
        if (prefix == null) {
            throw noPrefix();
        }
        return prefix;
    }

    private static Cidr freePrefix(RegionState region, Subnet subnet, Cidr range, Set<Cidr> taken, boolean reserved) {
        int size = 1 << 32 - Addressing.IPV4_PREFIX;
        int prefixes = (int) (range.size() / size);
        int start = prefixes == 0 ? 0 : region.random().nextInt(prefixes);
        for (int i = 0; i < prefixes; i++) {
            Cidr prefix = new Cidr(range.network() + (int) (((long) start + i) % prefixes) * size,
                    Addressing.IPV4_PREFIX);
            if (!taken.contains(prefix) && isFree(region, subnet, prefix)
                    && (reserved || !SubnetCidrReservation.meets(region, subnet.id(), prefix))) {
                return prefix;
            }
        }
        return null;
    }

    private static AwsError noPrefix() {
        return AwsError.of("InsufficientCidrBlocks",
                "The specified subnet does not have enough free cidr blocks to satisfy the request.");
    }

    /** Whether no address of a prefix is reserved or an interface's. */
    static boolean isFree(RegionState region, Subnet subnet, Cidr prefix) {
        Table<NetworkInterface> table = region.table(NetworkInterface.TABLE);
        if (has(table, subnet, prefix)) {
            return false;
        }
        for (int i = 0; i < prefix.size(); i++) {
            int address = prefix.network() + i;
            if (subnet.isReserved(address) || has(table, subnet, Ipv4.text(address))) {
                return false;
            }
        }
        return true;
    }

    /** How many addresses of the subnet interfaces can still get without naming them. */
    public static int free(RegionState region, Subnet subnet) {
        return subnet.usableAddresses()
                - region.table(NetworkInterface.TABLE).total(NetworkInterface.USED_ADDRESSES, subnet.id())
                - SubnetCidrReservation.unused(region, subnet);
    }

    /** A public address that no interface of the region has, and that is nobody's Elastic IP address there. */
    public static String freePublic(RegionState region) {
        Table<NetworkInterface> table = region.table(NetworkInterface.TABLE);
        Table<ElasticIp> elastic = region.table(ElasticIp.TABLE);
        SeededRandom random = region.random();
        while (true) {
            int[] range = PUBLIC_RANGES[random.nextInt(PUBLIC_RANGES.length)];
            int second = range[1] + random.nextInt(range[2] - range[1] + 1);
            String ip = Ipv4.text(range[0] << 24 | second << 16 | random.nextInt(256) << 8 | 1 + random.nextInt(254));
            if (table.by(NetworkInterface.BY_PUBLIC_IP, ip).isEmpty()
                    && (elastic.size() == 0 || elastic.by(ElasticIp.BY_PUBLIC_IP, ip).isEmpty())) {
                return ip;
            }
        }
    }

    static String mac(RegionState region) {
        long bits = region.random().nextLong();
        int first = FIRST_MAC_OCTETS[(int) ((bits >>> 40 & 0xffff) % FIRST_MAC_OCTETS.length)];
        char[] mac = new char[17];
        for (int i = 0; i < 6; i++) {
            int octet = i == 0 ? first : (int) (bits >>> 8 * (5 - i)) & 0xff;
            mac[3 * i] = HEX[octet >>> 4];
            mac[3 * i + 1] = HEX[octet & 0xf];
            if (i < 5) {
                mac[3 * i + 2] = ':';
            }
        }
        return new String(mac);
    }
}
