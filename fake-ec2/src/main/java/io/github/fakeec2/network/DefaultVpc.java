package io.github.fakeec2.network;

import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.network.Subnet.OnLaunch;
import io.github.fakeec2.region.RegionCatalog;
import io.github.fakeec2.region.ZoneFacts;
import io.github.fakeec2.state.Ids;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.SeededRandom;
import io.github.fakeec2.state.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The network that every account has in every region from the start (VPC user guide, "Default VPCs"): a VPC with a
 * default subnet in each zone, an internet gateway, and the main route table, network ACL, security group and DHCP
 * options that come with a VPC.
 *
 * <p>Laid out anew for every cloud, so it makes entities only: no texts are parsed and no views are built.
 */
public final class DefaultVpc {

    private static final Cidr RANGE = new Cidr(172 << 24 | 31 << 16, 16);
    private static final int SUBNET_PREFIX = 20;
    private static final int SUBNET_SIZE = 1 << (32 - SUBNET_PREFIX);
    private static final int SUBNETS = 16;

    private DefaultVpc() {
    }

    /**
     * Lays the default network out in a region that is new. To be called within a transaction.
     *
     * @param world the cloud that the region is in
     */
    public static void layOut(World world, RegionState region) {
        layOut(region, "available");
    }

    /**
     * Lays the default network out in a region that has none.
     *
     * @param state the state in which the VPC and its subnets begin
     * @return the VPC
     */
    public static Row<Vpc> layOut(RegionState region, String state) {
        SeededRandom random = region.random();
        String dhcpOptionsId = DhcpOptions.defaultIn(region);
        String vpcId = Ids.next(Vpc.TABLE.prefix(), random);
        Row<Vpc> vpc = region.table(Vpc.TABLE).insert(new Vpc(vpcId, state,
                List.of(new Vpc.CidrAssociation(Ids.next("vpc-cidr-assoc-", random), RANGE, CidrStates.ASSOCIATED)),
                List.of(), true, dhcpOptionsId, "default", true, true, false), Map.of());
        List<NetworkAcl.Association> guarded = laySubnets(region, random, vpcId, state);
        region.table(NetworkAcl.TABLE).insert(new NetworkAcl(Ids.next(NetworkAcl.TABLE.prefix(), random), vpcId, true,
                NetworkAcl.Entry.ofDefaultList(), guarded), Map.of());
        layRoutes(region, random, vpcId);
        SecurityGroups.createDefault(region, vpcId);
        return vpc;
    }

    private static List<NetworkAcl.Association> laySubnets(RegionState region, SeededRandom random, String vpcId,
            String state) {
        List<ZoneFacts> zones = RegionCatalog.find(region.name())
                .orElseThrow(() -> new IllegalArgumentException("There is no region '" + region.name() + "'"))
                .zones();
        List<NetworkAcl.Association> guarded = new ArrayList<>(zones.size());
        for (int i = 0; i < zones.size(); i++) {
            Subnet subnet = subnet(Ids.next(Subnet.TABLE.prefix(), random), vpcId, state, zones.get(i), range(i));
            region.table(Subnet.TABLE).insert(subnet, Map.of());
            guarded.add(new NetworkAcl.Association(Ids.next(NetworkAcls.ASSOCIATION_PREFIX, random), subnet.id()));
        }
        return guarded;
    }

    /** A default subnet, which the caller puts into its table. */
    public static Subnet subnet(String id, String vpcId, String state, ZoneFacts zone, Cidr range) {
        return new Subnet(id, vpcId, state, zone.name(), zone.id(), range, null, true, OnLaunch.DEFAULT_SUBNET);
    }

    /** The ranges that default subnets can have: /20 each. */
    public static List<Cidr> subnetRanges() {
        List<Cidr> ranges = new ArrayList<>(SUBNETS);
        for (int i = 0; i < SUBNETS; i++) {
            ranges.add(range(i));
        }
        return ranges;
    }

    private static Cidr range(int number) {
        return new Cidr(RANGE.network() + number * SUBNET_SIZE, SUBNET_PREFIX);
    }

    private static void layRoutes(RegionState region, SeededRandom random, String vpcId) {
        String gatewayId = Ids.next(InternetGateway.TABLE.prefix(), random);
        region.table(InternetGateway.TABLE).insert(new InternetGateway(gatewayId, vpcId), Map.of());
        region.table(RouteTable.TABLE).insert(new RouteTable(Ids.next(RouteTable.TABLE.prefix(), random), vpcId,
                List.of(RouteTable.Route.local(RANGE), RouteTable.Route.to(Cidr.ANYWHERE,
                        new RouteTarget(RouteTarget.Kind.INTERNET_GATEWAY, gatewayId))),
                List.of(RouteTable.Association.main(Ids.next("rtbassoc-", random))), List.of()), Map.of());
    }
}
