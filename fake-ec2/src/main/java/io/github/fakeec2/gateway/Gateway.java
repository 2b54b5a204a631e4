package io.github.fakeec2.gateway;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.error.SdkExceptions;
import io.github.fakeec2.fault.FaultPlan;
import io.github.fakeec2.state.CallSite;
import io.github.fakeec2.state.Ids;
import io.github.fakeec2.state.SeededRandom;
import io.github.fakeec2.state.World;
import io.github.fakeec2.time.VirtualTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
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

    private final Home home;
    private final World world;
    private final VirtualTime time;
    private final FaultPlan faults;
    private final Rules rules;
    private final Executor asyncExecutor;
    private final CallLog log;
    private final Simulator simulator;
    private final SeededRandom requestIds;
    private final SeededRandom onlookersRequestIds;
    private final Map<Class<?>, BiFunction<SdkRequest, Payload, SdkResponse>> answers = new ConcurrentHashMap<>();
    private final Map<List<Object>, Object> clients = new ConcurrentHashMap<>();
    private final Map<Class<?>, Companion> companions = new LinkedHashMap<>();
    private boolean closing; // guarded by the companions
    private volatile boolean closed;

    /** The gateway of a world. */
    public Gateway(Home home, World world, VirtualTime time, FaultPlan faults, Rules rules, Executor asyncExecutor) {
        this.home = home;
        this.world = world;
        this.time = time;
        this.faults = faults;
        this.rules = rules;
        this.asyncExecutor = asyncExecutor;
        this.log = new CallLog(rules.callLogLimit());
        this.simulator = new Simulator(world, faults, rules);
        this.requestIds = SeededRandom.of(world.seed(), "request ids");
        // Looking on must not shift what callers get.
        this.onlookersRequestIds = SeededRandom.of(world.seed(), "request ids of onlookers");
    }

    /** What the test has loosened or tightened. */
    public Rules rules() {
        return rules;
    }

    /** Whose the cloud is. */
    public Home home() {
        return home;
    }

    /** A door for the clients of an account in a region. */
    public Door door(String account, String region) {
        return new CloudDoor(this, account, region, false);
    }

    /** A door for looking on: its calls meet no trouble and no {@link #answer}, and are not recorded. */
    public Door observingDoor(String account, String region) {
        return new CloudDoor(this, account, region, true);
    }

    /** The clients that were handed out, by type, account and region. */
    public Map<List<Object>, Object> clients() {
        return clients;
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

    /** What runs the calls of asynchronous clients. */
    public Executor asyncExecutor() {
        return asyncExecutor;
    }

    /** Lets a handler of the test answer the requests of a class, instead of the simulation. */
    public void answer(Class<? extends SdkRequest> requestType, BiFunction<SdkRequest, Payload, SdkResponse> handler) {
        answers.put(Objects.requireNonNull(requestType, "requestType"), Objects.requireNonNull(handler, "handler"));
    }

    /**
     * What goes with the cloud, one of each type: started when it is first asked for.
     *
     * @throws IllegalStateException if the cloud is closed
     */
    public <T extends Companion> T companion(Class<T> type, Supplier<T> starter) {
        synchronized (companions) {
            if (closing) {
                throw new IllegalStateException("The fake cloud is closed");
            }
            return type.cast(companions.computeIfAbsent(type, unseen -> starter.get()));
        }
    }

    /** Ends what goes with the cloud, and then refuses all further calls. */
    public void close() {
        List<Companion> ending;
        synchronized (companions) {
            closing = true;
            ending = List.copyOf(companions.values());
            companions.clear();
        }
        ending.forEach(Companion::close);
        closed = true;
    }

    /** Does something to what an account has in a region, outside of any call, as one transaction. */
    public void change(String account, String region, String what, Consumer<Call> effect) {
        simulator.change(account, region, what, effect);
    }

    SdkResponse call(CloudDoor door, Operation operation, SdkRequest request, Payload payload) {
        if (closed) {
            throw new IllegalStateException("The fake cloud is closed; " + operation.name()
                    + " was called through a client that outlived it");
        }
        return door.observing() ? observe(door, operation, request, payload)
                : serve(door, operation, request, payload);
    }

    private SdkResponse observe(CloudDoor door, Operation operation, SdkRequest request, Payload payload) {
        if (!operation.isReadOnly()) {
            throw new IllegalStateException("An observer only looks on; call " + operation.name()
                    + " through a client of the cloud, such as cloud.ec2()");
        }
        world.timeline().beforeLook();
        try {
            return withMetadata(operation, simulator.look(door, operation, request, payload), onlookersRequestIds);
        } catch (AwsError e) {
            throw SdkExceptions.of(e, operation.service(), next(onlookersRequestIds));
        }
    }

    private SdkResponse serve(CloudDoor door, Operation operation, SdkRequest request, Payload payload) {
        world.timeline().beforeCall(isPollOfWaiter(request));
        Instant at = world.now();
        CallSite site = !operation.isReadOnly() || rules.recordReadCallers() ? Callers.find() : null;
        try {
            SdkResponse response = answer(door, operation, request, payload, site);
            record(door, operation, request, at, response, null, site);
            return response;
        } catch (RuntimeException e) {
            record(door, operation, request, at, null, e, site);
            throw e;
        } finally {
            world.passTimeIfTooEarly();
        }
    }

    private SdkResponse answer(CloudDoor door, Operation operation, SdkRequest request, Payload payload,
            CallSite site) {
        try {
            faults.beforeCall(request, world.timeline().waitedUntil());
            BiFunction<SdkRequest, Payload, SdkResponse> handler = answers.get(request.getClass());
            SdkResponse response = handler == null ? simulator.answer(door, operation, request, payload, site)
                    : answerOf(handler, operation, request, payload);
            faults.afterCall(request);
            return withMetadata(operation, response, requestIds);
        } catch (AwsError e) {
            throw SdkExceptions.of(e, operation.service(), next(requestIds));
        }
    }

    private static SdkResponse answerOf(BiFunction<SdkRequest, Payload, SdkResponse> handler, Operation operation,
            SdkRequest request, Payload payload) {
        SdkResponse response = handler.apply(request, payload);
        // Not made of the operation's name: the classes of ListSAMLProviders are called ListSamlProviders...
        String wanted = request.getClass().getSimpleName().replaceFirst("Request$", "Response");
        if (response == null || !response.getClass().getSimpleName().equals(wanted)) {
            throw new IllegalStateException("The answer to " + operation.name() + " that the test registered returned "
                    + (response == null ? "null" : "a " + response.getClass().getSimpleName()) + "; it must return a "
                    + wanted);
        }
        return response;
    }

    private static SdkResponse withMetadata(Operation operation, SdkResponse response, SeededRandom ids) {
        AwsResponse.Builder builder = ((AwsResponse) response).toBuilder();
        builder.responseMetadata(DefaultAwsResponseMetadata.create(Map.of("AWS_REQUEST_ID", next(ids))));
        builder.sdkHttpResponse(head(operation.status()));
        return builder.build();
    }

    private static SdkHttpResponse head(int status) {
        return status == 200 ? OK : SdkHttpResponse.builder().statusCode(status)
                .statusText(status == 201 ? "Created" : "Accepted").build();
    }

    /** The id of a request that is refused before it becomes a call. */
    public String nextRequestId() {
        return next(requestIds);
    }

    private static String next(SeededRandom ids) {
        synchronized (ids) {
            return Ids.requestId(ids);
        }
    }

    private void record(Door door, Operation operation, SdkRequest request, Instant at, SdkResponse response,
            RuntimeException error, CallSite site) {
        log.add(new RecordedCall(operation.name(), operation.service(), door.account(), door.region(), at,
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
}
