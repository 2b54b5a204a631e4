package io.github.fakeec2.network;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.ip.Ipv4;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.SeededRandom;
import io.github.fakeec2.state.Table;

/** Gives out addresses by seeded chance, none twice. */
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

    /** A private address of the subnet: one by chance, or the next free one after it. */
    static String freePrivate(RegionState region, Subnet subnet) {
        int usable = subnet.usableAddresses();
        if (free(region, subnet) <= 0) {
            throw AwsError.of("InsufficientFreeAddressesInSubnet", "There are not enough free addresses in subnet '"
                    + subnet.id() + "' to satisfy the requested number of instances.");
        }
        int start = region.random().nextInt(usable);
        for (int i = 0; i < usable; i++) {
            String ip = Ipv4.text(subnet.usableAddress((int) (((long) start + i) % usable)));
            if (!isUsed(region, subnet, ip)) {
                return ip;
            }
        }
        throw new IllegalStateException("No free address in " + subnet);
    }

    /**
     * The private address that a request asks for, in its usual form.
     *
     * @throws AwsError {@code InvalidParameterValue} outside the subnet or reserved, {@code InvalidIPAddress.InUse}
     */
    static String wantedPrivate(RegionState region, Subnet subnet, String wanted) {
        if (!Ipv4.isValid(wanted)) {
            throw AwsError.of("InvalidParameterValue",
                    "Value (" + wanted + ") for parameter privateIpAddress is invalid. Invalid IPv4 address");
        }
        int address = Ipv4.parse(wanted);
        if (!subnet.cidr().contains(address)) {
            throw AwsError.of("InvalidParameterValue",
                    "Address " + wanted + " does not fall within the subnet's address range");
        }
        if (subnet.isReserved(address)) {
            throw AwsError.of("InvalidParameterValue",
                    "Address " + wanted + " is in subnet's reserved address range");
        }
        if (isUsed(region, subnet, wanted)) {
            throw AwsError.of("InvalidIPAddress.InUse", "Address " + wanted + " is in use.");
        }
        return wanted;
    }

    private static boolean isUsed(RegionState region, Subnet subnet, String ip) {
        return !region.table(NetworkInterface.TABLE)
                .by(NetworkInterface.BY_ADDRESS, NetworkInterface.addressKey(subnet.id(), ip)).isEmpty();
    }

    /** How many addresses of the subnet interfaces can still take. */
    public static int free(RegionState region, Subnet subnet) {
        return subnet.usableAddresses()
                - region.table(NetworkInterface.TABLE).by(NetworkInterface.BY_SUBNET, subnet.id()).size();
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
                    && elastic.by(ElasticIp.BY_PUBLIC_IP, ip).isEmpty()) {
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
