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
 * @param macAddress six pairs of lower-case hexadecimal digits
 * @param kind what it was created as: {@code interface}, {@code efa}, {@code trunk} ...
 * @param service the AWS service that made it and alone may change it, or null for one of the user's own
 * @param attachment what it is attached to, or null
 */
public record NetworkInterface(String id, Place place, String macAddress, String kind, Addressing addressing,
        Settings settings, Service service, Attachment attachment) implements Resource {

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

    static {
        TABLE.shows(Subnet.TABLE, BY_SUBNET); // and by that the VPC, which says whether there are DNS names
    }

    /** Finds the interfaces with a security group. */
    public static final TableType.Index<NetworkInterface> BY_GROUP =
            TABLE.needs(SecurityGroup.TABLE, NetworkInterface::groupIds);

    /** Finds the interface with a private address, see {@link #addressKey}, or a prefix. */
    static final TableType.Index<NetworkInterface> BY_ADDRESS = TABLE.index(NetworkInterface::addressKeys);

    /** Finds the interfaces in a subnet that prefixes were delegated to. */
    static final TableType.Index<NetworkInterface> WITH_PREFIXES =
            TABLE.index(eni -> eni.addressing().hasPrefixes() ? eni.subnetId() : null);

    /** How many private IPv4 addresses the interfaces in a subnet take, those of prefixes included. */
    static final TableType.Total<NetworkInterface> USED_ADDRESSES =
            TABLE.total(NetworkInterface::subnetId, eni -> eni.addressing().size());

    /** Finds the interface with a public address. */
    public static final TableType.Index<NetworkInterface> BY_PUBLIC_IP = TABLE.index(NetworkInterface::publicIps);

    static String addressKey(String subnetId, Object address) {
        return subnetId + "/" + address;
    }

    private Object addressKeys() {
        if (addressing.isSingle()) {
            return addressKey(subnetId(), privateIp());
        }
        List<String> keys = new ArrayList<>();
        for (PrivateAddress address : addressing.ipv4()) {
            keys.add(addressKey(subnetId(), address.ip()));
        }
        addressing.ipv6().forEach(address -> keys.add(addressKey(subnetId(), address)));
        addressing.ipv4Prefixes().forEach(prefix -> keys.add(addressKey(subnetId(), prefix)));
        addressing.ipv6Prefixes().forEach(prefix -> keys.add(addressKey(subnetId(), prefix)));
        return keys;
    }

    private Object publicIps() {
        if (addressing.isSingle()) {
            return publicIp();
        }
        List<String> keys = new ArrayList<>();
        for (PrivateAddress address : addressing.ipv4()) {
            if (address.publicAddress() != null) {
                keys.add(address.publicAddress().ip());
            }
        }
        return keys;
    }

    // ---- what it is and has

    /** The subnet that it is in. */
    public String subnetId() {
        return place.subnetId();
    }

    /** The VPC that it is in. */
    public String vpcId() {
        return place.vpcId();
    }

    /** The name of its zone. */
    public String zone() {
        return place.zone();
    }

    /** The AZ ID of its zone. */
    public String zoneId() {
        return place.zoneId();
    }

    /** Its private IPv4 addresses, the primary one first. */
    public List<PrivateAddress> addresses() {
        return addressing.ipv4();
    }

    /** Its IPv6 addresses. */
    public List<Ipv6> ipv6Addresses() {
        return addressing.ipv6();
    }

    /** The IPv4 prefixes that were delegated to it. */
    public List<Cidr> ipv4Prefixes() {
        return addressing.ipv4Prefixes();
    }

    /** The IPv6 prefixes that were delegated to it. */
    public List<Ipv6Cidr> ipv6Prefixes() {
        return addressing.ipv6Prefixes();
    }

    /** The ids of its security groups. */
    public List<String> groupIds() {
        return settings.groupIds();
    }

    /** What its maker says of it; empty for nothing. */
    public String description() {
        return settings.description();
    }

    /** Whether it drops packets that are neither from nor to its own addresses. */
    public boolean sourceDestCheck() {
        return settings.sourceDestCheck();
    }

    /** The primary private IPv4 address. */
    public String privateIp() {
        return addresses().get(0).ip();
    }

    /** The public IPv4 address that stands for the primary private one, or null. */
    public String publicIp() {
        PublicAddress address = addresses().get(0).publicAddress();
        return address == null ? null : address.ip();
    }

    /** As DescribeNetworkInterfaces has it: its kind, or the service's word for it. */
    public String interfaceType() {
        return service == null ? kind : service.interfaceType();
    }

    @Override
    public String stateName() {
        return attachment == null ? "available" : "in-use";
    }

    // ---- what becomes of it

    /** The same interface with other addresses. */
    public NetworkInterface withAddressing(Addressing other) {
        return new NetworkInterface(id, place, macAddress, kind, other, settings, service, attachment);
    }

    /** The same interface with another public address for its primary private one, or null for none. */
    public NetworkInterface withPublicAddress(PublicAddress other) {
        return withPublicAddress(privateIp(), other);
    }

    /** The same interface with another public address for one of its private ones, or null for none. */
    public NetworkInterface withPublicAddress(String privateIp, PublicAddress other) {
        List<PrivateAddress> changed = new ArrayList<>(addresses());
        changed.replaceAll(address -> address.ip().equals(privateIp) ? new PrivateAddress(privateIp, other) : address);
        return withAddressing(addressing.withIpv4(changed));
    }

    /** The same interface with other settings. */
    public NetworkInterface withSettings(Settings other) {
        return new NetworkInterface(id, place, macAddress, kind, addressing, other, service, attachment);
    }

    /** The same interface as another kind. */
    public NetworkInterface withKind(String other) {
        return new NetworkInterface(id, place, macAddress, other, addressing, settings, service, attachment);
    }

    /** The same interface attached so, or null for not attached. */
    public NetworkInterface withAttachment(Attachment other) {
        return new NetworkInterface(id, place, macAddress, kind, addressing, settings, service, other);
    }

    // ---- its parts

    /**
     * Where an interface is.
     *
     * @param zone the zone's name
     * @param zoneId the zone's AZ ID
     */
    public record Place(String subnetId, String vpcId, String zone, String zoneId) {

        /** In a subnet. */
        public static Place in(Subnet subnet) {
            return new Place(subnet.id(), subnet.vpcId(), subnet.zone(), subnet.zoneId());
        }
    }

    /**
     * The private addresses of an interface.
     *
     * @param ipv4 the primary one first
     */
    public record Addressing(List<PrivateAddress> ipv4, List<Ipv6> ipv6, List<Cidr> ipv4Prefixes,
            List<Ipv6Cidr> ipv6Prefixes) {

        /** How long the IPv4 prefixes are that EC2 delegates (EC2 user guide, "Prefix delegation"). */
        public static final int IPV4_PREFIX = 28;

        /** How long the IPv6 prefixes are that EC2 delegates. */
        public static final int IPV6_PREFIX = 80;

        /** One IPv4 address, as most interfaces have. */
        public static Addressing single(PrivateAddress address) {
            return new Addressing(List.of(address), List.of(), List.of(), List.of());
        }

        boolean isSingle() {
            return ipv4.size() == 1 && ipv6.isEmpty() && !hasPrefixes();
        }

        boolean hasPrefixes() {
            return !ipv4Prefixes.isEmpty() || !ipv6Prefixes.isEmpty();
        }

        /** How many IPv4 addresses of the subnet that takes. */
        int size() {
            return ipv4.size() + (ipv4Prefixes.size() << 32 - IPV4_PREFIX);
        }

        /** How much of an instance type's IPv4 addresses per interface that takes: a prefix counts as an address. */
        public int ipv4Slots() {
            return ipv4.size() + ipv4Prefixes.size();
        }

        /** How much of an instance type's IPv6 addresses per interface that takes. */
        public int ipv6Slots() {
            return ipv6.size() + ipv6Prefixes.size();
        }

        /** The address, where it is one of the IPv4 ones, or null. */
        public PrivateAddress find(String ip) {
            for (PrivateAddress address : ipv4) {
                if (address.ip().equals(ip)) {
                    return address;
                }
            }
            return null;
        }

        /** These and others. */
        Addressing with(Addressing others) {
            return new Addressing(joined(ipv4, others.ipv4), joined(ipv6, others.ipv6),
                    joined(ipv4Prefixes, others.ipv4Prefixes), joined(ipv6Prefixes, others.ipv6Prefixes));
        }

        private static <E> List<E> joined(List<E> some, List<E> others) {
            List<E> all = new ArrayList<>(some);
            all.addAll(others);
            return List.copyOf(all);
        }

        /** All but these. */
        Addressing without(List<String> ips, List<Cidr> prefixes, List<Ipv6> ipv6Ips, List<Ipv6Cidr> moreIpv6) {
            return new Addressing(ipv4.stream().filter(address -> !ips.contains(address.ip())).toList(),
                    ipv6.stream().filter(address -> !ipv6Ips.contains(address)).toList(),
                    ipv4Prefixes.stream().filter(prefix -> !prefixes.contains(prefix)).toList(),
                    ipv6Prefixes.stream().filter(prefix -> !moreIpv6.contains(prefix)).toList());
        }

        /** The same with other IPv4 addresses. */
        public Addressing withIpv4(List<PrivateAddress> others) {
            return new Addressing(List.copyOf(others), ipv6, ipv4Prefixes, ipv6Prefixes);
        }
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

        /** Who owns the address, as views have it: the account that allocated it, or {@code amazon}. */
        public String owner(String account) {
            return isElastic() ? account : "amazon";
        }
    }

    /**
     * What can be changed of an interface.
     *
     * @param groupIds the ids of its security groups
     * @param description empty for none
     * @param sourceDestCheck whether it drops packets that are neither from nor to its own addresses
     * @param publicAddress whether it gets a public address while it is the primary one of a running instance:
     *     {@code AssociatePublicIpAddress}
     */
    public record Settings(List<String> groupIds, String description, boolean sourceDestCheck,
            boolean publicAddress) {

        /** The same with other groups. */
        public Settings withGroupIds(List<String> others) {
            return new Settings(others, description, sourceDestCheck, publicAddress);
        }

        /** The same with another description. */
        public Settings withDescription(String other) {
            return new Settings(groupIds, other, sourceDestCheck, publicAddress);
        }

        /** The same with the check on or off. */
        public Settings withSourceDestCheck(boolean check) {
            return new Settings(groupIds, description, check, publicAddress);
        }

        /** The same, getting a public address or not. */
        public Settings withPublicAddress(boolean wanted) {
            return new Settings(groupIds, description, sourceDestCheck, wanted);
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
     * @param id {@code eni-attach-...}; {@code ela-attach-...} where a service attached it
     * @param instanceId null where it is attached to something else than an instance of the account
     * @param deviceIndex the interface's place in the instance; 0 is the primary one
     * @param status {@code attaching}, {@code attached}, {@code detaching} or {@code detached}
     */
    public record Attachment(String id, String instanceId, int deviceIndex, int networkCardIndex, Instant attachTime,
            boolean deleteOnTermination, String status) {

        /** Whether the interface is the instance's primary one. */
        public boolean isPrimary() {
            return instanceId != null && deviceIndex == 0;
        }

        /** The same attachment in another status. */
        public Attachment withStatus(String other) {
            return new Attachment(id, instanceId, deviceIndex, networkCardIndex, attachTime, deleteOnTermination,
                    other);
        }

        /** The same attachment, ending the interface with the instance or not. */
        public Attachment withDeleteOnTermination(boolean ends) {
            return new Attachment(id, instanceId, deviceIndex, networkCardIndex, attachTime, ends, status);
        }
    }
}
