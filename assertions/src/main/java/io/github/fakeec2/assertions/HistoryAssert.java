package io.github.fakeec2.assertions;

import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/** Assertions on the states that an instance went through, by AWS's names and in order. */
public class HistoryAssert extends AbstractEc2Assert<HistoryAssert> {

    private final InstanceAssert instance;

    HistoryAssert(InstanceAssert instance) {
        super(instance.scope());
        this.instance = instance;
    }

    /** It went through exactly these states, in this order. */
    public HistoryAssert containsExactly(String... states) {
        List<String> expected = statesOf(states);
        return expect("to have gone through", expected, expected::equals);
    }

    /** It went through these states, among others and in whatever order. */
    public HistoryAssert contains(String... states) {
        List<String> expected = statesOf(states);
        return expect("to have also gone through", expected, been -> been.containsAll(expected));
    }

    /** It went through none of these states. */
    public HistoryAssert doesNotContain(String... states) {
        List<String> unwanted = statesOf(states);
        return expect("not to have gone through", unwanted, been -> been.stream().noneMatch(unwanted::contains));
    }

    /** The last states that it went through are these, in this order. */
    public HistoryAssert endsWith(String... states) {
        List<String> expected = statesOf(states);
        return expect("to have gone through at last", expected, been -> been.size() >= expected.size()
                && been.subList(been.size() - expected.size(), been.size()).equals(expected));
    }

    /** A state that there is not would make {@link #doesNotContain} pass for nothing. */
    static List<String> statesOf(String... states) {
        for (String state : Inputs.requiredTexts(states, "state")) {
            if (InstanceStateName.fromValue(state) == InstanceStateName.UNKNOWN_TO_SDK_VERSION) {
                throw new IllegalArgumentException("There is no instance state '" + state + "'; there are "
                        + String.join(", ", InstanceStateName.knownValues().stream().map(Object::toString).sorted()
                                .toList()));
            }
        }
        return List.of(states);
    }

    private HistoryAssert expect(String label, List<String> states, Predicate<List<String>> holds) {
        return check(() -> instance.requireStates(label, states, holds));
    }
}
