package io.github.fakeec2.compute;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.Amis;
import io.github.fakeec2.EveryFace;
import io.github.fakeec2.Face;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.types.InstanceTypeCatalog;
import io.github.fakeec2.types.VcpuBucket;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

@EveryFace
class VcpuQuotaTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2;

    VcpuQuotaTest(Face face) {
        this.ec2 = face.of(cloud);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {"a1.large, STANDARD", "c5.large, STANDARD", "d2.xlarge, STANDARD",
        "h1.2xlarge, STANDARD", "i3.large, STANDARD", "im4gn.large, STANDARD", "is4gen.large, STANDARD",
        "m5.large, STANDARD", "r5.large, STANDARD", "t3.micro, STANDARD", "z1d.large, STANDARD",
        "g4dn.xlarge, G_AND_VT", "gr6.4xlarge, G_AND_VT", "vt1.3xlarge, G_AND_VT", "p3.2xlarge, P", "inf1.xlarge, INF",
        "trn1.2xlarge, TRN", "dl1.24xlarge, DL", "f1.2xlarge, F", "x2gd.large, X", "u-6tb1.metal, HIGH_MEMORY",
        "u7i-12tb.224xlarge, HIGH_MEMORY", "hpc6a.48xlarge, HPC", "mac1.metal, none"})
    void eachFamilyCountsTowardsOneQuota(String type, VcpuBucket bucket) {
        assertThat(VcpuBucket.of(InstanceTypeCatalog.find(type).orElseThrow())).isEqualTo(bucket);
    }

    @Test
    void aLaunchBeyondTheQuotaIsRefusedAndLeavesNothing() {
        cloud.quotas().set(Quota.ON_DEMAND_STANDARD_VCPUS, 32);

        refusedAbove32(() -> launch(r -> r.instanceType("m5.xlarge").minCount(9).maxCount(9)));

        assertThat(ec2.describeInstances().reservations()).isEmpty();
        assertThat(launch(r -> r.instanceType("m5.xlarge").minCount(8).maxCount(8))).hasSize(8);
        refusedAbove32(() -> launch(r -> r.instanceType("t3.nano").minCount(1).maxCount(1)));
    }

    @Test
    void betweenTheLeastAndTheMostAsManyAreLaunchedAsTheQuotaAllows() {
        cloud.quotas().set(Quota.ON_DEMAND_STANDARD_VCPUS, 11);

        assertThat(launch(r -> r.instanceType("m5.xlarge").minCount(1).maxCount(9))).hasSize(2);
        assertThat(launch(r -> r.instanceType("t3.nano").minCount(1).maxCount(9))).hasSize(1);
    }

    @Test
    void otherFamiliesAndSpotInstancesHaveTheirOwnQuotas() {
        cloud.quotas().set(Quota.ON_DEMAND_STANDARD_VCPUS, 0).set(Quota.SPOT_STANDARD_VCPUS, 2);

        assertThat(launch(r -> r.instanceType("g4dn.xlarge").minCount(1).maxCount(1))).hasSize(1);
        assertThat(launch(r -> spot(r).minCount(1).maxCount(3))).hasSize(1);
        assertRefused("MaxSpotInstanceCountExceeded", "Max spot instance count exceeded",
                () -> launch(r -> spot(r).minCount(1).maxCount(1)));
    }

    @Test
    void stoppedAndTerminatedInstancesDoNotCount() {
        cloud.quotas().set(Quota.ON_DEMAND_STANDARD_VCPUS, 4);
        List<String> first = ids(launch(r -> r.instanceType("m5.large").minCount(2).maxCount(2)));
        ec2.stopInstances(r -> r.instanceIds(first.get(0)));
        ec2.terminateInstances(r -> r.instanceIds(first.get(1)));

        assertThat(launch(r -> r.instanceType("m5.large").minCount(2).maxCount(2))).hasSize(2);
    }

    @Test
    void aStartBeyondTheQuotaIsRefused() {
        List<String> stopped = ids(launch(r -> r.instanceType("m5.large").minCount(2).maxCount(2)));
        ec2.stopInstances(r -> r.instanceIds(stopped));
        cloud.quotas().set(Quota.ON_DEMAND_STANDARD_VCPUS, 2);

        assertRefused("VcpuLimitExceeded", message(2), () -> ec2.startInstances(r -> r.instanceIds(stopped)));

        ec2.startInstances(r -> r.instanceIds(stopped.get(0)));
        ec2.startInstances(r -> r.instanceIds(stopped.get(0))); // what runs already needs no more
        assertRefused("VcpuLimitExceeded", message(2), () -> ec2.startInstances(r -> r.instanceIds(stopped.get(1))));
    }

    @Test
    void cpuOptionsDoNotChangeWhatCounts() {
        cloud.quotas().set(Quota.ON_DEMAND_STANDARD_VCPUS, 7);

        launch(r -> r.instanceType("m5.xlarge").cpuOptions(c -> c.coreCount(2).threadsPerCore(1))
                .minCount(1).maxCount(1));

        assertRefused("VcpuLimitExceeded", message(7),
                () -> launch(r -> r.instanceType("m5.xlarge").minCount(1).maxCount(1)));
    }

    private static void refusedAbove32(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertRefused("VcpuLimitExceeded", message(32), call);
    }

    private static String message(int limit) {
        return "You have requested more vCPU capacity than your current vCPU limit of " + limit + " allows for the"
                + " instance bucket that the specified instance type belongs to. Please visit"
                + " http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.";
    }

    private static RunInstancesRequest.Builder spot(RunInstancesRequest.Builder request) {
        return request.instanceType("t3.micro").instanceMarketOptions(m -> m.marketType("spot"));
    }

    private List<Instance> launch(Consumer<RunInstancesRequest.Builder> request) {
        return ec2.runInstances(r -> request.accept(r.imageId(Amis.AMAZON_LINUX_2023))).instances();
    }

    private static List<String> ids(List<Instance> instances) {
        return instances.stream().map(Instance::instanceId).toList();
    }
}
