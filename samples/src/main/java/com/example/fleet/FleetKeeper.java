package com.example.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.InstanceStatus;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SummaryStatus;
import software.amazon.awssdk.services.ec2.model.Tag;

/**
 * Keeps a fleet of identical servers at its size: whatever fails its status checks or is gone is replaced.
 *
 * <p>The keeper remembers nothing. What belongs to the fleet, and how large it is to be, stands in the tags
 * {@code fleet} and {@code fleet-size} of the instances, so that any process may sweep and none has to survive.
 */
public final class FleetKeeper {

    private static final System.Logger LOG = System.getLogger(FleetKeeper.class.getName());

    private static final String NAME_TAG = "fleet";
    private static final String SIZE_TAG = "fleet-size";
    private static final String IMAGE =
            "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";

    private final Ec2Client ec2;
    private final String name;

    /** The keeper of the fleet {@code web}. */
    public FleetKeeper(Ec2Client ec2) {
        this(ec2, "web");
    }

    /** The keeper of a fleet by name. */
    public FleetKeeper(Ec2Client ec2, String name) {
        this.ec2 = ec2;
        this.name = name;
    }

    /** Launches the fleet; returns when all its instances are running. */
    public Fleet launch(int size) {
        return new Fleet(name, start(size, size));
    }

    /**
     * Brings the fleet back to its size. Replacements are running before the sick instances go; where there is no room
     * for replacements, sick instances stay, since a limping server is better than none.
     *
     * @return the ids of the instances that were launched
     */
    public List<String> sweep() {
        List<Instance> members = members();
        Set<String> impaired = impaired();
        List<String> sick = new ArrayList<>();
        int well = 0;
        int size = 0;
        for (Instance member : members) {
            size = Math.max(size, sizeOn(member));
            if (!isServing(member)) {
                continue;
            }
            if (impaired.contains(member.instanceId())) {
                sick.add(member.instanceId());
            } else {
                well++;
            }
        }
        List<String> started = well < size ? start(size - well, size) : List.of();
        if (!sick.isEmpty()) {
            ec2.terminateInstances(r -> r.instanceIds(sick));
        }
        return started;
    }

    /** Sweeps again and again. A sweep that fails is logged; the next one comes nevertheless. */
    public ScheduledFuture<?> sweepEvery(Duration period, ScheduledExecutorService scheduler) {
        return scheduler.scheduleAtFixedRate(this::sweepOrLog, period.toMillis(), period.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void sweepOrLog() {
        try {
            sweep();
        } catch (SdkException e) {
            LOG.log(System.Logger.Level.WARNING, "The fleet {0} could not be swept: {1}", name, e.getMessage());
        }
    }

    private List<String> start(int count, int size) {
        List<String> ids = ec2.runInstances(r -> r
                        .imageId(IMAGE)
                        .instanceType(InstanceType.T3_MICRO)
                        .minCount(count)
                        .maxCount(count)
                        .tagSpecifications(t -> t
                                .resourceType(ResourceType.INSTANCE)
                                .tags(tag(NAME_TAG, name), tag(SIZE_TAG, Integer.toString(size)))))
                .instances().stream().map(Instance::instanceId).toList();
        ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(ids));
        return ids;
    }

    /** Also those that are gone, as long as EC2 shows them: they tell how large the fleet is to be. */
    private List<Instance> members() {
        return ec2.describeInstancesPaginator(r -> r.filters(f -> f.name("tag:" + NAME_TAG).values(name)))
                .reservations().stream().flatMap(reservation -> reservation.instances().stream()).toList();
    }

    /** The instances of the whole account that fail a check: status checks cannot be asked for by tag. */
    private Set<String> impaired() {
        return ec2.describeInstanceStatusPaginator(r -> r.maxResults(1000))
                .instanceStatuses().stream()
                .filter(status -> status.systemStatus().status() == SummaryStatus.IMPAIRED
                        || status.instanceStatus().status() == SummaryStatus.IMPAIRED)
                .map(InstanceStatus::instanceId)
                .collect(Collectors.toSet());
    }

    private static boolean isServing(Instance member) {
        InstanceStateName state = member.state().name();
        return state == InstanceStateName.PENDING || state == InstanceStateName.RUNNING;
    }

    private static int sizeOn(Instance member) {
        return member.tags().stream()
                .filter(tag -> tag.key().equals(SIZE_TAG))
                .mapToInt(tag -> Integer.parseInt(tag.value()))
                .findFirst().orElse(0);
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
