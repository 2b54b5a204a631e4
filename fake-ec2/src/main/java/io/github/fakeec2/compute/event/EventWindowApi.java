package io.github.fakeec2.compute.event;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.time.Delay;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.CreateInstanceEventWindowRequest;
import software.amazon.awssdk.services.ec2.model.CreateInstanceEventWindowResponse;
import software.amazon.awssdk.services.ec2.model.DeleteInstanceEventWindowRequest;
import software.amazon.awssdk.services.ec2.model.DeleteInstanceEventWindowResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceEventWindowsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceEventWindowsResponse;
import software.amazon.awssdk.services.ec2.model.InstanceEventWindowStateChange;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceEventWindowRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceEventWindowResponse;

/** Event windows (EC2 user guide, "Create custom event windows for scheduled events"). */
@Simulates(family = "Event windows")
final class EventWindowApi {

    private static final Listing<InstanceEventWindow> LISTING = new Listing<>(InstanceEventWindow.TABLE,
            () -> Filters.ALL, PageRules.upperCase("InstanceEventWindowIds", 20, 500));

    private final Call call;
    private final Table<InstanceEventWindow> windows;

    EventWindowApi(Call call) {
        this.call = call;
        this.windows = call.table(InstanceEventWindow.TABLE);
    }

    CreateInstanceEventWindowResponse createInstanceEventWindow(CreateInstanceEventWindowRequest request) {
        Map<String, String> tags =
                TagRules.onCreate(request.tagSpecifications(), InstanceEventWindow.TABLE.resourceType());
        WindowTimes times = WindowTimes.of(request.timeRanges(), request.cronExpression());
        call.requireRoom(Quota.EVENT_WINDOWS_PER_REGION, windows.size(), "InstanceEventWindowLimitExceeded",
                "instance event windows");
        InstanceEventWindow window = new InstanceEventWindow(call.nextId(InstanceEventWindow.TABLE), request.name(),
                times, WindowTargets.NONE, InstanceEventWindow.CREATING);
        Row<InstanceEventWindow> row = windows.insert(window, tags);
        String id = window.id();
        call.begin(Delay.EVENT_WINDOW_STEP, "event window", later -> activate(later, id));
        return CreateInstanceEventWindowResponse.builder().instanceEventWindow(EventWindows.view(row)).build();
    }

    private static void activate(Call call, String id) {
        Row<InstanceEventWindow> row = call.table(InstanceEventWindow.TABLE).find(id);
        if (row != null && row.value().state().equals(InstanceEventWindow.CREATING)) {
            call.table(InstanceEventWindow.TABLE).update(row.value().in(InstanceEventWindow.ACTIVE));
        }
    }

    DescribeInstanceEventWindowsResponse describeInstanceEventWindows(DescribeInstanceEventWindowsRequest request) {
        Page<InstanceEventWindow> page = LISTING.page(call.region(), request.instanceEventWindowIds(),
                request.filters(), request.maxResults(), request.nextToken());
        return DescribeInstanceEventWindowsResponse.builder()
                .instanceEventWindows(page.map(EventWindows::view))
                .nextToken(page.nextToken())
                .build();
    }

    /** What is scheduled already stays where it is. */
    ModifyInstanceEventWindowResponse modifyInstanceEventWindow(ModifyInstanceEventWindowRequest request) {
        InstanceEventWindow window =
                windows.get(Required.text("instanceEventWindowId", request.instanceEventWindowId())).value();
        boolean newTimes = !request.timeRanges().isEmpty() || Required.isGiven(request.cronExpression());
        requireNotDeleting(window);
        Row<InstanceEventWindow> row = windows.update(new InstanceEventWindow(window.id(),
                request.name() == null ? window.name() : request.name(),
                newTimes ? WindowTimes.of(request.timeRanges(), request.cronExpression()) : window.times(),
                window.targets(), window.state()));
        return ModifyInstanceEventWindowResponse.builder().instanceEventWindow(EventWindows.view(row)).build();
    }

    /** The text is ours. */
    static void requireNotDeleting(InstanceEventWindow window) {
        if (window.state().equals(InstanceEventWindow.DELETING)) {
            throw AwsError.of("IncorrectState", "The instance event window '" + window.id() + "' is being deleted.");
        }
    }

    DeleteInstanceEventWindowResponse deleteInstanceEventWindow(DeleteInstanceEventWindowRequest request) {
        InstanceEventWindow window =
                windows.get(Required.text("instanceEventWindowId", request.instanceEventWindowId())).value();
        if (!window.targets().isEmpty() && !Boolean.TRUE.equals(request.forceDelete())) {
            throw AwsError.of("DependencyViolation", "The instance event window '" + window.id()
                    + "' has associated targets and cannot be deleted without forceDelete.");
        }
        String id = window.id();
        if (!window.state().equals(InstanceEventWindow.DELETING)) {
            windows.update(window.in(InstanceEventWindow.DELETING));
            call.begin(Delay.EVENT_WINDOW_STEP, "event window",
                    later -> later.table(InstanceEventWindow.TABLE).delete(id));
        }
        return DeleteInstanceEventWindowResponse.builder()
                .instanceEventWindowState(InstanceEventWindowStateChange.builder()
                        .instanceEventWindowId(id).state(InstanceEventWindow.DELETING).build())
                .build();
    }

    /** The filters of DescribeInstanceEventWindows. */
    private static final class Filters {

        static final FilterSet<InstanceEventWindow> ALL =
                FilterSet.<InstanceEventWindow>of("DescribeInstanceEventWindows")
                .on("event-window-name", (row, region) -> row.value().name())
                .on("instance-id", (row, region) -> row.value().targets().instanceIds())
                .on("instance-tag", (row, region) -> row.value().targets().tags())
                .on("instance-tag-key", (row, region) -> row.value().targets().tags().stream()
                        .map(WindowTargets.InstanceTag::key).toList())
                .on("instance-tag-value", (row, region) -> row.value().targets().tags().stream()
                        .map(WindowTargets.InstanceTag::value).toList())
                .tags()
                .on("tag-value", (row, region) -> row.tags().values())
                .notSimulated("dedicated-host-id");
    }
}
