package io.github.fakeec2.compute.view;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv6;
import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.NetworkInterface.PrivateAddress;
import io.github.fakeec2.network.NetworkInterfaces;
import io.github.fakeec2.network.SecurityGroups;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.InstanceIpv4Prefix;
import software.amazon.awssdk.services.ec2.model.InstanceIpv6Address;
import software.amazon.awssdk.services.ec2.model.InstanceIpv6Prefix;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceAssociation;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceAttachment;
import software.amazon.awssdk.services.ec2.model.InstancePrivateIpAddress;

/** A network interface as the instance that it is attached to shows it. */
final class InterfaceView {

    private final NetworkInterface eni;
    private final Call call;
    private final boolean justLaunched;

    private InterfaceView(NetworkInterface eni, Call call, boolean justLaunched) {
        this.eni = eni;
        this.call = call;
        this.justLaunched = justLaunched;
    }

    /** Shows an interface; one that has just been launched does not have an assigned public address yet. */
    static InstanceNetworkInterface of(NetworkInterface eni, Call call, boolean justLaunched) {
        return new InterfaceView(eni, call, justLaunched).build();
    }

    private InstanceNetworkInterface build() {
        List<InstancePrivateIpAddress> addresses = addresses();
        InstancePrivateIpAddress primary = addresses.get(0);
        InstanceNetworkInterface.Builder view = InstanceNetworkInterface.builder()
                .networkInterfaceId(eni.id())
                .ownerId(call.account())
                .subnetId(eni.subnetId())
                .vpcId(eni.vpcId())
                .description(eni.description())
                .macAddress(eni.macAddress())
                .status(eni.stateName())
                .interfaceType(eni.interfaceType())
                .sourceDestCheck(eni.sourceDestCheck())
                .privateIpAddress(primary.privateIpAddress())
                .privateDnsName(primary.privateDnsName())
                .association(primary.association())
                .groups(groups())
                .ipv6Addresses(ipv6Addresses())
                .privateIpAddresses(addresses)
                .attachment(attachment());
        if (!eni.ipv4Prefixes().isEmpty()) {
            view.ipv4Prefixes(ipv4Prefixes());
        }
        if (!eni.ipv6Prefixes().isEmpty()) {
            view.ipv6Prefixes(ipv6Prefixes());
        }
        return view.build();
    }

    private InstanceNetworkInterfaceAttachment attachment() {
        NetworkInterface.Attachment attachment = eni.attachment();
        return InstanceNetworkInterfaceAttachment.builder()
                .attachmentId(attachment.id())
                .attachTime(attachment.attachTime())
                .deviceIndex(attachment.deviceIndex())
                .networkCardIndex(attachment.networkCardIndex())
                .deleteOnTermination(attachment.deleteOnTermination())
                .status(attachment.status())
                .build();
    }

    private List<InstancePrivateIpAddress> addresses() {
        List<InstancePrivateIpAddress> addresses = new ArrayList<>(eni.addresses().size());
        for (PrivateAddress address : eni.addresses()) {
            addresses.add(InstancePrivateIpAddress.builder()
                    .primary(addresses.isEmpty())
                    .privateIpAddress(address.ip())
                    .privateDnsName(NetworkInterfaces.privateDnsName(call, address.ip()))
                    .association(association(address))
                    .build());
        }
        return addresses;
    }

    private InstanceNetworkInterfaceAssociation association(PrivateAddress address) {
        NetworkInterface.PublicAddress known = address.publicAddress();
        return known == null || justLaunched && !known.isElastic() ? null
                : InstanceNetworkInterfaceAssociation.builder()
                        .ipOwnerId(known.owner(call.account()))
                        .publicIp(known.ip())
                        .publicDnsName(NetworkInterfaces.publicDnsName(call.region(), eni, address))
                        .build();
    }

    private List<GroupIdentifier> groups() {
        List<GroupIdentifier> groups = new ArrayList<>(eni.groupIds().size());
        for (String id : eni.groupIds()) {
            groups.add(GroupIdentifier.builder().groupId(id).groupName(SecurityGroups.nameOf(call, id)).build());
        }
        return groups;
    }

    private List<InstanceIpv6Address> ipv6Addresses() {
        if (eni.ipv6Addresses().isEmpty()) {
            return List.of();
        }
        List<InstanceIpv6Address> addresses = new ArrayList<>();
        for (Ipv6 address : eni.ipv6Addresses()) {
            addresses.add(InstanceIpv6Address.builder().ipv6Address(address.toString()).build());
        }
        return addresses;
    }

    private List<InstanceIpv4Prefix> ipv4Prefixes() {
        List<InstanceIpv4Prefix> prefixes = new ArrayList<>();
        for (Cidr prefix : eni.ipv4Prefixes()) {
            prefixes.add(InstanceIpv4Prefix.builder().ipv4Prefix(prefix.toString()).build());
        }
        return prefixes;
    }

    private List<InstanceIpv6Prefix> ipv6Prefixes() {
        List<InstanceIpv6Prefix> prefixes = new ArrayList<>();
        for (Ipv6Cidr prefix : eni.ipv6Prefixes()) {
            prefixes.add(InstanceIpv6Prefix.builder().ipv6Prefix(prefix.toString()).build());
        }
        return prefixes;
    }
}
