package io.github.fakeec2.time;

import java.time.Duration;

/**
 * What takes time in the cloud, with the default of each. EC2 promises no durations; the defaults are typical ones,
 * and a test changes them with {@link VirtualTime#takes(Delay, Duration)}.
 */
public enum Delay {

    /** From {@code pending} to {@code running}. */
    INSTANCE_BOOT(Duration.ofSeconds(10)),

    /**
     * From {@code running} until both status checks say {@code ok}; until then they are {@code initializing}. Two
     * minutes, but none in the flow {@code SETTLED}, where every launch would otherwise move the clock that far: a few
     * dozen launches, and an instance terminated before them would have disappeared.
     */
    STATUS_CHECKS(Duration.ofMinutes(2), Duration.ZERO),

    /**
     * From the launch of a Windows instance until GetPasswordData has its password: EC2 asks to wait "at least 4
     * minutes". None in the flow {@code SETTLED}, as with the status checks.
     */
    WINDOWS_PASSWORD(Duration.ofMinutes(4), Duration.ZERO),

    /**
     * From the moment at which an instance prints something until GetConsoleOutput has it without {@code Latest}. None
     * in the flow {@code SETTLED}, where nothing else would let it come.
     */
    CONSOLE_POSTED(Duration.ofMinutes(2), Duration.ZERO),

    /** From {@code stopping} to {@code stopped}. */
    INSTANCE_STOP(Duration.ofSeconds(30)),

    /** The same where the operating system writes its memory to the root volume first. */
    INSTANCE_HIBERNATE(Duration.ofSeconds(60)),

    /** The same, and from {@code shutting-down} to {@code terminated}, where the operating system is not asked. */
    INSTANCE_POWER_OFF(Duration.ofSeconds(5)),

    /**
     * From the start of a Linux instance until it can hibernate: about two minutes (EC2 user guide, "Troubleshoot EC2
     * instance hibernation"), but none in the flow {@code SETTLED}, as for {@link #STATUS_CHECKS}.
     */
    HIBERNATION_READY(Duration.ofMinutes(2), Duration.ZERO),

    /** The same of a Windows instance: about five minutes. */
    HIBERNATION_READY_WINDOWS(Duration.ofMinutes(5), Duration.ZERO),

    /**
     * From the first failure of the system status check until EC2 recovers the instance by itself. EC2 does not say how
     * long it takes.
     */
    AUTOMATIC_RECOVERY(Duration.ofMinutes(20)),

    /** How long a scheduled event can still be described once it has ended: up to a week (API, InstanceStatusEvent). */
    ENDED_EVENT_VISIBLE(Duration.ofDays(7)),

    /** From {@code creating} to {@code active} of an event window, and from {@code deleting} to gone. */
    EVENT_WINDOW_STEP(Duration.ofSeconds(2)),

    /** From {@code pending} to {@code in-progress} of a root volume replacement, and from there to its end. */
    ROOT_VOLUME_STEP(Duration.ofSeconds(30)),

    /** From {@code shutting-down} to {@code terminated}. */
    INSTANCE_SHUTDOWN(Duration.ofSeconds(30)),

    /**
     * How long a terminated instance stays visible. The EC2 user guide ("Terminate Amazon EC2 instances") says that
     * it remains visible for a short while, usually less than an hour.
     */
    TERMINATED_VISIBLE(Duration.ofHours(1)),

    /**
     * From the interruption notice of a Spot Instance to its end: two minutes (EC2 user guide, "Spot Instance
     * interruption notices").
     */
    SPOT_NOTICE(Duration.ofMinutes(2)),

    /** From {@code pending-evaluation} to {@code fulfilled} of a Spot Instance request, where there is capacity. */
    SPOT_FULFILLMENT(Duration.ofSeconds(5)),

    /**
     * How long until EC2 looks again for capacity for a Spot Instance request that waits for it, or whose instance was
     * interrupted. AWS does not say how long.
     */
    SPOT_RETRY(Duration.ofMinutes(10)),

    /** From {@code submitted} to {@code active} of an EC2 Fleet, and from an instance's end to its replacement. */
    FLEET_STEP(Duration.ofSeconds(5)),

    /** How long until an EC2 Fleet that lacks capacity looks for it again. AWS does not say how long. */
    FLEET_RETRY(Duration.ofMinutes(5)),

    /** How often an EC2 Fleet looks at the health of its instances: every two minutes ("EC2 Fleet health checks"). */
    FLEET_HEALTH_CHECK(Duration.ofMinutes(2)),

    /** How long a deleted EC2 Fleet stays visible: two days (API reference, {@code EventInformation}). */
    DELETED_FLEET_VISIBLE(Duration.ofDays(2)),

    /** From {@code pending} to {@code active}, or {@code failed}, of a Capacity Reservation. */
    CAPACITY_RESERVATION_CREATE(Duration.ofSeconds(5)),

    /**
     * How long a Capacity Reservation that failed stays visible: 60 minutes (EC2 user guide, "Capacity Reservations").
     */
    FAILED_CAPACITY_RESERVATION_VISIBLE(Duration.ofHours(1)),

    /**
     * How long EC2 does not know of an instance profile that IAM has already, or of the role in it: some ten seconds,
     * as users saw it on AWS; none in the flow {@code SETTLED}, where a launch works right after the profile was made.
     */
    INSTANCE_PROFILE_VISIBLE(Duration.ofSeconds(10), Duration.ZERO),

    /**
     * Until a change to an instance is in force: from {@code pending} to {@code applied} of metadata options, from
     * {@code pending} to {@code enabled} of detailed monitoring; also to what an account has set for its launches.
     */
    INSTANCE_CHANGE(Duration.ofSeconds(5)),

    /** From {@code pending} to {@code available} of a VPC, a subnet, a default VPC. */
    VPC_CREATE(Duration.ofSeconds(1)),

    /** From {@code attaching} to {@code attached} of a network interface. */
    INTERFACE_ATTACH(Duration.ofSeconds(5)),

    /** From {@code detaching} to detached of a network interface. */
    INTERFACE_DETACH(Duration.ofSeconds(10)),

    /** From {@code pending} to {@code available}, or {@code failed}, of a NAT gateway. */
    NAT_GATEWAY_CREATE(Duration.ofSeconds(90)),

    /** From {@code deleting} to {@code deleted} of a NAT gateway. */
    NAT_GATEWAY_DELETE(Duration.ofSeconds(45)),

    /** How long a deleted NAT gateway stays visible: about an hour (VPC user guide, "Delete a NAT gateway"). */
    DELETED_NAT_GATEWAY_VISIBLE(Duration.ofHours(1)),

    /** From {@code associating} to {@code associated}, and back, of a CIDR block, an address, an association. */
    ASSOCIATION(Duration.ofSeconds(2)),

    /** How long a CIDR block that was disassociated stays visible, as users saw it on AWS: an hour and more. */
    DISASSOCIATED_CIDR_VISIBLE(Duration.ofHours(1)),

    /** From {@code initiating-request} to {@code pending-acceptance}, and from {@code provisioning} to active. */
    PEERING_STEP(Duration.ofSeconds(2)),

    /** How long a peering request waits: seven days (VPC peering guide, "VPC peering connection lifecycle"). */
    PEERING_REQUEST_EXPIRES(Duration.ofDays(7)),

    /** How long a peering connection that came to nothing or was deleted stays visible: two hours (same page). */
    ENDED_PEERING_VISIBLE(Duration.ofHours(2)),

    /**
     * How long one that was rejected or deleted stays visible to the owner of the other side, and one that expired to
     * both: two days (same page).
     */
    ENDED_PEERING_VISIBLE_TO_OTHERS(Duration.ofDays(2)),

    /** From {@code attaching} to {@code attached}, and back, of a virtual private gateway. */
    VPN_GATEWAY_ATTACH(Duration.ofSeconds(10)),

    /** From {@code pending} to {@code available} of a Site-to-Site VPN connection, and from deleting to deleted. */
    VPN_CONNECTION_STEP(Duration.ofMinutes(3)),

    /** How long customer gateways, virtual private gateways and VPN connections stay visible once deleted. */
    DELETED_VPN_VISIBLE(Duration.ofHours(1)),

    /** From {@code pending} to {@code available} of a transit gateway, and from {@code deleting} to deleted. */
    TRANSIT_GATEWAY_STEP(Duration.ofMinutes(2)),

    /** The same of what belongs to a transit gateway: attachments, route tables, associations, propagations. */
    TRANSIT_GATEWAY_PART_STEP(Duration.ofSeconds(30)),

    /**
     * How long a deleted transit gateway, and what belonged to one, stays visible: AWS shows it as {@code deleted} for
     * a while, and does not say for how long.
     */
    DELETED_TRANSIT_GATEWAY_VISIBLE(Duration.ofHours(1)),

    /** From {@code pending} to {@code available} of a VPC endpoint, and from {@code deleting} to deleted. */
    VPC_ENDPOINT_STEP(Duration.ofMinutes(1)),

    /** From {@code create-in-progress} to {@code create-complete} of a prefix list, and of its changes. */
    PREFIX_LIST_STEP(Duration.ofSeconds(2)),

    /** How long an Elastic IP address that is offered to another account can be accepted: seven days. */
    ADDRESS_TRANSFER_EXPIRES(Duration.ofDays(7)),

    /** From {@code pending} to {@code available} of a Dedicated Host that is to run several types: some 10 minutes. */
    HOST_CONFIGURATION(Duration.ofMinutes(10)),

    /** How long a released Dedicated Host stays visible: recently released ones are listed, says AWS. */
    RELEASED_HOST_VISIBLE(Duration.ofHours(1)),

    /** How long Reachability Analyzer is {@code running}. */
    NETWORK_INSIGHTS_ANALYSIS(Duration.ofSeconds(20)),

    /** How long Network Access Analyzer is {@code running}. */
    NETWORK_INSIGHTS_ACCESS_SCOPE_ANALYSIS(Duration.ofMinutes(2));

    private final Duration defaultDuration;
    private final Duration whenSettled;

    Delay(Duration defaultDuration) {
        this(defaultDuration, defaultDuration);
    }

    Delay(Duration defaultDuration, Duration whenSettled) {
        this.defaultDuration = defaultDuration;
        this.whenSettled = whenSettled;
    }

    /** How long it takes in a flow unless a test says otherwise. */
    public Duration defaultIn(TimeFlow.Mode mode) {
        return mode == TimeFlow.Mode.SETTLED ? whenSettled : defaultDuration;
    }
}
