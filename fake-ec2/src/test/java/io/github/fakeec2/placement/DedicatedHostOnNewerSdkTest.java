package io.github.fakeec2.placement;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AllocateHostsRequest;
import software.amazon.awssdk.services.ec2.model.Host;

/** What older SDKs cannot say about Dedicated Hosts. */
class DedicatedHostOnNewerSdkTest {

    private static final AllocateHostsRequest REQUEST =
            AllocateHostsRequest.builder().instanceType("m5.large").quantity(1).build();

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void aHostIsAllocatedInAZoneNamedByItsId() {
        ec2.allocateHosts(REQUEST.copy(r -> r.availabilityZoneId("use1-az1")));
        assertThat(host().availabilityZone()).isEqualTo("us-east-1b");
        assertThat(host().availabilityZoneId()).isEqualTo("use1-az1");

        assertRefused("InvalidParameterValue", "Invalid availability zone: [use1-az9]",
                () -> ec2.allocateHosts(REQUEST.copy(r -> r.availabilityZoneId("use1-az9"))));
        assertRefused("InvalidParameterCombination", () -> ec2.allocateHosts(
                REQUEST.copy(r -> r.availabilityZoneId("use1-az1").availabilityZone("us-east-1b"))));
    }

    @Test
    void maintenanceIsOffUntilItIsAskedFor() {
        AllocateHostsRequest inZone = REQUEST.copy(r -> r.availabilityZone("us-east-1a"));
        String id = ec2.allocateHosts(inZone).hostIds().get(0);
        assertThat(host().hostMaintenanceAsString()).isEqualTo("off");
        ec2.modifyHosts(r -> r.hostIds(id).hostMaintenance("on"));
        assertThat(host().hostMaintenanceAsString()).isEqualTo("on");
        ec2.releaseHosts(r -> r.hostIds(id));

        ec2.allocateHosts(inZone.copy(r -> r.hostMaintenance("on")));
        assertThat(ec2.describeHosts(r -> r.filter(f -> f.name("state").values("available"))).hosts())
                .extracting(Host::hostMaintenanceAsString).containsExactly("on");
        assertRefused("InvalidParameterValue",
                () -> ec2.allocateHosts(inZone.copy(r -> r.hostMaintenance("maybe"))));
        assertRefused("InvalidParameterValue",
                () -> ec2.modifyHosts(r -> r.hostIds(id).hostMaintenance("maybe")));
    }

    private Host host() {
        return ec2.describeHosts().hosts().get(0);
    }
}
