package io.github.fakeec2.network;

import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import java.util.List;
import java.util.Objects;

/**
 * A managed prefix list: address ranges that routes and security group rules name together (VPC user guide, "Managed
 * prefix lists"). Look lists up with {@link PrefixLists}, which also knows those of AWS itself.
 *
 * @param ownerId the owner's account, or {@link #AWS}
 * @param isIpv6 whether its entries are IPv6 ranges; else they are IPv4 ranges
 * @param maxEntries how many entries it may have, and so how many rules or routes it counts as; of AWS's own lists the
 *     weight that AWS documents
 * @param stateName such as {@code create-complete} or {@code modify-in-progress}
 * @param stateMessage why the last change failed, or null
 * @param versions all versions of its entries, the current one last
 */
public record PrefixList(String id, String name, String ownerId, boolean isIpv6, int maxEntries, String stateName,
        String stateMessage, List<Version> versions) implements Resource {

    /** The kind of resource. */
    public static final TableType<PrefixList> TABLE = TableType.<PrefixList>of("prefix-list", "pl-")
            .notFound("InvalidPrefixListID.NotFound", "The prefix list ID '%s' does not exist",
                    "The prefix list IDs '%s' do not exist")
            .malformed("InvalidPrefixListId.Malformed", "Invalid id: \"%s\" (expecting \"pl-...\")");

    /** The owner of the lists that AWS itself keeps. */
    public static final String AWS = "AWS";

    /** Whether AWS itself keeps the list, so that nobody can change it. */
    public boolean isOfAws() {
        return ownerId.equals(AWS);
    }

    /** {@code IPv4} or {@code IPv6}. */
    public String addressFamily() {
        return isIpv6 ? "IPv6" : "IPv4";
    }

    /** The number of the current version. */
    public long version() {
        return current().number();
    }

    /** The current entries. */
    public List<Entry> entries() {
        return current().entries();
    }

    private Version current() {
        return versions.get(versions.size() - 1);
    }

    /** The IPv4 ranges in it: none in a list of IPv6 ranges. */
    public List<Cidr> ipv4() {
        return entries().stream().map(Entry::ipv4).filter(Objects::nonNull).toList();
    }

    /** The IPv6 ranges in it: none in a list of IPv4 ranges. */
    public List<Ipv6Cidr> ipv6() {
        return entries().stream().map(Entry::ipv6).filter(Objects::nonNull).toList();
    }

    /** The same list in another state, with what there is to say about that, or null. */
    public PrefixList in(String state, String message) {
        return new PrefixList(id, name, ownerId, isIpv6, maxEntries, state, message, versions);
    }

    /** The same list with another name. */
    public PrefixList withName(String other) {
        return new PrefixList(id, other, ownerId, isIpv6, maxEntries, stateName, stateMessage, versions);
    }

    /** The same list with room for more or fewer entries. */
    public PrefixList withMaxEntries(int other) {
        return new PrefixList(id, name, ownerId, isIpv6, other, stateName, stateMessage, versions);
    }

    /** The same list with other versions. */
    public PrefixList withVersions(List<Version> others) {
        return new PrefixList(id, name, ownerId, isIpv6, maxEntries, stateName, stateMessage, List.copyOf(others));
    }

    /**
     * What the entries of a list were at a time.
     *
     * @param number counted from 1
     */
    public record Version(long number, List<Entry> entries) {
    }

    /**
     * An entry: one of the ranges is null.
     *
     * @param description what the user noted about it, or null
     */
    public record Entry(Cidr ipv4, Ipv6Cidr ipv6, String description) {

        /** The range in CIDR notation. */
        public String cidr() {
            return ipv4 != null ? ipv4.toString() : ipv6.toString();
        }
    }
}
