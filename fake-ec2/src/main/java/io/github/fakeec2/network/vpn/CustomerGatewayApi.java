package io.github.fakeec2.network.vpn;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.CustomerGateway;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.time.Delay;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.ec2.model.CreateCustomerGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateCustomerGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteCustomerGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteCustomerGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DescribeCustomerGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeCustomerGatewaysResponse;

/** Customer gateways. */
@Simulates(family = "Site-to-Site VPN")
final class CustomerGatewayApi {

    private static final Listing<CustomerGateway> LISTING =
            new Listing<>(CustomerGateway.TABLE, () -> CustomerGatewayFilters.ALL, PageRules.NONE);

    private final Call call;

    CustomerGatewayApi(Call call) {
        this.call = call;
    }

    CreateCustomerGatewayResponse createCustomerGateway(CreateCustomerGatewayRequest request) {
        Map<String, String> tags =
                TagRules.onCreate(request.tagSpecifications(), CustomerGateway.TABLE.resourceType());
        CustomerGateway wanted = CustomerGatewayRequest.read(request);
        Row<CustomerGateway> row = existing(wanted);
        if (row == null) {
            Table<CustomerGateway> table = call.table(CustomerGateway.TABLE);
            long available = table.all().stream().filter(other -> other.value().isAvailable()).count();
            call.requireRoom(Quota.CUSTOMER_GATEWAYS_PER_REGION, available,
                    "CustomerGatewayLimitExceeded", "customer gateways");
            row = table.insert(new CustomerGateway(call.nextId(CustomerGateway.TABLE), "available",
                    wanted.ipAddress(), wanted.asn(), wanted.certificateArn(), wanted.deviceName()), tags);
        }
        return CreateCustomerGatewayResponse.builder().customerGateway(view(row)).build();
    }

    /** An identical request gives the gateway that there is (API reference, CreateCustomerGateway). */
    private Row<CustomerGateway> existing(CustomerGateway wanted) {
        for (Row<CustomerGateway> row : call.table(CustomerGateway.TABLE).all()) {
            CustomerGateway other = row.value();
            if (other.isAvailable() && other.asn() == wanted.asn()
                    && Objects.equals(other.ipAddress(), wanted.ipAddress())
                    && Objects.equals(other.certificateArn(), wanted.certificateArn())
                    && Objects.equals(other.deviceName(), wanted.deviceName())) {
                return row;
            }
        }
        return null;
    }

    DescribeCustomerGatewaysResponse describeCustomerGateways(DescribeCustomerGatewaysRequest request) {
        return DescribeCustomerGatewaysResponse.builder()
                .customerGateways(LISTING.all(call.region(), request.customerGatewayIds(), request.filters())
                        .stream().map(CustomerGatewayApi::view).toList())
                .build();
    }

    DeleteCustomerGatewayResponse deleteCustomerGateway(DeleteCustomerGatewayRequest request) {
        Table<CustomerGateway> table = call.table(CustomerGateway.TABLE);
        CustomerGateway gateway =
                VpnEnds.customerGateway(call, Required.text("customerGatewayId", request.customerGatewayId()));
        VpnErrors.requireUnconnected(call, CustomerGateway.TABLE, "customer gateway", gateway.id());
        table.update(gateway.deleted());
        call.later(Delay.DELETED_VPN_VISIBLE, "deleted customer gateway " + gateway.id() + " disappears",
                later -> later.table(CustomerGateway.TABLE).delete(gateway.id()));
        return DeleteCustomerGatewayResponse.builder().build();
    }

    private static software.amazon.awssdk.services.ec2.model.CustomerGateway view(Row<CustomerGateway> row) {
        return row.view(() -> build(row));
    }

    private static software.amazon.awssdk.services.ec2.model.CustomerGateway build(Row<CustomerGateway> row) {
        CustomerGateway gateway = row.value();
        var view = software.amazon.awssdk.services.ec2.model.CustomerGateway.builder()
                .customerGatewayId(gateway.id())
                .state(gateway.stateName())
                .type("ipsec.1")
                .ipAddress(gateway.ipAddress())
                .certificateArn(gateway.certificateArn())
                .deviceName(gateway.deviceName())
                .tags(TagRules.toSdk(row.tags()));
        String asn = Long.toString(gateway.asn());
        if (gateway.asn() <= Integer.MAX_VALUE) {
            view.bgpAsn(asn);
        } else {
            view.applyMutation(NewerSdk.member("CustomerGateway.bgpAsnExtended", v -> v.bgpAsnExtended(asn)));
        }
        return view.build();
    }
}
