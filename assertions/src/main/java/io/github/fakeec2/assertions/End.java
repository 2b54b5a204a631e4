package io.github.fakeec2.assertions;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.reachability.Endpoint;
import java.util.List;
import java.util.function.Function;

/**
 * One end of the traffic that an assertion is about: what the user wrote, and what it stands for at the time of asking.
 *
 * @param text as the user wrote it
 */
record End(String text, Function<FakeCloud, List<Endpoint>> resolver) {

    static End of(String text, Endpoint endpoint) {
        return new End(text, cloud -> List.of(endpoint));
    }

    static End named(String text) {
        Inputs.requiredText(text, "end");
        return new End(text, cloud -> cloud.network().ends(text));
    }

    static End allOf(List<String> texts) {
        return new End(String.join(", ", texts),
                cloud -> texts.stream().flatMap(text -> cloud.network().ends(text).stream()).toList());
    }

    /**
     * What it stands for now.
     *
     * @throws AssertionError if that is nothing, about which anything could be said
     */
    List<Endpoint> in(FakeCloud cloud) {
        List<Endpoint> endpoints = resolver.apply(cloud);
        if (endpoints.isEmpty()) {
            throw new AssertionError("Expecting something with a network interface in " + text + ", but there is "
                    + "nothing that packets could come from or go to");
        }
        return endpoints;
    }
}
