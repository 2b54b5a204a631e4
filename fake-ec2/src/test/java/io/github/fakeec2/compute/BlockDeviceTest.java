package io.github.fakeec2.compute;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.fakeec2.Amis;
import io.github.fakeec2.EveryFace;
import io.github.fakeec2.Face;
import io.github.fakeec2.FakeCloud;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.Volume;

/** The disks that an instance starts with: the image's, and over them the request's. */
@EveryFace
class BlockDeviceTest {

    private static final String ROOT = "/dev/xvda";
    private static final String AMAZON_LINUX_SNAPSHOT = "snap-" + Amis.AMAZON_LINUX_2023.substring("ami-".length());
    private static final String WINDOWS_SNAPSHOT = "snap-" + Amis.WINDOWS_SERVER_2022.substring("ami-".length());

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2;

    BlockDeviceTest(Face face) {
        this.ec2 = face.of(cloud);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void whatTheRequestSaysOfTheRootDeviceCountsAndTheRestIsTheImages() {
        Volume root = onlyVolume(launch("t3.micro", ebs(ROOT, e -> e.volumeSize(20).deleteOnTermination(false))));

        assertThat(root.size()).isEqualTo(20);
        assertThat(root.snapshotId()).isEqualTo(AMAZON_LINUX_SNAPSHOT);
        assertThat(root.volumeTypeAsString()).isEqualTo("gp3");
        assertThat(root.attachments().get(0).deleteOnTermination()).isFalse();
    }

    @Test
    void aVolumeOfASnapshotIsAsLargeAsTheSnapshotUnlessTheRequestWantsItLarger() {
        Instance instance = launch("t3.micro", ebs("/dev/sdf", e -> e.snapshotId(WINDOWS_SNAPSHOT)),
                ebs("/dev/sdg", e -> e.snapshotId(WINDOWS_SNAPSHOT).volumeSize(31)));

        assertThat(volumes(instance)).extracting(Volume::size).containsExactly(8, 30, 31);
        assertThat(volumes(instance)).extracting(Volume::snapshotId)
                .containsExactly(AMAZON_LINUX_SNAPSHOT, WINDOWS_SNAPSHOT, WINDOWS_SNAPSHOT);
    }

    @Test
    void aDeviceThatIsSuppressedIsNotThereWhateverElseItsMappingSays() {
        Instance instance = launch("t3.micro", BlockDeviceMapping.builder().deviceName("/dev/sdf").noDevice("")
                .ebs(EbsBlockDevice.builder().volumeSize(5).build()).build());

        assertThat(instance.blockDeviceMappings()).extracting(InstanceBlockDeviceMapping::deviceName)
                .containsExactly(ROOT);
    }

    /** The instance store is shown nowhere in what DescribeInstances says of block devices. */
    @ParameterizedTest
    @ValueSource(strings = {"t3.micro", "c3.large", "m5d.large"})
    void disksOfTheInstanceStoreCanBeMappedAndAreNotShown(String type) {
        Instance instance = launch(type, virtual("/dev/sdb", "ephemeral0"), virtual("/dev/sdc", "ephemeral23"));

        assertThat(instance.blockDeviceMappings()).extracting(InstanceBlockDeviceMapping::deviceName)
                .containsExactly(ROOT);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refused("root suppressed", "InvalidBlockDeviceMapping", null, none(ROOT)),
                refused("root from the instance store", "InvalidBlockDeviceMapping", null, virtual(ROOT, "ephemeral0")),
                refused("unknown virtual name", "InvalidBlockDeviceMapping", "Invalid virtual name ephemeral24",
                        virtual("/dev/sdb", "ephemeral24")),
                refused("no virtual name", "InvalidBlockDeviceMapping", "Invalid virtual name disk",
                        virtual("/dev/sdb", "disk")),
                refused("virtual name twice", "InvalidBlockDeviceMapping", null,
                        virtual("/dev/sdb", "ephemeral0"), virtual("/dev/sdc", "ephemeral0")),
                refused("virtual and EBS", "InvalidBlockDeviceMapping", null, BlockDeviceMapping.builder()
                        .deviceName("/dev/sdb").virtualName("ephemeral0")
                        .ebs(EbsBlockDevice.builder().volumeSize(5).build()).build()),
                refused("device twice", "InvalidBlockDeviceMapping",
                        "The device '/dev/sdf' is used in more than one block-device mapping",
                        ebs("/dev/sdf", e -> e.volumeSize(5)), virtual("/dev/sdf", "ephemeral0")),
                refused("nothing to map", "InvalidBlockDeviceMapping",
                        "Either snapshot ID or volume size must be provided for: /dev/sdf",
                        BlockDeviceMapping.builder().deviceName("/dev/sdf").build()),
                refused("root from another snapshot", "InvalidBlockDeviceMapping",
                        "snapshotId cannot be modified on root device", ebs(ROOT, e -> e.snapshotId(WINDOWS_SNAPSHOT))),
                refused("root of a type that does not boot", "InvalidBlockDeviceMapping", null,
                        ebs(ROOT, e -> e.volumeType("st1").volumeSize(125))),
                refused("smaller than its snapshot", "InvalidBlockDeviceMapping", "Volume of size 29GB is smaller than"
                                + "  snapshot '" + WINDOWS_SNAPSHOT + "', expect size >= 30GB",
                        ebs("/dev/sdf", e -> e.snapshotId(WINDOWS_SNAPSHOT).volumeSize(29))),
                refused("unknown snapshot", "InvalidSnapshot.NotFound",
                        "The snapshot 'snap-0123456789abcdef0' does not exist.",
                        ebs("/dev/sdf", e -> e.snapshotId("snap-0123456789abcdef0"))),
                refused("no snapshot id", "InvalidSnapshotID.Malformed", null,
                        ebs("/dev/sdf", e -> e.snapshotId("snapshot"))),
                refused("key without encryption", "InvalidParameterDependency",
                        "The parameter [KmsKeyId] requires the parameter Encrypted to be set.",
                        ebs("/dev/sdf", e -> e.volumeSize(5).kmsKeyId("alias/mine"))),
                refused("unknown volume type", "UnknownVolumeType", null,
                        ebs("/dev/sdf", e -> e.volumeSize(5).volumeType("gp9"))),
                refused("more throughput than its operations carry", "InvalidParameterCombination",
                        "Throughput (MiBps) to iops ratio of 0.333333 is too high; maximum is 0.250000 MiBps per iops.",
                        ebs("/dev/sdf", e -> e.volumeSize(5).volumeType("gp3").throughput(1_000))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void aMappingThatCannotBeIsRefusedAndLeavesNothingBehind(String what, String code, String message,
            List<BlockDeviceMapping> mappings) {
        ec2.describeInstances(); // the first look lays out what the account finds
        String before = cloud.digest();

        if (message == null) {
            assertRefused(code, () -> launch("t3.micro", mappings));
        } else {
            assertRefused(code, message, () -> launch("t3.micro", mappings));
        }

        assertThat(cloud.digest()).isEqualTo(before);
    }

    /** 28 attachments on Nitro, less one interface and the disks of the instance store; 40 on Xen. */
    @ParameterizedTest
    @CsvSource({"m5.large, 27", "m5d.large, 26", "m4.large, 40"})
    void anInstanceHasNoMoreVolumesThanItsTypeCanAttach(String type, int most) {
        assertThat(launch(type, dataDisks(most - 1)).blockDeviceMappings()).hasSize(most);
        assertRefused("AttachmentLimitExceeded", () -> launch(type, dataDisks(most)));
    }

    @Test
    void anEncryptedVolumeShowsTheArnOfItsKey() {
        String arn = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
        List<Volume> volumes = volumes(launch("t3.micro",
                ebs("/dev/sdf", e -> e.volumeSize(5).encrypted(true)),
                ebs("/dev/sdg", e -> e.volumeSize(5).encrypted(true).kmsKeyId("alias/aws/ebs")),
                ebs("/dev/sdh", e -> e.volumeSize(5).encrypted(true).kmsKeyId("alias/mine")),
                ebs("/dev/sdi", e -> e.volumeSize(5).encrypted(true)
                        .kmsKeyId("1234abcd-12ab-34cd-56ef-1234567890ab")),
                ebs("/dev/sdj", e -> e.volumeSize(5).encrypted(true).kmsKeyId(arn))));

        assertThat(volumes.get(0).kmsKeyId()).isNull();
        assertThat(volumes.get(1).kmsKeyId())
                .matches("arn:aws:kms:us-east-1:123456789012:key/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab].+");
        assertThat(volumes.get(2).kmsKeyId()).isEqualTo(volumes.get(1).kmsKeyId());
        assertThat(volumes.get(3).kmsKeyId()).startsWith("arn:aws:kms:").isNotEqualTo(volumes.get(1).kmsKeyId());
        assertThat(volumes.get(4).kmsKeyId()).isEqualTo(arn);
        assertThat(volumes.get(5).kmsKeyId()).isEqualTo(arn);
    }

    private Instance launch(String type, BlockDeviceMapping... mappings) {
        return launch(type, List.of(mappings));
    }

    private Instance launch(String type, List<BlockDeviceMapping> mappings) {
        String id = ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(type).minCount(1).maxCount(1)
                .blockDeviceMappings(mappings)).instances().get(0).instanceId();
        return ec2.describeInstances(r -> r.instanceIds(id)).reservations().get(0).instances().get(0);
    }

    private Volume onlyVolume(Instance instance) {
        assertThat(volumes(instance)).hasSize(1);
        return volumes(instance).get(0);
    }

    private List<Volume> volumes(Instance instance) {
        return instance.blockDeviceMappings().stream()
                .map(mapping -> ec2.describeVolumes(r -> r.volumeIds(mapping.ebs().volumeId())).volumes().get(0))
                .toList();
    }

    private static List<BlockDeviceMapping> dataDisks(int count) {
        return IntStream.range(0, count).mapToObj(i -> ebs("/dev/xvd" + (char) ('b' + i / 26) + (char) ('a' + i % 26),
                e -> e.volumeSize(1))).toList();
    }

    private static BlockDeviceMapping none(String device) {
        return BlockDeviceMapping.builder().deviceName(device).noDevice("").build();
    }

    private static BlockDeviceMapping virtual(String device, String name) {
        return BlockDeviceMapping.builder().deviceName(device).virtualName(name).build();
    }

    private static BlockDeviceMapping ebs(String device, Consumer<EbsBlockDevice.Builder> disk) {
        return BlockDeviceMapping.builder().deviceName(device)
                .ebs(EbsBlockDevice.builder().applyMutation(disk).build()).build();
    }

    private static Arguments refused(String what, String code, String message, BlockDeviceMapping... mappings) {
        return arguments(what, code, message, List.of(mappings));
    }
}
