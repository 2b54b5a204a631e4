package io.github.fakeec2.assertions;

import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThat;

import io.github.fakeec2.Amis;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.InstanceType;

class InstancesAssertTest {

    private final TestFleet fleet = new TestFleet();

    @ParameterizedTest
    @MethodSource("rows")
    void holdsOrFailsInWords(Row<InstancesAssert> row) {
        row.check(assertThat(fleet.cloud).instances(), fleet);
    }

    static Stream<Row<InstancesAssert>> rows() {
        return Stream.of(
                row("hasSize", (a, f) -> a.hasSize(3), (a, f) -> a.hasSize(4), "left out:"),
                row("hasSizeGreaterThanOrEqualTo", (a, f) -> a.hasSizeGreaterThanOrEqualTo(3),
                        (a, f) -> a.hasSizeGreaterThanOrEqualTo(4), "at least 4"),
                row("hasSizeLessThanOrEqualTo", (a, f) -> a.hasSizeLessThanOrEqualTo(3),
                        (a, f) -> a.hasSizeLessThanOrEqualTo(2), "at most 2"),
                row("isEmpty", (a, f) -> a.taggedWith("no such tag").isEmpty(), (a, f) -> a.isEmpty(),
                        "to have size:  0"),
                row("isNotEmpty", (a, f) -> a.isNotEmpty(), (a, f) -> a.inZone("us-east-1b").isNotEmpty(),
                        "Expecting instances in zone us-east-1b"),
                row("taggedWith", (a, f) -> a.taggedWith("fleet", "web").hasIds(f.web2, f.web1),
                        (a, f) -> a.taggedWith("fleet", "*").isNotEmpty(), "Expecting instances tagged fleet=*"),
                row("taggedWith any value", (a, f) -> a.taggedWith("fleet").hasSize(3),
                        (a, f) -> a.taggedWith("Fleet").isNotEmpty(), "Expecting instances tagged Fleet"),
                row("inState", (a, f) -> a.inState(InstanceStateName.TERMINATED).hasIds(f.gone),
                        (a, f) -> a.inState(InstanceStateName.STOPPED, InstanceStateName.STOPPING).isEmpty(),
                        "Expecting instances in state stopped or stopping"),
                row("inSubnet and inVpc",
                        (a, f) -> a.inSubnet(f.read(f.web1).subnetId()).inVpc(f.read(f.web1).vpcId()).hasSize(3),
                        (a, f) -> a.inSubnet("subnet-1").inVpc("vpc-1").isNotEmpty(),
                        "in subnet subnet-1, in VPC vpc-1"),
                row("ofType and withImage",
                        (a, f) -> a.ofType(InstanceType.T3_MICRO).withImage(Amis.AMAZON_LINUX_2023).hasSize(3),
                        (a, f) -> a.ofType(InstanceType.M5_LARGE).withImage("ami-1").isNotEmpty(), "with image ami-1"),
                row("matching", (a, f) -> a.matching(i -> i.publicIpAddress() == null, "hidden").hasIds(f.batch),
                        (a, f) -> a.matching(i -> i.publicIpAddress() == null, "hidden").isEmpty(), "instances hidden"),
                row("includingTerminated", (a, f) -> a.includingTerminated().hasSize(4),
                        (a, f) -> a.includingTerminated().hasSize(3), "web-3"),
                row("areRunning", (a, f) -> a.taggedWith("fleet", "web").areRunning(), (a, f) -> a.areRunning(),
                        "1 of 3 is not"),
                row("areStopped", (a, f) -> a.taggedWith("fleet", "night").areStopped(), (a, f) -> a.areStopped(),
                        "2 of 3 are not"),
                row("areTerminated", (a, f) -> a.taggedWith("Name", "web-3").areTerminated().hasSize(1),
                        (a, f) -> a.taggedWith("fleet", "web").areTerminated(), "2 of 3 are not"),
                row("areInState", (a, f) -> a.taggedWith("fleet", "web").areInState(InstanceStateName.RUNNING),
                        (a, f) -> a.taggedWith("typo").areInState(InstanceStateName.RUNNING), "there is none"),
                row("hasIds", (a, f) -> a.hasIds(f.web1, f.web2, f.batch),
                        (a, f) -> a.hasIds(f.web1, f.web2, TestFleet.ABSENT), "1 missing, 1 unexpected"),
                row("allSatisfy", (a, f) -> a.allSatisfy(i -> i.hasType("t3.micro").isInZone("us-east-1a")),
                        (a, f) -> a.allSatisfy(InstanceAssert::isRunning), "\"batch\""),
                row("anySatisfy", (a, f) -> a.anySatisfy(InstanceAssert::isStopped),
                        (a, f) -> a.anySatisfy(i -> i.hasTag("owner")), "none of 3"));
    }

    private static Row<InstancesAssert> row(String name, BiConsumer<InstancesAssert, TestFleet> holding,
            BiConsumer<InstancesAssert, TestFleet> failing, String message) {
        return new Row<>(name, holding, failing, message);
    }

    @Test
    void aReplacedInstanceDoesNotCountOnceItIsGone() {
        assertThat(fleet.cloud).instances().taggedWith("fleet", "web").areRunning().hasSize(2);
    }

    @Test
    void narrowingLeavesTheWiderSelectionAsItIs() {
        InstancesAssert all = assertThat(fleet.cloud).instances();
        all.taggedWith("fleet", "web").hasSize(2);
        all.hasSize(3);
    }
}
