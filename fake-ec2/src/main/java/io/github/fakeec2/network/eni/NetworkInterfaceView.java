package io.github.fakeec2.network.eni;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.network.DnsNames;
import io.github.fakeec2.network.NetworkInterface;
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
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceType;

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
        String privateDnsName = DnsNames.privateName(region.name(), eni.privateIp());
        NetworkInterfaceAssociation association = association(eni, region);
        var address = NetworkInterfacePrivateIpAddress.builder()
                .primary(true)
                .privateIpAddress(eni.privateIp())
                .privateDnsName(privateDnsName)
                .association(association)
                .build();
        return software.amazon.awssdk.services.ec2.model.NetworkInterface.builder()
                .networkInterfaceId(eni.id())
                .interfaceType(NetworkInterfaceType.INTERFACE)
                .description(eni.description())
                .status(eni.stateName())
                .subnetId(eni.subnetId())
                .vpcId(eni.vpcId())
                .availabilityZone(eni.zone())
                .applyMutation(NewerSdk.member("NetworkInterface.availabilityZoneId",
                        view -> view.availabilityZoneId(eni.zoneId())))
                .ownerId(region.account())
                .requesterManaged(false)
                .applyMutation(NOT_MANAGED)
                .macAddress(eni.macAddress())
                .privateIpAddress(eni.privateIp())
                .privateDnsName(privateDnsName)
                .privateIpAddresses(address)
                .ipv6Addresses(List.of())
                .association(association)
                .groups(groups(eni, region))
                .sourceDestCheck(eni.sourceDestCheck())
                .attachment(attachment(eni.attachment(), region))
                .tagSet(TagRules.toSdk(row.tags()))
                .build();
    }

    private static List<GroupIdentifier> groups(NetworkInterface eni, RegionState region) {
        List<GroupIdentifier> groups = new ArrayList<>(eni.groupIds().size());
        for (String id : eni.groupIds()) {
            String name = region.table(SecurityGroup.TABLE).value(id).name();
            groups.add(GroupIdentifier.builder().groupId(id).groupName(name).build());
        }
        return groups;
    }

    private static NetworkInterfaceAssociation association(NetworkInterface eni, RegionState region) {
        if (eni.publicIp() == null) {
            return null;
        }
        return NetworkInterfaceAssociation.builder()
                .ipOwnerId("amazon")
                .publicIp(eni.publicIp())
                .publicDnsName(NetworkInterfaces.publicDnsName(region, eni))
                .build();
    }

    private static NetworkInterfaceAttachment attachment(NetworkInterface.Attachment attachment, RegionState region) {
        if (attachment == null) {
            return null;
        }
        return NetworkInterfaceAttachment.builder()
                .attachmentId(attachment.id())
                .instanceId(attachment.instanceId())
                .instanceOwnerId(region.account())
                .deviceIndex(attachment.deviceIndex())
                .networkCardIndex(attachment.networkCardIndex())
                .attachTime(attachment.attachTime())
                .deleteOnTermination(attachment.deleteOnTermination())
                .status(attachment.status())
                .build();
    }
}
