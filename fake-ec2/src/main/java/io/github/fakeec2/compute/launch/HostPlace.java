package io.github.fakeec2.compute.launch;

import io.github.fakeec2.compute.Site;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.placement.DedicatedHost;
import io.github.fakeec2.placement.DedicatedHosts;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.types.InstanceTypeFacts;
import software.amazon.awssdk.services.ec2.model.Placement;

/**
 * A launch onto a Dedicated Host that it names, or onto whichever of the account's take it (EC2 user guide, "Launch
 * Amazon EC2 instances on an Amazon EC2 Dedicated Host", "Amazon EC2 Dedicated Host auto-placement and host affinity").
 */
final class HostPlace implements LaunchPlace {

    private final Call call;
    private final InstanceTypeFacts type;
    private final DedicatedHost named;
    private final String affinity;

    HostPlace(Call call, LaunchRequest request, Placement wanted) {
        this.call = call;
        this.type = request.type();
        this.affinity = affinity(wanted.affinity());
        if (!"host".equals(wanted.tenancyAsString())) {
            throw combination("The parameters hostId and affinity are valid only with a tenancy of 'host'");
        }
        if (Required.isGiven(wanted.groupName()) || Required.isGiven(wanted.groupId())
                || wanted.partitionNumber() != null) {
            throw combination("Placement groups are not supported for instances with a tenancy of 'host'.");
        }
        if (request.spot()) {
            throw combination("Spot Instances are not supported with a tenancy of 'host'");
        }
        this.named = Required.isGiven(wanted.hostId()) ? DedicatedHosts.get(call, wanted.hostId()) : null;
    }

    /** The affinity that a request asks for; default where it asks for none. */
    private static String affinity(String asked) {
        if (!Required.isGiven(asked)) {
            return "default";
        }
        if (!asked.equals("default") && !asked.equals("host")) {
            throw AwsError.of("InvalidAffinity", "Value (" + asked + ") for parameter affinity is invalid.");
        }
        return asked;
    }

    private static AwsError combination(String message) {
        return AwsError.of("InvalidParameterCombination", message);
    }

    @Override
    public String zone(int instances) {
        if (named != null) {
            return named.zone();
        }
        String first = null;
        for (DedicatedHost host : DedicatedHosts.placingAutomatically(call, type)) {
            first = first == null ? host.zone() : first;
            if (roomIn(host.zone()) >= instances) {
                return host.zone();
            }
        }
        return first;
    }

    @Override
    public void requireFits(String zone, String tenancy) {
        if (named != null) {
            DedicatedHosts.requireRuns(named, type, zone);
        }
    }

    @Override
    public int roomIn(String zone) {
        if (named != null) {
            return DedicatedHosts.roomOn(call, named, type);
        }
        int room = 0;
        for (DedicatedHost host : DedicatedHosts.placingAutomatically(call, type)) {
            room += host.zone().equals(zone) ? DedicatedHosts.roomOn(call, host, type) : 0;
        }
        return room;
    }

    @Override
    public AwsError insufficientIn(String zone) {
        return named != null ? DedicatedHosts.isFull(named.id()) : DedicatedHosts.noneHasRoom();
    }

    @Override
    public Site.Placed next(String zone) {
        String hostId = named != null ? named.id() : DedicatedHosts.anyWithRoom(call, type, zone);
        return new Site.Placed(null, null, null, hostId, affinity);
    }
}
