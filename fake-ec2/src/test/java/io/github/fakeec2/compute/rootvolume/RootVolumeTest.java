package io.github.fakeec2.compute.rootvolume;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.Amis;
import io.github.fakeec2.EveryFace;
import io.github.fakeec2.Face;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.Launching;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateReplaceRootVolumeTaskRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRootVolumeTask;
import software.amazon.awssdk.services.ec2.model.Volume;

/** Replacing root volumes. */
@EveryFace
class RootVolumeTest {

    private final FakeCloud cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build();
    private final Ec2Client ec2;

    RootVolumeTest(Face face) {
        this.ec2 = face.of(cloud);
    }
    private String id;
    private Volume old;

    @BeforeEach
    void launch() {
        id = Launching.one(ec2);
        cloud.time().settle();
        old = root();
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theOldVolumeStaysUnlessItIsToGo(boolean delete) {
        ReplaceRootVolumeTask task = ec2.createReplaceRootVolumeTask(r -> r.instanceId(id)
                .deleteReplacedRootVolume(delete)).replaceRootVolumeTask();

        assertThat(task.replaceRootVolumeTaskId()).matches("replacevol-[0-9a-f]{17}");
        assertThat(task.taskStateAsString()).isEqualTo("pending");
        assertThat(task.startTime()).isEqualTo("2026-01-01T00:02:10Z");
        assertThat(task.completeTime()).isNull();
        assertThat(task.deleteReplacedRootVolume()).isEqualTo(delete);
        cloud.time().advance(Duration.ofSeconds(30));
        assertThat(shown(task).taskStateAsString()).isEqualTo("in-progress");
        cloud.time().advance(Duration.ofSeconds(30));
        assertThat(shown(task).taskStateAsString()).isEqualTo("succeeded");
        assertThat(shown(task).completeTime()).isEqualTo("2026-01-01T00:03:10Z");

        assertThat(root().volumeId()).isNotEqualTo(old.volumeId());
        assertThat(root().snapshotId()).isEqualTo(old.snapshotId());
        assertThat(root().size()).isEqualTo(old.size());
        assertThat(root().attachments().get(0).deleteOnTermination()).isTrue();
        assertThat(ec2.describeVolumes(r -> r.filters(f -> f.name("status").values("available"))).volumes())
                .extracting(Volume::volumeId)
                .isEqualTo(delete ? List.of() : List.of(old.volumeId()));
        assertThat(cloud.instance(id).state()).isEqualTo("running");
    }

    @Test
    void theNewVolumeComesFromAnImageIfOneIsGiven() {
        ec2.createReplaceRootVolumeTask(r -> r.instanceId(id).imageId(Amis.AMAZON_LINUX_2));
        cloud.time().settle();

        String snapshot = ec2.describeImages(r -> r.imageIds(Amis.AMAZON_LINUX_2)).images().get(0)
                .blockDeviceMappings().get(0).ebs().snapshotId();
        assertThat(root().snapshotId()).isEqualTo(snapshot).isNotEqualTo(old.snapshotId());
        assertThat(ec2.describeReplaceRootVolumeTasks(r -> { }).replaceRootVolumeTasks().get(0).imageId())
                .isEqualTo(Amis.AMAZON_LINUX_2);
    }

    private static Arguments bad(String code, Consumer<CreateReplaceRootVolumeTaskRequest.Builder> change) {
        return Arguments.of(code, change);
    }

    static Stream<Arguments> badRequests() {
        return Stream.of(
                bad("MissingParameter", r -> r.instanceId(null)),
                bad("InvalidInstanceID.NotFound", r -> r.instanceId("i-0123456789abcdef0")),
                bad("InvalidParameterCombination", r -> r.imageId(Amis.AMAZON_LINUX_2).snapshotId("snap-1")),
                bad("InvalidSnapshotID.Malformed", r -> r.snapshotId("snap-1")),
                bad("InvalidSnapshot.NotFound", r -> r.snapshotId("snap-0123456789abcdef0")),
                bad("InvalidAMIID.NotFound", r -> r.imageId("ami-0123456789abcdef0")),
                bad("InvalidParameterValue", r -> r.imageId(Amis.AMAZON_LINUX_2023_ARM64)),
                bad("InvalidParameterValue", r -> r.imageId(Amis.WINDOWS_SERVER_2022)),
                bad("InvalidParameterValue", r -> r.imageId(Amis.RHEL_9)));
    }

    @ParameterizedTest
    @MethodSource("badRequests")
    void someReplacementsAreRefused(String code, Consumer<CreateReplaceRootVolumeTaskRequest.Builder> change) {
        assertRefused(code, () -> ec2.createReplaceRootVolumeTask(CreateReplaceRootVolumeTaskRequest.builder()
                .instanceId(id).applyMutation(change).build()));
    }

    @Test
    void aSecondReplacementWaitsForTheFirst() {
        ec2.createReplaceRootVolumeTask(r -> r.instanceId(id));
        assertRefused("IncorrectState", () -> ec2.createReplaceRootVolumeTask(r -> r.instanceId(id)));

        cloud.time().settle();
        ec2.createReplaceRootVolumeTask(r -> r.instanceId(id));
        assertThat(ec2.describeReplaceRootVolumeTasks(r -> r.filters(f -> f.name("instance-id").values(id)))
                .replaceRootVolumeTasks()).hasSize(2);
    }

    @Test
    void onlyARunningInstanceGetsANewRootVolume() {
        ec2.stopInstances(r -> r.instanceIds(id));

        assertRefused("IncorrectInstanceState", "The instance '" + id + "' is not in the 'running' state.",
                () -> ec2.createReplaceRootVolumeTask(r -> r.instanceId(id)));
    }

    @Test
    void aReplacementFailsIfTheInstanceIsStoppedMeanwhile() {
        ReplaceRootVolumeTask task =
                ec2.createReplaceRootVolumeTask(r -> r.instanceId(id)).replaceRootVolumeTask();
        ec2.stopInstances(r -> r.instanceIds(id));
        cloud.time().settle();

        assertThat(shown(task).taskStateAsString()).isEqualTo("failed");
        assertThat(root().volumeId()).isEqualTo(old.volumeId());
    }

    private ReplaceRootVolumeTask shown(ReplaceRootVolumeTask task) {
        return ec2.describeReplaceRootVolumeTasks(r -> r.replaceRootVolumeTaskIds(task.replaceRootVolumeTaskId()))
                .replaceRootVolumeTasks().get(0);
    }

    private Volume root() {
        String volume = Launching.shown(ec2, id).blockDeviceMappings().get(0).ebs().volumeId();
        return ec2.describeVolumes(r -> r.volumeIds(volume)).volumes().get(0);
    }
}
