package io.github.fakeec2.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * A run of a test class inside a test. The classes that are run here are static nested ones with names that end in
 * {@code Case}: the build does not take them for tests, and some are meant to fail.
 */
final class TestRun {

    private final EngineExecutionResults results;

    private TestRun(EngineExecutionResults results) {
        this.results = results;
    }

    static TestRun of(Class<?> testCase) {
        return of(List.of(testCase), Map.of());
    }

    static TestRun inParallel(Class<?>... testCases) {
        return of(List.of(testCases), Map.of(
                "junit.jupiter.execution.parallel.enabled", "true",
                "junit.jupiter.execution.parallel.mode.default", "concurrent",
                "junit.jupiter.execution.parallel.mode.classes.default", "concurrent",
                "junit.jupiter.execution.parallel.config.strategy", "fixed",
                "junit.jupiter.execution.parallel.config.fixed.parallelism", "8"));
    }

    private static TestRun of(List<Class<?>> testCases, Map<String, String> configuration) {
        return new TestRun(EngineTestKit.engine("junit-jupiter")
                .selectors(testCases.stream().map(DiscoverySelectors::selectClass).toArray(DiscoverySelector[]::new))
                .configurationParameters(configuration)
                .execute());
    }

    /** All tests succeeded, and there were as many. */
    TestRun succeeds(int tests) {
        assertThat(failures()).isEmpty();
        results.testEvents().assertStatistics(counts -> counts.started(tests).succeeded(tests).failed(0).aborted(0));
        return this;
    }

    /** The only failure. */
    Throwable failure() {
        assertThat(failures()).hasSize(1);
        return failures().get(0);
    }

    /** The failures of tests and of containers. */
    List<Throwable> failures() {
        return results.allEvents().finished().stream()
                .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                .filter(result -> result.getStatus() == TestExecutionResult.Status.FAILED)
                .flatMap(result -> result.getThrowable().stream())
                .toList();
    }

    /** What was published with the report. */
    List<Map<String, String>> reportEntries() {
        return results.allEvents().reportingEntryPublished().stream()
                .flatMap(event -> event.getPayload(ReportEntry.class).stream())
                .map(ReportEntry::getKeyValuePairs)
                .toList();
    }
}
