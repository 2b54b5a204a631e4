package io.github.fakeec2.assertions;

import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThat;
import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThatIllegalArgumentException;
import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThatThrownBy;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;

class WithinTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final FakeCloud cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build();
    private final Ec2Client ec2 = cloud.ec2();
    private final String web1 = TestFleet.launch(ec2, "web-1", "web");
    private final String web2 = TestFleet.launch(ec2, "web-2", "web");

    @Test
    void timePassesUntilItHoldsAndNoFurther() {
        assertThat(cloud).within(Duration.ofMinutes(5)).instance(web1).isRunning();
        assertThat(cloud.time().now()).isBefore(START.plus(Duration.ofMinutes(1)));
    }

    @Test
    void whatHoldsAtOnceTakesNoTime() {
        assertThat(cloud).within(Duration.ofMinutes(5)).instance(web1).isPending();
        assertThat(cloud.time().now()).isEqualTo(START);
    }

    @Test
    void whatDoesNotHoldInTimeFailsWithTheLastState() {
        assertThatThrownBy(() -> assertThat(cloud).within(Duration.ofMinutes(5)).instance(web1).isStopped())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("but was:         running, since")
                .hasMessageEndingWith("within PT5M of virtual time (simulated now 2026-01-01T00:05:00Z)");
    }

    @Test
    void allThatFollowsSharesTheTimeGiven() {
        InstanceAssert patient = assertThat(cloud).within(Duration.ofMinutes(5)).instance(web1).isRunning();
        assertThatThrownBy(patient::isStopped).isInstanceOf(AssertionError.class);
        assertThat(cloud.time().now()).isEqualTo(START.plus(Duration.ofMinutes(5)));
    }

    @Test
    void aResourceThatIsYetToComeIsWaitedFor() {
        cloud.time().scheduler().schedule(() -> {
            ec2.createTags(r -> r.resources(web2).tags(TestFleet.tag("role", "spare")));
        }, 3, TimeUnit.MINUTES);
        assertThat(cloud).within(Duration.ofMinutes(5)).instances().taggedWith("role", "spare").areRunning().hasSize(1);
        assertThat(cloud.time().now()).isEqualTo(START.plus(Duration.ofMinutes(3)));
    }

    @Test
    void nestedRequirementsAreWaitedForByTheOuterAssertion() {
        assertThat(cloud).within(Duration.ofMinutes(5)).instances().taggedWith("fleet", "web")
                .allSatisfy(instance -> instance.isRunning().passesStatusChecks());
    }

    @Test
    void callsAreWaitedFor() {
        cloud.time().scheduler().schedule(() -> {
            ec2.rebootInstances(r -> r.instanceIds(web1));
        }, 1, TimeUnit.MINUTES);
        assertThat(cloud).within(Duration.ofMinutes(1)).calls().by("RebootInstances").hasSize(1);
    }

    @Test
    void aClientOfTheCloudHasItsTimeToo() {
        assertThat(ec2).within(Duration.ofHours(1)).instance(web1).isRunning();
    }

    @Test
    void noTimeAtAllIsAskedOnce() {
        assertThatThrownBy(() -> assertThat(cloud).within(Duration.ZERO).instance(web1).isRunning())
                .isInstanceOf(AssertionError.class);
        assertThat(cloud.time().now()).isEqualTo(START);
    }

    @Test
    void negativeAndNullAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> assertThat(cloud).within(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> assertThat(cloud).within(null));
    }
}
