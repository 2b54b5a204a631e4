package io.github.fakeec2.network.insights;

import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.VpcEndpoint;
import io.github.fakeec2.network.VpnConnection;
import io.github.fakeec2.reachability.Endpoint;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.ec2.model.Explanation;

/** The ends of a path as the reachability engine takes them, with the addresses that the path's filters choose. */
final class PathEnds {

    private final Call call;
    private final NetworkInsightsPath path;
    private final Explanations explanations;

    PathEnds(Call call, NetworkInsightsPath path) {
        this.call = call;
        this.path = path;
        this.explanations = new Explanations(new Components(call));
    }

    /**
     * An end.
     *
     * @param endpoints any of them will do; empty where the filters leave nothing of the end
     * @param mismatch why they leave nothing, or null
     */
    record PathEnd(List<Endpoint> endpoints, Explanation mismatch) {

        static PathEnd at(Endpoint endpoint) {
            return new PathEnd(List.of(endpoint), null);
        }

        static PathEnd none(Explanation mismatch) {
            return new PathEnd(List.of(), mismatch);
        }
    }

    PathEnd source() {
        String id = path.source().id();
        return switch (Components.prefixOf(id)) {
            case "igw-" -> PathEnd.at(new Endpoint.Internet(address(path.sourceAddress()), id));
            case "vgw-" -> PathEnd.at(onPremises(id, path.sourceAddress()));
            case "vpce-" -> PathEnd.at(Endpoint.vpcEndpoint(id));
            default -> path.leaving().sourceAddress() == null
                    ? PathEnd.at(host(id)) : sender(id, path.leaving().sourceAddress());
        };
    }

    PathEnd target() {
        if (path.destination() == null) {
            return PathEnd.at(Endpoint.address(path.leaving().destinationAddress()));
        }
        String id = path.destination().id();
        return switch (Components.prefixOf(id)) {
            case "igw-" -> beyond(id, new Endpoint.Internet(address(path.destinationAddress()), id));
            case "vgw-" -> beyond(id, onPremises(id, path.destinationAddress()));
            default -> receiver(id);
        };
    }

    /** What leaves a VPC keeps its destination address, so that both filters must name the same. */
    private PathEnd beyond(String id, Endpoint endpoint) {
        String sentTo = path.leaving().destinationAddress();
        return sentTo == null || sentTo.equals(path.destinationAddress()) ? PathEnd.at(endpoint)
                : PathEnd.none(explanations.of("FILTER_AT_DESTINATION_DESTINATION_ADDRESS", id));
    }

    private static IpAddress address(String text) {
        return text == null ? null : IpAddress.parse(text);
    }

    private static Endpoint host(String id) {
        return switch (Components.prefixOf(id)) {
            case "i-" -> Endpoint.instance(id);
            case "vpce-" -> Endpoint.vpcEndpoint(id);
            default -> Endpoint.networkInterface(id);
        };
    }

    private Endpoint onPremises(String gatewayId, String address) {
        for (Row<VpnConnection> row : call.table(VpnConnection.TABLE).by(VpnConnection.BY_VPN_GATEWAY, gatewayId)) {
            return Endpoint.onPremises(IpAddress.parse(address), row.id());
        }
        throw new NotSimulatedException("Nothing but VPN connections leads beyond a virtual private gateway in Fake "
                + "EC2, and " + gatewayId + " has none");
    }

    // ---- addresses of interfaces

    private List<NetworkInterface> interfacesOf(String id) {
        return switch (Components.prefixOf(id)) {
            case "i-" -> call.table(NetworkInterface.TABLE).by(NetworkInterface.BY_INSTANCE, id).stream()
                    .map(Row::value).toList();
            case "vpce-" -> endpointInterfaces(call.table(VpcEndpoint.TABLE).find(id));
            default -> present(List.of(id));
        };
    }

    private List<NetworkInterface> endpointInterfaces(Row<VpcEndpoint> endpoint) {
        return endpoint == null ? List.of() : present(endpoint.value().networkInterfaceIds());
    }

    private List<NetworkInterface> present(List<String> ids) {
        return ids.stream().map(id -> call.table(NetworkInterface.TABLE).find(id)).filter(Objects::nonNull)
                .map(Row::value).toList();
    }

    private PathEnd sender(String id, String wanted) {
        List<NetworkInterface> interfaces = interfacesOf(id);
        for (NetworkInterface eni : interfaces) {
            if (wanted.equals(eni.privateIp())) {
                return PathEnd.at(Endpoint.networkInterface(eni.id()));
            }
        }
        for (NetworkInterface eni : interfaces) {
            if (!eni.sourceDestCheck() || eni.addressing().find(wanted) != null) {
                throw notSimulated("packets from another address than the primary one of a network interface");
            }
        }
        return interfaces.isEmpty() ? PathEnd.at(host(id))
                : PathEnd.none(explanations.spoofed(interfaces.get(0).id(), wanted));
    }

    private PathEnd receiver(String id) {
        String sentTo = path.leaving().destinationAddress();
        String arrivesAt = path.arriving().destinationAddress();
        List<NetworkInterface> interfaces = interfacesOf(id);
        if (sentTo == null && arrivesAt == null || interfaces.isEmpty()) {
            return isInside(path.source().id()) ? new PathEnd(privately(id, interfaces), null) : PathEnd.at(host(id));
        }
        for (NetworkInterface eni : interfaces) {
            if (isPrimary(eni, sentTo, true) && isPrimary(eni, arrivesAt, false)) {
                return PathEnd.at(sentTo == null
                        ? Endpoint.networkInterface(eni.id()) : Endpoint.address(only(sentTo)));
            }
        }
        for (NetworkInterface eni : interfaces) {
            if (hasSecondary(eni, sentTo) || hasSecondary(eni, arrivesAt)) {
                throw notSimulated("packets to another address than the primary one of a network interface");
            }
        }
        return PathEnd.none(explanations.of(sentTo != null ? "FILTER_AT_SOURCE_DESTINATION_ADDRESS"
                : "FILTER_AT_DESTINATION_DESTINATION_ADDRESS", id));
    }

    private static boolean isInside(String id) {
        return Components.isInstance(id) || id.startsWith("eni-");
    }

    /**
     * By private addresses: no way is looked for that leads out through one internet gateway and in through another
     * (Reachability Analyzer guide, explanation code {@code IGW_NAT_REFLECTION}).
     */
    private List<Endpoint> privately(String id, List<NetworkInterface> interfaces) {
        List<Endpoint> endpoints = new ArrayList<>();
        for (NetworkInterface eni : interfaces) {
            for (NetworkInterface.PrivateAddress address : eni.addresses()) {
                if (!isUnique(address.ip())) {
                    return List.of(host(id));
                }
                endpoints.add(Endpoint.address(address.ip()));
            }
        }
        return endpoints.isEmpty() ? List.of(host(id)) : endpoints;
    }

    private static boolean isPrimary(NetworkInterface eni, String address, boolean alsoPublic) {
        return address == null || address.equals(eni.privateIp()) || alsoPublic && address.equals(eni.publicIp());
    }

    private static boolean hasSecondary(NetworkInterface eni, String address) {
        return eni.addresses().stream().skip(1).anyMatch(pair -> pair.ip().equals(address)
                || pair.publicAddress() != null && pair.publicAddress().ip().equals(address));
    }

    /** An address that one interface alone has, so that the engine takes no other for it. */
    private String only(String address) {
        if (!isUnique(address)) {
            throw notSimulated("a destination address at the source that several interfaces have");
        }
        return address;
    }

    private boolean isUnique(String address) {
        return call.table(NetworkInterface.TABLE).all().stream()
                .filter(row -> row.value().addressing().find(address) != null).count() <= 1;
    }

    private static NotSimulatedException notSimulated(String what) {
        return new NotSimulatedException("An analysis of " + what + " is not simulated by Fake EC2 yet");
    }
}
