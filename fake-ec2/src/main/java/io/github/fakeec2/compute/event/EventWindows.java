package io.github.fakeec2.compute.event;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.time.Instant;
import java.util.Map;

/** Finds the event windows of instances, and shows them. */
final class EventWindows {

    private EventWindows() {
    }

    /** A time range of a window. */
    record Slot(Instant start, Instant end) {
    }

    /** The next time, from a moment on, at which an instance's event window is open; null where it has no window. */
    static Slot slotFor(Call call, String instanceId, Instant from) {
        InstanceEventWindow window = windowOf(call, instanceId);
        if (window == null) {
            return null;
        }
        WeekHours hours = window.times().hours();
        Instant start = hours.next(from);
        return new Slot(start, hours.endAfter(start));
    }

    private static InstanceEventWindow windowOf(Call call, String instanceId) {
        Table<InstanceEventWindow> windows = call.table(InstanceEventWindow.TABLE);
        for (Row<InstanceEventWindow> row : windows.by(InstanceEventWindow.BY_INSTANCE, instanceId)) {
            if (row.value().state().equals(InstanceEventWindow.ACTIVE)) {
                return row.value();
            }
        }
        Map<String, String> tags = call.table(Instance.TABLE).find(instanceId).tags();
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            String key = new WindowTargets.InstanceTag(tag.getKey(), tag.getValue()).toString();
            for (Row<InstanceEventWindow> row : windows.by(InstanceEventWindow.BY_TAG, key)) {
                if (row.value().state().equals(InstanceEventWindow.ACTIVE)) {
                    return row.value();
                }
            }
        }
        return null;
    }

    static software.amazon.awssdk.services.ec2.model.InstanceEventWindow view(Row<InstanceEventWindow> row) {
        InstanceEventWindow window = row.value();
        return row.view(() -> software.amazon.awssdk.services.ec2.model.InstanceEventWindow.builder()
                .instanceEventWindowId(window.id())
                .name(window.name())
                .timeRanges(window.times().views())
                .cronExpression(window.times().cron())
                .associationTarget(window.targets().view())
                .state(window.state())
                .tags(TagRules.toSdk(row.tags()))
                .build());
    }
}
