package io.github.fakeec2.compute.placing;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceState;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.placement.PlacementGroups;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTopologyRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTopologyResponse;
import software.amazon.awssdk.services.ec2.model.InstanceTopology;

/** Shows how near to each other instances are. */
@Simulates(family = "Instances")
final class TopologyApi {

    private static final int DEFAULT_PAGE = 20;
    private static final int MOST_NAMED = 100;

    private static final FilterSet<Instance> FILTERS = FilterSet.<Instance>of("DescribeInstanceTopology")
            .on("availability-zone", (row, region) -> row.value().zone())
            .on("instance-type", (row, region) -> row.value().typeName())
            .on("zone-id", (row, region) -> row.value().site().zoneId());
    private static final Listing<Instance> LISTING =
            new Listing<>(Instance.TABLE, () -> FILTERS, PageRules.upperCase("InstanceIds", 1, 100));

    private final Call call;

    TopologyApi(Call call) {
        this.call = call;
    }

    @Limits("The network is made up, as nothing runs on it: what AWS promises of it holds, and no more.")
    DescribeInstanceTopologyResponse describeInstanceTopology(DescribeInstanceTopologyRequest request) {
        requireFew("InstanceIds", request.instanceIds());
        requireFew("GroupNames", request.groupNames());
        boolean withIds = !request.instanceIds().isEmpty();
        Integer size = request.maxResults() == null && !withIds ? Integer.valueOf(DEFAULT_PAGE) : request.maxResults();
        Page<Instance> page = LISTING.page(candidates(request), call.region(), withIds, request.filters(), size,
                request.nextToken());
        return DescribeInstanceTopologyResponse.builder()
                .instances(page.map(row -> view(row.value())))
                .nextToken(page.nextToken())
                .build();
    }

    private static void requireFew(String parameter, List<String> names) {
        if (names.size() > MOST_NAMED) {
            throw AwsError.of("InvalidParameterValue", "Value (" + names.size() + " elements) for parameter "
                    + parameter + " is invalid. At most " + MOST_NAMED + " can be specified.");
        }
    }

    /** The instances that a request names, or those whose type has a place in the topology; in both cases of groups. */
    private List<Row<Instance>> candidates(DescribeInstanceTopologyRequest request) {
        Table<Instance> table = call.table(Instance.TABLE);
        Set<String> groups = new HashSet<>();
        PlacementGroups.getAll(call, request.groupNames()).forEach(row -> groups.add(row.id()));
        List<Row<Instance>> candidates = new ArrayList<>();
        if (!request.instanceIds().isEmpty()) {
            candidates.addAll(table.getAll(request.instanceIds()));
        } else {
            for (Row<Instance> row : table.visible(0)) {
                if (NetworkNodes.areShownFor(row.value().type()) && row.value().state() != InstanceState.TERMINATED) {
                    candidates.add(row);
                }
            }
        }
        if (!groups.isEmpty()) {
            candidates.removeIf(row -> row.value().site().placement() == null
                    || !groups.contains(row.value().site().placement().groupId()));
        }
        return candidates;
    }

    private InstanceTopology view(Instance instance) {
        return InstanceTopology.builder()
                .instanceId(instance.id())
                .instanceType(instance.typeName())
                .groupName(instance.site().placement() == null ? null : instance.site().placement().groupName())
                .networkNodes(NetworkNodes.of(instance, call))
                .availabilityZone(instance.zone())
                .zoneId(instance.site().zoneId())
                .build();
    }
}
