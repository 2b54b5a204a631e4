package io.github.fakeec2.network.routing;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.ElasticIps;
import io.github.fakeec2.network.ManagedInterfaces;
import io.github.fakeec2.network.NatGateway;
import io.github.fakeec2.network.NatGateway.Address;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.time.Delay;
import java.util.ArrayList;
import java.util.List;

/** Adds secondary addresses to a NAT gateway, and takes them away. */
final class NatGatewayAddresses {

    private final Call call;
    private final Table<NatGateway> gateways;

    NatGatewayAddresses(Call call) {
        this.call = call;
        this.gateways = call.table(NatGateway.TABLE);
    }

    /**
     * The gateway that a request names, which can be changed now.
     *
     * @throws AwsError {@code NatGatewayNotFound}; {@code InvalidParameter} for a gateway of the other kind,
     *     {@code IncorrectState} for one that is not available, or while one of its addresses is on the way out
     */
    NatGateway editable(String id, boolean isPublic) {
        NatGateway gateway = gateways.get(NatGatewayRequests.required("NatGatewayId", id)).value();
        if (gateway.isPublic() != isPublic) {
            throw AwsError.of("InvalidParameter", "NatGateway " + id + " is not a "
                    + (isPublic ? "public" : "private") + " NAT gateway");
        }
        if (!gateway.stateName().equals("available")) {
            throw AwsError.of("IncorrectState", "NatGateway " + id + " is in state " + gateway.stateName());
        }
        for (Address address : gateway.addresses()) {
            if (isLeaving(address)) {
                throw AwsError.of("IncorrectState", "NatGateway " + id + " is " + address.status()
                        + " the address " + address.privateIp());
            }
        }
        return gateway;
    }

    private static boolean isLeaving(Address address) {
        return address.status().equals("unassigning") || address.status().equals("disassociating");
    }

    /**
     * Adds addresses, which are there after a while.
     *
     * @param privateIps null stands for any
     * @param allocationIds an Elastic IP address for each, or none at all
     */
    List<Address> add(NatGateway gateway, List<String> privateIps, List<String> allocationIds) {
        NatGatewayQuotas.requireWithin(call, gateway.isPublic(), gateway.addresses().size() + privateIps.size());
        List<Address> added = new ArrayList<>();
        for (int i = 0; i < privateIps.size(); i++) {
            String ip = ManagedInterfaces.addAddress(call, gateway.networkInterfaceId(), privateIps.get(i));
            Address address = new Address(ip, allocationIds.isEmpty() ? null : allocationIds.get(i), null, null, false,
                    "assigning");
            added.add(allocationIds.isEmpty()
                    ? address : new NatGatewayLife(call).associate(gateway, address).in("associating"));
        }
        List<Address> all = new ArrayList<>(gateway.addresses());
        all.addAll(added);
        gateways.update(gateway.withAddresses(all));
        for (Address address : added) {
            whenDone(gateway.id(), address, (later, now) -> now.with(address.in("succeeded")));
        }
        return added;
    }

    /** Takes secondary addresses away, which takes a while. */
    List<Address> remove(NatGateway gateway, List<Address> chosen) {
        NatGateway changed = gateway;
        List<Address> leaving = new ArrayList<>();
        for (Address address : chosen) {
            Address next = address.in(gateway.isPublic() ? "disassociating" : "unassigning");
            leaving.add(next);
            changed = changed.with(next);
            whenDone(gateway.id(), next, (later, now) -> without(later, now, next));
        }
        gateways.update(changed);
        return leaving;
    }

    private static NatGateway without(Call later, NatGateway now, Address address) {
        if (address.allocationId() != null) {
            ElasticIps.disassociate(later, address.allocationId());
        }
        ManagedInterfaces.removeAddress(later, now.networkInterfaceId(), address.privateIp());
        List<Address> left = new ArrayList<>(now.addresses());
        left.remove(address);
        return now.withAddresses(left);
    }

    private interface Change {
        NatGateway of(Call later, NatGateway now);
    }

    /** Changes the gateway after a while, if it is still there and the address as it is now. */
    private void whenDone(String id, Address address, Change change) {
        call.begin(Delay.ASSOCIATION, "address " + address.privateIp() + " of NAT gateway " + id + " changes",
                later -> {
                    Row<NatGateway> row = later.table(NatGateway.TABLE).find(id);
                    if (row != null && row.value().stateName().equals("available")
                            && row.value().addresses().contains(address)) {
                        later.table(NatGateway.TABLE).update(change.of(later, row.value()));
                    }
                });
    }
}
