package io.github.fakeec2.network.eni;

import io.github.fakeec2.network.DnsNames;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.NetworkInterface.Attachment;
import io.github.fakeec2.network.NetworkInterface.PrivateAddress;
import io.github.fakeec2.network.NetworkInterface.PublicAddress;
import io.github.fakeec2.network.NetworkInterfaces;
import io.github.fakeec2.network.Parts;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.List;
import java.util.function.Function;

/** The filters of DescribeNetworkInterfaces. */
final class NetworkInterfaceFilters {

    static final FilterSet<NetworkInterface> ALL = FilterSet.<NetworkInterface>of("DescribeNetworkInterfaces")
            .on("addresses.association.owner-id", (row, region) ->
                    Parts.of(row.value().addresses(), address -> owner(address, region)))
            .on("addresses.association.public-ip", (row, region) ->
                    Parts.of(row.value().addresses(), address -> of(address, PublicAddress::ip)))
            .on("addresses.primary", (row, region) ->
                    row.value().addresses().size() > 1 ? List.of(true, false) : true)
            .on("addresses.private-ip-address", (row, region) ->
                    Parts.of(row.value().addresses(), PrivateAddress::ip))
            .on("association.allocation-id", (row, region) -> of(primary(row), PublicAddress::allocationId))
            .on("association.association-id", (row, region) -> of(primary(row), PublicAddress::associationId))
            .on("association.ip-owner-id", (row, region) -> owner(primary(row), region))
            .on("association.public-ip", (row, region) -> row.value().publicIp())
            .on("association.public-dns-name", (row, region) -> NetworkInterfaces.publicDnsName(region, row.value()))
            .on("attachment.attach-time", (row, region) -> attached(row, Attachment::attachTime))
            .on("attachment.attachment-id", (row, region) -> attached(row, Attachment::id))
            .on("attachment.delete-on-termination", (row, region) -> attached(row, Attachment::deleteOnTermination))
            .on("attachment.device-index", (row, region) -> attached(row, Attachment::deviceIndex))
            .on("attachment.instance-id", (row, region) -> attached(row, Attachment::instanceId))
            .on("attachment.instance-owner-id", (row, region) ->
                    attached(row, attachment -> NetworkInterfaceView.ownerOf(attachment, region)))
            .on("attachment.status", (row, region) -> attached(row, Attachment::status))
            .on("availability-zone", (row, region) -> row.value().zone())
            .on("availability-zone-id", (row, region) -> row.value().zoneId())
            .on("description", (row, region) -> row.value().description())
            .on("group-id", (row, region) -> row.value().groupIds())
            .on("interface-type", (row, region) -> row.value().interfaceType())
            .on("ipv6-addresses.ipv6-address", (row, region) -> row.value().ipv6Addresses())
            .on("mac-address", (row, region) -> row.value().macAddress())
            .on("network-interface-id", (row, region) -> row.id())
            .on("operator.managed", (row, region) -> false)
            .on("operator.principal", (row, region) -> null)
            .on("owner-id", (row, region) -> region.account())
            .on("private-dns-name", (row, region) -> Parts.of(row.value().addresses(),
                    address -> DnsNames.privateName(region.name(), address.ip())))
            .on("private-ip-address", (row, region) -> Parts.of(row.value().addresses(), PrivateAddress::ip))
            .on("requester-id", (row, region) ->
                    row.value().service() == null ? null : row.value().service().requesterId())
            .on("requester-managed", (row, region) -> row.value().service() != null)
            .on("source-dest-check", (row, region) -> row.value().sourceDestCheck())
            .on("status", (row, region) -> row.value().stateName())
            .on("subnet-id", (row, region) -> row.value().subnetId())
            .on("vpc-id", (row, region) -> row.value().vpcId())
            .tags();

    private NetworkInterfaceFilters() {
    }

    private static Object attached(Row<NetworkInterface> row, Function<Attachment, Object> part) {
        return row.value().attachment() == null ? null : part.apply(row.value().attachment());
    }

    private static PrivateAddress primary(Row<NetworkInterface> row) {
        return row.value().addresses().get(0);
    }

    private static Object of(PrivateAddress address, Function<PublicAddress, Object> part) {
        return address.publicAddress() == null ? null : part.apply(address.publicAddress());
    }

    private static Object owner(PrivateAddress address, RegionState region) {
        return of(address, known -> known.owner(region.account()));
    }
}
