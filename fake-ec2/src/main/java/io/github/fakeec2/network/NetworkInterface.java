package io.github.fakeec2.network;

import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv6;
import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An elastic network interface.
 *
 * @param zone the zone's name
 * @param zoneId the zone's AZ ID
 * @param macAddress six pairs of lower-case hexadecimal digits
 * @param addresses its private IPv4 addresses, the primary one first
 * @param ipv4Prefixes the IPv4 prefixes that were delegated to it
 * @param ipv6Prefixes the IPv6 prefixes that were delegated to it
 * @param groupIds the ids of its security groups
 * @param sourceDestCheck whether it drops packets that are neither from nor to its own addresses
 * @param service the AWS service that made it and alone may change it, or null for one of the user's own
 * @param attachment what it is attached to, or null
 */
public record NetworkInterface(String id, String subnetId, String vpcId, String zone, String zoneId,
        String macAddress, List<PrivateAddress> addresses, List<Ipv6> ipv6Addresses, List<Cidr> ipv4Prefixes,
        List<Ipv6Cidr> ipv6Prefixes, List<String> groupIds, String description, boolean sourceDestCheck,
        Service service, Attachment attachment) implements Resource {

    /** The kind of resource. */
    public static final TableType<NetworkInterface> TABLE = TableType.<NetworkInterface>of("network-interface", "eni-")
            .notFound("InvalidNetworkInterfaceID.NotFound", "The networkInterface ID '%s' does not exist",
                    "The networkInterface IDs '%s' do not exist")
            .malformed("InvalidNetworkInterfaceId.Malformed", "Invalid id: \"%s\" (expecting \"eni-...\")");

    /** Finds the interfaces of an instance. */
    public static final TableType.Index<NetworkInterface> BY_INSTANCE =
            TABLE.index(eni -> eni.attachment() == null ? null : eni.attachment().instanceId());

    /** Finds the interfaces in a subnet. */
    public static final TableType.Index<NetworkInterface> BY_SUBNET =
            TABLE.needs(Subnet.TABLE, NetworkInterface::subnetId);

    /** Finds the interfaces with a security group. */
    public static final TableType.Index<NetworkInterface> BY_GROUP =
            TABLE.needs(SecurityGroup.TABLE, NetworkInterface::groupIds);

    /** Finds the interface with a private address, see {@link #addressKey}. */
    static final TableType.Index<NetworkInterface> BY_ADDRESS = TABLE.index(NetworkInterface::addressKeys);

    /** Finds the interface with a public address. */
    public static final TableType.Index<NetworkInterface> BY_PUBLIC_IP = TABLE.index(NetworkInterface::publicIps);

    static String addressKey(String subnetId, String ip) {
        return subnetId + "/" + ip;
    }

    private Object addressKeys() {
        if (addresses.size() == 1) {
            return addressKey(subnetId, privateIp());
        }
        List<String> keys = new ArrayList<>(addresses.size());
        for (PrivateAddress address : addresses) {
            keys.add(addressKey(subnetId, address.ip()));
        }
        return keys;
    }

    private Object publicIps() {
        if (addresses.size() == 1) {
            return publicIp();
        }
        List<String> keys = new ArrayList<>(addresses.size());
        for (PrivateAddress address : addresses) {
            if (address.publicAddress() != null) {
                keys.add(address.publicAddress().ip());
            }
        }
        return keys;
    }

    /** The primary private IPv4 address. */
    public String privateIp() {
        return addresses.get(0).ip();
    }

    /** The public IPv4 address that stands for the primary private one, or null. */
    public String publicIp() {
        PublicAddress address = addresses.get(0).publicAddress();
        return address == null ? null : address.ip();
    }

    @Override
    public String stateName() {
        return attachment == null ? "available" : "in-use";
    }

    /** The same interface with other private addresses. */
    public NetworkInterface withAddresses(List<PrivateAddress> others) {
        return new NetworkInterface(id, subnetId, vpcId, zone, zoneId, macAddress, List.copyOf(others), ipv6Addresses,
                ipv4Prefixes, ipv6Prefixes, groupIds, description, sourceDestCheck, service, attachment);
    }

    /** The same interface with another public address for its primary private one, or null for none. */
    public NetworkInterface withPublicAddress(PublicAddress other) {
        return withPublicAddress(privateIp(), other);
    }

    /** The same interface with another public address for one of its private ones, or null for none. */
    public NetworkInterface withPublicAddress(String privateIp, PublicAddress other) {
        List<PrivateAddress> changed = new ArrayList<>(addresses);
        changed.replaceAll(address -> address.ip().equals(privateIp) ? new PrivateAddress(privateIp, other) : address);
        return withAddresses(changed);
    }

    /** The same interface attached so, or null for not attached. */
    public NetworkInterface withAttachment(Attachment other) {
        return new NetworkInterface(id, subnetId, vpcId, zone, zoneId, macAddress, addresses, ipv6Addresses,
                ipv4Prefixes, ipv6Prefixes, groupIds, description, sourceDestCheck, service, other);
    }

    /**
     * A private IPv4 address of an interface.
     *
     * @param publicAddress the public address that stands for it on the internet, or null
     */
    public record PrivateAddress(String ip, PublicAddress publicAddress) {
    }

    /**
     * A public IPv4 address that stands for a private one.
     *
     * @param allocationId {@code eipalloc-...} of an Elastic IP address; null for one that AWS assigned by itself
     * @param associationId {@code eipassoc-...} of an Elastic IP address; null for one that AWS assigned by itself
     */
    public record PublicAddress(String ip, String allocationId, String associationId) {

        /** An address that AWS assigned by itself, and takes back by itself. */
        public static PublicAddress assigned(String ip) {
            return new PublicAddress(ip, null, null);
        }

        /** Whether it is an Elastic IP address. */
        public boolean isElastic() {
            return allocationId != null;
        }
    }

    /**
     * The AWS service that made an interface and alone may change it.
     *
     * @param interfaceType as DescribeNetworkInterfaces has it: {@code nat_gateway}, {@code vpc_endpoint}
     * @param requesterId who made it, as DescribeNetworkInterfaces has it: an account or {@code amazon-aws}
     */
    public record Service(String interfaceType, String requesterId) {
    }

    /**
     * That an interface belongs to an instance.
     *
     * @param id {@code eni-attach-...}
     * @param instanceId null where it is attached to something else than an instance of the account
     * @param deviceIndex the interface's place in the instance; 0 is the primary one
     * @param status {@code attaching}, {@code attached}, {@code detaching} or {@code detached}
     */
    public record Attachment(String id, String instanceId, int deviceIndex, int networkCardIndex, Instant attachTime,
            boolean deleteOnTermination, String status) {

        /** The same attachment in another status. */
        public Attachment withStatus(String other) {
            return new Attachment(id, instanceId, deviceIndex, networkCardIndex, attachTime, deleteOnTermination,
                    other);
        }
    }
}
