package io.github.fakeec2.assertions;

import java.util.function.Supplier;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceStatus;

/** Assertions on a network interface. */
public class NetworkInterfaceAssert extends AbstractResourceAssert<NetworkInterfaceAssert, NetworkInterface> {

    NetworkInterfaceAssert(Scope scope, Supplier<String> id) {
        super(scope, ResourceKinds.NETWORK_INTERFACE, id);
    }

    /** The status is {@code in-use}. */
    public NetworkInterfaceAssert isInUse() {
        return isInState(NetworkInterfaceStatus.IN_USE);
    }

    /** The status is {@code available}. */
    public NetworkInterfaceAssert isAvailable() {
        return isInState(NetworkInterfaceStatus.AVAILABLE);
    }

    /** The status is the given one. */
    public NetworkInterfaceAssert isInState(NetworkInterfaceStatus status) {
        return expectState(Inputs.required(status, "status").toString());
    }

    /** The interface is attached to this instance. */
    public NetworkInterfaceAssert isAttachedTo(String instanceId) {
        return expectEqual("to be attached to", "instance id", instanceId,
                eni -> eni.attachment() == null ? null : eni.attachment().instanceId());
    }

    /** The interface is in this subnet. */
    public NetworkInterfaceAssert isInSubnet(String subnetId) {
        return expectEqual("to be in subnet", "subnet id", subnetId, NetworkInterface::subnetId);
    }

    /** The primary private IPv4 address is the given one. */
    public NetworkInterfaceAssert hasPrivateIpAddress(String address) {
        return expectEqual("to have private IP address", "address", address, NetworkInterface::privateIpAddress);
    }

    /** The interface has this public IPv4 address. */
    public NetworkInterfaceAssert hasPublicIpAddress(String address) {
        return expectEqual("to have public IP address", "address", address,
                eni -> eni.association() == null ? null : eni.association().publicIp());
    }

    /** The security group of this id or name is among the interface's. */
    public NetworkInterfaceAssert hasSecurityGroup(String idOrName) {
        Inputs.requiredText(idOrName, "security group");
        return expect("to have security group", idOrName,
                eni -> eni.groups().stream()
                        .anyMatch(group -> idOrName.equals(group.groupId()) || idOrName.equals(group.groupName())),
                eni -> InstanceAssert.groupsText(eni.groups()));
    }
}
