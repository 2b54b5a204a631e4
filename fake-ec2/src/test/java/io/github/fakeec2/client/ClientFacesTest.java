package io.github.fakeec2.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.ec2.Ec2Client;

class ClientFacesTest {

    private final RecordingDoor door = new RecordingDoor();

    @ParameterizedTest
    @MethodSource("io.github.fakeec2.client.ClientFaces#clientInterfaces")
    void everyClientInterfaceHasAFakeThatKnowsItsDoor(String name) {
        Class<? extends SdkClient> type = onClassPath(name);

        SdkClient client = ClientFaces.create(type, door);

        assertThat(ClientFaces.knows(type)).isTrue();
        assertThat(ClientFaces.doorOf(client)).containsSame(door);
        assertThat(client).hasToString(type.getSimpleName() + " (fake, account 123456789012, eu-west-1)");
    }

    @Test
    void aTypeThatHasNoFakeIsRefusedWithTheListOfThoseThatHave() {
        assertThat(ClientFaces.knows(Runnable.class)).isFalse();
        assertThatThrownBy(() -> ClientFaces.create(Runnable.class, door))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("There is no fake of java.lang.Runnable.")
                .hasMessageContaining("software.amazon.awssdk.services.ec2.Ec2AsyncClient");
    }

    @Test
    void otherObjectsHaveNoDoor() {
        assertThat(ClientFaces.doorOf("a string")).isEmpty();
        assertThat(ClientFaces.doorOf(null)).isEmpty();
    }

    /** What makes a fake client fast to start with: a fresh JVM loads none of the classes that it does not use. */
    @Test
    void makingAClientLoadsNoModelClass() throws Exception {
        LoadLog log = new LoadLog();
        Class<?> factory = log.loadClass(ClientFaces.class.getName());
        Class<?> doorType = log.loadClass("io.github.fakeec2.gateway.Door");
        Class<?> clientType = log.loadClass(Ec2Client.class.getName());

        factory.getMethod("create", Class.class, doorType).invoke(null, clientType, null);

        assertThat(log.loaded).anyMatch(name -> name.endsWith(".FakeEc2Client"))
                .noneMatch(name -> name.contains(".services.ec2.model.") && !name.endsWith("Exception"))
                .noneMatch(name -> name.contains(".paginators.") || name.contains(".waiters."))
                .hasSizeLessThan(60);
    }

    private static Class<? extends SdkClient> onClassPath(String name) {
        try {
            return Class.forName(name).asSubclass(SdkClient.class);
        } catch (ClassNotFoundException absent) {
            return Assumptions.abort(name + " is not on the class path");
        }
    }

    /** Loads the library and the SDK once more, and remembers what was asked for. */
    private static final class LoadLog extends ClassLoader {

        private final Set<String> loaded = new HashSet<>();

        LoadLog() {
            super(ClientFacesTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("io.github.fakeec2.") && !name.startsWith("software.amazon.awssdk.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> already = findLoadedClass(name);
                return already == null ? define(name) : already;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (var in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                loaded.add(name);
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
