package io.github.fakeec2.network;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.Collection;
import java.util.List;

/** Finds prefix lists: those in a region's table and those that AWS itself keeps, which are in no table. */
public final class PrefixLists {

    private PrefixLists() {
    }

    /**
     * The list that a request names.
     *
     * @throws AwsError {@code InvalidPrefixListID.NotFound}, {@code InvalidPrefixListId.Malformed}
     */
    public static Row<PrefixList> get(Call call, String id) {
        Row<PrefixList> common = AwsPrefixLists.of(call.region().name()).find(id);
        return common != null ? common : call.table(PrefixList.TABLE).get(id);
    }

    /** The list with the id, or null. */
    public static Row<PrefixList> find(RegionState region, String id) {
        Row<PrefixList> common = AwsPrefixLists.of(region.name()).find(id);
        return common != null ? common : region.table(PrefixList.TABLE).find(id);
    }

    /** The list that AWS keeps under the name, such as {@code com.amazonaws.us-east-1.s3}, or null. */
    public static Row<PrefixList> ofAws(RegionState region, String name) {
        return AwsPrefixLists.of(region.name()).named(name);
    }

    /** The lists that AWS keeps in a region. */
    public static Collection<Row<PrefixList>> ofAws(RegionState region) {
        return AwsPrefixLists.of(region.name()).all();
    }

    /** The IPv4 ranges in a list: none where there is no such list. */
    public static List<Cidr> ipv4(RegionState region, String id) {
        Row<PrefixList> row = find(region, id);
        return row == null ? List.of() : row.value().ipv4();
    }

    /** The IPv6 ranges in a list: none where there is no such list. */
    public static List<Ipv6Cidr> ipv6(RegionState region, String id) {
        Row<PrefixList> row = find(region, id);
        return row == null ? List.of() : row.value().ipv6();
    }

    /**
     * How many rules or routes a list counts as: its maximum number of entries, and of AWS's own lists their weight;
     * 1 where there is no such list (VPC user guide, "Prefix lists concepts and rules").
     */
    public static int maxEntries(RegionState region, String id) {
        Row<PrefixList> row = find(region, id);
        return row == null ? 1 : row.value().maxEntries();
    }
}
