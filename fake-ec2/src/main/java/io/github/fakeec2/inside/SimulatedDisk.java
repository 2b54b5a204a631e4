package io.github.fakeec2.inside;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceState;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.Row;
import java.util.List;
import java.util.Objects;

/**
 * A disk of an instance as bytes. What is on an EBS volume stays with the volume: through reboot, stop, hibernation,
 * detachment, and termination where the volume survives it. What is on the instance store survives a reboot and nothing
 * else (EC2 user guide, "Data persistence for Amazon EC2 instance store volumes").
 *
 * <p>The device name is looked up anew for each read and write. All of them throw {@link IllegalStateException} where
 * the instance does not run or has no such device.
 */
public final class SimulatedDisk {

    private final Inside inside;
    private final String device;

    SimulatedDisk(Inside inside, String device) {
        this.inside = inside;
        this.device = Objects.requireNonNull(device, "device");
    }

    /** The size in bytes: GiB of an EBS volume, GB of a disk of the instance store, as AWS measures them. */
    public long sizeBytes() {
        return inside.read((call, row) -> disk(call, row).sizeBytes());
    }

    /**
     * Writes bytes.
     *
     * @param offset where, in bytes from the disk's beginning
     * @throws IllegalArgumentException if that is not within the disk
     */
    public void write(long offset, byte[] bytes) {
        byte[] written = bytes.clone();
        inside.change("write to " + device, (call, row) -> {
            Disk disk = disk(call, row);
            requireWithin(disk, offset, written.length);
            disk.put(call, disk.content(call).with(offset, written));
        });
    }

    /**
     * Reads bytes: zeros where nothing was written.
     *
     * @param offset from where, in bytes from the disk's beginning
     * @param length how many
     * @throws IllegalArgumentException if that is not within the disk
     */
    public byte[] read(long offset, int length) {
        return inside.read((call, row) -> {
            Disk disk = disk(call, row);
            requireWithin(disk, offset, length);
            return disk.content(call).read(offset, length);
        });
    }

    private Disk disk(Call call, Row<Instance> row) {
        Instance instance = row.value();
        if (instance.state() != InstanceState.RUNNING) {
            throw new IllegalStateException(instance.id() + " is " + instance.stateName()
                    + ": only a running instance reads and writes its disks");
        }
        List<Disk> disks = Disk.of(call, instance);
        for (Disk disk : disks) {
            if (disk.isNamed(device)) {
                return disk;
            }
        }
        throw new IllegalStateException(instance.id() + " has no device " + device + "; it has "
                + (disks.isEmpty() ? "none" : String.join(", ", disks.stream().map(Disk::device).toList())));
    }

    private void requireWithin(Disk disk, long offset, int length) {
        if (offset < 0 || length < 0 || offset > disk.sizeBytes() - length) {
            throw new IllegalArgumentException(length + " bytes from " + offset + " on are not within " + device
                    + ", which has " + disk.sizeBytes() + " bytes");
        }
    }
}
