package io.github.fakeec2.junit;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.params.ParameterInfo;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Knows which parameters of a parameterized test or class are arguments. JUnit fails a test when two resolvers want
 * the same parameter, and a test may well bring its own client, as one that runs on the fake and on real EC2 does.
 */
final class ParameterizedArguments {

    /** {@code junit-jupiter-params} is optional, and tells this only since JUnit 5.14. */
    private static final boolean AVAILABLE = ReflectionSupport.tryToLoadClass(
            "org.junit.jupiter.params.ParameterInfo", ParameterizedArguments.class.getClassLoader())
            .toOptional().isPresent();

    private ParameterizedArguments() {
    }

    static boolean provide(ParameterContext parameter, ExtensionContext context) {
        return AVAILABLE && Lookup.provides(parameter, context);
    }

    /** Loaded only where the class that it names is there. */
    private static final class Lookup {

        static boolean provides(ParameterContext parameter, ExtensionContext context) {
            Executable target = parameter.getDeclaringExecutable();
            // The innermost arguments hide those of enclosing classes, whose constructors run in the same context.
            for (ExtensionContext level = context; level != null; level = level.getParent().orElse(null)) {
                ParameterInfo info = ParameterInfo.get(level);
                if (info != null && info.getDeclarations().getSourceElement().equals(target)) {
                    return parameter.getIndex() < firstFree(target, info);
                }
            }
            return false;
        }

        /** Arguments come first; the constructor of an inner class has the enclosing instance before them. */
        private static int firstFree(Executable target, ParameterInfo info) {
            boolean inner = target instanceof Constructor && target.getParameterCount() > 0
                    && target.getParameterTypes()[0] == target.getDeclaringClass().getEnclosingClass();
            return info.getArguments().size() + (inner ? 1 : 0);
        }
    }
}
