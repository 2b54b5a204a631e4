package io.github.fakeec2.network.eni;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfacePermissionRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfacePermissionResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfacePermissionRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfacePermissionResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacePermissionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacePermissionsResponse;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePermission;

/** Grants other accounts permission to use network interfaces. The messages are not AWS's. */
@Simulates(family = "Network interfaces")
final class InterfacePermissionApi {

    private static final String NAME = "network-interface-permission.";

    private static final FilterSet<InterfacePermission> FILTERS =
            FilterSet.<InterfacePermission>of("DescribeNetworkInterfacePermissions")
                    .on(NAME + "network-interface-permission-id", (row, region) -> row.id())
                    .on(NAME + "network-interface-id", (row, region) -> row.value().networkInterfaceId())
                    .on(NAME + "aws-account-id", (row, region) -> row.value().accountId())
                    .on(NAME + "aws-service", (row, region) -> null)
                    .on(NAME + "permission", (row, region) -> row.value().permission());

    private static final Listing<InterfacePermission> LISTING = new Listing<>(InterfacePermission.TABLE,
            () -> FILTERS, PageRules.upperCase("NetworkInterfacePermissionIds", 5, 255));

    private final Call call;
    private final Table<InterfacePermission> permissions;

    InterfacePermissionApi(Call call) {
        this.call = call;
        this.permissions = call.table(InterfacePermission.TABLE);
    }

    @Limits("The permission is kept and shown; attaching another account's interface is not simulated.")
    CreateNetworkInterfacePermissionResponse createNetworkInterfacePermission(
            CreateNetworkInterfacePermissionRequest request) {
        String id = Required.text("networkInterfaceId", request.networkInterfaceId());
        String permission = Required.text("permission", request.permissionAsString());
        if (Required.isGiven(request.awsService())) {
            throw AwsError.of("InvalidParameterValue", "The parameter awsService is not supported");
        }
        String account = Required.text("awsAccountId", request.awsAccountId());
        if (!account.matches("[0-9]{12}")) {
            throw AwsError.of("InvalidParameterValue",
                    "Value (" + account + ") for parameter awsAccountId is invalid.");
        }
        if (!permission.equals("INSTANCE-ATTACH") && !permission.equals("EIP-ASSOCIATE")) {
            throw AwsError.of("InvalidParameterValue",
                    "Value (" + permission + ") for parameter permission is invalid.");
        }
        NetworkInterface eni = call.table(NetworkInterface.TABLE).get(id).value();
        Managed.refuse(eni);
        for (Row<InterfacePermission> other : permissions.by(InterfacePermission.BY_INTERFACE, id)) {
            if (other.value().permission().equals(permission)) {
                throw AwsError.of("InvalidParameterValue", "Network interface '" + id + "' has the permission "
                        + permission + " for an account already");
            }
        }
        Row<InterfacePermission> row = permissions.insert(
                new InterfacePermission(call.nextId(InterfacePermission.TABLE), id, account, permission), Map.of());
        return CreateNetworkInterfacePermissionResponse.builder().interfacePermission(view(row)).build();
    }

    @Limits("Since no other account can attach the interface, every permission can be deleted without force.")
    DeleteNetworkInterfacePermissionResponse deleteNetworkInterfacePermission(
            DeleteNetworkInterfacePermissionRequest request) {
        String id = Required.text("networkInterfacePermissionId", request.networkInterfacePermissionId());
        permissions.delete(permissions.get(id).id());
        return DeleteNetworkInterfacePermissionResponse.builder().returnValue(true).build();
    }

    DescribeNetworkInterfacePermissionsResponse describeNetworkInterfacePermissions(
            DescribeNetworkInterfacePermissionsRequest request) {
        Page<InterfacePermission> page = LISTING.page(call.region(), request.networkInterfacePermissionIds(),
                request.filters(), request.maxResults(), request.nextToken());
        return DescribeNetworkInterfacePermissionsResponse.builder()
                .networkInterfacePermissions(page.map(InterfacePermissionApi::view))
                .nextToken(page.nextToken())
                .build();
    }

    private static NetworkInterfacePermission view(Row<InterfacePermission> row) {
        InterfacePermission permission = row.value();
        return row.view(() -> NetworkInterfacePermission.builder()
                .networkInterfacePermissionId(permission.id())
                .networkInterfaceId(permission.networkInterfaceId())
                .awsAccountId(permission.accountId())
                .permission(permission.permission())
                .permissionState(state -> state.state(permission.stateName()))
                .build());
    }
}
