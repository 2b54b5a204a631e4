package io.github.fakeec2.network.endpoint;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.PrefixLists;
import io.github.fakeec2.network.SecurityGroups;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.network.VpcEndpoint;
import io.github.fakeec2.network.VpcEndpoint.Placement;
import io.github.fakeec2.network.VpcEndpoint.Type;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;

/** Makes endpoints. */
final class EndpointMaker {

    private final Call call;
    private final CreateVpcEndpointRequest request;
    private final Vpc vpc;
    private final ServiceOffer service;

    EndpointMaker(Call call, CreateVpcEndpointRequest request) {
        this.call = call;
        this.request = request;
        Required.text("vpcId", request.vpcId());
        Required.text("serviceName", request.serviceName());
        String type = typeOf(request);
        String region = request.getValueForField("ServiceRegion", String.class).orElse(call.region().name());
        if (!region.equals(call.region().name())) {
            throw new NotSimulatedException(
                    "CreateVpcEndpoint with the serviceRegion of another Region is not simulated by Fake EC2 yet");
        }
        this.vpc = call.table(Vpc.TABLE).get(request.vpcId()).value();
        this.service = serviceOf(type);
    }

    private static String typeOf(CreateVpcEndpointRequest request) {
        String type = request.vpcEndpointTypeAsString();
        if (type == null || type.isEmpty()) {
            return Type.GATEWAY.toString();
        }
        if (type.equals("Resource") || type.equals("ServiceNetwork")) {
            throw new NotSimulatedException(
                    "VPC endpoints of the type " + type + ", which VPC Lattice has, are not simulated by Fake EC2");
        }
        return type;
    }

    private ServiceOffer serviceOf(String type) {
        List<ServiceOffer> offers = ServiceOffers.named(call, request.serviceName()).stream().map(Row::value).toList();
        List<String> types = offers.stream().map(offer -> offer.type().toString()).toList();
        int place = types.indexOf(type);
        if (place < 0) {
            boolean known = List.of(Type.values()).stream().anyMatch(any -> any.toString().equals(type));
            throw known ? AwsError.of("InvalidParameter",
                            "Endpoint type (" + type + ") does not match available service types (" + types + ").")
                    : AwsError.of("InvalidVpcEndpointType", "Invalid VPC endpoint type: " + type);
        }
        return offers.get(place);
    }

    Row<VpcEndpoint> make(Map<String, String> tags) {
        requireQuota();
        requireThatFits(service.type(), request.routeTableIds(), request.subnetIds(), request.securityGroupIds());
        String ipAddressType = requireIpv4(service, request.ipAddressTypeAsString());
        EndpointMembers.DNS_OPTIONS.requireNoOther(request.dnsOptions());
        String policy = EndpointPolicies.of(service, request.policyDocument(), EndpointPolicies.FULL_ACCESS);
        String id = call.nextId(VpcEndpoint.TABLE);
        VpcEndpoint.Dns dns = new EndpointDns(call, vpc, service)
                .make(id, request.privateDnsEnabled(), request.dnsOptions());
        var bare = new VpcEndpoint(id, service.type(), stateAtFirst(), vpc.id(), service.name(), policy, null,
                List.of(), List.of(), List.of(), ipAddressType, dns);
        Row<VpcEndpoint> row = call.table(VpcEndpoint.TABLE)
                .insert(service.type() == Type.GATEWAY ? gateway(bare) : withInterfaces(bare), tags);
        ServiceConnections.begin(call, row.value(), service);
        if (row.value().stateName().equals(EndpointLife.PENDING)) {
            EndpointLife.becomeAvailable(call, id);
        }
        return row;
    }

    private String stateAtFirst() {
        return service.type() == Type.GATEWAY ? VpcEndpoint.AVAILABLE
                : service.acceptanceRequired() ? VpcEndpoint.PENDING_ACCEPTANCE : EndpointLife.PENDING;
    }

    private void requireQuota() {
        boolean gateway = service.type() == Type.GATEWAY;
        long used = call.table(VpcEndpoint.TABLE).all().stream().map(Row::value)
                .filter(other -> gateway ? other.type() == Type.GATEWAY
                        : other.type() != Type.GATEWAY && other.vpcId().equals(vpc.id())).count();
        Quota quota = gateway ? Quota.GATEWAY_ENDPOINTS_PER_REGION : Quota.INTERFACE_ENDPOINTS_PER_VPC;
        call.requireRoom(quota, used, "VpcEndpointLimitExceeded", "VPC endpoints");
    }

    /** Refuses what only endpoints of another type have. */
    static void requireThatFits(Type type, List<String> routeTableIds, List<String> subnetIds, List<String> groupIds) {
        if (type != Type.GATEWAY && !routeTableIds.isEmpty()) {
            throw AwsError.of("InvalidParameter",
                    "Route table IDs are only supported for Gateway type VPC Endpoint.");
        }
        if (type == Type.GATEWAY && !subnetIds.isEmpty()) {
            throw AwsError.of("InvalidParameter",
                    "Subnet IDs are only supported for Interface and GatewayLoadBalancer type VPC Endpoints.");
        }
        if (type != Type.INTERFACE && !groupIds.isEmpty()) {
            throw AwsError.of("InvalidParameter",
                    "Security group IDs are only supported for Interface type VPC Endpoints.");
        }
    }

    static String requireIpv4(ServiceOffer service, String wanted) {
        String type = wanted == null || wanted.isEmpty() ? service.ipAddressTypes().get(0) : wanted;
        if (!List.of("ipv4", "ipv6", "dualstack").contains(type)) {
            throw AwsError.invalidValue("IpAddressType", type);
        }
        boolean supported = type.equals("dualstack") ? service.ipAddressTypes().size() == 2
                : service.ipAddressTypes().contains(type);
        if (!supported) {
            throw AwsError.of("InvalidParameter", "The VPC endpoint service " + service.name()
                    + " does not support the IP address type: " + type + ".");
        }
        if (!type.equals("ipv4")) {
            throw new NotSimulatedException(
                    "VPC endpoints with the ipAddressType " + type + " are not simulated by Fake EC2 yet");
        }
        return type;
    }

    private VpcEndpoint gateway(VpcEndpoint bare) {
        String prefixListId = PrefixLists.ofAws(call.region(), service.name()).id();
        var routes = new GatewayRoutes(call, vpc.id(), prefixListId);
        routes.requireRoom(request.routeTableIds());
        List<String> tables = List.copyOf(new LinkedHashSet<>(request.routeTableIds()));
        routes.add(bare, tables);
        return new VpcEndpoint(bare.id(), bare.type(), bare.stateName(), bare.vpcId(), bare.serviceName(),
                bare.policyDocument(), prefixListId, tables, List.of(), List.of(), bare.ipAddressType(), bare.dns());
    }

    private VpcEndpoint withInterfaces(VpcEndpoint bare) {
        var interfaces = new EndpointInterfaces(call, vpc.id());
        List<?> configurations = request.getValueForField("SubnetConfigurations", List.class).orElse(List.of());
        List<EndpointInterfaces.Wish> wishes = interfaces.wishes(request.subnetIds(), configurations, List.of());
        if (service.type() == Type.GATEWAY_LOAD_BALANCER && wishes.size() != 1) {
            throw AwsError.of("InvalidParameter",
                    "A Gateway Load Balancer endpoint must have exactly one subnet, not " + wishes.size() + ".");
        }
        List<String> groups = service.type() == Type.GATEWAY_LOAD_BALANCER ? List.of()
                : SecurityGroups.resolve(call, vpc.id(), subnetNamed(wishes), request.securityGroupIds(), List.of());
        List<Placement> placements = interfaces.make(bare.id(), bare.type(), wishes, groups);
        return bare.withPlacements(placements).withGroups(groups);
    }

    private static String subnetNamed(List<EndpointInterfaces.Wish> wishes) {
        return wishes.isEmpty() ? null : wishes.get(0).subnet().id();
    }
}
