package io.github.fakeec2.storage;

import java.time.Instant;

/**
 * What ties a volume to an instance.
 *
 * @param instanceId the instance
 * @param device the device name under which the instance has it
 * @param attachTime when it was attached
 * @param deleteOnTermination whether the volume goes when the instance is terminated
 * @param status attaching, attached, detaching or busy
 */
public record Attachment(String instanceId, String device, Instant attachTime, boolean deleteOnTermination,
        String status) {

    /** The same, with the volume going or staying when the instance is terminated. */
    public Attachment withDeleteOnTermination(boolean ends) {
        return new Attachment(instanceId, device, attachTime, ends, status);
    }
}
