package io.github.fakeec2.storage;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.state.Row;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.DescribeVolumeAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumeAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVolumeStatusRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumeStatusResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesResponse;

/** Volumes. */
@Simulates(family = "Volumes")
final class VolumeApi {

    private static final Listing<Volume> VOLUMES = new Listing<>(Volume.TABLE, () -> VolumeFilters.ALL,
            PageRules.capped("volumeSet", 5, 1_000));
    private static final Listing<Volume> STATUSES =
            new Listing<>(Volume.TABLE, () -> VolumeFilters.STATUS, PageRules.lowerCase("volumeIdsSet", 5, 1_000));

    private final Call call;

    VolumeApi(Call call) {
        this.call = call;
    }

    DescribeVolumesResponse describeVolumes(DescribeVolumesRequest request) {
        Page<Volume> page = VOLUMES.page(call.region(), request.volumeIds(), request.filters(), request.maxResults(),
                request.nextToken());
        return DescribeVolumesResponse.builder()
                .volumes(page.map(row -> row.view(() -> VolumeView.of(row, call.region()))))
                .nextToken(page.nextToken())
                .build();
    }

    @Limits("All volumes are ok.")
    DescribeVolumeStatusResponse describeVolumeStatus(DescribeVolumeStatusRequest request) {
        Page<Volume> page = STATUSES.page(call.region(), request.volumeIds(), request.filters(), request.maxResults(),
                request.nextToken());
        return DescribeVolumeStatusResponse.builder()
                .volumeStatuses(page.map(row -> VolumeStatusView.of(row, call.region())))
                .nextToken(page.nextToken())
                .build();
    }

    @Limits("The attributes have the values of a new volume.")
    DescribeVolumeAttributeResponse describeVolumeAttribute(DescribeVolumeAttributeRequest request) {
        if (request.volumeId() == null || request.volumeId().isEmpty()) {
            throw AwsError.of("MissingParameter", "The request must contain the parameter volumeId");
        }
        Row<Volume> row = call.table(Volume.TABLE).get(request.volumeId());
        String attribute = request.attributeAsString() == null ? "" : request.attributeAsString();
        var response = DescribeVolumeAttributeResponse.builder().volumeId(row.id());
        return switch (attribute) {
            case "autoEnableIO" -> response.autoEnableIO(value -> value.value(false)).build();
            case "productCodes" -> response.productCodes(List.of()).build();
            case "" -> throw AwsError.of("MissingParameter", "The request must contain the parameter attribute");
            default -> throw AwsError.of("InvalidParameterValue",
                    "Value (" + attribute + ") for parameter attribute is invalid. Unknown attribute.");
        };
    }
}
