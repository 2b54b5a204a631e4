package io.github.fakeec2.error;

/**
 * Thrown where real EC2 would have an answer and the fake has none yet: an operation, a filter or a parameter that
 * AWS documents and Fake EC2 does not simulate. It is no service exception, so that code under test which handles
 * AWS errors does not swallow it.
 */
public final class NotSimulatedException extends UnsupportedOperationException {

    private static final long serialVersionUID = 1L;

    /** With a message that names what is missing and says what the test can do about it. */
    public NotSimulatedException(String message) {
        super(message);
    }
}
