package io.github.fakeec2.wire;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Payload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/**
 * REST-JSON: method and path tell the operation; members stand in the path, the query, headers and a JSON body, or the
 * body is a stream of bytes. Source: Smithy's page "AWS restJson1 protocol".
 */
final class RestExchange implements Exchange {

    private static final String JSON = "application/json";
    private static final String BYTES = "application/octet-stream";

    private final WireRequest request;
    private final Service service;
    private final Route route;
    private final Map<String, String> labels;
    private final Payload payload;

    private RestExchange(WireRequest request, Service service, Route route, Map<String, String> labels) {
        this.request = request;
        this.service = service;
        this.route = route;
        this.labels = labels;
        this.payload = route.isSentBytes() ? Payload.of(SdkBytes.fromByteArrayUnsafe(request.body()))
                : route.answersBytes() ? Payload.wanted() : Payload.NONE;
    }

    /** The service of REST-JSON to which a path belongs, or null. */
    static Service serviceAt(String path) {
        for (Service service : Service.values()) {
            if (service.isRest() && Api.of(service).routes().stream().anyMatch(route -> route.isNear(path))) {
                return service;
            }
        }
        return null;
    }

    /**
     * Finds the route.
     *
     * @throws AwsError {@code UnknownOperationException}
     */
    static RestExchange of(WireRequest request, Service service) {
        for (Route route : Api.of(service).routes()) {
            Map<String, String> labels = route.match(request.method(), request.path());
            if (labels != null) {
                return new RestExchange(request, service, route, labels);
            }
        }
        throw AwsError.of("UnknownOperationException", 404, "There is no operation at " + request.method() + " "
                + request.path());
    }

    @Override
    public Service service() {
        return service;
    }

    @Override
    public String operation() {
        return route.operation();
    }

    @Override
    public AwsError noSuchOperation() {
        return AwsError.of("UnknownOperationException", 404, "There is no operation " + operation());
    }

    @Override
    public Payload payload() {
        return payload;
    }

    @Override
    public void fill(SdkPojo builder) {
        Map<String, List<String>> query = query();
        for (SdkField<?> field : builder.sdkFields()) {
            switch (field.location()) {
                case PATH, GREEDY_PATH -> set(builder, field, labels.get(field.locationName()), Format.ISO_8601);
                case QUERY_PARAM -> setAll(builder, field, query.get(field.locationName()));
                case HEADER -> set(builder, field, headerOrNull(field.locationName()), Format.RFC_822);
                default -> { }
            }
        }
        if (!route.isSentBytes()) {
            TreeReader.fill(builder, Json.read(request.body()));
        }
    }

    private Map<String, List<String>> query() {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String parameter : request.query().split("&")) {
            int equals = parameter.indexOf('=');
            query.computeIfAbsent(Form.decoded(equals < 0 ? parameter : parameter.substring(0, equals)),
                    unseen -> new ArrayList<>()).add(equals < 0 ? "" : Form.decoded(parameter.substring(equals + 1)));
        }
        return query;
    }

    private String headerOrNull(String name) {
        List<String> values = request.headers().get(name.toLowerCase(Locale.ROOT));
        return values == null ? null : values.get(0);
    }

    private static void setAll(SdkPojo builder, SdkField<?> field, List<String> texts) {
        if (texts == null) {
            return;
        }
        if (field.marshallingType() != MarshallingType.LIST) {
            set(builder, field, texts.get(0), Format.ISO_8601);
            return;
        }
        SdkField<?> each = field.getTrait(ListTrait.class).memberFieldInfo();
        field.set(builder, texts.stream().map(text -> parsed(each, text, Format.ISO_8601)).toList());
    }

    private static void set(SdkPojo builder, SdkField<?> field, String text, Format usual) {
        if (text != null) {
            field.set(builder, parsed(field, text, usual));
        }
    }

    private static Object parsed(SdkField<?> field, String text, Format usual) {
        try {
            return Scalars.parse(field, text, usual);
        } catch (IllegalArgumentException e) {
            throw AwsError.of("ValidationException", "The member " + field.locationName() + " must be "
                    + e.getMessage());
        }
    }

    @Override
    public WireResponse success(SdkPojo response, String requestId) {
        Map<String, String> headers = WireResponse.headers(route.answersBytes() ? BYTES : JSON, requestId);
        for (SdkField<?> field : response.sdkFields()) {
            Object value = field.getValueOrDefault(response);
            if (value != null && field.location() == MarshallLocation.HEADER) {
                headers.put(field.locationName(), Scalars.text(field, value, Format.RFC_822));
            }
        }
        return new WireResponse(((SdkResponse) response).sdkHttpResponse().statusCode(), headers,
                route.answersBytes() ? payload.answered().asByteArrayUnsafe() : new Json().body(response));
    }

    @Override
    public WireResponse failure(WireError error) {
        return JsonExchange.failure(JSON, error);
    }
}
