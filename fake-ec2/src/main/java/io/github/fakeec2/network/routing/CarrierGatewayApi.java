package io.github.fakeec2.network.routing;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.CarrierGateway;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.time.Delay;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.CreateCarrierGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateCarrierGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteCarrierGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteCarrierGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DescribeCarrierGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeCarrierGatewaysResponse;

/** Makes, lists and deletes carrier gateways. */
@Simulates(family = "Carrier gateways")
final class CarrierGatewayApi {

    private static final Listing<CarrierGateway> LISTING = new Listing<>(CarrierGateway.TABLE,
            () -> FilterSet.<CarrierGateway>of("DescribeCarrierGateways")
                    .on("carrier-gateway-id", (row, region) -> row.id())
                    .on("state", (row, region) -> row.value().stateName())
                    .on("owner-id", (row, region) -> region.account())
                    .on("vpc-id", (row, region) -> row.value().vpcId())
                    .tags(),
            PageRules.upperCase("CarrierGatewayIds", 5, 1000));

    private final Call call;
    private final Table<CarrierGateway> gateways;

    CarrierGatewayApi(Call call) {
        this.call = call;
        this.gateways = call.table(CarrierGateway.TABLE);
    }

    /** A VPC has one at the most (Wavelength developer guide, "Carrier gateways"). */
    CreateCarrierGatewayResponse createCarrierGateway(CreateCarrierGatewayRequest request) {
        Map<String, String> tags =
                TagRules.onCreate(request.tagSpecifications(), CarrierGateway.TABLE.resourceType());
        String vpcId = call.table(Vpc.TABLE).get(Required.text("vpcId", request.vpcId())).id();
        for (Row<CarrierGateway> other : gateways.by(CarrierGateway.BY_VPC, vpcId)) {
            throw AwsError.of("InvalidParameterValue", "Network " + vpcId + " already has a carrier gateway attached")
                    .withHint("it has " + other.id());
        }
        call.requireRoom(Quota.CARRIER_GATEWAYS_PER_REGION, gateways.size(),
                "CarrierGatewayLimitExceeded", "carrier gateways");
        Row<CarrierGateway> row = gateways.insert(
                new CarrierGateway(call.nextId(CarrierGateway.TABLE), vpcId, "pending"), tags);
        call.begin(Delay.ASSOCIATION, "carrier gateway " + row.id() + " is available", later -> {
            Row<CarrierGateway> now = later.table(CarrierGateway.TABLE).find(row.id());
            if (now != null && now.value().stateName().equals("pending")) {
                later.table(CarrierGateway.TABLE).update(now.value().in("available"));
            }
        });
        return CreateCarrierGatewayResponse.builder().carrierGateway(view(row)).build();
    }

    DescribeCarrierGatewaysResponse describeCarrierGateways(DescribeCarrierGatewaysRequest request) {
        Page<CarrierGateway> page = LISTING.page(call.region(), request.carrierGatewayIds(), request.filters(),
                request.maxResults(), request.nextToken());
        return DescribeCarrierGatewaysResponse.builder()
                .carrierGateways(page.map(this::view))
                .nextToken(page.nextToken())
                .build();
    }

    DeleteCarrierGatewayResponse deleteCarrierGateway(DeleteCarrierGatewayRequest request) {
        String id = Required.text("carrierGatewayId", request.carrierGatewayId());
        Row<CarrierGateway> row = gateways.get(id);
        if (!row.value().stateName().equals("deleting")) {
            row = gateways.update(row.value().in("deleting"));
            call.begin(Delay.ASSOCIATION, "carrier gateway " + id + " is deleted",
                    later -> later.table(CarrierGateway.TABLE).delete(id));
        }
        return DeleteCarrierGatewayResponse.builder().carrierGateway(view(row)).build();
    }

    private software.amazon.awssdk.services.ec2.model.CarrierGateway view(Row<CarrierGateway> row) {
        return row.view(() -> software.amazon.awssdk.services.ec2.model.CarrierGateway.builder()
                .carrierGatewayId(row.id())
                .vpcId(row.value().vpcId())
                .state(row.value().stateName())
                .ownerId(call.account())
                .tags(TagRules.toSdk(row.tags()))
                .build());
    }
}
