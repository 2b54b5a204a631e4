package io.github.fakeec2.network.eni;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.ip.Ipv6;
import io.github.fakeec2.network.DnsNames;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.NetworkInterface.PrivateAddress;
import io.github.fakeec2.network.NetworkInterfaces;
import io.github.fakeec2.network.SecurityGroup;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.NetworkInterface.Builder;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachment;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceIpv6Address;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;

/** A network interface as DescribeNetworkInterfaces shows it. */
final class NetworkInterfaceView {

    private static final Consumer<Builder> NOT_MANAGED =
            NewerSdk.member("NetworkInterface.operator", view -> view.operator(operator -> operator.managed(false)));

    private NetworkInterfaceView() {
    }

    static software.amazon.awssdk.services.ec2.model.NetworkInterface of(
            Row<NetworkInterface> row, RegionState region) {
        return row.view(() -> build(row, region));
    }

    private static software.amazon.awssdk.services.ec2.model.NetworkInterface build(
            Row<NetworkInterface> row, RegionState region) {
        NetworkInterface eni = row.value();
        List<NetworkInterfacePrivateIpAddress> addresses = addresses(eni, region);
        NetworkInterfacePrivateIpAddress primary = addresses.get(0);
        Builder view = software.amazon.awssdk.services.ec2.model.NetworkInterface.builder()
                .networkInterfaceId(eni.id())
                .interfaceType(eni.interfaceType())
                .description(eni.description())
                .status(eni.stateName())
                .subnetId(eni.subnetId())
                .vpcId(eni.vpcId())
                .availabilityZone(eni.zone())
                .applyMutation(NewerSdk.member("NetworkInterface.availabilityZoneId",
                        builder -> builder.availabilityZoneId(eni.zoneId())))
                .ownerId(region.account())
                .requesterManaged(eni.service() != null)
                .requesterId(eni.service() == null ? null : eni.service().requesterId())
                .applyMutation(NOT_MANAGED)
                .macAddress(eni.macAddress())
                .privateIpAddress(primary.privateIpAddress())
                .privateDnsName(primary.privateDnsName())
                .privateIpAddresses(addresses)
                .ipv6Addresses(ipv6Addresses(eni))
                .association(primary.association())
                .groups(groups(eni, region))
                .sourceDestCheck(eni.sourceDestCheck())
                .attachment(attachment(eni.attachment(), region))
                .tagSet(TagRules.toSdk(row.tags()));
        if (!eni.ipv6Addresses().isEmpty()) {
            view.ipv6Address(eni.ipv6Addresses().get(0).toString());
        }
        if (!eni.ipv4Prefixes().isEmpty()) {
            view.ipv4Prefixes(Prefixes.ipv4(eni.ipv4Prefixes()));
        }
        if (!eni.ipv6Prefixes().isEmpty()) {
            view.ipv6Prefixes(Prefixes.ipv6(eni.ipv6Prefixes()));
        }
        return view.build();
    }

    private static List<NetworkInterfacePrivateIpAddress> addresses(NetworkInterface eni, RegionState region) {
        List<NetworkInterfacePrivateIpAddress> addresses = new ArrayList<>(eni.addresses().size());
        for (PrivateAddress address : eni.addresses()) {
            addresses.add(NetworkInterfacePrivateIpAddress.builder()
                    .primary(addresses.isEmpty())
                    .privateIpAddress(address.ip())
                    .privateDnsName(DnsNames.privateName(region.name(), address.ip()))
                    .association(association(eni, address, region))
                    .build());
        }
        return addresses;
    }

    private static List<NetworkInterfaceIpv6Address> ipv6Addresses(NetworkInterface eni) {
        List<NetworkInterfaceIpv6Address> addresses = new ArrayList<>(eni.ipv6Addresses().size());
        for (Ipv6 address : eni.ipv6Addresses()) {
            addresses.add(NetworkInterfaceIpv6Address.builder().ipv6Address(address.toString()).build());
        }
        return addresses;
    }

    private static List<GroupIdentifier> groups(NetworkInterface eni, RegionState region) {
        List<GroupIdentifier> groups = new ArrayList<>(eni.groupIds().size());
        for (String id : eni.groupIds()) {
            String name = region.table(SecurityGroup.TABLE).value(id).name();
            groups.add(GroupIdentifier.builder().groupId(id).groupName(name).build());
        }
        return groups;
    }

    private static NetworkInterfaceAssociation association(NetworkInterface eni, PrivateAddress address,
            RegionState region) {
        NetworkInterface.PublicAddress known = address.publicAddress();
        return known == null ? null : NetworkInterfaceAssociation.builder()
                .allocationId(known.allocationId())
                .associationId(known.associationId())
                .ipOwnerId(known.owner(region.account()))
                .publicIp(known.ip())
                .publicDnsName(NetworkInterfaces.publicDnsName(region, eni, address))
                .build();
    }

    /** Who owns what an interface is attached to: the account, or AWS where a service attached it. */
    static String ownerOf(NetworkInterface.Attachment attachment, RegionState region) {
        return attachment.instanceId() == null ? "amazon-aws" : region.account();
    }

    private static NetworkInterfaceAttachment attachment(NetworkInterface.Attachment attachment, RegionState region) {
        if (attachment == null) {
            return null;
        }
        return NetworkInterfaceAttachment.builder()
                .attachmentId(attachment.id())
                .instanceId(attachment.instanceId())
                .instanceOwnerId(ownerOf(attachment, region))
                .deviceIndex(attachment.deviceIndex())
                .networkCardIndex(attachment.networkCardIndex())
                .attachTime(attachment.attachTime())
                .deleteOnTermination(attachment.deleteOnTermination())
                .status(attachment.status())
                .build();
    }
}
