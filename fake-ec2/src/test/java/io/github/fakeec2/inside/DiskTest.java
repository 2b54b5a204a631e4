package io.github.fakeec2.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.Amis;
import io.github.fakeec2.DirectFace;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.FakeCloud.Builder;
import io.github.fakeec2.state.History;
import io.github.fakeec2.time.TimeFlow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** What becomes of the bytes on an instance's disks. */
class DiskTest {

    private static final long MIB = 1 << 20;
    private static final byte[] TEXT = "hello, disk".getBytes(StandardCharsets.UTF_8);

    private static final Consumer<RunInstancesRequest.Builder> HIBERNATES =
            r -> r.hibernationOptions(h -> h.configured(true)).blockDeviceMappings(
                    b -> b.deviceName("/dev/xvda").ebs(e -> e.encrypted(true).volumeSize(20)));

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();

    @AfterEach
    void close() {
        cloud.close();
    }

    private enum Happening {
        REBOOT { @Override void befall(Ec2Client ec2, String id) {
            ec2.rebootInstances(r -> r.instanceIds(id));
        } },
        STOP { @Override void befall(Ec2Client ec2, String id) {
            ec2.stopInstances(r -> r.instanceIds(id));
            ec2.startInstances(r -> r.instanceIds(id));
        } },
        HIBERNATE { @Override void befall(Ec2Client ec2, String id) {
            ec2.stopInstances(r -> r.instanceIds(id).hibernate(true));
            ec2.startInstances(r -> r.instanceIds(id));
        } };

        abstract void befall(Ec2Client ec2, String id);
    }

    @ParameterizedTest
    @EnumSource(Happening.class)
    void anEbsVolumeKeepsItsBytes(Happening happening) {
        String id = launch("m5.large", HIBERNATES);
        cloud.instance(id).disk("/dev/xvda").write(3 * MIB, TEXT);

        happening.befall(ec2, id);

        assertThat(cloud.instance(id).state()).isEqualTo("running");
        assertThat(cloud.instance(id).disk("/dev/xvda").read(3 * MIB, TEXT.length)).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @CsvSource({"REBOOT, true", "STOP, false", "HIBERNATE, false"})
    void theInstanceStoreKeepsItsBytesOnRebootOnly(Happening happening, boolean kept) {
        String id = launch("m5d.large", HIBERNATES);
        SimulatedDisk disk = cloud.instance(id).disk("/dev/nvme1n1");
        disk.write(0, TEXT);

        happening.befall(ec2, id);

        assertThat(disk.read(0, TEXT.length)).isEqualTo(kept ? TEXT : new byte[TEXT.length]);
    }

    @Test
    void theInstanceStoreIsEmptyOnTheMachineOnWhichEc2RecoversAnInstance() {
        String id = launch("c3.large", r -> r.blockDeviceMappings(
                b -> b.deviceName("/dev/sdb").virtualName("ephemeral0")));
        SimulatedDisk disk = cloud.instance(id).disk("/dev/sdb");
        disk.write(0, TEXT);
        cloud.instance(id).failSystemStatusCheck();
        assertThat(disk.read(0, TEXT.length)).isEqualTo(TEXT);

        cloud.time().advance(Duration.ofHours(1));

        assertThat(cloud.history(id)).extracting(History.Entry::cause).contains("(automatic recovery)");
        assertThat(disk.read(0, TEXT.length)).isEqualTo(new byte[TEXT.length]);
        disk.write(5, new byte[] {1});
        assertThat(disk.read(4, 3)).containsExactly(0, 1, 0);
    }

    @Test
    void aVolumeThatSurvivesItsInstanceKeepsItsDataAndOneThatGoesTakesItAlong() {
        String id = launch("t3.micro", r -> r.blockDeviceMappings(
                b -> b.deviceName("/dev/sdf").ebs(e -> e.volumeSize(1).deleteOnTermination(false))));
        cloud.instance(id).disk("/dev/xvda").write(0, TEXT);
        cloud.instance(id).disk("/dev/sdf").write(0, TEXT);
        assertThat(cloud.digest().lines().filter(line -> line.startsWith("volume-data 0"))).hasSize(1);
        assertThat(cloud.digest().lines().filter(line -> line.startsWith("volume-data 1"))).hasSize(1);

        ec2.terminateInstances(r -> r.instanceIds(id));

        assertThat(cloud.instance(id).state()).isEqualTo("terminated");
        assertThat(cloud.digest().lines().filter(line -> line.startsWith("volume-data 0"))).isEmpty();
        assertThat(cloud.digest().lines().filter(line -> line.startsWith("volume-data 1"))).hasSize(1);
    }

    /** EC2 user guide, "Add instance store volumes": others than NVMe disks are there only where they are mapped. */
    @ParameterizedTest
    @CsvSource({"m5d.large, /dev/nvme1n1, 75", "m5d.large, ephemeral0, 75", "i3.large, /dev/nvme0n1, 475",
        "c3.large, /dev/sdb, 16", "c3.large, xvdc, 16", "c3.large, ephemeral1, 16"})
    void anInstanceHasTheDisksOfItsTypesInstanceStore(String type, String device, long gb) {
        String id = launch(type, r -> r.blockDeviceMappings(b -> b.deviceName("/dev/sdb").virtualName("ephemeral0"),
                b -> b.deviceName("/dev/sdc").virtualName("ephemeral1"),
                b -> b.deviceName("/dev/sdd").virtualName("ephemeral2")));

        assertThat(cloud.instance(id).disk(device).sizeBytes()).isEqualTo(gb * 1_000_000_000);
    }

    @Test
    void aDeviceThatIsNotThereIsAnsweredWithThoseThatAre() {
        String nvme = launch("m5d.large", r -> r.blockDeviceMappings(b -> b.deviceName("/dev/sdb")
                .ebs(e -> e.volumeSize(1))));
        String unmapped = launch("c3.large", r -> { });

        assertThatThrownBy(() -> cloud.instance(nvme).disk("/dev/sdc").read(0, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(nvme + " has no device /dev/sdc; it has /dev/xvda, /dev/sdb, /dev/nvme1n1");
        assertThatThrownBy(() -> cloud.instance(unmapped).disk("ephemeral0").read(0, 1))
                .hasMessage(unmapped + " has no device ephemeral0; it has /dev/xvda");
    }

    @Test
    void onlyARunningInstanceReadsAndWritesItsDisks() {
        String id = launch("t3.micro", r -> { });
        ec2.stopInstances(r -> r.instanceIds(id));

        assertThatThrownBy(() -> cloud.instance(id).disk("/dev/xvda").write(0, TEXT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(id + " is stopped: only a running instance reads and writes its disks");
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, -1", "1073741824, 1", "1073741820, 5", "9223372036854775807, 1"})
    void whatIsNotWithinTheDiskIsRefused(long offset, int length) {
        String id = launch("t3.micro", r -> r.blockDeviceMappings(
                b -> b.deviceName("/dev/sdf").ebs(e -> e.volumeSize(1))));
        SimulatedDisk disk = cloud.instance(id).disk("/dev/sdf");

        assertThat(disk.sizeBytes()).isEqualTo(1_073_741_824);
        assertThatThrownBy(() -> disk.read(offset, length)).isInstanceOf(IllegalArgumentException.class);
        if (length > 0) {
            assertThatThrownBy(() -> disk.write(offset, new byte[length]))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("are not within /dev/sdf");
        }
    }

    @DirectFace("the SDK's clients draw client tokens, and not from the seed")
    @Test
    void aWriteIsPartOfTheStateAndTheSameBytesAreTheSameState() {
        String seven = digestAfter(disk -> disk.write(7, TEXT));

        assertThat(digestAfter(disk -> { })).isNotEqualTo(seven);
        assertThat(digestAfter(disk -> disk.write(8, TEXT))).isNotEqualTo(seven);
        assertThat(digestAfter(disk -> disk.write(7, TEXT))).isEqualTo(seven);
    }

    private static String digestAfter(Consumer<SimulatedDisk> writes) {
        Builder builder = FakeCloud.builder().time(TimeFlow.MANUAL);
        try (FakeCloud twin = builder.build()) {
            String id = twin.ec2().runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType("t3.micro")
                    .minCount(1).maxCount(1)).instances().get(0).instanceId();
            twin.time().settle();
            writes.accept(twin.instance(id).disk("/dev/xvda"));
            return twin.digest();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xvda", "sda", "/dev/sda"})
    void aDeviceIsFoundByWhatLinuxCallsItToo(String name) {
        String id = launch("t3.micro", r -> { });
        cloud.instance(id).disk("/dev/xvda").write(0, TEXT);

        assertThat(cloud.instance(id).disk(name).read(0, 5)).isEqualTo("hello".getBytes(StandardCharsets.UTF_8));
    }

    private String launch(String type, Consumer<RunInstancesRequest.Builder> more) {
        String id = ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(type).minCount(1).maxCount(1)
                .applyMutation(more)).instances().get(0).instanceId();
        ec2.describeInstances(r -> r.instanceIds(List.of(id)));
        return id;
    }
}
