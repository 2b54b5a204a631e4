package io.github.fakeec2.network.vpc;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ec2.model.BlockPublicAccessMode;
import software.amazon.awssdk.services.ec2.model.Tenancy;
import software.amazon.awssdk.services.ec2.model.Vpc.Builder;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockStateCode;
import software.amazon.awssdk.services.ec2.model.VpcState;

/** A VPC as DescribeVpcs shows it. */
final class VpcView {

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
        String cidr = vpc.cidr().toString();
        var association = VpcCidrBlockAssociation.builder()
                .associationId(vpc.cidrAssociations().get(0).id())
                .cidrBlock(cidr)
                .cidrBlockState(state -> state.state(VpcCidrBlockStateCode.ASSOCIATED))
                .build();
        return software.amazon.awssdk.services.ec2.model.Vpc.builder()
                .vpcId(vpc.id())
                .ownerId(region.account())
                .state(vpc.stateName())
                .cidrBlock(cidr)
                .cidrBlockAssociationSet(association)
                .ipv6CidrBlockAssociationSet(List.of())
                .dhcpOptionsId(vpc.dhcpOptionsId())
                .instanceTenancy(Tenancy.DEFAULT)
                .isDefault(vpc.isDefault())
                .applyMutation(NOT_BLOCKED)
                .tags(TagRules.toSdk(row.tags()))
                .build();
    }
}
