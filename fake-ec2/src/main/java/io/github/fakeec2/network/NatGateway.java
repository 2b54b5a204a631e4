package io.github.fakeec2.network;

import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.TableType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A NAT gateway: lets connections out of subnets under its own addresses, and none in.
 *
 * @param zone the zone of its subnet
 * @param isPublic whether its connections go to the internet, under Elastic IP addresses; else they go to other
 *     networks, under its private addresses
 * @param networkInterfaceId its interface; null where the subnet had no address for one
 * @param addresses its addresses, the primary one first
 * @param stateName {@code pending}, {@code failed}, {@code available}, {@code deleting} or {@code deleted}
 * @param failure why it came to nothing, or null
 * @param createTime when it was asked for
 * @param deleteTime when it was deleted, or null
 */
public record NatGateway(String id, String vpcId, String subnetId, String zone, boolean isPublic,
        String networkInterfaceId, List<Address> addresses, String stateName, Failure failure, Instant createTime,
        Instant deleteTime) implements Routable {

    /** The kind of resource. */
    public static final TableType<NatGateway> TABLE = TableType.<NatGateway>of("natgateway", "nat-")
            .notFound("NatGatewayNotFound", "NatGateway %s was not found", "NatGateways %s were not found")
            .malformed("NatGatewayMalformed", "The NatGateway ID '%s' is malformed");

    /** Finds the gateways in a subnet that are not gone, nor came to nothing. */
    public static final TableType.Index<NatGateway> BY_SUBNET =
            TABLE.needs(Subnet.TABLE, gateway -> gateway.isGone() ? null : gateway.subnetId());

    /** Finds the gateways that count against the quota of a zone. */
    public static final TableType.Index<NatGateway> BY_ZONE =
            TABLE.index(gateway -> gateway.isGone() ? null : gateway.zone());

    @Override
    public boolean serves(RegionState region, String other) {
        return vpcId.equals(other);
    }

    /** Whether it is deleted, or came to nothing. */
    public boolean isGone() {
        return stateName.equals("deleted") || stateName.equals("failed");
    }

    /** The allocations of its Elastic IP addresses. */
    public List<String> allocationIds() {
        return addresses.stream().map(Address::allocationId).filter(Objects::nonNull).toList();
    }

    /** The same gateway in another state. */
    public NatGateway in(String state) {
        return new NatGateway(id, vpcId, subnetId, zone, isPublic, networkInterfaceId, addresses, state, failure,
                createTime, deleteTime);
    }

    /** The same gateway after it came to nothing. */
    public NatGateway failed(Failure reason) {
        List<Address> useless = addresses.stream().map(address -> address.in("failed")).toList();
        return new NatGateway(id, vpcId, subnetId, zone, isPublic, networkInterfaceId, useless, "failed", reason,
                createTime, deleteTime);
    }

    /** The same gateway after it was deleted. */
    public NatGateway deleted(Instant at) {
        return new NatGateway(id, vpcId, subnetId, zone, isPublic, networkInterfaceId, addresses, "deleted", failure,
                createTime, at);
    }

    /** The same gateway with other addresses. */
    public NatGateway withAddresses(List<Address> others) {
        return new NatGateway(id, vpcId, subnetId, zone, isPublic, networkInterfaceId, List.copyOf(others), stateName,
                failure, createTime, deleteTime);
    }

    /** The same gateway with another address in the place of the one that has the same private IP. */
    public NatGateway with(Address changed) {
        List<Address> others = new ArrayList<>(addresses);
        others.replaceAll(address -> address.privateIp().equals(changed.privateIp()) ? changed : address);
        return withAddresses(others);
    }

    /**
     * An address of a NAT gateway.
     *
     * @param privateIp null where the subnet had none for the gateway
     * @param allocationId {@code eipalloc-...} of its Elastic IP address; null in a private gateway
     * @param publicIp the Elastic IP address once it is associated, or null
     * @param associationId {@code eipassoc-...}, or null
     * @param status such as {@code associating}, {@code succeeded} or {@code failed}
     */
    public record Address(String privateIp, String allocationId, String publicIp, String associationId,
            boolean isPrimary, String status) {

        /** The same address in another status. */
        public Address in(String other) {
            return new Address(privateIp, allocationId, publicIp, associationId, isPrimary, other);
        }

        /** The same address, associated. */
        public Address associated(String ip, String association) {
            return new Address(privateIp, allocationId, ip, association, isPrimary, "succeeded");
        }
    }

    /**
     * Why a NAT gateway came to nothing.
     *
     * @param code such as {@code Gateway.NotAttached}
     */
    public record Failure(String code, String message) {
    }
}
