package io.github.fakeec2.compute.event;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceFollower;
import io.github.fakeec2.compute.InstanceState;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.TableType;
import java.util.List;

/**
 * A time of the week in which EC2 lets scheduled events happen to the instances that it is associated with.
 *
 * @param name the name, or null
 * @param targets the instances that it is for
 * @param state creating, active or deleting
 */
public record InstanceEventWindow(String id, String name, WindowTimes times, WindowTargets targets, String state)
        implements InstanceFollower {

    /** Event windows. The codes are those that users see; the texts are ours. */
    public static final TableType<InstanceEventWindow> TABLE =
            TableType.<InstanceEventWindow>of("instance-event-window", "iew-")
            .notFound("InvalidInstanceEventWindowID.NotFound", "The instance event window '%s' does not exist",
                    "The instance event windows '%s' do not exist")
            .malformed("InvalidInstanceEventWindowID.Malformed", "Invalid id: \"%s\" (expecting \"iew-...\")");

    static final String CREATING = "creating";
    static final String ACTIVE = "active";
    static final String DELETING = "deleting";

    /** Finds the windows that name an instance by its id. */
    static final TableType.Index<InstanceEventWindow> BY_INSTANCE =
            TABLE.follows(Instance.TABLE, window -> window.targets.instanceIds());

    /** Finds the windows that are for instances with a tag. */
    static final TableType.Index<InstanceEventWindow> BY_TAG =
            TABLE.index(window -> window.targets.tags().stream().map(WindowTargets.InstanceTag::toString).toList());

    @Override
    public String stateName() {
        return state;
    }

    InstanceEventWindow in(String otherState) {
        return new InstanceEventWindow(id, name, times, targets, otherState);
    }

    InstanceEventWindow with(WindowTargets others) {
        return new InstanceEventWindow(id, name, times, others, state);
    }

    /** An instance that has ended is none of its targets any more. */
    @Override
    public void instanceMoved(Call call, Instance instance) {
        if (instance.state() == InstanceState.TERMINATED) {
            call.table(TABLE).update(with(targets.without(new WindowTargets(List.of(instance.id()), List.of()))));
        }
    }
}
