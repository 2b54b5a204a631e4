package io.github.fakeec2.network;

import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import java.util.List;

/**
 * A subnet: a part of a VPC's addresses in one Availability Zone.
 *
 * @param stateName {@code pending} or {@code available}
 * @param zone the zone's name, such as {@code us-east-1a}
 * @param zoneId the zone's AZ ID, such as {@code use1-az6}
 * @param cidr its IPv4 range, or null where it is for IPv6 only
 * @param ipv6 its IPv6 range, or null
 * @param defaultForAz whether it is the subnet that launches into the zone use when they name none
 * @param onLaunch what becomes of the interfaces and instances that are made in it
 */
public record Subnet(String id, String vpcId, String stateName, String zone, String zoneId, Cidr cidr,
        Ipv6Association ipv6, boolean defaultForAz, OnLaunch onLaunch) implements Resource {

    /** The kind of resource. */
    public static final TableType<Subnet> TABLE = TableType.<Subnet>of("subnet", "subnet-")
            .notFound("InvalidSubnetID.NotFound", "The subnet ID '%s' does not exist",
                    "The subnet IDs '%s' do not exist")
            .malformed("InvalidSubnetID.Malformed", "Invalid id: \"%s\" (expecting \"subnet-...\")");

    /** Finds the subnets of a VPC. */
    public static final TableType.Index<Subnet> BY_VPC = TABLE.needs(Vpc.TABLE, Subnet::vpcId);

    static {
        TABLE.shows(Vpc.TABLE, BY_VPC);
    }

    /** Finds the subnet that has an IPv6 range, by the id of the association. */
    public static final TableType.Index<Subnet> BY_CIDR_ASSOCIATION =
            TABLE.index(subnet -> subnet.ipv6 == null ? null : subnet.ipv6.id());

    /** Finds the default subnet of a zone by the zone's name. */
    static final TableType.Index<Subnet> DEFAULT_BY_ZONE =
            TABLE.index(subnet -> subnet.defaultForAz() ? subnet.zone() : null);

    /** How many addresses AWS keeps of each subnet (VPC user guide, "Subnet CIDR blocks"). */
    private static final int RESERVED = 5;

    /** How many of those are at the beginning: the network, the router, the DNS server, and one for the future. */
    static final int RESERVED_AT_FIRST = 4;

    /** How many IPv4 addresses interfaces can have in the subnet. */
    int usableAddresses() {
        return cidr == null ? 0 : (int) Math.max(0, Math.min(Integer.MAX_VALUE, cidr.size() - RESERVED));
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
        return ipv6 != null && ipv6.isInForce() ? ipv6.cidr() : null;
    }

    /** Its IPv4 range, or none where it is for IPv6 only. */
    public List<Cidr> cidrs() {
        return cidr == null ? List.of() : List.of(cidr);
    }

    /** The IPv6 range that it has now, or none. */
    public List<Ipv6Cidr> ipv6Cidrs() {
        Ipv6Cidr now = ipv6Cidr();
        return now == null ? List.of() : List.of(now);
    }

    /** Whether it is for IPv6 only: {@code ipv6Native}. */
    public boolean ipv6Native() {
        return cidr == null;
    }

    /** Whether instances launched into it get a public address unless they ask otherwise. */
    public boolean mapPublicIpOnLaunch() {
        return onLaunch.publicIp();
    }

    /** The same subnet in another state. */
    public Subnet withState(String other) {
        return new Subnet(id, vpcId, other, zone, zoneId, cidr, ipv6, defaultForAz, onLaunch);
    }

    /** The same subnet with another IPv6 range, or none for null. */
    public Subnet withIpv6(Ipv6Association other) {
        return new Subnet(id, vpcId, stateName, zone, zoneId, cidr, other, defaultForAz, onLaunch);
    }

    /** The same subnet with other rules for what is made in it. */
    public Subnet withOnLaunch(OnLaunch other) {
        return new Subnet(id, vpcId, stateName, zone, zoneId, cidr, ipv6, defaultForAz, other);
    }

    /**
     * What becomes of the interfaces and instances that are made in a subnet (API reference, ModifySubnetAttribute).
     *
     * @param publicIp {@code MapPublicIpOnLaunch}
     * @param ipv6Address {@code AssignIpv6AddressOnCreation}
     * @param dns64 {@code EnableDns64}
     * @param hostnameType {@code ip-name} or {@code resource-name}
     * @param dnsARecord {@code EnableResourceNameDnsARecordOnLaunch}
     * @param dnsAaaaRecord {@code EnableResourceNameDnsAAAARecordOnLaunch}
     */
    public record OnLaunch(boolean publicIp, boolean ipv6Address, boolean dns64, String hostnameType,
            boolean dnsARecord, boolean dnsAaaaRecord) {

        /** Instances are named after their IPv4 addresses. */
        public static final String IP_NAME = "ip-name";

        /** Instances are named after their ids. */
        public static final String RESOURCE_NAME = "resource-name";

        /** Of a subnet that a user makes. */
        public static final OnLaunch PLAIN = new OnLaunch(false, false, false, IP_NAME, false, false);

        /** Of a subnet that a user makes for IPv6 only. */
        public static final OnLaunch IPV6_NATIVE = new OnLaunch(false, true, false, RESOURCE_NAME, false, false);

        /** Of a default subnet. */
        static final OnLaunch DEFAULT_SUBNET = new OnLaunch(true, false, false, IP_NAME, false, false);

        /** The same with another {@code MapPublicIpOnLaunch}. */
        public OnLaunch withPublicIp(boolean other) {
            return new OnLaunch(other, ipv6Address, dns64, hostnameType, dnsARecord, dnsAaaaRecord);
        }

        /** The same with another {@code AssignIpv6AddressOnCreation}. */
        public OnLaunch withIpv6Address(boolean other) {
            return new OnLaunch(publicIp, other, dns64, hostnameType, dnsARecord, dnsAaaaRecord);
        }

        /** The same with another {@code EnableDns64}. */
        public OnLaunch withDns64(boolean other) {
            return new OnLaunch(publicIp, ipv6Address, other, hostnameType, dnsARecord, dnsAaaaRecord);
        }

        /** The same with another type of host names. */
        public OnLaunch withHostnameType(String other) {
            return new OnLaunch(publicIp, ipv6Address, dns64, other, dnsARecord, dnsAaaaRecord);
        }

        /** The same with another {@code EnableResourceNameDnsARecordOnLaunch}. */
        public OnLaunch withDnsARecord(boolean other) {
            return new OnLaunch(publicIp, ipv6Address, dns64, hostnameType, other, dnsAaaaRecord);
        }

        /** The same with another {@code EnableResourceNameDnsAAAARecordOnLaunch}. */
        public OnLaunch withDnsAaaaRecord(boolean other) {
            return new OnLaunch(publicIp, ipv6Address, dns64, hostnameType, dnsARecord, other);
        }
    }

    /**
     * That a subnet has an IPv6 range.
     *
     * @param id {@code subnet-cidr-assoc-...}
     * @param state one of {@link CidrStates}
     */
    public record Ipv6Association(String id, Ipv6Cidr cidr, String state) {

        /** Whether the subnet has the range now. */
        public boolean isInForce() {
            return state.equals(CidrStates.ASSOCIATED);
        }

        /** The same association in another state. */
        public Ipv6Association in(String other) {
            return new Ipv6Association(id, cidr, other);
        }
    }
}
