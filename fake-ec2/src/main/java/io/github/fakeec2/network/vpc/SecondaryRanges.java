package io.github.fakeec2.network.vpc;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.network.CidrStates;
import io.github.fakeec2.network.Peerings;
import io.github.fakeec2.network.RouteDestination;
import io.github.fakeec2.network.RouteTable;
import io.github.fakeec2.network.RouteTarget;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.network.Vpc.CidrAssociation;
import io.github.fakeec2.network.VpcPeeringConnection;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.List;

/** Which IPv4 ranges VPCs can have (VPC user guide, "VPC CIDR blocks", "IPv4 CIDR block association restrictions"). */
final class SecondaryRanges {

    private static final String CODE = "InvalidVpc.Range";

    /** Ranges that no host can have: this network, loopback, link local, multicast and what is reserved. */
    private static final List<Cidr> NOBODYS = List.of(Cidr.parse("0.0.0.0/8"), Cidr.parse("127.0.0.0/8"),
            Cidr.parse("169.254.0.0/16"), Cidr.parse("224.0.0.0/3"));

    /** Where AWS services have addresses themselves when the VPC is in 172.16.0.0/12. */
    private static final Cidr OF_DEFAULT_VPCS = Cidr.parse("172.31.0.0/16");

    /** A VPC with a range out of the first of these cannot have one out of the second. */
    private static final Cidr LOW_TENS = Cidr.parse("10.0.0.0/15");
    private static final Cidr LOWEST_TENS = Cidr.parse("10.0.0.0/16");

    private SecondaryRanges() {
    }

    /** The kinds of ranges that the restrictions tell apart. */
    private enum Kind {
        TEN("10.0.0.0/8"), ONE_SEVEN_TWO("172.16.0.0/12"), ONE_NINE_TWO("192.168.0.0/16"), BENCHMARK("198.19.0.0/16"),
        PUBLIC("0.0.0.0/0");

        private final Cidr range;

        Kind(String range) {
            this.range = Cidr.parse(range);
        }

        static Kind of(Cidr cidr) {
            for (Kind kind : values()) {
                if (kind.range.contains(cidr)) {
                    return kind;
                }
            }
            return PUBLIC;
        }

        /** Whether a range of the other kind may be added to a VPC whose primary range is of this kind. */
        boolean permits(Kind other) {
            return other == this || other == PUBLIC;
        }
    }

    /**
     * Refuses ranges that no VPC can have.
     *
     * @throws AwsError {@code InvalidVpc.Range}
     */
    static void requirePossible(Cidr cidr) {
        CidrRules.requireSize(cidr, CODE);
        if (NOBODYS.stream().anyMatch(range -> range.overlaps(cidr))) {
            throw CidrRules.invalid(CODE, cidr);
        }
    }

    /**
     * Refuses ranges that a VPC cannot have beside those that it has.
     *
     * @throws AwsError {@code InvalidVpc.Range}, {@code CidrLimitExceeded}
     */
    static void requireAddable(Call call, Vpc vpc, Cidr cidr) {
        requirePossible(cidr);
        List<Cidr> held = held(vpc);
        if (held.stream().anyMatch(range -> range.overlaps(cidr))) {
            throw AwsError.of(CODE,
                    "The CIDR '" + cidr + "' conflicts with one of the CIDRs currently associated with the VPC.");
        }
        if (isRestricted(vpc.cidr(), held, cidr)) {
            throw AwsError.of(CODE, "The CIDR '" + cidr + "' is restricted. Use a CIDR from the same private address "
                    + "range as the current VPC CIDR, or use a publicly-routable CIDR. For additional restrictions, "
                    + "see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html");
        }
        requireNoNarrowerRoute(call, vpc, cidr);
        requireOtherThanPeers(call, vpc, cidr);
        requireRoom(vpc, held.size(), call.quota(Quota.IPV4_CIDRS_PER_VPC));
    }

    /** Refuses to give a VPC more ranges than it may have. */
    static void requireRoom(Vpc vpc, int held, int most) {
        if (held >= most) {
            throw AwsError.of("CidrLimitExceeded",
                    "This network '" + vpc.id() + "' has met its maximum number of allowed CIDRs: " + most);
        }
    }

    private static List<Cidr> held(Vpc vpc) {
        List<Cidr> held = new ArrayList<>();
        for (CidrAssociation association : vpc.cidrAssociations()) {
            if (CidrStates.isHeld(association.state())) {
                held.add(association.cidr());
            }
        }
        return held;
    }

    private static boolean isRestricted(Cidr primary, List<Cidr> held, Cidr added) {
        Kind kind = Kind.of(primary);
        return !kind.permits(Kind.of(added))
                || kind == Kind.ONE_SEVEN_TWO && OF_DEFAULT_VPCS.overlaps(added)
                || LOWEST_TENS.overlaps(added) && held.stream().anyMatch(LOW_TENS::overlaps);
    }

    /** What a route leads away must not become local as a whole: the range must be narrower than the route's. */
    private static void requireNoNarrowerRoute(Call call, Vpc vpc, Cidr added) {
        for (Row<RouteTable> table : call.table(RouteTable.TABLE).by(RouteTable.BY_VPC, vpc.id())) {
            for (RouteTable.Route route : table.value().routes()) {
                if (!route.target().equals(RouteTarget.LOCAL)
                        && route.destination() instanceof RouteDestination.Ipv4Range to && added.contains(to.cidr())) {
                    throw AwsError.of(CODE, "The CIDR '" + added + "' is the same as or larger than the destination "
                            + to.text() + " of a route in route table '" + table.id() + "'.");
                }
            }
        }
    }

    /** The ranges of peered VPCs must not overlap (VPC user guide, "Add or remove a CIDR block from your VPC"). */
    private static void requireOtherThanPeers(Call call, Vpc vpc, Cidr added) {
        for (VpcPeeringConnection peering : Peerings.active(call.region(), vpc.id())) {
            for (VpcPeeringConnection.Side side : List.of(peering.requester(), peering.accepter())) {
                Vpc peer = side.vpcId().equals(vpc.id()) ? null : Peerings.vpc(call, side);
                if (peer != null && held(peer).stream().anyMatch(range -> range.overlaps(added))) {
                    throw AwsError.of(CODE, "The CIDR '" + added + "' conflicts with a CIDR of the VPC '" + peer.id()
                            + "' that is peered by '" + peering.id() + "'.");
                }
            }
        }
    }
}
