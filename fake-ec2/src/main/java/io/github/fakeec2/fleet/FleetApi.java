package io.github.fakeec2.fleet;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.CreateFleetRequest;
import software.amazon.awssdk.services.ec2.model.CreateFleetResponse;
import software.amazon.awssdk.services.ec2.model.DeleteFleetErrorItem;
import software.amazon.awssdk.services.ec2.model.DeleteFleetSuccessItem;
import software.amazon.awssdk.services.ec2.model.DeleteFleetsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteFleetsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeFleetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeFleetsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyFleetRequest;
import software.amazon.awssdk.services.ec2.model.ModifyFleetResponse;

/** Makes, lists, changes and deletes EC2 Fleets. */
@Simulates(family = "EC2 Fleets")
final class FleetApi {

    private static final Listing<Fleet> LISTING =
            new Listing<>(Fleet.TABLE, () -> FleetFilters.ALL, PageRules.lowerCase("fleetIdSet", 1, 1000));
    private static final SimulatedMembers MODIFY = SimulatedMembers.of("ModifyFleet", "", "DryRun",
            "ExcessCapacityTerminationPolicy", "FleetId", "LaunchTemplateConfigs", "TargetCapacitySpecification");
    private static final Set<String> INSTANT_TAGGABLE = Set.of("fleet", "instance", "volume");
    private static final int MOST_DELETIONS = 100;
    private static final int MOST_INSTANT_DELETIONS = 25;

    private final Call call;

    FleetApi(Call call) {
        this.call = call;
    }

    @Limits("There are no prices: what AWS orders by price is taken in the order of the request, what it orders by "
            + "capacity by what the test leaves each zone, and maximum prices limit nothing. Capacity rebalancing, the "
            + "use of reserved capacity first, reserved capacity as a target, block devices in overrides, and instant "
            + "fleets with a start or an end are refused.")
    CreateFleetResponse createFleet(CreateFleetRequest request) {
        Fleet asked = FleetRequest.checked(call, request);
        Map<String, String> tags = tags(asked, "fleet");
        INSTANT_TAGGABLE.forEach(kind -> tags(asked, kind)); // a bad one is no matter of a single pool
        Fleet fleet = new FleetLife(call).create(asked, tags).value();
        CreateFleetResponse.Builder response = CreateFleetResponse.builder().fleetId(fleet.id());
        return fleet.isInstant()
                ? response.errors(FleetView.errors(fleet)).instances(FleetView.instances(fleet)).build()
                : response.build();
    }

    /** Beside what the API reference names, EC2 takes tags for the volumes of an instant fleet. */
    private static Map<String, String> tags(Fleet fleet, String kind) {
        return TagRules.onCreate(fleet.request().tagSpecifications(), kind,
                fleet.isInstant() ? INSTANT_TAGGABLE : Set.of("fleet"), "InvalidParameterValue");
    }

    DescribeFleetsResponse describeFleets(DescribeFleetsRequest request) {
        boolean named = !request.fleetIds().isEmpty();
        Table<Fleet> table = call.table(Fleet.TABLE);
        Collection<Row<Fleet>> rows;
        if (named) {
            rows = table.getAll(request.fleetIds());
        } else {
            rows = new ArrayList<>(table.visible(0));
            rows.removeIf(row -> row.value().isInstant()); // which must be asked for by their ids
        }
        Page<Fleet> page = LISTING.page(rows, call.region(), named, request.filters(), request.maxResults(),
                request.nextToken());
        return DescribeFleetsResponse.builder()
                .fleets(page.map(FleetView::of))
                .nextToken(page.nextToken())
                .build();
    }

    @Limits("Excess instances are terminated youngest first, whatever the allocation strategy, and at once: "
            + "Spot Instances get no interruption notice before.")
    ModifyFleetResponse modifyFleet(ModifyFleetRequest request) {
        MODIFY.requireNoOther(request);
        FleetLife life = new FleetLife(call);
        Fleet fleet = life.existing(request.fleetId());
        Fleet.Plan plan = fleet.plan();
        life.modify(fleet, new Fleet.Plan(
                request.launchTemplateConfigs().isEmpty() ? plan.configs()
                        : FleetRequest.configs(request.launchTemplateConfigs()),
                request.targetCapacitySpecification() == null ? plan.target()
                        : Target.of(request.targetCapacitySpecification(), 0, plan.target()),
                FleetRequest.terminatesExcess(request.excessCapacityTerminationPolicyAsString(),
                        plan.terminatesExcess())));
        return ModifyFleetResponse.builder().returnValue(true).build();
    }

    DeleteFleetsResponse deleteFleets(DeleteFleetsRequest request) {
        Set<String> ids = new LinkedHashSet<>(Required.list("fleetId", request.fleetIds()));
        if (request.terminateInstances() == null) {
            throw Required.missing("terminateInstances");
        }
        requireFew(ids);
        List<DeleteFleetSuccessItem> deleted = new ArrayList<>();
        List<DeleteFleetErrorItem> failed = new ArrayList<>();
        for (String id : ids) {
            try {
                Fleet before = deletable(id, request.terminateInstances());
                Fleet after = new FleetLife(call).delete(before, request.terminateInstances());
                deleted.add(DeleteFleetSuccessItem.builder().fleetId(id)
                        .previousFleetState(before.stateName()).currentFleetState(after.stateName()).build());
            } catch (AwsError e) {
                failed.add(DeleteFleetErrorItem.builder().fleetId(id)
                        .error(error -> error.code(errorCode(e.code())).message(e.getMessage())).build());
            }
        }
        return DeleteFleetsResponse.builder()
                .successfulFleetDeletions(deleted).unsuccessfulFleetDeletions(failed).build();
    }

    /** API reference, DeleteFleets, "Restrictions". */
    private void requireFew(Set<String> ids) {
        int instant = 0;
        for (String id : ids) {
            Row<Fleet> row = id == null ? null : call.table(Fleet.TABLE).find(id);
            instant += row != null && row.value().isInstant() ? 1 : 0;
        }
        if (instant > MOST_INSTANT_DELETIONS || ids.size() - instant > MOST_DELETIONS) {
            throw AwsError.of("InvalidParameterValue", "A request deletes at most " + MOST_INSTANT_DELETIONS
                    + " fleets of type instant and " + MOST_DELETIONS + " fleets of other types.");
        }
    }

    private Fleet deletable(String id, boolean terminate) {
        Fleet fleet = call.table(Fleet.TABLE).get(id).value();
        if (fleet.state() == Fleet.State.DELETED || fleet.state() == Fleet.State.DELETED_TERMINATING
                || fleet.state() == Fleet.State.DELETED_RUNNING && !terminate) {
            throw AwsError.of("fleetNotInDeletableState",
                    "The fleet '" + id + "' is in the state " + fleet.stateName() + " and can't be deleted.");
        }
        if (fleet.isInstant() && !terminate) {
            throw AwsError.of("NoTerminateInstancesNotSupported",
                    "NoTerminateInstances option is not supported for instant fleet");
        }
        return fleet;
    }

    private static String errorCode(String code) {
        return switch (code) {
            case "InvalidFleetId.NotFound" -> "fleetIdDoesNotExist";
            case "InvalidFleetId.Malformed" -> "fleetIdMalformed";
            default -> code;
        };
    }
}
