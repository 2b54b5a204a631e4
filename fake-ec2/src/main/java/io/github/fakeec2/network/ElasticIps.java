package io.github.fakeec2.network;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.NetworkInterface.PublicAddress;
import io.github.fakeec2.state.Ids;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;

/** What other families ask of Elastic IP addresses. */
public final class ElasticIps {

    private ElasticIps() {
    }

    /**
     * The address that a request names by its allocation.
     *
     * @throws AwsError {@code InvalidAllocationID.NotFound}
     */
    public static Row<ElasticIp> get(Call call, String allocationId) {
        return call.table(ElasticIp.TABLE).get(allocationId);
    }

    /**
     * Lets an address that is not associated stand for a private address of an interface. A public address that the
     * private one had is gone: one that AWS had assigned goes back to the pool, an Elastic IP address stays allocated.
     *
     * @param privateIp one of the interface's private addresses
     */
    public static void associate(Call call, String allocationId, String networkInterfaceId, String privateIp) {
        Table<NetworkInterface> interfaces = call.table(NetworkInterface.TABLE);
        PublicAddress earlier = interfaces.value(networkInterfaceId).addressing().find(privateIp).publicAddress();
        if (earlier != null && earlier.isElastic()) {
            unlink(call, earlier.allocationId());
        }
        NetworkInterface eni = interfaces.value(networkInterfaceId);
        ElasticIp eip = call.table(ElasticIp.TABLE).value(allocationId);
        String associationId = Ids.next("eipassoc-", call.region().random());
        call.table(ElasticIp.TABLE).update(
                eip.withAssociation(new ElasticIp.Association(associationId, networkInterfaceId, privateIp)));
        interfaces.update(
                eni.withPublicAddress(privateIp, new PublicAddress(eip.publicIp(), allocationId, associationId)));
    }

    /**
     * Ends an address's association, if it has one; the address stays allocated. A running instance may get a public
     * address of AWS's in its place: see {@link AutomaticAddresses}.
     */
    public static void disassociate(Call call, String allocationId) {
        ElasticIp.Association association = unlink(call, allocationId);
        if (association != null) {
            AutomaticAddresses.assignIfRunning(call, association.networkInterfaceId());
        }
    }

    /** Lets an association go with its private address to another interface. */
    static void follow(Call call, PublicAddress address, String networkInterfaceId) {
        ElasticIp eip = call.table(ElasticIp.TABLE).value(address.allocationId());
        call.table(ElasticIp.TABLE).update(eip.withAssociation(new ElasticIp.Association(eip.association().id(),
                networkInterfaceId, eip.association().privateIp())));
    }

    /** Ends an address's association for something that takes its place, and says what it was; null for none. */
    static ElasticIp.Association unlink(Call call, String allocationId) {
        ElasticIp eip = call.table(ElasticIp.TABLE).value(allocationId);
        ElasticIp.Association association = eip.association();
        if (association != null) {
            call.table(ElasticIp.TABLE).update(eip.withAssociation(null));
            NetworkInterface eni = call.table(NetworkInterface.TABLE).value(association.networkInterfaceId());
            call.table(NetworkInterface.TABLE).update(eni.withPublicAddress(association.privateIp(), null));
        }
        return association;
    }
}
