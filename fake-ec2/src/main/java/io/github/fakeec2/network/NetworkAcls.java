package io.github.fakeec2.network;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.Ids;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** What other families ask of network ACLs: every subnet has exactly one at any time. */
public final class NetworkAcls {

    /** How ids of associations begin. */
    public static final String ASSOCIATION_PREFIX = "aclassoc-";

    /** How entries are kept: egress before ingress, as DescribeNetworkAcls lists them, then by number. */
    private static final Comparator<NetworkAcl.Entry> ORDER =
            Comparator.comparing((NetworkAcl.Entry entry) -> !entry.egress())
                    .thenComparing(NetworkAcl.Entry::ruleNumber);

    private NetworkAcls() {
    }

    /** Makes the list that every VPC has from its beginning (VPC user guide, "Default network ACL"). */
    public static void createDefault(Call call, String vpcId) {
        call.table(NetworkAcl.TABLE).insert(new NetworkAcl(call.nextId(NetworkAcl.TABLE), vpcId, true,
                NetworkAcl.Entry.ofDefaultList(), List.of()), Map.of());
        followCidrs(call, vpcId);
    }

    /** Takes away the list that a VPC has from its beginning: to be called when the VPC goes. */
    public static void deleteDefault(Call call, String vpcId) {
        Row<NetworkAcl> acl = findDefault(call.region(), vpcId);
        if (acl != null) {
            call.table(NetworkAcl.TABLE).delete(acl.id());
        }
    }

    /** Lets the default list of its VPC guard a new subnet (VPC user guide, "Network ACL basics"). */
    public static void guard(Call call, Subnet subnet) {
        NetworkAcl acl = findDefault(call.region(), subnet.vpcId()).value();
        associate(call, acl, subnet.id());
    }

    /** Lets a list guard a subnet that no list guards; gives the association's id. */
    public static String associate(Call call, NetworkAcl acl, String subnetId) {
        String id = Ids.next(ASSOCIATION_PREFIX, call.region().random());
        List<NetworkAcl.Association> associations = new ArrayList<>(acl.associations());
        associations.add(new NetworkAcl.Association(id, subnetId));
        call.table(NetworkAcl.TABLE).update(acl.withAssociations(associations));
        return id;
    }

    /** Ends the association of a subnet: to be called when the subnet goes, or before it gets another list. */
    public static void release(Call call, String subnetId) {
        Row<NetworkAcl> row = ofSubnet(call.region(), subnetId);
        if (row != null) {
            List<NetworkAcl.Association> associations = new ArrayList<>(row.value().associations());
            associations.removeIf(association -> association.subnetId().equals(subnetId));
            call.table(NetworkAcl.TABLE).update(row.value().withAssociations(associations));
        }
    }

    /** The list that guards a subnet; null only where there is no such subnet. */
    public static Row<NetworkAcl> ofSubnet(RegionState region, String subnetId) {
        Iterator<Row<NetworkAcl>> found =
                region.table(NetworkAcl.TABLE).by(NetworkAcl.BY_SUBNET, subnetId).iterator();
        return found.hasNext() ? found.next() : null;
    }

    /** The list that a VPC has from its beginning; null only where there is no such VPC. */
    public static Row<NetworkAcl> findDefault(RegionState region, String vpcId) {
        for (Row<NetworkAcl> row : region.table(NetworkAcl.TABLE).by(NetworkAcl.BY_VPC, vpcId)) {
            if (row.value().isDefault()) {
                return row;
            }
        }
        return null;
    }

    /**
     * Gives the lists of a VPC that has an IPv6 range the entries for IPv6: the last one, which denies, and in the
     * default list one that allows, in each direction that nobody has changed (VPC user guide, "Network ACL rules").
     * To be called when a VPC gets a range.
     */
    public static void followCidrs(Call call, String vpcId) {
        if (call.table(Vpc.TABLE).value(vpcId).ipv6Cidrs().isEmpty()) {
            return;
        }
        Table<NetworkAcl> table = call.table(NetworkAcl.TABLE);
        for (Row<NetworkAcl> row : List.copyOf(table.by(NetworkAcl.BY_VPC, vpcId))) {
            List<NetworkAcl.Entry> entries = withIpv6(row.value());
            if (entries.size() > row.value().entries().size()) {
                table.update(row.value().withEntries(entries));
            }
        }
    }

    private static List<NetworkAcl.Entry> withIpv6(NetworkAcl acl) {
        List<NetworkAcl.Entry> entries = new ArrayList<>(acl.entries());
        for (boolean egress : new boolean[] {true, false}) {
            if (entries.contains(NetworkAcl.Entry.denyIpv6(egress))) {
                continue;
            }
            if (acl.isDefault() && isAsMade(acl, egress)) {
                entries.add(NetworkAcl.Entry.allowIpv6(egress));
            }
            entries.add(NetworkAcl.Entry.denyIpv6(egress));
        }
        entries.sort(ORDER);
        return entries;
    }

    private static boolean isAsMade(NetworkAcl acl, boolean egress) {
        return direction(acl.entries(), egress).equals(direction(NetworkAcl.Entry.ofDefaultList(), egress));
    }

    private static List<NetworkAcl.Entry> direction(List<NetworkAcl.Entry> entries, boolean egress) {
        return entries.stream().filter(entry -> entry.egress() == egress).toList();
    }

    /** The entries with another one, in its place. */
    public static List<NetworkAcl.Entry> with(List<NetworkAcl.Entry> entries, NetworkAcl.Entry added) {
        List<NetworkAcl.Entry> all = new ArrayList<>(entries);
        all.add(added);
        all.sort(ORDER);
        return all;
    }
}
