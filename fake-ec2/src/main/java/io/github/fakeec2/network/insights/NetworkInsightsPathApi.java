package io.github.fakeec2.network.insights;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInsightsPathRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInsightsPathResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInsightsPathRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInsightsPathResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInsightsPathsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInsightsPathsResponse;

/** Makes, lists and deletes the paths that Reachability Analyzer analyzes. */
@Simulates(family = "Reachability Analyzer")
final class NetworkInsightsPathApi {

    private static final Listing<NetworkInsightsPath> LISTING = new Listing<>(NetworkInsightsPath.TABLE,
            () -> NetworkInsightsPathFilters.ALL, PageRules.upperCase("NetworkInsightsPathIds", 1, 100));
    private static final SimulatedMembers CREATE = SimulatedMembers.of("CreateNetworkInsightsPath", "", "ClientToken",
            "Destination", "DestinationIp", "DestinationPort", "DryRun", "FilterAtDestination", "FilterAtSource",
            "Protocol", "Source", "SourceIp", "TagSpecifications");

    private final Call call;

    NetworkInsightsPathApi(Call call) {
        this.call = call;
    }

    @Limits("Ends are instances, network interfaces, internet gateways, VPC endpoints, virtual private gateways with "
            + "an address behind them, and addresses as destinations, all of the caller's own account; not transit "
            + "gateways, their attachments, peering connections and endpoint services.")
    CreateNetworkInsightsPathResponse createNetworkInsightsPath(CreateNetworkInsightsPathRequest request) {
        CREATE.requireNoOther(request);
        Map<String, String> tags =
                TagRules.onCreate(request.tagSpecifications(), NetworkInsightsPath.TABLE.resourceType());
        NetworkInsightsPath path = new NetworkInsightsPathReader(call, request)
                .read(call.nextId(NetworkInsightsPath.TABLE));
        int quota = call.quota(Quota.NETWORK_INSIGHTS_PATHS);
        if (call.table(NetworkInsightsPath.TABLE).all().size() >= quota) {
            throw AwsError.of("NetworkInsightsPath.LimitExceeded",
                    "Performing this operation would exceed the limit of " + quota + " network insights paths");
        }
        Row<NetworkInsightsPath> row = call.table(NetworkInsightsPath.TABLE).insert(path, tags);
        return CreateNetworkInsightsPathResponse.builder()
                .networkInsightsPath(NetworkInsightsPathView.of(row, call.region()))
                .build();
    }

    DescribeNetworkInsightsPathsResponse describeNetworkInsightsPaths(DescribeNetworkInsightsPathsRequest request) {
        Page<NetworkInsightsPath> page = LISTING.page(call.region(), request.networkInsightsPathIds(),
                request.filters(), request.maxResults(), request.nextToken());
        return DescribeNetworkInsightsPathsResponse.builder()
                .networkInsightsPaths(page.map(row -> NetworkInsightsPathView.of(row, call.region())))
                .nextToken(page.nextToken())
                .build();
    }

    DeleteNetworkInsightsPathResponse deleteNetworkInsightsPath(DeleteNetworkInsightsPathRequest request) {
        String id = Required.text("networkInsightsPathId", request.networkInsightsPathId());
        call.table(NetworkInsightsPath.TABLE).get(id);
        Collection<Row<NetworkInsightsAnalysis>> analyses =
                call.table(NetworkInsightsAnalysis.TABLE).by(NetworkInsightsAnalysis.BY_PATH, id);
        if (!analyses.isEmpty()) {
            throw AwsError.of("AnalysisExistsForNetworkInsightsPath",
                    "The networkInsightsPath '" + id + "' has analyses and cannot be deleted.")
                    .withHint("delete its analyses first: "
                            + analyses.stream().map(Row::id).limit(10).collect(Collectors.joining(", ")));
        }
        call.table(NetworkInsightsPath.TABLE).delete(id);
        return DeleteNetworkInsightsPathResponse.builder().networkInsightsPathId(id).build();
    }
}
