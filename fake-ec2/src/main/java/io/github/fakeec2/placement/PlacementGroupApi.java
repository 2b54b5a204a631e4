package io.github.fakeec2.placement;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.Dependencies;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.CreatePlacementGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreatePlacementGroupResponse;
import software.amazon.awssdk.services.ec2.model.DeletePlacementGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeletePlacementGroupResponse;
import software.amazon.awssdk.services.ec2.model.DescribePlacementGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribePlacementGroupsResponse;

/** Makes, lists and deletes placement groups. */
@Simulates(family = "Placement groups")
final class PlacementGroupApi {

    private static final Listing<PlacementGroup> LISTING =
            new Listing<>(PlacementGroup.TABLE, () -> PlacementGroupFilters.ALL, PageRules.NONE);
    private static final SimulatedMembers CREATE = SimulatedMembers.of("CreatePlacementGroup", "", "DryRun",
            "GroupName", "Strategy", "SpreadLevel", "PartitionCount", "TagSpecifications");

    private final Call call;

    PlacementGroupApi(Call call) {
        this.call = call;
    }

    @Limits("A group is available at once; there are no Outposts, so that nothing can be launched into a spread at "
            + "host level.")
    CreatePlacementGroupResponse createPlacementGroup(CreatePlacementGroupRequest request) {
        CREATE.requireNoOther(request);
        Map<String, String> tags =
                TagRules.onCreate(request.tagSpecifications(), PlacementGroup.TABLE.resourceType());
        PlacementGroupSpec.name(request.groupName());
        if (PlacementGroups.find(call, request.groupName()) != null) {
            throw AwsError.of("InvalidPlacementGroup.Duplicate",
                    "The Placement Group '" + request.groupName() + "' already exists.");
        }
        Table<PlacementGroup> groups = call.table(PlacementGroup.TABLE);
        call.requireRoom(Quota.PLACEMENT_GROUPS_PER_REGION, groups.size(), "PlacementGroupLimitExceeded",
                "placement groups");
        Row<PlacementGroup> made =
                groups.insert(PlacementGroupSpec.of(request, call.nextId(PlacementGroup.TABLE)), tags);
        return CreatePlacementGroupResponse.builder()
                .placementGroup(PlacementGroupView.of(made, call.region()))
                .build();
    }

    DescribePlacementGroupsResponse describePlacementGroups(DescribePlacementGroupsRequest request) {
        return DescribePlacementGroupsResponse.builder()
                .placementGroups(listed(request).map(row -> PlacementGroupView.of(row, call.region())))
                .build();
    }

    /** The groups of the names and of the ids, or all. */
    private Page<PlacementGroup> listed(DescribePlacementGroupsRequest request) {
        if (request.groupNames().isEmpty()) {
            return LISTING.page(call.region(), request.groupIds(), request.filters(), null, null);
        }
        Set<Row<PlacementGroup>> named = new LinkedHashSet<>(PlacementGroups.getAll(call, request.groupNames()));
        named.addAll(call.table(PlacementGroup.TABLE).getAll(request.groupIds()));
        return LISTING.page(named, call.region(), true, request.filters(), null, null);
    }

    /** "You must terminate all instances in the placement group before you can delete" it (API reference). */
    DeletePlacementGroupResponse deletePlacementGroup(DeletePlacementGroupRequest request) {
        String name = Required.text("groupName", request.groupName());
        PlacementGroup group = PlacementGroups.named(call, null, name);
        List<Row<?>> inside = call.region().dependentsOf(PlacementGroup.TABLE, group.id());
        if (!inside.isEmpty()) {
            throw AwsError.of("InvalidPlacementGroup.InUse",
                    "The placement group '" + name + "' is in use and may not be deleted.")
                    .withHint(Dependencies.naming(group.id(), inside));
        }
        call.table(PlacementGroup.TABLE).delete(group.id());
        return DeletePlacementGroupResponse.builder().build();
    }
}
