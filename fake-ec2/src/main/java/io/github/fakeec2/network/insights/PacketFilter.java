package io.github.fakeec2.network.insights;

/**
 * Which packets an analysis is about, by their headers at one end of the path.
 *
 * @param sourceAddress an IPv4 address, or null for any
 * @param sourcePorts or null for any
 * @param destinationAddress an IPv4 address, or null for any
 * @param destinationPorts or null for any
 */
record PacketFilter(String sourceAddress, Ports sourcePorts, String destinationAddress, Ports destinationPorts) {

    static final PacketFilter NONE = new PacketFilter(null, null, null, null);

    /** A range of ports, ends included. */
    record Ports(int from, int to) {

        static final Ports ALL = new Ports(0, 65535);

        /** The ports that are in both, or null for none; null stands for all ports. */
        static Ports inBoth(Ports one, Ports other) {
            Ports first = one == null ? ALL : one;
            Ports second = other == null ? ALL : other;
            int from = Math.max(first.from, second.from);
            int to = Math.min(first.to, second.to);
            return from > to ? null : new Ports(from, to);
        }

        @Override
        public String toString() {
            return from == to ? Integer.toString(from) : from + "-" + to;
        }
    }
}
