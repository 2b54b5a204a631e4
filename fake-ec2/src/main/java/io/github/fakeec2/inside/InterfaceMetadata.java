package io.github.fakeec2.inside;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.NetworkInterface.PrivateAddress;
import io.github.fakeec2.network.NetworkInterfaces;
import io.github.fakeec2.network.SecurityGroups;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.network.Vpc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** The items below {@code network/interfaces/macs/} of one interface. */
final class InterfaceMetadata {

    private InterfaceMetadata() {
    }

    static void add(Call call, NetworkInterface eni, String hostName, BiConsumer<String, String> items) {
        String directory = "network/interfaces/macs/" + eni.macAddress() + "/";
        BiConsumer<String, String> own = (item, content) -> items.accept(directory + item, content);
        own.accept("device-number", String.valueOf(eni.attachment().deviceIndex()));
        own.accept("interface-id", eni.id());
        own.accept("local-hostname", hostName);
        own.accept("mac", eni.macAddress());
        own.accept("network-card", String.valueOf(eni.attachment().networkCardIndex()));
        own.accept("owner-id", call.account());
        own.accept("security-group-ids", String.join("\n", eni.groupIds()));
        own.accept("security-groups", String.join("\n", SecurityGroups.namesOf(call.region(), eni.groupIds())));
        addAddresses(call, eni, own);
        addPlace(call, eni, own);
    }

    private static void addAddresses(Call call, NetworkInterface eni, BiConsumer<String, String> own) {
        List<String> local = new ArrayList<>();
        List<String> known = new ArrayList<>();
        for (PrivateAddress address : eni.addresses()) {
            local.add(address.ip());
            if (address.publicAddress() != null) {
                known.add(address.publicAddress().ip());
                own.accept("ipv4-associations/" + address.publicAddress().ip(), address.ip());
            }
        }
        own.accept("local-ipv4s", String.join("\n", local));
        own.accept("public-ipv4s", lines(known));
        String name = NetworkInterfaces.publicDnsName(call.region(), eni);
        own.accept("public-hostname", name == null || name.isEmpty() ? null : name);
        own.accept("ipv6s", lines(eni.ipv6Addresses()));
        own.accept("ipv4-prefix", lines(eni.ipv4Prefixes()));
        own.accept("ipv6-prefix", lines(eni.ipv6Prefixes()));
    }

    private static void addPlace(Call call, NetworkInterface eni, BiConsumer<String, String> own) {
        Subnet subnet = call.table(Subnet.TABLE).value(eni.subnetId());
        own.accept("subnet-id", subnet.id());
        own.accept("subnet-ipv4-cidr-block", lines(subnet.cidrs()));
        own.accept("subnet-ipv6-cidr-blocks", lines(subnet.ipv6Cidrs()));
        Vpc vpc = call.table(Vpc.TABLE).value(eni.vpcId());
        own.accept("vpc-id", vpc.id());
        own.accept("vpc-ipv4-cidr-block", vpc.cidr().toString());
        own.accept("vpc-ipv4-cidr-blocks", lines(vpc.cidrs()));
        own.accept("vpc-ipv6-cidr-blocks", lines(vpc.ipv6Cidrs()));
    }

    /** One line for each, or null for none. */
    private static String lines(List<?> all) {
        return all.isEmpty() ? null : String.join("\n", all.stream().map(Object::toString).toList());
    }
}
