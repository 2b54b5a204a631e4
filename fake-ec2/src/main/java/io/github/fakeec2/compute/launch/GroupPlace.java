package io.github.fakeec2.compute.launch;

import io.github.fakeec2.compute.Site;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.placement.PlacementGroup;
import io.github.fakeec2.placement.PlacementGroups;
import io.github.fakeec2.types.InstanceTypeFacts;
import io.github.fakeec2.types.InstanceTypeOffers;
import software.amazon.awssdk.services.ec2.model.Placement;

/** A launch into a placement group. */
final class GroupPlace implements LaunchPlace {

    private final Call call;
    private final InstanceTypeFacts type;
    private final PlacementGroup group;
    private final Integer partition;

    GroupPlace(Call call, InstanceTypeFacts type, Placement wanted) {
        this.call = call;
        this.type = type;
        this.group = PlacementGroups.named(call, wanted.groupId(), wanted.groupName());
        this.partition = wanted.partitionNumber();
        PlacementGroups.requirePartition(group, partition);
    }

    /** A cluster stays in its zone; a spread goes where there is room for it. */
    @Override
    public String zone(int instances) {
        if (group.isSpread()) {
            for (String zone : InstanceTypeOffers.zonesOffering(type.name(), call.region().name())) {
                if (roomIn(zone) >= instances && new Capacity(call, type).roomIn(zone) >= instances) {
                    return zone;
                }
            }
        }
        return PlacementGroups.zoneOf(call, group);
    }

    @Override
    public void requireFits(String zone, String tenancy) {
        PlacementGroups.requireFits(group, type, tenancy);
        PlacementGroups.requireZone(call, group, zone);
    }

    @Override
    public int roomIn(String zone) {
        return PlacementGroups.roomIn(call, group, zone);
    }

    /** That the error is that of missing capacity follows from the user guide; no one was seen to quote it. */
    @Override
    public AwsError insufficientIn(String zone) {
        return new Capacity(call, type).insufficientIn(zone).withHint("the spread placement group '" + group.name()
                + "' may have seven running instances in a zone, and has " + (7 - roomIn(zone)) + " in " + zone);
    }

    @Override
    public Site.Placed next(String zone) {
        Integer number = partition != null ? partition : PlacementGroups.nextPartition(call, group);
        return new Site.Placed(group.id(), group.name(), number, null, null);
    }
}
