package io.github.fakeec2.network;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import java.time.Instant;
import java.util.List;

/**
 * An elastic network interface.
 *
 * @param zone the zone's name
 * @param zoneId the zone's AZ ID
 * @param macAddress six pairs of lower-case hexadecimal digits
 * @param privateIp the primary private IPv4 address
 * @param publicIp the public IPv4 address that AWS assigned by itself, or null
 * @param groupIds the ids of its security groups
 * @param sourceDestCheck whether it drops packets that are neither from nor to its own addresses
 * @param attachment what it is attached to, or null
 */
public record NetworkInterface(String id, String subnetId, String vpcId, String zone, String zoneId,
        String macAddress, String privateIp, String publicIp, List<String> groupIds, String description,
        boolean sourceDestCheck, Attachment attachment) implements Resource {

    /** The kind of resource. */
    public static final TableType<NetworkInterface> TABLE = TableType.<NetworkInterface>of("network-interface", "eni-")
            .notFound("InvalidNetworkInterfaceID.NotFound", "The networkInterface ID '%s' does not exist",
                    "The networkInterface IDs '%s' do not exist")
            .malformed("InvalidNetworkInterfaceId.Malformed", "Invalid id: \"%s\" (expecting \"eni-...\")");

    /** Finds the interfaces of an instance. */
    public static final TableType.Index<NetworkInterface> BY_INSTANCE =
            TABLE.index(eni -> eni.attachment() == null ? null : eni.attachment().instanceId());

    /** Finds the interfaces in a subnet. */
    public static final TableType.Index<NetworkInterface> BY_SUBNET = TABLE.index(NetworkInterface::subnetId);

    /** Finds the interfaces with a security group. */
    public static final TableType.Index<NetworkInterface> BY_GROUP = TABLE.index(NetworkInterface::groupIds);

    /** Finds the interface with a private address, see {@link #addressKey}. */
    static final TableType.Index<NetworkInterface> BY_ADDRESS =
            TABLE.index(eni -> addressKey(eni.subnetId(), eni.privateIp()));

    /** Finds the interface with a public address. */
    public static final TableType.Index<NetworkInterface> BY_PUBLIC_IP = TABLE.index(NetworkInterface::publicIp);

    static String addressKey(String subnetId, String ip) {
        return subnetId + "/" + ip;
    }

    @Override
    public String stateName() {
        return attachment == null ? "available" : "in-use";
    }

    /** The same interface with another public address, or null for none. */
    public NetworkInterface withPublicIp(String ip) {
        return new NetworkInterface(id, subnetId, vpcId, zone, zoneId, macAddress, privateIp, ip, groupIds,
                description, sourceDestCheck, attachment);
    }

    /** The same interface attached so, or null for not attached. */
    public NetworkInterface withAttachment(Attachment other) {
        return new NetworkInterface(id, subnetId, vpcId, zone, zoneId, macAddress, privateIp, publicIp, groupIds,
                description, sourceDestCheck, other);
    }

    /**
     * That an interface belongs to an instance.
     *
     * @param id {@code eni-attach-...}
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
