package io.github.fakeec2.network;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.NetworkInterface.PrivateAddress;
import io.github.fakeec2.network.NetworkInterface.PublicAddress;
import io.github.fakeec2.network.NetworkInterface.Service;
import io.github.fakeec2.state.Ids;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.List;
import java.util.Map;

/** What other families ask of network interfaces. */
public final class NetworkInterfaces {

    private NetworkInterfaces() {
    }

    /**
     * Makes an interface for an instance and attaches it; the attachment begins as {@code attaching}.
     *
     * @param privateIp the private address it must have, or null for any free one
     * @param publicAddress whether it gets a public address now
     * @throws AwsError {@code InvalidParameterValue} for an address outside the subnet or one of the five that AWS
     *     keeps, {@code InvalidIPAddress.InUse}, {@code InsufficientFreeAddressesInSubnet}
     */
    public static Row<NetworkInterface> createFor(Call call, String instanceId, Subnet subnet, List<String> groupIds,
            String privateIp, boolean publicAddress, int deviceIndex, boolean deleteOnTermination, String description,
            Map<String, String> tags) {
        RegionState region = call.region();
        String ip = privateIp == null
                ? Addresses.freePrivate(region, subnet)
                : Addresses.wantedPrivate(region, subnet, privateIp);
        var attachment = new NetworkInterface.Attachment(Ids.next("eni-attach-", region.random()), instanceId,
                deviceIndex, 0, call.now(), deleteOnTermination, "attaching");
        var eni = new NetworkInterface(call.nextId(NetworkInterface.TABLE), subnet.id(), subnet.vpcId(),
                subnet.zone(), subnet.zoneId(), Addresses.mac(region),
                List.of(new PrivateAddress(ip, publicAddress ? assignPublic(call) : null)), List.of(), List.of(),
                List.of(), groupIds, description == null ? "" : description, true, null, attachment);
        return call.table(NetworkInterface.TABLE).insert(eni, tags);
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
     * @throws AwsError as {@link #createFor} does
     */
    public static Row<NetworkInterface> createManaged(Call call, Subnet subnet, Service service, String description,
            List<String> groupIds, String privateIp) {
        RegionState region = call.region();
        String ip = privateIp == null
                ? Addresses.freePrivate(region, subnet)
                : Addresses.wantedPrivate(region, subnet, privateIp);
        // What a service makes is attached to a machine of the service, which the user's account does not see.
        var attachment = new NetworkInterface.Attachment(Ids.next("eni-attach-", region.random()), null, 1, 0,
                call.now(), false, "attached");
        var eni = new NetworkInterface(call.nextId(NetworkInterface.TABLE), subnet.id(), subnet.vpcId(),
                subnet.zone(), subnet.zoneId(), Addresses.mac(region), List.of(new PrivateAddress(ip, null)),
                List.of(), List.of(), List.of(), groupIds, description, false, service, attachment);
        return call.table(NetworkInterface.TABLE).insert(eni, Map.of());
    }

    /** Takes away an interface that a service had made; a public address that it has must have gone before. */
    public static void deleteManaged(Call call, String id) {
        call.table(NetworkInterface.TABLE).delete(id);
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
        if (eni.publicIp() == null) {
            return null;
        }
        boolean named = region.table(Vpc.TABLE).value(eni.vpcId()).dnsHostnames();
        return named ? DnsNames.publicName(region.name(), eni.publicIp()) : "";
    }
}
