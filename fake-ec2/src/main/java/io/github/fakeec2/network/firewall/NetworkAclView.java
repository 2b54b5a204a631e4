package io.github.fakeec2.network.firewall;

import io.github.fakeec2.network.NetworkAcl;
import io.github.fakeec2.network.Traffic;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.IcmpTypeCode;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.PortRange;
import software.amazon.awssdk.services.ec2.model.RuleAction;

/** A network ACL as DescribeNetworkAcls shows it. */
final class NetworkAclView {

    private NetworkAclView() {
    }

    static software.amazon.awssdk.services.ec2.model.NetworkAcl of(Row<NetworkAcl> row, RegionState region) {
        return row.view(() -> build(row, region));
    }

    private static software.amazon.awssdk.services.ec2.model.NetworkAcl build(Row<NetworkAcl> row, RegionState region) {
        NetworkAcl acl = row.value();
        List<NetworkAclEntry> entries = new ArrayList<>();
        for (NetworkAcl.Entry entry : acl.entries()) {
            entries.add(entry(entry));
        }
        List<NetworkAclAssociation> associations = new ArrayList<>();
        for (NetworkAcl.Association association : acl.associations()) {
            associations.add(NetworkAclAssociation.builder()
                    .networkAclAssociationId(association.id())
                    .networkAclId(acl.id())
                    .subnetId(association.subnetId())
                    .build());
        }
        return software.amazon.awssdk.services.ec2.model.NetworkAcl.builder()
                .networkAclId(acl.id())
                .vpcId(acl.vpcId())
                .ownerId(region.account())
                .isDefault(acl.isDefault())
                .entries(entries)
                .associations(associations)
                .tags(TagRules.toSdk(row.tags()))
                .build();
    }

    private static NetworkAclEntry entry(NetworkAcl.Entry entry) {
        Traffic traffic = entry.traffic();
        var view = NetworkAclEntry.builder()
                .ruleNumber(entry.ruleNumber())
                .egress(entry.egress())
                .ruleAction(entry.allow() ? RuleAction.ALLOW : RuleAction.DENY)
                .protocol(traffic.protocolNumber());
        if (entry.cidr() != null) {
            view.cidrBlock(entry.cidr().toString());
        } else {
            view.ipv6CidrBlock(entry.ipv6().toString());
        }
        if (traffic.hasPorts()) {
            view.portRange(PortRange.builder().from(traffic.fromPort()).to(traffic.toPort()).build());
        } else if (traffic.isIcmp()) {
            view.icmpTypeCode(IcmpTypeCode.builder().type(traffic.fromPort()).code(traffic.toPort()).build());
        }
        return view.build();
    }
}
