package io.github.fakeec2.network;

import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import java.util.ArrayList;
import java.util.List;

/**
 * A virtual private cloud.
 *
 * @param stateName {@code pending} or {@code available}
 * @param cidrAssociations its IPv4 ranges, the primary one first
 * @param ipv6Associations its IPv6 ranges
 * @param isDefault whether it is the one that AWS made with the account, or made anew on request
 * @param dhcpOptionsId the set of DHCP options that it has: {@code dopt-...}, or {@code default} for none
 * @param tenancy {@code default} or {@code dedicated}
 * @param dnsSupport whether Amazon's DNS server answers in it: {@code enableDnsSupport}
 * @param dnsHostnames whether public addresses get DNS names: {@code enableDnsHostnames}
 * @param addressUsageMetrics whether Network Address Usage is measured: {@code enableNetworkAddressUsageMetrics}
 */
public record Vpc(String id, String stateName, List<CidrAssociation> cidrAssociations,
        List<Ipv6Association> ipv6Associations, boolean isDefault, String dhcpOptionsId, String tenancy,
        boolean dnsSupport, boolean dnsHostnames, boolean addressUsageMetrics) implements Resource {

    /** The kind of resource. */
    public static final TableType<Vpc> TABLE = TableType.<Vpc>of("vpc", "vpc-")
            .notFound("InvalidVpcID.NotFound", "The vpc ID '%s' does not exist", "The vpc IDs '%s' do not exist")
            .malformed("InvalidVpcID.Malformed", "Invalid id: \"%s\" (expecting \"vpc-...\")");

    /** The one key of {@link #THE_DEFAULT}. */
    static final String DEFAULT = "default";

    /** Finds the default VPC. */
    static final TableType.Index<Vpc> THE_DEFAULT = TABLE.index(vpc -> vpc.isDefault() ? DEFAULT : null);

    /** Finds the VPC that has a range, by the id of the association. */
    public static final TableType.Index<Vpc> BY_CIDR_ASSOCIATION = TABLE.index(Vpc::associationIds);

    /** A set of DHCP options that a VPC has cannot go. */
    static final TableType.Index<Vpc> NEEDS_DHCP_OPTIONS = TABLE.needs(DhcpOptions.TABLE, Vpc::dhcpOptionsId);

    private Object associationIds() {
        if (cidrAssociations.size() == 1 && ipv6Associations.isEmpty()) {
            return cidrAssociations.get(0).id();
        }
        List<String> ids = new ArrayList<>();
        cidrAssociations.forEach(association -> ids.add(association.id()));
        ipv6Associations.forEach(association -> ids.add(association.id()));
        return ids;
    }

    /** The primary IPv4 range. */
    public Cidr cidr() {
        return cidrAssociations.get(0).cidr();
    }

    /** The IPv4 ranges that it has now. */
    public List<Cidr> cidrs() {
        return cidrAssociations.stream().filter(CidrAssociation::isInForce).map(CidrAssociation::cidr).toList();
    }

    /** The IPv6 ranges that it has now. */
    public List<Ipv6Cidr> ipv6Cidrs() {
        return ipv6Associations.stream().filter(Ipv6Association::isInForce).map(Ipv6Association::cidr).toList();
    }

    /** The same VPC in another state. */
    public Vpc withState(String other) {
        return new Vpc(id, other, cidrAssociations, ipv6Associations, isDefault, dhcpOptionsId, tenancy, dnsSupport,
                dnsHostnames, addressUsageMetrics);
    }

    /** The same VPC with other IPv4 ranges. */
    public Vpc withCidrAssociations(List<CidrAssociation> others) {
        return new Vpc(id, stateName, List.copyOf(others), ipv6Associations, isDefault, dhcpOptionsId, tenancy,
                dnsSupport, dnsHostnames, addressUsageMetrics);
    }

    /** The same VPC with other IPv6 ranges. */
    public Vpc withIpv6Associations(List<Ipv6Association> others) {
        return new Vpc(id, stateName, cidrAssociations, List.copyOf(others), isDefault, dhcpOptionsId, tenancy,
                dnsSupport, dnsHostnames, addressUsageMetrics);
    }

    /** The same VPC with another set of DHCP options. */
    public Vpc withDhcpOptions(String otherId) {
        return new Vpc(id, stateName, cidrAssociations, ipv6Associations, isDefault, otherId, tenancy, dnsSupport,
                dnsHostnames, addressUsageMetrics);
    }

    /** The same VPC with the tenancy that all new VPCs have. */
    public Vpc withDefaultTenancy() {
        return new Vpc(id, stateName, cidrAssociations, ipv6Associations, isDefault, dhcpOptionsId, "default",
                dnsSupport, dnsHostnames, addressUsageMetrics);
    }

    /** The same VPC with other values for what ModifyVpcAttribute sets. */
    public Vpc withAttributes(boolean support, boolean hostnames, boolean metrics) {
        return new Vpc(id, stateName, cidrAssociations, ipv6Associations, isDefault, dhcpOptionsId, tenancy, support,
                hostnames, metrics);
    }

    /**
     * That a VPC has an IPv4 range.
     *
     * @param id {@code vpc-cidr-assoc-...}
     * @param state {@code associating}, {@code associated}, {@code disassociating} or {@code disassociated}
     */
    public record CidrAssociation(String id, Cidr cidr, String state) {

        /** Whether the VPC has the range now. */
        public boolean isInForce() {
            return state.equals(CidrStates.ASSOCIATED);
        }

        /** The same association in another state. */
        public CidrAssociation in(String other) {
            return new CidrAssociation(id, cidr, other);
        }
    }

    /**
     * That a VPC has an IPv6 range.
     *
     * @param id {@code vpc-cidr-assoc-...}
     * @param borderGroup the network border group that the range is announced from
     * @param state {@code associating}, {@code associated}, {@code disassociating} or {@code disassociated}
     */
    public record Ipv6Association(String id, Ipv6Cidr cidr, String borderGroup, String state) {

        /** Whether the VPC has the range now. */
        public boolean isInForce() {
            return state.equals(CidrStates.ASSOCIATED);
        }

        /** The same association in another state. */
        public Ipv6Association in(String other) {
            return new Ipv6Association(id, cidr, borderGroup, other);
        }
    }
}
