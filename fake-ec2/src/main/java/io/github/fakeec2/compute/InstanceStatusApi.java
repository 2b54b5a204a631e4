package io.github.fakeec2.compute;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
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
            PageRules.lowerCase("instanceIdsSet", 5, 1000));

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
        Finding attachedEbs = Finding.of(instance, null); // no lever lets it fail yet
        return InstanceStatus.builder()
                .instanceId(instance.id())
                .availabilityZone(instance.zone())
                .instanceState(instance.state().toSdk())
                .events(List.of())
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

        static Finding of(Instance instance, Instant impairedSince) {
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
                .notSimulated("attached-ebs-status.status", "event.code", "event.description",
                        "event.instance-event-id", "event.not-after", "event.not-before", "event.not-before-deadline",
                        "operator.managed", "operator.principal");
    }
}
