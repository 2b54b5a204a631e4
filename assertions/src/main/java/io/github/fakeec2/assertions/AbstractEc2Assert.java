package io.github.fakeec2.assertions;

import java.util.Locale;
import org.assertj.core.api.Descriptable;
import org.assertj.core.description.Description;
import org.assertj.core.error.DescriptionFormatter;

/**
 * The base of the assertions on clouds. It is not AssertJ's {@code AbstractAssert}, since that one holds a value, and
 * here there is none to hold: each assertion reads afresh, which lets {@code within} wait even for a resource that
 * does not exist yet. Every assertion's body runs through {@link #check}.
 *
 * @param <SELF> the type of the concrete assertions
 */
public abstract class AbstractEc2Assert<SELF extends AbstractEc2Assert<SELF>> implements Descriptable<SELF> {

    private final Scope scope;
    private Description description;
    private String failMessage;

    AbstractEc2Assert(Scope scope) {
        this.scope = scope;
    }

    @SuppressWarnings("unchecked")
    private SELF myself() {
        return (SELF) this;
    }

    /** Describes the assertions that follow, also those navigated to; the text stands first in failure messages. */
    @Override
    public SELF describedAs(Description text) {
        this.description = text;
        return myself();
    }

    /** Replaces the messages of failures of the assertions that follow. */
    public SELF withFailMessage(String message, Object... arguments) {
        this.failMessage = arguments.length == 0 ? message : String.format(Locale.ROOT, message, arguments);
        return myself();
    }

    /** As {@link #withFailMessage}. */
    public SELF overridingErrorMessage(String message, Object... arguments) {
        return withFailMessage(message, arguments);
    }

    /**
     * Runs the body of an assertion, which throws an {@code AssertionError} where it does not hold: once, or within
     * the time that is given; soft assertions collect what it throws.
     */
    protected SELF check(Runnable body) {
        scope.run(() -> {
            try {
                body.run();
            } catch (AssertionError failure) {
                throw failMessage == null ? failure : new AssertionError(prefix() + failMessage, failure);
            }
        });
        return myself();
    }

    /** Begins the report of a failure. */
    final Report report(String headline) {
        return new Report(prefix() + headline);
    }

    private String prefix() {
        return DescriptionFormatter.instance().format(description);
    }

    final Scope scope() {
        return scope;
    }

    /** Hands the description on to what is navigated to. */
    final <A extends AbstractEc2Assert<A>> A navigate(A target) {
        return description == null ? target : target.describedAs(description);
    }

    /** Refuses: it reads like an assertion and is none. */
    @Override
    public boolean equals(Object other) {
        throw new UnsupportedOperationException("'equals' is not an assertion");
    }

    @Override
    public int hashCode() {
        return 1;
    }
}
