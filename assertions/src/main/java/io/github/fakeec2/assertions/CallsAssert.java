package io.github.fakeec2.assertions;

import io.github.fakeec2.gateway.CallLog;
import io.github.fakeec2.gateway.RecordedCall;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;

/**
 * Assertions on the calls that clients made of a fake cloud, oldest first. The assertions' own calls are not among
 * them.
 *
 * @param <Q> the class of the requests
 */
public class CallsAssert<Q extends SdkRequest> extends AbstractEc2Assert<CallsAssert<Q>> {

    private final Class<Q> requestType;
    private final Selection<RecordedCall> selection;

    private CallsAssert(Scope scope, Class<Q> requestType, Selection<RecordedCall> selection) {
        super(scope);
        this.requestType = requestType;
        this.selection = selection;
    }

    static <Q extends SdkRequest> CallsAssert<Q> all(Scope scope, Class<Q> requestType) {
        CallsAssert<Q> all = new CallsAssert<>(scope, requestType, Selection.everything());
        return requestType == SdkRequest.class ? all
                : all.where("with " + requestType.getSimpleName(), call -> requestType.isInstance(call.request()));
    }

    // ---- which ones

    /**
     * Those of an operation by its name in AWS's spelling, such as {@code TerminateInstances}.
     *
     * @throws IllegalArgumentException if there is no such operation
     */
    public CallsAssert<Q> by(String operation) {
        CallTexts.requiredOperation(operation);
        return where("by " + operation, call -> operation.equals(call.operation()));
    }

    /** Those that were answered. */
    public CallsAssert<Q> succeeded() {
        return where("that succeeded", RecordedCall::succeeded);
    }

    /** Those that failed. */
    public CallsAssert<Q> failed() {
        return where("that failed", call -> !call.succeeded());
    }

    /** Those made by the thread of this name. */
    public CallsAssert<Q> byThread(String name) {
        Inputs.requiredText(name, "thread name");
        return where("by thread " + name, call -> name.equals(call.thread()));
    }

    /** Those made in this region. */
    public CallsAssert<Q> inRegion(String region) {
        Inputs.requiredText(region, "region");
        return where("in " + region, call -> region.equals(call.region()));
    }

    /** Those made for this account. */
    public CallsAssert<Q> byAccount(String account) {
        Inputs.requiredText(account, "account");
        return where("by account " + account, call -> account.equals(call.account()));
    }

    /** Those whose request meets the condition. */
    public CallsAssert<Q> matching(Predicate<? super Q> condition) {
        Inputs.required(condition, "condition");
        return where("that match", call -> condition.test(requestType.cast(call.request())));
    }

    private CallsAssert<Q> where(String words, Predicate<RecordedCall> further) {
        return navigate(new CallsAssert<>(scope(), requestType, selection.and(words, further)));
    }

    // ---- what holds for them

    /** There are this many. */
    public CallsAssert<Q> hasSize(int expected) {
        return expectSize(Integer.toString(expected), size -> size == expected);
    }

    /** There are at least this many. */
    public CallsAssert<Q> hasSizeGreaterThanOrEqualTo(int least) {
        return expectSize("at least " + least, size -> size >= least);
    }

    /** There are at most this many. */
    public CallsAssert<Q> hasSizeLessThanOrEqualTo(int most) {
        return expectSize("at most " + most, size -> size <= most);
    }

    /** There is none. */
    public CallsAssert<Q> isEmpty() {
        return hasSize(0);
    }

    /** There is at least one. */
    public CallsAssert<Q> isNotEmpty() {
        return hasSizeGreaterThanOrEqualTo(1);
    }

    private CallsAssert<Q> expectSize(String expected, Predicate<Integer> holds) {
        return check(() -> {
            List<RecordedCall> found = read();
            if (!holds.test(found.size())) {
                throw expecting("to have size", expected, Integer.toString(found.size()), found).error();
            }
        });
    }

    /** Calls of these operations are among them in this order, with any others before, between and after. */
    public CallsAssert<Q> containsInOrder(String... operations) {
        for (String operation : Inputs.requiredTexts(operations, "operation")) {
            CallTexts.requiredOperation(operation);
        }
        List<String> expected = List.of(operations);
        return check(() -> {
            List<RecordedCall> found = read();
            Iterator<RecordedCall> rest = found.iterator();
            for (String operation : expected) {
                boolean met = false;
                while (!met && rest.hasNext()) {
                    met = rest.next().operation().equals(operation);
                }
                if (!met) {
                    throw expecting("to contain in order", String.join(", ", expected),
                            "no " + operation + " at its place", found).error();
                }
            }
        });
    }

    /** Each request satisfies the requirements; as in AssertJ, this holds where there is none. */
    public CallsAssert<Q> allSatisfy(Consumer<? super Q> requirements) {
        Inputs.required(requirements, "requirements");
        return check(() -> read().forEach(call -> nested(call).satisfies(requirements)));
    }

    /** At least one request satisfies the requirements. */
    public CallsAssert<Q> anySatisfy(Consumer<? super Q> requirements) {
        Inputs.required(requirements, "requirements");
        return check(() -> {
            List<RecordedCall> found = read();
            if (found.stream().noneMatch(call -> satisfies(call, requirements))) {
                throw expecting("to satisfy", "the requirements given, at least one of them",
                        "none of " + found.size(), found).error();
            }
        });
    }

    private boolean satisfies(RecordedCall call, Consumer<? super Q> requirements) {
        try {
            requirements.accept(requestType.cast(call.request()));
            return true;
        } catch (AssertionError unsatisfied) {
            return false;
        }
    }

    private CallAssert<Q> nested(RecordedCall call) {
        return navigate(new CallAssert<>(scope().nested(), requestType, () -> call));
    }

    // ---- one of them

    /** Goes on to the first. */
    public CallAssert<Q> first() {
        return one("to have", "a first one", Stream::findFirst);
    }

    /** Goes on to the last. */
    public CallAssert<Q> last() {
        return one("to have", "a last one", calls -> calls.reduce((earlier, later) -> later));
    }

    /** Goes on to the one of this index, counted from 0. */
    public CallAssert<Q> element(int index) {
        if (index < 0) {
            throw new IllegalArgumentException("The index must be 0 or more: " + index);
        }
        return one("to have", "one of index " + index, calls -> calls.skip(index).findFirst());
    }

    /** Goes on to the only one there is. */
    public CallAssert<Q> singleElement() {
        return navigate(new CallAssert<>(scope(), requestType, () -> {
            List<RecordedCall> found = read();
            if (found.size() != 1) {
                throw expecting("to have size", "1", Integer.toString(found.size()), found).error();
            }
            return found.get(0);
        }));
    }

    private CallAssert<Q> one(String label, String expected,
            Function<Stream<RecordedCall>, Optional<RecordedCall>> picking) {
        return navigate(new CallAssert<>(scope(), requestType, () -> {
            List<RecordedCall> found = read();
            return picking.apply(found.stream()).orElseThrow(() ->
                    expecting(label, expected, found.isEmpty() ? "there is none" : "there are only " + found.size(),
                            found).error());
        }));
    }

    private Report expecting(String label, String expected, String found, List<RecordedCall> calls) {
        CallLog log = log();
        Report report = report("Expecting " + selection.of("calls")).fact(label, expected)
                .found("but", found, scope().stamp()).factIfAny("these", CallTexts.table(calls));
        if (calls.isEmpty()) {
            report.fact("of all calls", log.all().isEmpty() ? List.of("none") : CallTexts.table(log.all()));
        }
        if (log.forgotten() > 0) {
            report.fact("forgotten", log.forgotten() + " earlier calls, see FakeCloud.Builder.callLogLimit");
        }
        return report;
    }

    private CallLog log() {
        return scope().cloud("calls() needs the call log of a fake cloud").calls();
    }

    private List<RecordedCall> read() {
        return selection.from(log().all());
    }
}
