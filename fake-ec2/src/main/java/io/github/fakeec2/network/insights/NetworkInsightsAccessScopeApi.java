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
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInsightsAccessScopeRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInsightsAccessScopeResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInsightsAccessScopeRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInsightsAccessScopeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInsightsAccessScopesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInsightsAccessScopesResponse;
import software.amazon.awssdk.services.ec2.model.GetNetworkInsightsAccessScopeContentRequest;
import software.amazon.awssdk.services.ec2.model.GetNetworkInsightsAccessScopeContentResponse;

/** Makes, lists and deletes the scopes that Network Access Analyzer analyzes. */
@Simulates(family = "Network Access Analyzer")
final class NetworkInsightsAccessScopeApi {

    private static final Listing<NetworkInsightsAccessScope> LISTING = new Listing<>(NetworkInsightsAccessScope.TABLE,
            () -> FilterSet.of("DescribeNetworkInsightsAccessScopes"),
            PageRules.upperCase("NetworkInsightsAccessScopeIds", 1, 100));

    private final Call call;

    NetworkInsightsAccessScopeApi(Call call) {
        this.call = call;
    }

    @Limits("Ways begin and end at network interfaces, by whatever they are in, and at internet gateways; they are "
            + "told apart by addresses, protocols and destination ports, and by NAT gateways, peering connections, "
            + "transit gateway attachments and VPC endpoints on the way.")
    CreateNetworkInsightsAccessScopeResponse createNetworkInsightsAccessScope(
            CreateNetworkInsightsAccessScopeRequest request) {
        if (request.matchPaths().isEmpty()) {
            throw Required.missing("MatchPaths");
        }
        List<ScopePath> match = new ScopePathReader("MatchPaths").read(request.matchPaths());
        List<ScopePath> exclude = new ScopePathReader("ExcludePaths").read(request.excludePaths());
        Map<String, String> tags =
                TagRules.onCreate(request.tagSpecifications(), NetworkInsightsAccessScope.TABLE.resourceType());
        int quota = call.quota(Quota.NETWORK_INSIGHTS_ACCESS_SCOPES);
        if (call.table(NetworkInsightsAccessScope.TABLE).size() >= quota) {
            throw AwsError.of("NetworkInsightsAccessScope.LimitExceeded",
                    "Performing this operation would exceed the limit of " + quota + " network insights access scopes");
        }
        Row<NetworkInsightsAccessScope> row = call.table(NetworkInsightsAccessScope.TABLE).insert(
                new NetworkInsightsAccessScope(call.nextId(NetworkInsightsAccessScope.TABLE), match, exclude), tags);
        return CreateNetworkInsightsAccessScopeResponse.builder()
                .networkInsightsAccessScope(AccessScopeView.scope(row, call.region()))
                .networkInsightsAccessScopeContent(AccessScopeView.content(row.value()))
                .build();
    }

    DescribeNetworkInsightsAccessScopesResponse describeNetworkInsightsAccessScopes(
            DescribeNetworkInsightsAccessScopesRequest request) {
        Page<NetworkInsightsAccessScope> page = LISTING.page(call.region(), request.networkInsightsAccessScopeIds(),
                request.filters(), request.maxResults(), request.nextToken());
        return DescribeNetworkInsightsAccessScopesResponse.builder()
                .networkInsightsAccessScopes(page.map(row -> AccessScopeView.scope(row, call.region())))
                .nextToken(page.nextToken())
                .build();
    }

    GetNetworkInsightsAccessScopeContentResponse getNetworkInsightsAccessScopeContent(
            GetNetworkInsightsAccessScopeContentRequest request) {
        String id = Required.text("networkInsightsAccessScopeId", request.networkInsightsAccessScopeId());
        return GetNetworkInsightsAccessScopeContentResponse.builder()
                .networkInsightsAccessScopeContent(
                        AccessScopeView.content(call.table(NetworkInsightsAccessScope.TABLE).get(id).value()))
                .build();
    }

    DeleteNetworkInsightsAccessScopeResponse deleteNetworkInsightsAccessScope(
            DeleteNetworkInsightsAccessScopeRequest request) {
        String id = Required.text("networkInsightsAccessScopeId", request.networkInsightsAccessScopeId());
        call.table(NetworkInsightsAccessScope.TABLE).get(id);
        Collection<Row<NetworkInsightsAccessScopeAnalysis>> analyses = call
                .table(NetworkInsightsAccessScopeAnalysis.TABLE).by(NetworkInsightsAccessScopeAnalysis.BY_SCOPE, id);
        if (!analyses.isEmpty()) {
            throw AwsError.of("AnalysisExistsForNetworkInsightsAccessScope",
                    "The networkInsightsAccessScope '" + id + "' has analyses and cannot be deleted.")
                    .withHint("delete its analyses first: "
                            + analyses.stream().map(Row::id).limit(10).collect(Collectors.joining(", ")));
        }
        call.table(NetworkInsightsAccessScope.TABLE).delete(id);
        return DeleteNetworkInsightsAccessScopeResponse.builder().networkInsightsAccessScopeId(id).build();
    }
}
