package io.github.fakeec2.wire;

import io.github.fakeec2.error.AwsError;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkPojo;

/** Smithy RPC v2 CBOR: the path tells service and operation. Source: Smithy's page "Smithy RPC v2 CBOR protocol". */
final class CborExchange implements Exchange {

    static final String PROTOCOL = "rpc-v2-cbor";

    private static final String HEADER = "smithy-protocol";
    private static final String TYPE = "application/cbor";
    /** Names of CloudWatch's errors, by the codes that they had in AWS Query, where these are others: its model. */
    private static final Map<String, String> SHAPES = Map.of(
            "InternalServiceError", "InternalServiceFault",
            "InvalidFormat", "InvalidFormatFault",
            "InvalidParameterCombination", "InvalidParameterCombinationException",
            "InvalidParameterInput", "DashboardInvalidInputError",
            "InvalidParameterValue", "InvalidParameterValueException",
            "LimitExceeded", "LimitExceededFault",
            "MissingParameter", "MissingRequiredParameterException");
    private static final Pattern PATH = Pattern.compile(".*/service/([^/]+)/operation/([^/]+)");

    private final WireRequest request;
    private final Service service;
    private final String operation;

    private CborExchange(WireRequest request, Service service, String operation) {
        this.request = request;
        this.service = service;
        this.operation = operation;
    }

    static boolean speaks(WireRequest request) {
        return request.header(HEADER).equals(PROTOCOL);
    }

    /**
     * Reads the path.
     *
     * @throws AwsError {@code UnknownOperationException}
     */
    static CborExchange of(WireRequest request) {
        Matcher path = PATH.matcher(request.path());
        Service service = path.matches() ? Service.ofTarget(path.group(1)) : null;
        if (service == null) {
            throw AwsError.of("UnknownOperationException", 404, "There is no operation at " + request.path());
        }
        return new CborExchange(request, service, path.group(2));
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
        return AwsError.of("UnknownOperationException", 404, "There is no operation " + operation);
    }

    @Override
    public void fill(SdkPojo builder) {
        TreeReader.fill(builder, CborReader.read(request.body()));
    }

    @Override
    public WireResponse success(SdkPojo response, String requestId) {
        return new WireResponse(200, marked(WireResponse.headers(TYPE, requestId)), new CborWriter().body(response));
    }

    @Override
    public WireResponse failure(WireError error) {
        if (service != Service.CLOUD_WATCH) {
            return refusal(error);
        }
        boolean dashboard = operation.contains("Dashboard") && error.code().equals("ResourceNotFound");
        return refusal(error, dashboard ? "DashboardNotFoundError"
                : SHAPES.getOrDefault(error.code(), error.code()));
    }

    static WireResponse refusal(WireError error) {
        return refusal(error, error.code());
    }

    private static WireResponse refusal(WireError error, String shape) {
        Map<String, String> headers = marked(WireResponse.headers(TYPE, error));
        // What services that used to speak AWS Query send, so that clients see the codes which that had.
        headers.put("x-amzn-query-error", error.code() + ";" + error.type());
        return new WireResponse(error.status(), headers, new CborWriter().body(error, shape));
    }

    private static Map<String, String> marked(Map<String, String> headers) {
        headers.put(HEADER, PROTOCOL);
        return headers;
    }
}
