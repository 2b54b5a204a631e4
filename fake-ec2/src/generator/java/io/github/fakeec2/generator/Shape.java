package io.github.fakeec2.generator;

import net.bytebuddy.jar.asm.Opcodes;

/** What a method of a client interface is, told from its signature. */
enum Shape {
    /** {@code XResponse x(XRequest)}, or a future of the response. */
    OPERATION,
    /** An operation with a stream of bytes beside its request or response. */
    STREAMING,
    /** {@code XIterable xPaginator(XRequest)}, or a publisher. */
    PAGINATOR,
    /** {@code XWaiter waiter()}. */
    WAITER,
    /** {@code XServiceClientConfiguration serviceClientConfiguration()}. */
    CONFIGURATION,
    /** What the SDK's default method does well enough: it leads to one of the others. */
    LEFT_ALONE;

    /** The bytes that go with the request or come with the response of an operation. */
    enum Stream {
        NONE, SENT, ANSWERED;

        static Stream of(ClassFile.Method method) {
            if (Shape.of(method) != STREAMING) {
                return NONE;
            }
            return method.parameter(1).endsWith("RequestBody") ? SENT : ANSWERED;
        }
    }

    static Shape of(ClassFile.Method method) {
        if (method.is(Opcodes.ACC_STATIC) || method.is(Opcodes.ACC_BRIDGE)) {
            return LEFT_ALONE;
        }
        if (method.parameterCount() == 0) {
            return switch (method.name()) {
                case "waiter" -> WAITER;
                case "serviceClientConfiguration" -> CONFIGURATION;
                default -> LEFT_ALONE;
            };
        }
        if (!isRequest(method.parameter(0))) {
            return LEFT_ALONE;
        }
        if (method.parameterCount() == 2) {
            return isStream(method.parameter(1)) ? STREAMING : LEFT_ALONE;
        }
        if (method.result().contains("/paginators/")) {
            return PAGINATOR;
        }
        return method.result().contains("/model/") || method.result().endsWith("/CompletableFuture")
                ? OPERATION : LEFT_ALONE;
    }

    private static boolean isRequest(String type) {
        return type.contains("/model/") && type.endsWith("Request");
    }

    private static boolean isStream(String type) {
        return type.startsWith("software/amazon/awssdk/core/")
                && (type.endsWith("ResponseTransformer") || type.endsWith("RequestBody"));
    }
}
