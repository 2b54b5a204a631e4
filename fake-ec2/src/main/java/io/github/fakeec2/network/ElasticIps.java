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
     * Lets an address that is not associated stand for a private address of an interface. A public address that AWS had
     * assigned to the private one by itself goes back to the pool.
     *
     * @param privateIp one of the interface's private addresses
     */
    public static void associate(Call call, String allocationId, String networkInterfaceId, String privateIp) {
        ElasticIp eip = call.table(ElasticIp.TABLE).value(allocationId);
        NetworkInterface eni = call.table(NetworkInterface.TABLE).value(networkInterfaceId);
        String associationId = Ids.next("eipassoc-", call.region().random());
        call.table(ElasticIp.TABLE).update(
                eip.withAssociation(new ElasticIp.Association(associationId, networkInterfaceId, privateIp)));
        call.table(NetworkInterface.TABLE).update(
                eni.withPublicAddress(privateIp, new PublicAddress(eip.publicIp(), allocationId, associationId)));
    }

    /** Ends an address's association, if it has one; the address stays allocated. */
    public static void disassociate(Call call, String allocationId) {
        Table<ElasticIp> table = call.table(ElasticIp.TABLE);
        ElasticIp eip = table.value(allocationId);
        ElasticIp.Association association = eip.association();
        if (association == null) {
            return;
        }
        table.update(eip.withAssociation(null));
        NetworkInterface eni = call.table(NetworkInterface.TABLE).value(association.networkInterfaceId());
        call.table(NetworkInterface.TABLE).update(eni.withPublicAddress(association.privateIp(), null));
    }
}
