package io.github.fakeec2.junit;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Lets JUnit itself line up the tests that intercept SDK clients, with each other and with all that lock the system
 * properties, in which interception leaves region and credentials.
 *
 * <p>JUnit before 5.12 does not know such a provider and never loads it; then {@link Turn} alone makes tests wait.
 */
final class InterceptionLock implements ResourceLocksProvider {

    private static final Set<Lock> NONE = Set.of();
    private static final Set<Lock> SYSTEM_PROPERTIES = Set.of(new Lock(Resources.SYSTEM_PROPERTIES));

    /** For JUnit. */
    InterceptionLock() {
        // Has no state.
    }

    /** What {@link AnnotatedSettings#nearest} will find, asked before there is a context. */
    @Override
    public Set<Lock> provideForMethod(List<Class<?>> enclosingTypes, Class<?> testClass, Method method) {
        Optional<WithFakeCloud> nearest = AnnotationSupport.findAnnotation(method, WithFakeCloud.class)
                .or(() -> AnnotationSupport.findAnnotation(testClass, WithFakeCloud.class, enclosingTypes));
        return nearest.isPresent() && nearest.get().interceptSdkClients() ? SYSTEM_PROPERTIES : NONE;
    }
}
