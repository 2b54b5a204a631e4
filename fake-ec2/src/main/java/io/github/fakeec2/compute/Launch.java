package io.github.fakeec2.compute;

import java.util.Map;

/**
 * What an instance got from the request that launched it, for good. Everything is validated; nulls stand for what the
 * request left out and EC2 shows no value for.
 *
 * @param spotRequestId the Spot Instance request that it fulfills, null for an On-Demand Instance
 * @param publicKey the public half of its key pair as a line of an OpenSSH file, which stays in it whatever becomes of
 *     the key pair; or null
 * @param ephemeral the virtual name, such as {@code ephemeral0}, of each disk of the instance store that its block
 *     device mapping names, by device name
 * @param hibernation whether it can hibernate
 */
public record Launch(
        String reservationId,
        int launchIndex,
        String clientToken,
        ImageFacts image,
        String keyName,
        String publicKey,
        Map<String, String> ephemeral,
        boolean hibernation,
        String spotRequestId) {

    /** The same for another instance of the reservation. */
    public Launch withIndex(int index, String otherSpotRequestId) {
        return new Launch(reservationId, index, clientToken, image, keyName, publicKey, ephemeral, hibernation,
                otherSpotRequestId);
    }

    /** Whether it is a Spot Instance. */
    public boolean spot() {
        return spotRequestId != null;
    }

    /** What an instance keeps of its image, whatever becomes of the image. */
    public record ImageFacts(String id, String architecture, String platform, String platformDetails,
            String usageOperation, String rootDeviceName, String bootMode) {
    }
}
