package io.github.fakeec2.network;

import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;

/**
 * A subnet: a part of a VPC's addresses in one Availability Zone.
 *
 * @param stateName {@code pending} or {@code available}
 * @param zone the zone's name, such as {@code us-east-1a}
 * @param zoneId the zone's AZ ID, such as {@code use1-az6}
 * @param ipv6 its IPv6 range, or null
 * @param defaultForAz whether it is the subnet that launches into the zone use when they name none
 * @param mapPublicIpOnLaunch whether instances launched into it get a public address unless they ask otherwise
 */
public record Subnet(String id, String vpcId, String stateName, String zone, String zoneId, Cidr cidr,
        Ipv6Association ipv6, boolean defaultForAz, boolean mapPublicIpOnLaunch) implements Resource {

    /** The kind of resource. */
    public static final TableType<Subnet> TABLE = TableType.<Subnet>of("subnet", "subnet-")
            .notFound("InvalidSubnetID.NotFound", "The subnet ID '%s' does not exist",
                    "The subnet IDs '%s' do not exist")
            .malformed("InvalidSubnetID.Malformed", "Invalid id: \"%s\" (expecting \"subnet-...\")");

    /** Finds the subnets of a VPC. */
    public static final TableType.Index<Subnet> BY_VPC = TABLE.needs(Vpc.TABLE, Subnet::vpcId);

    /** Finds the default subnet of a zone by the zone's name. */
    static final TableType.Index<Subnet> DEFAULT_BY_ZONE =
            TABLE.index(subnet -> subnet.defaultForAz() ? subnet.zone() : null);

    /** How many addresses AWS keeps of each subnet (VPC user guide, "Subnet CIDR blocks"). */
    private static final int RESERVED = 5;

    /** How many of those are at the beginning: the network, the router, the DNS server, and one for the future. */
    private static final int RESERVED_AT_FIRST = 4;

    /** How many addresses interfaces can have in the subnet. */
    int usableAddresses() {
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, cidr.size() - RESERVED));
    }

    /** The usable address with the number, counted from 0. */
    int usableAddress(int number) {
        return cidr.network() + RESERVED_AT_FIRST + number;
    }

    /** Whether AWS keeps the address, which is one of the subnet's, for itself. */
    boolean isReserved(int address) {
        return address - cidr.network() < RESERVED_AT_FIRST || address == cidr.last();
    }

    /** The IPv6 range that it has now, or null. */
    public Ipv6Cidr ipv6Cidr() {
        return ipv6 != null && ipv6.state().equals("associated") ? ipv6.cidr() : null;
    }

    /**
     * That a subnet has an IPv6 range.
     *
     * @param id {@code subnet-cidr-assoc-...}
     * @param state {@code associating}, {@code associated}, {@code disassociating} or {@code disassociated}
     */
    public record Ipv6Association(String id, Ipv6Cidr cidr, String state) {
    }
}
