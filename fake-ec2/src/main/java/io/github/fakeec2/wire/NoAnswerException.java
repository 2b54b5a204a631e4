package io.github.fakeec2.wire;

import java.io.IOException;

/** The connection breaks before an answer arrives, as a test ordered it: the call may have taken effect. */
public final class NoAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    NoAnswerException(String message, Throwable cause) {
        super(message, cause);
    }
}
