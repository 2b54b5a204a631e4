package io.github.fakeec2.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;

class FailureReportTest {

    @Test
    void theReportOfAFailedTestHasThePictureOfItsCloud() {
        TestRun run = TestRun.of(FailingCase.class);

        assertThat(run.reportEntries()).containsExactly(Map.of("fake-cloud", FailingCase.picture));
        assertThat(FailingCase.picture).isNotBlank();
    }

    @Test
    void theFailureStaysItselfAndNamesTheSeedAndTheSimulatedTime() {
        assertThat(TestRun.of(OtherFailingCase.class).failure())
                .isSameAs(FailingCase.FAILURES.get(OtherFailingCase.class))
                .hasMessage("the program is wrong")
                .satisfies(failure -> assertThat(failure.getSuppressed()).singleElement()
                        .extracting(Throwable::toString).asString()
                        .contains("seed 7", "simulated now 2026-01-01T06:00:00Z", "instance (1)"));
    }

    @WithFakeCloud(seed = 7)
    static class FailingCase {
        static final Map<Class<?>, Throwable> FAILURES = new ConcurrentHashMap<>();
        static volatile String picture;

        @Test
        void test(FakeCloud cloud, Ec2Client ec2) {
            Clouds.launch(ec2);
            cloud.time().advance(Duration.ofHours(6));
            var failure = new AssertionError("the program is wrong");
            FAILURES.put(getClass(), failure);
            picture = cloud.describe();
            throw failure;
        }
    }

    static class OtherFailingCase extends FailingCase {
    }

    @Test
    void failuresOfAfterEachMethodsAreReportedToo() {
        assertThat(TestRun.of(FailingAfterEachCase.class).reportEntries()).hasSize(1);
    }

    @WithFakeCloud
    static class FailingAfterEachCase {

        @Test
        void test() {
        }

        @AfterEach
        void fails() {
            throw new AssertionError("the program left something");
        }
    }

    @Test
    void testsThatSucceedOrAreAbortedPublishNothing() {
        assertThat(TestRun.of(QuietCase.class).reportEntries()).isEmpty();
    }

    @WithFakeCloud
    static class QuietCase {

        @Test
        void succeeds() {
        }

        @Test
        void isAborted() {
            Assumptions.abort("not here");
        }
    }
}
