package io.github.fakeec2.network.transit;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.state.Row;
import software.amazon.awssdk.services.ec2.model.DeregisterTransitGatewayMulticastGroupMembersRequest;
import software.amazon.awssdk.services.ec2.model.DeregisterTransitGatewayMulticastGroupMembersResponse;
import software.amazon.awssdk.services.ec2.model.DeregisterTransitGatewayMulticastGroupSourcesRequest;
import software.amazon.awssdk.services.ec2.model.DeregisterTransitGatewayMulticastGroupSourcesResponse;
import software.amazon.awssdk.services.ec2.model.RegisterTransitGatewayMulticastGroupMembersRequest;
import software.amazon.awssdk.services.ec2.model.RegisterTransitGatewayMulticastGroupMembersResponse;
import software.amazon.awssdk.services.ec2.model.RegisterTransitGatewayMulticastGroupSourcesRequest;
import software.amazon.awssdk.services.ec2.model.RegisterTransitGatewayMulticastGroupSourcesResponse;
import software.amazon.awssdk.services.ec2.model.SearchTransitGatewayMulticastGroupsRequest;
import software.amazon.awssdk.services.ec2.model.SearchTransitGatewayMulticastGroupsResponse;
import software.amazon.awssdk.services.ec2.model.TransitGatewayMulticastGroup;

/** Members and sources of multicast groups. */
@Simulates(family = "Transit gateway multicast")
final class MulticastGroupApi {

    private static final Listing<MulticastMembership> LISTING = new Listing<>(MulticastMembership.TABLE,
            () -> MulticastFilters.MEMBERSHIPS, PageRules.upperCase("TransitGatewayMulticastDomainId", 5, 1000));

    private final Call call;

    MulticastGroupApi(Call call) {
        this.call = call;
    }

    RegisterTransitGatewayMulticastGroupMembersResponse registerTransitGatewayMulticastGroupMembers(
            RegisterTransitGatewayMulticastGroupMembersRequest request) {
        MulticastGroup group = MulticastGroup.named(call, request.transitGatewayMulticastDomainId(),
                request.groupIpAddress(), request.networkInterfaceIds());
        group.register(false);
        return RegisterTransitGatewayMulticastGroupMembersResponse.builder()
                .registeredMulticastGroupMembers(view -> view.transitGatewayMulticastDomainId(group.domain().id())
                        .groupIpAddress(group.address()).registeredNetworkInterfaceIds(group.interfaceIds()))
                .build();
    }

    RegisterTransitGatewayMulticastGroupSourcesResponse registerTransitGatewayMulticastGroupSources(
            RegisterTransitGatewayMulticastGroupSourcesRequest request) {
        MulticastGroup group = MulticastGroup.named(call, request.transitGatewayMulticastDomainId(),
                request.groupIpAddress(), request.networkInterfaceIds());
        if (!group.domain().staticSources()) {
            throw AwsError.of("UnsupportedOperation", "Static sources are not enabled on Transit Gateway Multicast "
                    + "Domain " + group.domain().id() + ".");
        }
        group.register(true);
        return RegisterTransitGatewayMulticastGroupSourcesResponse.builder()
                .registeredMulticastGroupSources(view -> view.transitGatewayMulticastDomainId(group.domain().id())
                        .groupIpAddress(group.address()).registeredNetworkInterfaceIds(group.interfaceIds()))
                .build();
    }

    DeregisterTransitGatewayMulticastGroupMembersResponse deregisterTransitGatewayMulticastGroupMembers(
            DeregisterTransitGatewayMulticastGroupMembersRequest request) {
        MulticastGroup group = MulticastGroup.named(call, request.transitGatewayMulticastDomainId(),
                request.groupIpAddress(), request.networkInterfaceIds());
        group.deregister(false);
        return DeregisterTransitGatewayMulticastGroupMembersResponse.builder()
                .deregisteredMulticastGroupMembers(view -> view.transitGatewayMulticastDomainId(group.domain().id())
                        .groupIpAddress(group.address()).deregisteredNetworkInterfaceIds(group.interfaceIds()))
                .build();
    }

    DeregisterTransitGatewayMulticastGroupSourcesResponse deregisterTransitGatewayMulticastGroupSources(
            DeregisterTransitGatewayMulticastGroupSourcesRequest request) {
        MulticastGroup group = MulticastGroup.named(call, request.transitGatewayMulticastDomainId(),
                request.groupIpAddress(), request.networkInterfaceIds());
        group.deregister(true);
        return DeregisterTransitGatewayMulticastGroupSourcesResponse.builder()
                .deregisteredMulticastGroupSources(view -> view.transitGatewayMulticastDomainId(group.domain().id())
                        .groupIpAddress(group.address()).deregisteredNetworkInterfaceIds(group.interfaceIds()))
                .build();
    }

    @Limits("Instances join no group by IGMP: all members and sources are static.")
    SearchTransitGatewayMulticastGroupsResponse searchTransitGatewayMulticastGroups(
            SearchTransitGatewayMulticastGroupsRequest request) {
        Call hub = MulticastLife.hubOf(call, request.transitGatewayMulticastDomainId());
        String domain = Requests.existing(hub, MulticastDomain.TABLE, request.transitGatewayMulticastDomainId(),
                "TransitGatewayMulticastDomainId").id();
        Page<MulticastMembership> page = LISTING.page(hub.table(MulticastMembership.TABLE)
                        .by(MulticastMembership.BY_DOMAIN, domain), hub.region(), false, request.filters(),
                request.maxResults(), request.nextToken());
        return SearchTransitGatewayMulticastGroupsResponse.builder()
                .multicastGroups(page.map(row -> view(hub, row)))
                .nextToken(page.nextToken())
                .build();
    }

    private static TransitGatewayMulticastGroup view(Call hub, Row<MulticastMembership> row) {
        MulticastMembership membership = row.value();
        TransitGatewayAttachment attachment =
                hub.table(TransitGatewayAttachment.TABLE).value(membership.attachmentId());
        return TransitGatewayMulticastGroup.builder()
                .groupIpAddress(membership.group())
                .transitGatewayAttachmentId(attachment.id())
                .subnetId(membership.subnetId())
                .resourceId(attachment.resourceId())
                .resourceType(attachment.kind().resourceType())
                .resourceOwnerId(attachment.resourceOwnerId())
                .networkInterfaceId(membership.interfaceId())
                .groupMember(!membership.isSource())
                .groupSource(membership.isSource())
                .memberType(membership.isSource() ? null : "static")
                .sourceType(membership.isSource() ? "static" : null)
                .build();
    }
}
