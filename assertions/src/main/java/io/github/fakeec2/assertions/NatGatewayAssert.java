package io.github.fakeec2.assertions;

import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;

/** Assertions on a NAT gateway. A deleted one exists as long as DescribeNatGateways shows it: about an hour. */
public class NatGatewayAssert extends AbstractResourceAssert<NatGatewayAssert, NatGateway> {

    NatGatewayAssert(Scope scope, Supplier<String> id) {
        super(scope, ResourceKinds.NAT_GATEWAY, id);
    }

    /** The state is {@code available}. */
    public NatGatewayAssert isAvailable() {
        return isInState(NatGatewayState.AVAILABLE);
    }

    /** The state is {@code deleted}. */
    public NatGatewayAssert isDeleted() {
        return isInState(NatGatewayState.DELETED);
    }

    /** The state is {@code failed}, for the reason with this code, such as {@code Gateway.NotAttached}. */
    public NatGatewayAssert hasFailedWith(String failureCode) {
        Inputs.requiredText(failureCode, "failure code");
        return expect("to have failed with", failureCode, nat -> failureCode.equals(nat.failureCode()),
                nat -> nat.failureCode() == null ? stateText(nat)
                        : nat.failureCode() + ": " + nat.failureMessage());
    }

    /** The state is the given one. */
    public NatGatewayAssert isInState(NatGatewayState state) {
        return expectState(Inputs.required(state, "state").toString());
    }

    /** The gateway is in this subnet. */
    public NatGatewayAssert isInSubnet(String subnetId) {
        return expectEqual("to be in subnet", "subnet id", subnetId, NatGateway::subnetId);
    }

    /** This address is among the gateway's public ones. */
    public NatGatewayAssert hasPublicIp(String publicIp) {
        Inputs.requiredText(publicIp, "public IP");
        return expect("to have public IP", publicIp, nat -> publicIps(nat).contains(publicIp),
                nat -> publicIps(nat).isEmpty() ? "none" : String.join(", ", publicIps(nat)));
    }

    private static List<String> publicIps(NatGateway nat) {
        return nat.natGatewayAddresses().stream().map(address -> address.publicIp()).filter(ip -> ip != null).toList();
    }
}
