package io.github.fakeec2.network;

import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.region.RegionCatalog;
import io.github.fakeec2.region.ZoneFacts;
import io.github.fakeec2.state.Ids;
import io.github.fakeec2.state.RegionState;
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
    private static final DhcpOptions.Option AMAZON_DNS =
            new DhcpOptions.Option("domain-name-servers", List.of("AmazonProvidedDNS"));

    private DefaultVpc() {
    }

    /**
     * Lays the default network out in a region. To be called within a transaction.
     *
     * @param world the cloud that the region is in
     */
    public static void layOut(World world, RegionState region) {
        SeededRandom random = region.random();
        String dhcpOptionsId = Ids.next(DhcpOptions.TABLE.prefix(), random);
        String vpcId = Ids.next(Vpc.TABLE.prefix(), random);
        var domain = new DhcpOptions.Option("domain-name", List.of(DnsNames.privateDomain(region.name())));
        region.table(DhcpOptions.TABLE)
                .insert(new DhcpOptions(dhcpOptionsId, List.of(domain, AMAZON_DNS)), Map.of());
        region.table(Vpc.TABLE).insert(new Vpc(vpcId, "available",
                List.of(new Vpc.CidrAssociation(Ids.next("vpc-cidr-assoc-", random), RANGE, "associated")), List.of(),
                true, dhcpOptionsId, "default", true, true, false), Map.of());
        List<NetworkAcl.Association> guarded = laySubnets(region, random, vpcId);
        region.table(NetworkAcl.TABLE).insert(new NetworkAcl(Ids.next(NetworkAcl.TABLE.prefix(), random), vpcId, true,
                NetworkAcl.Entry.ofDefaultList(), guarded), Map.of());
        layRoutes(region, random, vpcId);
        SecurityGroups.createDefault(region, vpcId);
    }

    private static List<NetworkAcl.Association> laySubnets(RegionState region, SeededRandom random, String vpcId) {
        List<ZoneFacts> zones = RegionCatalog.find(region.name())
                .orElseThrow(() -> new IllegalArgumentException("There is no region '" + region.name() + "'"))
                .zones();
        List<NetworkAcl.Association> guarded = new ArrayList<>(zones.size());
        for (int i = 0; i < zones.size(); i++) {
            ZoneFacts zone = zones.get(i);
            Cidr cidr = new Cidr(RANGE.network() + i * SUBNET_SIZE, SUBNET_PREFIX);
            String id = Ids.next(Subnet.TABLE.prefix(), random);
            region.table(Subnet.TABLE)
                    .insert(new Subnet(id, vpcId, "available", zone.name(), zone.id(), cidr, null, true, true),
                            Map.of());
            guarded.add(new NetworkAcl.Association(Ids.next("aclassoc-", random), id));
        }
        return guarded;
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
