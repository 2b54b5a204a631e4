package io.github.fakeec2.network;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.NetworkInterface.PrivateAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The addresses of interfaces that AWS services have made: the users of those services alone change them. */
public final class ManagedInterfaces {

    private ManagedInterfaces() {
    }

    /**
     * Gives an interface one more private address.
     *
     * @param wanted the address it must be, or null for any free one
     * @return the address
     * @throws AwsError {@code InvalidParameterValue} outside the subnet or reserved, {@code InvalidIPAddress.InUse},
     *     {@code InsufficientFreeAddressesInSubnet}
     */
    public static String addAddress(Call call, String networkInterfaceId, String wanted) {
        NetworkInterface eni = call.table(NetworkInterface.TABLE).value(networkInterfaceId);
        Subnet subnet = call.table(Subnet.TABLE).value(eni.subnetId());
        String ip = wanted == null
                ? Addresses.freePrivate(call.region(), subnet, Set.of())
                : Addresses.wantedPrivate(call.region(), subnet, wanted);
        List<PrivateAddress> addresses = new ArrayList<>(eni.addresses());
        addresses.add(new PrivateAddress(ip, null));
        call.table(NetworkInterface.TABLE).update(eni.withAddressing(eni.addressing().withIpv4(addresses)));
        return ip;
    }

    /** Takes a private address from an interface; a public address that stands for it must have gone before. */
    public static void removeAddress(Call call, String networkInterfaceId, String ip) {
        NetworkInterface eni = call.table(NetworkInterface.TABLE).value(networkInterfaceId);
        List<PrivateAddress> addresses = new ArrayList<>(eni.addresses());
        addresses.removeIf(address -> address.ip().equals(ip));
        call.table(NetworkInterface.TABLE).update(eni.withAddressing(eni.addressing().withIpv4(addresses)));
    }
}
