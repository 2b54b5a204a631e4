package io.github.fakeec2.network.eni;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.ElasticIp;
import io.github.fakeec2.network.ElasticIps;
import io.github.fakeec2.network.InterfaceHost;
import io.github.fakeec2.network.InterfaceHosts;
import io.github.fakeec2.network.InternetGateway;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.NetworkInterface.PublicAddress;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.state.Row;
import java.util.Iterator;
import software.amazon.awssdk.services.ec2.model.AssociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AssociateAddressResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateAddressResponse;

/** Associates Elastic IP addresses with instances and interfaces (API reference, AssociateAddress). */
@Simulates(family = "Elastic IP addresses")
final class AddressAssociationApi {

    private static final String[] NO_LONGER_OR_NOT_YET = {"pending", "shutting-down", "terminated"};

    private final Call call;

    AddressAssociationApi(Call call) {
        this.call = call;
    }

    AssociateAddressResponse associateAddress(AssociateAddressRequest request) {
        requireAllocationAlone(request);
        ElasticIp eip = ElasticIps.get(call, request.allocationId()).value();
        NetworkInterface eni = target(request);
        Managed.refuse(eni);
        requireInternetGateway(eni.vpcId());
        String privateIp = Required.isGiven(request.privateIpAddress()) ? request.privateIpAddress()
                : eni.privateIp();
        NetworkInterface.PrivateAddress address = eni.addressing().find(privateIp);
        if (address == null) {
            throw AwsError.of("InvalidParameterValue", "Value (" + privateIp + ") for parameter privateIpAddress is "
                    + "invalid. The address is not assigned to interface " + eni.id());
        }
        PublicAddress earlier = address.publicAddress();
        if (earlier != null && eip.id().equals(earlier.allocationId())) {
            return answer(earlier.associationId()); // "This is an idempotent operation"
        }
        if (Boolean.FALSE.equals(request.allowReassociation())) {
            requireBothFree(eip, eni, privateIp, earlier);
        }
        if (eip.isAssociated()) {
            Managed.refuse(call.table(NetworkInterface.TABLE).value(eip.association().networkInterfaceId()));
            ElasticIps.disassociate(call, eip.id());
        }
        ElasticIps.associate(call, eip.id(), eni.id(), privateIp);
        return answer(ElasticIps.get(call, eip.id()).value().association().id());
    }

    private static AssociateAddressResponse answer(String associationId) {
        return AssociateAddressResponse.builder().associationId(associationId).build();
    }

    private static void requireAllocationAlone(AssociateAddressRequest request) {
        boolean byId = Required.isGiven(request.allocationId());
        boolean byIp = Required.isGiven(request.publicIp());
        if (byId && byIp) {
            throw AwsError.of("InvalidParameterCombination",
                    "You may specify public IP or allocation id, but not both in the same call");
        }
        if (byIp) {
            throw AwsError.of("InvalidParameterCombination",
                    "You must specify an allocation id when mapping an address to a VPC instance");
        }
        if (!byId) {
            throw AwsError.of("MissingParameter", "Either public IP or allocation id must be specified");
        }
    }

    private NetworkInterface target(AssociateAddressRequest request) {
        boolean instance = Required.isGiven(request.instanceId());
        if (instance == Required.isGiven(request.networkInterfaceId())) {
            throw instance
                    ? AwsError.of("InvalidParameterCombination",
                            "You may specify instance id or network interface id, but not both in the same call")
                    : AwsError.of("MissingParameter",
                            "Either instance ID or network interface id must be specified");
        }
        return instance ? interfaceOf(request.instanceId()) : interfaceNamed(request.networkInterfaceId());
    }

    private NetworkInterface interfaceOf(String instanceId) {
        InterfaceHost host = InterfaceHosts.get(call, instanceId);
        if (host.isIn(NO_LONGER_OR_NOT_YET)) {
            throw AwsError.of("InvalidInstanceID", "The " + host.stateName() + " instance '" + instanceId
                    + "' is not in a valid state for this operation.");
        }
        return InterfaceHosts.onlyInterface(call, instanceId).value();
    }

    private NetworkInterface interfaceNamed(String id) {
        NetworkInterface eni = call.table(NetworkInterface.TABLE).get(id).value();
        InterfaceHost host = InterfaceHosts.of(call.region(), eni);
        if (host != null && host.isIn("pending")) {
            throw AwsError.of("IncorrectInstanceState", "The pending-instance-creation instance to which '" + id
                    + "' is attached is not in a valid state for this operation");
        }
        return eni;
    }

    private void requireInternetGateway(String vpcId) {
        if (call.table(InternetGateway.TABLE).by(InternetGateway.BY_VPC, vpcId).isEmpty()) {
            throw AwsError.of("Gateway.NotAttached", "Network " + vpcId + " is not attached to any internet gateway");
        }
    }

    private static void requireBothFree(ElasticIp eip, NetworkInterface eni, String privateIp, PublicAddress earlier) {
        if (eip.isAssociated()) {
            throw AwsError.of("Resource.AlreadyAssociated", "resource " + eip.id()
                    + " is already associated with associate-id " + eip.association().id());
        }
        if (earlier != null && earlier.isElastic()) {
            throw AwsError.of("Resource.AlreadyAssociated", "resource " + eni.id() + " and " + privateIp
                    + " is already associated with public address " + earlier.ip());
        }
    }

    DisassociateAddressResponse disassociateAddress(DisassociateAddressRequest request) {
        String id = request.associationId();
        if (!Required.isGiven(id)) {
            throw Required.isGiven(request.publicIp())
                    ? AwsError.of("InvalidParameterValue",
                            "You must specify an association id when unmapping an address from a VPC instance")
                    : AwsError.of("MissingParameter", "Either public IP or association id must be specified");
        }
        if (Required.isGiven(request.publicIp())) {
            throw AwsError.of("InvalidParameterCombination",
                    "You may specify public IP or association id, but not both in the same call");
        }
        Iterator<Row<ElasticIp>> found = call.table(ElasticIp.TABLE).by(ElasticIp.BY_ASSOCIATION, id).iterator();
        if (!found.hasNext()) {
            throw AwsError.of("InvalidAssociationID.NotFound", "The association ID '" + id + "' does not exist");
        }
        ElasticIp eip = found.next().value();
        Managed.refuse(call.table(NetworkInterface.TABLE).value(eip.association().networkInterfaceId()));
        ElasticIps.disassociate(call, eip.id());
        return DisassociateAddressResponse.builder().build();
    }
}
