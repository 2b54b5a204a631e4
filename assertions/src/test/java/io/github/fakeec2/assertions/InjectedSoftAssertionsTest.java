package io.github.fakeec2.assertions;

import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SoftAssertionsExtension.class)
class InjectedSoftAssertionsTest {

    private final TestFleet fleet = new TestFleet();

    @InjectSoftAssertions
    private FakeCloudSoftAssertions softly;

    @Test
    void intoFields() {
        softly.assertThat(fleet.cloud).instance(fleet.web1).isRunning();
        softly.assertThat("text").isNotEmpty();
    }

    @Test
    void intoParameters(BddFakeCloudSoftAssertions parameter) {
        parameter.then(fleet.cloud).instance(fleet.web1).isRunning();
        parameter.then("text").isNotEmpty();
    }
}
