package io.github.fakeec2.network.endpoint;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.NetworkInterfaces;
import io.github.fakeec2.network.SecurityGroups;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.network.VpcEndpoint;
import io.github.fakeec2.network.VpcEndpoint.Placement;
import io.github.fakeec2.network.VpcEndpoint.Type;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointRequest;

/** What ModifyVpcEndpoint does to an endpoint. */
final class EndpointChanges {

    private final Call call;
    private final ModifyVpcEndpointRequest request;
    private VpcEndpoint endpoint;

    EndpointChanges(Call call, ModifyVpcEndpointRequest request, VpcEndpoint endpoint) {
        this.call = call;
        this.request = request;
        this.endpoint = endpoint;
    }

    /** The endpoint as it becomes; routes and interfaces are changed already. */
    VpcEndpoint make() {
        EndpointMaker.requireThatFits(endpoint.type(), request.addRouteTableIds(), request.addSubnetIds(),
                request.addSecurityGroupIds());
        EndpointMaker.requireThatFits(endpoint.type(), request.removeRouteTableIds(), request.removeSubnetIds(),
                request.removeSecurityGroupIds());
        describeAnew();
        if (endpoint.type() == Type.GATEWAY) {
            changeRoutes();
        } else {
            changeGroups();
            changeInterfaces();
        }
        return endpoint;
    }

    private void describeAnew() {
        boolean reset = Boolean.TRUE.equals(request.resetPolicy());
        boolean policy = request.policyDocument() != null && !request.policyDocument().isEmpty();
        if (reset && policy) {
            throw AwsError.of("InvalidParameterCombination",
                    "The parameter PolicyDocument cannot be used with the parameter ResetPolicy");
        }
        if (!reset && !policy && request.privateDnsEnabled() == null && request.dnsOptions() == null
                && request.ipAddressType() == null) {
            return;
        }
        ServiceOffer service = ServiceOffers.named(call, endpoint.serviceName()).stream().map(Row::value)
                .filter(offer -> offer.type() == endpoint.type()).findFirst().orElseThrow();
        EndpointMembers.DNS_OPTIONS.requireNoOther(request.dnsOptions());
        if (request.ipAddressType() != null) {
            EndpointMaker.requireIpv4(service, request.ipAddressTypeAsString());
        }
        endpoint = endpoint.withPolicy(EndpointPolicies.of(service, request.policyDocument(),
                reset ? EndpointPolicies.FULL_ACCESS : endpoint.policyDocument()));
        if (request.privateDnsEnabled() != null || request.dnsOptions() != null) {
            Vpc vpc = call.table(Vpc.TABLE).value(endpoint.vpcId());
            endpoint = endpoint.withDns(new EndpointDns(call, vpc, service)
                    .change(endpoint, request.privateDnsEnabled(), request.dnsOptions()));
        }
    }

    private void changeRoutes() {
        List<String> left = without(endpoint.routeTableIds(), request.removeRouteTableIds(), "route table");
        var routes = new GatewayRoutes(call, endpoint.vpcId(), endpoint.prefixListId());
        routes.remove(request.removeRouteTableIds());
        routes.requireRoom(request.addRouteTableIds());
        Set<String> tables = new LinkedHashSet<>(left);
        tables.addAll(request.addRouteTableIds());
        routes.add(endpoint, new LinkedHashSet<>(request.addRouteTableIds()));
        endpoint = endpoint.withRouteTables(List.copyOf(tables));
    }

    private void changeGroups() {
        if (request.addSecurityGroupIds().isEmpty() && request.removeSecurityGroupIds().isEmpty()) {
            return;
        }
        Set<String> groups = new LinkedHashSet<>(
                without(endpoint.groupIds(), request.removeSecurityGroupIds(), "security group"));
        if (!request.addSecurityGroupIds().isEmpty()) {
            String subnet = endpoint.placements().isEmpty() ? null : endpoint.placements().get(0).subnetId();
            groups.addAll(SecurityGroups.resolve(call, endpoint.vpcId(), subnet, request.addSecurityGroupIds(),
                    List.of()));
        }
        if (groups.isEmpty()) {
            throw AwsError.of("InvalidParameter", "An interface endpoint must have at least one security group");
        }
        if (groups.size() > call.quota(Quota.SECURITY_GROUPS_PER_INTERFACE)) {
            throw AwsError.of("SecurityGroupsPerInterfaceLimitExceeded",
                    "The maximum number of security groups per interface has been reached.");
        }
        endpoint = endpoint.withGroups(List.copyOf(groups));
        for (String id : endpoint.networkInterfaceIds()) {
            NetworkInterfaces.regroup(call, call.table(NetworkInterface.TABLE).value(id), endpoint.groupIds());
        }
    }

    private void changeInterfaces() {
        Set<String> removed = new LinkedHashSet<>(request.removeSubnetIds());
        without(endpoint.subnetIds(), request.removeSubnetIds(), "subnet");
        List<Placement> left = new ArrayList<>();
        List<Placement> gone = new ArrayList<>();
        for (Placement placement : endpoint.placements()) {
            (removed.contains(placement.subnetId()) ? gone : left).add(placement);
        }
        EndpointInterfaces.remove(call, gone);
        List<String> added = new ArrayList<>(request.addSubnetIds());
        added.removeIf(id -> left.stream().anyMatch(placement -> placement.subnetId().equals(id)));
        var interfaces = new EndpointInterfaces(call, endpoint.vpcId());
        left.addAll(interfaces.make(endpoint.id(), endpoint.type(), interfaces.wishes(added, List.of(), left),
                endpoint.groupIds()));
        if (endpoint.type() == Type.GATEWAY_LOAD_BALANCER && left.size() != 1) {
            throw AwsError.of("InvalidParameter",
                    "A Gateway Load Balancer endpoint must have exactly one subnet, not " + left.size() + ".");
        }
        endpoint = endpoint.withPlacements(left);
    }

    private List<String> without(List<String> known, List<String> removed, String what) {
        for (String id : removed) {
            if (id == null || !known.contains(id)) {
                throw AwsError.of("InvalidParameter",
                        "The " + what + " " + id + " is not associated with the VPC endpoint " + endpoint.id());
            }
        }
        List<String> left = new ArrayList<>(known);
        left.removeAll(removed);
        return left;
    }
}
