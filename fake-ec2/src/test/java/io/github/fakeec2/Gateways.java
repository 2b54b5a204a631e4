package io.github.fakeec2;

import io.github.fakeec2.client.ClientFaces;
import io.github.fakeec2.gateway.CloudDoor;
import io.github.fakeec2.gateway.Gateway;

/** What is behind a cloud, for tests of what has no lever yet. */
public final class Gateways {

    private Gateways() {
    }

    /** The gateway of a cloud. */
    public static Gateway of(FakeCloud cloud) {
        return ((CloudDoor) ClientFaces.doorOf(cloud.observer()).orElseThrow()).gateway();
    }
}
