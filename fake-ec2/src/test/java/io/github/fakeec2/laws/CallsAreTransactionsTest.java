package io.github.fakeec2.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.Face;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.wire.Carried;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;

/**
 * For every operation that is simulated, now and later: whatever is asked, the answer is a response, a complete AWS
 * error, or a refusal that says what is not simulated; and what fails, or only reads, or is a dry run, changes nothing.
 * So it is with each client: most calls are the synchronous one's, some the asynchronous one's and some the SDK's own.
 */
class CallsAreTransactionsTest {

    /** Raise it for a longer hunt: {@code -Dfuzz.tries=10000 -Dfuzz.seed=7}. */
    private static final int TRIES = Integer.getInteger("fuzz.tries", 100);
    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final int TRIES_A_CLOUD = 50;
    private static final int SYNC_CALLS_TO_ONE_OF_EACH_OTHER = 9;

    /** The endpoint's bytes are the pipeline's. */
    private static final List<Face> FACES = List.of(Face.SYNC, Face.ASYNC, Face.PIPELINE);

    static Stream<SimulatedOperation> operations() {
        return SimulatedOperation.all().stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anEmptyRequest(SimulatedOperation operation) {
        Verdicts verdicts = new Verdicts(operation);
        try (Scenario scenario = Scenario.play(SEED)) {
            for (Face face : FACES) {
                verdicts.judge(scenario.cloud(), face,
                        new RequestGenerator((member, type) -> null, null).request(operation));
                verdicts.judge(scenario.cloud(), face, (SdkRequest) build(operation.requestBuilder()));
            }
        }
        verdicts.assertLawful();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void garbageInEveryMemberAndInEachAlone(SimulatedOperation operation) {
        Verdicts verdicts = new Verdicts(operation);
        try (Scenario scenario = Scenario.play(SEED)) {
            List<Object> kinds = new ArrayList<>(Garbage.KINDS);
            kinds.addAll(scenario.oneIdOfEachKind());
            for (Object kind : kinds) {
                RequestGenerator generator = new RequestGenerator((member, type) -> kind, null);
                // An id is but a text to the clients, as one of the kinds of garbage is.
                for (Face face : Garbage.KINDS.contains(kind) ? FACES : List.of(Face.SYNC)) {
                    verdicts.judge(scenario.cloud(), face, generator.request(operation));
                }
                for (SdkField<?> field : operation.requestBuilder().sdkFields()) {
                    verdicts.call(scenario.cloud(), Face.SYNC, generator.requestWith(operation, field.memberName()));
                }
            }
        }
        verdicts.assertLawful();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void randomRequestsAndVariationsOfGoodOnes(SimulatedOperation operation) {
        Verdicts verdicts = new Verdicts(operation);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (int done = 0; done < TRIES; done += TRIES_A_CLOUD) {
            try (Scenario scenario = Scenario.play(random.nextLong())) {
                RequestGenerator generator =
                        new RequestGenerator(Garbage.random(random, scenario.ids()), random);
                List<SdkPojo> good = scenario.requestsOf(operation);
                for (int i = 0; i < TRIES_A_CLOUD; i++) {
                    SdkRequest request = good.isEmpty() || i % 4 == 0 ? generator.request(operation)
                            : generator.variationOf(good.get(random.nextInt(good.size())), operation);
                    int turn = i % (SYNC_CALLS_TO_ONE_OF_EACH_OTHER + FACES.size() - 1);
                    verdicts.judge(scenario.cloud(), turn < FACES.size() ? FACES.get(turn) : Face.SYNC, request);
                }
            }
        }
        verdicts.assertLawful();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatWasDoneBeforeDoneAgain(SimulatedOperation operation) {
        Verdicts verdicts = new Verdicts(operation);
        try (Scenario scenario = Scenario.play(SEED)) {
            for (SdkPojo good : scenario.requestsOf(operation)) {
                verdicts.judge(scenario.cloud(), Face.SYNC, (SdkRequest) good);
            }
        }
        verdicts.assertLawful();
    }

    private static Object build(SdkPojo builder) {
        return ((software.amazon.awssdk.utils.builder.SdkBuilder<?, ?>) builder).build();
    }

    /** Calls, and collects what breaks the law, each kind once. */
    private static final class Verdicts {

        private final SimulatedOperation operation;
        private final Map<String, String> offences = new TreeMap<>();
        private FakeCloud latest;
        private String digest;

        Verdicts(SimulatedOperation operation) {
            this.operation = operation;
        }

        /** Makes the call dry, then for real. */
        void judge(FakeCloud cloud, Face face, SdkRequest request) {
            // Whole, or it would go the direct way.
            SdkRequest sent = face == Face.PIPELINE ? (SdkRequest) Carried.withoutEmpties(request) : request;
            if (RequestGenerator.hasDryRun(sent)) {
                call(cloud, face, RequestGenerator.withDryRun(sent));
            }
            call(cloud, face, sent);
        }

        void call(FakeCloud cloud, Face face, SdkRequest request) {
            String before = cloud == latest ? digest : cloud.digest(); // nothing happens between two calls
            boolean dryRun = request.getValueForField("DryRun", Boolean.class).orElse(false);
            boolean mayChange = false;
            try {
                Object response = operation.call(cloud, face, request);
                mayChange = !operation.readsOnly();
                if (response == null || dryRun) {
                    offence("answered " + (response == null ? "null" : "a dry run"), request, null);
                    mayChange = false;
                }
            } catch (AwsServiceException e) {
                mayChange = !dryRun && failsInPart(e);
                String missing = missingIn(e);
                if (missing != null) {
                    offence("incomplete error details: " + missing, request, e);
                }
            } catch (NotSimulatedException e) {
                if (e.getMessage() == null || e.getMessage().isBlank()) {
                    offence("refuses without a word", request, e);
                }
            } catch (RuntimeException | Error e) {
                if (face == Face.PIPELINE && String.valueOf(e.getMessage()).startsWith("Unable to marshall request")) {
                    return; // The SDK's client does not send it.
                }
                offence(e.getClass().getName() + " at " + origin(e), request, e);
            }
            latest = cloud;
            digest = cloud.digest();
            if (!mayChange && !digest.equals(before)) {
                offence("changed the cloud", request, null);
            }
        }

        /** TerminateInstances alone does a part of what it refuses, where the API reference says so. */
        private boolean failsInPart(AwsServiceException e) {
            return operation.name().equals("TerminateInstances")
                    && e.awsErrorDetails().errorCode().equals("OperationNotPermitted");
        }

        private static String missingIn(AwsServiceException e) {
            AwsErrorDetails details = e.awsErrorDetails();
            if (details == null) {
                return "all";
            }
            return details.errorCode() == null || details.errorCode().isEmpty() ? "code"
                    : details.errorMessage() == null || details.errorMessage().isEmpty() ? "message"
                    : details.serviceName() == null ? "service"
                    : details.sdkHttpResponse() == null || details.sdkHttpResponse().statusCode() != e.statusCode()
                            ? "HTTP response"
                    : e.statusCode() < 400 ? "status " + e.statusCode()
                    : e.requestId() == null ? "request id" : null;
        }

        private static String origin(Throwable e) {
            for (StackTraceElement frame : e.getStackTrace()) {
                if (frame.getClassName().startsWith("io.github.fakeec2.")) {
                    return frame.toString();
                }
            }
            return "?";
        }

        private void offence(String what, SdkRequest request, Throwable error) {
            offences.computeIfAbsent(what, first -> {
                StringWriter text = new StringWriter();
                String asked = request.toString();
                text.append(what).append("\n  asked: ")
                        .append(asked.length() < 2000 ? asked : asked.substring(0, 2000) + "...").append('\n');
                if (error != null) {
                    error.printStackTrace(new PrintWriter(text));
                }
                return text.toString();
            });
        }

        void assertLawful() {
            assertThat(offences.values()).as(operation + " with seed " + SEED).isEmpty();
        }
    }
}
