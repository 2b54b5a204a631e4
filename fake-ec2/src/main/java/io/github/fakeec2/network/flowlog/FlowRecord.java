package io.github.fakeec2.network.flowlog;

import java.time.Instant;
import java.util.Objects;

/**
 * A flow of packets at an interface, as flow logs see it.
 *
 * @param interfaceId the interface: {@code eni-...}
 * @param vpcId the interface's VPC
 * @param subnetId the interface's subnet
 * @param sourceAddress where the packets come from
 * @param sourcePort 0 for protocols without ports
 * @param destinationAddress where the packets go to
 * @param destinationPort 0 for protocols without ports
 * @param protocol the protocol's number, such as 6 for TCP
 * @param accepted whether security groups and network ACLs let the flow pass
 * @param start when the first packet came
 * @param end when the last packet came
 * @param ingress whether the packets come into the interface; else they leave it
 * @param tcpFlags the flags of all packets, such as 2 for SYN and 18 for SYN-ACK; 0 for protocols without them
 */
public record FlowRecord(String interfaceId, String vpcId, String subnetId, String sourceAddress, int sourcePort,
        String destinationAddress, int destinationPort, int protocol, boolean accepted, long packets, long bytes,
        Instant start, Instant end, boolean ingress, int tcpFlags) {

    public FlowRecord {
        Objects.requireNonNull(interfaceId, "interfaceId");
        Objects.requireNonNull(vpcId, "vpcId");
        Objects.requireNonNull(subnetId, "subnetId");
        Objects.requireNonNull(sourceAddress, "sourceAddress");
        Objects.requireNonNull(destinationAddress, "destinationAddress");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(end, "end");
    }

    /** Whether the addresses are IPv6 addresses. */
    boolean isIpv6() {
        return sourceAddress.indexOf(':') >= 0;
    }
}
