package io.github.fakeec2.network.transit;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv4;
import io.github.fakeec2.ip.Ipv6;
import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.state.Row;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * The group that a request names, and the interfaces in question.
 *
 * @param address the group's address, in its canonical form
 */
record MulticastGroup(Call call, Call hub, MulticastDomain domain, String address, List<String> interfaceIds) {

    private static final Cidr IPV4 = Cidr.parse("224.0.0.0/4");
    private static final Ipv6Cidr IPV6 = Ipv6Cidr.parse("ff00::/8");

    /**
     * Reads what the requests of all operations on groups say.
     *
     * @throws AwsError {@code MissingParameter}; {@code InvalidParameterValue} for what is no multicast address; the
     *     errors for ids
     */
    static MulticastGroup named(Call call, String domainId, String group, List<String> interfaceIds) {
        Call hub = MulticastLife.hubOf(call, domainId);
        MulticastDomain domain = Requests.available(hub, MulticastDomain.TABLE, domainId,
                "TransitGatewayMulticastDomainId").value();
        String address = address(Requests.required(group, "GroupIpAddress"));
        Requests.required(interfaceIds, "NetworkInterfaceIds");
        for (String id : interfaceIds) {
            NetworkInterface.TABLE.requireWellFormed(String.valueOf(id));
        }
        return new MulticastGroup(call, hub, domain, address, List.copyOf(new LinkedHashSet<>(interfaceIds)));
    }

    private static String address(String text) {
        if (Ipv4.isValid(text) && IPV4.contains(Ipv4.parse(text))) {
            return text;
        }
        return Ipv6.tryParse(text).filter(IPV6::contains).map(Ipv6::toString).orElseThrow(() -> Requests.invalid(
                "Value (" + text + ") for parameter GroupIpAddress is invalid. Specify an IP address in 224.0.0.0/4 or "
                        + "ff00::/8."));
    }

    private static String role(boolean isSource) {
        return isSource ? "Source" : "Member";
    }

    /**
     * Makes the interfaces members or sources.
     *
     * @throws AwsError {@code InvalidParameterValue} for one in a subnet that is not in the domain; {@code
     *     TransitGatewayMulticastGroupMember.Duplicate} and {@code TransitGatewayMulticastGroupSource.Duplicate}
     */
    void register(boolean isSource) {
        for (Row<NetworkInterface> row : call.table(NetworkInterface.TABLE).getAll(interfaceIds)) {
            Row<MulticastAssociation> association = hub.table(MulticastAssociation.TABLE)
                    .find(MulticastAssociation.idOf(domain.id(), row.value().subnetId()));
            if (association == null || !association.value().stateName().equals("associated")) {
                throw Requests.invalid("Network interface " + row.id() + " is in subnet " + row.value().subnetId()
                        + ", which is not associated with Transit Gateway Multicast Domain " + domain.id() + ".");
            }
            String id = MulticastMembership.idOf(domain.id(), address, row.id(), isSource);
            if (hub.table(MulticastMembership.TABLE).find(id) != null) {
                throw AwsError.of("TransitGatewayMulticastGroup" + role(isSource) + ".Duplicate", "Network interface "
                        + row.id() + " is already registered with multicast group " + address + ".");
            }
            hub.table(MulticastMembership.TABLE).insert(new MulticastMembership(id, domain.id(), address, row.id(),
                    row.value().subnetId(), association.value().attachmentId(), isSource), Map.of());
        }
    }

    /**
     * Ends that the interfaces are members or sources, also of interfaces that no longer exist.
     *
     * @throws AwsError {@code TransitGatewayMulticastGroupMember.NotFound}, {@code
     *     TransitGatewayMulticastGroupSource.NotFound}
     */
    void deregister(boolean isSource) {
        for (String interfaceId : interfaceIds) {
            String id = MulticastMembership.idOf(domain.id(), address, interfaceId, isSource);
            if (hub.table(MulticastMembership.TABLE).find(id) == null) {
                throw AwsError.of("TransitGatewayMulticastGroup" + role(isSource) + ".NotFound", "Network interface "
                        + interfaceId + " is not registered with multicast group " + address + ".");
            }
            hub.table(MulticastMembership.TABLE).delete(id);
        }
    }
}
