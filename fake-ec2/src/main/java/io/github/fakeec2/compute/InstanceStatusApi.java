package io.github.fakeec2.compute;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.state.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusResponse;
import software.amazon.awssdk.services.ec2.model.EbsStatusDetails;
import software.amazon.awssdk.services.ec2.model.EbsStatusSummary;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InstanceStatus;
import software.amazon.awssdk.services.ec2.model.InstanceStatusDetails;
import software.amazon.awssdk.services.ec2.model.InstanceStatusSummary;

/** What the status checks of instances find (EC2 user guide, "Status checks for Amazon EC2 instances"). */
@Simulates(family = "Instances")
final class InstanceStatusApi {

    private static final int MOST_IDS = 100;

    private static final Listing<Instance> LISTING = new Listing<>(Instance.TABLE, () -> Filters.ALL,
            "instanceIdsSet", 5, 1000);

    /** Without IncludeAllInstances the operation tells of running instances alone. */
    private static final Filter RUNNING = Filter.builder().name("instance-state-name").values("running").build();

    private final Call call;

    InstanceStatusApi(Call call) {
        this.call = call;
    }

    @Limits("Scheduled events are not simulated: the list is always empty.")
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

    private InstanceStatus view(Row<Instance> row) {
        Instance instance = row.value();
        Findings findings = Findings.of(instance);
        Instant since = row.history().latest().at();
        return InstanceStatus.builder()
                .instanceId(instance.id())
                .availabilityZone(instance.launch().site().zone())
                .instanceState(instance.state().toSdk())
                .events(List.of())
                .systemStatus(summary(findings.system(), since))
                .instanceStatus(summary(findings.instance(), since))
                .attachedEbsStatus(EbsStatusSummary.builder()
                        .status(findings.system().status())
                        .details(EbsStatusDetails.builder()
                                .name("reachability")
                                .status(findings.system().reachability())
                                .build())
                        .build())
                .build();
    }

    private static InstanceStatusSummary summary(Finding finding, Instant since) {
        return InstanceStatusSummary.builder()
                .status(finding.status())
                .details(InstanceStatusDetails.builder()
                        .name("reachability")
                        .status(finding.reachability())
                        .impairedSince(finding == Finding.IMPAIRED ? since : null)
                        .build())
                .build();
    }

    /** The outcome of one check, in the API's words. */
    private enum Finding {

        OK("ok", "passed"),
        IMPAIRED("impaired", "failed"),
        INITIALIZING("initializing", "initializing"),
        NOT_APPLICABLE("not-applicable", null);

        private final String status;
        private final String reachability;

        Finding(String status, String reachability) {
            this.status = status;
            this.reachability = reachability;
        }

        String status() {
            return status;
        }

        String reachability() {
            return reachability;
        }
    }

    /** The outcome of both checks. */
    private record Findings(Finding system, Finding instance) {

        static Findings of(Instance instance) {
            if (instance.state() != InstanceState.RUNNING) {
                return new Findings(Finding.NOT_APPLICABLE, Finding.NOT_APPLICABLE);
            }
            Instance.Checks checks = instance.checks();
            return new Findings(finding(checks.systemOk(), checks), finding(checks.instanceOk(), checks));
        }

        private static Finding finding(boolean ok, Instance.Checks checks) {
            if (!ok) {
                return Finding.IMPAIRED;
            }
            return checks.initializing() ? Finding.INITIALIZING : Finding.OK;
        }
    }

    /** The filters of DescribeInstanceStatus. */
    private static final class Filters {

        static final FilterSet<Instance> ALL = FilterSet.<Instance>of("DescribeInstanceStatus")
                .on("availability-zone", (row, region) -> row.value().launch().site().zone())
                .on("availability-zone-id", (row, region) -> row.value().launch().site().zoneId())
                .on("instance-state-code", (row, region) -> row.value().state().code())
                .on("instance-state-name", (row, region) -> row.value().stateName())
                .on("instance-status.status", (row, region) -> of(row).instance().status())
                .on("instance-status.reachability", (row, region) -> of(row).instance().reachability())
                .on("system-status.status", (row, region) -> of(row).system().status())
                .on("system-status.reachability", (row, region) -> of(row).system().reachability())
                .notSimulated("attached-ebs-status.status", "event.code", "event.description",
                        "event.instance-event-id", "event.not-after", "event.not-before", "event.not-before-deadline",
                        "operator.managed", "operator.principal");

        private static Findings of(Row<Instance> row) {
            return Findings.of(row.value());
        }
    }
}
