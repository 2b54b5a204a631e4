package io.github.fakeec2.network.routing;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.network.NatGateway;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ec2.model.AvailabilityMode;
import software.amazon.awssdk.services.ec2.model.ConnectivityType;
import software.amazon.awssdk.services.ec2.model.NatGateway.Builder;
import software.amazon.awssdk.services.ec2.model.NatGatewayAddress;

/** A NAT gateway as DescribeNatGateways shows it. */
final class NatGatewayView {

    private static final Consumer<Builder> ZONAL = NewerSdk.member("NatGateway.availabilityMode",
            view -> view.availabilityMode(AvailabilityMode.ZONAL));

    private NatGatewayView() {
    }

    static software.amazon.awssdk.services.ec2.model.NatGateway of(Row<NatGateway> row) {
        return row.view(() -> build(row));
    }

    static List<NatGatewayAddress> addresses(NatGateway gateway, List<NatGateway.Address> addresses) {
        List<NatGatewayAddress> views = new ArrayList<>();
        for (NatGateway.Address address : addresses) {
            views.add(NatGatewayAddress.builder()
                    .allocationId(address.allocationId())
                    .associationId(address.associationId())
                    .isPrimary(address.isPrimary())
                    .networkInterfaceId(gateway.networkInterfaceId())
                    .privateIp(address.privateIp())
                    .publicIp(address.publicIp())
                    .status(address.status())
                    .build());
        }
        return views;
    }

    private static software.amazon.awssdk.services.ec2.model.NatGateway build(Row<NatGateway> row) {
        NatGateway gateway = row.value();
        NatGateway.Failure failure = gateway.failure();
        return software.amazon.awssdk.services.ec2.model.NatGateway.builder()
                .natGatewayId(gateway.id())
                .vpcId(gateway.vpcId())
                .subnetId(gateway.subnetId())
                .state(gateway.stateName())
                .connectivityType(gateway.isPublic() ? ConnectivityType.PUBLIC : ConnectivityType.PRIVATE)
                .natGatewayAddresses(addresses(gateway, gateway.addresses()))
                .failureCode(failure == null ? null : failure.code())
                .failureMessage(failure == null ? null : failure.message())
                .createTime(gateway.createTime())
                .deleteTime(gateway.deleteTime())
                .applyMutation(ZONAL)
                .tags(TagRules.toSdk(row.tags()))
                .build();
    }
}
