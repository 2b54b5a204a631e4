package io.github.fakeec2.reachability;

import io.github.fakeec2.ip.IpAddress;

/** One end of a {@link Flow}. Sets, such as all instances of a subnet, are the caller's to take apart. */
public sealed interface Endpoint {

    /** An instance, by any of its interfaces and addresses. */
    static Endpoint instance(String id) {
        return new Instance(id);
    }

    /** A network interface, by any of its addresses. */
    static Endpoint networkInterface(String id) {
        return new NetworkInterface(id);
    }

    /**
     * An address: of an interface, on premises, or in the internet. A private address that interfaces of several VPCs
     * have means the one in the other end's VPC, or else the first.
     */
    static Endpoint address(IpAddress address) {
        return new Address(address);
    }

    /** As {@link #address(IpAddress)}, from its text. */
    static Endpoint address(String address) {
        return new Address(IpAddress.parse(address));
    }

    /** The internet: some address of it. To be unreachable from here is to be unreachable from every address. */
    static Endpoint internet() {
        return new Internet(null, null);
    }

    /** One address in the internet. */
    static Endpoint internet(IpAddress address) {
        return new Internet(address, null);
    }

    /** The internet beyond one internet gateway. */
    static Endpoint internetGateway(String id) {
        return new Internet(null, id);
    }

    /** A VPC endpoint; as a target only, since endpoints start no connections in their VPC. */
    static Endpoint vpcEndpoint(String id) {
        return new VpcEndpoint(id);
    }

    /** A load balancer, by any of its nodes. */
    static Endpoint loadBalancer(String id) {
        return new LoadBalancer(id);
    }

    /**
     * An address on premises.
     *
     * @param connectionId the VPN connection or other way there, or null for any whose ranges hold the address
     */
    static Endpoint onPremises(IpAddress address, String connectionId) {
        return new OnPremises(address, connectionId);
    }

    /** See {@link Endpoint#instance}. */
    record Instance(String id) implements Endpoint {
    }

    /** See {@link Endpoint#networkInterface}. */
    record NetworkInterface(String id) implements Endpoint {
    }

    /** See {@link Endpoint#address(IpAddress)}. */
    record Address(IpAddress address) implements Endpoint {
    }

    /** See {@link Endpoint#internet()}; address and gateway may be null. */
    record Internet(IpAddress address, String gatewayId) implements Endpoint {
    }

    /** See {@link Endpoint#vpcEndpoint}. */
    record VpcEndpoint(String id) implements Endpoint {
    }

    /** See {@link Endpoint#loadBalancer}. */
    record LoadBalancer(String id) implements Endpoint {
    }

    /** See {@link Endpoint#onPremises}. */
    record OnPremises(IpAddress address, String connectionId) implements Endpoint {
    }
}
