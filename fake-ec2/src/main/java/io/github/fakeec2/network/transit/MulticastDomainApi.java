package io.github.fakeec2.network.transit;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.Arns;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.time.Delay;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayMulticastDomainRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayMulticastDomainRequestOptions;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayMulticastDomainResponse;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayMulticastDomainRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayMulticastDomainResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayMulticastDomainsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayMulticastDomainsResponse;
import software.amazon.awssdk.services.ec2.model.TransitGatewayMulticastDomain;

/** Makes, lists and deletes multicast domains. */
@Simulates(family = "Transit gateway multicast")
final class MulticastDomainApi {

    private static final Listing<MulticastDomain> LISTING = new Listing<>(MulticastDomain.TABLE,
            () -> MulticastFilters.DOMAINS, PageRules.upperCase("TransitGatewayMulticastDomainIds", 5, 1000));

    private final Call call;

    MulticastDomainApi(Call call) {
        this.call = call;
    }

    CreateTransitGatewayMulticastDomainResponse createTransitGatewayMulticastDomain(
            CreateTransitGatewayMulticastDomainRequest request) {
        Map<String, String> tags =
                TagRules.onCreate(request.tagSpecifications(), MulticastDomain.TABLE.resourceType());
        TransitGateway gateway = Requests.available(call, TransitGateway.TABLE, request.transitGatewayId(),
                "TransitGatewayId").value();
        if (!gateway.options().multicastSupport()) {
            throw AwsError.of("UnsupportedOperation",
                    "Multicast is not enabled on Transit Gateway " + gateway.id() + ".")
                    .withHint("multicastSupport is an option of CreateTransitGateway alone");
        }
        Requests.requireRoom(Requests.living(call.table(MulticastDomain.TABLE)
                        .by(MulticastDomain.BY_GATEWAY, gateway.id())), 1,
                call.quota(Quota.TRANSIT_GATEWAY_MULTICAST_DOMAINS), "TransitGatewayMulticastDomainLimitExceeded",
                "multicast domains of a transit gateway");
        Row<MulticastDomain> row = call.table(MulticastDomain.TABLE)
                .insert(domain(gateway.id(), request.options()), tags);
        Phases.becomeAvailable(call, MulticastDomain.TABLE, row.id(), Delay.TRANSIT_GATEWAY_PART_STEP);
        return CreateTransitGatewayMulticastDomainResponse.builder().transitGatewayMulticastDomain(view(row)).build();
    }

    private MulticastDomain domain(String gatewayId, CreateTransitGatewayMulticastDomainRequestOptions request) {
        var options = request == null ? CreateTransitGatewayMulticastDomainRequestOptions.builder().build() : request;
        return new MulticastDomain(call.nextId(MulticastDomain.TABLE), gatewayId, "pending",
                Requests.enabled(options.igmpv2SupportAsString(), "Igmpv2Support", false),
                Requests.enabled(options.staticSourcesSupportAsString(), "StaticSourcesSupport", false),
                Requests.enabled(options.autoAcceptSharedAssociationsAsString(), "AutoAcceptSharedAssociations",
                        false));
    }

    DescribeTransitGatewayMulticastDomainsResponse describeTransitGatewayMulticastDomains(
            DescribeTransitGatewayMulticastDomainsRequest request) {
        Page<MulticastDomain> page = LISTING.page(call.region(), request.transitGatewayMulticastDomainIds(),
                request.filters(), request.maxResults(), request.nextToken());
        return DescribeTransitGatewayMulticastDomainsResponse.builder()
                .transitGatewayMulticastDomains(page.map(this::view))
                .nextToken(page.nextToken())
                .build();
    }

    DeleteTransitGatewayMulticastDomainResponse deleteTransitGatewayMulticastDomain(
            DeleteTransitGatewayMulticastDomainRequest request) {
        MulticastDomain domain = Requests.available(call, MulticastDomain.TABLE,
                request.transitGatewayMulticastDomainId(), "TransitGatewayMulticastDomainId").value();
        List<String> subnets = call.table(MulticastAssociation.TABLE)
                .by(MulticastAssociation.BY_DOMAIN, domain.id()).stream().map(row -> row.value().subnetId()).toList();
        if (!subnets.isEmpty()) {
            throw AwsError.of("IncorrectState", domain.id() + " has non-deleted associations: "
                    + String.join(", ", subnets) + ".");
        }
        Row<MulticastDomain> row =
                Phases.end(call, MulticastDomain.TABLE, domain.id(), Delay.TRANSIT_GATEWAY_PART_STEP);
        return DeleteTransitGatewayMulticastDomainResponse.builder().transitGatewayMulticastDomain(view(row)).build();
    }

    private TransitGatewayMulticastDomain view(Row<MulticastDomain> row) {
        MulticastDomain domain = row.value();
        return row.view(() -> TransitGatewayMulticastDomain.builder()
                .transitGatewayMulticastDomainId(domain.id())
                .transitGatewayId(domain.transitGatewayId())
                .transitGatewayMulticastDomainArn(Arns.of(call.region(), MulticastDomain.TABLE, domain.id()))
                .ownerId(call.account())
                .options(options -> options.igmpv2Support(Requests.word(domain.igmpv2()))
                        .staticSourcesSupport(Requests.word(domain.staticSources()))
                        .autoAcceptSharedAssociations(Requests.word(domain.autoAccept())))
                .state(domain.stateName())
                .creationTime(row.createdAt())
                .tags(TagRules.toSdk(row.tags()))
                .build());
    }
}
