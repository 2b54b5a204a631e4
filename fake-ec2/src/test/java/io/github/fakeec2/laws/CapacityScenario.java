package io.github.fakeec2.laws;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import java.time.Duration;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceType;

/** The capacity that a {@link Scenario} holds: reservations, Spot Instance requests and fleets in several states. */
final class CapacityScenario {

    private CapacityScenario() {
    }

    /** An open reservation with an instance in it, a targeted one with another that is stopped, and a cancelled one. */
    static void reserve(FakeCloud cloud) {
        Ec2Client ec2 = cloud.ec2();
        String open = reservation(cloud, "open");
        String targeted = reservation(cloud, "targeted");
        String cancelled = reservation(cloud, "targeted");
        cloud.time().settle();
        ec2.cancelCapacityReservation(r -> r.capacityReservationId(cancelled));
        ec2.modifyCapacityReservation(r -> r.capacityReservationId(open).instanceCount(3));
        launch(ec2, null);
        String stopped = launch(ec2, targeted);
        cloud.time().settle();
        ec2.stopInstances(r -> r.instanceIds(stopped));
        cloud.time().settle();
        ec2.modifyInstanceCapacityReservationAttributes(r -> r.instanceId(stopped)
                .capacityReservationSpecification(s -> s.capacityReservationPreference("open")));
        ec2.getCapacityReservationUsage(r -> r.capacityReservationId(open));
    }

    /** Spot Instance requests: fulfilled, waiting, stopped with its instance, cancelled. */
    static void requestSpot(FakeCloud cloud) {
        Ec2Client ec2 = cloud.ec2();
        ec2.requestSpotInstances(r -> r.spotPrice("0.05").launchSpecification(s -> s
                .imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.M5_LARGE).keyName("key")));
        cloud.time().settle();
        String waiting = ec2.requestSpotInstances(r -> r.type("persistent").instanceCount(2)
                .validFrom(cloud.time().now().plus(Duration.ofHours(1))).launchSpecification(s -> s
                        .imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)))
                .spotInstanceRequests().get(0).spotInstanceRequestId();
        ec2.cancelSpotInstanceRequests(r -> r.spotInstanceRequestIds(waiting));
        String stopped = ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                .minCount(1).maxCount(1).instanceMarketOptions(m -> m.marketType("spot").spotOptions(o -> o
                        .spotInstanceType("persistent").instanceInterruptionBehavior("stop"))))
                .instances().get(0).instanceId();
        cloud.time().settle();
        ec2.stopInstances(r -> r.instanceIds(stopped));
        cloud.time().settle();
    }

    /** Fleets: an instant one, one that maintains its target, one that waits for its start, one deleted. */
    static void gatherFleets(FakeCloud cloud) {
        Ec2Client ec2 = cloud.ec2();
        ec2.createLaunchTemplate(r -> r.launchTemplateName("fleet").launchTemplateData(d -> d
                .imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)));
        fleet(cloud, "instant", null);
        String kept = fleet(cloud, "maintain", null);
        fleet(cloud, "request", Duration.ofHours(1));
        String deleted = fleet(cloud, "maintain", null);
        cloud.time().settle();
        ec2.modifyFleet(r -> r.fleetId(kept).targetCapacitySpecification(t -> t.totalTargetCapacity(3)));
        ec2.deleteFleets(r -> r.fleetIds(deleted).terminateInstances(true));
        ec2.describeFleetInstances(r -> r.fleetId(kept));
        ec2.describeFleetHistory(r -> r.fleetId(kept).startTime(cloud.time().now().minus(Duration.ofHours(1))));
        ec2.describeFleets(r -> r.filters(f -> f.name("type").values("maintain")));
    }

    private static String fleet(FakeCloud cloud, String type, Duration start) {
        return cloud.ec2().createFleet(r -> r.type(type)
                .validFrom(start == null ? null : cloud.time().now().plus(start))
                .targetCapacitySpecification(t -> t.totalTargetCapacity(2).onDemandTargetCapacity(1)
                        .defaultTargetCapacityType("spot"))
                .launchTemplateConfigs(c -> c.launchTemplateSpecification(s -> s.launchTemplateName("fleet")
                        .version("$Default")).overrides(o -> o.instanceType("t3.small").weightedCapacity(1.0))))
                .fleetId();
    }

    private static String reservation(FakeCloud cloud, String criteria) {
        return cloud.ec2().createCapacityReservation(r -> r.instanceType("m5.large").instancePlatform("Linux/UNIX")
                .availabilityZone("us-east-1a").instanceCount(2).instanceMatchCriteria(criteria)
                .endDateType("limited").endDate(cloud.time().now().plus(Duration.ofDays(1))))
                .capacityReservation().capacityReservationId();
    }

    private static String launch(Ec2Client ec2, String target) {
        return ec2.runInstances(r -> {
            r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.M5_LARGE).minCount(1).maxCount(1)
                    .placement(p -> p.availabilityZone("us-east-1a"));
            if (target != null) {
                r.capacityReservationSpecification(s -> s.capacityReservationTarget(t ->
                        t.capacityReservationId(target)));
            }
        }).instances().get(0).instanceId();
    }
}
