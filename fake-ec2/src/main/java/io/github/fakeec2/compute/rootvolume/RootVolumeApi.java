package io.github.fakeec2.compute.rootvolume;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceState;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Ids;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.storage.Image;
import io.github.fakeec2.storage.Images;
import io.github.fakeec2.storage.Volume;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.ec2.model.CreateReplaceRootVolumeTaskRequest;
import software.amazon.awssdk.services.ec2.model.CreateReplaceRootVolumeTaskResponse;
import software.amazon.awssdk.services.ec2.model.DescribeReplaceRootVolumeTasksRequest;
import software.amazon.awssdk.services.ec2.model.DescribeReplaceRootVolumeTasksResponse;

/**
 * Replaces root volumes of running instances (EC2 user guide, "Replace the root volume for an Amazon EC2 instance").
 */
@Simulates(family = "Instances")
final class RootVolumeApi {

    private static final SimulatedMembers CREATE = SimulatedMembers.of("CreateReplaceRootVolumeTask", "", "ClientToken",
            "DeleteReplacedRootVolume", "DryRun", "ImageId", "InstanceId", "SnapshotId", "TagSpecifications");

    private static final FilterSet<ReplaceRootVolumeTask> FILTERS =
            FilterSet.<ReplaceRootVolumeTask>of("DescribeReplaceRootVolumeTasks")
                    .on("instance-id", (row, region) -> row.value().instanceId());

    private static final Listing<ReplaceRootVolumeTask> LISTING = new Listing<>(ReplaceRootVolumeTask.TABLE,
            () -> FILTERS, PageRules.upperCase("ReplaceRootVolumeTaskIds", 1, 50));

    private static final String SNAPSHOT_PREFIX = "snap-";

    private final Call call;
    private final Table<ReplaceRootVolumeTask> tasks;

    RootVolumeApi(Call call) {
        this.call = call;
        this.tasks = call.table(ReplaceRootVolumeTask.TABLE);
    }

    @Limits("Snapshots are not simulated yet: a volume comes from an image or from where the replaced one came from.")
    CreateReplaceRootVolumeTaskResponse createReplaceRootVolumeTask(CreateReplaceRootVolumeTaskRequest request) {
        CREATE.requireNoOther(request);
        Map<String, String> tags =
                TagRules.onCreate(request.tagSpecifications(), ReplaceRootVolumeTask.TABLE.resourceType());
        String instanceId = Required.text("instanceId", request.instanceId());
        if (Required.isGiven(request.imageId()) && Required.isGiven(request.snapshotId())) {
            throw AwsError.of("InvalidParameterCombination",
                    "The parameter imageId cannot be used with the parameter snapshotId");
        }
        Instance instance = call.table(Instance.TABLE).get(instanceId).value();
        requireReady(instance);
        Volume root = RootVolumes.find(call, instance);
        if (root == null) {
            throw AwsError.of("IncorrectState", "The instance '" + instanceId + "' has no root volume attached.");
        }
        ReplaceRootVolumeTask task = new ReplaceRootVolumeTask(call.nextId(ReplaceRootVolumeTask.TABLE), instance.id(),
                ReplaceRootVolumeTask.PENDING, call.now(), null,
                Required.isGiven(request.imageId()) ? request.imageId() : null,
                snapshot(request, instance, root), Boolean.TRUE.equals(request.deleteReplacedRootVolume()));
        Row<ReplaceRootVolumeTask> row = tasks.insert(task, tags);
        RootVolumes.replace(call, task.id());
        return CreateReplaceRootVolumeTaskResponse.builder().replaceRootVolumeTask(view(row)).build();
    }

    private void requireReady(Instance instance) {
        if (instance.state() != InstanceState.RUNNING) {
            throw AwsError.of("IncorrectInstanceState",
                    "The instance '" + instance.id() + "' is not in the 'running' state.");
        }
        for (Row<ReplaceRootVolumeTask> other : tasks.by(ReplaceRootVolumeTask.BY_INSTANCE, instance.id())) {
            if (!other.value().hasEnded()) {
                throw AwsError.of("IncorrectState", "The root volume of the instance '" + instance.id()
                        + "' is already being replaced by the task '" + other.id() + "'.");
            }
        }
    }

    /** The snapshot that the new volume begins with. */
    private String snapshot(CreateReplaceRootVolumeTaskRequest request, Instance instance, Volume root) {
        if (Required.isGiven(request.snapshotId())) {
            throw noSnapshot(request.snapshotId());
        }
        if (!Required.isGiven(request.imageId())) {
            return root.snapshotId();
        }
        Image image = Images.launchable(call, request.imageId());
        requireLike(instance, image);
        return image.disks().stream().filter(disk -> disk.deviceName().equals(image.rootDeviceName()))
                .map(disk -> disk.snapshotId()).filter(Objects::nonNull).findFirst()
                .orElseThrow(() -> AwsError.of("InvalidParameterValue",
                        "The image '" + image.id() + "' has no root snapshot."));
    }

    private static AwsError noSnapshot(String id) {
        return Ids.isWellFormed(id, SNAPSHOT_PREFIX)
                ? AwsError.of("InvalidSnapshot.NotFound", "The snapshot '" + id + "' does not exist.")
                        .withHint("snapshots of volumes are not simulated by Fake EC2 yet")
                : AwsError.of("InvalidSnapshotID.Malformed", "Invalid id: \"" + id + "\" (expecting \"snap-...\")");
    }

    /** "The AMI must have the same product code, billing information, architecture type, and virtualization type." */
    private static void requireLike(Instance instance, Image image) {
        var facts = instance.launch().image();
        boolean like = (image.architecture() == null || image.architecture().equals(facts.architecture()))
                && Objects.equals(image.usageOperation(), facts.usageOperation())
                && Objects.equals(image.platformDetails(), facts.platformDetails());
        if (!like) {
            throw AwsError.of("InvalidParameterValue", "The image '" + image.id() + "' does not have the same "
                    + "architecture and billing information as the instance '" + instance.id() + "'.");
        }
    }

    DescribeReplaceRootVolumeTasksResponse describeReplaceRootVolumeTasks(
            DescribeReplaceRootVolumeTasksRequest request) {
        Page<ReplaceRootVolumeTask> page = LISTING.page(call.region(), request.replaceRootVolumeTaskIds(),
                request.filters(), request.maxResults(), request.nextToken());
        return DescribeReplaceRootVolumeTasksResponse.builder()
                .replaceRootVolumeTasks(page.map(RootVolumeApi::view))
                .nextToken(page.nextToken())
                .build();
    }

    private static software.amazon.awssdk.services.ec2.model.ReplaceRootVolumeTask view(
            Row<ReplaceRootVolumeTask> row) {
        ReplaceRootVolumeTask task = row.value();
        return row.view(() -> software.amazon.awssdk.services.ec2.model.ReplaceRootVolumeTask.builder()
                .replaceRootVolumeTaskId(task.id())
                .instanceId(task.instanceId())
                .taskState(task.state())
                .startTime(text(task.startedAt()))
                .completeTime(text(task.completedAt()))
                .imageId(task.imageId())
                .snapshotId(task.snapshotId())
                .deleteReplacedRootVolume(task.deleteReplaced())
                .tags(TagRules.toSdk(row.tags()))
                .build());
    }

    private static String text(Instant moment) {
        return moment == null ? null : Instant.ofEpochSecond(moment.getEpochSecond()).toString();
    }
}
