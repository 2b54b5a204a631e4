package io.github.fakeec2.compute.placing;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceState;
import io.github.fakeec2.compute.Site;
import io.github.fakeec2.compute.Site.Placed;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.placement.DedicatedHost;
import io.github.fakeec2.placement.DedicatedHosts;
import io.github.fakeec2.placement.PlacementGroup;
import io.github.fakeec2.placement.PlacementGroups;
import io.github.fakeec2.query.Required;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.ModifyInstancePlacementRequest;

/**
 * What a request makes of an instance's place (API reference, ModifyInstancePlacement). Codes are those of the page
 * "Error codes" where it has one for the case; the texts are ours.
 */
final class PlacementChange {

    private static final Set<String> TENANCIES = Set.of("default", "dedicated", "host");
    private static final Set<String> AFFINITIES = Set.of("default", "host");
    private static final Placed NOWHERE = new Placed(null, null, null, null, null);

    private final Call call;
    private final ModifyInstancePlacementRequest request;
    private final Instance instance;
    private final Site site;
    private final Placed before;

    PlacementChange(Call call, ModifyInstancePlacementRequest request, Instance instance) {
        this.call = call;
        this.request = request;
        this.instance = instance;
        this.site = instance.site();
        this.before = site.placement() == null ? NOWHERE : site.placement();
    }

    /** The site as it is to be. */
    Site changed() {
        requireStopped();
        String tenancy = tenancy();
        Placed onHost = tenancy.equals("host") ? onHost() : offHost();
        Placed placed = inGroup(tenancy, onHost);
        return site.with(tenancy, placed.equals(NOWHERE) ? null : placed);
    }

    /** For all but affinity the instance must be stopped. */
    private void requireStopped() {
        boolean affinityAlone = !Required.isGiven(request.hostId()) && !Required.isGiven(request.tenancyAsString())
                && request.groupName() == null && request.groupId() == null && request.partitionNumber() == null;
        boolean ended = instance.state() == InstanceState.TERMINATED
                || instance.state() == InstanceState.SHUTTING_DOWN;
        if (ended || !affinityAlone && instance.state() != InstanceState.STOPPED) {
            throw AwsError.of("InvalidInstanceState", "The instance '" + instance.id()
                    + "' is not in the 'stopped' state.").withHint("it is " + instance.stateName());
        }
    }

    /** An instance stays on Dedicated Hosts once it is there, and a T3 instance must be launched there. */
    private String tenancy() {
        String asked = request.tenancyAsString();
        if (!Required.isGiven(asked) || asked.equals(site.tenancy())) {
            return site.tenancy();
        }
        if (!TENANCIES.contains(asked)) {
            throw AwsError.invalidValue("tenancy", asked);
        }
        boolean ontoHost = asked.equals("host");
        if (site.tenancy().equals("host") || ontoHost && instance.type().family().equals("t3")) {
            throw AwsError.of("InvalidRequest", "The tenancy of the instance '" + instance.id()
                    + "' cannot be changed from '" + site.tenancy() + "' to '" + asked + "'.");
        }
        return asked;
    }

    private Placed onHost() {
        String affinity = request.affinityAsString();
        if (Required.isGiven(affinity) && !AFFINITIES.contains(affinity)) {
            throw AwsError.of("InvalidAffinity", "Value (" + affinity + ") for parameter affinity is invalid.");
        }
        String hostId = before.hostId();
        if (Required.isGiven(request.hostId())) {
            DedicatedHost host = DedicatedHosts.get(call, request.hostId());
            DedicatedHosts.requireRuns(host, instance.type(), site.zone());
            hostId = host.id();
        }
        String kept = before.affinity() == null ? "default" : before.affinity();
        return new Placed(before.groupId(), before.groupName(), before.partition(), hostId,
                Required.isGiven(affinity) ? affinity : kept);
    }

    private Placed offHost() {
        if (Required.isGiven(request.hostId()) || Required.isGiven(request.affinityAsString())) {
            throw AwsError.of("InvalidParameterCombination",
                    "The parameters hostId and affinity are valid only with a tenancy of 'host'");
        }
        return new Placed(before.groupId(), before.groupName(), before.partition(), null, null);
    }

    private Placed inGroup(String tenancy, Placed placed) {
        PlacementGroup group = group(placed);
        PlacementGroups.requirePartition(group, request.partitionNumber());
        if (group == null) {
            return new Placed(null, null, null, placed.hostId(), placed.affinity());
        }
        PlacementGroups.requireFits(group, instance.type(), tenancy);
        boolean stays = group.id().equals(before.groupId());
        if (!stays) {
            PlacementGroups.requireZone(call, group, site.zone());
        }
        Integer partition = request.partitionNumber() != null ? request.partitionNumber()
                : stays ? before.partition() : PlacementGroups.nextPartition(call, group);
        return new Placed(group.id(), group.name(), partition, placed.hostId(), placed.affinity());
    }

    /** The group that the request names, or else the one that the instance is in; null for none. */
    private PlacementGroup group(Placed placed) {
        PlacementGroup named = PlacementGroups.named(call, request.groupId(), request.groupName());
        boolean leaves = request.groupName() != null || request.groupId() != null;
        return named != null || leaves || placed.groupId() == null ? named
                : call.table(PlacementGroup.TABLE).value(placed.groupId());
    }
}
