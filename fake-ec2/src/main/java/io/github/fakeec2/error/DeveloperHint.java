package io.github.fakeec2.error;

/**
 * Rides along with an AWS error as a suppressed exception and tells the developer of the test what the error message
 * itself, which is AWS's to the letter, cannot: which ids exist, what still depends on a resource.
 */
public final class DeveloperHint extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DeveloperHint(String sentence) {
        super(sentence, null, false, false);
    }

    @Override
    public String toString() {
        return "Hint: " + getMessage();
    }
}
