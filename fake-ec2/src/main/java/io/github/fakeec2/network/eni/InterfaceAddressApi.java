package io.github.fakeec2.network.eni;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.AddressWish;
import io.github.fakeec2.network.InterfaceAddresses;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.NetworkInterface.Addressing;
import io.github.fakeec2.query.Required;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.AssignIpv6AddressesRequest;
import software.amazon.awssdk.services.ec2.model.AssignIpv6AddressesResponse;
import software.amazon.awssdk.services.ec2.model.AssignPrivateIpAddressesRequest;
import software.amazon.awssdk.services.ec2.model.AssignPrivateIpAddressesResponse;
import software.amazon.awssdk.services.ec2.model.AssignedPrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.UnassignIpv6AddressesRequest;
import software.amazon.awssdk.services.ec2.model.UnassignIpv6AddressesResponse;
import software.amazon.awssdk.services.ec2.model.UnassignPrivateIpAddressesRequest;
import software.amazon.awssdk.services.ec2.model.UnassignPrivateIpAddressesResponse;

/** Gives interfaces secondary addresses and prefixes, and takes them back. */
@Simulates(family = "Network interfaces")
final class InterfaceAddressApi {

    private final Call call;

    InterfaceAddressApi(Call call) {
        this.call = call;
    }

    @Limits("That prefixes need an instance type of the Nitro System is not checked.")
    AssignPrivateIpAddressesResponse assignPrivateIpAddresses(AssignPrivateIpAddressesRequest request) {
        NetworkInterface eni = interfaceNamed(request.networkInterfaceId());
        AddressWish wish = AddressWish.ANY.secondary(request.privateIpAddresses())
                .secondaryCount(request.secondaryPrivateIpAddressCount())
                .ipv4Prefixes(request.ipv4Prefixes(), request.ipv4PrefixCount());
        requireAny(wish.isAny(),
                "privateIpAddresses, secondaryPrivateIpAddressCount, ipv4Prefixes, ipv4PrefixCount");
        Addressing added = InterfaceAddresses.assign(call, eni.id(), wish,
                Boolean.TRUE.equals(request.allowReassignment()));
        List<AssignedPrivateIpAddress> addresses = new ArrayList<>();
        added.ipv4().forEach(address ->
                addresses.add(AssignedPrivateIpAddress.builder().privateIpAddress(address.ip()).build()));
        return AssignPrivateIpAddressesResponse.builder()
                .networkInterfaceId(eni.id())
                .assignedPrivateIpAddresses(addresses)
                .assignedIpv4Prefixes(Prefixes.ipv4(added.ipv4Prefixes()))
                .build();
    }

    UnassignPrivateIpAddressesResponse unassignPrivateIpAddresses(UnassignPrivateIpAddressesRequest request) {
        NetworkInterface eni = interfaceNamed(request.networkInterfaceId());
        AddressWish named = AddressWish.ANY.secondary(request.privateIpAddresses());
        AddressWish prefixes = AddressWish.ANY.ipv4Prefixes(request.ipv4Prefixes(), null);
        requireAny(named.isAny() && prefixes.isAny(), "privateIpAddresses, ipv4Prefixes");
        InterfaceAddresses.unassign(call, eni.id(), named.ipv4(), prefixes.ipv4Prefixes(), List.of(), List.of());
        return UnassignPrivateIpAddressesResponse.builder().build();
    }

    AssignIpv6AddressesResponse assignIpv6Addresses(AssignIpv6AddressesRequest request) {
        NetworkInterface eni = interfaceNamed(request.networkInterfaceId());
        AddressWish wish = AddressWish.ANY.ipv6(request.ipv6Addresses(), request.ipv6AddressCount())
                .ipv6Prefixes(request.ipv6Prefixes(), request.ipv6PrefixCount());
        requireAny(wish.isAny(), "ipv6Addresses, ipv6AddressCount, ipv6Prefixes, ipv6PrefixCount");
        Addressing added = InterfaceAddresses.assign(call, eni.id(), wish, false);
        return AssignIpv6AddressesResponse.builder()
                .networkInterfaceId(eni.id())
                .assignedIpv6Addresses(texts(added.ipv6()))
                .assignedIpv6Prefixes(texts(added.ipv6Prefixes()))
                .build();
    }

    UnassignIpv6AddressesResponse unassignIpv6Addresses(UnassignIpv6AddressesRequest request) {
        NetworkInterface eni = interfaceNamed(request.networkInterfaceId());
        AddressWish named = AddressWish.ANY.ipv6(request.ipv6Addresses(), null);
        AddressWish prefixes = AddressWish.ANY.ipv6Prefixes(request.ipv6Prefixes(), null);
        requireAny(named.isAny() && prefixes.isAny(), "ipv6Addresses, ipv6Prefixes");
        InterfaceAddresses.unassign(call, eni.id(), List.of(), List.of(), named.ipv6(), prefixes.ipv6Prefixes());
        return UnassignIpv6AddressesResponse.builder()
                .networkInterfaceId(eni.id())
                .unassignedIpv6Addresses(texts(named.ipv6()))
                .unassignedIpv6Prefixes(texts(prefixes.ipv6Prefixes()))
                .build();
    }

    private NetworkInterface interfaceNamed(String id) {
        NetworkInterface eni =
                call.table(NetworkInterface.TABLE).get(Required.text("networkInterfaceId", id)).value();
        Managed.refuse(eni);
        return eni;
    }

    private static void requireAny(boolean none, String parameters) {
        if (none) {
            throw AwsError.of("MissingParameter", "The request must contain exactly one of " + parameters);
        }
    }

    private static List<String> texts(List<?> values) {
        return values.stream().map(Object::toString).toList();
    }
}
