package io.github.fakeec2.wire;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.gateway.Gateway;
import io.github.fakeec2.state.World;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Answers HTTP requests as AWS does, in whichever of its protocols they come: they become the SDK's request classes,
 * pass the same gateway as calls of the fake clients, and their outcome is written in the same protocol.
 *
 * <p>A request speaks for the account that its access key id names, if that has twelve digits, and for the region that
 * its signature is for; otherwise for the cloud's own account and region. A client that was intercepted may have found
 * its key on the machine; then the account counts only if the cloud has it.
 */
public final class Wire {

    /** The largest body that is read, in bytes: more than AWS takes for any of these services. */
    public static final int LARGEST_BODY = 4 << 20;

    private static final System.Logger LOG = System.getLogger(Wire.class.getName());

    private final Gateway gateway;
    private final String account;
    private final String region;
    private final boolean endpoint;

    /** The wire door of a cloud, with the account and region of requests that name none. */
    public Wire(Gateway gateway, String account, String region) {
        this(gateway, account, region, false);
    }

    private Wire(Gateway gateway, String account, String region, boolean endpoint) {
        this.gateway = gateway;
        this.account = account;
        this.region = region;
        this.endpoint = endpoint;
    }

    /** The wire door behind the endpoint, where requests come in, too, that were meant for AWS. */
    static Wire ofEndpoint(Gateway gateway) {
        return new Wire(gateway, gateway.home().account(), gateway.home().region(), true);
    }

    /**
     * Answers a request.
     *
     * @throws NoAnswerException where a test ordered that the answer be lost
     */
    public WireResponse answer(WireRequest request) throws NoAnswerException {
        Sender sender = new Sender("", "", "");
        Exchange exchange;
        try {
            requireSize(request);
            sender = Sender.of(request);
            exchange = exchange(Compression.undo(request), serviceOf(request, sender));
        } catch (AwsError e) {
            return refusal(request, serviceOf(request, sender), WireError.of(e, gateway.nextRequestId()));
        } catch (NotSimulatedException e) {
            return refusal(request, null, WireError.of(e, gateway.nextRequestId()));
        }
        return answer(request, exchange, sender);
    }

    /** What a request is signed for, or, without a signature, what its path belongs to; null where neither tells. */
    private static Service serviceOf(WireRequest request, Sender sender) {
        return sender.service().isEmpty() ? RestExchange.serviceAt(request.path())
                : Service.ofSigningName(sender.service());
    }

    private String accountOf(WireRequest request, Sender sender) {
        // Those of a client that has this cloud's HTTP client are its own, even where another cloud intercepts.
        boolean intercepted = endpoint && SdkClientInterceptor.sent(request);
        if (intercepted && SdkEnvironment.isOfTheMachine(sender.accessKey())) {
            return account;
        }
        String stated = sender.accountOr(account);
        boolean found = intercepted && !stated.equals(sender.accessKey());
        return found && !isKnown(stated) ? account : stated;
    }

    /** Whether the cloud can have given out keys of the account. */
    private boolean isKnown(String otherAccount) {
        World world = gateway.world();
        return Stream.concat(world.regions().stream(), world.globals().stream())
                .anyMatch(region -> region.account().equals(otherAccount));
    }

    private static void requireSize(WireRequest request) {
        if (request.body().length > LARGEST_BODY) {
            throw tooLarge();
        }
    }

    private void requireSignature(WireRequest request, Exchange exchange) {
        String secret = gateway.rules().secretKey();
        if (secret != null) {
            Signature.require(request, exchange, secret);
        }
    }

    static AwsError tooLarge() {
        return AwsError.of("RequestEntityTooLarge", 413, "The body of the request has more than " + LARGEST_BODY
                + " bytes");
    }

    private static Exchange exchange(WireRequest request, Service signedFor) {
        if (CborExchange.speaks(request)) {
            return CborExchange.of(request);
        }
        if (!request.header("x-amz-target").isEmpty()) {
            return JsonExchange.of(request);
        }
        if (signedFor != null && signedFor.isRest()) {
            return RestExchange.of(request, signedFor);
        }
        return QueryExchange.of(request, signedFor);
    }

    /** The answer to a request that does not get so far as to be a call. */
    WireResponse refuse(WireRequest request, AwsError error) {
        Sender sender = new Sender("", "", "");
        try {
            sender = Sender.of(request);
        } catch (AwsError illegible) {
            // Then nobody knows what it was signed for.
        }
        return refusal(request, serviceOf(request, sender), WireError.of(error, gateway.nextRequestId()));
    }

    /** An answer to what could not be read far enough to know what it calls, in the protocol that it seems to be. */
    private static WireResponse refusal(WireRequest request, Service signedFor, WireError error) {
        if (CborExchange.speaks(request)) {
            return CborExchange.refusal(error);
        }
        boolean json = request.contentType().contains("json") || signedFor != null && signedFor.namespace().isEmpty();
        return json ? JsonExchange.failure(request.contentType().isEmpty() ? "application/json"
                : request.contentType(), error) : QueryExchange.failure(signedFor, error);
    }

    private WireResponse answer(WireRequest request, Exchange exchange, Sender sender) throws NoAnswerException {
        try {
            requireSignature(request, exchange);
            SdkResponse response = call(exchange, accountOf(request, sender), sender.regionOr(region),
                    WaiterPolls.isOne(request));
            return exchange.success(response, ((AwsResponse) response).responseMetadata().requestId());
        } catch (AwsError e) {
            return exchange.failure(WireError.of(e, gateway.nextRequestId()));
        } catch (NotSimulatedException e) {
            return exchange.failure(WireError.of(e, gateway.nextRequestId()));
        } catch (AwsServiceException e) {
            return exchange.failure(WireError.of(e, gateway.nextRequestId()));
        } catch (SdkException e) {
            throw new NoAnswerException(e.getMessage(), e);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "An answer failed: " + exchange.operation(), e);
            return exchange.failure(WireError.of(e, gateway.nextRequestId()));
        }
    }

    private SdkResponse call(Exchange exchange, String inAccount, String inRegion, boolean pollOfWaiter) {
        Api api = Api.of(exchange.service());
        if (!api.has(exchange.operation())) {
            throw exchange.noSuchOperation();
        }
        SdkPojo builder = api.request(exchange.operation());
        exchange.fill(builder);
        if (pollOfWaiter) {
            WaiterPolls.mark(builder);
        }
        SdkRequest request = (SdkRequest) ((Buildable) builder).build();
        return gateway.door(inAccount, inRegion).call(api.operation(exchange.operation()), request, exchange.payload());
    }
}
