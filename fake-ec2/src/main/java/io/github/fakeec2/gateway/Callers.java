package io.github.fakeec2.gateway;

import io.github.fakeec2.state.CallSite;
import java.security.CodeSource;

/** Finds the line of the user's code that made a call: the nearest frame outside the library, the SDK and the JDK. */
final class Callers {

    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private static final CodeSource LIBRARY = Callers.class.getProtectionDomain().getCodeSource();

    private static final ClassValue<Boolean> BELONGS_TO_THE_USER = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return isUserCode(type);
        }
    };

    private Callers() {
    }

    /** The call site, or null where only the library and frameworks are on the stack. */
    static CallSite find() {
        return WALKER.walk(frames -> {
            for (var each = frames.iterator(); each.hasNext(); ) {
                StackWalker.StackFrame frame = each.next();
                if (BELONGS_TO_THE_USER.get(frame.getDeclaringClass())) {
                    return new CallSite(frame);
                }
            }
            return null;
        });
    }

    private static boolean isUserCode(Class<?> type) {
        String name = type.getName();
        for (String foreign : new String[] {"java.", "javax.", "jdk.", "sun.", "com.sun.", "software.amazon.awssdk.",
                "org.junit.", "org.mockito.", "org.assertj.", "net.bytebuddy."}) {
            if (name.startsWith(foreign)) {
                return false;
            }
        }
        boolean companion = name.startsWith("io.github.fakeec2.junit.")
                || name.startsWith("io.github.fakeec2.assertions.");
        if (companion) {
            return name.contains("Test"); // the library's other jars, but not their own tests
        }
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return LIBRARY == null || source == null || !LIBRARY.getLocation().equals(source.getLocation());
    }
}
