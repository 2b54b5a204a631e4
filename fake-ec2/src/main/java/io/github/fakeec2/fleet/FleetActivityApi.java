package io.github.fakeec2.fleet;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceState;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.Slice;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ec2.model.ActiveInstance;
import software.amazon.awssdk.services.ec2.model.DescribeFleetHistoryRequest;
import software.amazon.awssdk.services.ec2.model.DescribeFleetHistoryResponse;
import software.amazon.awssdk.services.ec2.model.DescribeFleetInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeFleetInstancesResponse;
import software.amazon.awssdk.services.ec2.model.HistoryRecordEntry;

/** Tells what fleets have and what happened to them. */
@Simulates(family = "EC2 Fleets")
final class FleetActivityApi {

    /** The filter of DescribeFleetInstances (API reference, DescribeFleetInstances, Filter.N). */
    private static final FilterSet<Instance> FILTERS = FilterSet.<Instance>of("DescribeFleetInstances")
            .on("instance-type", (row, region) -> row.value().typeName());
    private static final List<String> EVENT_TYPES = List.of("instance-change", "fleet-change", "service-error");
    private static final PageRules PAGES = PageRules.lowerCase("fleetId", 1, 1000);

    private final Call call;

    FleetActivityApi(Call call) {
        this.call = call;
    }

    DescribeFleetInstancesResponse describeFleetInstances(DescribeFleetInstancesRequest request) {
        Fleet fleet = ofOtherType(request.fleetId(), "instances");
        Predicate<Row<Instance>> matcher = FILTERS.matcher(request.filters(), call.region());
        List<ActiveInstance> active = new ArrayList<>();
        for (Fleet.Member member : fleet.progress().members()) {
            Row<Instance> row = call.table(Instance.TABLE).find(member.instanceId());
            if (row != null && row.value().state() != InstanceState.SHUTTING_DOWN && matcher.test(row)) {
                active.add(ActiveInstance.builder()
                        .instanceId(row.id())
                        .instanceType(row.value().typeName())
                        .spotInstanceRequestId(row.value().launch().spotRequestId())
                        .instanceHealth(FleetLife.isImpaired(call, row.id()) ? "unhealthy" : "healthy")
                        .build());
            }
        }
        Slice<ActiveInstance> page =
                Slice.of(active, fleet.id() + "/instances", PAGES, request.maxResults(), request.nextToken());
        return DescribeFleetInstancesResponse.builder()
                .fleetId(fleet.id())
                .activeInstances(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    @Limits("Events are there at once, not after up to 30 seconds.")
    DescribeFleetHistoryResponse describeFleetHistory(DescribeFleetHistoryRequest request) {
        if (request.startTime() == null) {
            throw Required.missing("startTime");
        }
        String type = request.eventTypeAsString();
        if (Required.isGiven(type) && !EVENT_TYPES.contains(type)) {
            throw AwsError.invalidValue("eventType", type);
        }
        Fleet fleet = ofOtherType(request.fleetId(), "history");
        List<HistoryRecordEntry> records = new ArrayList<>();
        for (Fleet.Event event : new FleetHistory(call).told(fleet.progress())) {
            if (!event.at().isBefore(request.startTime()) && (!Required.isGiven(type) || type.equals(event.type()))) {
                records.add(HistoryRecordEntry.builder()
                        .timestamp(event.at())
                        .eventType(event.type())
                        .eventInformation(info -> info.eventSubType(event.subType()).instanceId(event.instanceId())
                                .eventDescription(event.description()))
                        .build());
            }
        }
        Slice<HistoryRecordEntry> page = Slice.of(records, fleet.id() + "/history", PAGES, request.maxResults(),
                request.nextToken());
        return DescribeFleetHistoryResponse.builder()
                .fleetId(fleet.id())
                .startTime(request.startTime())
                .historyRecords(page.items())
                .lastEvaluatedTime(page.nextToken() == null ? call.now() : null)
                .nextToken(page.nextToken())
                .build();
    }

    /** Instant fleets have neither: their launch has told all. */
    private Fleet ofOtherType(String id, String what) {
        Fleet fleet = new FleetLife(call).existing(id);
        if (fleet.isInstant()) {
            throw AwsError.of("Unsupported", "Describe fleet " + what + " is not supported by this type of fleet.");
        }
        return fleet;
    }
}
