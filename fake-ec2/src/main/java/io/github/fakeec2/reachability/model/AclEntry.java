package io.github.fakeec2.reachability.model;

import io.github.fakeec2.ip.IpRange;

/**
 * An entry of a network ACL.
 *
 * @param number entries are tried in the order of their numbers; {@link #LAST} is the one that AWS writes {@code *}
 * @param egress whether it is about what leaves the subnet
 * @param allow whether it lets pass what it matches, or else drops it
 */
public record AclEntry(int number, boolean egress, boolean allow, TrafficMatch traffic, IpRange range)
        implements Rule {

    /** The number of the entries that end each list and deny the rest. */
    public static final int LAST = 32767;
}
