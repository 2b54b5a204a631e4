package io.github.fakeec2;

import io.github.fakeec2.gateway.Gateway;
import io.github.fakeec2.storage.ImageLever;
import software.amazon.awssdk.services.ec2.model.ImageState;

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

    /**
     * Brings a registered image into a state, in which nothing can be launched from it unless it is {@code
     * AVAILABLE}; one that is {@code DEREGISTERED} is no longer listed.
     *
     * @throws IllegalArgumentException if no such image was registered, or if no image can be in that state here
     */
    public void setState(String imageId, ImageState state) {
        lever.setState(imageId, state);
    }
}
