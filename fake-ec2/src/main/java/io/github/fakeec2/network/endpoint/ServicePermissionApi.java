package io.github.fakeec2.network.endpoint;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.AddedPrincipal;
import software.amazon.awssdk.services.ec2.model.AllowedPrincipal;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointServicePermissionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointServicePermissionsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointServicePermissionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointServicePermissionsResponse;

/** Who may connect to endpoint services. */
@Simulates(family = "Endpoint services")
final class ServicePermissionApi {

    private static final Listing<ServicePermission> LISTING = new Listing<>(ServicePermission.TABLE,
            () -> EndpointFilters.PERMISSIONS, PageRules.capped("serviceId", 5, 1000));

    private final Call call;

    ServicePermissionApi(Call call) {
        this.call = call;
    }

    @Limits("Whoever is in an account that a principal names may connect: calls have no users and roles yet.")
    ModifyVpcEndpointServicePermissionsResponse modifyVpcEndpointServicePermissions(
            ModifyVpcEndpointServicePermissionsRequest request) {
        EndpointService service = EndpointServices.get(call, request.serviceId());
        if (request.addAllowedPrincipals().isEmpty() && request.removeAllowedPrincipals().isEmpty()) {
            throw Required.missing("addAllowedPrincipals or removeAllowedPrincipals");
        }
        requirePrincipals(request.addAllowedPrincipals());
        requirePrincipals(request.removeAllowedPrincipals());
        Table<ServicePermission> table = call.table(ServicePermission.TABLE);
        for (String principal : new LinkedHashSet<>(request.removeAllowedPrincipals())) {
            Row<ServicePermission> row = find(service, principal);
            if (row != null) {
                table.delete(row.id());
            }
        }
        List<ServicePermission> added = new ArrayList<>();
        for (String principal : new LinkedHashSet<>(request.addAllowedPrincipals())) {
            if (find(service, principal) == null) {
                var permission = new ServicePermission(call.nextId(ServicePermission.TABLE), service.id(), principal);
                table.insert(permission, Map.of());
                added.add(permission);
            }
        }
        return ModifyVpcEndpointServicePermissionsResponse.builder()
                .returnValue(true)
                .addedPrincipals(views(added))
                .build();
    }

    private static void requirePrincipals(List<String> principals) {
        for (String principal : principals) {
            if (ServicePermission.typeOf(principal) == null) {
                throw AwsError.of("InvalidPrincipal", "Invalid Principal: '" + principal + "'");
            }
        }
    }

    private Row<ServicePermission> find(EndpointService service, String principal) {
        for (Row<ServicePermission> row
                : call.table(ServicePermission.TABLE).by(ServicePermission.BY_SERVICE, service.id())) {
            if (row.value().principal().equals(principal)) {
                return row;
            }
        }
        return null;
    }

    private static List<AddedPrincipal> views(List<ServicePermission> added) {
        List<AddedPrincipal> views = new ArrayList<>();
        for (ServicePermission permission : added) {
            views.add(AddedPrincipal.builder()
                    .principal(permission.principal())
                    .principalType(ServicePermission.typeOf(permission.principal()))
                    .servicePermissionId(permission.id())
                    .serviceId(permission.serviceId())
                    .build());
        }
        return views;
    }

    DescribeVpcEndpointServicePermissionsResponse describeVpcEndpointServicePermissions(
            DescribeVpcEndpointServicePermissionsRequest request) {
        EndpointService service = EndpointServices.get(call, request.serviceId());
        Page<ServicePermission> page = LISTING.page(
                call.table(ServicePermission.TABLE).by(ServicePermission.BY_SERVICE, service.id()), call.region(),
                false, request.filters(), request.maxResults(), request.nextToken());
        return DescribeVpcEndpointServicePermissionsResponse.builder()
                .allowedPrincipals(page.map(ServicePermissionApi::view))
                .nextToken(page.nextToken())
                .build();
    }

    private static AllowedPrincipal view(Row<ServicePermission> row) {
        return AllowedPrincipal.builder()
                .principal(row.value().principal())
                .principalType(ServicePermission.typeOf(row.value().principal()))
                .servicePermissionId(row.id())
                .serviceId(row.value().serviceId())
                .tags(TagRules.toSdk(row.tags()))
                .build();
    }
}
