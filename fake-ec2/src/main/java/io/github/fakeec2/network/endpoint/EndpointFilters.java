package io.github.fakeec2.network.endpoint;

import io.github.fakeec2.network.VpcEndpoint;
import io.github.fakeec2.query.FilterSet;

/** The filters of the operations that describe endpoints, services and what is between them. */
final class EndpointFilters {

    static final FilterSet<VpcEndpoint> ENDPOINTS = FilterSet.<VpcEndpoint>of("DescribeVpcEndpoints")
            .on("ip-address-type", (row, region) -> row.value().ipAddressType())
            .on("service-name", (row, region) -> row.value().serviceName())
            .on("service-region", (row, region) -> region.name())
            .on("vpc-id", (row, region) -> row.value().vpcId())
            .on("vpc-endpoint-id", (row, region) -> row.id())
            .on("vpc-endpoint-state", (row, region) -> row.value().stateName())
            .on("vpc-endpoint-type", (row, region) -> row.value().type())
            .tags();

    static final FilterSet<ServiceOffer> OFFERS = FilterSet.<ServiceOffer>of("DescribeVpcEndpointServices")
            .on("owner", (row, region) -> row.value().owner())
            .on("service-name", (row, region) -> row.value().name())
            .on("service-region", (row, region) -> region.name())
            .on("service-type", (row, region) -> row.value().type())
            .on("supported-ip-address-types", (row, region) -> row.value().ipAddressTypes())
            .tags();

    static final FilterSet<EndpointService> SERVICES =
            FilterSet.<EndpointService>of("DescribeVpcEndpointServiceConfigurations")
                    .on("service-id", (row, region) -> row.id())
                    .on("service-name", (row, region) -> row.value().name(region))
                    .on("service-state", (row, region) -> row.value().stateName())
                    .on("supported-ip-address-types", (row, region) -> row.value().ipAddressTypes())
                    .tags();

    static final FilterSet<ServicePermission> PERMISSIONS =
            FilterSet.<ServicePermission>of("DescribeVpcEndpointServicePermissions")
                    .on("principal", (row, region) -> row.value().principal())
                    .on("principal-type", (row, region) -> ServicePermission.typeOf(row.value().principal()));

    static final FilterSet<EndpointConnection> CONNECTIONS =
            FilterSet.<EndpointConnection>of("DescribeVpcEndpointConnections")
                    .on("ip-address-type", (row, region) -> row.value().endpoint().ipAddressType())
                    .on("service-id", (row, region) -> row.value().serviceId())
                    .on("vpc-endpoint-id", (row, region) -> row.value().endpoint().id())
                    .on("vpc-endpoint-owner", (row, region) -> row.value().endpointOwner())
                    .on("vpc-endpoint-region", (row, region) -> region.name())
                    .on("vpc-endpoint-state", (row, region) -> row.value().stateName());

    static final FilterSet<ConnectionNotification> NOTIFICATIONS =
            FilterSet.<ConnectionNotification>of("DescribeVpcEndpointConnectionNotifications")
                    .on("connection-notification-arn", (row, region) -> row.value().topicArn())
                    .on("connection-notification-id", (row, region) -> row.id())
                    .on("connection-notification-state", (row, region) -> row.value().stateName())
                    .on("connection-notification-type", (row, region) -> "Topic")
                    .on("service-id", (row, region) -> row.value().serviceId())
                    .on("vpc-endpoint-id", (row, region) -> row.value().endpointId());

    private EndpointFilters() {
    }
}
