package io.github.fakeec2.storage;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.error.NotSimulatedException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeAttributeName;
import software.amazon.awssdk.services.ec2.model.VolumeState;
import software.amazon.awssdk.services.ec2.model.VolumeStatusInfoStatus;

class VolumeTest {

    private static final String UNKNOWN = "vol-0123456789abcdef0";

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void theRootVolumeOfAnInstanceFollowsItsImage() {
        Instance instance = launch(ebs -> { });

        Volume volume = ec2.describeVolumes(r -> r.filters(filter("attachment.device", "/dev/xvda"))).volumes().get(0);
        assertThat(volume.volumeId()).matches("vol-0[0-9a-f]{16}");
        assertThat(volume.size()).isEqualTo(8);
        assertThat(volume.volumeTypeAsString()).isEqualTo("gp3");
        assertThat(volume.iops()).isEqualTo(3_000);
        assertThat(volume.throughput()).isEqualTo(125);
        assertThat(volume.state()).isEqualTo(VolumeState.IN_USE);
        assertThat(volume.availabilityZone()).isEqualTo(instance.placement().availabilityZone());
        assertThat(volume.attachments()).singleElement().satisfies(attachment -> {
            assertThat(attachment.instanceId()).isEqualTo(instance.instanceId());
            assertThat(attachment.stateAsString()).isEqualTo("attached");
            assertThat(attachment.deleteOnTermination()).isTrue();
            assertThat(attachment.volumeId()).isEqualTo(volume.volumeId());
        });
    }

    @ParameterizedTest
    @CsvSource({"gp2, 20, 100, ", "gp2, 500, 1500, ", "gp2, 16384, 16000, ", "gp3, 1, 3000, 125", "st1, 125, , ",
        "standard, 10, , "})
    void aVolumeHasTheDefaultsOfItsType(String type, int size, Integer iops, Integer throughput) {
        launch(ebs -> ebs.volumeType(type).volumeSize(size));

        Volume volume = data();
        assertThat(volume.iops()).isEqualTo(iops);
        assertThat(volume.throughput()).isEqualTo(throughput);
        assertThat(volume.snapshotId()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"st1, 124, , , InvalidParameterValue", "gp2, 16385, , , InvalidParameterValue",
        "gp2, 10, 100, , InvalidParameterCombination", "io1, 10, , , MissingParameter",
        "io1, 10, 501, , InvalidParameterValue", "io2, 10, 99, , InvalidParameterValue",
        "gp3, 10, 5001, , InvalidParameterValue", "gp3, 10, , 124, InvalidParameterValue",
        "gp2, 10, , 125, InvalidParameterCombination"})
    void aVolumeOutOfTheBoundsOfItsTypeIsRefused(String type, int size, Integer iops, Integer throughput, String code) {
        assertRefused(code,
                () -> launch(ebs -> ebs.volumeType(type).volumeSize(size).iops(iops).throughput(throughput)));

        assertThat(ec2.describeVolumes().volumes()).isEmpty();
    }

    @Test
    void whenTheInstanceGoesItsVolumesGoOrStayAsAsked() {
        Instance instance = launch(ebs -> ebs.volumeSize(5).deleteOnTermination(false));
        String kept = data().volumeId();

        ec2.terminateInstances(r -> r.instanceIds(instance.instanceId()));

        assertThat(ec2.describeVolumes().volumes()).singleElement().satisfies(volume -> {
            assertThat(volume.volumeId()).isEqualTo(kept);
            assertThat(volume.state()).isEqualTo(VolumeState.AVAILABLE);
            assertThat(volume.attachments()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({"status, in-use, 2", "status, available, 0", "size, 5, 1", "size, ?, 2", "volume-type, gp3, 1",
        "attachment.status, attached, 2", "attachment.delete-on-termination, true, 2", "encrypted, false, 2",
        "availability-zone, us-east-1*, 2", "availability-zone-id, use1-*, 2", "multi-attach-enabled, true, 0"})
    void volumesAreFiltered(String filter, String value, int found) {
        launch(ebs -> ebs.volumeSize(5).volumeType("gp2"));

        assertThat(ec2.describeVolumes(r -> r.filters(filter(filter, value))).volumes()).hasSize(found);
    }

    @Test
    void whatIsUnknownIsRefused() {
        assertRefused("InvalidVolume.NotFound", "The volume '" + UNKNOWN + "' does not exist.",
                () -> ec2.describeVolumes(r -> r.volumeIds(UNKNOWN)));
        assertRefused("InvalidVolumeID.Malformed", () -> ec2.describeVolumes(r -> r.volumeIds("vol-x")));
        assertRefused("InvalidParameterValue", () -> ec2.describeVolumes(r -> r.filters(filter("state", "x"))));
        assertThatThrownBy(() -> ec2.describeVolumes(r -> r.filters(filter("fast-restored", "true"))))
                .isInstanceOf(NotSimulatedException.class);
        assertRefused("InvalidParameterCombination",
                "The parameter volumeSet cannot be used with the parameter maxResults",
                () -> ec2.describeVolumes(r -> r.volumeIds(UNKNOWN).maxResults(5)));
    }

    @Test
    void theStatusOfAVolumeIsOk() {
        launch(ebs -> ebs.volumeSize(5));

        assertThat(ec2.describeVolumeStatus(r -> r.volumeIds(data().volumeId())).volumeStatuses()).singleElement()
                .satisfies(status -> {
                    assertThat(status.volumeStatus().status()).isEqualTo(VolumeStatusInfoStatus.OK);
                    assertThat(status.volumeStatus().details()).hasSize(2);
                    assertThat(status.events()).isEmpty();
                });
        assertThat(ec2.describeVolumeStatus(r -> r.filters(filter("volume-status.status", "impaired")))
                .volumeStatuses()).isEmpty();
    }

    @Test
    void theAttributesOfAVolumeAreThoseOfANewOne() {
        launch(ebs -> ebs.volumeSize(5));
        String id = data().volumeId();

        assertThat(ec2.describeVolumeAttribute(r -> r.volumeId(id).attribute(VolumeAttributeName.AUTO_ENABLE_IO))
                .autoEnableIO().value()).isFalse();
        assertThat(ec2.describeVolumeAttribute(r -> r.volumeId(id).attribute(VolumeAttributeName.PRODUCT_CODES))
                .productCodes()).isEmpty();
        assertRefused("MissingParameter", () -> ec2.describeVolumeAttribute(r -> r.volumeId(id)));
        assertRefused("InvalidParameterValue",
                () -> ec2.describeVolumeAttribute(r -> r.volumeId(id).attribute("size")));
        assertRefused("MissingParameter", () -> ec2.describeVolumeAttribute(r -> r.attribute("autoEnableIO")));
    }

    private Instance launch(Consumer<EbsBlockDevice.Builder> data) {
        EbsBlockDevice.Builder ebs = EbsBlockDevice.builder().volumeSize(1);
        data.accept(ebs);
        Instance launched = ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                .minCount(1).maxCount(1).blockDeviceMappings(
                        BlockDeviceMapping.builder().deviceName("/dev/sdf").ebs(ebs.build()).build()))
                .instances().get(0);
        return ec2.describeInstances(r -> r.instanceIds(launched.instanceId())).reservations().get(0).instances()
                .get(0);
    }

    private Volume data() {
        return ec2.describeVolumes(r -> r.filters(filter("attachment.device", "/dev/sdf"))).volumes().get(0);
    }

    private static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }
}
