package io.github.fakeec2.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkRequest;

/** What the build wrote, against the version of the SDK that it was written from. */
@Tag("sdk-of-the-build")
class GeneratedOperationsTest {

    @ParameterizedTest
    @MethodSource("io.github.fakeec2.client.ClientFaces#clientInterfaces")
    void everyOperationIsOverridden(String name) throws ClassNotFoundException {
        Class<?> type = Class.forName(name);
        Class<?> face = ClientFaces.create(type, new RecordingDoor()).getClass();
        Set<String> overridden = Stream.of(face.getDeclaredMethods()).filter(method -> method.getParameterCount() == 1)
                .map(GeneratedOperationsTest::signature)
                .collect(Collectors.toSet());

        assertThat(type.getDeclaredMethods()).filteredOn(GeneratedOperationsTest::takesARequest)
                .extracting(GeneratedOperationsTest::signature).isSubsetOf(overridden);
    }

    private static String signature(Method method) {
        return method.getName() + "(" + method.getParameterTypes()[0].getName() + ")";
    }

    private static boolean takesARequest(Method method) {
        return !Modifier.isStatic(method.getModifiers()) && method.getParameterCount() == 1
                && SdkRequest.class.isAssignableFrom(method.getParameterTypes()[0])
                && !method.getReturnType().getName().startsWith("software.amazon.awssdk.core.Response");
    }
}
