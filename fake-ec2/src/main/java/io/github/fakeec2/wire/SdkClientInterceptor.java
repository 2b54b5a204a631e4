package io.github.fakeec2.wire;

import io.github.fakeec2.error.NotSimulatedException;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.core.interceptor.SdkInternalExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * The SDK gives one to every client that it builds where this library is on the class path, by the file
 * {@code software/amazon/awssdk/global/handlers/execution.interceptors}. It does nothing, unless SDK clients are being
 * intercepted, or were when its client was built.
 *
 * <p>Then it sends requests to services that the cloud has to the cloud, and refuses those to AWS that would leave the
 * machine. Nothing else of the client is touched: its HTTP client, its signatures, its retries are its own.
 */
public final class SdkClientInterceptor implements ExecutionInterceptor {

    private static final String SERVICES = "software.amazon.awssdk.services.";

    /** The domains of AWS's partitions. */
    private static final Pattern AWS = Pattern.compile("(?:.*\\.)?(?:amazonaws\\.(?:com|com\\.cn|eu)|aws|aws\\.dev"
            + "|amazonwebservices\\.(?:com|com\\.cn|eu)|c2s\\.ic\\.gov|sc2s\\.sgov\\.gov|adc-e\\.uk|hci\\.ic\\.gov)");

    /**
     * Where a client's requests go that has outlived its cloud: nobody listens there. They are not refused out of hand,
     * since the client may be a parallel test's over a {@link WireHttpClient}, which does not show here
     * and does not mind.
     */
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    private static final ExecutionAttribute<String> REFUSAL =
            new ExecutionAttribute<>(SdkClientInterceptor.class.getName() + ".Refusal");

    /** What this interceptor saw first holds for the whole call: another test may open or close a scope meanwhile. */
    private static final ExecutionAttribute<Boolean> INTERCEPTED =
            new ExecutionAttribute<>(SdkClientInterceptor.class.getName() + ".Intercepted");

    /** Tells the cloud what host a request was meant for, and the interceptor that it went to the cloud. */
    private static final String MARK = "x-fake-ec2-intercepted";

    /** Every answer of the cloud has it, and hardly any of a proxy's. */
    private static final String REQUEST_ID = "x-amzn-RequestId";

    /** A client that found the cloud's region and credentials must not take them to AWS, whenever it calls. */
    private final boolean builtForACloud = SdkInterception.current() != null;

    /** For the SDK. */
    public SdkClientInterceptor() {
        // It finds out by itself whether there is anything to do.
    }

    /** Comes before the SDK asks for credentials. */
    @Override
    @SuppressWarnings("deprecation") // its successor is not in the oldest SDK that is supported
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (SdkInterception.current() != null || builtForACloud
                && !Boolean.TRUE.equals(attributes.getAttribute(SdkExecutionAttribute.ENDPOINT_OVERRIDDEN))) {
            SdkCredentials.complete(attributes);
        }
    }

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        SdkHttpRequest request = context.httpRequest();
        SdkInterception open = SdkInterception.current();
        URI cloud = open == null ? null : open.endpoint();
        if (cloud == null && !builtForACloud) {
            return request;
        }
        attributes.putAttribute(INTERCEPTED, true);
        var resolved = attributes.getAttribute(SdkInternalExecutionAttribute.RESOLVED_ENDPOINT);
        URI meant = resolved == null ? request.getUri() : resolved.url();
        if (cloud != null && isOfTheCloud(context.request())) {
            // Else the code under test, or a test beside this one, has a cloud at hand.
            return Endpoint.isAt(meant) ? request : sentTo(cloud, request, attributes).toBuilder()
                    .putHeader(MARK, Objects.toString(meant.getHost(), "")).build();
        }
        if (cloud != null || !isAws(meant.getHost())) {
            return request;
        }
        attributes.putAttribute(REFUSAL, "A client that was built while SDK clients were intercepted for a fake cloud "
                + "has outlived that, and " + call(context) + " to " + meant.getHost() + " would reach AWS. Build the "
                + "client anew, or end what still uses it before the interception is closed");
        return sentTo(NOWHERE, request, attributes);
    }

    private static SdkHttpRequest sentTo(URI server, SdkHttpRequest request, ExecutionAttributes attributes) {
        var resolved = attributes.getAttribute(SdkInternalExecutionAttribute.RESOLVED_ENDPOINT);
        if (resolved != null) {
            // Where an interceptor of the service's sets the host, it comes after this one and takes it from here.
            String path = resolved.url().getRawPath();
            attributes.putAttribute(SdkInternalExecutionAttribute.RESOLVED_ENDPOINT, resolved.toBuilder()
                    .url(path == null || path.isEmpty() ? server : server.resolve(path)).build());
        }
        return request.toBuilder().protocol(server.getScheme()).host(server.getHost()).port(server.getPort()).build();
    }

    /** Says why a request that was refused failed. */
    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        String refusal = attributes.getAttribute(REFUSAL);
        return refusal != null && context.exception().getClass() == SdkClientException.class
                ? SdkClientException.create(refusal, context.exception()) : context.exception();
    }

    /** Whether a request came to the cloud this way. */
    static boolean sent(WireRequest request) {
        return request.headers().containsKey(MARK);
    }

    /** The host that a request was sent to, before anybody intercepted it. */
    static String hostOf(WireRequest request) {
        return request.header(sent(request) ? MARK : "host");
    }

    /**
     * Refuses what would leave the machine. That is known only now: other interceptors come after this one, and what
     * is but signed, as a presigned URL is, never comes here.
     */
    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        String host = context.httpRequest().host();
        if (attributes.getAttribute(INTERCEPTED) == null || !isAws(host)) {
            return;
        }
        if (isOfTheCloud(context.request())) {
            throw new NotSimulatedException("SDK clients are being intercepted, or were when this one was built, and "
                    + "an interceptor of its own sends " + call(context) + " to " + host + ", which is AWS's. Leave "
                    + "that interceptor out of the test");
        }
        throw new NotSimulatedException("SDK clients are being intercepted, and the fake cloud has no service '"
                + serviceOf(context.request()) + "' that could answer " + call(context) + " to " + host + ". Give the "
                + "code under test a client of that service that is a stub, or override the client's endpoint with "
                + "one that is not AWS's");
    }

    /** A proxy that the client is set to use may take what is meant for the machine itself, too. */
    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        if (attributes.getAttribute(INTERCEPTED) != null
                && context.httpRequest().firstMatchingHeader(MARK).isPresent()
                && context.httpResponse().firstMatchingHeader(REQUEST_ID).isEmpty()) {
            throw new NotSimulatedException("SDK clients are being intercepted, but "
                    + call(context) + " to " + context.httpRequest().host()
                    + " was answered by something else than the fake cloud, with status "
                    + context.httpResponse().statusCode() + ": probably by an HTTP proxy. Let the client, or the "
                    + "environment variable NO_PROXY, except 127.0.0.1 from it");
        }
    }

    private static String call(Context.BeforeExecution context) {
        return context.request().getClass().getSimpleName();
    }

    private static boolean isOfTheCloud(SdkRequest request) {
        return Service.hasId(serviceOf(request));
    }

    /** As the SDK names the package of its client. */
    private static String serviceOf(SdkRequest request) {
        String type = request.getClass().getName();
        return type.startsWith(SERVICES) ? type.substring(SERVICES.length(), type.indexOf('.', SERVICES.length()))
                : type;
    }

    private static boolean isAws(String host) {
        return host != null && AWS.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }
}
