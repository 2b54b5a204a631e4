package io.github.fakeec2.compute.launch;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.AddressWish;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.NetworkInterface.Place;
import io.github.fakeec2.network.NetworkInterface.Settings;
import io.github.fakeec2.network.NetworkInterfaces;
import io.github.fakeec2.network.SecurityGroups;
import io.github.fakeec2.network.Subnet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the instances of a launch are connected to the network: what is the same for all of them.
 *
 * @param wish the addresses of a new interface, in its subnet
 * @param settings those of new interfaces; null for an interface that is there already
 */
record LaunchPort(LaunchInterface wanted, AddressWish wish, Subnet subnet, Place place, Settings settings) {

    /** The ports for the interfaces of a launch, of which the primary one is in the given subnet. */
    static List<LaunchPort> all(Call call, LaunchRequest request, Subnet primary) {
        List<LaunchInterface> interfaces = request.interfaces();
        boolean ipv6 = request.type().ipv6Supported();
        if (interfaces.size() == 1) {
            return List.of(of(call, interfaces.get(0), primary, true, ipv6));
        }
        List<LaunchPort> ports = new ArrayList<>(interfaces.size());
        for (LaunchInterface wanted : interfaces) {
            ports.add(of(call, wanted, subnetOf(call, wanted, primary), false, ipv6));
        }
        return ports;
    }

    private static Subnet subnetOf(Call call, LaunchInterface wanted, Subnet primary) {
        String id = wanted.isNew() ? wanted.subnetId()
                : call.table(NetworkInterface.TABLE).get(wanted.existingId()).value().subnetId();
        Subnet subnet = id == null ? primary : call.table(Subnet.TABLE).get(id).value();
        if (!subnet.zone().equals(primary.zone())) {
            throw AwsError.of("InvalidParameterCombination",
                    "Network interfaces of an instance must be in the same availability zone");
        }
        return subnet;
    }

    private static LaunchPort of(Call call, LaunchInterface wanted, Subnet subnet, boolean only, boolean ipv6) {
        if (!wanted.isNew()) {
            NetworkInterfaces.requireFree(call, wanted.existingId());
            return new LaunchPort(wanted, wanted.wish(), subnet, Place.in(subnet), null);
        }
        List<String> groups = SecurityGroups.resolve(call, subnet.vpcId(), subnet.id(), wanted.groupIds(),
                wanted.groupNames());
        // A public address is assigned to an interface that is alone (EC2 user guide, "Assign a public IPv4 address").
        boolean publicAddress = only
                && (wanted.publicAddress() == null ? subnet.mapPublicIpOnLaunch() : wanted.publicAddress());
        return new LaunchPort(wanted, ipv6 ? wanted.wish().in(subnet) : wanted.wish(), subnet, Place.in(subnet),
                new Settings(groups, wanted.description(), true, publicAddress));
    }

    /**
     * How many instances there are addresses for, between the least and the most.
     *
     * @throws AwsError {@code InsufficientFreeAddressesInSubnet}
     */
    static int roomFor(Call call, List<LaunchPort> ports, int least, int most) {
        Map<Subnet, Long> needs = new HashMap<>();
        for (LaunchPort port : ports) {
            if (port.settings != null) {
                needs.merge(port.subnet, port.wish.ipv4Size(), Long::sum);
            }
        }
        long room = most;
        for (Map.Entry<Subnet, Long> need : needs.entrySet()) {
            room = Math.min(room, NetworkInterfaces.freeAddresses(call, need.getKey()) / need.getValue());
            if (room < least) {
                throw AwsError.of("InsufficientFreeAddressesInSubnet", "There are not enough free addresses in subnet '"
                        + need.getKey().id() + "' to satisfy the requested number of instances.");
            }
        }
        return (int) room;
    }

    /** Connects an instance. */
    void connect(Call call, String instanceId, Map<String, String> tags) {
        if (settings == null) {
            NetworkInterfaces.attach(call, wanted.existingId(), instanceId, wanted.deviceIndex(), false);
        } else {
            NetworkInterfaces.createFor(call, instanceId, subnet, place, wish, settings,
                    wanted.deviceIndex(), wanted.deleteOnTermination(), tags);
        }
    }
}
