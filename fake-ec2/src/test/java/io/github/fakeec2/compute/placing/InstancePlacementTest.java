package io.github.fakeec2.compute.placing;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.Amis;
import io.github.fakeec2.EveryFace;
import io.github.fakeec2.Face;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.error.NotSimulatedException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ModifyInstancePlacementRequest;
import software.amazon.awssdk.services.ec2.model.Placement;

/** Instances that are moved: into and out of placement groups, onto Dedicated Hosts. */
@EveryFace
class InstancePlacementTest {

    private static final String ABSENT = "h-00000000000000001";

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2;

    InstancePlacementTest(Face face) {
        this.ec2 = face.of(cloud);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private interface Change extends Consumer<ModifyInstancePlacementRequest.Builder> {
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refused("nothing", r -> { }, "MissingParameter"),
                refused("no instance", r -> r.instanceId(null).groupName("spread"), "MissingParameter"),
                refused("unknown instance", r -> r.instanceId("i-00000000000000001").groupName("spread"),
                        "InvalidInstanceID.NotFound"),
                refused("unknown tenancy", r -> r.tenancy("shared"), "InvalidParameterValue"),
                refused("unknown affinity", r -> r.tenancy("host").affinity("close"), "InvalidAffinity"),
                refused("affinity without host tenancy", r -> r.affinity("host"), "InvalidParameterCombination"),
                refused("host without host tenancy", r -> r.hostId(ABSENT), "InvalidParameterCombination"),
                refused("unknown host", r -> r.tenancy("host").hostId(ABSENT), "InvalidHostID.NotFound"),
                refused("unknown group", r -> r.groupName("x"), "InvalidPlacementGroup.Unknown"),
                refused("group by name and id", r -> r.groupName("spread").groupId("pg-00000000000000001"),
                        "InvalidParameterCombination"),
                refused("spread of Dedicated Instances", r -> r.groupName("spread").tenancy("dedicated"),
                        "InvalidParameterCombination"),
                refused("group on a host", r -> r.groupName("spread").tenancy("host"), "InvalidParameterCombination"),
                refused("cluster elsewhere", r -> r.groupName("cluster"), "InvalidPlacementGroup.InUse"),
                refused("partition without group", r -> r.partitionNumber(1), "InvalidParameterCombination"),
                refused("partition of a spread", r -> r.groupName("spread").partitionNumber(1),
                        "InvalidParameterCombination"),
                refused("partition 4 of 3", r -> r.groupName("parts").partitionNumber(4), "InvalidParameterValue"));
    }

    private static Arguments refused(String what, Change change, String code) {
        return Arguments.of(Named.of(what, change), code);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aBadChangeIsRefused(Change change, String code) {
        groups();
        launch("m5.large", p -> p.groupName("cluster").availabilityZone("us-east-1b"));
        String id = stopped("m5.large", p -> p.availabilityZone("us-east-1a"));
        Placement before = placement(id);
        assertRefused(code, () -> ec2.modifyInstancePlacement(r -> change.accept(r.instanceId(id))));
        assertThat(placement(id)).isEqualTo(before);
    }

    @Test
    void whatIsNotSimulatedIsRefusedLoudly() {
        String id = stopped("m5.large", p -> { });
        assertThatThrownBy(() -> ec2.modifyInstancePlacement(r -> r.instanceId(id).hostResourceGroupArn("arn")))
                .isInstanceOf(NotSimulatedException.class);
    }

    @Test
    void allButTheAffinityNeedsAStoppedInstance() {
        groups();
        String host = host("m5.large", "us-east-1a");
        String id = launch("m5.large", p -> p.tenancy("host").hostId(host));
        assertRefused("InvalidInstanceState", () -> ec2.modifyInstancePlacement(r -> r.instanceId(id).hostId(host)));
        assertRefused("InvalidInstanceState", () -> ec2.modifyInstancePlacement(r -> r.instanceId(id).groupName("")));
        ec2.modifyInstancePlacement(r -> r.instanceId(id).affinity("host"));
        assertThat(placement(id).affinity()).isEqualTo("host");
        assertThat(placement(id).hostId()).isEqualTo(host);

        ec2.terminateInstances(r -> r.instanceIds(id));
        assertRefused("InvalidInstanceState",
                () -> ec2.modifyInstancePlacement(r -> r.instanceId(id).affinity("default")));
    }

    @Test
    void anInstanceMovesIntoAGroupBetweenGroupsAndOut() {
        groups();
        String id = stopped("m5.large", p -> { });
        ec2.modifyInstancePlacement(r -> r.instanceId(id).groupName("spread"));
        assertThat(placement(id).groupName()).isEqualTo("spread");
        assertThat(placement(id).partitionNumber()).isNull();

        ec2.modifyInstancePlacement(r -> r.instanceId(id).groupName("parts"));
        assertThat(placement(id).partitionNumber()).isEqualTo(1);
        ec2.modifyInstancePlacement(r -> r.instanceId(id).partitionNumber(3));
        assertThat(placement(id).groupName()).isEqualTo("parts");
        assertThat(placement(id).partitionNumber()).isEqualTo(3);
        ec2.deletePlacementGroup(r -> r.groupName("spread"));

        ec2.modifyInstancePlacement(r -> r.instanceId(id).groupName(""));
        assertThat(placement(id).groupName()).isEmpty();
        assertThat(placement(id).partitionNumber()).isNull();
        ec2.deletePlacementGroup(r -> r.groupName("parts"));
    }

    @ParameterizedTest
    @CsvSource({
        "m5.large, default, dedicated, ''",
        "m5.large, dedicated, default, ''",
        "m5.large, default, host, ''",
        "m5.large, dedicated, host, ''",
        "m5.large, host, dedicated, InvalidRequest",
        "m5.large, host, default, InvalidRequest",
        "m5.large, host, host, ''",
        "t3.large, default, host, InvalidRequest",
        "t3.large, default, dedicated, ''",
    })
    void tenancyChangesAsFarAsAwsAllows(String type, String from, String to, String code) {
        host(type, "us-east-1a");
        String id = stopped(type, p -> p.tenancy(from).availabilityZone("us-east-1a"));
        if (code.isEmpty()) {
            ec2.modifyInstancePlacement(r -> r.instanceId(id).tenancy(to));
            ec2.startInstances(r -> r.instanceIds(id));
            assertThat(placement(id).tenancyAsString()).isEqualTo(to);
            assertThat(placement(id).hostId() != null).isEqualTo(to.equals("host"));
        } else {
            assertRefused(code, () -> ec2.modifyInstancePlacement(r -> r.instanceId(id).tenancy(to)));
        }
    }

    @Test
    void anInstanceMovesToAnotherHost() {
        String first = host("m5.large", "us-east-1a");
        String second = host("m5.large", "us-east-1a");
        String id = stopped("m5.large", p -> p.tenancy("host").hostId(first));
        ec2.modifyInstancePlacement(r -> r.instanceId(id).hostId(second).affinity("host"));
        ec2.startInstances(r -> r.instanceIds(id));
        assertThat(placement(id).hostId()).isEqualTo(second);
        assertThat(ec2.describeHosts(r -> r.hostIds(second)).hosts().get(0).instances()).hasSize(1);
        assertThat(ec2.releaseHosts(r -> r.hostIds(first)).successful()).containsExactly(first);
    }

    @ParameterizedTest
    @CsvSource({"c5.large, us-east-1a", "m5.large, us-east-1b"})
    void aHostThatCannotRunTheInstanceIsRefused(String type, String zone) {
        String host = host(type, zone);
        String id = stopped("m5.large", p -> p.availabilityZone("us-east-1a"));
        assertRefused("IncompatibleHostRequirements",
                () -> ec2.modifyInstancePlacement(r -> r.instanceId(id).tenancy("host").hostId(host)));
    }

    // ---- help

    private void groups() {
        ec2.createPlacementGroup(r -> r.groupName("cluster").strategy("cluster"));
        ec2.createPlacementGroup(r -> r.groupName("spread").strategy("spread"));
        ec2.createPlacementGroup(r -> r.groupName("parts").strategy("partition").partitionCount(3));
    }

    private String host(String type, String zone) {
        return ec2.allocateHosts(r -> r.instanceType(type).availabilityZone(zone).quantity(1).autoPlacement("on"))
                .hostIds().get(0);
    }

    private String launch(String type, Consumer<Placement.Builder> placement) {
        return ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(type).minCount(1).maxCount(1)
                .placement(placement)).instances().get(0).instanceId();
    }

    private String stopped(String type, Consumer<Placement.Builder> placement) {
        String id = launch(type, placement);
        ec2.stopInstances(r -> r.instanceIds(id));
        return id;
    }

    private Placement placement(String id) {
        return ec2.describeInstances(r -> r.instanceIds(id)).reservations().get(0).instances().get(0).placement();
    }
}
