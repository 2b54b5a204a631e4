package io.github.fakeec2.network.vpc;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.network.Addresses;
import io.github.fakeec2.network.Arns;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ec2.model.BlockPublicAccessMode;
import software.amazon.awssdk.services.ec2.model.Subnet.Builder;
import software.amazon.awssdk.services.ec2.model.SubnetIpv6CidrBlockAssociation;

/**
 * A subnet as DescribeSubnets shows it. Since the number of free addresses changes with every interface that comes or
 * goes, what a row keeps is this object, which builds the answer anew when that number is another one.
 */
final class SubnetView {

    private static final Consumer<Builder> NOT_BLOCKED = NewerSdk.member("Subnet.blockPublicAccessStates",
            view -> view.blockPublicAccessStates(
                    states -> states.internetGatewayBlockMode(BlockPublicAccessMode.OFF)));

    private software.amazon.awssdk.services.ec2.model.Subnet latest;

    private SubnetView() {
    }

    static software.amazon.awssdk.services.ec2.model.Subnet of(Row<Subnet> row, RegionState region) {
        SubnetView view = row.view(SubnetView::new);
        int free = Addresses.free(region, row.value());
        if (view.latest == null || view.latest.availableIpAddressCount() != free) {
            view.latest = build(row, region, free);
        }
        return view.latest;
    }

    private static software.amazon.awssdk.services.ec2.model.Subnet build(Row<Subnet> row, RegionState region,
            int free) {
        Subnet subnet = row.value();
        Subnet.OnLaunch onLaunch = subnet.onLaunch();
        return software.amazon.awssdk.services.ec2.model.Subnet.builder()
                .subnetId(subnet.id())
                .subnetArn(Arns.of(region, Subnet.TABLE, subnet.id()))
                .vpcId(subnet.vpcId())
                .ownerId(region.account())
                .state(subnet.stateName())
                .availabilityZone(subnet.zone())
                .availabilityZoneId(subnet.zoneId())
                .cidrBlock(subnet.ipv6Native() ? null : subnet.cidr().toString())
                .ipv6CidrBlockAssociationSet(subnet.ipv6() == null ? List.of() : List.of(of(subnet.ipv6())))
                .availableIpAddressCount(free)
                .defaultForAz(subnet.defaultForAz())
                .mapPublicIpOnLaunch(subnet.mapPublicIpOnLaunch())
                .mapCustomerOwnedIpOnLaunch(false)
                .assignIpv6AddressOnCreation(onLaunch.ipv6Address())
                .enableDns64(onLaunch.dns64())
                .ipv6Native(subnet.ipv6Native())
                .privateDnsNameOptionsOnLaunch(options -> options
                        .hostnameType(onLaunch.hostnameType())
                        .enableResourceNameDnsARecord(onLaunch.dnsARecord())
                        .enableResourceNameDnsAAAARecord(onLaunch.dnsAaaaRecord()))
                .applyMutation(NOT_BLOCKED)
                .tags(TagRules.toSdk(row.tags()))
                .build();
    }

    static SubnetIpv6CidrBlockAssociation of(Subnet.Ipv6Association association) {
        return SubnetIpv6CidrBlockAssociation.builder()
                .associationId(association.id())
                .ipv6CidrBlock(association.cidr().toString())
                .ipv6CidrBlockState(state -> state.state(association.state()))
                .applyMutation(NewerSdk.member("SubnetIpv6CidrBlockAssociation.ipv6AddressAttribute",
                        view -> view.ipv6AddressAttribute("public")))
                .applyMutation(NewerSdk.member("SubnetIpv6CidrBlockAssociation.ipSource",
                        view -> view.ipSource("amazon")))
                .build();
    }
}
