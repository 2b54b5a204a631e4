package io.github.fakeec2.reachability;

import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.reachability.model.AddressPair;
import io.github.fakeec2.reachability.model.InstanceNode;
import io.github.fakeec2.reachability.model.InterfaceNode;

/** A network interface, tied to its subnet, groups and instance. */
final class Nic {

    final InterfaceNode node;
    final Subnet subnet;
    final SecurityGroup[] groups;

    /** The instance that it is attached to, or null; set while the topology is built. */
    private InstanceNode instance;

    Nic(InterfaceNode node, Subnet subnet, SecurityGroup[] groups) {
        this.node = node;
        this.subnet = subnet;
        this.groups = groups;
    }

    String id() {
        return node.id();
    }

    Vpc vpc() {
        return subnet.vpc;
    }

    InstanceNode instance() {
        return instance;
    }

    void attachedTo(InstanceNode owner) {
        instance = owner;
    }

    boolean is(InterfaceNode.Kind kind) {
        return node.kind() == kind;
    }

    /** Whether an address is one of its own: private, IPv6, or out of a delegated prefix. */
    boolean owns(IpAddress address) {
        for (AddressPair pair : node.addresses()) {
            if (pair.privateAddress().equals(address)) {
                return true;
            }
        }
        for (IpRange prefix : node.prefixes()) {
            if (prefix.contains(address)) {
                return true;
            }
        }
        return node.ipv6Addresses().contains(address);
    }

    boolean has(SecurityGroup group) {
        for (SecurityGroup own : groups) {
            if (own == group) {
                return true;
            }
        }
        return false;
    }

    /** The public address that stands for a private one, or null. */
    IpAddress publicFor(IpAddress privateAddress) {
        for (AddressPair pair : node.addresses()) {
            if (pair.privateAddress().equals(privateAddress)) {
                return pair.publicAddress();
            }
        }
        return null;
    }

    /** The private address that a public one stands for, or null. */
    IpAddress privateFor(IpAddress publicAddress) {
        for (AddressPair pair : node.addresses()) {
            if (publicAddress.equals(pair.publicAddress())) {
                return pair.privateAddress();
            }
        }
        return null;
    }

    /** The address that it sends from, or null where it has none of the family. */
    IpAddress primary(boolean ipv4) {
        if (ipv4) {
            return node.addresses().isEmpty() ? null : node.addresses().get(0).privateAddress();
        }
        if (!node.ipv6Addresses().isEmpty()) {
            return node.ipv6Addresses().get(0);
        }
        for (IpRange prefix : node.prefixes()) {
            if (!prefix.isIpv4()) {
                return prefix.first();
            }
        }
        return null;
    }

    /** The instance's id where it is attached to one, or else its own: what a person calls it. */
    String owner() {
        return instance == null ? id() : instance.id();
    }
}
