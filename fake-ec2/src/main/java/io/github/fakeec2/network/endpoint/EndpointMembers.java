package io.github.fakeec2.network.endpoint;

import io.github.fakeec2.query.SimulatedMembers;

/** The parameters that endpoints simulate; all others are refused. */
final class EndpointMembers {

    static final SimulatedMembers CREATE = SimulatedMembers.of("CreateVpcEndpoint", "", "DryRun", "VpcEndpointType",
            "VpcId", "ServiceName", "PolicyDocument", "RouteTableIds", "SubnetIds", "SecurityGroupIds",
            "IpAddressType", "DnsOptions", "ClientToken", "PrivateDnsEnabled", "TagSpecifications",
            "SubnetConfigurations", "ServiceRegion");

    static final SimulatedMembers MODIFY = SimulatedMembers.of("ModifyVpcEndpoint", "", "DryRun", "VpcEndpointId",
            "ResetPolicy", "PolicyDocument", "AddRouteTableIds", "RemoveRouteTableIds", "AddSubnetIds",
            "RemoveSubnetIds", "AddSecurityGroupIds", "RemoveSecurityGroupIds", "IpAddressType", "DnsOptions",
            "PrivateDnsEnabled");

    static final SimulatedMembers DNS_OPTIONS = SimulatedMembers.of("VPC endpoints", "dnsOptions.", "DnsRecordIpType",
            "PrivateDnsOnlyForInboundResolverEndpoint");

    static final SimulatedMembers SUBNET = SimulatedMembers.of("CreateVpcEndpoint", "subnetConfigurations.", "SubnetId",
            "Ipv4");

    static final SimulatedMembers CREATE_SERVICE = SimulatedMembers.of("CreateVpcEndpointServiceConfiguration", "",
            "DryRun", "AcceptanceRequired", "PrivateDnsName", "NetworkLoadBalancerArns", "GatewayLoadBalancerArns",
            "SupportedIpAddressTypes", "ClientToken", "TagSpecifications");

    static final SimulatedMembers MODIFY_SERVICE = SimulatedMembers.of("ModifyVpcEndpointServiceConfiguration", "",
            "DryRun", "ServiceId", "PrivateDnsName", "RemovePrivateDnsName", "AcceptanceRequired",
            "AddNetworkLoadBalancerArns", "RemoveNetworkLoadBalancerArns", "AddGatewayLoadBalancerArns",
            "RemoveGatewayLoadBalancerArns", "AddSupportedIpAddressTypes", "RemoveSupportedIpAddressTypes");

    private EndpointMembers() {
    }
}
