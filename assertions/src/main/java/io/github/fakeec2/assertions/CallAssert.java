package io.github.fakeec2.assertions;

import io.github.fakeec2.gateway.RecordedCall;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkRequest;

/**
 * Assertions on one call that a client made.
 *
 * @param <Q> the class of the request
 */
public class CallAssert<Q extends SdkRequest> extends AbstractEc2Assert<CallAssert<Q>> {

    private final Class<Q> requestType;
    private final Supplier<RecordedCall> call;

    CallAssert(Scope scope, Class<Q> requestType, Supplier<RecordedCall> call) {
        super(scope);
        this.requestType = requestType;
        this.call = call;
    }

    /** The request satisfies the requirements. */
    public CallAssert<Q> satisfies(Consumer<? super Q> requirements) {
        Inputs.required(requirements, "requirements");
        return check(() -> {
            RecordedCall made = call.get();
            try {
                requirements.accept(requestType.cast(made.request()));
            } catch (AssertionError failure) {
                throw expecting(made, "to satisfy", "the requirements given",
                        String.valueOf(failure.getMessage()).strip()).error(failure);
            }
        });
    }

    /** The call was answered. */
    public CallAssert<Q> hasSucceeded() {
        return expect("to have", "succeeded", RecordedCall::succeeded);
    }

    /** The call failed with the AWS error of this code. */
    public CallAssert<Q> hasFailedWith(String code) {
        Inputs.requiredText(code, "error code");
        return expect("to have failed with", code, made -> !made.succeeded() && code.equals(CallTexts.code(made)));
    }

    /** The thread of this name made the call. */
    public CallAssert<Q> wasMadeByThread(String name) {
        Inputs.requiredText(name, "thread name");
        return check(() -> {
            RecordedCall made = call.get();
            if (!name.equals(made.thread())) {
                throw expecting(made, "to be made by thread", name, made.thread()).error();
            }
        });
    }

    private CallAssert<Q> expect(String label, String expected, Predicate<RecordedCall> holds) {
        return check(() -> {
            RecordedCall made = call.get();
            if (!holds.test(made)) {
                throw expecting(made, label, expected, made.succeeded() ? "answered"
                        : "failed with " + CallTexts.code(made) + ": " + made.error().getMessage()).error();
            }
        });
    }

    private Report expecting(RecordedCall made, String label, String expected, String found) {
        return report("Expecting call: " + String.join("  ", CallTexts.table(List.of(made))))
                .fact(label, expected).found("but was", found, scope().stamp())
                .fact("request", CallTexts.request(made));
    }
}
