package io.github.fakeec2.placement;

import io.github.fakeec2.network.Arns;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;

/** A placement group as DescribePlacementGroups shows it. */
final class PlacementGroupView {

    private PlacementGroupView() {
    }

    static software.amazon.awssdk.services.ec2.model.PlacementGroup of(Row<PlacementGroup> row, RegionState region) {
        return row.view(() -> build(row, region));
    }

    private static software.amazon.awssdk.services.ec2.model.PlacementGroup build(Row<PlacementGroup> row,
            RegionState region) {
        PlacementGroup group = row.value();
        return software.amazon.awssdk.services.ec2.model.PlacementGroup.builder()
                .groupName(group.name())
                .groupId(group.id())
                .groupArn(arn(group, region))
                .state(group.stateName())
                .strategy(group.strategy())
                .spreadLevel(group.spreadLevel())
                .partitionCount(group.partitionCount())
                .tags(TagRules.toSdk(row.tags()))
                .build();
    }

    /** Its ARN has its name, not its id (Service Authorization Reference, "Resource types defined by EC2"). */
    static String arn(PlacementGroup group, RegionState region) {
        return Arns.of(region, PlacementGroup.TABLE, group.name());
    }
}
