package io.github.fakeec2.generator;

import java.lang.reflect.Field;
import java.util.stream.Collectors;
import software.amazon.awssdk.protocols.core.OperationInfo;

/**
 * Writes the list of a service's operations that requests over the wire are understood by: AWS's name, the SDK's
 * request class, and, where the protocol tells operations by them, HTTP method and path, and whether the body is a
 * stream of bytes, {@code SENT} or {@code ANSWERED}.
 */
final class WireList {

    private WireList() {
    }

    static String of(SdkService service) {
        return service.all().stream().map(operation -> operation.name() + " " + simple(operation.request())
                + route(service, simple(operation.request())) + stream(operation)).sorted()
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String stream(SdkService.SdkOperation operation) {
        return operation.stream() == Shape.Stream.NONE ? "" : " " + operation.stream();
    }

    private static String simple(String internalName) {
        return internalName.substring(internalName.lastIndexOf('/') + 1);
    }

    /** From the marshaller of the SDK's own client, which is the only place of the SDK that has it. */
    private static String route(SdkService service, String request) {
        String marshaller = service.folder().replace('/', '.') + ".transform." + request + "Marshaller";
        try {
            Field binding = Class.forName(marshaller).getDeclaredField("SDK_OPERATION_BINDING");
            binding.setAccessible(true);
            OperationInfo operation = (OperationInfo) binding.get(null);
            boolean told = operation.requestUri().length() > 1 && !operation.requestUri().startsWith("/service/");
            return told ? " " + operation.httpMethod() + " " + operation.requestUri() : "";
        } catch (ReflectiveOperationException e) {
            throw new BuildFailure("Cannot find the HTTP method and path of " + request + " in " + marshaller
                    + ": WireList.route needs a look");
        }
    }
}
