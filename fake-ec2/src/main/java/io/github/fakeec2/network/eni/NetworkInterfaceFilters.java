package io.github.fakeec2.network.eni;

import io.github.fakeec2.network.DnsNames;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.NetworkInterfaces;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.state.Row;
import java.util.function.Function;

/** The filters of DescribeNetworkInterfaces. */
final class NetworkInterfaceFilters {

    static final FilterSet<NetworkInterface> ALL = FilterSet.<NetworkInterface>of("DescribeNetworkInterfaces")
            .on("addresses.association.owner-id", (row, region) -> ipOwner(row))
            .on("addresses.association.public-ip", (row, region) -> row.value().publicIp())
            .on("addresses.primary", (row, region) -> true)
            .on("addresses.private-ip-address", (row, region) -> row.value().privateIp())
            .on("association.allocation-id", (row, region) -> null)
            .on("association.association-id", (row, region) -> null)
            .on("association.ip-owner-id", (row, region) -> ipOwner(row))
            .on("association.public-ip", (row, region) -> row.value().publicIp())
            .on("association.public-dns-name", (row, region) -> NetworkInterfaces.publicDnsName(region, row.value()))
            .on("attachment.attach-time", (row, region) -> attached(row, NetworkInterface.Attachment::attachTime))
            .on("attachment.attachment-id", (row, region) -> attached(row, NetworkInterface.Attachment::id))
            .on("attachment.delete-on-termination", (row, region) ->
                    attached(row, NetworkInterface.Attachment::deleteOnTermination))
            .on("attachment.device-index", (row, region) -> attached(row, NetworkInterface.Attachment::deviceIndex))
            .on("attachment.instance-id", (row, region) -> attached(row, NetworkInterface.Attachment::instanceId))
            .on("attachment.instance-owner-id", (row, region) -> attached(row, attachment -> region.account()))
            .on("attachment.status", (row, region) -> attached(row, NetworkInterface.Attachment::status))
            .on("availability-zone", (row, region) -> row.value().zone())
            .on("availability-zone-id", (row, region) -> row.value().zoneId())
            .on("description", (row, region) -> row.value().description())
            .on("group-id", (row, region) -> row.value().groupIds())
            .on("interface-type", (row, region) -> "interface")
            .on("ipv6-addresses.ipv6-address", (row, region) -> null)
            .on("mac-address", (row, region) -> row.value().macAddress())
            .on("network-interface-id", (row, region) -> row.id())
            .on("operator.managed", (row, region) -> false)
            .on("operator.principal", (row, region) -> null)
            .on("owner-id", (row, region) -> region.account())
            .on("private-dns-name", (row, region) -> DnsNames.privateName(region.name(), row.value().privateIp()))
            .on("private-ip-address", (row, region) -> row.value().privateIp())
            .on("requester-id", (row, region) -> null)
            .on("requester-managed", (row, region) -> false)
            .on("source-dest-check", (row, region) -> row.value().sourceDestCheck())
            .on("status", (row, region) -> row.value().stateName())
            .on("subnet-id", (row, region) -> row.value().subnetId())
            .on("vpc-id", (row, region) -> row.value().vpcId())
            .tags();

    private NetworkInterfaceFilters() {
    }

    private static Object attached(Row<NetworkInterface> row, Function<NetworkInterface.Attachment, Object> part) {
        return row.value().attachment() == null ? null : part.apply(row.value().attachment());
    }

    private static String ipOwner(Row<NetworkInterface> row) {
        return row.value().publicIp() == null ? null : "amazon";
    }
}
