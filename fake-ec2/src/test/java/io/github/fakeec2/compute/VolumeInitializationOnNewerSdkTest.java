package io.github.fakeec2.compute;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceType;

/** How fast a volume is filled from its snapshot. */
class VolumeInitializationOnNewerSdkTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();

    @AfterEach
    void close() {
        cloud.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 300})
    void aVolumeOfASnapshotIsFilledAsFastAsTheRequestWants(int rate) {
        launch("/dev/xvda", 8, rate);

        assertThat(ec2.describeVolumes().volumes().get(0).volumeInitializationRate()).isEqualTo(rate);
    }

    @ParameterizedTest
    @ValueSource(ints = {99, 301})
    void aRateOutOfBoundsIsRefused(int rate) {
        assertRefused("InvalidParameterValue", () -> launch("/dev/xvda", 8, rate));
    }

    @Test
    void anEmptyVolumeHasNothingToBeFilledWith() {
        assertRefused("InvalidParameterCombination", () -> launch("/dev/sdf", 8, 100));
    }

    private void launch(String device, int size, int rate) {
        ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO).minCount(1)
                .maxCount(1).blockDeviceMappings(b -> b.deviceName(device)
                        .ebs(e -> e.volumeSize(size).volumeInitializationRate(rate))));
    }
}
