package io.github.fakeec2.network.endpoint;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.network.VpcEndpoint.Type;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.region.RegionCatalog;
import io.github.fakeec2.region.RegionFacts;
import io.github.fakeec2.region.ZoneFacts;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.ec2.model.PayerResponsibility;
import software.amazon.awssdk.services.ec2.model.PrivateDnsDetails;
import software.amazon.awssdk.services.ec2.model.PrivateDnsNameConfiguration;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;
import software.amazon.awssdk.services.ec2.model.ServiceDetail;
import software.amazon.awssdk.services.ec2.model.ServiceTypeDetail;

/** Services as their owners and as consumers see them. */
final class EndpointServiceView {

    private EndpointServiceView() {
    }

    /** As DescribeVpcEndpointServiceConfigurations shows it. */
    static ServiceConfiguration of(Row<EndpointService> row, RegionState region) {
        return row.view(() -> build(row, region));
    }

    private static ServiceConfiguration build(Row<EndpointService> row, RegionState region) {
        EndpointService service = row.value();
        EndpointService.PrivateDns dns = service.privateDns();
        boolean behindInterfaces = service.type() == Type.INTERFACE;
        return ServiceConfiguration.builder()
                .serviceId(service.id())
                .serviceName(service.name(region))
                .serviceType(type(service.type()))
                .serviceState(service.stateName())
                .availabilityZones(zones(region.name(), ZoneFacts::name))
                .applyMutation(NewerSdk.member("ServiceConfiguration.availabilityZoneIds",
                        view -> view.availabilityZoneIds(zones(region.name(), ZoneFacts::id))))
                .acceptanceRequired(service.acceptanceRequired())
                .managesVpcEndpoints(false)
                .networkLoadBalancerArns(behindInterfaces ? service.loadBalancerArns() : List.of())
                .gatewayLoadBalancerArns(behindInterfaces ? List.of() : service.loadBalancerArns())
                .supportedIpAddressTypesWithStrings(service.ipAddressTypes())
                .baseEndpointDnsNames(service.baseDnsName(region))
                .privateDnsName(dns == null ? null : dns.name())
                .privateDnsNameConfiguration(configuration(dns))
                .payerResponsibility(payer(service.ownerPays()))
                .applyMutation(NewerSdk.member("ServiceConfiguration.remoteAccessEnabled",
                        view -> view.remoteAccessEnabled(false)))
                .tags(TagRules.toSdk(row.tags()))
                .build();
    }

    private static PrivateDnsNameConfiguration configuration(EndpointService.PrivateDns dns) {
        if (dns == null) {
            return PrivateDnsNameConfiguration.builder().build();
        }
        return PrivateDnsNameConfiguration.builder()
                .state(dns.state())
                .type("TXT")
                .name(dns.recordName())
                .value(dns.recordValue())
                .build();
    }

    /** As DescribeVpcEndpointServices shows it. */
    static ServiceDetail of(Row<ServiceOffer> row, String region) {
        return row.view(() -> build(row, region));
    }

    private static ServiceDetail build(Row<ServiceOffer> row, String region) {
        ServiceOffer service = row.value();
        var detail = ServiceDetail.builder()
                .serviceName(service.name())
                .serviceId(service.id())
                .serviceType(type(service.type()))
                .applyMutation(NewerSdk.member("ServiceDetail.serviceRegion", view -> view.serviceRegion(region)))
                .availabilityZones(zones(region, ZoneFacts::name))
                .applyMutation(NewerSdk.member("ServiceDetail.availabilityZoneIds",
                        view -> view.availabilityZoneIds(zones(region, ZoneFacts::id))))
                .owner(service.owner())
                .baseEndpointDnsNames(service.baseDnsName())
                .vpcEndpointPolicySupported(service.takesPolicy())
                .acceptanceRequired(service.acceptanceRequired())
                .managesVpcEndpoints(false)
                .payerResponsibility(payer(service.ownerPays()))
                .supportedIpAddressTypesWithStrings(service.ipAddressTypes())
                .tags(TagRules.toSdk(row.tags()));
        if (service.privateDnsName() != null) {
            detail.privateDnsName(service.privateDnsName())
                    .privateDnsNames(PrivateDnsDetails.builder().privateDnsName(service.privateDnsName()).build())
                    .privateDnsNameVerificationState(service.privateDnsVerified()
                            ? EndpointService.PrivateDns.VERIFIED : EndpointService.PrivateDns.PENDING);
        }
        return detail.build();
    }

    private static ServiceTypeDetail type(Type type) {
        return ServiceTypeDetail.builder().serviceType(type.toString()).build();
    }

    private static PayerResponsibility payer(boolean owner) {
        return owner ? PayerResponsibility.SERVICE_OWNER : null;
    }

    private static List<String> zones(String region, Function<ZoneFacts, String> look) {
        return RegionCatalog.find(region).map(RegionFacts::zones).orElse(List.of()).stream().map(look).toList();
    }
}
