package io.github.fakeec2.compute.event;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceState;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.state.TableType;
import software.amazon.awssdk.services.ec2.model.AssociateInstanceEventWindowRequest;
import software.amazon.awssdk.services.ec2.model.AssociateInstanceEventWindowResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateInstanceEventWindowRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateInstanceEventWindowResponse;
import software.amazon.awssdk.services.ec2.model.InstanceEventWindowAssociationRequest;
import software.amazon.awssdk.services.ec2.model.InstanceEventWindowDisassociationRequest;

/** Says which instances an event window is for. The errors' texts are ours. */
@Simulates(family = "Event windows")
final class EventWindowAssociationApi {

    private static final SimulatedMembers ASSOCIATION = SimulatedMembers.of("AssociateInstanceEventWindow",
            "associationTarget.", "InstanceIds", "InstanceTags");
    private static final SimulatedMembers DISASSOCIATION = SimulatedMembers.of("DisassociateInstanceEventWindow",
            "associationTarget.", "InstanceIds", "InstanceTags");

    private final Call call;
    private final Table<InstanceEventWindow> windows;

    EventWindowAssociationApi(Call call) {
        this.call = call;
        this.windows = call.table(InstanceEventWindow.TABLE);
    }

    @Limits("Dedicated Hosts as targets are refused.")
    AssociateInstanceEventWindowResponse associateInstanceEventWindow(AssociateInstanceEventWindowRequest request) {
        InstanceEventWindow window = window(request.instanceEventWindowId());
        InstanceEventWindowAssociationRequest target = request.associationTarget();
        if (target == null) {
            throw Required.missing("associationTarget");
        }
        ASSOCIATION.requireNoOther(target);
        WindowTargets added = WindowTargets.of(target.instanceIds(), target.instanceTags());
        requireFree(window, added);
        WindowTargets all = window.targets().with(added);
        requireRoom(Quota.INSTANCES_PER_EVENT_WINDOW, all.instanceIds().size(), "instance IDs");
        requireRoom(Quota.TAGS_PER_EVENT_WINDOW, all.tags().size(), "instance tags");
        Row<InstanceEventWindow> row = windows.update(window.with(all));
        return AssociateInstanceEventWindowResponse.builder().instanceEventWindow(EventWindows.view(row)).build();
    }

    private InstanceEventWindow window(String id) {
        InstanceEventWindow window = windows.get(Required.text("instanceEventWindowId", id)).value();
        EventWindowApi.requireNotDeleting(window);
        return window;
    }

    /** "A target can only be associated with one event window", and an instance that has ended with none. */
    private void requireFree(InstanceEventWindow window, WindowTargets added) {
        for (Row<Instance> row : call.table(Instance.TABLE).getAll(added.instanceIds())) {
            if (row.value().state() == InstanceState.TERMINATED) {
                throw AwsError.of("IncorrectInstanceState", "The instance '" + row.id() + "' is terminated.");
            }
        }
        added.instanceIds().forEach(id -> requireFree(window, InstanceEventWindow.BY_INSTANCE, id));
        added.tags().forEach(tag -> requireFree(window, InstanceEventWindow.BY_TAG, tag.toString()));
    }

    private void requireFree(InstanceEventWindow window, TableType.Index<InstanceEventWindow> index, String target) {
        for (Row<InstanceEventWindow> other : windows.by(index, target)) {
            if (!other.id().equals(window.id())) {
                throw AwsError.of("InvalidParameterValue", "The target '" + target
                        + "' is already associated with the instance event window '" + other.id() + "'.");
            }
        }
    }

    private void requireRoom(Quota quota, int targets, String what) {
        call.requireRoom(quota, targets - 1L, "InstanceEventWindowTargetLimitExceeded",
                what + " per instance event window");
    }

    @Limits("Dedicated Hosts as targets are refused.")
    DisassociateInstanceEventWindowResponse disassociateInstanceEventWindow(
            DisassociateInstanceEventWindowRequest request) {
        InstanceEventWindow window = window(request.instanceEventWindowId());
        InstanceEventWindowDisassociationRequest target = request.associationTarget();
        if (target == null) {
            throw Required.missing("associationTarget");
        }
        DISASSOCIATION.requireNoOther(target);
        WindowTargets removed = WindowTargets.of(target.instanceIds(), target.instanceTags());
        if (!window.targets().contain(removed)) {
            throw AwsError.of("InvalidParameterValue", "Not all of the targets are associated with the instance event "
                    + "window '" + window.id() + "'.");
        }
        Row<InstanceEventWindow> row = windows.update(window.with(window.targets().without(removed)));
        return DisassociateInstanceEventWindowResponse.builder().instanceEventWindow(EventWindows.view(row)).build();
    }
}
