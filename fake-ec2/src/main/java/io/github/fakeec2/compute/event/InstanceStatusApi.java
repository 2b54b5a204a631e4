package io.github.fakeec2.compute.event;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceIds;
import io.github.fakeec2.compute.InstanceState;
import io.github.fakeec2.compute.Instances;
import io.github.fakeec2.compute.Lifecycle;
import io.github.fakeec2.compute.Reboot;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusResponse;
import software.amazon.awssdk.services.ec2.model.EbsStatusDetails;
import software.amazon.awssdk.services.ec2.model.EbsStatusSummary;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InstanceStatus;
import software.amazon.awssdk.services.ec2.model.InstanceStatusDetails;
import software.amazon.awssdk.services.ec2.model.InstanceStatusSummary;
import software.amazon.awssdk.services.ec2.model.ReportInstanceStatusRequest;
import software.amazon.awssdk.services.ec2.model.ReportInstanceStatusResponse;
import software.amazon.awssdk.services.ec2.model.SendDiagnosticInterruptRequest;
import software.amazon.awssdk.services.ec2.model.SendDiagnosticInterruptResponse;

/** What the status checks of instances find (EC2 user guide, "Status checks for Amazon EC2 instances"). */
@Simulates(family = "Instances")
final class InstanceStatusApi {

    private static final int MOST_IDS = 100;

    private static final Set<String> REPORTED = Set.of("ok", "impaired");

    private static final Set<String> REASONS = Set.of("instance-stuck-in-state", "unresponsive",
            "not-accepting-credentials", "password-not-available", "performance-network",
            "performance-instance-store", "performance-ebs-volume", "performance-other", "other");

    private static final Listing<Instance> LISTING = new Listing<>(Instance.TABLE, () -> Filters.ALL,
            PageRules.lowerCase("instanceIdsSet", 5, 1000));

    /** Without IncludeAllInstances the operation tells of running instances alone. */
    private static final Filter RUNNING = Filter.builder().name("instance-state-name").values("running").build();

    private final Call call;

    InstanceStatusApi(Call call) {
        this.call = call;
    }

    DescribeInstanceStatusResponse describeInstanceStatus(DescribeInstanceStatusRequest request) {
        List<String> ids = InstanceIds.orNone(request.instanceIds());
        if (ids.size() > MOST_IDS) {
            throw AwsError.of("InvalidRequest", ids.size() + " exceeds the maximum number of instance IDs that can be "
                    + "specificied (" + MOST_IDS + "). Please specify fewer than " + MOST_IDS + " instance IDs.");
        }
        List<Filter> filters = new ArrayList<>(request.filters());
        if (!Boolean.TRUE.equals(request.includeAllInstances())) {
            filters.add(RUNNING);
        }
        Page<Instance> page = LISTING.page(call.region(), ids, filters, request.maxResults(), request.nextToken());
        return DescribeInstanceStatusResponse.builder()
                .instanceStatuses(page.map(this::view))
                .nextToken(page.nextToken())
                .build();
    }

    @Limits("What is reported shows in the instance's history alone: EC2 does not tell what it makes of it.")
    ReportInstanceStatusResponse reportInstanceStatus(ReportInstanceStatusRequest request) {
        Table<Instance> table = call.table(Instance.TABLE);
        List<Row<Instance>> rows = table.getAll(InstanceIds.required(request.instances()));
        requireOneOf("status", Required.text("status", request.statusAsString()), REPORTED);
        for (String reason : Required.list("reasonCode", request.reasonCodesAsStrings())) {
            requireOneOf("reasonCode", reason, REASONS);
        }
        if (request.startTime() != null && request.endTime() != null
                && request.endTime().isBefore(request.startTime())) {
            throw AwsError.of("InvalidParameterCombination", "The end time must not be before the start time.");
        }
        for (Row<Instance> row : rows) {
            row.value().state().on(InstanceState.Request.REPORT_STATUS, row.id());
            table.update(row.value());
        }
        return ReportInstanceStatusResponse.builder().build();
    }

    private static void requireOneOf(String parameter, String value, Set<String> allowed) {
        if (value == null || !allowed.contains(value)) {
            throw AwsError.invalidValue(parameter, value);
        }
    }

    /** The crash that follows reboots the instance, which is what operating systems do unless told otherwise. */
    SendDiagnosticInterruptResponse sendDiagnosticInterrupt(SendDiagnosticInterruptRequest request) {
        Instance instance = call.table(Instance.TABLE)
                .get(Required.text("instanceId", request.instanceId())).value();
        instance.state().on(InstanceState.Request.DIAGNOSTIC_INTERRUPT, instance.id());
        requireInterruptible(instance);
        new Lifecycle(call).reboot(instance, Reboot.CRASH);
        return SendDiagnosticInterruptResponse.builder().build();
    }

    /**
     * Nitro-based types take interrupts, but those of the first Graviton processor do not (EC2 user guide, "Send a
     * diagnostic interrupt to debug an unreachable Amazon EC2 instance").
     */
    private static void requireInterruptible(Instance instance) {
        if (instance.type().hypervisor().filter("xen"::equals).isPresent() || instance.type().family().equals("a1")) {
            throw AwsError.of("UnsupportedOperation", "Diagnostic interrupts are not supported for the instance type '"
                    + instance.typeName() + "'.");
        }
    }

    private InstanceStatus view(Row<Instance> row) {
        Instance instance = row.value();
        Finding attachedEbs = Finding.attachedEbs(instance);
        return InstanceStatus.builder()
                .instanceId(instance.id())
                .availabilityZone(instance.zone())
                .instanceState(instance.state().toSdk())
                .events(ScheduledEvents.viewsOf(call.region(), instance.id()))
                .systemStatus(summary(Finding.system(instance)))
                .instanceStatus(summary(Finding.instance(instance)))
                .applyMutation(NewerSdk.member("InstanceStatus.attachedEbsStatus",
                        view -> view.attachedEbsStatus(attachedEbs(attachedEbs))))
                .build();
    }

    private static InstanceStatusSummary summary(Finding finding) {
        return InstanceStatusSummary.builder()
                .status(finding.status())
                .details(InstanceStatusDetails.builder()
                        .name("reachability")
                        .status(finding.reachability())
                        .impairedSince(finding.impairedSince())
                        .build())
                .build();
    }

    private static EbsStatusSummary attachedEbs(Finding finding) {
        return EbsStatusSummary.builder()
                .status(finding.status())
                .details(EbsStatusDetails.builder()
                        .name("reachability")
                        .status(finding.reachability())
                        .impairedSince(finding.impairedSince())
                        .build())
                .build();
    }

    /** The outcome of one check, in the API's words; a check of an instance that does not run has none. */
    private record Finding(String status, String reachability, Instant impairedSince) {

        static Finding system(Instance instance) {
            return of(instance, instance.checks().systemImpairedSince());
        }

        static Finding instance(Instance instance) {
            return of(instance, instance.checks().instanceImpairedSince());
        }

        static Finding attachedEbs(Instance instance) {
            return of(instance, instance.checks().ebsImpairedSince());
        }

        private static Finding of(Instance instance, Instant impairedSince) {
            if (instance.state() != InstanceState.RUNNING) {
                return new Finding("not-applicable", null, null);
            }
            Instant since = impairedSince != null ? impairedSince : instance.checks().outageSince();
            if (since != null) {
                return new Finding("impaired", "failed", since);
            }
            return instance.checks().initializing()
                    ? new Finding("initializing", "initializing", null) : new Finding("ok", "passed", null);
        }
    }

    /** The filters of DescribeInstanceStatus. */
    private static final class Filters {

        static final FilterSet<Instance> ALL = FilterSet.<Instance>of("DescribeInstanceStatus")
                .on("availability-zone", (row, region) -> row.value().zone())
                .on("availability-zone-id", (row, region) -> row.value().site().zoneId())
                .on("instance-state-code", (row, region) -> row.value().state().code())
                .on("instance-state-name", (row, region) -> row.value().stateName())
                .on("instance-status.status", (row, region) -> Finding.instance(row.value()).status())
                .on("instance-status.reachability", (row, region) -> Finding.instance(row.value()).reachability())
                .on("system-status.status", (row, region) -> Finding.system(row.value()).status())
                .on("system-status.reachability", (row, region) -> Finding.system(row.value()).reachability())
                .on("attached-ebs-status.status", (row, region) -> Finding.attachedEbs(row.value()).status())
                .on("event.code", events(event -> event.kind().code()))
                .on("event.description", events(ScheduledEvent::description))
                .on("event.instance-event-id", events(ScheduledEvent::id))
                .on("event.not-after", events(ScheduledEvent::notAfter))
                .on("event.not-before", events(ScheduledEvent::notBefore))
                .on("event.not-before-deadline", events(ScheduledEvent::deadline))
                .notSimulated("operator.managed", "operator.principal");

        private static FilterSet.Extractor<Instance> events(Function<ScheduledEvent, Object> part) {
            return (row, region) -> {
                List<Object> values = new ArrayList<>();
                for (Row<ScheduledEvent> event : ScheduledEvents.of(region, row.id())) {
                    values.add(part.apply(event.value()));
                }
                return values;
            };
        }
    }
}
