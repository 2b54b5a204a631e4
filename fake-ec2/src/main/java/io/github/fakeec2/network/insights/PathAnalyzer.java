package io.github.fakeec2.network.insights;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.insights.NetworkInsightsAnalysis.Result;
import io.github.fakeec2.network.insights.PacketFilter.Ports;
import io.github.fakeec2.network.insights.PathEnds.PathEnd;
import io.github.fakeec2.network.trace.SnapshotReader;
import io.github.fakeec2.reachability.Endpoint;
import io.github.fakeec2.reachability.ExplanationCode;
import io.github.fakeec2.reachability.Flow;
import io.github.fakeec2.reachability.Hop;
import io.github.fakeec2.reachability.Packet;
import io.github.fakeec2.reachability.Reachability;
import io.github.fakeec2.reachability.Verdict;
import io.github.fakeec2.reachability.model.TrafficMatch;
import io.github.fakeec2.reachability.model.TransitRoute;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.AnalysisComponent;
import software.amazon.awssdk.services.ec2.model.Explanation;
import software.amazon.awssdk.services.ec2.model.PathComponent;

/**
 * Answers the question that a path asks (Reachability Analyzer guide, "How Reachability Analyzer works"): whether some
 * packet that the path's filters describe gets there, over IPv4, and its answer back.
 */
final class PathAnalyzer {

    /** The ports that senders take unless they are told otherwise. */
    private static final Ports EPHEMERAL = new Ports(32768, 65535);

    private final Call call;
    private final NetworkInsightsPath path;
    private final Explanations explanations;

    PathAnalyzer(Call call, NetworkInsightsPath path) {
        this.call = call;
        this.path = path;
        this.explanations = new Explanations(new Components(call));
    }

    /**
     * What the network allows at this moment.
     *
     * @param filterIn the ARNs of what the way must lead through
     * @param filterOut the ARNs of what it must not lead through
     */
    Result analyze(List<String> filterIn, List<String> filterOut) {
        PathEnds ends = new PathEnds(call, path);
        PathEnd source = ends.source();
        PathEnd target = ends.target();
        Explanation mismatch = source.mismatch() != null ? source.mismatch() : target.mismatch();
        if (mismatch != null) {
            return Result.none(List.of(mismatch));
        }
        Ports ports = Ports.inBoth(path.leaving().destinationPorts(), path.arriving().destinationPorts());
        if (ports == null) {
            return Result.none(List.of(explanations.of("FILTER_AT_DESTINATION_DESTINATION_PORT_RANGE", null)));
        }
        List<Flow> flows = new ArrayList<>();
        for (Endpoint from : source.endpoints()) {
            for (Endpoint to : target.endpoints()) {
                flows.addAll(flows(new Flow(from, to, path.protocol().equals("tcp") ? TrafficMatch.TCP
                        : TrafficMatch.UDP, ports.from(), ports.to(), 0, Flow.Family.IPV4)));
            }
        }
        Verdict verdict = ask(flows);
        boolean oneWay = isOneWay(verdict);
        return verdict.isReachable() || oneWay ? way(verdict, oneWay, filterIn, filterOut) : blocked(verdict);
    }

    // ---- asking

    /** A verdict on a flow that gets through, or else on the one that gets furthest. */
    private Verdict ask(List<Flow> flows) {
        Reachability reachability =
                call.derived(Reachability.class, regions -> Reachability.of(SnapshotReader.read(regions)));
        for (Flow flow : flows) {
            if (reachability.isReachable(flow)) {
                return reachability.trace(flow);
            }
        }
        Verdict furthest = null;
        for (Flow flow : flows) {
            Verdict verdict = reachability.trace(flow);
            if (isOneWay(verdict)) {
                return verdict;
            }
            if (furthest == null || length(verdict) > length(furthest)) {
                furthest = verdict;
            }
        }
        return furthest;
    }

    private static int length(Verdict verdict) {
        return verdict.forward().size() + verdict.answer().size();
    }

    /** First all ports at once; then, since one port that gets through is enough, each stretch of them. */
    private List<Flow> flows(Flow all) {
        PortBoundaries boundaries = call.derived(PortBoundaries.class, PortBoundaries::of);
        List<Integer> sourcePorts = sourcePorts(boundaries);
        List<Flow> flows = new ArrayList<>();
        sourcePorts.forEach(port -> flows.add(all.fromPort(port)));
        List<Ports> stretches = boundaries.stretches(new Ports(all.first(), all.last()));
        if (stretches.size() > 1) {
            for (Ports stretch : stretches) {
                sourcePorts.forEach(port -> flows.add(new Flow(all.source(), all.target(), all.protocol(),
                        stretch.from(), stretch.to(), port, all.family())));
            }
        }
        return flows;
    }

    /** One port of each stretch that the filter leaves; 0 for any that the sender likes. */
    private List<Integer> sourcePorts(PortBoundaries boundaries) {
        Ports wanted = path.leaving().sourcePorts();
        if (wanted == null || EPHEMERAL.equals(Ports.inBoth(wanted, EPHEMERAL))) {
            return List.of(0);
        }
        return boundaries.stretches(wanted).stream().map(Ports::from).toList();
    }

    /** Where TCP traverses a transit gateway's route table, the guide says, forward traffic alone is analyzed. */
    private static boolean isOneWay(Verdict verdict) {
        return verdict.flow().protocol() == TrafficMatch.TCP && verdict.arrives()
                && verdict.forward().stream().anyMatch(hop -> hop.rule() instanceof TransitRoute);
    }

    // ---- answering

    private Result blocked(Verdict verdict) {
        Hop hop = verdict.droppingHop().orElseThrow();
        boolean onTheWayBack = verdict.arrives();
        List<Hop> hops = onTheWayBack ? verdict.answer() : verdict.forward();
        List<Explanation> why = explanations.of(hop, hops, onTheWayBack ? path.source().id() : destinationId());
        boolean neverSetOut = hop.code() == ExplanationCode.NO_SOURCE_OR_DESTINATION
                || hop.code() == ExplanationCode.UNASSOCIATED_COMPONENT;
        return neverSetOut ? Result.none(why) : new Result(false, forward(verdict), back(verdict), why);
    }

    private Result way(Verdict verdict, boolean oneWay, List<String> filterIn, List<String> filterOut) {
        List<Explanation> unmatched = new ArrayList<>(unmatched(verdict.received()));
        List<PathComponent> forward = forward(verdict);
        reflecting(forward).ifPresent(unmatched::add);
        Set<String> met = arns(forward);
        filterIn.stream().filter(arn -> !met.contains(arn))
                .forEach(arn -> unmatched.add(restriction("COMPONENT_FILTER_RESTRICTION", arn)));
        filterOut.stream().filter(met::contains)
                .forEach(arn -> unmatched.add(restriction("COMPONENT_FILTER_RESTRICTION_REMOVED_COMPONENT", arn)));
        return unmatched.isEmpty()
                ? new Result(true, forward, oneWay ? List.of() : back(verdict), List.of()) : Result.none(unmatched);
    }

    private List<PathComponent> forward(Verdict verdict) {
        return PathComponents.of(call, verdict.forward(), path.source().id(), destinationId());
    }

    private List<PathComponent> back(Verdict verdict) {
        return PathComponents.of(call, verdict.answer(), destinationId(), path.source().id());
    }

    private String destinationId() {
        return path.destination() == null ? null : path.destination().id();
    }

    /** What the filter at the destination says of a packet that it does not describe. */
    private List<Explanation> unmatched(Packet received) {
        PacketFilter filter = path.arriving();
        List<Explanation> codes = new ArrayList<>();
        if (isOther(filter.sourceAddress(), received.source())) {
            codes.add(explanations.of("FILTER_AT_DESTINATION_SOURCE_ADDRESS", destinationId()));
        }
        if (isOther(filter.destinationAddress(), received.destination())) {
            codes.add(explanations.of("FILTER_AT_DESTINATION_DESTINATION_ADDRESS", destinationId()));
        }
        if (Ports.inBoth(filter.sourcePorts(), new Ports(received.sourceFirst(), received.sourceLast())) == null) {
            codes.add(explanations.of("FILTER_AT_DESTINATION_SOURCE_PORT_RANGE", destinationId()));
        }
        return codes;
    }

    /** That an internet gateway is neither the first nor the last component of a way between two resources. */
    private Optional<Explanation> reflecting(List<PathComponent> way) {
        return path.destination() == null ? Optional.empty() : way.stream().skip(1).limit(Math.max(0, way.size() - 2))
                .map(one -> one.component().id()).filter(id -> id.startsWith("igw-")).findFirst()
                .map(id -> explanations.of("IGW_NAT_REFLECTION", id));
    }

    private static boolean isOther(String wanted, Object address) {
        return wanted != null && !wanted.equals(address.toString());
    }

    private static Set<String> arns(List<PathComponent> components) {
        Set<String> arns = new LinkedHashSet<>();
        for (PathComponent one : components) {
            Stream.of(one.component(), one.attachedTo(), one.subnet(), one.vpc(), one.transitGateway())
                    .filter(Objects::nonNull).map(AnalysisComponent::arn).forEach(arns::add);
        }
        return arns;
    }

    private static Explanation restriction(String code, String arn) {
        return Explanation.builder()
                .explanationCode(code)
                .component(AnalysisComponent.builder().id(arn.substring(arn.lastIndexOf('/') + 1)).arn(arn).build())
                .build();
    }
}
