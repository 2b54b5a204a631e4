package io.github.fakeec2.wire;

import io.github.fakeec2.SdkClients;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/** An operation of an SDK client, by its method and its model classes. */
record SdkOperation(Method method, Class<? extends SdkRequest> request, Class<? extends SdkResponse> response) {

    /** All of a service but those whose payload is a stream, which have methods of another form; by name. */
    static List<SdkOperation> of(String service) {
        List<SdkOperation> operations = new ArrayList<>();
        for (Method method : SdkClients.of(service).getMethods()) {
            Class<?>[] parameters = method.getParameterTypes();
            if (parameters.length == 1 && SdkRequest.class.isAssignableFrom(parameters[0])
                    && SdkResponse.class.isAssignableFrom(method.getReturnType())) {
                operations.add(new SdkOperation(method, parameters[0].asSubclass(SdkRequest.class),
                        method.getReturnType().asSubclass(SdkResponse.class)));
            }
        }
        operations.sort(Comparator.comparing(SdkOperation::name));
        return operations;
    }

    /** As AWS spells it. */
    String name() {
        return method.getName().substring(0, 1).toUpperCase(Locale.ROOT) + method.getName().substring(1);
    }

    SdkPojo newRequest() {
        return builder(request);
    }

    SdkPojo newResponse() {
        return builder(response);
    }

    private static SdkPojo builder(Class<?> model) {
        try {
            return (SdkPojo) model.getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
