package io.github.fakeec2.compute;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.placement.DedicatedHost;
import io.github.fakeec2.placement.Occupant;
import io.github.fakeec2.placement.PlacementGroup;
import io.github.fakeec2.reservation.CapacityNeed;
import io.github.fakeec2.reservation.CapacityReservation;
import io.github.fakeec2.reservation.CapacityUser;
import io.github.fakeec2.state.TableType;
import io.github.fakeec2.storage.Volume;
import io.github.fakeec2.types.InstanceTypeFacts;
import java.time.Instant;

/**
 * A virtual machine.
 *
 * @param launch what it got from the request that launched it, for good
 * @param settings what can be changed about it
 * @param generation how many changes of state it has been through, so that an event which belongs to an earlier one
 *     can tell that it comes too late
 * @param launchedAt when it was last started
 * @param stateReason why it is in its state, or null
 * @param transitionReason the API's StateTransitionReason, empty while the instance runs
 * @param checks what its status checks find
 */
public record Instance(
        String id,
        Launch launch,
        Settings settings,
        InstanceState state,
        int generation,
        Instant launchedAt,
        Reason stateReason,
        String transitionReason,
        Checks checks) implements CapacityUser, Occupant {

    /** Instances. Errors after the EC2 API reference, "Error codes". */
    public static final TableType<Instance> TABLE = TableType.<Instance>of("instance", "i-")
            .notFound("InvalidInstanceID.NotFound", "The instance ID '%s' does not exist",
                    "The instance IDs '%s' do not exist")
            .malformed("InvalidInstanceID.Malformed", "Invalid id: \"%s\"");

    /**
     * Finds the instances that take up capacity outside of Capacity Reservations, by zone and type as {@link
     * #capacityKey} writes them.
     */
    public static final TableType.Index<Instance> BY_CAPACITY =
            TABLE.index(instance -> instance.usesCapacity() && instance.reservationId() == null
                    ? capacityKey(instance.zone(), instance.typeName()) : null);

    private static final TableType.Index<Instance> BY_RESERVATION =
            TABLE.follows(CapacityReservation.TABLE, Instance::reservationId);

    /** A placement group stays as long as it has instances, stopped ones too. */
    static final TableType.Index<Instance> IN_GROUP = TABLE.needs(PlacementGroup.TABLE, Instance::placementGroupId);

    /** A Dedicated Host stays as long as instances run there, and shows them. */
    static final TableType.Index<Instance> ON_HOST = TABLE.needs(DedicatedHost.TABLE, Instance::occupiedHostId);

    /** The vCPUs that run, by the quota that they count towards. */
    static final TableType.Total<Instance> VCPUS = TABLE.total(VcpuQuota::keyOf, instance -> instance.type().vcpus());

    static {
        CapacityReservation.TABLE.showsWhatNamesIt(TABLE, BY_RESERVATION);
        DedicatedHost.TABLE.showsWhatNamesIt(TABLE, ON_HOST);
        TABLE.showsWhatNamesIt(NetworkInterface.TABLE, NetworkInterface.BY_INSTANCE);
        TABLE.showsWhatNamesIt(Volume.TABLE, Volume.BY_INSTANCE);
    }

    /** Why an instance is in its state. */
    public record Reason(String code, String message) {

        /** It is being launched or started. */
        public static final Reason PENDING = new Reason("pending", "pending");
        static final Reason USER_SHUTDOWN = new Reason("Client.UserInitiatedShutdown",
                "Client.UserInitiatedShutdown: User initiated shutdown");
        static final Reason USER_HIBERNATE = new Reason("Client.UserInitiatedHibernate",
                "Client.UserInitiatedHibernate: User initiated hibernate");
        static final Reason INSTANCE_SHUTDOWN = new Reason("Client.InstanceInitiatedShutdown",
                "Client.InstanceInitiatedShutdown: Instance initiated shutdown");

        /** EC2 has taken a Spot Instance back, and terminates it. */
        public static final Reason SPOT_TERMINATION = new Reason("Server.SpotInstanceTermination",
                "Server.SpotInstanceTermination: Spot instance termination");

        /** EC2 has taken a Spot Instance back, and stops it. */
        public static final Reason SPOT_SHUTDOWN = new Reason("Server.SpotInstanceShutdown",
                "Server.SpotInstanceShutdown: Spot instance shutdown");
    }

    /**
     * What the status checks of a running instance find.
     *
     * @param initializing whether they have not reported yet
     * @param systemImpairedSince since when the system status check fails, or null while it passes
     * @param instanceImpairedSince since when the instance status check fails, or null while it passes
     * @param ebsImpairedSince since when the attached EBS status check fails, or null while it passes
     * @param outageSince since when the instance's zone is down, which fails all, or null while it is up
     */
    public record Checks(boolean initializing, Instant systemImpairedSince, Instant instanceImpairedSince,
            Instant ebsImpairedSince, Instant outageSince) {

        /** Those of an instance that has just begun to run. */
        public static final Checks INITIALIZING = new Checks(true, null, null, null, null);

        Checks reported() {
            return new Checks(false, systemImpairedSince, instanceImpairedSince, ebsImpairedSince, outageSince);
        }

        /** With the outage of the zone since a moment, or null for its end. */
        public Checks inOutage(Instant since) {
            return new Checks(initializing, systemImpairedSince, instanceImpairedSince, ebsImpairedSince, since);
        }

        /** With other outcomes from now on; null leaves a check as it is. */
        public Checks with(Boolean systemOk, Boolean instanceOk, Boolean ebsOk, Instant now) {
            return new Checks(initializing, since(systemImpairedSince, systemOk, now),
                    since(instanceImpairedSince, instanceOk, now), since(ebsImpairedSince, ebsOk, now), outageSince);
        }

        /** As they begin anew on another machine, where the system status check passes. */
        Checks recovered() {
            return new Checks(true, null, instanceImpairedSince, ebsImpairedSince, outageSince);
        }

        private static Instant since(Instant before, Boolean ok, Instant now) {
            if (ok == null || !ok && before != null) {
                return before;
            }
            return ok ? null : now;
        }
    }

    /** By what {@link #BY_CAPACITY} finds the instances of a type in a zone. */
    public static String capacityKey(String zone, String type) {
        return zone + "/" + type;
    }

    @Override
    public String stateName() {
        return state.apiName();
    }

    @Override
    public String zone() {
        return settings.site().zone();
    }

    @Override
    public String typeName() {
        return type().name();
    }

    @Override
    public int maxInterfaces() {
        return type().maxNetworkInterfaces();
    }

    @Override
    public int ipv4PerInterface() {
        return type().ipv4AddressesPerInterface();
    }

    @Override
    public int ipv6PerInterface() {
        return type().ipv6AddressesPerInterface();
    }

    @Override
    public String reservationId() {
        return settings.reservation().usedId();
    }

    /** Spot Instances, and those with a place of their own, run in no reservation that can be made here. */
    @Override
    public CapacityNeed capacityNeed() {
        return launch.spot() || site().placement() != null || site().tenancy().equals("host") ? null
                : new CapacityNeed(typeName(), launch.image().platformDetails(), zone(), site().tenancy());
    }

    /** On a Dedicated Host it takes up the host's, which is the account's own. */
    @Override
    public boolean usesCapacity() {
        return state.usesCapacity() && !site().tenancy().equals("host");
    }

    @Override
    public boolean takesOpenReservations() {
        return settings.reservation().takesOpen();
    }

    @Override
    public void moveTo(Call call, String reservationId) {
        call.table(TABLE).update(with(settings.with(settings.reservation().using(reservationId))));
    }

    /** The facts of its type. */
    public InstanceTypeFacts type() {
        return settings.machine().type();
    }

    @Override
    public Integer partition() {
        return site().placement() == null ? null : site().placement().partition();
    }

    private String placementGroupId() {
        return site().placement() == null || state == InstanceState.TERMINATED ? null : site().placement().groupId();
    }

    private String occupiedHostId() {
        return site().placement() == null || !state.usesCapacity() ? null : site().placement().hostId();
    }

    /** Where it runs. */
    public Site site() {
        return settings.site();
    }

    /** The state of its detailed monitoring, which begins when it runs and ends with it. */
    public String monitoring() {
        return switch (state) {
            case TERMINATED -> "disabled";
            case PENDING -> settings.monitoring().equals("enabled") ? "pending" : settings.monitoring();
            default -> settings.monitoring();
        };
    }

    /** The same with other settings. */
    public Instance with(Settings others) {
        return new Instance(id, launch, others, state, generation, launchedAt, stateReason, transitionReason, checks);
    }

    Instance inState(InstanceState next, Reason reason, String transition) {
        // Who takes up no capacity any more gives its place in a Capacity Reservation back.
        Settings kept = reservationId() == null || next.usesCapacity() ? settings
                : settings.with(settings.reservation().using(null));
        return new Instance(id, launch, kept, next, generation + 1, launchedAt, reason, transition, checks);
    }

    Instance startedAt(Instant moment) {
        return new Instance(id, launch, settings, InstanceState.PENDING, generation + 1, moment, Reason.PENDING, "",
                Checks.INITIALIZING);
    }

    /** The same, of which its status checks have found something else. */
    public Instance withChecks(Checks found) {
        return new Instance(id, launch, settings, state, generation, launchedAt, stateReason, transitionReason, found);
    }
}
