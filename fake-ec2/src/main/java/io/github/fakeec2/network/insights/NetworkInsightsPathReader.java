package io.github.fakeec2.network.insights;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.insights.NetworkInsightsPath.End;
import io.github.fakeec2.network.insights.NetworkInsightsPath.Simple;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInsightsPathRequest;

/** What a request says about the path that it makes (API reference, CreateNetworkInsightsPath). */
final class NetworkInsightsPathReader {

    /** What a path can begin and end at, by the prefix of its ids, and the resource type in its ARN. */
    private static final Map<String, String> ENDS = Map.of(
            "i-", "instance",
            "eni-", "network-interface",
            "igw-", "internet-gateway",
            "vpce-", "vpc-endpoint",
            "vgw-", "vpn-gateway");

    /** What it can begin and end at on AWS, by the prefix of its ids. */
    private static final Map<String, String> ENDS_ELSEWHERE = Map.of(
            "pcx-", "VPC peering connections",
            "tgw-", "transit gateways",
            "tgw-attach-", "transit gateway attachments",
            "vpce-svc-", "VPC endpoint services");

    private static final String VPN_GATEWAY = "vgw-";
    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:ec2:([a-z0-9-]+):([0-9]{12}):[a-z-]+/([a-z0-9-]{1,64})");

    private final Call call;
    private final CreateNetworkInsightsPathRequest request;

    NetworkInsightsPathReader(Call call, CreateNetworkInsightsPathRequest request) {
        this.call = call;
        this.request = request;
    }

    /**
     * The path.
     *
     * @throws AwsError {@code MissingParameter}, {@code InvalidParameterValue}, {@code InvalidParameterCombination},
     *     {@code NetworkInsightsSource.NotFound}, {@code NetworkInsightsDestination.NotFound}
     * @throws NotSimulatedException for ends that the reachability engine does not take
     */
    NetworkInsightsPath read(String id) {
        String source = required("Source", request.source());
        String protocol = protocol(required("Protocol", request.protocolAsString()));
        Simple simple = new Simple(PacketFilters.address("SourceIp", request.sourceIp()),
                PacketFilters.address("DestinationIp", request.destinationIp()), destinationPort());
        PacketFilter atSource = PacketFilters.read(request, "FilterAtSource");
        PacketFilter atDestination = PacketFilters.read(request, "FilterAtDestination");
        requireOneWayOfAsking(simple, atSource, atDestination);
        String destination = request.destination() == null ? "" : request.destination();
        if (destination.isEmpty() && (atSource == null || atSource.destinationAddress() == null)) {
            throw AwsError.of("MissingParameter", "The request must include either the Destination parameter or the "
                    + "FilterAtSource.DestinationAddress parameter. Add the required parameter and retry the request.");
        }
        NetworkInsightsPath path = new NetworkInsightsPath(id, end("Source", source),
                destination.isEmpty() ? null : end("Destination", destination), protocol, simple, atSource,
                atDestination);
        requireAddressOnPremises(path.source(), path.sourceAddress(), "source");
        requireAddressOnPremises(path.destination(), path.destinationAddress(), "destination");
        return path;
    }

    private Integer destinationPort() {
        PacketFilter.Ports port = PacketFilters.port("DestinationPort", request.destinationPort());
        return port == null ? null : port.from();
    }

    private static String required(String parameter, String value) {
        if (value == null || value.isEmpty()) {
            throw AwsError.of("MissingParameter", "The request must include the " + parameter
                    + " parameter. Add the required parameter and retry the request.");
        }
        return value;
    }

    /** The guide's own example writes {@code TCP}. */
    private static String protocol(String text) {
        String protocol = text.toLowerCase(Locale.ROOT);
        if (!protocol.equals("tcp") && !protocol.equals("udp")) {
            throw PacketFilters.invalid("Protocol", text);
        }
        return protocol;
    }

    private static void requireOneWayOfAsking(Simple simple, PacketFilter atSource, PacketFilter atDestination) {
        if (atSource != null && (simple.sourceIp() != null || simple.destinationPort() != null)) {
            throw AwsError.of("InvalidParameterCombination", "The parameter FilterAtSource cannot be used with the "
                    + "parameter " + (simple.sourceIp() != null ? "SourceIp" : "DestinationPort"));
        }
        if (atDestination != null && simple.destinationIp() != null) {
            throw AwsError.of("InvalidParameterCombination",
                    "The parameter FilterAtDestination cannot be used with the parameter DestinationIp");
        }
    }

    private End end(String parameter, String text) {
        String id = text.startsWith("arn:") ? idInArn(parameter, text) : text;
        String prefix = Components.prefixOf(id);
        if (ENDS_ELSEWHERE.containsKey(prefix)) {
            throw new NotSimulatedException("CreateNetworkInsightsPath with " + ENDS_ELSEWHERE.get(prefix)
                    + " as source or destination is not simulated by Fake EC2 yet");
        }
        String resourceType = ENDS.get(prefix);
        if (resourceType == null) {
            throw PacketFilters.invalid(parameter, text);
        }
        if (call.region().find(id) == null) {
            throw AwsError.of("NetworkInsights" + parameter + ".NotFound",
                    "The " + parameter.toLowerCase(Locale.ROOT) + " '" + id + "' does not exist");
        }
        return new End(id, Components.arn(call.region(), resourceType, id));
    }

    private String idInArn(String parameter, String arn) {
        Matcher matcher = ARN.matcher(arn);
        if (!matcher.matches() || !matcher.group(1).equals(call.region().name())) {
            throw PacketFilters.invalid(parameter, arn);
        }
        if (!matcher.group(2).equals(call.account())) {
            throw new NotSimulatedException("CreateNetworkInsightsPath with a source or destination of another account "
                    + "is not simulated by Fake EC2 yet");
        }
        return matcher.group(3);
    }

    private static void requireAddressOnPremises(End end, String address, String name) {
        if (end != null && Components.prefixOf(end.id()).equals(VPN_GATEWAY) && address == null) {
            throw new NotSimulatedException("CreateNetworkInsightsPath with a virtual private gateway as " + name
                    + ", but no " + name + " address behind it, is not simulated by Fake EC2 yet");
        }
    }
}
