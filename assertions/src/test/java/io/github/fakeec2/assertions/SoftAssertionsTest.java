package io.github.fakeec2.assertions;

import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThat;
import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThatThrownBy;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoftAssertionsTest {

    private final TestFleet fleet = new TestFleet();
    private final FakeCloudSoftAssertions softly = new FakeCloudSoftAssertions();

    @Test
    void failuresAreCollectedAndTheChainGoesOn() {
        softly.assertThat(fleet.cloud).instance(fleet.batch).isRunning().hasType("m5.large").hasTag("fleet", "night");
        softly.assertThat("AssertJ's own").isEmpty();
        assertThat(messages()).hasSize(3);
        assertThat(messages().get(0)).contains("to be in state:  running");
        assertThat(messages().get(1)).contains("to have type:  m5.large");
        assertThat(softly.wasSuccess()).isFalse();
        assertThatThrownBy(softly::assertAll).hasMessageContaining("Multiple Failures (3 failures)")
                .hasMessageContaining("SoftAssertionsTest.java:");
    }

    @Test
    void whatIsNavigatedToIsSoftToo() {
        softly.assertThat(fleet.cloud).instance(fleet.web1).rootVolume().isAvailable().hasSize(9);
        softly.assertThat(fleet.cloud).instances().taggedWith("fleet", "web").areStopped().hasSize(7);
        softly.assertThat(fleet.cloud).calls().by("TerminateInstances").isEmpty().first().hasFailedWith("X");
        softly.assertThat(fleet.ec2).instance(TestFleet.ABSENT).rootVolume().isInUse();
        assertThat(messages()).hasSize(7);
    }

    @Test
    void nestedRequirementsMakeOneFailure() {
        softly.assertThat(fleet.cloud).instance(fleet.web1)
                .hasRootVolumeSatisfying(volume -> volume.isAvailable().hasSize(9));
        assertThat(messages()).hasSize(1);
    }

    @Test
    void errorsOfAwsAreCollected() {
        softly.assertThatAwsError(() -> fleet.ec2.rebootInstances(r -> r.instanceIds(TestFleet.ABSENT)))
                .hasCode("X").hasStatus(1);
        softly.assertThatAwsError(() -> { }).hasCode("X").hasStatus(1);
        assertThat(messages()).hasSize(3);
        assertThat(messages().get(2)).contains("nothing was thrown");
    }

    @Test
    void waitingAndCollectingGoTogether() {
        FakeCloud manual = FakeCloud.builder().time(TimeFlow.MANUAL).build();
        String id = TestFleet.launch(manual.ec2(), "web-1", "web");
        softly.assertThat(manual).within(Duration.ofMinutes(1)).instance(id).isRunning().isStopped();
        assertThat(messages()).singleElement().asString().contains("within PT1M");
    }

    @Test
    void successIsSuccess() {
        FakeCloudSoftAssertions.assertSoftly(all -> {
            all.assertThat(fleet.cloud).instance(fleet.web1).isRunning();
            assertThat(all.wasSuccess()).isTrue();
        });
    }

    @Test
    void theBddFormCollectsToo() {
        assertThatThrownBy(() -> BddFakeCloudSoftAssertions.thenSoftly(all -> {
            all.then(fleet.cloud).instance(fleet.web1).isStopped();
            all.then(fleet.ec2).instance(fleet.web1).isStopped();
            all.thenAwsError(() -> { });
            all.then("x").isEqualTo("y");
        })).hasMessageContaining("Multiple Failures (4 failures)");
    }

    private List<String> messages() {
        return softly.assertionErrorsCollected().stream().map(Throwable::getMessage).toList();
    }
}
