package io.github.fakeec2.assertions;

import java.util.function.Consumer;
import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.SoftAssertionsProvider;
import org.assertj.core.api.StandardSoftAssertionsProvider;

/**
 * Soft assertions, AssertJ's own and those on clouds: all failures are collected and reported together.
 *
 * <pre>{@code
 * FakeCloudSoftAssertions.assertSoftly(softly -> {
 *     softly.assertThat(cloud).instance(web).isRunning();
 *     softly.assertThat(cloud).instance(db).rootVolume().hasSize(100);
 * });
 * }</pre>
 *
 * <p>AssertJ's {@code SoftAssertionsExtension} injects it into test methods and fields.
 */
public class FakeCloudSoftAssertions extends AbstractSoftAssertions
        implements FakeCloudSoftAssertionsProvider, StandardSoftAssertionsProvider {

    /** Soft assertions to be ended with {@link #assertAll()}. */
    public FakeCloudSoftAssertions() {
    }

    /** Runs the assertions and then reports all that failed. */
    public static void assertSoftly(Consumer<FakeCloudSoftAssertions> assertions) {
        SoftAssertionsProvider.assertSoftly(FakeCloudSoftAssertions.class, assertions);
    }
}
