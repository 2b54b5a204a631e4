package io.github.fakeec2.junit;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.client.ClientFaces;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.opentest4j.TestAbortedException;
import software.amazon.awssdk.core.SdkClient;

/** What the report of a failed test says about its cloud. */
final class FailureReport {

    static final String PICTURE = "fake-cloud";

    private FailureReport() {
    }

    /** Publishes the picture of the cloud if the test failed, and notes it at the failure for tools without reports. */
    static void publish(ExtensionContext context, FakeCloud cloud) {
        Throwable failure = context.getExecutionException().orElse(null);
        if (failure == null || failure instanceof TestAbortedException) {
            return;
        }
        String picture = cloud.describe();
        failure.addSuppressed(new Note(cloud + "\n" + picture.stripTrailing()));
        if (failure instanceof ParameterResolutionException) {
            noteMissingClients(context, failure);
        }
        context.publishReportEntry(PICTURE, picture);
    }

    /** Parameters of other client types are left to other extensions; where none serves them, this helps. */
    private static void noteMissingClients(ExtensionContext context, Throwable failure) {
        String missing = Arrays.stream(context.getRequiredTestMethod().getParameterTypes())
                .filter(type -> SdkClient.class.isAssignableFrom(type) && !Injection.supports(type))
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            String offered = ClientFaces.clientInterfaces().stream()
                    .map(name -> name.substring(name.lastIndexOf('.') + 1))
                    .collect(Collectors.joining(", "));
            failure.addSuppressed(new Note("@WithFakeCloud has no fake of " + missing
                    + ". It injects FakeCloud, Clock, " + offered));
        }
    }

    /** Travels with a failure as a suppressed exception; has no stack trace, since it comes from nowhere. */
    private static final class Note extends RuntimeException {

        Note(String text) {
            super(text, null, false, false);
        }

        @Override
        public String toString() {
            return getMessage();
        }
    }
}
