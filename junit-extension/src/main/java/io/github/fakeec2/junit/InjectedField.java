package io.github.fakeec2.junit;

import io.github.fakeec2.FakeCloud;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** A field of a test instance that the extension fills for the time of a test method. */
record InjectedField(Field field, Object instance) {

    /** Remembers the search: suites with many methods ask for each of them. */
    private static final ClassValue<List<Field>> CANDIDATES = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> testClass) {
            return candidates(testClass);
        }
    };

    /**
     * The fields of the instance that want a value.
     *
     * @throws ExtensionConfigurationException if one of them cannot be given any
     */
    static List<InjectedField> emptyOnes(Object instance) {
        List<InjectedField> empty = new ArrayList<>();
        for (Field field : CANDIDATES.get(instance.getClass())) {
            var candidate = new InjectedField(field, instance);
            if (candidate.get() == null) {
                candidate.requireWellDeclared();
                empty.add(candidate);
            }
        }
        return empty;
    }

    void set(FakeCloud cloud) {
        put(Injection.value(field.getType(), cloud));
    }

    void reset() {
        put(null);
    }

    ExtensionConfigurationException refusal(String reason) {
        return new ExtensionConfigurationException("@WithFakeCloud field [" + field + "] " + reason);
    }

    private static List<Field> candidates(Class<?> testClass) {
        return List.copyOf(ReflectionSupport.findFields(testClass, InjectedField::isCandidate,
                HierarchyTraversalMode.TOP_DOWN));
    }

    private static boolean isCandidate(Field field) {
        // A static clock is more likely to be the program's own than a wish to be given one.
        boolean staticClock = Modifier.isStatic(field.getModifiers()) && field.getType() == Clock.class;
        return Injection.supports(field.getType()) && !field.isSynthetic() && !staticClock;
    }

    private void requireWellDeclared() {
        if (Modifier.isStatic(field.getModifiers())) {
            throw refusal("must not be static: each test method has a cloud of its own. Make it an instance field");
        }
        if (Modifier.isFinal(field.getModifiers())) {
            throw refusal("must not be final: it is filled before each test method. Remove 'final', or let the "
                    + "constructor take it as a parameter");
        }
    }

    /** Reads the field by way of JUnit, which also makes it accessible: test modules are open to JUnit, not to us. */
    private Object get() {
        return ReflectionSupport.tryToReadFieldValue(field, instance)
                .getOrThrow(failure -> refusal("cannot be read: " + failure));
    }

    private void put(Object value) {
        try {
            field.set(instance, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e); // it is not final, and reading it made it accessible
        }
    }
}
