package io.github.fakeec2.fleet;

import io.github.fakeec2.fleet.Fleet.Event;
import io.github.fakeec2.fleet.Fleet.Failure;
import io.github.fakeec2.fleet.Fleet.Member;
import io.github.fakeec2.fleet.Fleet.Progress;
import io.github.fakeec2.gateway.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes down what happens to a fleet (API reference, EventInformation). */
final class FleetHistory {

    /** "EC2 Fleet events are available for 48 hours" (API reference, DescribeFleetHistory). */
    private static final Duration KEPT = Duration.ofHours(48);

    private final Instant now;

    FleetHistory(Call call) {
        this.now = call.now();
    }

    /** The fleet has come into another state. */
    Progress fleetChange(Progress progress, String subType) {
        return with(progress, progress.members(), List.of(new Event(now, "fleet-change", subType, null, null)));
    }

    /** The fleet cannot launch anything. */
    Progress error(Progress progress, String description) {
        return with(progress, progress.members(), List.of(serviceError("spotFleetRequestConfigurationInvalid",
                description)));
    }

    /** The fleet has got instances, or has not. */
    Progress launched(Progress progress, Allocation allocation) {
        List<Member> members = new ArrayList<>(progress.members());
        List<Event> happened = new ArrayList<>();
        for (Member member : allocation.members()) {
            members.add(member);
            happened.add(instanceChange("launched", member.instanceId(), "{\"instanceType\":\"" + member.pool().type()
                    + "\",\"image\":\"" + member.pool().launch().imageId() + "\",\"availabilityZone\":\""
                    + member.pool().zone() + "\"}"));
        }
        for (Failure failure : allocation.failures()) {
            Pool pool = failure.pool();
            happened.add(serviceError(subType(failure), pool.type() + ", " + pool.launch().imageId() + ", "
                    + pool.zone() + ": " + failure.code() + ": " + failure.message()));
        }
        return with(progress, members, happened);
    }

    private static String subType(Failure failure) {
        return switch (failure.code()) {
            case "MaxSpotInstanceCountExceeded" -> "spotInstanceCountLimitExceeded";
            case "InsufficientInstanceCapacity" -> "allLaunchSpecsTemporarilyBlacklisted";
            default -> "spotFleetRequestConfigurationInvalid";
        };
    }

    /** The fleet is about to end an instance that it has over its target. */
    Progress notified(Progress progress, String instanceId) {
        return with(progress, progress.members(), List.of(instanceChange("termination_notified", instanceId, null)));
    }

    /** An instance has left the fleet. */
    Progress left(Progress progress, String instanceId) {
        List<Member> members = new ArrayList<>(progress.members());
        members.removeIf(member -> member.instanceId().equals(instanceId));
        return with(progress, members, List.of(instanceChange("terminated", instanceId, null)));
    }

    private Event instanceChange(String subType, String instanceId, String description) {
        return new Event(now, "instance-change", subType, instanceId, description);
    }

    private Event serviceError(String subType, String description) {
        return new Event(now, "service-error", subType, null, description);
    }

    /** What happened to the fleet, as far back as EC2 tells of it. */
    List<Event> told(Progress progress) {
        List<Event> events = new ArrayList<>(progress.events());
        events.removeIf(event -> event.at().isBefore(now.minus(KEPT)));
        return events;
    }

    private Progress with(Progress progress, List<Member> members, List<Event> happened) {
        List<Event> events = told(progress);
        events.addAll(happened);
        return progress.with(members, events);
    }
}
