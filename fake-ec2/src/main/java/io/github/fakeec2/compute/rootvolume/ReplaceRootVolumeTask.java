package io.github.fakeec2.compute.rootvolume;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import java.time.Instant;

/**
 * The replacement of an instance's root volume by another one.
 *
 * @param state pending, in-progress, succeeded or failed
 * @param completedAt when it ended, or null
 * @param imageId the image that the new volume comes from, or null where it comes from the snapshot that the old one
 *     came from
 * @param snapshotId the snapshot that the new volume begins with, or null for an empty one
 * @param deleteReplaced whether the old volume goes
 */
public record ReplaceRootVolumeTask(String id, String instanceId, String state, Instant startedAt, Instant completedAt,
        String imageId, String snapshotId, boolean deleteReplaced) implements Resource {

    /** Root volume replacement tasks. Codes and texts are ours. */
    public static final TableType<ReplaceRootVolumeTask> TABLE =
            TableType.<ReplaceRootVolumeTask>of("replace-root-volume-task", "replacevol-")
            .notFound("InvalidReplaceRootVolumeTaskID.NotFound", "The replace root volume task '%s' does not exist",
                    "The replace root volume tasks '%s' do not exist")
            .malformed("InvalidReplaceRootVolumeTaskID.Malformed",
                    "Invalid id: \"%s\" (expecting \"replacevol-...\")");

    static final String PENDING = "pending";
    static final String IN_PROGRESS = "in-progress";
    static final String SUCCEEDED = "succeeded";
    static final String FAILED = "failed";

    static final TableType.Index<ReplaceRootVolumeTask> BY_INSTANCE =
            TABLE.index(ReplaceRootVolumeTask::instanceId);

    @Override
    public String stateName() {
        return state;
    }

    boolean hasEnded() {
        return completedAt != null;
    }

    ReplaceRootVolumeTask inProgress() {
        return new ReplaceRootVolumeTask(id, instanceId, IN_PROGRESS, startedAt, null, imageId, snapshotId,
                deleteReplaced);
    }

    ReplaceRootVolumeTask ended(String how, Instant moment) {
        return new ReplaceRootVolumeTask(id, instanceId, how, startedAt, moment, imageId, snapshotId, deleteReplaced);
    }
}
