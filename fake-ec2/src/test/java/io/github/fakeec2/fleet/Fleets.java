package io.github.fakeec2.fleet;

import io.github.fakeec2.Amis;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateFleetRequest;
import software.amazon.awssdk.services.ec2.model.CreateFleetResponse;
import software.amazon.awssdk.services.ec2.model.FleetData;
import software.amazon.awssdk.services.ec2.model.FleetLaunchTemplateOverridesRequest;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.RequestLaunchTemplateData;

/** What the tests of fleets begin with: a launch template "web", and fleets of it. */
final class Fleets {

    private Fleets() {
    }

    static String template(Ec2Client ec2) {
        return template(ec2, d -> { });
    }

    static String template(Ec2Client ec2, Consumer<RequestLaunchTemplateData.Builder> added) {
        return ec2.createLaunchTemplate(r -> r.launchTemplateName("web").launchTemplateData(d -> added.accept(
                d.imageId(Amis.AMAZON_LINUX_2023).instanceType("t3.micro")))).launchTemplate().launchTemplateId();
    }

    /** A fleet of the template "web" with overrides such as {@code "m5.large us-east-1a"}. */
    static CreateFleetRequest.Builder of(String type, int total, String... pools) {
        List<FleetLaunchTemplateOverridesRequest> overrides = new ArrayList<>();
        for (String pool : pools) {
            overrides.add(override(pool).build());
        }
        return with(type, total, overrides);
    }

    static CreateFleetRequest.Builder with(String type, int total, List<FleetLaunchTemplateOverridesRequest> all) {
        return CreateFleetRequest.builder().type(type)
                .targetCapacitySpecification(t -> t.totalTargetCapacity(total))
                .launchTemplateConfigs(c -> c.launchTemplateSpecification(s -> s.launchTemplateName("web")
                        .version("$Latest")).overrides(all));
    }

    static CreateFleetRequest.Builder spot(String type, int total, String... pools) {
        return of(type, total, pools).targetCapacitySpecification(t -> t.totalTargetCapacity(total)
                .defaultTargetCapacityType("spot"));
    }

    static FleetLaunchTemplateOverridesRequest.Builder override(String pool) {
        String[] parts = pool.split(" ");
        FleetLaunchTemplateOverridesRequest.Builder override =
                FleetLaunchTemplateOverridesRequest.builder().instanceType(parts[0]);
        return parts.length == 1 ? override : override.availabilityZone(parts[1]);
    }

    /** What a fleet launched, one word per instance: {@code "m5.large us-east-1a"}. */
    static List<String> launched(Ec2Client ec2, CreateFleetResponse fleet) {
        return fleet.instances().stream().flatMap(some -> some.instanceIds().stream())
                .map(id -> place(instance(ec2, id))).toList();
    }

    /** The instances that carry a fleet's tag and run. */
    static List<Instance> running(Ec2Client ec2, String fleetId) {
        return ec2.describeInstances(r -> r.filters(f -> f.name("tag:aws:ec2:fleet-id").values(fleetId),
                f -> f.name("instance-state-name").values("pending", "running"))).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream()).toList();
    }

    static List<String> places(Ec2Client ec2, String fleetId) {
        return running(ec2, fleetId).stream().map(Fleets::place).toList();
    }

    private static String place(Instance instance) {
        return instance.instanceTypeAsString() + " " + instance.placement().availabilityZone();
    }

    static Instance instance(Ec2Client ec2, String id) {
        return ec2.describeInstances(r -> r.instanceIds(id)).reservations().get(0).instances().get(0);
    }

    static FleetData shown(Ec2Client ec2, String id) {
        return ec2.describeFleets(r -> r.fleetIds(id)).fleets().get(0);
    }
}
