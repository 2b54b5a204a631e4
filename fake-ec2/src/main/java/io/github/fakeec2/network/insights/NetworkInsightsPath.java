package io.github.fakeec2.network.insights;

import io.github.fakeec2.network.insights.PacketFilter.Ports;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;

/**
 * A question to Reachability Analyzer: can packets get from one resource to another?
 *
 * @param destination null where it is an address alone: that of {@code filterAtSource}
 * @param protocol {@code tcp} or {@code udp}
 * @param simple what is asked about packets without filters
 * @param filterAtSource what packets look like when they leave the source, or null
 * @param filterAtDestination what they look like when they arrive, or null
 */
record NetworkInsightsPath(String id, End source, End destination, String protocol, Simple simple,
        PacketFilter filterAtSource, PacketFilter filterAtDestination) implements Resource {

    static final TableType<NetworkInsightsPath> TABLE =
            TableType.<NetworkInsightsPath>of("network-insights-path", "nip-")
                    .notFound("InvalidNetworkInsightsPathId.NotFound",
                            "The networkInsightsPath ID '%s' does not exist",
                            "The networkInsightsPath IDs '%s' do not exist")
                    .malformed("InvalidNetworkInsightsPathId.Malformed", "Invalid id: \"%s\" (expecting \"nip-...\")");

    /** A resource at an end of the path. */
    record End(String id, String arn) {
    }

    /**
     * The parameters that were there before filters.
     *
     * @param sourceIp the address at the source, or null
     * @param destinationIp the address at the destination, or null
     * @param destinationPort or null for any
     */
    record Simple(String sourceIp, String destinationIp, Integer destinationPort) {
    }

    /** What packets look like when they leave the source. */
    PacketFilter leaving() {
        return filterAtSource != null ? filterAtSource : new PacketFilter(simple.sourceIp(), null, null,
                simple.destinationPort() == null ? null
                        : new Ports(simple.destinationPort(), simple.destinationPort()));
    }

    /** What packets look like when they arrive at the destination. */
    PacketFilter arriving() {
        return filterAtDestination != null ? filterAtDestination
                : new PacketFilter(null, null, simple.destinationIp(), null);
    }

    /** The address that packets come from where nothing before the first component translates it, or null for any. */
    String sourceAddress() {
        return leaving().sourceAddress() != null ? leaving().sourceAddress() : arriving().sourceAddress();
    }

    /** The address that packets go to where nothing after the last component translates it, or null for any. */
    String destinationAddress() {
        return arriving().destinationAddress() != null
                ? arriving().destinationAddress() : leaving().destinationAddress();
    }
}
