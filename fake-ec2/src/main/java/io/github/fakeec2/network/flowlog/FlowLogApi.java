package io.github.fakeec2.network.flowlog;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.PartialResult;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.TagRules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsResponse;

/** Makes, lists and deletes flow logs. */
@Simulates(family = "Flow logs")
final class FlowLogApi {

    private static final Listing<FlowLog> LISTING =
            new Listing<>(FlowLog.TABLE, () -> FlowLogFilters.ALL, PageRules.capped("flowLogIdSet", 1, 1000));

    private final Call call;

    FlowLogApi(Call call) {
        this.call = call;
    }

    @Limits("Log groups, buckets, delivery streams and roles are taken to exist; nothing is published to them. Records "
            + "tell what the simulation knows, and show a hyphen for the rest.")
    CreateFlowLogsResponse createFlowLogs(CreateFlowLogsRequest request) {
        FlowLogSpec spec = FlowLogSpec.of(request);
        Map<String, String> tags = TagRules.onCreate(request.tagSpecifications(), FlowLog.TABLE.resourceType());
        List<String> ids = new ArrayList<>();
        PartialResult result = new PartialResult();
        for (String resourceId : new LinkedHashSet<>(request.resourceIds())) {
            result.attempt(resourceId,
                    () -> ids.add(call.table(FlowLog.TABLE).insert(spec.of(call, resourceId), tags).id()));
        }
        return CreateFlowLogsResponse.builder()
                .clientToken(request.clientToken())
                .flowLogIds(ids)
                .unsuccessful(result.unsuccessful())
                .build();
    }

    DescribeFlowLogsResponse describeFlowLogs(DescribeFlowLogsRequest request) {
        Page<FlowLog> page = LISTING.page(call.region(), request.flowLogIds(), request.filter(),
                request.maxResults(), request.nextToken());
        return DescribeFlowLogsResponse.builder()
                .flowLogs(page.map(FlowLogView::of))
                .nextToken(page.nextToken())
                .build();
    }

    DeleteFlowLogsResponse deleteFlowLogs(DeleteFlowLogsRequest request) {
        if (request.flowLogIds().isEmpty()) {
            throw Required.notIncluded("FlowLogIds");
        }
        PartialResult result = new PartialResult();
        for (String id : new LinkedHashSet<>(request.flowLogIds())) {
            result.attempt(id, () -> call.table(FlowLog.TABLE)
                    .delete(call.table(FlowLog.TABLE).get(String.valueOf(id)).id()));
        }
        return DeleteFlowLogsResponse.builder().unsuccessful(result.unsuccessful()).build();
    }
}
