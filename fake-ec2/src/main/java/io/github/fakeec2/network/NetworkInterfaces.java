package io.github.fakeec2.network;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.NetworkInterface.Addressing;
import io.github.fakeec2.network.NetworkInterface.Attachment;
import io.github.fakeec2.network.NetworkInterface.Place;
import io.github.fakeec2.network.NetworkInterface.PrivateAddress;
import io.github.fakeec2.network.NetworkInterface.PublicAddress;
import io.github.fakeec2.network.NetworkInterface.Service;
import io.github.fakeec2.network.NetworkInterface.Settings;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Ids;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.util.List;
import java.util.Map;

/** What other families ask of network interfaces. */
public final class NetworkInterfaces {

    /** What interfaces are unless a request says otherwise. */
    public static final String PLAIN = "interface";

    private NetworkInterfaces() {
    }

    /**
     * Makes an interface, not attached to anything yet.
     *
     * @param kind {@code interface}, {@code efa}, {@code trunk} ...
     * @throws AwsError {@code InvalidParameterValue} for an address outside the subnet or one of the five that AWS
     *     keeps, {@code InvalidIPAddress.InUse}, {@code InsufficientFreeAddressesInSubnet}, {@code
     *     InsufficientCidrBlocks}, {@code NetworkInterfaceLimitExceeded}
     */
    public static Row<NetworkInterface> create(Call call, Subnet subnet, String kind, AddressWish wish,
            Settings settings, Map<String, String> tags) {
        if (room(call) == 0) {
            throw tooMany();
        }
        Addressing addressing = AddressGrant.forNew(call.region(), subnet, wish.in(subnet));
        return insert(call, Place.in(subnet), kind, addressing, settings, null, null, tags);
    }

    /**
     * Makes an interface for an instance that is being launched and attaches it; the attachment begins as {@code
     * attaching}. The caller has seen to it that there is {@link #room}.
     *
     * @throws AwsError as {@link #create} does
     */
    public static Row<NetworkInterface> createFor(Call call, String instanceId, Subnet subnet, Place place,
            AddressWish wish, Settings settings, int deviceIndex, boolean deleteOnTermination,
            Map<String, String> tags) {
        Addressing addressing = AddressGrant.forNew(call.region(), subnet, wish);
        if (settings.publicAddress() && deviceIndex == 0) {
            addressing = withPublic(addressing, assignPublic(call));
        }
        return insert(call, place, PLAIN, addressing, settings, null,
                attaching(call, instanceId, deviceIndex, deleteOnTermination), tags);
    }

    private static Addressing withPublic(Addressing addressing, PublicAddress address) {
        PrivateAddress primary = new PrivateAddress(addressing.ipv4().get(0).ip(), address);
        if (addressing.ipv4().size() == 1) {
            return new Addressing(List.of(primary), addressing.ipv6(), addressing.ipv4Prefixes(),
                    addressing.ipv6Prefixes());
        }
        return addressing.withIpv4(addressing.ipv4().stream()
                .map(each -> each.ip().equals(primary.ip()) ? primary : each).toList());
    }

    /**
     * Refuses an interface that something has already, or that is not the user's.
     *
     * @throws AwsError {@code InvalidNetworkInterface.InUse}, and the kind's errors for ids
     */
    public static NetworkInterface requireFree(Call call, String id) {
        NetworkInterface eni = call.table(NetworkInterface.TABLE).get(id).value();
        if (eni.attachment() != null) {
            throw AwsError.of("InvalidNetworkInterface.InUse", "Interface: [" + id + "] in use.");
        }
        return eni;
    }

    /** Attaches an interface that is free to an instance; the attachment begins as {@code attaching}. */
    public static Attachment attach(Call call, String id, String instanceId, int deviceIndex,
            boolean deleteOnTermination) {
        Table<NetworkInterface> table = call.table(NetworkInterface.TABLE);
        Attachment attachment = attaching(call, instanceId, deviceIndex, deleteOnTermination);
        table.update(table.value(id).withAttachment(attachment));
        return attachment;
    }

    private static Attachment attaching(Call call, String instanceId, int deviceIndex, boolean deleteOnTermination) {
        return new Attachment(Ids.next("eni-attach-", call.region().random()), instanceId, deviceIndex, 0, call.now(),
                deleteOnTermination, "attaching");
    }

    private static Row<NetworkInterface> insert(Call call, Place place, String kind, Addressing addressing,
            Settings settings, Service service, Attachment attachment, Map<String, String> tags) {
        return call.table(NetworkInterface.TABLE).insert(new NetworkInterface(call.nextId(NetworkInterface.TABLE),
                place, Addresses.mac(call.region()), kind, addressing, settings, service, attachment), tags);
    }

    /** How many more interfaces the account may have in the region. */
    public static int room(Call call) {
        return Math.max(0, call.quota(Quota.NETWORK_INTERFACES_PER_REGION)
                - call.table(NetworkInterface.TABLE).size());
    }

    /** The answer to a request for more interfaces than the quota allows. */
    public static AwsError tooMany() {
        return AwsError.of("NetworkInterfaceLimitExceeded",
                "The maximum number of network interfaces has been reached.");
    }

    /** How many private addresses of a subnet are free, those that AWS keeps left out. */
    public static int freeAddresses(Call call, Subnet subnet) {
        return Addresses.free(call.region(), subnet);
    }

    /**
     * Makes an interface that an AWS service needs in a subnet; users see it and cannot change it.
     *
     * @param description as the service writes it, such as {@code Interface for NAT Gateway nat-...}
     * @param privateIp the private address it must have, or null for any free one
     * @throws AwsError as {@link #create} does
     */
    public static Row<NetworkInterface> createManaged(Call call, Subnet subnet, Service service, String description,
            List<String> groupIds, String privateIp) {
        if (room(call) == 0) {
            throw tooMany();
        }
        RegionState region = call.region();
        // What a service makes is attached to a machine of the service, which the user's account does not see.
        var attachment = new Attachment(Ids.next("ela-attach-", region.random()), null, 1, 0, call.now(), false,
                "attached");
        return insert(call, Place.in(subnet), PLAIN,
                AddressGrant.forNew(region, subnet, AddressWish.ANY.primary(privateIp)),
                new Settings(groupIds, description, false, false), service, attachment, Map.of());
    }

    /** Takes away an interface that a service had made; an Elastic IP address that it has stays allocated. */
    public static void deleteManaged(Call call, String id) {
        delete(call, id);
    }

    /** Takes an interface away; Elastic IP addresses that it has stay allocated. */
    public static void delete(Call call, String id) {
        Table<NetworkInterface> table = call.table(NetworkInterface.TABLE);
        for (PrivateAddress address : table.value(id).addresses()) {
            if (address.publicAddress() != null && address.publicAddress().isElastic()) {
                ElasticIps.unlink(call, address.publicAddress().allocationId());
            }
        }
        table.delete(id);
    }

    /**
     * Gives an interface the security groups that a request names.
     *
     * @param groupIds at least one
     * @throws AwsError as {@link SecurityGroups#resolve} does
     */
    public static void changeGroups(Call call, NetworkInterface eni, List<String> groupIds) {
        regroup(call, eni, SecurityGroups.resolve(call, eni.vpcId(), eni.subnetId(), groupIds, List.of()));
    }

    /** Turns the source/destination check of an interface on or off. */
    public static void check(Call call, NetworkInterface eni, boolean sourceDestCheck) {
        call.table(NetworkInterface.TABLE)
                .update(eni.withSettings(eni.settings().withSourceDestCheck(sourceDestCheck)));
    }

    /** Gives an interface other security groups. */
    public static void regroup(Call call, NetworkInterface eni, List<String> groupIds) {
        call.table(NetworkInterface.TABLE)
                .update(eni.withSettings(eni.settings().withGroupIds(List.copyOf(groupIds))));
    }

    /** Gives out a public address that no interface in the region has. */
    public static PublicAddress assignPublic(Call call) {
        return PublicAddress.assigned(Addresses.freePublic(call.region()));
    }

    /** The DNS name of a private address, such as {@code ip-172-31-0-4.ec2.internal}. */
    public static String privateDnsName(Call call, String ip) {
        return DnsNames.privateName(call.region().name(), ip);
    }

    /**
     * The DNS name of an interface's public address: empty where its VPC gives no names, which is where {@code
     * enableDnsHostnames} is off (VPC user guide, "DNS attributes for your VPC"); null without a public address.
     */
    public static String publicDnsName(RegionState region, NetworkInterface eni) {
        return publicDnsName(region, eni, eni.addresses().get(0));
    }

    /** As above, of the public address that stands for one of the private ones. */
    public static String publicDnsName(RegionState region, NetworkInterface eni, PrivateAddress address) {
        if (address.publicAddress() == null) {
            return null;
        }
        boolean named = region.table(Vpc.TABLE).value(eni.vpcId()).dnsHostnames();
        return named ? DnsNames.publicName(region.name(), address.publicAddress().ip()) : "";
    }
}
