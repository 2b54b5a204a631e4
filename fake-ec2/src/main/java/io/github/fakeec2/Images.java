package io.github.fakeec2;

import io.github.fakeec2.gateway.Gateway;
import io.github.fakeec2.storage.ImageLever;

/** The images of a cloud: lets a test add the AMI ids that the code under test has hard-wired. */
public final class Images {

    private final ImageLever lever;

    Images(Gateway gateway, String account, String region) {
        this.lever = new ImageLever(gateway, account, region);
    }

    /**
     * Registers a Linux image for x86_64 under an id, in the default region.
     *
     * @throws IllegalArgumentException if the id is malformed or taken
     */
    public void register(String imageId) {
        register(imageId, "x86_64");
    }

    /** Registers a Linux image for an architecture, {@code x86_64} or {@code arm64}, under an id. */
    public void register(String imageId, String architecture) {
        lever.register(imageId, architecture);
    }
}
