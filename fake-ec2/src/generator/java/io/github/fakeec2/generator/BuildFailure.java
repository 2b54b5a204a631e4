package io.github.fakeec2.generator;

/** Fails the build; the message is for whoever reads the build's output. */
final class BuildFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BuildFailure(String message) {
        super(message);
    }
}
