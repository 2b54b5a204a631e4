package io.github.fakeec2.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.SdkClients;
import io.github.fakeec2.client.ClientFaces;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.traits.PayloadTrait;

/**
 * What the bodies of the services are, by the SDK's model: if a version of the SDK adds another kind, these fail, and
 * the codecs have something to learn.
 */
@Tag("sdk-of-the-build")
class PayloadsTest {

    @Test
    void theOnlyBodiesThatAreNoTreesOfMembersAreBlocksOfSnapshots() {
        List<String> streams = services().flatMap(service -> Arrays.stream(SdkClients.of(service).getMethods()))
                .filter(PayloadsTest::moveBytes).map(Method::getName).distinct().sorted().toList();

        assertThat(streams).containsExactly("getSnapshotBlock", "putSnapshotBlock");
    }

    private static boolean moveBytes(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        return parameters.length == 2 && SdkRequest.class.isAssignableFrom(parameters[0])
                && parameters[1].getPackageName().equals("software.amazon.awssdk.core.sync");
    }

    @Test
    void noMemberIsTheWholeBody() {
        List<String> payloads = services().flatMap(service -> SdkOperation.of(service).stream())
                .flatMap(operation -> Stream.of(operation.newRequest(), operation.newResponse()))
                .flatMap(PayloadsTest::payloads).toList();

        assertThat(payloads).isEmpty();
    }

    private static Stream<String> payloads(SdkPojo model) {
        return model.sdkFields().stream().filter(field -> field.getTrait(PayloadTrait.class) != null)
                .map(SdkField::memberName).map(member -> model.getClass().getName() + "." + member);
    }

    private static Stream<String> services() {
        return ClientFaces.clientInterfaces().stream().filter(name -> !name.endsWith("AsyncClient"))
                .map(name -> name.split("\\.")[4]);
    }
}
