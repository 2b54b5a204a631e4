package io.github.fakeec2.network;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv6;
import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.network.NetworkInterface.Addressing;
import io.github.fakeec2.network.NetworkInterface.PrivateAddress;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Changes what private addresses an interface has besides the primary one. */
public final class InterfaceAddresses {

    /**
     * How many addresses an interface can have that is not attached: as many as any instance type takes (EC2 user
     * guide, "Maximum IP addresses per network interface").
     */
    private static final int MOST_UNATTACHED = 64;

    private InterfaceAddresses() {
    }

    /**
     * Gives an interface more addresses.
     *
     * @param wish the additional ones; its primary address is nothing to this
     * @param reassign whether an address may be taken from another interface
     * @return the additional addresses
     * @throws AwsError {@code PrivateIpAddressLimitExceeded}, {@code InvalidIPAddress.InUse}, {@code
     *     InvalidParameterValue}, {@code InsufficientFreeAddressesInSubnet}, {@code InsufficientCidrBlocks}
     */
    public static Addressing assign(Call call, String networkInterfaceId, AddressWish wish, boolean reassign) {
        Table<NetworkInterface> table = call.table(NetworkInterface.TABLE);
        NetworkInterface eni = table.value(networkInterfaceId);
        Subnet subnet = call.table(Subnet.TABLE).value(eni.subnetId());
        List<PrivateAddress> moved = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String ip : wish.ipv4()) {
            if (eni.addressing().find(ip) != null) {
                continue; // it has it already
            }
            PrivateAddress taken = reassign ? take(call, subnet, ip, networkInterfaceId) : null;
            if (taken == null) {
                others.add(ip);
            } else {
                moved.add(taken);
            }
        }
        AddressWish rest = wish.withoutIpv4().secondary(others);
        requireFits(call, eni, moved.size() + rest.ipv4Slots() - 1, rest.ipv6Slots());
        Addressing found = AddressGrant.additional(call.region(), subnet, rest);
        Addressing added = found.withIpv4(joined(moved, found.ipv4()));
        table.update(eni.withAddressing(eni.addressing().with(added)));
        return added;
    }

    /** Takes a secondary address, and the Elastic IP address that goes with it, from the interface that has it. */
    private static PrivateAddress take(Call call, Subnet subnet, String ip, String forInterface) {
        Table<NetworkInterface> table = call.table(NetworkInterface.TABLE);
        Iterator<Row<NetworkInterface>> holders =
                table.by(NetworkInterface.BY_ADDRESS, NetworkInterface.addressKey(subnet.id(), ip)).iterator();
        if (!holders.hasNext()) {
            return null;
        }
        NetworkInterface holder = holders.next().value();
        if (holder.privateIp().equals(ip) || holder.service() != null) {
            throw AwsError.of("InvalidParameterValue",
                    "Address " + ip + " is a primary address or not yours, and cannot be reassigned")
                    .withHint(holder.id() + " has it");
        }
        PrivateAddress taken = holder.addressing().find(ip);
        table.update(holder.withAddressing(holder.addressing().without(List.of(ip), List.of(), List.of(), List.of())));
        if (taken.publicAddress() != null) {
            ElasticIps.follow(call, taken.publicAddress(), forInterface);
        }
        return taken;
    }

    private static <E> List<E> joined(List<E> some, List<E> others) {
        List<E> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    /**
     * Refuses more addresses than an interface can have.
     *
     * @param ipv4 how many more addresses and prefixes
     * @throws AwsError {@code PrivateIpAddressLimitExceeded}
     */
    private static void requireFits(Call call, NetworkInterface eni, long ipv4, long ipv6) {
        InterfaceHost host = InterfaceHosts.of(call.region(), eni);
        requireFits(host, ipv4 == 0 ? 0 : eni.addressing().ipv4Slots() + ipv4,
                ipv6 == 0 ? 0 : eni.addressing().ipv6Slots() + ipv6);
    }

    /** As above, of an interface with so many in all that is attached to the host, or to none for null. */
    public static void requireFits(InterfaceHost host, long ipv4, long ipv6) {
        if (ipv4 > (host == null ? MOST_UNATTACHED : host.ipv4PerInterface())) {
            throw AwsError.of("PrivateIpAddressLimitExceeded", "Number of private addresses will exceed limit.");
        }
        if (ipv6 > (host == null ? MOST_UNATTACHED : host.ipv6PerInterface())) {
            throw AwsError.of("PrivateIpAddressLimitExceeded", "Number of IPv6 addresses will exceed limit.");
        }
    }

    /**
     * Takes secondary addresses and prefixes from an interface. Elastic IP addresses of theirs stay allocated.
     *
     * @throws AwsError {@code InvalidParameterValue} for what it does not have, and for the primary address
     */
    public static void unassign(Call call, String networkInterfaceId, List<String> ipv4, List<Cidr> ipv4Prefixes,
            List<Ipv6> ipv6, List<Ipv6Cidr> ipv6Prefixes) {
        Table<NetworkInterface> table = call.table(NetworkInterface.TABLE);
        NetworkInterface eni = table.value(networkInterfaceId);
        requireHas(eni, ipv4, eni.addresses().stream().map(PrivateAddress::ip).toList());
        requireHas(eni, ipv4Prefixes, eni.ipv4Prefixes());
        requireHas(eni, ipv6, eni.ipv6Addresses());
        requireHas(eni, ipv6Prefixes, eni.ipv6Prefixes());
        if (ipv4.contains(eni.privateIp())) {
            throw AwsError.of("InvalidParameterValue",
                    "The primary IP address " + eni.privateIp() + " cannot be unassigned from interface " + eni.id());
        }
        for (String ip : ipv4) {
            NetworkInterface.PublicAddress address = eni.addressing().find(ip).publicAddress();
            if (address != null) {
                ElasticIps.unlink(call, address.allocationId());
            }
        }
        eni = table.value(networkInterfaceId);
        table.update(eni.withAddressing(eni.addressing().without(ipv4, ipv4Prefixes, ipv6, ipv6Prefixes)));
    }

    private static <E> void requireHas(NetworkInterface eni, List<E> named, List<E> has) {
        if (!has.containsAll(named)) {
            throw AwsError.of("InvalidParameterValue",
                    "Some of " + named + " are not assigned to interface " + eni.id());
        }
    }
}
