package io.github.fakeec2.wire;

import io.github.fakeec2.error.AwsError;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/** AWS JSON 1.0 and 1.1: the header X-Amz-Target tells service and operation, the body is one JSON object. */
final class JsonExchange implements Exchange {

    private final WireRequest request;
    private final Service service;
    private final String operation;

    private JsonExchange(WireRequest request, Service service, String operation) {
        this.request = request;
        this.service = service;
        this.operation = operation;
    }

    /**
     * Reads the target.
     *
     * @throws AwsError {@code UnknownOperationException}
     */
    static JsonExchange of(WireRequest request) {
        String target = request.header("x-amz-target");
        int dot = target.lastIndexOf('.');
        Service service = Service.ofTarget(target.substring(0, Math.max(dot, 0)));
        if (service == null) {
            throw AwsError.of("UnknownOperationException", "There is no operation " + target);
        }
        return new JsonExchange(request, service, target.substring(dot + 1));
    }

    @Override
    public Service service() {
        return service;
    }

    @Override
    public String operation() {
        return operation;
    }

    @Override
    public AwsError noSuchOperation() {
        return AwsError.of("UnknownOperationException", "There is no operation " + operation);
    }

    @Override
    public void fill(SdkPojo builder) {
        TreeReader.fill(builder, Json.read(request.body()));
    }

    @Override
    public WireResponse success(SdkPojo response, String requestId) {
        return new WireResponse(200, WireResponse.headers(contentType(request), requestId), new Json().body(response));
    }

    @Override
    public WireResponse failure(WireError error) {
        return failure(contentType(request), error);
    }

    private static String contentType(WireRequest request) {
        String type = request.contentType();
        return type.startsWith("application/x-amz-json") ? type : "application/x-amz-json-1.1";
    }

    static WireResponse failure(String contentType, WireError error) {
        Map<String, String> headers = WireResponse.headers(contentType, error);
        headers.put("x-amzn-ErrorType", error.code());
        return new WireResponse(error.status(), headers, new Json().body(error));
    }
}
