package io.github.fakeec2.network.vpc;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.network.CidrStates;
import io.github.fakeec2.network.NetworkAcls;
import io.github.fakeec2.network.RouteTables;
import io.github.fakeec2.network.SecurityGroups;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.network.Vpc.CidrAssociation;
import io.github.fakeec2.network.Vpc.Ipv6Association;
import io.github.fakeec2.state.Ids;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.time.Delay;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** How the ranges of VPCs come and go. */
final class VpcCidrs {

    private static final String PREFIX = "vpc-cidr-assoc-";

    /** One for each network border group (API reference, AssociateVpcCidrBlock), and a region is one here. */
    private static final int MOST_OF_AMAZON = 1;

    private VpcCidrs() {
    }

    static String nextId(Call call) {
        return Ids.next(PREFIX, call.region().random());
    }

    /**
     * The network border group that a request asks for: the region, which is the group of all its Availability Zones.
     *
     * @throws AwsError {@code InvalidParameterValue} for another, {@code InvalidParameterCombination} where the request
     *     does not ask for an IPv6 range of Amazon's
     */
    static String borderGroup(Call call, String wanted, boolean amazonProvided) {
        if (wanted == null || wanted.isEmpty()) {
            return call.region().name();
        }
        if (!amazonProvided) {
            throw AwsError.of("InvalidParameterCombination", "The parameter Ipv6CidrBlockNetworkBorderGroup can only "
                    + "be used when AmazonProvidedIpv6CidrBlock is true");
        }
        if (!wanted.equals(call.region().name())) {
            throw AwsError.invalidValue("Ipv6CidrBlockNetworkBorderGroup", wanted);
        }
        return wanted;
    }

    /** An association with a new IPv6 range of Amazon's, which the caller gives to a VPC. */
    static Ipv6Association ofAmazon(Call call, String borderGroup) {
        Ipv6Cidr cidr = AmazonIpv6.free(call.region());
        return new Ipv6Association(nextId(call), cidr, borderGroup, CidrStates.ASSOCIATING);
    }

    /** Refuses a second IPv6 range of Amazon's. */
    static void requireRoomForAmazon(Vpc vpc) {
        int held = (int) vpc.ipv6Associations().stream()
                .filter(association -> CidrStates.isHeld(association.state())).count();
        SecondaryRanges.requireRoom(vpc, held, MOST_OF_AMAZON);
    }

    /** Sets in motion that a range, which the VPC has as {@code associating}, becomes part of its network. */
    static void begin(Call call, String associationId) {
        call.begin(Delay.ASSOCIATION, associationId + " associated", later -> {
            Vpc vpc = find(later, associationId);
            if (vpc != null && move(later, vpc, associationId, CidrStates.ASSOCIATING, CidrStates.ASSOCIATED)) {
                RouteTables.followCidrs(later, vpc.id());
                NetworkAcls.followCidrs(later, vpc.id());
                SecurityGroups.followCidrs(later, vpc.id());
            }
        });
    }

    /** Takes a range out of the VPC's network, and sets in motion that it disappears. */
    static Vpc end(Call call, Vpc vpc, String associationId) {
        Vpc without = call.table(Vpc.TABLE).update(
                changed(vpc, associationId, a -> a.in(CidrStates.DISASSOCIATING),
                        a -> a.in(CidrStates.DISASSOCIATING))).value();
        RouteTables.followCidrs(call, vpc.id());
        call.begin(Delay.ASSOCIATION, associationId + " disassociated", later -> {
            Vpc found = find(later, associationId);
            if (found != null) {
                move(later, found, associationId, CidrStates.DISASSOCIATING, CidrStates.DISASSOCIATED);
                later.later(Delay.DISASSOCIATED_CIDR_VISIBLE, associationId + " disappears",
                        much -> disappear(much, associationId));
            }
        });
        return without;
    }

    private static void disappear(Call call, String associationId) {
        Vpc vpc = find(call, associationId);
        if (vpc != null) {
            call.table(Vpc.TABLE).update(changed(vpc, associationId, a -> null, a -> null));
        }
    }

    /** The VPC that has an association, or null. */
    static Vpc find(Call call, String associationId) {
        Iterator<Row<Vpc>> found = call.table(Vpc.TABLE).by(Vpc.BY_CIDR_ASSOCIATION, associationId).iterator();
        return found.hasNext() ? found.next().value() : null;
    }

    private static boolean move(Call call, Vpc vpc, String associationId, String from, String to) {
        Vpc moved = changed(vpc, associationId, a -> a.state().equals(from) ? a.in(to) : a,
                a -> a.state().equals(from) ? a.in(to) : a);
        if (moved.equals(vpc)) {
            return false;
        }
        call.table(Vpc.TABLE).update(moved);
        return true;
    }

    /** The VPC with one of its associations changed, or taken away where the change gives null. */
    private static Vpc changed(Vpc vpc, String associationId, Function<CidrAssociation, CidrAssociation> ipv4,
            Function<Ipv6Association, Ipv6Association> ipv6) {
        return vpc.withCidrAssociations(changed(vpc.cidrAssociations(), associationId, CidrAssociation::id, ipv4))
                .withIpv6Associations(changed(vpc.ipv6Associations(), associationId, Ipv6Association::id, ipv6));
    }

    private static <A> List<A> changed(List<A> associations, String id, Function<A, String> ids,
            Function<A, A> change) {
        List<A> changed = new ArrayList<>();
        for (A association : associations) {
            A after = ids.apply(association).equals(id) ? change.apply(association) : association;
            if (after != null) {
                changed.add(after);
            }
        }
        return changed;
    }
}
