package io.github.fakeec2.network.routing;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.ElasticIp;
import io.github.fakeec2.network.ElasticIps;
import io.github.fakeec2.network.InternetGateway;
import io.github.fakeec2.network.ManagedInterfaces;
import io.github.fakeec2.network.NatGateway;
import io.github.fakeec2.network.NatGateway.Address;
import io.github.fakeec2.network.NatGateway.Failure;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.NetworkInterfaces;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.time.Delay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a NAT gateway comes and goes. What its request cannot know makes it fail after a while, rather than the call (VPC
 * user guide, "Troubleshoot NAT gateways", section "NAT gateway creation fails").
 */
final class NatGatewayLife {

    /** As DescribeNetworkInterfaces shows it: an account of AWS made the interface. */
    private static final NetworkInterface.Service SERVICE =
            new NetworkInterface.Service("nat_gateway", "036872051663");

    private final Call call;
    private final Table<NatGateway> gateways;

    NatGatewayLife(Call call) {
        this.call = call;
        this.gateways = call.table(NatGateway.TABLE);
    }

    /** Makes a gateway, which is {@code pending} at first. */
    Row<NatGateway> begin(Subnet subnet, NatGatewayRequests.Wanted wanted, Map<String, String> tags) {
        String id = call.nextId(NatGateway.TABLE);
        boolean room = NetworkInterfaces.freeAddresses(call, subnet) >= wanted.privateIps().size();
        NetworkInterface eni = room ? interfaceFor(id, subnet, wanted.privateIps()) : null;
        List<Address> addresses = new ArrayList<>();
        for (int i = 0; i < wanted.privateIps().size(); i++) {
            addresses.add(new Address(eni == null ? null : eni.addresses().get(i).ip(),
                    wanted.isPublic() ? wanted.allocationIds().get(i) : null, null, null, i == 0,
                    wanted.isPublic() ? "associating" : "assigning"));
        }
        Row<NatGateway> row = gateways.insert(new NatGateway(id, subnet.vpcId(), subnet.id(), subnet.zone(),
                wanted.isPublic(), eni == null ? null : eni.id(), addresses, "pending", null, call.now(), null), tags);
        call.begin(Delay.NAT_GATEWAY_CREATE, "NAT gateway " + id + " is made",
                later -> new NatGatewayLife(later).complete(id));
        return row;
    }

    private NetworkInterface interfaceFor(String id, Subnet subnet, List<String> privateIps) {
        String eniId = NetworkInterfaces.createManaged(call, subnet, SERVICE, "Interface for NAT Gateway " + id,
                List.of(), privateIps.get(0)).id();
        for (String ip : privateIps.subList(1, privateIps.size())) {
            ManagedInterfaces.addAddress(call, eniId, ip);
        }
        return call.table(NetworkInterface.TABLE).value(eniId);
    }

    private void complete(String id) {
        Row<NatGateway> row = gateways.find(id);
        if (row == null || !row.value().stateName().equals("pending")) {
            return;
        }
        NatGateway gateway = row.value();
        Failure failure = failureOf(gateway);
        if (failure != null) {
            dropInterface(gateway);
            gateways.update(gateway.failed(failure));
            disappearLater(id);
            return;
        }
        List<Address> addresses = new ArrayList<>();
        for (Address address : gateway.addresses()) {
            addresses.add(gateway.isPublic() ? associate(gateway, address) : address.in("succeeded"));
        }
        gateways.update(gateway.withAddresses(addresses).in("available"));
    }

    /** Why the gateway cannot become available, or null. */
    private Failure failureOf(NatGateway gateway) {
        if (gateway.networkInterfaceId() == null) {
            return new Failure("InsufficientFreeAddressesInSubnet",
                    "Subnet has insufficient free addresses to create this NAT gateway");
        }
        if (gateway.isPublic()
                && call.table(InternetGateway.TABLE).by(InternetGateway.BY_VPC, gateway.vpcId()).isEmpty()) {
            return new Failure("Gateway.NotAttached",
                    "Network " + gateway.vpcId() + " has no Internet gateway attached");
        }
        for (String allocationId : gateway.allocationIds()) {
            Row<ElasticIp> row = call.table(ElasticIp.TABLE).find(allocationId);
            if (row == null) {
                return new Failure("InvalidAllocationID.NotFound",
                        "Elastic IP address " + allocationId + " could not be associated with this NAT gateway");
            }
            if (row.value().isAssociated()) {
                return new Failure("Resource.AlreadyAssociated",
                        "Elastic IP address " + allocationId + " is already associated");
            }
        }
        return null;
    }

    /** Lets an address's Elastic IP address stand for its private one. */
    Address associate(NatGateway gateway, Address address) {
        ElasticIps.associate(call, address.allocationId(), gateway.networkInterfaceId(), address.privateIp());
        ElasticIp eip = call.table(ElasticIp.TABLE).value(address.allocationId());
        return address.associated(eip.publicIp(), eip.association().id());
    }

    /** Deletes a gateway; what is deleted, or about to be, stays so. */
    void end(NatGateway gateway) {
        if (gateway.stateName().equals("deleting") || gateway.stateName().equals("deleted")) {
            return;
        }
        String id = gateway.id();
        gateways.update(gateway.in("deleting"));
        call.begin(Delay.NAT_GATEWAY_DELETE, "NAT gateway " + id + " is deleted",
                later -> new NatGatewayLife(later).finish(id));
    }

    private void finish(String id) {
        Row<NatGateway> row = gateways.find(id);
        if (row == null) {
            return;
        }
        dropInterface(row.value());
        gateways.update(row.value().deleted(call.now()));
        disappearLater(id);
    }

    /** Takes the interface away; the Elastic IP addresses stay allocated. */
    private void dropInterface(NatGateway gateway) {
        if (gateway.networkInterfaceId() != null
                && call.table(NetworkInterface.TABLE).find(gateway.networkInterfaceId()) != null) {
            NetworkInterfaces.deleteManaged(call, gateway.networkInterfaceId());
        }
    }

    private void disappearLater(String id) {
        call.later(Delay.DELETED_NAT_GATEWAY_VISIBLE, "NAT gateway " + id + " disappears", later -> {
            Table<NatGateway> table = later.table(NatGateway.TABLE);
            if (table.find(id) != null && table.value(id).isGone()) {
                table.delete(id);
            }
        });
    }
}
