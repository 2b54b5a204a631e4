package io.github.fakeec2.compute;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.placement.PlacementGroup;
import io.github.fakeec2.placement.PlacementGroups;

/** Finds an instance its place in its zone again when it starts. */
final class StartPlace {

    private StartPlace() {
    }

    /**
     * The stopped instance, with the place where it starts.
     *
     * @throws AwsError {@code InsufficientInstanceCapacity} where its spread placement group runs as many as may be
     */
    static Instance of(Call call, Instance stopped) {
        Site.Placed before = stopped.site().placement();
        if (before != null && before.groupId() != null) {
            PlacementGroup group = call.table(PlacementGroup.TABLE).value(before.groupId());
            if (PlacementGroups.roomIn(call, group, stopped.zone()) == 0) {
                throw AwsError.of("InsufficientInstanceCapacity", 500, "Insufficient capacity.")
                        .withHint("the spread placement group '" + group.name()
                                + "' may have seven running instances in a zone, and has them in " + stopped.zone());
            }
        }
        return stopped;
    }
}
