package io.github.fakeec2.network.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;

/**
 * A way that packets go, and the one call that ends it.
 *
 * @param what the way and the end, in words
 * @param question see {@link Site#flow}
 * @param open the answer at first: see {@link Site#ask}
 * @param build builds the way
 * @param change the call
 * @param closed the answer afterwards
 */
record Way(String what, String question, String open, Consumer<Site> build, Consumer<Site> change, String closed) {

    void check() {
        try (Site site = new Site()) {
            build.accept(site);
            assertThat(site.ask(question)).as("before: %s", what).isEqualTo(open);
            change.accept(site);
            assertThat(site.ask(question)).as("after: %s", what).isEqualTo(closed);
        }
    }

    @Override
    public String toString() {
        return what;
    }
}
