package io.github.fakeec2.junit;

import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Test methods that may run at the same time on one test instance: its fields cannot show each its own cloud. */
final class SharedInstances {

    private SharedInstances() {
    }

    /** Refuses the field by how the test is declared, not by what happens to overlap: it fails each time, or never. */
    static void refuse(InjectedField field, ExtensionContext method) {
        boolean concurrent = false;
        for (ExtensionContext context = method; context != null; context = context.getParent().orElse(null)) {
            if (concurrent && isShared(field.instance(), context)) {
                throw field.refusal("cannot be filled: @TestInstance(PER_CLASS) with concurrent methods lets them "
                        + "share it, but each has a cloud of its own. Take it as a parameter of the test method, or "
                        + "use @Execution(SAME_THREAD)");
            }
            concurrent |= context.getExecutionMode() == ExecutionMode.CONCURRENT;
        }
    }

    private static boolean isShared(Object instance, ExtensionContext context) {
        return context.getTestMethod().isEmpty()
                && context.getTestInstanceLifecycle().filter(Lifecycle.PER_CLASS::equals).isPresent()
                && context.getTestClass().filter(instance.getClass()::equals).isPresent();
    }
}
