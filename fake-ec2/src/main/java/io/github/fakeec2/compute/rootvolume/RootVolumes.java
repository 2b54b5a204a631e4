package io.github.fakeec2.compute.rootvolume;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceState;
import io.github.fakeec2.compute.Instances;
import io.github.fakeec2.compute.Lifecycle;
import io.github.fakeec2.compute.Reboot;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.storage.ImageDisk;
import io.github.fakeec2.storage.Volume;
import io.github.fakeec2.storage.Volumes;
import io.github.fakeec2.time.Delay;
import java.util.Map;

/** Lets root volume replacement tasks run their course. */
final class RootVolumes {

    private RootVolumes() {
    }

    /** The root volume of an instance, or null. */
    static Volume find(Call call, Instance instance) {
        String device = instance.launch().image().rootDeviceName();
        for (Row<Volume> row : Instances.volumes(call.region(), instance.id())) {
            if (row.value().attachment().device().equals(device)) {
                return row.value();
            }
        }
        return null;
    }

    /** Lets a pending task go on to its end, which it does not reach if the instance does not run until then. */
    static void replace(Call call, String taskId) {
        call.begin(Delay.ROOT_VOLUME_STEP, "root volume creation", later -> {
            ReplaceRootVolumeTask task = later.table(ReplaceRootVolumeTask.TABLE).value(taskId);
            later.table(ReplaceRootVolumeTask.TABLE).update(task.inProgress());
            later.begin(Delay.ROOT_VOLUME_STEP, "root volume replacement", last -> end(last, taskId));
        });
    }

    private static void end(Call call, String taskId) {
        ReplaceRootVolumeTask task = call.table(ReplaceRootVolumeTask.TABLE).value(taskId);
        Row<Instance> row = call.table(Instance.TABLE).find(task.instanceId());
        Volume old = row == null || row.value().state() != InstanceState.RUNNING ? null : find(call, row.value());
        if (old != null) {
            swap(call, row.value(), old, task);
            new Lifecycle(call).reboot(row.value(), Reboot.BY_EC2);
        }
        call.table(ReplaceRootVolumeTask.TABLE).update(task.ended(
                old == null ? ReplaceRootVolumeTask.FAILED : ReplaceRootVolumeTask.SUCCEEDED, call.now()));
    }

    /** The new volume is as the old one was, but for what is on it. */
    private static void swap(Call call, Instance instance, Volume old, ReplaceRootVolumeTask task) {
        ImageDisk disk = new ImageDisk(old.attachment().device(), task.snapshotId(), old.sizeGib(), old.volumeType(),
                old.attachment().deleteOnTermination(), old.encrypted(), old.iops(), old.throughput(), old.kmsKeyId(),
                null);
        if (task.deleteReplaced()) {
            Volumes.delete(call, old.id());
        } else {
            call.table(Volume.TABLE).update(old.withAttachment(null));
        }
        Volumes.createFor(call, instance.id(), instance.zone(), disk, call.now(), Map.of());
    }
}
