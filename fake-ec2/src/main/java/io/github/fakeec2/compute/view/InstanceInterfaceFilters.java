package io.github.fakeec2.compute.view;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.Instances;
import io.github.fakeec2.network.DnsNames;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.NetworkInterface.Attachment;
import io.github.fakeec2.network.NetworkInterface.PrivateAddress;
import io.github.fakeec2.network.NetworkInterface.PublicAddress;
import io.github.fakeec2.network.NetworkInterfaces;
import io.github.fakeec2.network.Parts;
import io.github.fakeec2.network.SecurityGroups;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The filters of DescribeInstances that look at network interfaces: {@code network-interface.*}. */
final class InstanceInterfaceFilters {

    private InstanceInterfaceFilters() {
    }

    static FilterSet<Instance> addTo(FilterSet<Instance> filters) {
        addAddresses(filters);
        return filters
                .on("network-interface.attachment.attach-time", attachments(Attachment::attachTime))
                .on("network-interface.attachment.attachment-id", attachments(Attachment::id))
                .on("network-interface.attachment.delete-on-termination",
                        attachments(Attachment::deleteOnTermination))
                .on("network-interface.attachment.device-index", attachments(Attachment::deviceIndex))
                .on("network-interface.attachment.instance-id", attachments(Attachment::instanceId))
                .on("network-interface.attachment.instance-owner-id", interfaces((eni, region) -> region.account()))
                .on("network-interface.attachment.network-card-index", attachments(Attachment::networkCardIndex))
                .on("network-interface.attachment.status", attachments(Attachment::status))
                .on("network-interface.availability-zone", interfaces((eni, region) -> eni.zone()))
                .on("network-interface.description", interfaces((eni, region) -> eni.description()))
                .on("network-interface.group-id", interfaces((eni, region) -> eni.groupIds()))
                .on("network-interface.group-name",
                        interfaces((eni, region) -> SecurityGroups.namesOf(region, eni.groupIds())))
                .on("network-interface.mac-address", interfaces((eni, region) -> eni.macAddress()))
                .on("network-interface.network-interface-id", interfaces((eni, region) -> eni.id()))
                .on("network-interface.owner-id", interfaces((eni, region) -> region.account()))
                .on("network-interface.requester-managed", interfaces((eni, region) -> eni.service() != null))
                .on("network-interface.source-dest-check", interfaces((eni, region) -> eni.sourceDestCheck()))
                .on("network-interface.status", interfaces((eni, region) -> eni.stateName()))
                .on("network-interface.subnet-id", interfaces((eni, region) -> eni.subnetId()))
                .on("network-interface.tag-key", rows(row -> row.tags().keySet()))
                .on("network-interface.tag-value", rows(row -> row.tags().values()))
                .on("network-interface.vpc-id", interfaces((eni, region) -> eni.vpcId()))
                .notSimulated("network-interface.addresses.association.carrier-ip",
                        "network-interface.addresses.association.customer-owned-ip",
                        "network-interface.association.carrier-ip", "network-interface.association.customer-owned-ip",
                        "network-interface.deny-all-igw-traffic",
                        "network-interface.ipv6-addresses.is-primary-ipv6", "network-interface.ipv6-native",
                        "network-interface.operator.managed", "network-interface.operator.principal",
                        "network-interface.outpost-arn", "network-interface.requester-id");
    }

    private static void addAddresses(FilterSet<Instance> filters) {
        String each = "network-interface.addresses.";
        filters.on(each + "association.allocation-id", associations(PublicAddress::allocationId))
                .on(each + "association.association-id", associations(PublicAddress::associationId))
                .on(each + "association.ip-owner-id", interfaces((eni, region) ->
                        Parts.of(eni.addresses(), address -> owner(address, region))))
                .on(each + "association.public-ip", associations(PublicAddress::ip))
                .on(each + "association.public-dns-name", interfaces((eni, region) -> Parts.of(eni.addresses(),
                        address -> NetworkInterfaces.publicDnsName(region, eni, address))))
                .on(each + "primary", interfaces((eni, region) ->
                        eni.addresses().size() > 1 ? List.of(true, false) : true))
                .on(each + "private-dns-name", interfaces((eni, region) -> Parts.of(eni.addresses(),
                        address -> DnsNames.privateName(region.name(), address.ip()))))
                .on(each + "private-ip-address", interfaces((eni, region) ->
                        Parts.of(eni.addresses(), PrivateAddress::ip)));
        String primary = "network-interface.association.";
        filters.on(primary + "allocation-id", primaryAssociations(PublicAddress::allocationId))
                .on(primary + "association-id", primaryAssociations(PublicAddress::associationId))
                .on(primary + "ip-owner-id", interfaces((eni, region) -> owner(eni.addresses().get(0), region)))
                .on(primary + "public-dns-name", interfaces((eni, region) ->
                        NetworkInterfaces.publicDnsName(region, eni)))
                .on(primary + "public-ip", primaryAssociations(PublicAddress::ip));
        filters.on("network-interface.ipv4-prefixes.ipv4-prefix", interfaces((eni, region) -> eni.ipv4Prefixes()))
                .on("network-interface.ipv6-address", interfaces((eni, region) -> eni.ipv6Addresses()))
                .on("network-interface.ipv6-addresses.ipv6-address", interfaces((eni, region) -> eni.ipv6Addresses()))
                .on("network-interface.ipv6-prefixes.ipv6-prefix", interfaces((eni, region) -> eni.ipv6Prefixes()))
                .on("network-interface.private-dns-name", interfaces((eni, region) ->
                        DnsNames.privateName(region.name(), eni.privateIp())))
                .on("network-interface.private-ip-address", interfaces((eni, region) -> eni.privateIp()))
                .on("network-interface.public-dns-name", interfaces((eni, region) ->
                        NetworkInterfaces.publicDnsName(region, eni)));
    }

    private static String owner(PrivateAddress address, RegionState region) {
        return address.publicAddress() == null ? null : address.publicAddress().owner(region.account());
    }

    private static FilterSet.Extractor<Instance> rows(Function<Row<NetworkInterface>, Object> value) {
        return (row, region) -> {
            List<Object> values = new ArrayList<>();
            for (Row<NetworkInterface> eni : Instances.interfaces(region, row.id())) {
                values.add(value.apply(eni));
            }
            return values;
        };
    }

    private static FilterSet.Extractor<Instance> interfaces(BiFunction<NetworkInterface, RegionState, Object> value) {
        return (row, region) -> {
            List<Object> values = new ArrayList<>();
            for (Row<NetworkInterface> eni : Instances.interfaces(region, row.id())) {
                values.add(value.apply(eni.value(), region));
            }
            return values;
        };
    }

    private static FilterSet.Extractor<Instance> attachments(Function<Attachment, Object> value) {
        return interfaces((eni, region) -> value.apply(eni.attachment()));
    }

    private static FilterSet.Extractor<Instance> associations(Function<PublicAddress, Object> value) {
        return interfaces((eni, region) -> Parts.of(eni.addresses(), address -> of(address, value)));
    }

    private static FilterSet.Extractor<Instance> primaryAssociations(Function<PublicAddress, Object> value) {
        return interfaces((eni, region) -> of(eni.addresses().get(0), value));
    }

    private static Object of(PrivateAddress address, Function<PublicAddress, Object> value) {
        return address.publicAddress() == null ? null : value.apply(address.publicAddress());
    }
}
