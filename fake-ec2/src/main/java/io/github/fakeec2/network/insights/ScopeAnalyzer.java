package io.github.fakeec2.network.insights;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.network.insights.NetworkInsightsAccessScopeAnalysis.Result;
import io.github.fakeec2.network.trace.SnapshotReader;
import io.github.fakeec2.reachability.Endpoint;
import io.github.fakeec2.reachability.Exposure;
import io.github.fakeec2.reachability.Flow;
import io.github.fakeec2.reachability.Hop;
import io.github.fakeec2.reachability.Packet;
import io.github.fakeec2.reachability.Reachability;
import io.github.fakeec2.reachability.Verdict;
import io.github.fakeec2.reachability.model.TrafficMatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.PathComponent;

/**
 * Finds the ways through the network that a scope is about (Network Access Analyzer guide, "Match conditions in Network
 * Access Analyzer"): those that meet one of its match paths, without the traffic that meets one of its exclude paths;
 * over IPv4, TCP and UDP, a finding for each pair of ends and each stretch of ports.
 */
final class ScopeAnalyzer {

    private static final List<TrafficMatch> ALL_TRAFFIC =
            List.of(TrafficMatch.tcp(0, 65535), TrafficMatch.udp(0, 65535));

    private final Call call;
    private final NetworkInsightsAccessScope scope;
    private final Reachability reachability;
    private final Exposure exposure;
    private final Map<Flow, List<PathComponent>> findings = new LinkedHashMap<>();
    private final Set<String> interfaces = new LinkedHashSet<>();

    /** A path with what its ends stand for. */
    private record Condition(ScopePath path, Set<String> sources, Set<String> targets, List<TrafficMatch> traffic) {
    }

    ScopeAnalyzer(Call call, NetworkInsightsAccessScope scope) {
        this.call = call;
        this.scope = scope;
        this.reachability = call.derived(Reachability.class, regions -> Reachability.of(SnapshotReader.read(regions)));
        this.exposure = Exposure.of(reachability);
    }

    /** What the network allows at this moment. */
    Result analyze() {
        ScopeEnds ends = new ScopeEnds(call);
        String missing = ends.missingFrom(scope.matchPaths());
        missing = missing == null ? ends.missingFrom(scope.excludePaths()) : missing;
        if (missing != null) {
            return new Result(List.of(), 0, "The request failed due to missing component " + missing);
        }
        List<Condition> excludes = conditions(ends, scope.excludePaths());
        for (Condition match : conditions(ends, scope.matchPaths())) {
            count(match.sources);
            count(match.targets);
            for (String source : match.sources) {
                for (String target : match.targets) {
                    if (!source.equals(target) && !(ScopeEnds.isGateway(source) && ScopeEnds.isGateway(target))) {
                        find(match, excludes, source, target);
                    }
                }
            }
        }
        return new Result(new ArrayList<>(findings.values()), interfaces.size(), null);
    }

    private static List<Condition> conditions(ScopeEnds ends, List<ScopePath> paths) {
        return paths.stream().map(path -> new Condition(path, ends.of(path.source()), ends.of(path.destination()),
                common(trafficOf(path.source()), trafficOf(path.destination())))).toList();
    }

    private void count(Set<String> ids) {
        ids.stream().filter(id -> !ScopeEnds.isGateway(id)).forEach(interfaces::add);
    }

    private void find(Condition match, List<Condition> excludes, String source, String target) {
        for (Endpoint from : ScopeEnds.endpoints(source, addresses(match.path, true))) {
            for (Endpoint to : ScopeEnds.endpoints(target, addresses(match.path, false))) {
                for (TrafficMatch traffic : match.traffic) {
                    for (Verdict way : exposure.between(from, to, traffic, Flow.Family.IPV4)) {
                        if (meets(match.path, way)) {
                            without(excludes, way, source, target).forEach(rest -> findings.putIfAbsent(rest.flow(),
                                    PathComponents.of(call, rest.forward(), source, target)));
                        }
                    }
                }
            }
        }
    }

    /** The addresses of one end, by the statement about that end, or else by the one about the other end. */
    private static List<IpRange> addresses(ScopePath path, boolean ofSource) {
        ScopePath.Packets near = ofSource ? path.source().packets() : path.destination().packets();
        ScopePath.Packets far = ofSource ? path.destination().packets() : path.source().packets();
        List<IpRange> addresses = near == null ? List.of() : ofSource ? near.sources() : near.destinations();
        return !addresses.isEmpty() || far == null ? addresses : ofSource ? far.sources() : far.destinations();
    }

    // ---- conditions

    private static boolean meets(ScopePath path, Verdict way) {
        return meets(path.source().packets(), way.sent()) && meets(path.destination().packets(), way.received())
                && path.through().stream().allMatch(statement -> leadsThrough(way, statement));
    }

    private static boolean meets(ScopePath.Packets statement, Packet packet) {
        return statement == null
                || isIn(statement.sources(), packet.source()) && isIn(statement.destinations(), packet.destination());
    }

    private static boolean isIn(List<IpRange> ranges, IpAddress address) {
        return ranges.isEmpty() || ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static boolean leadsThrough(Verdict way, ScopePath.Resources statement) {
        List<String> ids = statement.ids();
        List<String> prefixes = statement.types().stream().map(ScopePathReader.THROUGH_TYPES::get).toList();
        return way.forward().stream().map(Hop::componentId)
                .anyMatch(id -> ids.contains(id) || prefixes.contains(Components.prefixOf(id)));
    }

    /** What is left of a way without the traffic that is excluded. */
    private List<Verdict> without(List<Condition> excludes, Verdict way, String source, String target) {
        List<Verdict> left = List.of(way);
        for (Condition exclude : excludes) {
            if (exclude.sources.contains(source) && exclude.targets.contains(target) && meets(exclude.path, way)) {
                List<Verdict> less = new ArrayList<>();
                left.forEach(each -> less.addAll(without(exclude.traffic, each)));
                left = less;
            }
        }
        return left;
    }

    private List<Verdict> without(List<TrafficMatch> excluded, Verdict way) {
        Flow flow = way.flow();
        List<TrafficMatch> left = List.of(new TrafficMatch(flow.protocol(), flow.first(), flow.last()));
        for (TrafficMatch each : excluded) {
            List<TrafficMatch> less = new ArrayList<>();
            left.forEach(traffic -> addDifference(less, traffic, each));
            left = less;
        }
        return left.stream().map(traffic -> traffic.from() == flow.first() && traffic.to() == flow.last() ? way
                : reachability.trace(new Flow(flow.source(), flow.target(), flow.protocol(), traffic.from(),
                        traffic.to(), 0, flow.family()))).toList();
    }

    private static void addDifference(List<TrafficMatch> less, TrafficMatch traffic, TrafficMatch excluded) {
        if (excluded.protocol() != traffic.protocol() || excluded.to() < traffic.from()
                || traffic.to() < excluded.from()) {
            less.add(traffic);
            return;
        }
        if (traffic.from() < excluded.from()) {
            less.add(new TrafficMatch(traffic.protocol(), traffic.from(), excluded.from() - 1));
        }
        if (excluded.to() < traffic.to()) {
            less.add(new TrafficMatch(traffic.protocol(), excluded.to() + 1, traffic.to()));
        }
    }

    private static List<TrafficMatch> trafficOf(ScopePath.End end) {
        return end.packets() == null ? ALL_TRAFFIC : end.packets().traffic();
    }

    private static List<TrafficMatch> common(List<TrafficMatch> some, List<TrafficMatch> others) {
        List<TrafficMatch> common = new ArrayList<>();
        for (TrafficMatch one : some) {
            for (TrafficMatch other : others) {
                int from = Math.max(one.from(), other.from());
                int to = Math.min(one.to(), other.to());
                if (one.protocol() == other.protocol() && from <= to) {
                    common.add(new TrafficMatch(one.protocol(), from, to));
                }
            }
        }
        return common;
    }
}
