package io.github.fakeec2.network.endpoint;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.PartialResult;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.time.Delay;
import java.util.LinkedHashSet;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointServiceConfigurationRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointServiceConfigurationResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointServiceConfigurationsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointServiceConfigurationsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointServiceConfigurationsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointServiceConfigurationsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointServiceConfigurationRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointServiceConfigurationResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointServicePayerResponsibilityRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointServicePayerResponsibilityResponse;
import software.amazon.awssdk.services.ec2.model.StartVpcEndpointServicePrivateDnsVerificationRequest;
import software.amazon.awssdk.services.ec2.model.StartVpcEndpointServicePrivateDnsVerificationResponse;

/** What the owners of endpoint services do with them. */
@Simulates(family = "Endpoint services")
final class EndpointServiceApi {

    private static final Listing<EndpointService> LISTING = new Listing<>(EndpointService.TABLE,
            () -> EndpointFilters.SERVICES, PageRules.capped("serviceIdSet", 5, 1000));

    private final Call call;

    EndpointServiceApi(Call call) {
        this.call = call;
    }

    @Limits("Of load balancers only the ARNs are looked at; a service is in every Availability Zone of its Region.")
    CreateVpcEndpointServiceConfigurationResponse createVpcEndpointServiceConfiguration(
            CreateVpcEndpointServiceConfigurationRequest request) {
        EndpointMembers.CREATE_SERVICE.requireNoOther(request);
        Map<String, String> tags =
                TagRules.onCreate(request.tagSpecifications(), EndpointService.TABLE.resourceType());
        Row<EndpointService> row =
                call.table(EndpointService.TABLE).insert(new EndpointServiceEdits(call).make(request), tags);
        return CreateVpcEndpointServiceConfigurationResponse.builder()
                .serviceConfiguration(EndpointServiceView.of(row, call.region()))
                .clientToken(request.clientToken())
                .build();
    }

    DescribeVpcEndpointServiceConfigurationsResponse describeVpcEndpointServiceConfigurations(
            DescribeVpcEndpointServiceConfigurationsRequest request) {
        Page<EndpointService> page = LISTING.page(call.region(), request.serviceIds(), request.filters(),
                request.maxResults(), request.nextToken());
        return DescribeVpcEndpointServiceConfigurationsResponse.builder()
                .serviceConfigurations(page.map(row -> EndpointServiceView.of(row, call.region())))
                .nextToken(page.nextToken())
                .build();
    }

    ModifyVpcEndpointServiceConfigurationResponse modifyVpcEndpointServiceConfiguration(
            ModifyVpcEndpointServiceConfigurationRequest request) {
        EndpointMembers.MODIFY_SERVICE.requireNoOther(request);
        EndpointService service = EndpointServices.get(call, request.serviceId());
        call.table(EndpointService.TABLE).update(new EndpointServiceEdits(call).change(service, request));
        return ModifyVpcEndpointServiceConfigurationResponse.builder().returnValue(true).build();
    }

    DeleteVpcEndpointServiceConfigurationsResponse deleteVpcEndpointServiceConfigurations(
            DeleteVpcEndpointServiceConfigurationsRequest request) {
        PartialResult result = new PartialResult();
        for (String id : new LinkedHashSet<>(Required.list("serviceIds", request.serviceIds()))) {
            result.attempt(id, () -> delete(EndpointServices.get(call, String.valueOf(id))));
        }
        return DeleteVpcEndpointServiceConfigurationsResponse.builder().unsuccessful(result.unsuccessful()).build();
    }

    private void delete(EndpointService service) {
        for (Row<EndpointConnection> row
                : call.table(EndpointConnection.TABLE).by(EndpointConnection.BY_SERVICE, service.id())) {
            if (row.value().isActive()) {
                throw AwsError.of("ExistingVpcEndpointConnections",
                        "Service " + service.id() + " has existing active VPC Endpoint connections!");
            }
        }
        call.table(EndpointConnection.TABLE).deleteAll(EndpointConnection.BY_SERVICE, service.id());
        call.table(ServicePermission.TABLE).deleteAll(ServicePermission.BY_SERVICE, service.id());
        call.table(ConnectionNotification.TABLE).deleteAll(ConnectionNotification.BY_SUBJECT, service.id());
        call.table(EndpointService.TABLE).delete(service.id());
    }

    @Limits("The proof always succeeds: there is no DNS server to ask for the TXT record.")
    StartVpcEndpointServicePrivateDnsVerificationResponse startVpcEndpointServicePrivateDnsVerification(
            StartVpcEndpointServicePrivateDnsVerificationRequest request) {
        EndpointService service = EndpointServices.get(call, request.serviceId());
        if (service.privateDns() == null) {
            throw AwsError.of("InvalidParameter", "The service " + service.id() + " does not have a private DNS name");
        }
        String name = service.privateDns().name();
        call.begin(Delay.VPC_ENDPOINT_STEP, "private DNS name " + name + " is verified", later -> {
            Row<EndpointService> row = later.table(EndpointService.TABLE).find(service.id());
            if (row != null && row.value().privateDns() != null && row.value().privateDns().name().equals(name)) {
                later.table(EndpointService.TABLE)
                        .update(row.value().withPrivateDns(row.value().privateDns().verified()));
            }
        });
        return StartVpcEndpointServicePrivateDnsVerificationResponse.builder().returnValue(true).build();
    }

    ModifyVpcEndpointServicePayerResponsibilityResponse modifyVpcEndpointServicePayerResponsibility(
            ModifyVpcEndpointServicePayerResponsibilityRequest request) {
        EndpointService service = EndpointServices.get(call, request.serviceId());
        String payer = Required.text("payerResponsibility", request.payerResponsibilityAsString());
        if (!payer.equals("ServiceOwner")) {
            throw AwsError.invalidValue("payerResponsibility", payer);
        }
        call.table(EndpointService.TABLE).update(service.paidByOwner());
        return ModifyVpcEndpointServicePayerResponsibilityResponse.builder().returnValue(true).build();
    }
}
