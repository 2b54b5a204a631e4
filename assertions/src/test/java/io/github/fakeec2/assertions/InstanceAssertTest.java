package io.github.fakeec2.assertions;

import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThat;
import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThatIllegalArgumentException;
import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThatThrownBy;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.InstanceType;

class InstanceAssertTest {

    private final TestFleet fleet = new TestFleet();

    @ParameterizedTest
    @MethodSource("rows")
    void holdsOrFailsInWords(Row<FakeCloudAssert> row) {
        row.check(assertThat(fleet.cloud), fleet);
    }

    static Stream<Row<FakeCloudAssert>> rows() {
        return Stream.of(
                row("exists", (a, f) -> a.instance(f.gone).exists(),
                        (a, f) -> a.instance(TestFleet.ABSENT).exists(), "there is no such instance"),
                row("doesNotExist", (a, f) -> a.instance(TestFleet.ABSENT).doesNotExist(),
                        (a, f) -> a.instance(f.web1).doesNotExist(), "not to exist"),
                row("malformed id", (a, f) -> a.instance("no id").doesNotExist(),
                        (a, f) -> a.instance("no id").isRunning(), "there is no such instance"),
                row("isRunning", (a, f) -> a.instance(f.web1).isRunning(),
                        (a, f) -> a.instance(f.batch).isRunning(), "but was:         stopped, since"),
                row("isStopped", (a, f) -> a.instance(f.batch).isStopped(),
                        (a, f) -> a.instance(f.web1).isStopped(), "but was:         running, since"),
                row("isTerminated", (a, f) -> a.instance(f.gone).isTerminated(),
                        (a, f) -> a.instance(f.web1).isTerminated(), "terminated"),
                row("isInState", (a, f) -> a.instance(f.web1).isInState(InstanceStateName.RUNNING),
                        (a, f) -> a.instance(f.web1).isInState(InstanceStateName.PENDING), "pending"),
                row("hasHistory", (a, f) -> a.instance(f.batch).hasHistory("pending", "running", "stopping", "stopped"),
                        (a, f) -> a.instance(f.web1).hasHistory("running"), "pending, running (simulated"),
                row("hasStateReasonCode",
                        (a, f) -> a.instance(f.batch).hasStateReasonCode("Client.UserInitiatedShutdown"),
                        (a, f) -> a.instance(f.batch).hasStateReasonCode("Server.SpotInstanceTermination"),
                        "Client.UserInitiatedShutdown"),
                row("hasType", (a, f) -> a.instance(f.web1).hasType(InstanceType.T3_MICRO).hasType("t3.micro"),
                        (a, f) -> a.instance(f.web1).hasType(InstanceType.M5_LARGE), "but was:       t3.micro"),
                row("hasImage", (a, f) -> a.instance(f.web1).hasImage(Amis.AMAZON_LINUX_2023),
                        (a, f) -> a.instance(f.web1).hasImage("ami-1"), Amis.AMAZON_LINUX_2023),
                row("hasKeyName", (a, f) -> a.instance(f.web1).matches(i -> i.keyName() == null, "no key"),
                        (a, f) -> a.instance(f.web1).hasKeyName("mine"), "but was:           none"),
                row("hasTag", (a, f) -> a.instance(f.web1).hasTag("fleet", "web").hasTag("Name"),
                        (a, f) -> a.instance(f.web1).hasTag("fleet", "Web"), "tagged {Name=web-1, fleet=web}"),
                row("hasTag of any value", (a, f) -> a.instance(f.web1).hasTag("fleet"),
                        (a, f) -> a.instance(f.web1).hasTag("Fleet"), "to have tag:  Fleet"),
                row("doesNotHaveTag", (a, f) -> a.instance(f.web1).doesNotHaveTag("owner"),
                        (a, f) -> a.instance(f.web1).doesNotHaveTag("fleet"), "not to have tag:  fleet"),
                row("isInVpc", (a, f) -> a.instance(f.web1).isInVpc(f.read(f.web1).vpcId()),
                        (a, f) -> a.instance(f.web1).isInVpc("vpc-1"), "vpc-"),
                row("isInSubnet", (a, f) -> a.instance(f.web1).isInSubnet(f.read(f.web1).subnetId()),
                        (a, f) -> a.instance(f.web1).isInSubnet("subnet-1"), "subnet-"),
                row("isInZone", (a, f) -> a.instance(f.web1).isInZone("us-east-1a"),
                        (a, f) -> a.instance(f.web1).isInZone("us-east-1b"), "us-east-1a"),
                row("hasPublicIpAddress", (a, f) -> a.instance(f.web1).hasPublicIpAddress()
                                .hasPublicIpAddress(f.read(f.web1).publicIpAddress()),
                        (a, f) -> a.instance(f.batch).hasPublicIpAddress(), "none"),
                row("hasNoPublicIpAddress", (a, f) -> a.instance(f.batch).hasNoPublicIpAddress(),
                        (a, f) -> a.instance(f.web1).hasNoPublicIpAddress(), "to have public IP address:  none"),
                row("hasPrivateIpAddress",
                        (a, f) -> a.instance(f.web1).hasPrivateIpAddress(f.read(f.web1).privateIpAddress()),
                        (a, f) -> a.instance(f.web1).hasPrivateIpAddress("10.0.0.1"), "172.31."),
                row("hasSecurityGroup", (a, f) -> a.instance(f.web1).hasSecurityGroup("default")
                                .hasSecurityGroup(f.groupsOf(f.web1).get(0)),
                        (a, f) -> a.instance(f.web1).hasSecurityGroup("web"), "(default)"),
                row("passesStatusChecks", (a, f) -> a.instance(f.web1).passesStatusChecks(),
                        (a, f) -> a.instance(f.batch).passesStatusChecks(), "all status checks"),
                row("passesStatusChecks minds EBS", (a, f) -> a.instance(f.web1).passesStatusChecks(), (a, f) -> {
                    f.cloud.instance(f.web1).failAttachedEbsStatusCheck();
                    a.instance(f.web1).passesStatusChecks();
                }, "system ok, instance ok, attached EBS impaired"),
                row("failsSystemStatusCheck", (a, f) -> {
                    f.cloud.instance(f.web1).failSystemStatusCheck();
                    a.instance(f.web1).failsSystemStatusCheck();
                }, (a, f) -> a.instance(f.web2).failsSystemStatusCheck(), "system ok"),
                row("failsInstanceStatusCheck", (a, f) -> {
                    f.cloud.instance(f.web1).failInstanceStatusCheck();
                    a.instance(f.web1).failsInstanceStatusCheck();
                }, (a, f) -> a.instance(f.web2).failsInstanceStatusCheck(), "instance ok"),
                row("satisfies",
                        (a, f) -> a.instance(f.web1).satisfies(i -> assertThat(i.publicIpAddress()).isNotNull()),
                        (a, f) -> a.instance(f.batch).satisfies(i -> assertThat(i.publicIpAddress()).isNotNull()),
                        "Expecting actual not to be null"),
                row("matches",
                        (a, f) -> a.instance(f.web1).matches(i -> i.amiLaunchIndex() == 0, "first of its launch"),
                        (a, f) -> a.instance(f.web1).matches(i -> i.amiLaunchIndex() == 1, "second of its launch"),
                        "to match:  second of its launch"),
                row("rootVolume", (a, f) -> a.instance(f.web1).rootVolume().isInUse(),
                        (a, f) -> a.instance(f.gone).rootVolume().isInUse(), "a root volume"),
                row("hasRootVolumeSatisfying",
                        (a, f) -> a.instance(f.web1).hasRootVolumeSatisfying(v -> v.isInUse().hasSize(8)).isRunning(),
                        (a, f) -> a.instance(f.web1).hasRootVolumeSatisfying(v -> v.hasSize(9)), "9 GiB"),
                row("primaryNetworkInterface", (a, f) -> a.instance(f.web1).primaryNetworkInterface().isInUse(),
                        (a, f) -> a.instance(f.web1).primaryNetworkInterface().isAvailable(), "in-use"),
                row("hasPrimaryNetworkInterfaceSatisfying",
                        (a, f) -> a.instance(f.web1).hasPrimaryNetworkInterfaceSatisfying(e -> e.isAttachedTo(f.web1)),
                        (a, f) -> a.instance(f.web1).hasPrimaryNetworkInterfaceSatisfying(e -> e.isAttachedTo(f.web2)),
                        "to be attached to"));
    }

    private static Row<FakeCloudAssert> row(String name, BiConsumer<FakeCloudAssert, TestFleet> holding,
            BiConsumer<FakeCloudAssert, TestFleet> failing, String message) {
        return new Row<>(name, holding, failing, message);
    }

    @Test
    void passingStatesAreSeenWhereTheTestMovesTime() {
        FakeCloud manual = FakeCloud.builder().time(TimeFlow.MANUAL).build();
        String id = TestFleet.launch(manual.ec2(), "web-1", "web");
        assertThat(manual).instance(id).isPending();
        manual.time().advance(Duration.ofMinutes(3));
        manual.ec2().stopInstances(r -> r.instanceIds(id));
        assertThat(manual).instance(id).isStopping();
        manual.time().advance(Duration.ofMinutes(3));
        manual.ec2().terminateInstances(r -> r.instanceIds(id));
        assertThat(manual).instance(id).isShuttingDown();
        assertThatThrownBy(() -> assertThat(manual).instance(id).isPending())
                .hasMessageContaining("shutting-down, since 00:06:00Z");
        assertThatThrownBy(() -> assertThat(manual).instance(id).isStopping()).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(fleet.cloud).instance(fleet.web1).isShuttingDown())
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void nullAndBlankAreRefusedBeforeAnythingIsRead() {
        FakeCloudAssert cloud = assertThat(fleet.cloud);
        InstanceAssert instance = cloud.instance(fleet.web1);
        assertThatIllegalArgumentException().isThrownBy(() -> cloud.instance(null))
                .withMessage("The instance id must not be null");
        assertThatIllegalArgumentException().isThrownBy(() -> cloud.instance(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> instance.hasType((InstanceType) null));
        assertThatIllegalArgumentException().isThrownBy(() -> instance.hasImage(null));
        assertThatIllegalArgumentException().isThrownBy(() -> instance.isInState(null));
        assertThatIllegalArgumentException().isThrownBy(() -> instance.hasTag(null, "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> instance.satisfies(null));
        assertThatIllegalArgumentException().isThrownBy(instance::hasHistory);
        assertThatIllegalArgumentException().isThrownBy(() -> assertThat((FakeCloud) null));
    }
}
