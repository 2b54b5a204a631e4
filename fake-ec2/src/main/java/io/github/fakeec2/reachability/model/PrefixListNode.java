package io.github.fakeec2.reachability.model;

import io.github.fakeec2.ip.IpRange;
import java.util.List;

/** A prefix list, AWS's or a user's. */
public record PrefixListNode(String id, List<IpRange> ranges) {

    public PrefixListNode {
        ranges = List.copyOf(ranges);
    }
}
