package io.github.fakeec2.compute.spot;

import io.github.fakeec2.compute.launch.SpotRequest;
import io.github.fakeec2.compute.launch.SpotRequests;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.CancelSpotInstanceRequestsRequest;
import software.amazon.awssdk.services.ec2.model.CancelSpotInstanceRequestsResponse;
import software.amazon.awssdk.services.ec2.model.CancelledSpotInstanceRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSpotInstanceRequestsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSpotInstanceRequestsResponse;
import software.amazon.awssdk.services.ec2.model.RequestSpotInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RequestSpotInstancesResponse;
import software.amazon.awssdk.services.ec2.model.SpotInstanceRequest;

/** Requests Spot Instances, and lists and cancels the requests. */
@Simulates(family = "Spot Instances")
final class SpotRequestApi {

    private static final Listing<SpotRequest> LISTING = new Listing<>(SpotRequest.TABLE, () -> SpotRequestFilters.ALL,
            PageRules.capped("spotInstanceRequestIdSet", 5, 1000));

    private final Call call;

    SpotRequestApi(Call call) {
        this.call = call;
    }

    @Limits("There are no Spot prices: a maximum price is kept and never exceeded. Launch groups, Availability Zone "
            + "groups and block durations are refused.")
    RequestSpotInstancesResponse requestSpotInstances(RequestSpotInstancesRequest request) {
        SpotRequest.Terms terms = new SpotLaunch(call).terms(request);
        Map<String, String> tags = TagRules.onCreate(request.tagSpecifications(), SpotRequest.TABLE.resourceType());
        int count = request.instanceCount() == null ? 1 : request.instanceCount();
        if (count < 1) {
            throw AwsError.invalidValue("instanceCount", count);
        }
        // Each instance needs an interface at least, so that no account can have more.
        if (count > call.quota(Quota.NETWORK_INTERFACES_PER_REGION)) {
            throw AwsError.of("MaxSpotInstanceCountExceeded", "Max spot instance count exceeded");
        }
        SpotRequests requests = new SpotRequests(call);
        List<SpotInstanceRequest> views = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            views.add(SpotRequestView.of(requests.open(terms, tags), call.region()));
        }
        return RequestSpotInstancesResponse.builder().spotInstanceRequests(views).build();
    }

    @Limits("Requests that have come to an end stay visible for good.")
    DescribeSpotInstanceRequestsResponse describeSpotInstanceRequests(DescribeSpotInstanceRequestsRequest request) {
        Page<SpotRequest> page = LISTING.page(call.region(), request.spotInstanceRequestIds(), request.filters(),
                request.maxResults(), request.nextToken());
        return DescribeSpotInstanceRequestsResponse.builder()
                .spotInstanceRequests(page.map(row -> SpotRequestView.of(row, call.region())))
                .nextToken(page.nextToken())
                .build();
    }

    CancelSpotInstanceRequestsResponse cancelSpotInstanceRequests(CancelSpotInstanceRequestsRequest request) {
        SpotRequests requests = new SpotRequests(call);
        List<CancelledSpotInstanceRequest> cancelled = new ArrayList<>();
        for (Row<SpotRequest> row : call.table(SpotRequest.TABLE)
                .getAll(Required.list("spotInstanceRequestId", request.spotInstanceRequestIds()))) {
            SpotRequest after = requests.cancel(row.value());
            cancelled.add(CancelledSpotInstanceRequest.builder()
                    .spotInstanceRequestId(row.id())
                    // The answer knows fewer states than a request has.
                    .state(after.state() == SpotRequest.State.FAILED ? "closed" : after.stateName())
                    .build());
        }
        return CancelSpotInstanceRequestsResponse.builder().cancelledSpotInstanceRequests(cancelled).build();
    }
}
