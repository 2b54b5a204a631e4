package io.github.fakeec2.assertions;

import static io.github.fakeec2.assertions.BddFakeCloudAssertions.then;
import static io.github.fakeec2.assertions.BddFakeCloudAssertions.thenAwsError;
import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThat;
import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThatAwsError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.BDDAssertions.then;

import io.github.fakeec2.FakeCloud;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** The imports are the test: AssertJ's own entry points stand beside those of this module. */
class EntryPointsTest {

    private final TestFleet fleet = new TestFleet();

    @Test
    void bothImportsLiveTogether() {
        FakeCloud cloud = fleet.cloud;
        Ec2Client client = fleet.ec2;
        assertThat(cloud).instance(fleet.web1).isRunning();
        assertThat(client).instance(fleet.web1).isRunning();
        assertThat("text").isNotEmpty();
        assertThat(List.of(1, 2)).hasSize(2);
        assertThat((Object) client).isNotNull();
        assertThat(new IllegalStateException("x")).hasMessage("x");
        assertThatAwsError(() -> client.rebootInstances(r -> r.instanceIds(TestFleet.ABSENT))).hasStatus(400);
        Ec2Exception error = (Ec2Exception) Ec2Exception.builder().message("x").build();
        assertThat(error).hasMessage("x");
    }

    @Test
    void theBddFormsDoToo() {
        then(fleet.cloud).instance(fleet.web1).isRunning();
        then(fleet.ec2).instance(fleet.web1).isRunning();
        then("text").isNotEmpty();
        thenAwsError(() -> fleet.ec2.rebootInstances(r -> r.instanceIds(TestFleet.ABSENT))).hasStatus(400);
    }

    @Test
    void theDescriptionGoesAlongWithTheNavigation() {
        assertThatThrownBy(() -> assertThat(fleet.cloud).as("tier %d", 1).instances().taggedWith("x").areRunning())
                .hasMessageStartingWith("[tier 1] Expecting instances tagged x");
        assertThatThrownBy(() -> assertThat(fleet.cloud).instance(fleet.web1).as("disk").rootVolume().hasSize(9))
                .hasMessageStartingWith("[disk] Expecting volume: vol-");
    }

    @Test
    void theMessageCanBeReplaced() {
        assertThatThrownBy(() -> assertThat(fleet.cloud).instance(fleet.web1).as("web").withFailMessage("no %s", "luck")
                .isStopped()).isInstanceOf(AssertionError.class).hasMessage("[web] no luck");
    }

    @Test
    void theStackTraceBeginsAtTheAssertion() {
        assertThatThrownBy(() -> assertThat(fleet.cloud).instance(fleet.web1).isStopped())
                .satisfies(failure -> assertThat(failure.getStackTrace()[0].getFileName())
                        .isEqualTo("EntryPointsTest.java"));
    }
}
