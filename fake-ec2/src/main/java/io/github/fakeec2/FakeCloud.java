package io.github.fakeec2;

import io.github.fakeec2.client.ClientFaces;
import io.github.fakeec2.compute.lever.InstanceLever;
import io.github.fakeec2.fault.FaultPlan;
import io.github.fakeec2.gateway.CallLog;
import io.github.fakeec2.gateway.CloudDoor;
import io.github.fakeec2.gateway.Door;
import io.github.fakeec2.gateway.Gateway;
import io.github.fakeec2.gateway.Home;
import io.github.fakeec2.gateway.Rules;
import io.github.fakeec2.inside.Inside;
import io.github.fakeec2.network.DefaultVpc;
import io.github.fakeec2.quota.Quotas;
import io.github.fakeec2.region.RegionCatalog;
import io.github.fakeec2.state.History;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.World;
import io.github.fakeec2.time.TimeFlow;
import io.github.fakeec2.time.Timeline;
import io.github.fakeec2.time.VirtualTime;
import io.github.fakeec2.wire.Endpoint;
import io.github.fakeec2.wire.SdkInterception;
import io.github.fakeec2.wire.Wire;
import io.github.fakeec2.wire.WireAsyncHttpClient;
import io.github.fakeec2.wire.WireHttpClient;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * A cloud of one's own, inside the JVM: hands out clients of the AWS SDK that behave as if Amazon EC2 answered, and
 * the levers that a test needs: its time, its trouble, what was asked of it.
 *
 * <pre>{@code
 * try (var cloud = FakeCloud.create()) {
 *     var fleet = new FleetKeeper(cloud.ec2()).launch(3);
 * }
 * }</pre>
 *
 * <p>A cloud is isolated from every other one and deterministic: the same seed and the same calls give the same ids,
 * addresses and order of events. It is safe for use by several threads.
 */
public final class FakeCloud implements AutoCloseable {

    private final Gateway gateway;
    private final String account;
    private final String region;

    private FakeCloud(Gateway gateway, String account, String region) {
        this.gateway = gateway;
        this.account = account;
        this.region = region;
    }

    /** A cloud with the defaults that {@link Builder} names. */
    public static FakeCloud create() {
        return builder().build();
    }

    /** A cloud that is configured first. */
    public static Builder builder() {
        return new Builder();
    }

    /** The cloud behind a client that a cloud handed out; empty for any other client. */
    public static Optional<FakeCloud> behind(Object client) {
        return ClientFaces.doorOf(client)
                .filter(CloudDoor.class::isInstance)
                .map(CloudDoor.class::cast)
                .map(door -> new FakeCloud(door.gateway(), door.account(), door.region()));
    }

    // ---- clients

    /** A client of EC2 for the default account in the default region. */
    public Ec2Client ec2() {
        return client(Ec2Client.class);
    }

    /** An asynchronous client of EC2 for the default account in the default region. */
    public Ec2AsyncClient ec2Async() {
        return client(Ec2AsyncClient.class);
    }

    /**
     * A client for the default account in the default region: for each type always the same.
     *
     * @param type a client interface of the SDK, such as {@code Ec2Client} or {@code AutoScalingAsyncClient}
     * @throws IllegalArgumentException if it is not among the services of this cloud
     */
    public <T> T client(Class<T> type) {
        return account(account).client(type);
    }

    /** A client for the default account in another region. */
    public <T> T client(Class<T> type, String otherRegion) {
        return account(account).client(type, otherRegion);
    }

    /**
     * An HTTP client whose every host is this cloud, for synchronous SDK clients that the test or the code under test
     * builds: signing, retries, interceptors and metrics are the SDK's own, and there is no socket.
     *
     * <pre>{@code
     * Ec2Client ec2 = Ec2Client.builder().httpClient(cloud.httpClient()).build();
     * }</pre>
     *
     * <p>An access key id of twelve digits is the account that a client speaks for; any other is the default account.
     * The region is the client's own.
     */
    public SdkHttpClient httpClient() {
        return new WireHttpClient(wire());
    }

    /** As {@link #httpClient()}, for asynchronous SDK clients. */
    public SdkAsyncHttpClient asyncHttpClient() {
        return new WireAsyncHttpClient(wire(), gateway.asyncExecutor());
    }

    /**
     * Lets the SDK's own clients reach this cloud, however the code under test builds them, until the scope is closed.
     *
     * <pre>{@code
     * try (var scope = cloud.interceptSdkClients()) {
     *     new LegacyInventory().run();                  // calls Ec2Client.create() somewhere inside
     * }
     * }</pre>
     *
     * <p>Synchronous and asynchronous clients are intercepted, with their own HTTP clients, proxies and endpoints too,
     * and those that were built before. Clients that look for a region or credentials find the cloud's, whatever the
     * machine has set or lacks; only system properties that are set already stay. Nothing of the SDK's leaves the
     * machine: calls to services that the cloud does not have are refused, unless the client's endpoint is overridden
     * with one that is not AWS's, and so is, after the scope, what a client built in it sends to AWS. What the SDK
     * does not send by a client of its own is not covered: presigned URLs that code opens itself, and the programs that
     * profiles name as {@code credential_process}.
     *
     * <p>After the scope, system properties and clients that were there before are what they were. A client that was
     * built in one and is kept reaches the next cloud that intercepts. One thing remains: where code asks the SDK's
     * default chain of credentials itself, without a client, and the first time is in the scope, that chain keeps to
     * the system properties, and finds nothing in them afterwards. With SDKs from before 2024, clients ask it so, too.
     *
     * <p>The scope holds for the whole JVM, so there can be one at a time. It closes with the cloud. Beside it, in
     * other threads,
     * <ul>
     *   <li>safe are {@link #ec2()} and the other clients of any cloud, and clients over {@link #httpClient()},
     *       {@link #asyncHttpClient()} and {@link #endpoint()} of another cloud that are told their region and
     *       credentials: they stay with that one;
     *   <li>not safe are tests with any other clients of the SDK, such as LocalStack's: these are intercepted, too, and
     *       those that are built meanwhile are refused afterwards when they call AWS.
     * </ul>
     * Tests that run in parallel say so with JUnit's {@code @ResourceLock(Resources.SYSTEM_PROPERTIES)};
     * {@code @WithFakeCloud(interceptSdkClients = true)} has that built in.
     *
     * @throws IllegalStateException if such a scope is open already, in whichever thread
     */
    public SdkInterception interceptSdkClients() {
        return SdkInterception.open(gateway, account, region, this::endpoint);
    }

    /**
     * This cloud over HTTP on the loopback interface, for what is not this JVM or builds its clients itself: the AWS
     * CLI, Terraform, boto3, code that reads {@code AWS_ENDPOINT_URL}. Starts when it is first asked for, at a free
     * port unless {@link Builder#endpointPort} says which, and closes with the cloud.
     *
     * <p>An access key id of twelve digits is the account that a client speaks for; any other is the account that the
     * cloud was made with. The region is the one that a request is signed for. {@code GET /_fake-ec2/health} answers
     * 200.
     *
     * @throws java.io.UncheckedIOException if the port is taken
     * @throws IllegalStateException if the cloud is closed
     */
    public URI endpoint() {
        return endpoint(gateway).uri();
    }

    static Endpoint endpoint(Gateway gateway) {
        return gateway.companion(Endpoint.class, () -> Endpoint.of(gateway));
    }

    private Wire wire() {
        return new Wire(gateway, account, region);
    }

    /** Another account of the same cloud. */
    public FakeAccount account(String id) {
        return new FakeAccount(gateway, id, region);
    }

    /** The default account's id: twelve digits. */
    public String accountId() {
        return account;
    }

    /** The name of the default region. */
    public String region() {
        return region;
    }

    /** What all chance in this cloud starts from: the same seed and the same calls give the same results. */
    public long seed() {
        return gateway.world().seed();
    }

    // ---- levers

    /** The cloud's time. */
    public VirtualTime time() {
        return gateway.time();
    }

    /** Trouble to order. */
    public Faults faults() {
        return new Faults(gateway);
    }

    /** The networks: to build common ones, and to look at them. */
    public Network network() {
        return new Network(gateway, account, region, ec2());
    }

    /** The images that can be launched, beyond the public ones. */
    public Images images() {
        return new Images(gateway, account, region);
    }

    /** The IAM of the default account: the instance profiles that launches name. */
    public Iam iam() {
        return new Iam(gateway, account, region);
    }

    /**
     * A lever on an instance, in whatever account and region it is.
     *
     * @throws IllegalArgumentException if there is no such instance
     */
    public SimulatedInstance instance(String id) {
        RegionState home = gateway.world().regionOf(Objects.requireNonNull(id, "id"));
        if (home == null || !id.startsWith("i-")) {
            throw new IllegalArgumentException("There is no instance " + id + " in this cloud");
        }
        return new SimulatedInstance(new InstanceLever(gateway, home.account(), home.name(), id),
                new Inside(gateway, home.account(), home.name(), id), () -> endpoint(gateway).metadataOf(id));
    }

    /** How many of each thing an account may have in this cloud, adjustable as AWS adjusts them on request. */
    public Quotas quotas() {
        return gateway.rules().quotas();
    }

    /** The calls that clients made. */
    public CallLog calls() {
        return gateway.log();
    }

    /**
     * Lets the test answer an operation itself, in place of the simulation or where there is none.
     *
     * <pre>{@code
     * cloud.answer(DescribeReservedInstancesRequest.class, r -> DescribeReservedInstancesResponse.builder().build());
     * }</pre>
     */
    @SuppressWarnings("unchecked")
    public <Q extends SdkRequest> void answer(Class<Q> requestType,
            Function<? super Q, ? extends SdkResponse> handler) {
        Objects.requireNonNull(handler, "handler");
        gateway.answer(requestType, (request, payload) -> handler.apply((Q) request));
    }

    /**
     * As above, for an operation that is sent bytes beside its request, such as a block of a snapshot.
     *
     * <pre>{@code
     * cloud.answer(PutSnapshotBlockRequest.class, (r, bytes) -> {
     *     blocks.put(r.blockIndex(), bytes);
     *     return PutSnapshotBlockResponse.builder().checksum(r.checksum()).build();
     * });
     * }</pre>
     */
    @SuppressWarnings("unchecked")
    public <Q extends SdkRequest> void answer(Class<Q> requestType,
            BiFunction<? super Q, ? super SdkBytes, ? extends SdkResponse> handler) {
        Objects.requireNonNull(handler, "handler");
        gateway.answer(requestType, (request, payload) -> handler.apply((Q) request, payload.sent()));
    }

    /**
     * As above, for an operation that answers bytes beside its response.
     *
     * <pre>{@code
     * cloud.answerBytes(GetSnapshotBlockRequest.class, r -> ResponseBytes.fromByteArray(
     *         GetSnapshotBlockResponse.builder().dataLength(block.length).build(), block));
     * }</pre>
     */
    @SuppressWarnings("unchecked")
    public <Q extends SdkRequest> void answerBytes(Class<Q> requestType,
            Function<? super Q, ? extends ResponseBytes<? extends SdkResponse>> handler) {
        Objects.requireNonNull(handler, "handler");
        gateway.answer(requestType, (request, payload) -> payload.answer(handler.apply((Q) request)));
    }

    // ---- looking on

    /**
     * A client for looking on: what it reads is neither recorded nor troubled by faults, and it changes nothing.
     * Assertions use it.
     */
    public Ec2Client observer() {
        return ClientFaces.create(Ec2Client.class, gateway.observingDoor(account, region));
    }

    /** What happened to a resource, oldest first, also to one that has gone; empty where no such resource is known. */
    public List<History.Entry> history(String resourceId) {
        gateway.time().beforeLook();
        return gateway.world().historyOf(resourceId);
    }

    /** The cloud as text: what is in its regions, in which state, and the time. Lets no time pass. */
    public String describe() {
        return CloudText.of(gateway.world());
    }

    /** Everything that makes up the cloud's state, as text: equal texts mean equal states. Lets no time pass. */
    public String digest() {
        return gateway.world().digest();
    }

    /**
     * Ends the cloud: its endpoint, if there is one, answers what it has been asked and closes; clients refuse further
     * calls. Closing twice does no harm.
     */
    @Override
    public void close() {
        SdkInterception.closeThatOf(gateway);
        gateway.close();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FakeCloud cloud && cloud.gateway == gateway && cloud.account.equals(account)
                && cloud.region.equals(region);
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(gateway);
    }

    @Override
    public String toString() {
        return "FakeCloud (account " + account + ", " + region + ", seed " + seed() + ", simulated now "
                + time().now() + ")";
    }

    Door door() {
        return gateway.door(account, region);
    }

    /** Configures a cloud. */
    public static final class Builder {

        private String region = "us-east-1";
        private String account = "123456789012";
        private long seed = 42;
        private Instant startTime = Instant.ofEpochSecond(1_767_225_600L);
        private TimeFlow time = TimeFlow.SETTLED;
        private boolean acceptAnyImage;
        private boolean recordReadCallers;
        private int callLogLimit = 10_000;
        private String secretKey;
        private int endpointPort;
        private Executor asyncExecutor = Runnable::run;

        private Builder() {
        }

        /**
         * The default region; {@code us-east-1} unless set.
         *
         * @throws IllegalArgumentException if AWS has no such public region
         */
        public Builder region(String name) {
            this.region = requireRegion(name);
            return this;
        }

        /** The default account, twelve digits; {@code 123456789012} unless set. */
        public Builder account(String id) {
            this.account = requireAccount(id);
            return this;
        }

        /** What all chance starts from; 42 unless set. */
        public Builder seed(long value) {
            this.seed = value;
            return this;
        }

        /** The moment at which the cloud's time begins; the start of 2026 in UTC unless set. */
        public Builder startTime(Instant moment) {
            if (moment.isAfter(Timeline.END)) {
                throw new IllegalArgumentException("A cloud's time ends at " + Timeline.END + ", before " + moment);
            }
            this.startTime = moment;
            return this;
        }

        /** What makes time pass; {@link TimeFlow#SETTLED} unless set. */
        public Builder time(TimeFlow flow) {
            this.time = Objects.requireNonNull(flow, "flow");
            return this;
        }

        /** Lets any well-formed AMI id name an image, for code that has ids hard-wired. */
        public Builder acceptAnyImage(boolean accept) {
            this.acceptAnyImage = accept;
            return this;
        }

        /** Lets the call log find the calling line of reads too; off unless set, since it costs a stack walk a call. */
        public Builder recordReadCallers(boolean record) {
            this.recordReadCallers = record;
            return this;
        }

        /** How many calls the log remembers, with their answers; 10,000 unless set. */
        public Builder callLogLimit(int calls) {
            if (calls < 0) {
                throw new IllegalArgumentException("The call log cannot keep " + calls + " calls");
            }
            this.callLogLimit = calls;
            return this;
        }

        /**
         * The port of the endpoint on 127.0.0.1; any that is free unless set.
         *
         * @throws IllegalArgumentException if no port has that number
         */
        public Builder endpointPort(int port) {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("A port has a number from 0 to 65535, not " + port);
            }
            this.endpointPort = port;
            return this;
        }

        /**
         * Checks the signatures of requests over the endpoint and the HTTP clients; they are not checked unless set. A
         * wrong one is refused with {@code AuthFailure} by EC2, {@code SignatureDoesNotMatch} or {@code
         * InvalidSignatureException} by others, a missing one with {@code MissingAuthenticationToken}. When a request
         * was signed does not count.
         *
         * @param secretAccessKey what goes with every access key id, but for those that STS and instances hand out,
         *     which have secrets of their own
         */
        public Builder verifySignatures(String secretAccessKey) {
            this.secretKey = Objects.requireNonNull(secretAccessKey, "secretAccessKey");
            return this;
        }

        /** What runs the calls of asynchronous clients; the caller's own thread unless set. */
        public Builder asyncExecutor(Executor executor) {
            this.asyncExecutor = Objects.requireNonNull(executor, "executor");
            return this;
        }

        /** Makes the cloud. */
        public FakeCloud build() {
            World world = new World(seed, startTime, time, DefaultVpc::layOut);
            Gateway gateway = new Gateway(new Home(account, region, endpointPort), world,
                    new VirtualTime(world.timeline()), new FaultPlan(),
                    new Rules(acceptAnyImage, recordReadCallers, callLogLimit, secretKey, new Quotas()), asyncExecutor);
            return new FakeCloud(gateway, account, region);
        }
    }

    static String requireRegion(String name) {
        Objects.requireNonNull(name, "region");
        if (RegionCatalog.find(name).isEmpty()) {
            throw new IllegalArgumentException("There is no public AWS region '" + name + "'");
        }
        return name;
    }

    static String requireAccount(String id) {
        Objects.requireNonNull(id, "account");
        if (id.length() != 12 || !id.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("An account id has twelve digits, '" + id + "' has not");
        }
        return id;
    }
}
