package io.github.fakeec2.client;

import io.github.fakeec2.gateway.Door;
import io.github.fakeec2.gateway.Operation;
import io.github.fakeec2.gateway.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/** A door without a cloud: it remembers the calls and answers as the test says. */
final class RecordingDoor implements Door {

    static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    private final List<Operation> operations = new ArrayList<>();
    private final List<SdkRequest> requests = new ArrayList<>();
    private final List<Duration> passed = new ArrayList<>();
    private Function<SdkRequest, SdkResponse> answer = request -> {
        throw new IllegalStateException("no answer for " + request);
    };
    private Executor executor = Runnable::run;
    private Instant now = START;

    RecordingDoor answering(Function<SdkRequest, SdkResponse> answer) {
        this.answer = answer;
        return this;
    }

    RecordingDoor runningOn(Executor executor) {
        this.executor = executor;
        return this;
    }

    List<Operation> operations() {
        return operations;
    }

    Operation operation() {
        return operations.get(operations.size() - 1);
    }

    List<SdkRequest> requests() {
        return requests;
    }

    /** The pauses, one by one. */
    List<Duration> passed() {
        return passed;
    }

    Duration elapsed() {
        return Duration.between(START, now);
    }

    @Override
    public String account() {
        return "123456789012";
    }

    @Override
    public String region() {
        return "eu-west-1";
    }

    @Override
    public SdkResponse call(Operation operation, SdkRequest request, Payload payload) {
        operations.add(operation);
        requests.add(request);
        return answer.apply(request);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void pass(Duration duration) {
        passed.add(duration);
        now = now.plus(duration);
    }

    @Override
    public Executor asyncExecutor() {
        return executor;
    }
}
