package io.github.fakeec2.assertions;

import java.util.Arrays;
import java.util.List;

/** Lets the stack trace of a failure begin at the line that asserts, as AssertJ does for its own. */
final class StackTraces {

    private static final List<String> MACHINERY = List.of("io.github.fakeec2.assertions.", "io.github.fakeec2.time.",
            "java.");

    private StackTraces() {
    }

    static void beginAtUser(AssertionError failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        int first = 0;
        while (first < trace.length && isMachinery(trace[first].getClassName())) {
            first++;
        }
        if (first > 0 && first < trace.length) {
            failure.setStackTrace(Arrays.copyOfRange(trace, first, trace.length));
        }
    }

    private static boolean isMachinery(String className) {
        return MACHINERY.stream().anyMatch(className::startsWith)
                && !className.contains("Test"); // this package's own tests are users of it
    }
}
