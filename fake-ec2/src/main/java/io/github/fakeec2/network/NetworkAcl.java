package io.github.fakeec2.network;

import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import java.util.List;

/** A network access control list with its entries and the subnets that it guards. */
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

    /**
     * An entry: entries are tried in the order of their numbers, and the first that matches decides.
     *
     * @param protocol a protocol's number, or -1 for all
     */
    public record Entry(int ruleNumber, boolean egress, boolean allow, String protocol, Cidr cidr) {

        /** The number of the entry that ends each list and denies the rest; it cannot be changed. */
        public static final int LAST = 32767;

        private static final int FIRST = 100;

        private static final List<Entry> ALLOW_ALL = List.of(
                new Entry(FIRST, true, true, Traffic.ALL_PROTOCOLS, Cidr.ANYWHERE),
                new Entry(LAST, true, false, Traffic.ALL_PROTOCOLS, Cidr.ANYWHERE),
                new Entry(FIRST, false, true, Traffic.ALL_PROTOCOLS, Cidr.ANYWHERE),
                new Entry(LAST, false, false, Traffic.ALL_PROTOCOLS, Cidr.ANYWHERE));

        /** The entries of a VPC's default list (VPC user guide, "Default network ACL"). */
        static List<Entry> ofDefaultList() {
            return ALLOW_ALL;
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
