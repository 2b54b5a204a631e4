package io.github.fakeec2.network;

import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.BlockPublicAccessMode;
import software.amazon.awssdk.services.ec2.model.HostnameType;
import software.amazon.awssdk.services.ec2.model.SubnetState;

/** A subnet as DescribeSubnets shows it. */
final class SubnetView {

    private SubnetView() {
    }

    static software.amazon.awssdk.services.ec2.model.Subnet of(Row<Subnet> row, RegionState region) {
        int free = Addresses.free(region, row.value());
        software.amazon.awssdk.services.ec2.model.Subnet view = row.view(() -> build(row, region, free));
        if (view.availableIpAddressCount() == free) {
            return view;
        }
        // Interfaces came or went since the view was built: nobody needs to say so, it shows in the count.
        region.table(Subnet.TABLE).touch(row.id());
        return row.view(() -> build(row, region, free));
    }

    private static software.amazon.awssdk.services.ec2.model.Subnet build(Row<Subnet> row, RegionState region,
            int free) {
        Subnet subnet = row.value();
        return software.amazon.awssdk.services.ec2.model.Subnet.builder()
                .subnetId(subnet.id())
                .subnetArn(Arns.of(region, Subnet.TABLE, subnet.id()))
                .vpcId(subnet.vpcId())
                .ownerId(region.account())
                .state(SubnetState.AVAILABLE)
                .availabilityZone(subnet.zone())
                .availabilityZoneId(subnet.zoneId())
                .cidrBlock(subnet.cidr().toString())
                .ipv6CidrBlockAssociationSet(List.of())
                .availableIpAddressCount(free)
                .defaultForAz(subnet.defaultForAz())
                .mapPublicIpOnLaunch(subnet.mapPublicIpOnLaunch())
                .mapCustomerOwnedIpOnLaunch(false)
                .assignIpv6AddressOnCreation(false)
                .enableDns64(false)
                .ipv6Native(false)
                .privateDnsNameOptionsOnLaunch(options -> options
                        .hostnameType(HostnameType.IP_NAME)
                        .enableResourceNameDnsARecord(false)
                        .enableResourceNameDnsAAAARecord(false))
                .blockPublicAccessStates(states -> states.internetGatewayBlockMode(BlockPublicAccessMode.OFF))
                .tags(TagRules.toSdk(row.tags()))
                .build();
    }
}
