package io.github.fakeec2.fleet;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceFollower;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.Parts;
import io.github.fakeec2.state.TableType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.ec2.model.CreateFleetRequest;
import software.amazon.awssdk.services.ec2.model.FleetLaunchTemplateConfigRequest;

/**
 * An EC2 Fleet.
 *
 * @param request what was asked for; what ModifyFleet changes of it is in the plan
 * @param plan what the fleet is to have
 * @param progress what it has, and how it came to that
 */
public record Fleet(String id, CreateFleetRequest request, Plan plan, State state, Progress progress)
        implements InstanceFollower {

    /** EC2 Fleets. The codes are those of the EC2 API reference, "Error codes"; the texts are ours. */
    public static final TableType<Fleet> TABLE = TableType.<Fleet>of("fleet", "fleet-")
            .notFound("InvalidFleetId.NotFound", "The fleet ID '%s' does not exist",
                    "The fleet IDs '%s' do not exist")
            .malformed("InvalidFleetId.Malformed", "The fleet ID '%s' is malformed")
            .withUuids();

    static {
        TABLE.follows(Instance.TABLE, fleet -> Parts.of(fleet.progress().members(), Member::instanceId));
    }

    /** The states (API reference, {@code FleetData}); there they are written with underscores. */
    public enum State {
        SUBMITTED, ACTIVE, MODIFYING, DELETED_RUNNING, DELETED_TERMINATING, DELETED;

        /** Whether the fleet launches instances, or will. */
        boolean isLive() {
            return this == SUBMITTED || this == ACTIVE || this == MODIFYING;
        }
    }

    /**
     * What a fleet is to have.
     *
     * @param terminatesExcess whether it ends instances that it has over its target
     */
    record Plan(List<FleetLaunchTemplateConfigRequest> configs, Target target, boolean terminatesExcess) {
    }

    /**
     * An instance of the fleet.
     *
     * @param units how much of the target it fulfills
     * @param platform windows, or null
     * @param failedChecks how many health checks in a row it has failed
     */
    record Member(String instanceId, boolean spot, double units, Pool pool, String platform, int failedChecks) {

        Member withFailedChecks(int count) {
            return new Member(instanceId, spot, units, pool, platform, count);
        }
    }

    /** A pool that had no instances to give. */
    record Failure(Pool pool, boolean spot, String code, String message) {
    }

    /** Something that happened to a fleet; instanceId is null for what did not happen to an instance. */
    record Event(Instant at, String type, String subType, String instanceId, String description) {
    }

    /**
     * What a fleet has.
     *
     * @param activity the API's activity status
     * @param retrying whether it is going to look for capacity again
     * @param members the instances that it has
     * @param launched of a fleet that does not maintain its target, all that it ever launched
     * @param failures of an instant fleet, the pools that had none
     * @param events what happened to it, for as long as AWS tells of it
     */
    record Progress(String activity, boolean retrying, List<Member> members, List<Member> launched,
            List<Failure> failures, List<Event> events) {

        static final Progress NONE =
                new Progress("pending_fulfillment", false, List.of(), List.of(), List.of(), List.of());

        double units(boolean spot) {
            return units(members, spot);
        }

        private static double units(List<Member> some, boolean spot) {
            double units = 0;
            for (Member member : some) {
                units += member.spot() == spot ? member.units() : 0;
            }
            return units;
        }

        Progress as(String otherActivity) {
            return new Progress(otherActivity, retrying, members, launched, failures, events);
        }

        Progress retrying(boolean other) {
            return new Progress(activity, other, members, launched, failures, events);
        }

        Progress with(List<Member> otherMembers, List<Event> otherEvents) {
            return new Progress(activity, retrying, List.copyOf(otherMembers), launched, failures,
                    List.copyOf(otherEvents));
        }

        Progress afterLaunch(List<Member> otherLaunched, List<Failure> otherFailures) {
            return new Progress(activity, retrying, members, List.copyOf(otherLaunched), List.copyOf(otherFailures),
                    events);
        }
    }

    /** The units of its target that the fleet has yet to launch. */
    double lacks(boolean spot) {
        List<Member> counted = maintains() ? progress.members() : progress.launched();
        return Math.max(0, plan.target().of(spot) - Progress.units(counted, spot));
    }

    /** instant, request or maintain. */
    String type() {
        String type = request.typeAsString();
        return type == null || type.isEmpty() ? "maintain" : type;
    }

    boolean isInstant() {
        return type().equals("instant");
    }

    boolean maintains() {
        return type().equals("maintain");
    }

    @Override
    public String stateName() {
        return state.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void instanceMoved(Call call, Instance instance) {
        new FleetLife(call).instanceMoved(id, instance);
    }

    Fleet with(State other) {
        return new Fleet(id, request, plan, other, progress);
    }

    Fleet with(Plan other) {
        return new Fleet(id, request, other, state, progress);
    }

    Fleet with(Progress other) {
        return new Fleet(id, request, plan, state, other);
    }
}
