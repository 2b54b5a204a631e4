package io.github.fakeec2.network;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;

/**
 * An Elastic IP address: a public IPv4 address that an account keeps until it releases it.
 *
 * @param id the allocation's id: {@code eipalloc-...}
 * @param borderGroup the network border group that announces it, such as {@code us-east-1}
 * @param association what it is associated with, or null
 * @param reverseDns its reverse DNS record, or null
 */
public record ElasticIp(String id, String publicIp, String borderGroup, Association association,
        ReverseDns reverseDns) implements Resource {

    /** The kind of resource. EC2 has no error of its own for malformed allocation ids. */
    public static final TableType<ElasticIp> TABLE = TableType.<ElasticIp>of("elastic-ip", "eipalloc-")
            .notFound("InvalidAllocationID.NotFound", "The allocation ID '%s' does not exist",
                    "The allocation IDs '%s' do not exist")
            .malformed("InvalidAllocationID.NotFound", "The allocation ID '%s' does not exist");

    /** Finds the allocation of a public address. */
    public static final TableType.Index<ElasticIp> BY_PUBLIC_IP = TABLE.index(ElasticIp::publicIp);

    /** Finds the allocation of an association: {@code eipassoc-...}. */
    public static final TableType.Index<ElasticIp> BY_ASSOCIATION =
            TABLE.index(eip -> eip.association() == null ? null : eip.association().id());

    /** Finds the Elastic IP addresses of an interface, whose instance their views show. */
    public static final TableType.Index<ElasticIp> BY_INTERFACE = TABLE.shows(NetworkInterface.TABLE,
            eip -> eip.association() == null ? null : eip.association().networkInterfaceId());

    @Override
    public String stateName() {
        return association == null ? "allocated" : "associated";
    }

    /** Whether it stands for a private address now. */
    public boolean isAssociated() {
        return association != null;
    }

    /** The same address associated so, or null for not associated. */
    public ElasticIp withAssociation(Association other) {
        return new ElasticIp(id, publicIp, borderGroup, other, reverseDns);
    }

    /** The same address with another reverse DNS record, or null for none. */
    public ElasticIp withReverseDns(ReverseDns other) {
        return new ElasticIp(id, publicIp, borderGroup, association, other);
    }

    /**
     * That an Elastic IP address stands for a private one.
     *
     * @param id {@code eipassoc-...}
     */
    public record Association(String id, String networkInterfaceId, String privateIp) {
    }

    /**
     * The name that a reverse lookup of the address finds.
     *
     * @param record the name in force, or null
     * @param update the name that is about to take its place, or null; empty for the default name
     */
    public record ReverseDns(String record, String update) {
    }
}
