package io.github.fakeec2.compat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Sets members of responses that the SDK on the user's class path may be too old to have. The library is compiled
 * against one version of the SDK and runs with any from 2.20.0 on; a member that is missing there is left out, since
 * nobody can read it.
 *
 * <pre>{@code
 * Volume.builder()
 *         .volumeId(id)
 *         .applyMutation(NewerSdk.member("Volume.operator", view -> view.operator(notManaged)))
 *         .build();
 * }</pre>
 *
 * <p>All that names a missing type belongs inside the lambda, for there it is first linked when the lambda runs. A
 * setter that needs nothing but the builder is made once, in a static field.
 */
public final class NewerSdk {

    private static final Set<String> MISSING = ConcurrentHashMap.newKeySet();

    private NewerSdk() {
    }

    /**
     * A setter that does nothing where the SDK has no such member.
     *
     * @param name the member, such as {@code Volume.operator}: found missing once, it is not tried again
     * @param setter sets this one member: what else it did would be lost with the member
     */
    public static <B> Consumer<B> member(String name, Consumer<B> setter) {
        return builder -> {
            if (!MISSING.isEmpty() && MISSING.contains(name)) {
                return;
            }
            try {
                setter.accept(builder);
            } catch (NoSuchMethodError | NoSuchFieldError | NoClassDefFoundError e) {
                MISSING.add(name);
            }
        };
    }
}
