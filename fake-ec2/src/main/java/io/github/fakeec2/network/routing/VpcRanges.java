package io.github.fakeec2.network.routing;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.network.RouteDestination;
import io.github.fakeec2.network.RouteDestination.Ipv4Range;
import io.github.fakeec2.network.RouteDestination.Ipv6Range;
import io.github.fakeec2.network.RouteTables;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.state.Row;

/** The ranges of a VPC and of its subnets, as destinations of routes. */
record VpcRanges(Call call, Vpc vpc) {

    static VpcRanges of(Call call, String vpcId) {
        return new VpcRanges(call, call.table(Vpc.TABLE).value(vpcId));
    }

    /** Whether a destination is one of the VPC's ranges, which have local routes. */
    boolean isVpc(RouteDestination destination) {
        return RouteTables.rangesOf(vpc).contains(destination);
    }

    /** Whether all of a destination is inside the VPC. */
    boolean isInVpc(RouteDestination destination) {
        if (destination instanceof Ipv4Range range) {
            for (Cidr cidr : vpc.cidrs()) {
                if (cidr.contains(range.cidr())) {
                    return true;
                }
            }
        }
        if (destination instanceof Ipv6Range range) {
            for (Ipv6Cidr cidr : vpc.ipv6Cidrs()) {
                if (cidr.contains(range.cidr())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a destination is one of the VPC's ranges, or the whole range of one of its subnets. */
    boolean isVpcOrSubnet(RouteDestination destination) {
        return isVpc(destination) || isSubnet(destination);
    }

    /** Whether a destination is the whole range of one of the VPC's subnets. */
    boolean isSubnet(RouteDestination destination) {
        for (Row<Subnet> row : call.table(Subnet.TABLE).by(Subnet.BY_VPC, vpc.id())) {
            Subnet subnet = row.value();
            boolean same = destination instanceof Ipv4Range ipv4 && ipv4.cidr().equals(subnet.cidr())
                    || destination instanceof Ipv6Range ipv6 && ipv6.cidr().equals(subnet.ipv6Cidr());
            if (same) {
                return true;
            }
        }
        return false;
    }
}
