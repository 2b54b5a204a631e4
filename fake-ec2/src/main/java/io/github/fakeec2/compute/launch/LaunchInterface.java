package io.github.fakeec2.compute.launch;

import io.github.fakeec2.network.AddressWish;
import java.util.List;

/**
 * A network interface that each instance of a launch gets.
 *
 * @param existingId the interface that is there already, or null for a new one
 * @param subnetId the subnet of a new one, or null where the request leaves the choice to EC2
 * @param groupNames names of groups, which only a launch without interface specifications has
 * @param publicAddress whether it gets a public address; null leaves it to the subnet
 */
record LaunchInterface(int deviceIndex, String existingId, String subnetId, List<String> groupIds,
        List<String> groupNames, AddressWish wish, Boolean publicAddress, boolean deleteOnTermination,
        String description) {

    boolean isNew() {
        return existingId == null;
    }
}
