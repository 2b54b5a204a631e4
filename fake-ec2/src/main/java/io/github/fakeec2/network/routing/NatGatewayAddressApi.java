package io.github.fakeec2.network.routing;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.ElasticIp;
import io.github.fakeec2.network.NatGateway;
import io.github.fakeec2.network.NatGateway.Address;
import io.github.fakeec2.query.Required;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.ec2.model.AssignPrivateNatGatewayAddressRequest;
import software.amazon.awssdk.services.ec2.model.AssignPrivateNatGatewayAddressResponse;
import software.amazon.awssdk.services.ec2.model.AssociateNatGatewayAddressRequest;
import software.amazon.awssdk.services.ec2.model.AssociateNatGatewayAddressResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateNatGatewayAddressRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateNatGatewayAddressResponse;
import software.amazon.awssdk.services.ec2.model.UnassignPrivateNatGatewayAddressRequest;
import software.amazon.awssdk.services.ec2.model.UnassignPrivateNatGatewayAddressResponse;

/** The secondary addresses of NAT gateways (VPC user guide, "Work with NAT gateways"). */
@Simulates(family = "NAT gateways")
final class NatGatewayAddressApi {

    private static final int LONGEST_DRAIN = 4000;

    private final Call call;
    private final NatGatewayAddresses addresses;

    NatGatewayAddressApi(Call call) {
        this.call = call;
        this.addresses = new NatGatewayAddresses(call);
    }

    AssignPrivateNatGatewayAddressResponse assignPrivateNatGatewayAddress(
            AssignPrivateNatGatewayAddressRequest request) {
        NatGateway gateway = addresses.editable(request.natGatewayId(), false);
        List<String> wanted = NatGatewayRequests.privateAddresses(request.privateIpAddresses(),
                request.privateIpAddressCount(), "privateIpAddress");
        if (wanted.isEmpty()) {
            throw AwsError.of("MissingParameter",
                    "Either 'privateIpAddresses' or 'privateIpAddressCount' should be provided.");
        }
        List<Address> added = addresses.add(gateway, wanted, List.of());
        return AssignPrivateNatGatewayAddressResponse.builder()
                .natGatewayId(gateway.id())
                .natGatewayAddresses(NatGatewayView.addresses(gateway, added))
                .build();
    }

    @Limits("No connections hold an address back, so it goes at once, however long they may take to drain.")
    UnassignPrivateNatGatewayAddressResponse unassignPrivateNatGatewayAddress(
            UnassignPrivateNatGatewayAddressRequest request) {
        requireDrain(request.maxDrainDurationSeconds());
        NatGateway gateway = addresses.editable(request.natGatewayId(), false);
        List<Address> chosen = secondary(gateway, "privateIpAddress",
                NatGatewayRequests.required("PrivateIpAddresses", request.privateIpAddresses()), Address::privateIp);
        return UnassignPrivateNatGatewayAddressResponse.builder()
                .natGatewayId(gateway.id())
                .natGatewayAddresses(NatGatewayView.addresses(gateway, addresses.remove(gateway, chosen)))
                .build();
    }

    AssociateNatGatewayAddressResponse associateNatGatewayAddress(AssociateNatGatewayAddressRequest request) {
        requireNoZone(request);
        NatGateway gateway = addresses.editable(request.natGatewayId(), true);
        List<String> allocationIds = NatGatewayRequests.required("AllocationIds", request.allocationIds());
        NatGatewayRequests.requireAddresses(call, allocationIds);
        for (String id : allocationIds) {
            if (call.table(ElasticIp.TABLE).value(id).isAssociated()) {
                throw AwsError.of("Resource.AlreadyAssociated", "Elastic IP address " + id + " is already associated");
            }
        }
        List<String> privateIps = NatGatewayRequests.oneFor(allocationIds, request.privateIpAddresses());
        return AssociateNatGatewayAddressResponse.builder()
                .natGatewayId(gateway.id())
                .natGatewayAddresses(NatGatewayView.addresses(gateway,
                        addresses.add(gateway, privateIps, allocationIds)))
                .build();
    }

    private static void requireNoZone(AssociateNatGatewayAddressRequest request) {
        for (String member : List.of("AvailabilityZone", "AvailabilityZoneId")) {
            if (Required.isGiven(request.getValueForField(member, String.class).orElse(null))) {
                throw AwsError.of("InvalidParameter", member + " can be specified for a regional NAT gateway only.");
            }
        }
    }

    @Limits("No connections hold an address back, so it goes at once, however long they may take to drain.")
    DisassociateNatGatewayAddressResponse disassociateNatGatewayAddress(
            DisassociateNatGatewayAddressRequest request) {
        requireDrain(request.maxDrainDurationSeconds());
        NatGateway gateway = addresses.editable(request.natGatewayId(), true);
        List<Address> chosen = secondary(gateway, "associationId",
                NatGatewayRequests.required("AssociationIds", request.associationIds()), Address::associationId);
        return DisassociateNatGatewayAddressResponse.builder()
                .natGatewayId(gateway.id())
                .natGatewayAddresses(NatGatewayView.addresses(gateway, addresses.remove(gateway, chosen)))
                .build();
    }

    private static void requireDrain(Integer seconds) {
        if (seconds != null && (seconds < 1 || seconds > LONGEST_DRAIN)) {
            throw AwsError.invalidValue("maxDrainDurationSeconds", seconds, "Expecting a value from 1 to "
                    + LONGEST_DRAIN + ".");
        }
    }

    /** The gateway's addresses that a request names, each once. */
    private static List<Address> secondary(NatGateway gateway, String parameter, List<String> names,
            Function<Address, String> nameOf) {
        List<Address> chosen = new ArrayList<>();
        for (String name : names) {
            Address found = gateway.addresses().stream().filter(one -> name.equals(nameOf.apply(one))).findFirst()
                    .orElseThrow(() -> AwsError.invalidValue(parameter, name, "NatGateway " + gateway.id()
                            + " has no such address."));
            if (found.isPrimary()) {
                throw AwsError.invalidValue(parameter, name, "The primary address of a NAT gateway cannot be removed.");
            }
            if (!chosen.contains(found)) {
                chosen.add(found);
            }
        }
        return chosen;
    }
}
