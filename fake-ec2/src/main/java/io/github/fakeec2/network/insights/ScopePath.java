package io.github.fakeec2.network.insights;

import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.reachability.model.TrafficMatch;
import java.util.List;

/**
 * A condition of a Network Access Scope on ways through the network.
 *
 * @param through what a way must lead through, each of them
 */
record ScopePath(End source, End destination, List<Resources> through) {

    ScopePath {
        through = List.copyOf(through);
    }

    /**
     * Where a way begins or ends.
     *
     * @param packets what packets look like there, or null for any packets
     * @param resources or null for all
     */
    record End(Packets packets, Resources resources) {

        /** Without conditions. */
        static final End ANY = new End(null, null);
    }

    /**
     * Resources by id or ARN, or else by type: one of the two lists is empty.
     *
     * @param types as AWS CloudFormation names them
     */
    record Resources(List<String> resources, List<String> types) {

        Resources {
            resources = List.copyOf(resources);
            types = List.copyOf(types);
        }

        /** The ids, also where ARNs were given. */
        List<String> ids() {
            return resources.stream().map(resource -> resource.substring(resource.lastIndexOf('/') + 1)).toList();
        }
    }

    /**
     * What packets look like. An empty list is no condition.
     *
     * @param text the members as they were given
     * @param sources of which a packet comes from one
     * @param destinations of which it goes to one
     * @param traffic protocols and destination ports, each combination; never empty
     */
    record Packets(Text text, List<IpRange> sources, List<IpRange> destinations, List<TrafficMatch> traffic) {

        Packets {
            sources = List.copyOf(sources);
            destinations = List.copyOf(destinations);
            traffic = List.copyOf(traffic);
        }
    }

    /** The members of a packet header statement as they were given. */
    record Text(List<String> sourceAddresses, List<String> destinationAddresses, List<String> destinationPorts,
            List<String> protocols) {

        Text {
            sourceAddresses = List.copyOf(sourceAddresses);
            destinationAddresses = List.copyOf(destinationAddresses);
            destinationPorts = List.copyOf(destinationPorts);
            protocols = List.copyOf(protocols);
        }
    }
}
