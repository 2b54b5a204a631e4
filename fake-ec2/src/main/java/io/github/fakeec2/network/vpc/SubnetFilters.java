package io.github.fakeec2.network.vpc;

import io.github.fakeec2.network.Addresses;
import io.github.fakeec2.network.Arns;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.network.Subnet.Ipv6Association;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.state.Row;
import java.util.function.Function;

/** The filters of DescribeSubnets. */
final class SubnetFilters {

    static final FilterSet<Subnet> ALL = FilterSet.<Subnet>of("DescribeSubnets")
            .on("availability-zone", (row, region) -> row.value().zone())
            .on("availabilityZone", (row, region) -> row.value().zone())
            .on("availability-zone-id", (row, region) -> row.value().zoneId())
            .on("availabilityZoneId", (row, region) -> row.value().zoneId())
            .on("available-ip-address-count", (row, region) -> Addresses.free(region, row.value()))
            .on("cidr-block", (row, region) -> row.value().cidr())
            .on("cidr", (row, region) -> row.value().cidr())
            .on("cidrBlock", (row, region) -> row.value().cidr())
            .on("default-for-az", (row, region) -> row.value().defaultForAz())
            .on("defaultForAz", (row, region) -> row.value().defaultForAz())
            .on("enable-dns64", (row, region) -> row.value().onLaunch().dns64())
            .on("ipv6-native", (row, region) -> row.value().ipv6Native())
            .on("map-customer-owned-ip-on-launch", (row, region) -> false)
            .on("map-public-ip-on-launch", (row, region) -> row.value().mapPublicIpOnLaunch())
            .on("owner-id", (row, region) -> region.account())
            .on("private-dns-name-options-on-launch.hostname-type",
                    (row, region) -> row.value().onLaunch().hostnameType())
            .on("private-dns-name-options-on-launch.enable-resource-name-dns-a-record",
                    (row, region) -> row.value().onLaunch().dnsARecord())
            .on("private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record",
                    (row, region) -> row.value().onLaunch().dnsAaaaRecord())
            .on("state", (row, region) -> row.value().stateName())
            .on("subnet-arn", (row, region) -> Arns.of(region, Subnet.TABLE, row.id()))
            .on("subnet-id", (row, region) -> row.id())
            .on("vpc-id", (row, region) -> row.value().vpcId())
            .on("ipv6-cidr-block-association.ipv6-cidr-block", (row, region) -> ofIpv6(row, Ipv6Association::cidr))
            .on("ipv6-cidr-block-association.association-id", (row, region) -> ofIpv6(row, Ipv6Association::id))
            .on("ipv6-cidr-block-association.state", (row, region) -> ofIpv6(row, Ipv6Association::state))
            .on("customer-owned-ipv4-pool", (row, region) -> null)
            .on("outpost-arn", (row, region) -> null)
            .tags()
            .notSimulated("enable-lni-at-device-index");

    private SubnetFilters() {
    }

    private static Object ofIpv6(Row<Subnet> row, Function<Ipv6Association, Object> look) {
        Ipv6Association association = row.value().ipv6();
        return association == null ? null : look.apply(association);
    }
}
