package io.github.fakeec2.reachability;

/**
 * The ports that senders take for themselves (VPC user guide, "Custom network ACLs", section "Ephemeral ports"). An
 * answer must be let through to each of them, since nobody knows which one a sender takes.
 *
 * @param first the lowest
 * @param last the highest
 */
record EphemeralPorts(int first, int last) {

    /** No port: of protocols that have none. */
    static final EphemeralPorts NONE = new EphemeralPorts(0, 0);

    /** Linux takes 32768 to 61000, Windows 49152 to 65535; the guide's own ACL for a web server opens this range. */
    static final EphemeralPorts OF_HOSTS = new EphemeralPorts(32768, 65535);

    /** NAT gateways, load balancers and other services take all that are not well known. */
    static final EphemeralPorts OF_SERVICES = new EphemeralPorts(1024, 65535);
}
