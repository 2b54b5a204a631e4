package io.github.fakeec2.network.routing;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.Dependencies;
import io.github.fakeec2.network.InternetGateway;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.RouteTables;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DetachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DetachInternetGatewayResponse;

/** Makes, attaches, lists and deletes internet gateways. */
@Simulates(family = "Internet gateways")
final class InternetGatewayApi {

    private static final Listing<InternetGateway> LISTING =
            new Listing<>(InternetGateway.TABLE, () -> InternetGatewayFilters.ALL,
                    PageRules.upperCase("InternetGatewayIds", 5, 1000));

    private final Call call;
    private final Table<InternetGateway> gateways;

    InternetGatewayApi(Call call) {
        this.call = call;
        this.gateways = call.table(InternetGateway.TABLE);
    }

    CreateInternetGatewayResponse createInternetGateway(CreateInternetGatewayRequest request) {
        Map<String, String> tags =
                TagRules.onCreate(request.tagSpecifications(), InternetGateway.TABLE.resourceType());
        call.requireRoom(Quota.INTERNET_GATEWAYS_PER_REGION, gateways.size(),
                "InternetGatewayLimitExceeded", "internet gateways");
        Row<InternetGateway> row =
                gateways.insert(new InternetGateway(call.nextId(InternetGateway.TABLE), null), tags);
        return CreateInternetGatewayResponse.builder()
                .internetGateway(InternetGatewayView.of(row, call.region()))
                .build();
    }

    DescribeInternetGatewaysResponse describeInternetGateways(DescribeInternetGatewaysRequest request) {
        Page<InternetGateway> page = LISTING.page(call.region(), request.internetGatewayIds(), request.filters(),
                request.maxResults(), request.nextToken());
        return DescribeInternetGatewaysResponse.builder()
                .internetGateways(page.map(row -> InternetGatewayView.of(row, call.region())))
                .nextToken(page.nextToken())
                .build();
    }

    AttachInternetGatewayResponse attachInternetGateway(AttachInternetGatewayRequest request) {
        InternetGateway gateway = gateway(request.internetGatewayId());
        String vpcId = vpcId(request.vpcId());
        if (gateway.vpcId() != null) {
            throw AwsError.of("Resource.AlreadyAssociated",
                    "resource " + gateway.id() + " is already attached to network " + gateway.vpcId());
        }
        for (Row<InternetGateway> other : gateways.by(InternetGateway.BY_VPC, vpcId)) {
            throw AwsError.of("InvalidParameterValue",
                            "Network " + vpcId + " already has an internet gateway attached")
                    .withHint("it has " + other.id());
        }
        gateways.update(new InternetGateway(gateway.id(), vpcId));
        return AttachInternetGatewayResponse.builder().build();
    }

    /** A gateway stays while the VPC has public addresses (API reference, DetachInternetGateway). */
    DetachInternetGatewayResponse detachInternetGateway(DetachInternetGatewayRequest request) {
        InternetGateway gateway = gateway(request.internetGatewayId());
        String vpcId = vpcId(request.vpcId());
        if (!vpcId.equals(gateway.vpcId())) {
            throw AwsError.of("Gateway.NotAttached",
                    "resource " + gateway.id() + " is not attached to network " + vpcId);
        }
        List<Row<?>> mapped = interfacesWithPublicAddresses(vpcId);
        if (!mapped.isEmpty()) {
            throw Dependencies.violation("Network " + vpcId + " has some mapped public address(es). Please unmap those "
                    + "public address(es) before detaching the gateway.", gateway.id(), mapped);
        }
        gateways.update(new InternetGateway(gateway.id(), null));
        RouteTables.forgetGateway(call, gateway.id());
        return DetachInternetGatewayResponse.builder().build();
    }

    private List<Row<?>> interfacesWithPublicAddresses(String vpcId) {
        List<Row<?>> mapped = new ArrayList<>();
        for (Row<Subnet> subnet : call.table(Subnet.TABLE).by(Subnet.BY_VPC, vpcId)) {
            for (Row<NetworkInterface> eni
                    : call.table(NetworkInterface.TABLE).by(NetworkInterface.BY_SUBNET, subnet.id())) {
                if (eni.value().addresses().stream().anyMatch(address -> address.publicAddress() != null)) {
                    mapped.add(eni);
                }
            }
        }
        return mapped;
    }

    DeleteInternetGatewayResponse deleteInternetGateway(DeleteInternetGatewayRequest request) {
        InternetGateway gateway = gateway(request.internetGatewayId());
        if (gateway.vpcId() != null) {
            throw AwsError.of("DependencyViolation",
                            "The internetGateway '" + gateway.id() + "' has dependencies and cannot be deleted.")
                    .withHint("it is attached to " + gateway.vpcId());
        }
        gateways.delete(gateway.id());
        return DeleteInternetGatewayResponse.builder().build();
    }

    private InternetGateway gateway(String id) {
        return gateways.get(Required.text("internetGatewayId", id)).value();
    }

    private String vpcId(String id) {
        return call.table(Vpc.TABLE).get(Required.text("vpcId", id)).id();
    }
}
