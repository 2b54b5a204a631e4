package io.github.fakeec2.network.insights;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.Slice;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.time.Delay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.AccessScopeAnalysisFinding;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInsightsAccessScopeAnalysisRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInsightsAccessScopeAnalysisResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInsightsAccessScopeAnalysesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInsightsAccessScopeAnalysesResponse;
import software.amazon.awssdk.services.ec2.model.GetNetworkInsightsAccessScopeAnalysisFindingsRequest;
import software.amazon.awssdk.services.ec2.model.GetNetworkInsightsAccessScopeAnalysisFindingsResponse;
import software.amazon.awssdk.services.ec2.model.StartNetworkInsightsAccessScopeAnalysisRequest;
import software.amazon.awssdk.services.ec2.model.StartNetworkInsightsAccessScopeAnalysisResponse;

/** Starts, lists and deletes Network Access Analyzer's analyses, and gives what they found. */
@Simulates(family = "Network Access Analyzer")
final class NetworkInsightsAccessScopeAnalysisApi {

    private static final Listing<NetworkInsightsAccessScopeAnalysis> LISTING =
            new Listing<>(NetworkInsightsAccessScopeAnalysis.TABLE,
                    () -> FilterSet.of("DescribeNetworkInsightsAccessScopeAnalyses"),
                    PageRules.upperCase("NetworkInsightsAccessScopeAnalysisIds", 1, 100));
    private static final PageRules FINDINGS = PageRules.upperCase("NetworkInsightsAccessScopeAnalysisId", 1, 1000);

    private final Call call;

    NetworkInsightsAccessScopeAnalysisApi(Call call) {
        this.call = call;
    }

    private Table<NetworkInsightsAccessScopeAnalysis> analyses() {
        return call.table(NetworkInsightsAccessScopeAnalysis.TABLE);
    }

    @Limits("A way counts where answers come back. For each pair of ends and each stretch of ports there is one "
            + "finding, over IPv4; from the internet, one address stands for all those that may.")
    StartNetworkInsightsAccessScopeAnalysisResponse startNetworkInsightsAccessScopeAnalysis(
            StartNetworkInsightsAccessScopeAnalysisRequest request) {
        String scopeId = Required.text("networkInsightsAccessScopeId", request.networkInsightsAccessScopeId());
        Map<String, String> tags = TagRules.onCreate(request.tagSpecifications(),
                NetworkInsightsAccessScopeAnalysis.TABLE.resourceType());
        NetworkInsightsAccessScope scope = call.table(NetworkInsightsAccessScope.TABLE).get(scopeId).value();
        int quota = call.quota(Quota.NETWORK_INSIGHTS_ACCESS_SCOPE_ANALYSES);
        if (analyses().size() >= quota) {
            throw AwsError.of("NetworkInsightsAccessScopeAnalysis.LimitExceeded",
                    "Performing this operation would exceed the limit of " + quota
                            + " network insights access scope analyses");
        }
        Row<NetworkInsightsAccessScopeAnalysis> row = analyses().insert(new NetworkInsightsAccessScopeAnalysis(
                call.nextId(NetworkInsightsAccessScopeAnalysis.TABLE), scopeId, null,
                new ScopeAnalyzer(call, scope).analyze()), tags);
        call.begin(Delay.NETWORK_INSIGHTS_ACCESS_SCOPE_ANALYSIS, row.id() + " is done",
                later -> finish(later, row.id()));
        return StartNetworkInsightsAccessScopeAnalysisResponse.builder()
                .networkInsightsAccessScopeAnalysis(AccessScopeView.analysis(row, call.region()))
                .build();
    }

    private static void finish(Call later, String id) {
        Table<NetworkInsightsAccessScopeAnalysis> table = later.table(NetworkInsightsAccessScopeAnalysis.TABLE);
        Row<NetworkInsightsAccessScopeAnalysis> row = table.find(id);
        if (row != null) {
            table.update(row.value().endedAt(later.now()));
        }
    }

    DescribeNetworkInsightsAccessScopeAnalysesResponse describeNetworkInsightsAccessScopeAnalyses(
            DescribeNetworkInsightsAccessScopeAnalysesRequest request) {
        List<String> ids = request.networkInsightsAccessScopeAnalysisIds();
        String scopeId = request.networkInsightsAccessScopeId();
        boolean ofScope = scopeId != null && !scopeId.isEmpty();
        if (ofScope) {
            call.table(NetworkInsightsAccessScope.TABLE).get(scopeId);
        }
        List<Row<NetworkInsightsAccessScopeAnalysis>> rows =
                new ArrayList<>(ids.isEmpty() ? analyses().visible(0) : analyses().getAll(ids));
        rows.removeIf(row -> ofScope && !row.value().scopeId().equals(scopeId)
                || !isBetween(row.createdAt(), request.analysisStartTimeBegin(), request.analysisStartTimeEnd()));
        Page<NetworkInsightsAccessScopeAnalysis> page = LISTING.page(rows, call.region(), !ids.isEmpty(),
                request.filters(), request.maxResults(), request.nextToken());
        return DescribeNetworkInsightsAccessScopeAnalysesResponse.builder()
                .networkInsightsAccessScopeAnalyses(page.map(row -> AccessScopeView.analysis(row, call.region())))
                .nextToken(page.nextToken())
                .build();
    }

    private static boolean isBetween(Instant moment, Instant start, Instant end) {
        return (start == null || !moment.isBefore(start)) && (end == null || !moment.isAfter(end));
    }

    GetNetworkInsightsAccessScopeAnalysisFindingsResponse getNetworkInsightsAccessScopeAnalysisFindings(
            GetNetworkInsightsAccessScopeAnalysisFindingsRequest request) {
        String id = Required.text("networkInsightsAccessScopeAnalysisId",
                request.networkInsightsAccessScopeAnalysisId());
        NetworkInsightsAccessScopeAnalysis analysis = analyses().get(id).value();
        List<AccessScopeAnalysisFinding> found = analysis.isDone() ? AccessScopeView.findings(analysis) : List.of();
        Slice<AccessScopeAnalysisFinding> slice =
                Slice.of(found, id, FINDINGS, request.maxResults(), request.nextToken());
        return GetNetworkInsightsAccessScopeAnalysisFindingsResponse.builder()
                .networkInsightsAccessScopeAnalysisId(id)
                .analysisStatus(analysis.stateName())
                .analysisFindings(slice.items())
                .nextToken(slice.nextToken())
                .build();
    }

    DeleteNetworkInsightsAccessScopeAnalysisResponse deleteNetworkInsightsAccessScopeAnalysis(
            DeleteNetworkInsightsAccessScopeAnalysisRequest request) {
        String id = Required.text("networkInsightsAccessScopeAnalysisId",
                request.networkInsightsAccessScopeAnalysisId());
        analyses().get(id);
        analyses().delete(id);
        return DeleteNetworkInsightsAccessScopeAnalysisResponse.builder()
                .networkInsightsAccessScopeAnalysisId(id)
                .build();
    }
}
