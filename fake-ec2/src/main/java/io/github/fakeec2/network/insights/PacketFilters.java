package io.github.fakeec2.network.insights;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.ip.Ipv4;
import io.github.fakeec2.network.insights.PacketFilter.Ports;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInsightsPathRequest;
import software.amazon.awssdk.services.ec2.model.FilterPortRange;
import software.amazon.awssdk.services.ec2.model.PathFilter;
import software.amazon.awssdk.services.ec2.model.PathRequestFilter;
import software.amazon.awssdk.services.ec2.model.RequestFilterPortRange;

/** Packet filters as requests and responses have them; older versions of the SDK do not know them at all. */
final class PacketFilters {

    private static final int LARGEST_PORT = 65535;

    private PacketFilters() {
    }

    /**
     * The filter in a member of the request, or null where that is not given.
     *
     * @throws AwsError {@code InvalidParameterValue} for what is no IPv4 address or no range of ports
     */
    static PacketFilter read(CreateNetworkInsightsPathRequest request, String member) {
        return request.getValueForField(member, Object.class)
                .map(filter -> of((PathRequestFilter) filter, member + "."))
                .orElse(null);
    }

    private static PacketFilter of(PathRequestFilter filter, String path) {
        return new PacketFilter(
                address(path + "SourceAddress", filter.sourceAddress()),
                ports(path + "SourcePortRange", filter.sourcePortRange()),
                address(path + "DestinationAddress", filter.destinationAddress()),
                ports(path + "DestinationPortRange", filter.destinationPortRange()));
    }

    /** An IPv4 address, or null where none is given. */
    static String address(String parameter, String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!Ipv4.isValid(text)) {
            throw invalid(parameter, text);
        }
        return text;
    }

    private static Ports ports(String parameter, RequestFilterPortRange range) {
        if (range == null) {
            return null;
        }
        if (range.fromPort() == null || range.toPort() == null || range.fromPort() < 0
                || range.toPort() > LARGEST_PORT || range.fromPort() > range.toPort()) {
            throw invalid(parameter, range.fromPort() + "-" + range.toPort());
        }
        return new Ports(range.fromPort(), range.toPort());
    }

    /** One port, or null where none is given. */
    static Ports port(String parameter, Integer port) {
        if (port == null) {
            return null;
        }
        if (port < 0 || port > LARGEST_PORT) {
            throw invalid(parameter, port);
        }
        return new Ports(port, port);
    }

    static AwsError invalid(String parameter, Object value) {
        return AwsError.of("InvalidParameterValue", "Value (" + value + ") for parameter " + parameter
                + " is invalid.");
    }

    static PathFilter toSdk(PacketFilter filter) {
        return PathFilter.builder()
                .sourceAddress(filter.sourceAddress())
                .sourcePortRange(toSdk(filter.sourcePorts()))
                .destinationAddress(filter.destinationAddress())
                .destinationPortRange(toSdk(filter.destinationPorts()))
                .build();
    }

    private static FilterPortRange toSdk(Ports ports) {
        return ports == null ? null : FilterPortRange.builder().fromPort(ports.from()).toPort(ports.to()).build();
    }
}
