package io.github.fakeec2.inside;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.Instances;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.storage.Bytes;
import io.github.fakeec2.storage.Volume;
import io.github.fakeec2.storage.VolumeData;
import io.github.fakeec2.types.InstanceTypeFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A disk that an instance has: an EBS volume, or one of its instance store.
 *
 * @param device its device name
 * @param volumeId the volume's id, or null where it is one of the instance store
 * @param number the number within the instance store, from 0 on
 */
record Disk(String device, String instanceId, String volumeId, int number, long sizeBytes) {

    private static final long GB = 1_000_000_000L;

    /** The disks of an instance: its volumes first. */
    static List<Disk> of(Call call, Instance instance) {
        List<Disk> disks = new ArrayList<>();
        for (Row<Volume> row : Instances.volumes(call.region(), instance.id())) {
            Volume volume = row.value();
            disks.add(new Disk(volume.attachment().device(), instance.id(), volume.id(), 0,
                    (long) volume.sizeGib() << 30));
        }
        addLocal(instance, disks);
        return disks;
    }

    /**
     * NVMe disks are there whether they are mapped or not, others where they are (EC2 user guide, "Add instance store
     * volumes to an EC2 instance").
     */
    private static void addLocal(Instance instance, List<Disk> disks) {
        InstanceTypeFacts type = instance.type();
        int first = type.hypervisor().filter("xen"::equals).isPresent() ? 0 : 1; // on Nitro the root volume is nvme0n1
        int number = 0;
        for (InstanceTypeFacts.Disks some : type.disks()) {
            for (int i = 0; i < some.count(); i++) {
                String device = type.nvmeDisks() ? "/dev/nvme" + (first + number) + "n1"
                        : mapped(instance.launch().ephemeral(), "ephemeral" + number);
                if (device != null) {
                    disks.add(new Disk(device, instance.id(), null, number, some.sizeGb() * GB));
                }
                number++;
            }
        }
    }

    private static String mapped(Map<String, String> ephemeral, String virtualName) {
        for (Map.Entry<String, String> mapping : ephemeral.entrySet()) {
            if (mapping.getValue().equals(virtualName)) {
                return mapping.getKey();
            }
        }
        return null;
    }

    /** Whether the name means this disk: with or without {@code /dev/}, {@code sdf} or {@code xvdf}. */
    boolean isNamed(String name) {
        return plain(name).equals(plain(device)) || volumeId == null && name.equals("ephemeral" + number);
    }

    private static String plain(String name) {
        String last = name.startsWith("/dev/") ? name.substring("/dev/".length()) : name;
        return last.startsWith("xvd") ? "sd" + last.substring("xvd".length()) : last;
    }

    Bytes content(Call call) {
        return volumeId == null ? LocalData.of(call, instanceId, number) : VolumeData.of(call, volumeId);
    }

    void put(Call call, Bytes content) {
        if (volumeId == null) {
            LocalData.put(call, instanceId, number, content);
        } else {
            VolumeData.put(call, volumeId, content);
        }
    }
}
