package io.github.fakeec2.network.endpoint;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.VpcEndpoint.Type;
import io.github.fakeec2.state.SeededRandom;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointServiceConfigurationRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointServiceConfigurationRequest;

/** What requests say about endpoint services (PrivateLink guide, "Create an endpoint service"). */
final class EndpointServiceEdits {

    private static final Pattern DOMAIN =
            Pattern.compile("(\\*\\.)?([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");
    private static final int LONGEST_DOMAIN = 253;
    private static final int TOKEN_LENGTH = 20;
    private static final char[] LETTERS_AND_DIGITS =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".toCharArray();

    private final Call call;

    EndpointServiceEdits(Call call) {
        this.call = call;
    }

    EndpointService make(CreateVpcEndpointServiceConfigurationRequest request) {
        Type type = LoadBalancers.typeOf(call, request.networkLoadBalancerArns(), request.gatewayLoadBalancerArns());
        List<String> arns = type == Type.INTERFACE
                ? request.networkLoadBalancerArns() : request.gatewayLoadBalancerArns();
        List<String> types = request.supportedIpAddressTypes().isEmpty()
                ? List.of("ipv4") : ipAddressTypes(request.supportedIpAddressTypes());
        boolean accept = request.acceptanceRequired() == null || request.acceptanceRequired();
        return new EndpointService(call.nextId(EndpointService.TABLE), type, List.copyOf(new LinkedHashSet<>(arns)),
                accept, types, privateDns(type, request.privateDnsName()), false);
    }

    EndpointService change(EndpointService service, ModifyVpcEndpointServiceConfigurationRequest request) {
        boolean network = service.type() == Type.INTERFACE;
        if (network ? !request.addGatewayLoadBalancerArns().isEmpty()
                        || !request.removeGatewayLoadBalancerArns().isEmpty()
                : !request.addNetworkLoadBalancerArns().isEmpty()
                        || !request.removeNetworkLoadBalancerArns().isEmpty()) {
            throw AwsError.of("InvalidParameter",
                    "An endpoint service cannot have both Network Load Balancers and Gateway Load Balancers");
        }
        List<String> arns = network
                ? LoadBalancers.changed(call, service, request.addNetworkLoadBalancerArns(),
                        request.removeNetworkLoadBalancerArns())
                : LoadBalancers.changed(call, service, request.addGatewayLoadBalancerArns(),
                        request.removeGatewayLoadBalancerArns());
        boolean accept = request.acceptanceRequired() == null
                ? service.acceptanceRequired() : request.acceptanceRequired();
        return new EndpointService(service.id(), service.type(), arns, accept,
                changedTypes(service, request), changedDns(service, request), service.ownerPays());
    }

    private List<String> changedTypes(EndpointService service, ModifyVpcEndpointServiceConfigurationRequest request) {
        LinkedHashSet<String> types = new LinkedHashSet<>(service.ipAddressTypes());
        types.addAll(ipAddressTypes(request.addSupportedIpAddressTypes()));
        types.removeAll(ipAddressTypes(request.removeSupportedIpAddressTypes()));
        if (types.isEmpty()) {
            throw AwsError.of("InvalidParameter", "An endpoint service must support at least one IP address type");
        }
        return List.copyOf(types);
    }

    private EndpointService.PrivateDns changedDns(EndpointService service,
            ModifyVpcEndpointServiceConfigurationRequest request) {
        boolean removed = Boolean.TRUE.equals(request.removePrivateDnsName());
        String name = request.privateDnsName();
        if (removed && name != null) {
            throw AwsError.of("InvalidParameterCombination",
                    "The parameter PrivateDnsName cannot be used with the parameter RemovePrivateDnsName");
        }
        boolean same = name == null || service.privateDns() != null && service.privateDns().name().equals(name);
        return removed ? null : same ? service.privateDns() : privateDns(service.type(), name);
    }

    private EndpointService.PrivateDns privateDns(Type type, String name) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        if (type != Type.INTERFACE) {
            throw AwsError.of("InvalidParameter",
                    "A private DNS name is only supported for endpoint services with Network Load Balancers");
        }
        if (name.length() > LONGEST_DOMAIN || !DOMAIN.matcher(name).matches()) {
            throw AwsError.of("InvalidParameter", "Invalid private DNS name: '" + name + "'");
        }
        return new EndpointService.PrivateDns(name, EndpointService.PrivateDns.PENDING, "_" + token(),
                "vpce:" + token());
    }

    private String token() {
        SeededRandom random = call.region().random();
        StringBuilder token = new StringBuilder();
        while (token.length() < TOKEN_LENGTH) {
            token.append(LETTERS_AND_DIGITS[random.nextInt(LETTERS_AND_DIGITS.length)]);
        }
        return token.toString();
    }

    private static List<String> ipAddressTypes(List<String> wanted) {
        List<String> types = new ArrayList<>();
        for (String type : wanted) {
            if (!"ipv4".equals(type) && !"ipv6".equals(type)) {
                throw AwsError.of("InvalidParameter",
                        "Value (" + type + ") for parameter SupportedIpAddressTypes is invalid.");
            }
            types.add(type);
        }
        return List.copyOf(new LinkedHashSet<>(types));
    }
}
