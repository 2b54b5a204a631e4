package io.github.fakeec2.laws;

import io.github.fakeec2.Face;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.SdkClients;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;

/** A simulated operation, as the build lists it: a law that is tested for all of them covers new ones, too. */
record SimulatedOperation(String service, String name) {

    private static final String LIST = "META-INF/fake-ec2/operations.txt";

    static List<SimulatedOperation> all() {
        InputStream list = FakeCloud.class.getClassLoader().getResourceAsStream(LIST);
        try (var lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.isBlank()).map(line -> line.split(" "))
                    .map(words -> new SimulatedOperation(words[0], words[1]))
                    .filter(SimulatedOperation::isInSdk).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** False for some with an SDK that is older than the one that the library was built with. */
    private boolean isInSdk() {
        try {
            return model("Request") != null;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** A builder of the operation's request, as the self-describing object that it is. */
    SdkPojo requestBuilder() {
        try {
            return (SdkPojo) model("Request").getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Calls the operation through the cloud's client of its service. */
    Object call(FakeCloud cloud, SdkRequest request) {
        return call(cloud, Face.SYNC, request);
    }

    /** Calls the operation through a client of its service. */
    Object call(FakeCloud cloud, Face face, SdkRequest request) {
        Class<?> type = SdkClients.of(service);
        return SdkClients.call(type, face.client(cloud, type), name, request);
    }

    boolean readsOnly() {
        return name.matches("(Describe|Get|List|Search).*");
    }

    private Class<?> model(String suffix) throws ClassNotFoundException {
        return Class.forName("software.amazon.awssdk.services." + service + ".model." + name + suffix);
    }

    @Override
    public String toString() {
        return service + ":" + name;
    }
}
