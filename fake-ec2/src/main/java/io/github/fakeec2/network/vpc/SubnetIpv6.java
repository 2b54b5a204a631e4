package io.github.fakeec2.network.vpc;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.ip.Ipv6;
import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.network.CidrStates;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.network.Subnet.Ipv6Association;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.query.Ranges;
import io.github.fakeec2.state.Ids;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.time.Delay;
import java.util.Iterator;
import java.util.function.UnaryOperator;

/** How the IPv6 ranges of subnets come and go: one at a time (API reference, AssociateSubnetCidrBlock). */
final class SubnetIpv6 {

    /** A range is between /44 and /64 in steps of 4 bits (VPC user guide, "Subnet CIDR blocks"). */
    private static final int LARGEST_PREFIX = 44;
    private static final int SMALLEST_PREFIX = 64;
    private static final int STEP = 4;

    private final Call call;
    private final Table<Subnet> subnets;

    SubnetIpv6(Call call) {
        this.call = call;
        this.subnets = call.table(Subnet.TABLE);
    }

    /**
     * An association with a range of the VPC that no subnet has, for the caller to give to a subnet.
     *
     * @throws AwsError {@code InvalidParameterValue}, {@code InvalidSubnet.Range}, {@code InvalidSubnet.Conflict}
     */
    Ipv6Association associationOf(Vpc vpc, String wanted) {
        Ipv6Cidr cidr = Ranges.ipv6("ipv6CidrBlock", wanted);
        boolean sized = cidr.prefix() >= LARGEST_PREFIX && cidr.prefix() <= SMALLEST_PREFIX
                && cidr.prefix() % STEP == 0;
        if (!sized || vpc.ipv6Cidrs().stream().noneMatch(range -> range.contains(cidr))) {
            throw CidrRules.invalid("InvalidSubnet.Range", cidr);
        }
        for (Row<Subnet> other : subnets.by(Subnet.BY_VPC, vpc.id())) {
            Ipv6Association held = other.value().ipv6();
            if (held != null && CidrStates.isHeld(held.state()) && held.cidr().overlaps(cidr)) {
                throw SubnetLife.conflict(cidr, other);
            }
        }
        return new Ipv6Association(Ids.next("subnet-cidr-assoc-", call.region().random()), cidr,
                CidrStates.ASSOCIATING);
    }

    /**
     * Gives a subnet a range, and sets in motion that it can be used.
     *
     * @throws AwsError as {@link #associationOf} does; {@code CidrLimitExceeded} where the subnet has a range
     */
    Subnet add(Subnet subnet, String wanted) {
        Ipv6Association association = associationOf(call.table(Vpc.TABLE).value(subnet.vpcId()), wanted);
        if (subnet.ipv6() != null && CidrStates.isHeld(subnet.ipv6().state())) {
            throw AwsError.of("CidrLimitExceeded",
                    "This subnet '" + subnet.id() + "' has met its maximum number of allowed CIDRs: 1");
        }
        Subnet with = subnets.update(subnet.withIpv6(association)).value();
        begin(call, association.id());
        return with;
    }

    /** Sets in motion that a range, which a subnet has as {@code associating}, can be used. */
    static void begin(Call call, String associationId) {
        call.begin(Delay.ASSOCIATION, associationId + " associated", later -> change(later, associationId,
                known -> known.state().equals(CidrStates.ASSOCIATING) ? known.in(CidrStates.ASSOCIATED) : known));
    }

    /**
     * Takes a range away, and sets in motion that it disappears.
     *
     * @throws AwsError {@code InvalidSubnetCidrBlockAssociationID.NotFound}, {@code InvalidCidrBlock.InUse}, {@code
     *     OperationNotPermitted}
     */
    Subnet remove(String associationId) {
        Subnet subnet = find(call, associationId);
        if (subnet == null || !CidrStates.isHeld(subnet.ipv6().state())) {
            throw AwsError.of("InvalidSubnetCidrBlockAssociationID.NotFound",
                    "The subnet CIDR block with association ID '" + associationId + "' does not exist");
        }
        requireUnused(subnet);
        Subnet without =
                subnets.update(subnet.withIpv6(subnet.ipv6().in(CidrStates.DISASSOCIATING))).value();
        call.begin(Delay.ASSOCIATION, associationId + " disassociated", later -> {
            change(later, associationId, known -> known.in(CidrStates.DISASSOCIATED));
            later.later(Delay.DISASSOCIATED_CIDR_VISIBLE, associationId + " disappears",
                    much -> change(much, associationId, known -> null));
        });
        return without;
    }

    /** What stands on the range must go before it (API reference, DisassociateSubnetCidrBlock). */
    private void requireUnused(Subnet subnet) {
        Ipv6Cidr cidr = subnet.ipv6().cidr();
        if (subnet.ipv6Native() || subnet.onLaunch().ipv6Address()) {
            throw AwsError.of("OperationNotPermitted", "The subnet CIDR block with association ID "
                    + subnet.ipv6().id() + " may not be disassociated. The subnet assigns IPv6 addresses on creation");
        }
        for (Row<NetworkInterface> eni
                : call.table(NetworkInterface.TABLE).by(NetworkInterface.BY_SUBNET, subnet.id())) {
            for (Ipv6 address : eni.value().ipv6Addresses()) {
                requireOutside(cidr, cidr.contains(address), subnet, eni);
            }
            for (Ipv6Cidr prefix : eni.value().ipv6Prefixes()) {
                requireOutside(cidr, cidr.contains(prefix), subnet, eni);
            }
        }
    }

    private static void requireOutside(Ipv6Cidr cidr, boolean inside, Subnet subnet, Row<NetworkInterface> eni) {
        if (inside) {
            throw AwsError.of("InvalidCidrBlock.InUse", "The subnet " + subnet.id()
                    + " currently has a network interface with an address within CIDR block " + cidr)
                    .withHint(eni.id() + " is such a network interface");
        }
    }

    private static void change(Call call, String associationId, UnaryOperator<Ipv6Association> change) {
        Subnet subnet = find(call, associationId);
        if (subnet != null) {
            Ipv6Association changed = change.apply(subnet.ipv6());
            if (!subnet.ipv6().equals(changed)) {
                call.table(Subnet.TABLE).update(subnet.withIpv6(changed));
            }
        }
    }

    private static Subnet find(Call call, String associationId) {
        Iterator<Row<Subnet>> found =
                call.table(Subnet.TABLE).by(Subnet.BY_CIDR_ASSOCIATION, associationId).iterator();
        return found.hasNext() ? found.next().value() : null;
    }
}
