package io.github.fakeec2.network.insights;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.time.Delay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInsightsAnalysisRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInsightsAnalysisResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInsightsAnalysesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInsightsAnalysesResponse;
import software.amazon.awssdk.services.ec2.model.StartNetworkInsightsAnalysisRequest;
import software.amazon.awssdk.services.ec2.model.StartNetworkInsightsAnalysisResponse;

/** Starts, lists and deletes Reachability Analyzer's analyses of paths. */
@Simulates(family = "Reachability Analyzer")
final class NetworkInsightsAnalysisApi {

    /** Reachability Analyzer guide, "How Reachability Analyzer works", section "Considerations". */
    private static final Duration KEPT_FOR = Duration.ofDays(120);

    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:([a-z0-9-]+):[a-z0-9-]*:[0-9]{12}:[A-Za-z0-9/:._-]{1,512}");

    private static final Listing<NetworkInsightsAnalysis> LISTING = new Listing<>(NetworkInsightsAnalysis.TABLE,
            () -> FilterSet.<NetworkInsightsAnalysis>of("DescribeNetworkInsightsAnalyses")
                    .on("path-found", (row, region) ->
                            row.value().isDone() ? row.value().result().found() : null)
                    .on("status", (row, region) -> row.value().stateName()),
            PageRules.upperCase("NetworkInsightsAnalysisIds", 1, 100));
    private static final SimulatedMembers START = SimulatedMembers.of("StartNetworkInsightsAnalysis", "",
            "ClientToken", "DryRun", "FilterInArns", "FilterOutArns", "NetworkInsightsPathId", "TagSpecifications");

    private final Call call;

    NetworkInsightsAnalysisApi(Call call) {
        this.call = call;
    }

    @Limits("One way is looked at, the one that packets would take; filters by ARN accept or reject it. Headers show "
            + "the packet that was followed: one address, and for the internet one that stands for the rest.")
    StartNetworkInsightsAnalysisResponse startNetworkInsightsAnalysis(StartNetworkInsightsAnalysisRequest request) {
        START.requireNoOther(request);
        String pathId = Required.text("networkInsightsPathId", request.networkInsightsPathId());
        Map<String, String> tags =
                TagRules.onCreate(request.tagSpecifications(), NetworkInsightsAnalysis.TABLE.resourceType());
        List<String> filterIn = arns("FilterInArns", request.filterInArns());
        List<String> filterOut = arns("FilterOutArns",
                request.getValueForField("FilterOutArns", List.class).orElse(List.of()));
        NetworkInsightsPath path = call.table(NetworkInsightsPath.TABLE).get(pathId).value();
        int quota = call.quota(Quota.NETWORK_INSIGHTS_ANALYSES);
        if (call.table(NetworkInsightsAnalysis.TABLE).all().size() >= quota) {
            throw AwsError.of("NetworkInsightsAnalysis.LimitExceeded",
                    "Performing this operation would exceed the limit of " + quota + " network insights analyses");
        }
        Row<NetworkInsightsAnalysis> row = call.table(NetworkInsightsAnalysis.TABLE).insert(
                new NetworkInsightsAnalysis(call.nextId(NetworkInsightsAnalysis.TABLE), pathId,
                        NetworkInsightsAnalysis.RUNNING, filterIn, filterOut,
                        new PathAnalyzer(call, path).analyze(filterIn, filterOut)), tags);
        call.begin(Delay.NETWORK_INSIGHTS_ANALYSIS, row.id() + " is done", later -> finish(later, row.id()));
        call.later(KEPT_FOR, row.id() + " is deleted", later -> forget(later, row.id()));
        return StartNetworkInsightsAnalysisResponse.builder()
                .networkInsightsAnalysis(NetworkInsightsAnalysisView.of(row, call.region()))
                .build();
    }

    private static List<String> arns(String parameter, Collection<?> given) {
        List<String> arns = new ArrayList<>();
        for (Object each : given) {
            String arn = each == null ? "" : each.toString();
            var matcher = ARN.matcher(arn);
            if (!matcher.matches()) {
                throw PacketFilters.invalid(parameter, arn);
            }
            if (!matcher.group(1).equals("ec2")) {
                throw new NotSimulatedException("StartNetworkInsightsAnalysis with resources of " + matcher.group(1)
                        + " in " + parameter + " is not simulated by Fake EC2 yet");
            }
            arns.add(arn);
        }
        return arns;
    }

    private static void finish(Call later, String id) {
        Row<NetworkInsightsAnalysis> row = later.table(NetworkInsightsAnalysis.TABLE).find(id);
        if (row != null) {
            later.table(NetworkInsightsAnalysis.TABLE).update(row.value().done());
        }
    }

    private static void forget(Call later, String id) {
        if (later.table(NetworkInsightsAnalysis.TABLE).find(id) != null) {
            later.table(NetworkInsightsAnalysis.TABLE).delete(id);
        }
    }

    DescribeNetworkInsightsAnalysesResponse describeNetworkInsightsAnalyses(
            DescribeNetworkInsightsAnalysesRequest request) {
        List<Row<NetworkInsightsAnalysis>> rows = new ArrayList<>(chosen(request));
        rows.removeIf(row -> !isBetween(row.createdAt(), request.analysisStartTime(), request.analysisEndTime()));
        Page<NetworkInsightsAnalysis> page = LISTING.page(rows, call.region(),
                !request.networkInsightsAnalysisIds().isEmpty(), request.filters(), request.maxResults(),
                request.nextToken());
        return DescribeNetworkInsightsAnalysesResponse.builder()
                .networkInsightsAnalyses(page.map(row -> NetworkInsightsAnalysisView.of(row, call.region())))
                .nextToken(page.nextToken())
                .build();
    }

    private Collection<Row<NetworkInsightsAnalysis>> chosen(DescribeNetworkInsightsAnalysesRequest request) {
        String pathId = request.networkInsightsPathId();
        boolean ofPath = pathId != null && !pathId.isEmpty();
        if (ofPath) {
            call.table(NetworkInsightsPath.TABLE).get(pathId);
        }
        if (!request.networkInsightsAnalysisIds().isEmpty()) {
            List<Row<NetworkInsightsAnalysis>> rows = new ArrayList<>(
                    call.table(NetworkInsightsAnalysis.TABLE).getAll(request.networkInsightsAnalysisIds()));
            rows.removeIf(row -> ofPath && !row.value().pathId().equals(pathId));
            return rows;
        }
        return ofPath ? call.table(NetworkInsightsAnalysis.TABLE).by(NetworkInsightsAnalysis.BY_PATH, pathId)
                : call.table(NetworkInsightsAnalysis.TABLE).all();
    }

    private static boolean isBetween(Instant moment, Instant start, Instant end) {
        return (start == null || !moment.isBefore(start)) && (end == null || !moment.isAfter(end));
    }

    DeleteNetworkInsightsAnalysisResponse deleteNetworkInsightsAnalysis(DeleteNetworkInsightsAnalysisRequest request) {
        String id = Required.text("networkInsightsAnalysisId", request.networkInsightsAnalysisId());
        call.table(NetworkInsightsAnalysis.TABLE).get(id);
        call.table(NetworkInsightsAnalysis.TABLE).delete(id);
        return DeleteNetworkInsightsAnalysisResponse.builder().networkInsightsAnalysisId(id).build();
    }
}
