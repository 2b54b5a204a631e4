package io.github.fakeec2;

import io.github.fakeec2.client.ClientFaces;
import io.github.fakeec2.gateway.CloudDoor;
import io.github.fakeec2.gateway.Door;
import java.util.Locale;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.loading.ClassReloadingStrategy;
import net.bytebuddy.matcher.ElementMatchers;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs tests that know nothing of it through another door: with {@code -Ddoor=pipeline} or {@code endpoint}, every
 * client that a cloud hands out calls over the wire. The profile {@code doors} does so.
 *
 * <p>{@link DirectFace} marks the tests that keep to the cloud's own clients.
 *
 * <p>Weaving spares the library a way to exchange its doors that nobody else would use.
 */
public final class AnotherDoor implements BeforeAllCallback {

    private static boolean woven;

    @Override
    public void beforeAll(ExtensionContext context) {
        weave();
    }

    private static synchronized void weave() {
        if (woven) {
            return;
        }
        woven = true;
        ByteBuddyAgent.install();
        new ByteBuddy().redefine(ClientFaces.class)
                .visit(Advice.to(Exchange.class).on(ElementMatchers.named("create")))
                .make()
                .load(ClientFaces.class.getClassLoader(), ClassReloadingStrategy.fromInstalledAgent());
    }

    /** What a client is made with in place of the cloud's door; those that look on keep it. */
    public static Door insteadOf(Door door) {
        return door instanceof CloudDoor cloud && !cloud.observing() ? new WireDoor(cloud,
                WireDoor.Carrier.valueOf(System.getProperty("door").toUpperCase(Locale.ROOT))) : door;
    }

    /** Copied into {@link ClientFaces#create}. */
    static final class Exchange {

        private Exchange() {
        }

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 1, readOnly = false) Door door) {
            door = insteadOf(door);
        }
    }
}
