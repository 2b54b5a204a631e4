package io.github.fakeec2.network;

import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import java.util.List;

/**
 * A network access control list with its entries and the subnets that it guards.
 *
 * @param entries egress before ingress, each in the order of their numbers
 */
public record NetworkAcl(String id, String vpcId, boolean isDefault, List<Entry> entries,
        List<Association> associations) implements Resource {

    /** The kind of resource. */
    public static final TableType<NetworkAcl> TABLE = TableType.<NetworkAcl>of("network-acl", "acl-")
            .notFound("InvalidNetworkAclID.NotFound", "The networkAcl ID '%s' does not exist",
                    "The networkAcl IDs '%s' do not exist")
            .malformed("InvalidNetworkAclId.Malformed", "Invalid id: \"%s\" (expecting \"acl-...\")");

    /** Finds the lists of a VPC. */
    public static final TableType.Index<NetworkAcl> BY_VPC = TABLE.index(NetworkAcl::vpcId);

    /** Lists other than the default one, which goes with its VPC, keep the VPC from going. */
    static final TableType.Index<NetworkAcl> NEEDS_VPC =
            TABLE.needs(Vpc.TABLE, acl -> acl.isDefault() ? null : acl.vpcId());

    /** Finds the list that guards a subnet: there is always exactly one. */
    public static final TableType.Index<NetworkAcl> BY_SUBNET =
            TABLE.index(acl -> Parts.keys(acl.associations(), Association::subnetId));

    /** The same list with other entries. */
    public NetworkAcl withEntries(List<Entry> others) {
        return new NetworkAcl(id, vpcId, isDefault, List.copyOf(others), associations);
    }

    /** The same list, which guards other subnets. */
    public NetworkAcl withAssociations(List<Association> others) {
        return new NetworkAcl(id, vpcId, isDefault, entries, List.copyOf(others));
    }

    /**
     * An entry: entries of a direction are tried in the order of their numbers, and the first that matches decides.
     *
     * @param cidr the IPv4 range that it is about, or null
     * @param ipv6 the IPv6 range that it is about, or null: one of the two is there
     */
    public record Entry(int ruleNumber, boolean egress, boolean allow, Traffic traffic, Cidr cidr, Ipv6Cidr ipv6) {

        /** The number of the entry that ends each list and denies the rest of IPv4; it cannot be changed. */
        public static final int LAST = 32767;

        /** The same for IPv6, in a VPC that has an IPv6 range. */
        public static final int LAST_IPV6 = 32768;

        private static final int FIRST = 100;
        private static final int FIRST_IPV6 = 101;

        private static final List<Entry> DENY_ALL = List.of(ipv4(LAST, true, false), ipv4(LAST, false, false));

        private static final List<Entry> ALLOW_ALL = List.of(ipv4(FIRST, true, true), ipv4(LAST, true, false),
                ipv4(FIRST, false, true), ipv4(LAST, false, false));

        /** The entries of a VPC's default list (VPC user guide, "Default network ACL"). */
        static List<Entry> ofDefaultList() {
            return ALLOW_ALL;
        }

        /** The entries of a new custom list (VPC user guide, "Custom network ACLs"). */
        public static List<Entry> ofCustomList() {
            return DENY_ALL;
        }

        /** The entry of a default list that lets all of IPv6 through. */
        static Entry allowIpv6(boolean egress) {
            return new Entry(FIRST_IPV6, egress, true, Traffic.ALL, null, Ipv6Cidr.ANYWHERE);
        }

        /** The entry that ends a list for IPv6. */
        static Entry denyIpv6(boolean egress) {
            return new Entry(LAST_IPV6, egress, false, Traffic.ALL, null, Ipv6Cidr.ANYWHERE);
        }

        private static Entry ipv4(int number, boolean egress, boolean allow) {
            return new Entry(number, egress, allow, Traffic.ALL, Cidr.ANYWHERE, null);
        }

        /** Whether it ends its list, so that nobody can change it. */
        public boolean isLast() {
            return ruleNumber >= LAST;
        }
    }

    /**
     * That a list guards a subnet.
     *
     * @param id {@code aclassoc-...}
     */
    public record Association(String id, String subnetId) {
    }
}
