package io.github.fakeec2.picture;

import io.github.fakeec2.reachability.Direction;
import io.github.fakeec2.reachability.Endpoint;
import io.github.fakeec2.reachability.Hop;
import io.github.fakeec2.reachability.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * The way of a packet, as pictures show it.
 *
 * @param ids what it passes, in order
 * @param dropped whether it ends at the last of them
 */
record PacketWay(List<String> ids, boolean dropped) {

    /** What the box of the internet is called. */
    static final String INTERNET = "internet";

    static final PacketWay NONE = new PacketWay(List.of(), false);

    /** The way there, or the way of the answer where that is what gets lost. */
    static PacketWay of(Verdict verdict) {
        boolean answerIsLost = verdict.arrives() && !verdict.isReachable();
        List<Hop> hops = answerIsLost ? verdict.answer() : verdict.forward();
        Endpoint start = answerIsLost ? verdict.flow().target() : verdict.flow().source();
        List<String> ids = new ArrayList<>();
        if (start instanceof Endpoint.Internet) {
            ids.add(INTERNET);
        }
        String subnet = null;
        for (Hop hop : hops) {
            subnet = hop.subnetId() == null ? subnet : hop.subnetId();
            if (isOfSubnet(hop)) {
                if (hop.dropped() && subnet != null) {
                    ids.add(subnet);
                }
                continue;
            }
            boolean fromOutside = isAtTheInternet(hop) && hop.direction() == Direction.IN;
            boolean toOutside = isAtTheInternet(hop) && hop.direction() == Direction.OUT && !hop.dropped();
            if (fromOutside) {
                ids.add(INTERNET);
            }
            ids.add(hop.componentId());
            if (toOutside) {
                ids.add(INTERNET);
            }
        }
        return new PacketWay(ids, !verdict.isReachable());
    }

    /** Network ACLs and route tables are not drawn: what they do, they do at the edge of a subnet. */
    private static boolean isOfSubnet(Hop hop) {
        return hop.componentId().startsWith("acl-") || hop.componentId().startsWith("rtb-");
    }

    private static boolean isAtTheInternet(Hop hop) {
        return hop.componentId().startsWith("igw-") || hop.componentId().startsWith("eigw-");
    }
}
