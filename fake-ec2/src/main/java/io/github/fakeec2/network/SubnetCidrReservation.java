package io.github.fakeec2.network;

import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv4;
import io.github.fakeec2.ip.Ipv6;
import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.TableType;

/**
 * A range of a subnet that AWS takes no addresses from by itself (VPC user guide, "Subnet CIDR reservations").
 *
 * @param cidr the IPv4 range, or null
 * @param ipv6Cidr the IPv6 range, or null
 * @param type {@code prefix}: for prefixes that AWS gives to interfaces; {@code explicit}: for addresses that users
 *     name
 * @param description what the user noted about it, or null
 */
public record SubnetCidrReservation(String id, String subnetId, Cidr cidr, Ipv6Cidr ipv6Cidr, String type,
        String description) implements Resource {

    /** The kind of resource. */
    public static final TableType<SubnetCidrReservation> TABLE =
            TableType.<SubnetCidrReservation>of("subnet-cidr-reservation", "scr-")
                    .notFound("InvalidSubnetCidrReservationID.NotFound",
                            "The subnet CIDR reservation ID '%s' does not exist",
                            "The subnet CIDR reservation IDs '%s' do not exist")
                    .malformed("InvalidSubnetCidrReservationId.Malformed",
                            "Invalid id: \"%s\" (expecting \"scr-...\")");

    /** Finds the reservations of a subnet. */
    public static final TableType.Index<SubnetCidrReservation> BY_SUBNET =
            TABLE.index(SubnetCidrReservation::subnetId);

    /** {@link #type} of reservations for prefixes. */
    public static final String PREFIX = "prefix";

    /** {@link #type} of reservations for addresses that users name. */
    public static final String EXPLICIT = "explicit";

    @Override
    public String stateName() {
        return "reserved";
    }

    /** Whether an IPv4 address of the subnet is reserved. */
    static boolean covers(RegionState region, String subnetId, int address) {
        for (Row<SubnetCidrReservation> row : region.table(TABLE).by(BY_SUBNET, subnetId)) {
            if (row.value().cidr != null && row.value().cidr.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /** Whether some address of an IPv4 prefix of the subnet is reserved. */
    static boolean meets(RegionState region, String subnetId, Cidr prefix) {
        for (Row<SubnetCidrReservation> row : region.table(TABLE).by(BY_SUBNET, subnetId)) {
            if (row.value().cidr != null && row.value().cidr.overlaps(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** How many of a subnet's usable IPv4 addresses are reserved and have not been given to an interface. */
    static int unused(RegionState region, Subnet subnet) {
        int unused = 0;
        for (Row<SubnetCidrReservation> row : region.table(TABLE).by(BY_SUBNET, subnet.id())) {
            Cidr reserved = row.value().cidr;
            if (reserved != null) {
                unused += usable(reserved, subnet) - used(region, subnet, reserved);
            }
        }
        return unused;
    }

    private static int usable(Cidr reserved, Subnet subnet) {
        int usable = (int) reserved.size();
        for (int i = 0; i < Math.min(reserved.size(), Subnet.RESERVED_AT_FIRST); i++) {
            usable -= subnet.isReserved(reserved.network() + i) ? 1 : 0;
        }
        return usable - (reserved.size() > Subnet.RESERVED_AT_FIRST && subnet.isReserved(reserved.last()) ? 1 : 0);
    }

    private static int used(RegionState region, Subnet subnet, Cidr reserved) {
        int used = 0;
        for (Row<NetworkInterface> eni
                : region.table(NetworkInterface.TABLE).by(NetworkInterface.BY_SUBNET, subnet.id())) {
            for (NetworkInterface.PrivateAddress address : eni.value().addresses()) {
                used += reserved.contains(Ipv4.parse(address.ip())) ? 1 : 0;
            }
            for (Cidr prefix : eni.value().ipv4Prefixes()) {
                used += reserved.contains(prefix) ? (int) prefix.size() : 0;
            }
        }
        return used;
    }

    /** Whether an IPv6 address of the subnet is reserved. */
    static boolean covers(RegionState region, String subnetId, Ipv6 address) {
        for (Row<SubnetCidrReservation> row : region.table(TABLE).by(BY_SUBNET, subnetId)) {
            if (row.value().ipv6Cidr != null && row.value().ipv6Cidr.contains(address)) {
                return true;
            }
        }
        return false;
    }
}
