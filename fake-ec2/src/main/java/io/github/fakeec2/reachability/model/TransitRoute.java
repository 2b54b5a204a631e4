package io.github.fakeec2.reachability.model;

/**
 * A route of a transit gateway's route table.
 *
 * @param destination a range or a prefix list
 * @param attachmentId where it leads, or null for a blackhole
 * @param isStatic whether a user made it, or else an attachment propagated it
 */
public record TransitRoute(Peer destination, String attachmentId, boolean isStatic) implements Rule {

    /** Whether it drops what it matches. */
    public boolean isBlackhole() {
        return attachmentId == null;
    }
}
