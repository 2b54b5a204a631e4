package io.github.fakeec2.fleet;

import io.github.fakeec2.fleet.Fleet.Failure;
import io.github.fakeec2.fleet.Fleet.Member;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.template.Pojos;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.CreateFleetError;
import software.amazon.awssdk.services.ec2.model.CreateFleetInstance;
import software.amazon.awssdk.services.ec2.model.CreateFleetRequest;
import software.amazon.awssdk.services.ec2.model.DescribeFleetError;
import software.amazon.awssdk.services.ec2.model.DescribeFleetsInstances;
import software.amazon.awssdk.services.ec2.model.FleetData;
import software.amazon.awssdk.services.ec2.model.FleetLaunchTemplateConfig;
import software.amazon.awssdk.services.ec2.model.FleetLaunchTemplateOverrides;
import software.amazon.awssdk.services.ec2.model.FleetLaunchTemplateSpecification;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateAndOverridesResponse;
import software.amazon.awssdk.services.ec2.model.OnDemandOptions;
import software.amazon.awssdk.services.ec2.model.SpotOptions;
import software.amazon.awssdk.services.ec2.model.TargetCapacitySpecification;

/** Shows a fleet as DescribeFleets does, and what an instant one has launched. */
final class FleetView {

    private FleetView() {
    }

    static FleetData of(Row<Fleet> row) {
        return row.view(() -> build(row));
    }

    private static FleetData build(Row<Fleet> row) {
        Fleet fleet = row.value();
        CreateFleetRequest asked = fleet.request();
        FleetData.Builder view = FleetData.builder()
                .fleetId(fleet.id())
                .createTime(row.createdAt())
                .fleetState(fleet.stateName())
                .activityStatus(fleet.progress().activity())
                .clientToken(asked.clientToken())
                .type(fleet.type())
                .excessCapacityTerminationPolicy(policy(fleet))
                .fulfilledCapacity(fleet.progress().units(true) + fleet.progress().units(false))
                .fulfilledOnDemandCapacity(fleet.progress().units(false))
                .launchTemplateConfigs(fleet.plan().configs().stream().map(config -> (FleetLaunchTemplateConfig)
                        Pojos.converted(config, FleetLaunchTemplateConfig.builder())).toList())
                .targetCapacitySpecification(target(fleet.plan().target()))
                .terminateInstancesWithExpiration(Boolean.TRUE.equals(asked.terminateInstancesWithExpiration()))
                .replaceUnhealthyInstances(Boolean.TRUE.equals(asked.replaceUnhealthyInstances()))
                .validFrom(asked.validFrom())
                .validUntil(asked.validUntil())
                .tags(TagRules.toSdk(row.tags()));
        if (asked.spotOptions() != null) {
            view.spotOptions((SpotOptions) Pojos.converted(asked.spotOptions(), SpotOptions.builder()));
        }
        if (asked.onDemandOptions() != null) {
            view.onDemandOptions((OnDemandOptions) Pojos.converted(asked.onDemandOptions(), OnDemandOptions.builder()));
        }
        if (fleet.isInstant()) {
            view.errors(errors(fleet).stream().map(error -> (DescribeFleetError)
                            Pojos.converted(error, DescribeFleetError.builder())).toList())
                    .instances(instances(fleet).stream().map(some -> (DescribeFleetsInstances)
                            Pojos.converted(some, DescribeFleetsInstances.builder())).toList());
        }
        return view.build();
    }

    static String policy(Fleet fleet) {
        return fleet.plan().terminatesExcess() ? "termination" : "no-termination";
    }

    private static TargetCapacitySpecification target(Target target) {
        return TargetCapacitySpecification.builder()
                .totalTargetCapacity(target.total())
                .onDemandTargetCapacity(target.onDemand())
                .spotTargetCapacity(target.spot())
                .defaultTargetCapacityType(target.restIsSpot() ? "spot" : "on-demand")
                .targetCapacityUnitType(target.unit().equals("units") ? null : target.unit())
                .build();
    }

    /** What an instant fleet launched, pool by pool. */
    static List<CreateFleetInstance> instances(Fleet fleet) {
        record Kind(Pool pool, boolean spot, String platform) {
        }
        Map<Kind, List<String>> ids = new LinkedHashMap<>();
        for (Member member : fleet.progress().launched()) {
            ids.computeIfAbsent(new Kind(member.pool(), member.spot(), member.platform()), kind -> new ArrayList<>())
                    .add(member.instanceId());
        }
        List<CreateFleetInstance> instances = new ArrayList<>();
        ids.forEach((kind, some) -> instances.add(CreateFleetInstance.builder()
                .launchTemplateAndOverrides(launch(kind.pool()))
                .lifecycle(lifecycle(kind.spot()))
                .instanceIds(some)
                .instanceType(kind.pool().type())
                .platform(kind.platform())
                .build()));
        return instances;
    }

    /** The pools that had no instances for an instant fleet. */
    static List<CreateFleetError> errors(Fleet fleet) {
        List<CreateFleetError> errors = new ArrayList<>();
        for (Failure failure : fleet.progress().failures()) {
            errors.add(CreateFleetError.builder()
                    .launchTemplateAndOverrides(launch(failure.pool()))
                    .lifecycle(lifecycle(failure.spot()))
                    .errorCode(failure.code())
                    .errorMessage(failure.message())
                    .build());
        }
        return errors;
    }

    private static String lifecycle(boolean spot) {
        return spot ? "spot" : "on-demand";
    }

    private static LaunchTemplateAndOverridesResponse launch(Pool pool) {
        LaunchTemplateAndOverridesResponse.Builder view = LaunchTemplateAndOverridesResponse.builder()
                .launchTemplateSpecification((FleetLaunchTemplateSpecification)
                        Pojos.converted(pool.template(), FleetLaunchTemplateSpecification.builder()));
        if (pool.override() != null) {
            view.overrides((FleetLaunchTemplateOverrides)
                    Pojos.converted(pool.override(), FleetLaunchTemplateOverrides.builder().instanceType(pool.type())));
        }
        return view.build();
    }
}
