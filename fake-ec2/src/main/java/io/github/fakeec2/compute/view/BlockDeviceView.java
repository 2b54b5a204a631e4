package io.github.fakeec2.compute.view;

import io.github.fakeec2.compute.Instances;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.storage.Attachment;
import io.github.fakeec2.storage.Volume;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.EbsInstanceBlockDevice;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMapping;

/** Shows the volumes of an instance. */
public final class BlockDeviceView {

    private BlockDeviceView() {
    }

    /** The volumes that are attached to an instance. */
    public static List<InstanceBlockDeviceMapping> of(Call call, String instanceId) {
        List<InstanceBlockDeviceMapping> devices = new ArrayList<>(2);
        for (Row<Volume> volume : Instances.volumes(call.region(), instanceId)) {
            Attachment attachment = volume.value().attachment();
            devices.add(InstanceBlockDeviceMapping.builder()
                    .deviceName(attachment.device())
                    .ebs(EbsInstanceBlockDevice.builder()
                            .volumeId(volume.id())
                            .status(attachment.status())
                            .attachTime(attachment.attachTime())
                            .deleteOnTermination(attachment.deleteOnTermination())
                            .build())
                    .build());
        }
        return devices;
    }
}
