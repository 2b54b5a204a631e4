package io.github.fakeec2.compute.launch;

import io.github.fakeec2.compute.Site;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.query.Required;
import software.amazon.awssdk.services.ec2.model.Placement;

/** A particular place in a zone that a launch asks for: a placement group, a Dedicated Host. Most ask for none. */
interface LaunchPlace {

    /**
     * The place that a launch asks for, or null.
     *
     * @throws AwsError for a place that does not exist, or that cannot have such instances
     */
    static LaunchPlace of(Call call, LaunchRequest request) {
        Placement wanted = request.raw().placement();
        if (wanted == null) {
            return null;
        }
        if (asksForHost(wanted)) {
            return new HostPlace(call, request, wanted);
        }
        return asksForGroup(wanted) ? new GroupPlace(call, request.type(), wanted) : null;
    }

    private static boolean asksForHost(Placement wanted) {
        return "host".equals(wanted.tenancyAsString()) || Required.isGiven(wanted.hostId())
                || Required.isGiven(wanted.affinity());
    }

    private static boolean asksForGroup(Placement wanted) {
        return Required.isGiven(wanted.groupName()) || Required.isGiven(wanted.groupId())
                || wanted.partitionNumber() != null;
    }

    /** The zone that it is in, for a launch that names none; null where any zone will do. */
    String zone(int instances);

    /**
     * Requires that instances of a tenancy can be there in a zone.
     *
     * @throws AwsError where they cannot
     */
    void requireFits(String zone, String tenancy);

    /** How many more instances it takes in a zone. */
    int roomIn(String zone);

    /** The error where that is not enough. */
    AwsError insufficientIn(String zone);

    /** The place of the next instance; those before it are launched already. */
    Site.Placed next(String zone);
}
