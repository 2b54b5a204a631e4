package io.github.fakeec2.network.endpoint;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.network.RouteTable;
import io.github.fakeec2.network.SecurityGroup;
import io.github.fakeec2.network.VpcEndpoint;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.DnsEntry;
import software.amazon.awssdk.services.ec2.model.SecurityGroupIdentifier;

/**
 * An endpoint as DescribeVpcEndpoints shows it. Its state is spelled as EC2 spells it, {@code available}, although the
 * SDK's enum {@code State} has {@code Available}.
 */
final class VpcEndpointView {

    private VpcEndpointView() {
    }

    static software.amazon.awssdk.services.ec2.model.VpcEndpoint of(Row<VpcEndpoint> row, RegionState region) {
        return row.view(() -> build(row, region));
    }

    private static software.amazon.awssdk.services.ec2.model.VpcEndpoint build(Row<VpcEndpoint> row,
            RegionState region) {
        VpcEndpoint endpoint = row.value();
        VpcEndpoint.Dns dns = endpoint.dns();
        return software.amazon.awssdk.services.ec2.model.VpcEndpoint.builder()
                .vpcEndpointId(endpoint.id())
                .vpcEndpointType(endpoint.type().toString())
                .vpcId(endpoint.vpcId())
                .serviceName(endpoint.serviceName())
                .applyMutation(NewerSdk.member("VpcEndpoint.serviceRegion",
                        view -> view.serviceRegion(region.name())))
                .state(endpoint.stateName())
                .policyDocument(endpoint.policyDocument())
                .routeTableIds(endpoint.routeTableIds().stream()
                        .filter(id -> region.table(RouteTable.TABLE).find(id) != null).toList())
                .subnetIds(endpoint.subnetIds())
                .networkInterfaceIds(endpoint.networkInterfaceIds())
                .groups(groups(endpoint, region))
                .ipAddressType(endpoint.ipAddressType())
                .dnsOptions(options -> options.dnsRecordIpType(dns.recordIpType())
                        .applyMutation(NewerSdk.member("DnsOptions.privateDnsOnlyForInboundResolverEndpoint",
                                view -> view.privateDnsOnlyForInboundResolverEndpoint(dns.onlyForInboundResolver()))))
                .privateDnsEnabled(dns.privateEnabled())
                .dnsEntries(dnsEntries(endpoint, region.name()))
                .requesterManaged(false)
                .creationTimestamp(row.createdAt())
                .ownerId(region.account())
                .tags(TagRules.toSdk(row.tags()))
                .build();
    }

    private static List<SecurityGroupIdentifier> groups(VpcEndpoint endpoint, RegionState region) {
        List<SecurityGroupIdentifier> groups = new ArrayList<>();
        for (String id : endpoint.groupIds()) {
            groups.add(SecurityGroupIdentifier.builder()
                    .groupId(id)
                    .groupName(region.table(SecurityGroup.TABLE).value(id).name())
                    .build());
        }
        return groups;
    }

    static List<DnsEntry> dnsEntries(VpcEndpoint endpoint, String region) {
        List<DnsEntry> entries = new ArrayList<>();
        for (String name : endpoint.dnsNames()) {
            entries.add(entry(name, HostedZones.ofRegion(region)));
        }
        if (endpoint.dns().privateEnabled()) {
            entries.add(entry(endpoint.dns().privateName(), endpoint.dns().privateZoneId()));
        }
        return entries;
    }

    private static DnsEntry entry(String name, String zoneId) {
        return DnsEntry.builder().dnsName(name).hostedZoneId(zoneId).build();
    }
}
