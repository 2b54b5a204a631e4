package io.github.fakeec2.wire;

import io.github.fakeec2.error.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The EC2 protocol and AWS Query: a form with Action and Version, by POST or GET, and XML back. The version tells the
 * service.
 */
final class QueryExchange implements Exchange {

    private static final Set<String> OF_THE_PROTOCOL = Set.of("Action", "Version");
    private static final String XML = "text/xml;charset=UTF-8";

    private final Service service;
    private final String action;
    private final Form form;

    private QueryExchange(Service service, Form form) {
        this.service = service;
        this.form = form;
        this.action = form.textOf("Action");
        OF_THE_PROTOCOL.forEach(form.parts()::remove);
        form.parts().keySet().removeIf(name -> name.startsWith("X-Amz-") || name.startsWith("AWSAccessKeyId"));
    }

    /**
     * Reads what kind of form it is.
     *
     * @throws AwsError {@code MissingAction}, {@code NoSuchVersion}
     */
    static QueryExchange of(WireRequest request, Service signedFor) {
        Form form = Form.read(request.query(), request.text());
        String version = form.textOf("Version");
        Service service = version.isEmpty() ? signedFor : Service.ofVersion(version);
        if (service == null) {
            throw noSuchVersion(version, form.textOf("Action"), signedFor);
        }
        QueryExchange exchange = new QueryExchange(service, form);
        if (exchange.action.isEmpty()) {
            throw AwsError.of("MissingAction", "The request must contain the parameter Action");
        }
        return exchange;
    }

    private static AwsError noSuchVersion(String version, String action, Service signedFor) {
        if (version.isEmpty()) {
            return AwsError.of("MissingParameter", "The request must contain the parameter Version");
        }
        return signedFor == null || signedFor == Service.EC2
                ? AwsError.of("NoSuchVersion",
                        "The requested version (" + version + ") of service AmazonEC2 does not exist")
                : noSuchOperation(action, version);
    }

    @Override
    public Service service() {
        return service;
    }

    @Override
    public String operation() {
        return action;
    }

    @Override
    public AwsError noSuchOperation() {
        return service == Service.EC2
                ? AwsError.of("InvalidAction", "The action " + action + " is not valid for this web service.")
                : noSuchOperation(action, service.version());
    }

    private static AwsError noSuchOperation(String action, String version) {
        return AwsError.of("InvalidAction", "Could not find operation " + action + " for version " + version);
    }

    @Override
    public void fill(SdkPojo builder) {
        new FormReader(service == Service.EC2).fill(builder, form, "");
    }

    @Override
    public WireResponse success(SdkPojo response, String requestId) {
        String root = action + "Response";
        XmlWriter xml = new XmlWriter(service == Service.EC2 ? "item" : "member").open(root, service.namespace());
        if (service == Service.EC2) {
            xml.element("requestId", requestId).members(response);
        } else {
            xml.open(action + "Result").members(response).close(action + "Result")
                    .open("ResponseMetadata").element("RequestId", requestId).close("ResponseMetadata");
        }
        return answer(200, WireResponse.headers(XML, requestId), xml.close(root));
    }

    @Override
    public WireResponse failure(WireError error) {
        return failure(service, error);
    }

    /** An error in EC2's form for EC2 and where it is not known what is called, otherwise in AWS Query's. */
    static WireResponse failure(Service service, WireError error) {
        XmlWriter xml = new XmlWriter("member");
        if (service == null || service == Service.EC2) {
            xml.open("Response").open("Errors").open("Error").element("Code", error.code())
                    .element("Message", error.message()).close("Error").close("Errors")
                    .element("RequestID", error.requestId()).close("Response");
        } else {
            xml.open("ErrorResponse", service.namespace()).open("Error").element("Type", error.type())
                    .element("Code", error.code()).element("Message", error.message());
            if (error.details() != null) {
                xml.members(error.details());
            }
            xml.close("Error").element("RequestId", error.requestId()).close("ErrorResponse");
        }
        return answer(error.status(), WireResponse.headers(XML, error), xml);
    }

    private static WireResponse answer(int status, Map<String, String> headers, XmlWriter xml) {
        return new WireResponse(status, headers, xml.toString().getBytes(StandardCharsets.UTF_8));
    }
}
