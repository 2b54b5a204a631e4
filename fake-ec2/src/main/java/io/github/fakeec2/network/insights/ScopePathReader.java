package io.github.fakeec2.network.insights;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.reachability.model.TrafficMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ec2.model.AccessScopePathRequest;
import software.amazon.awssdk.services.ec2.model.PacketHeaderStatementRequest;
import software.amazon.awssdk.services.ec2.model.PathStatementRequest;
import software.amazon.awssdk.services.ec2.model.ResourceStatementRequest;

/**
 * What a request says about the paths of a scope (Network Access Analyzer guide, "Network Access Analyzer resource
 * statements", "Packet header statements in Network Access Analyzer").
 *
 * @param parameter where the paths are in the request: {@code MatchPaths}
 */
record ScopePathReader(String parameter) {

    private static final String OPERATION = "CreateNetworkInsightsAccessScope";
    private static final int LARGEST_PORT = 65535;

    private static final SimulatedMembers PACKETS = SimulatedMembers.of(OPERATION, "packetHeaderStatement.",
            "SourceAddresses", "DestinationAddresses", "DestinationPorts", "Protocols");

    /** What a way can begin or end at, or lead through, by the prefixes of ids; and by types. */
    private static final Set<String> ENDS = Set.of("i-", "eni-", "sg-", "subnet-", "vpc-", "igw-");
    private static final Set<String> THROUGH = Set.of("nat-", "tgw-attach-", "pcx-", "vpce-");
    static final String INTERFACES = "AWS::EC2::NetworkInterface";
    static final String INTERNET_GATEWAYS = "AWS::EC2::InternetGateway";

    /** What packets meet on the way, by type, with the prefix of its ids. */
    static final Map<String, String> THROUGH_TYPES = Map.of(
            "AWS::EC2::NatGateway", "nat-",
            "AWS::EC2::TransitGatewayAttachment", "tgw-attach-",
            "AWS::EC2::VPCPeeringConnection", "pcx-",
            "AWS::EC2::VPCEndpoint", "vpce-");

    /** What AWS takes at ends besides, and what it takes on the way besides; the others it takes nowhere. */
    private static final Set<String> ENDS_ELSEWHERE = Set.of("vgw-", "tgw-attach-", "pcx-", "vpce-", "vpce-svc-",
            "AWS::EC2::TransitGatewayAttachment", "AWS::EC2::VPCEndpoint", "AWS::EC2::VPCEndpointService",
            "AWS::EC2::VPCPeeringConnection", "AWS::EC2::VPNGateway");
    private static final Set<String> THROUGH_ELSEWHERE = Set.of("vpce-svc-", "AWS::EC2::VPCEndpointService",
            "AWS::ElasticLoadBalancing::LoadBalancer", "AWS::ElasticLoadBalancingV2::LoadBalancer",
            "AWS::NetworkFirewall::Firewall");

    private static final Pattern RESOURCE = Pattern.compile(
            "(?:arn:aws[a-z-]*:ec2:[a-z0-9-]+:[0-9]{12}:[a-z-]+/)?([a-z-]+-)(?:[0-9a-f]{8}|[0-9a-f]{17})");
    private static final Pattern OTHER_ARN = Pattern.compile("arn:aws[a-z-]*:([a-z0-9-]+):[!-~]{1,1000}");
    private static final Pattern PORTS = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");

    /**
     * The paths.
     *
     * @throws AwsError {@code MissingParameter}, {@code InvalidParameterValue} or {@code InvalidParameterCombination}
     * @throws NotSimulatedException for what the reachability engine does not take
     */
    List<ScopePath> read(List<AccessScopePathRequest> requests) {
        List<ScopePath> paths = new ArrayList<>();
        for (AccessScopePathRequest request : requests) {
            if (request == null || request.source() == null && request.destination() == null
                    && request.throughResources().isEmpty()) {
                throw Required.missing(parameter + ".Source");
            }
            List<ScopePath.Resources> through = new ArrayList<>();
            for (var statement : request.throughResources()) {
                if (statement == null || statement.resourceStatement() == null) {
                    throw Required.missing(parameter + ".ThroughResources.ResourceStatement");
                }
                through.add(resources(statement.resourceStatement(), false));
            }
            paths.add(new ScopePath(end(request.source()), end(request.destination()), through));
        }
        return paths;
    }

    private ScopePath.End end(PathStatementRequest request) {
        if (request == null) {
            return ScopePath.End.ANY;
        }
        return new ScopePath.End(
                request.packetHeaderStatement() == null ? null : packets(request.packetHeaderStatement()),
                request.resourceStatement() == null ? null : resources(request.resourceStatement(), true));
    }

    // ---- resources

    private ScopePath.Resources resources(ResourceStatementRequest request, boolean atEnd) {
        if (request.resources().isEmpty() && request.resourceTypes().isEmpty()) {
            throw Required.missing(parameter + ".ResourceStatement.Resources");
        }
        if (!request.resources().isEmpty() && !request.resourceTypes().isEmpty()) {
            throw AwsError.of("InvalidParameterCombination",
                    "The parameter Resources cannot be used with the parameter ResourceTypes");
        }
        for (String resource : request.resources()) {
            Matcher matcher = RESOURCE.matcher(String.valueOf(resource));
            if (!matcher.matches()) {
                throw notAnId(String.valueOf(resource));
            }
            require(matcher.group(1), resource, "Resources", atEnd, atEnd ? ENDS : THROUGH);
        }
        for (String type : request.resourceTypes()) {
            require(String.valueOf(type), String.valueOf(type), "ResourceTypes", atEnd,
                    atEnd ? Set.of(INTERFACES, INTERNET_GATEWAYS) : THROUGH_TYPES.keySet());
        }
        return new ScopePath.Resources(request.resources(), request.resourceTypes());
    }

    private RuntimeException notAnId(String resource) {
        Matcher other = OTHER_ARN.matcher(resource);
        return other.matches() && !other.group(1).equals("ec2")
                ? new NotSimulatedException(OPERATION + " with resources of " + other.group(1)
                        + " is not simulated by Fake EC2 yet")
                : PacketFilters.invalid("Resources", resource);
    }

    private void require(String kind, String given, String member, boolean atEnd, Set<String> simulated) {
        if (simulated.contains(kind)) {
            return;
        }
        if ((atEnd ? ENDS_ELSEWHERE : THROUGH_ELSEWHERE).contains(kind)) {
            throw new NotSimulatedException(OPERATION + " with " + given
                    + (atEnd ? " as source or destination" : " as through resource")
                    + " is not simulated by Fake EC2 yet; it takes " + String.join(", ", new TreeSet<>(simulated)));
        }
        throw PacketFilters.invalid(member, given);
    }

    // ---- packets

    private ScopePath.Packets packets(PacketHeaderStatementRequest request) {
        PACKETS.requireNoOther(request);
        ScopePath.Text text = new ScopePath.Text(present("SourceAddresses", request.sourceAddresses()),
                present("DestinationAddresses", request.destinationAddresses()),
                present("DestinationPorts", request.destinationPorts()),
                present("Protocols", request.protocolsAsStrings()));
        if (text.equals(new ScopePath.Text(List.of(), List.of(), List.of(), List.of()))) {
            throw Required.missing(parameter + ".PacketHeaderStatement.Protocols");
        }
        return new ScopePath.Packets(text, ranges("SourceAddresses", text.sourceAddresses()),
                ranges("DestinationAddresses", text.destinationAddresses()),
                traffic(text.protocols(), text.destinationPorts()));
    }

    private List<String> present(String member, List<String> values) {
        for (String value : values) {
            if (value == null) {
                throw PacketFilters.invalid(member, "null");
            }
        }
        return values;
    }

    private List<IpRange> ranges(String member, List<String> texts) {
        return texts.stream().map(text -> IpAddress.tryParse(text).map(IpRange::of)
                .or(() -> IpRange.tryParse(text)).filter(IpRange::isIpv4)
                .orElseThrow(() -> PacketFilters.invalid(member, text))).toList();
    }

    private List<TrafficMatch> traffic(List<String> protocols, List<String> ports) {
        List<TrafficMatch> traffic = new ArrayList<>();
        for (String protocol : protocols.isEmpty() ? List.of("tcp", "udp") : protocols) {
            if (!protocol.equals("tcp") && !protocol.equals("udp")) {
                throw PacketFilters.invalid("Protocols", protocol);
            }
            int number = protocol.equals("tcp") ? TrafficMatch.TCP : TrafficMatch.UDP;
            for (String range : ports.isEmpty() ? List.of("0-" + LARGEST_PORT) : ports) {
                Matcher matcher = PORTS.matcher(range);
                int from = matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
                int to = matcher.matches() && matcher.group(2) != null ? Integer.parseInt(matcher.group(2)) : from;
                if (from < 0 || to < from || to > LARGEST_PORT) {
                    throw PacketFilters.invalid("DestinationPorts", range);
                }
                traffic.add(new TrafficMatch(number, from, to));
            }
        }
        return traffic;
    }
}
