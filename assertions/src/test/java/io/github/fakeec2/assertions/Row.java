package io.github.fakeec2.assertions;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.BiConsumer;

/**
 * A row of a table of assertions: one that holds, one that does not, and a part of what the failure says.
 *
 * @param name shown by JUnit
 */
record Row<A>(String name, BiConsumer<A, TestFleet> holding, BiConsumer<A, TestFleet> failing, String message) {

    void check(A assertions, TestFleet fleet) {
        assertThatCode(() -> holding.accept(assertions, fleet)).doesNotThrowAnyException();
        assertThatThrownBy(() -> failing.accept(assertions, fleet)).isInstanceOf(AssertionError.class)
                .hasMessageContaining(message);
    }

    @Override
    public String toString() {
        return name;
    }
}
