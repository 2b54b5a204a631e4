package io.github.fakeec2.gateway;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.error.SdkExceptions;
import io.github.fakeec2.fault.FaultPlan;
import io.github.fakeec2.state.CallSite;
import io.github.fakeec2.state.Cause;
import io.github.fakeec2.state.Ids;
import io.github.fakeec2.state.SeededRandom;
import io.github.fakeec2.state.World;
import io.github.fakeec2.time.VirtualTime;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.DefaultAwsResponseMetadata;
import software.amazon.awssdk.core.ApiName;
import software.amazon.awssdk.core.RequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * What every call passes through: time goes on, ordered trouble strikes, and then the operation answers as one
 * transaction, which is taken back if it fails or is a dry run. Every call is recorded.
 */
public final class Gateway {

    private static final SdkHttpResponse OK = SdkHttpResponse.builder().statusCode(200).statusText("OK").build();

    private final World world;
    private final VirtualTime time;
    private final FaultPlan faults;
    private final Rules rules;
    private final Executor asyncExecutor;
    private final CallLog log;
    private final IdempotencyTokens tokens = new IdempotencyTokens();
    private final SeededRandom requestIds;
    private final Map<Class<?>, Function<SdkRequest, SdkResponse>> answers = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** The gateway of a world. */
    public Gateway(World world, VirtualTime time, FaultPlan faults, Rules rules, Executor asyncExecutor) {
        this.world = world;
        this.time = time;
        this.faults = faults;
        this.rules = rules;
        this.asyncExecutor = asyncExecutor;
        this.log = new CallLog(rules.callLogLimit());
        this.requestIds = SeededRandom.of(world.seed(), "request ids");
    }

    /** A door for the clients of an account in a region. */
    public Door door(String account, String region) {
        return new CloudDoor(this, account, region, false);
    }

    /** A door for looking on: its calls meet no trouble and no {@link #answer}, and are not recorded. */
    public Door observingDoor(String account, String region) {
        return new CloudDoor(this, account, region, true);
    }

    /** The calls that were made. */
    public CallLog log() {
        return log;
    }

    /** The state behind the gateway. */
    public World world() {
        return world;
    }

    /** The time of the cloud. */
    public VirtualTime time() {
        return time;
    }

    /** The trouble that is ordered. */
    public FaultPlan faults() {
        return faults;
    }

    Executor asyncExecutor() {
        return asyncExecutor;
    }

    /** Lets a handler of the test answer the requests of a class, instead of the simulation. */
    public void answer(Class<? extends SdkRequest> requestType, Function<SdkRequest, SdkResponse> handler) {
        answers.put(Objects.requireNonNull(requestType, "requestType"), Objects.requireNonNull(handler, "handler"));
    }

    /** Refuses all further calls. */
    public void close() {
        closed = true;
    }

    /** Does something to what an account has in a region, outside of any call, as one transaction. */
    public void change(String account, String region, String what, Consumer<Call> effect) {
        world.lock().lock();
        try {
            Call call = new Call(world, world.region(account, region), faults, rules);
            call.inTransaction(new Cause(what, world.now(), Callers.find()), effect);
        } finally {
            world.lock().unlock();
        }
    }

    SdkResponse call(CloudDoor door, Operation operation, SdkRequest request) {
        if (closed) {
            throw new IllegalStateException("The fake cloud is closed; " + operation.name()
                    + " was called through a client that outlived it");
        }
        if (door.observing()) {
            world.timeline().beforeLook();
            return answer(door, operation, request, null, false);
        }
        world.timeline().beforeCall(isPollOfWaiter(request));
        CallSite site = !operation.isReadOnly() || rules.recordReadCallers() ? Callers.find() : null;
        try {
            SdkResponse response = answer(door, operation, request, site, true);
            record(door, operation, request, response, null, site);
            return response;
        } catch (RuntimeException e) {
            record(door, operation, request, null, e, site);
            throw e;
        }
    }

    private SdkResponse answer(Door door, Operation operation, SdkRequest request, CallSite site, boolean asClient) {
        try {
            if (asClient) {
                faults.beforeCall(request, time);
                Function<SdkRequest, SdkResponse> handler = answers.get(request.getClass());
                if (handler != null) {
                    return answerOf(handler, operation, request);
                }
            }
            if (!operation.isSimulated()) {
                throw notSimulated(operation, request);
            }
            SdkResponse response = simulate(door, operation, request, site);
            if (asClient) {
                faults.afterCall(request);
            }
            return response;
        } catch (AwsError e) {
            throw SdkExceptions.of(e, operation.service(), nextRequestId());
        }
    }

    private SdkResponse simulate(Door door, Operation operation, SdkRequest request, CallSite site) {
        world.lock().lock();
        try {
            Call call = new Call(world, world.region(door.account(), door.region()), faults, rules);
            boolean dryRun = request.getValueForField("DryRun", Boolean.class).orElse(false);
            SdkResponse response = operation.isReadOnly() && !dryRun
                    ? read(door, call, operation, request)
                    : transact(call, new Cause(operation.name(), world.now(), site), operation, request, dryRun);
            return withMetadata(response);
        } finally {
            world.lock().unlock();
            world.passTimeIfTooEarly();
        }
    }

    private SdkResponse read(Door door, Call call, Operation operation, SdkRequest request) {
        return door instanceof CloudDoor cloudDoor && cloudDoor.observing()
                ? world.lookingOn(() -> operation.answer(call, request)) : operation.answer(call, request);
    }

    private SdkResponse transact(Call call, Cause cause, Operation operation, SdkRequest request, boolean dryRun) {
        String token = IdempotencyTokens.tokenOf(request);
        String scope = token == null ? null : call.account() + "/" + call.region().name() + "/" + operation + "/";
        SdkResponse earlier = token == null ? null : tokens.earlierAnswer(scope, token, request);
        if (earlier != null && !dryRun) {
            return earlier;
        }
        SdkResponse response;
        world.journal().begin(cause);
        try {
            response = operation.answer(call, request);
            if (dryRun) {
                throw AwsError.of("DryRunOperation", 412,
                        "Request would have succeeded, but DryRun flag is set.");
            }
        } catch (RuntimeException | Error e) {
            world.journal().rollback();
            throw e;
        }
        world.journal().commit();
        if (token != null) {
            tokens.remember(scope, token, request, response);
        }
        return response;
    }

    private SdkResponse answerOf(Function<SdkRequest, SdkResponse> handler, Operation operation, SdkRequest request) {
        SdkResponse response = handler.apply(request);
        if (response == null) {
            throw new IllegalStateException("The answer to " + operation.name()
                    + " that the test registered returned null; it must return the operation's response");
        }
        return response;
    }

    private SdkResponse withMetadata(SdkResponse response) {
        AwsResponse.Builder builder = ((AwsResponse) response).toBuilder();
        builder.responseMetadata(DefaultAwsResponseMetadata.create(Map.of("AWS_REQUEST_ID", nextRequestId())));
        builder.sdkHttpResponse(OK);
        return builder.build();
    }

    private String nextRequestId() {
        synchronized (requestIds) {
            return Ids.requestId(requestIds);
        }
    }

    private void record(Door door, Operation operation, SdkRequest request, SdkResponse response,
            RuntimeException error, CallSite site) {
        log.add(new RecordedCall(operation.name(), operation.service(), door.account(), door.region(), world.now(),
                Thread.currentThread().getName(), request, response, error, site));
    }

    /** The SDK's waiters mark their polls with an API name: "sdk-metrics"/"B", in older versions "hll"/"waiter". */
    private static boolean isPollOfWaiter(SdkRequest request) {
        RequestOverrideConfiguration configuration = request.overrideConfiguration().orElse(null);
        if (configuration != null) {
            for (ApiName api : configuration.apiNames()) {
                if (api.name().equals("sdk-metrics") && api.version().equals("B")
                        || api.name().equals("hll") && api.version().equals("waiter")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static NotSimulatedException notSimulated(Operation operation, SdkRequest request) {
        String requestType = request.getClass().getSimpleName();
        String responseType = operation.name() + "Response";
        return new NotSimulatedException(operation.service() + ":" + operation.name()
                + " is not simulated by Fake EC2 yet. The page docs/OPERATIONS.md lists what is. A test can answer it"
                + " itself:\n  cloud.answer(" + requestType + ".class, r -> " + responseType
                + ".builder().build());");
    }
}
