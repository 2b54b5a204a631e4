package io.github.fakeec2.network.endpoint;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.VpcEndpoint.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load balancers of endpoint services. As there are none in the fake yet, their ARNs alone are looked at. */
final class LoadBalancers {

    private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:elasticloadbalancing:([a-z0-9-]+):([0-9]{12}):"
            + "loadbalancer/(net|gwy)/[A-Za-z0-9-]{1,32}/[0-9a-f]{16}");

    private LoadBalancers() {
    }

    /**
     * The load balancers of a new service, and so what kind of endpoints it has.
     *
     * @throws AwsError {@code InvalidParameter} for none, for both kinds, and for what is no ARN of the kind; {@code
     *     InvalidNetworkLoadBalancerArn.NotFound} or {@code InvalidGatewayLoadBalancerArn.NotFound} for another
     *     account's or Region's
     */
    static Type typeOf(Call call, List<String> networkArns, List<String> gatewayArns) {
        if (networkArns.isEmpty() == gatewayArns.isEmpty()) {
            throw AwsError.of("InvalidParameter", networkArns.isEmpty()
                    ? "An endpoint service must have at least one Network Load Balancer or Gateway Load Balancer"
                    : "An endpoint service cannot have both Network Load Balancers and Gateway Load Balancers");
        }
        Type type = gatewayArns.isEmpty() ? Type.INTERFACE : Type.GATEWAY_LOAD_BALANCER;
        requireOwn(call, type, type == Type.INTERFACE ? networkArns : gatewayArns);
        return type;
    }

    /** The load balancers of a service after a change, under the same conditions. */
    static List<String> changed(Call call, EndpointService service, List<String> added, List<String> removed) {
        requireOwn(call, service.type(), added);
        List<String> left = new ArrayList<>(service.loadBalancerArns());
        for (String arn : removed) {
            if (!left.remove(arn)) {
                throw notFound(service.type(), arn);
            }
        }
        LinkedHashSet<String> arns = new LinkedHashSet<>(left);
        arns.addAll(added);
        if (arns.isEmpty()) {
            throw AwsError.of("InvalidParameter", "An endpoint service must have at least one load balancer");
        }
        return List.copyOf(arns);
    }

    private static void requireOwn(Call call, Type type, List<String> arns) {
        for (String arn : arns) {
            Matcher matcher = ARN.matcher(String.valueOf(arn));
            if (!matcher.matches() || !matcher.group(3).equals(type == Type.INTERFACE ? "net" : "gwy")) {
                throw AwsError.of("InvalidParameter", "Invalid " + nameOf(type) + " ARN: '" + arn + "'");
            }
            if (!matcher.group(1).equals(call.region().name()) || !matcher.group(2).equals(call.account())) {
                throw notFound(type, arn);
            }
        }
    }

    private static AwsError notFound(Type type, String arn) {
        return AwsError.of(type == Type.INTERFACE ? "InvalidNetworkLoadBalancerArn.NotFound"
                : "InvalidGatewayLoadBalancerArn.NotFound", "The " + nameOf(type) + " '" + arn + "' does not exist");
    }

    private static String nameOf(Type type) {
        return type == Type.INTERFACE ? "Network Load Balancer" : "Gateway Load Balancer";
    }
}
