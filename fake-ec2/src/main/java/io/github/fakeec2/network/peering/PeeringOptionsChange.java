package io.github.fakeec2.network.peering;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.Peerings;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.network.VpcPeeringConnection;
import io.github.fakeec2.network.VpcPeeringConnection.Side;
import io.github.fakeec2.query.SimulatedMembers;
import software.amazon.awssdk.services.ec2.model.ModifyVpcPeeringConnectionOptionsRequest;
import software.amazon.awssdk.services.ec2.model.PeeringConnectionOptions;
import software.amazon.awssdk.services.ec2.model.PeeringConnectionOptionsRequest;

/** How the options of a VPC peering connection change: each side's by who has that side, where that side is. */
final class PeeringOptionsChange {

    private static final SimulatedMembers REQUESTERS = SimulatedMembers.of("ModifyVpcPeeringConnectionOptions",
            "requesterPeeringConnectionOptions.", "AllowDnsResolutionFromRemoteVpc");
    private static final SimulatedMembers ACCEPTERS = SimulatedMembers.of("ModifyVpcPeeringConnectionOptions",
            "accepterPeeringConnectionOptions.", "AllowDnsResolutionFromRemoteVpc");

    private final Call call;
    private final VpcPeeringConnection peering;

    PeeringOptionsChange(Call call, VpcPeeringConnection peering) {
        this.call = call;
        this.peering = peering;
    }

    /**
     * Sets the options that a request names.
     *
     * @throws AwsError {@code OperationNotPermitted} where the connection is not active or the side is not the
     *     caller's, {@code InvalidVpcPeeringConnectionState.DnsHostnamesDisabled}, {@code MissingParameter}
     */
    void apply(ModifyVpcPeeringConnectionOptionsRequest request) {
        PeeringConnectionOptionsRequest requesters = request.requesterPeeringConnectionOptions();
        PeeringConnectionOptionsRequest accepters = request.accepterPeeringConnectionOptions();
        if (requesters == null && accepters == null) {
            throw AwsError.of("MissingParameter", "The request must contain accepterPeeringConnectionOptions or"
                    + " requesterPeeringConnectionOptions");
        }
        REQUESTERS.requireNoOther(requesters);
        ACCEPTERS.requireNoOther(accepters);
        if (!peering.isActive()) {
            throw AwsError.of("OperationNotPermitted", "Peering " + peering.id()
                    + " is not active. Peering options can be added only to active peerings.");
        }
        Peerings.update(call, peering.withSides(changed(peering.requester(), requesters, "requester"),
                changed(peering.accepter(), accepters, "accepter")));
    }

    private Side changed(Side side, PeeringConnectionOptionsRequest options, String role) {
        if (options == null) {
            return side;
        }
        if (!side.isIn(call.region())) {
            throw AwsError.of("OperationNotPermitted", "User (" + call.account() + ") cannot modify the " + role
                            + " peering options of " + peering.id() + " in region " + call.region().name())
                    .withHint("the " + role + "'s side is in " + side.region() + " of account " + side.account());
        }
        Boolean wanted = options.allowDnsResolutionFromRemoteVpc();
        if (wanted == null) {
            return side;
        }
        if (wanted && !(hasHostnames(peering.requester()) && hasHostnames(peering.accepter()))) {
            throw AwsError.of("InvalidVpcPeeringConnectionState.DnsHostnamesDisabled", "To enable DNS hostname"
                    + " resolution for the VPC peering connection, DNS hostname support must be enabled for the VPCs.");
        }
        return side.resolvingNames(wanted);
    }

    private boolean hasHostnames(Side side) {
        Vpc vpc = Peerings.vpc(call, side);
        return vpc != null && vpc.dnsHostnames() && vpc.dnsSupport();
    }

    static PeeringConnectionOptions view(Side side) {
        return PeeringConnectionOptions.builder()
                .allowDnsResolutionFromRemoteVpc(side.resolvesNames())
                .allowEgressFromLocalClassicLinkToRemoteVpc(false)
                .allowEgressFromLocalVpcToRemoteClassicLink(false)
                .build();
    }
}
