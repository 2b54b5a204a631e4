package io.github.fakeec2.network.vpc;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.network.CidrStates;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.network.Vpc.CidrAssociation;
import io.github.fakeec2.network.Vpc.Ipv6Association;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.query.Ranges;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ec2.model.AssociateVpcCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.AssociateVpcCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateVpcCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateVpcCidrBlockResponse;

/** Gives VPCs more ranges and takes them away. */
@Simulates(family = "VPCs")
final class VpcCidrApi {

    private static final SimulatedMembers ASSOCIATE = SimulatedMembers.of("AssociateVpcCidrBlock", "", "VpcId",
            "CidrBlock", "AmazonProvidedIpv6CidrBlock", "Ipv6CidrBlockNetworkBorderGroup");

    private final Call call;

    VpcCidrApi(Call call) {
        this.call = call;
    }

    @Limits("Ranges are given or Amazon's: there are no IPAM pools and no own IPv6 pools.")
    AssociateVpcCidrBlockResponse associateVpcCidrBlock(AssociateVpcCidrBlockRequest request) {
        ASSOCIATE.requireNoOther(request);
        Vpc vpc = call.table(Vpc.TABLE).get(Required.text("vpcId", request.vpcId())).value();
        boolean ipv6 = Boolean.TRUE.equals(request.amazonProvidedIpv6CidrBlock());
        if ((request.cidrBlock() != null) == ipv6) {
            throw AwsError.of(ipv6 ? "InvalidParameterCombination" : "MissingParameter",
                    "The request must contain exactly one of cidrBlock, amazonProvidedIpv6CidrBlock");
        }
        String borderGroup = VpcCidrs.borderGroup(call, request.ipv6CidrBlockNetworkBorderGroup(), ipv6);
        var response = AssociateVpcCidrBlockResponse.builder().vpcId(vpc.id());
        return ipv6
                ? response.ipv6CidrBlockAssociation(VpcView.of(addAmazons(vpc, borderGroup))).build()
                : response.cidrBlockAssociation(VpcView.of(add(vpc, request.cidrBlock()))).build();
    }

    private CidrAssociation add(Vpc vpc, String wanted) {
        Cidr cidr = Ranges.ipv4("cidrBlock", wanted);
        SecondaryRanges.requireAddable(call, vpc, cidr);
        var added = new CidrAssociation(VpcCidrs.nextId(call), cidr, CidrStates.ASSOCIATING);
        List<CidrAssociation> all = new ArrayList<>(vpc.cidrAssociations());
        all.add(added);
        call.table(Vpc.TABLE).update(vpc.withCidrAssociations(all));
        VpcCidrs.begin(call, added.id());
        return added;
    }

    private Ipv6Association addAmazons(Vpc vpc, String borderGroup) {
        VpcCidrs.requireRoomForAmazon(vpc);
        Ipv6Association added = VpcCidrs.ofAmazon(call, borderGroup);
        List<Ipv6Association> all = new ArrayList<>(vpc.ipv6Associations());
        all.add(added);
        call.table(Vpc.TABLE).update(vpc.withIpv6Associations(all));
        VpcCidrs.begin(call, added.id());
        return added;
    }

    DisassociateVpcCidrBlockResponse disassociateVpcCidrBlock(DisassociateVpcCidrBlockRequest request) {
        String id = Required.text("associationId", request.associationId());
        Vpc vpc = VpcCidrs.find(call, id);
        if (vpc == null) {
            throw unknown(id);
        }
        var response = DisassociateVpcCidrBlockResponse.builder().vpcId(vpc.id());
        for (CidrAssociation association : vpc.cidrAssociations()) {
            if (association.id().equals(id)) {
                requireGoing(vpc, association);
                VpcCidrs.end(call, vpc, id);
                response.cidrBlockAssociation(VpcView.of(association.in(CidrStates.DISASSOCIATING)));
            }
        }
        for (Ipv6Association association : vpc.ipv6Associations()) {
            if (association.id().equals(id)) {
                requireGoing(vpc, association);
                VpcCidrs.end(call, vpc, id);
                response.ipv6CidrBlockAssociation(VpcView.of(association.in(CidrStates.DISASSOCIATING)));
            }
        }
        return response.build();
    }

    private static AwsError unknown(String id) {
        return AwsError.of("InvalidVpcCidrBlockAssociationID.NotFound",
                "The vpc CIDR block association ID '" + id + "' does not exist");
    }

    private void requireGoing(Vpc vpc, CidrAssociation association) {
        if (association.equals(vpc.cidrAssociations().get(0))) {
            throw AwsError.of("OperationNotPermitted", "The vpc CIDR block with association ID " + association.id()
                    + " may not be disassociated. It is the primary IPv4 CIDR block of the VPC");
        }
        requireGoing(vpc, association.id(), association.state(), association.cidr(),
                subnet -> !subnet.ipv6Native() && association.cidr().contains(subnet.cidr()));
    }

    private void requireGoing(Vpc vpc, Ipv6Association association) {
        requireGoing(vpc, association.id(), association.state(), association.cidr(), subnet -> {
            Ipv6Cidr cidr = subnet.ipv6() != null && CidrStates.isHeld(subnet.ipv6().state())
                    ? subnet.ipv6().cidr() : null;
            return cidr != null && association.cidr().contains(cidr);
        });
    }

    private void requireGoing(Vpc vpc, String id, String state, Object cidr, Predicate<Subnet> uses) {
        if (!CidrStates.isHeld(state)) {
            throw unknown(id);
        }
        for (Row<Subnet> subnet : call.table(Subnet.TABLE).by(Subnet.BY_VPC, vpc.id())) {
            if (uses.test(subnet.value())) {
                throw AwsError.of("InvalidCidrBlock.InUse",
                        "The vpc " + vpc.id() + " currently has a subnet within CIDR block " + cidr)
                        .withHint(subnet.id() + " is such a subnet");
            }
        }
    }
}
