package io.github.fakeec2.network.vpc;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.network.CidrStates;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.network.Vpc.CidrAssociation;
import io.github.fakeec2.network.Vpc.Ipv6Association;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ec2.model.BlockPublicAccessMode;
import software.amazon.awssdk.services.ec2.model.Vpc.Builder;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.VpcIpv6CidrBlockAssociation;

/** A VPC as DescribeVpcs shows it. */
final class VpcView {

    /** How the API names the pool that Amazon's own IPv6 ranges are from. */
    static final String AMAZON_POOL = "Amazon";

    private static final Consumer<Builder> NOT_BLOCKED = NewerSdk.member("Vpc.blockPublicAccessStates",
            view -> view.blockPublicAccessStates(
                    states -> states.internetGatewayBlockMode(BlockPublicAccessMode.OFF)));

    private VpcView() {
    }

    static software.amazon.awssdk.services.ec2.model.Vpc of(Row<Vpc> row, RegionState region) {
        return row.view(() -> build(row, region));
    }

    private static software.amazon.awssdk.services.ec2.model.Vpc build(Row<Vpc> row, RegionState region) {
        Vpc vpc = row.value();
        return software.amazon.awssdk.services.ec2.model.Vpc.builder()
                .vpcId(vpc.id())
                .ownerId(region.account())
                .state(vpc.stateName())
                .cidrBlock(vpc.cidr().toString())
                .cidrBlockAssociationSet(vpc.cidrAssociations().stream().map(VpcView::of).toList())
                .ipv6CidrBlockAssociationSet(vpc.ipv6Associations().stream().map(VpcView::of).toList())
                .dhcpOptionsId(vpc.dhcpOptionsId())
                .instanceTenancy(vpc.tenancy())
                .isDefault(vpc.isDefault())
                .applyMutation(NOT_BLOCKED)
                .tags(TagRules.toSdk(row.tags()))
                .build();
    }

    static VpcCidrBlockAssociation of(CidrAssociation association) {
        return VpcCidrBlockAssociation.builder()
                .associationId(association.id())
                .cidrBlock(association.cidr().toString())
                .cidrBlockState(state -> state.state(association.state()))
                .build();
    }

    static VpcIpv6CidrBlockAssociation of(Ipv6Association association) {
        return VpcIpv6CidrBlockAssociation.builder()
                .associationId(association.id())
                .ipv6CidrBlock(text(association))
                .ipv6CidrBlockState(state -> state.state(association.state()))
                .networkBorderGroup(association.borderGroup())
                .ipv6Pool(AMAZON_POOL)
                .applyMutation(NewerSdk.member("VpcIpv6CidrBlockAssociation.ipv6AddressAttribute",
                        view -> view.ipv6AddressAttribute("public")))
                .applyMutation(NewerSdk.member("VpcIpv6CidrBlockAssociation.ipSource",
                        view -> view.ipSource("amazon")))
                .build();
    }

    /** AWS says which range it is when the VPC has it, and nothing before (API reference, CreateVpc, examples). */
    static String text(Ipv6Association association) {
        return association.state().equals(CidrStates.ASSOCIATING) ? "" : association.cidr().toString();
    }
}
