package io.github.fakeec2.junit;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.client.ClientFaces;
import java.time.Clock;

/** What a cloud can be asked for by type. */
final class Injection {

    private Injection() {
    }

    static boolean supports(Class<?> type) {
        return type == FakeCloud.class || type == Clock.class || ClientFaces.knows(type);
    }

    static Object value(Class<?> type, FakeCloud cloud) {
        if (type == FakeCloud.class) {
            return cloud;
        }
        return type == Clock.class ? cloud.time().clock() : cloud.client(type);
    }
}
