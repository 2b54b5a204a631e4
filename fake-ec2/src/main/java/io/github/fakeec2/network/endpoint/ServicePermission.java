package io.github.fakeec2.network.endpoint;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * That a principal may connect to an endpoint service.
 *
 * @param principal an ARN, or {@code *} for everybody
 */
record ServicePermission(String id, String serviceId, String principal) implements Resource {

    static final TableType<ServicePermission> TABLE =
            TableType.<ServicePermission>of("vpc-endpoint-service-permission", "vpce-svc-perm-")
                    .notFound("InvalidVpcEndpointServicePermissionId.NotFound",
                            "The VpcEndpointServicePermission Id '%s' does not exist")
                    .malformed("InvalidVpcEndpointServicePermissionId.Malformed",
                            "Invalid VpcEndpointServicePermission Id: '%s'");

    static final TableType.Index<ServicePermission> BY_SERVICE = TABLE.index(ServicePermission::serviceId);

    /** Everybody. */
    static final String ALL = "*";

    private static final Pattern OF_ACCOUNT =
            Pattern.compile("arn:aws[a-z-]*:iam::([0-9]{12}):(root|user/[\\w+=,.@-]+|role/[\\w+=,.@-]+)");
    private static final Pattern UNIT = Pattern.compile("arn:aws[a-z-]*:organizations::[0-9]{12}:ou/[\\w/-]+");
    private static final Pattern SERVICE = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*\\.amazonaws\\.com");

    /** What kind of principal a text names ({@code PrincipalType}), or null where it names none. */
    static String typeOf(String principal) {
        if (principal == null) {
            return null;
        }
        if (principal.equals(ALL)) {
            return "All";
        }
        Matcher account = OF_ACCOUNT.matcher(principal);
        if (account.matches()) {
            String who = account.group(2);
            return who.equals("root") ? "Account" : who.startsWith("user/") ? "User" : "Role";
        }
        return UNIT.matcher(principal).matches() ? "OrganizationUnit"
                : SERVICE.matcher(principal).matches() ? "Service" : null;
    }

    /** Whether somebody of the account is meant by name. */
    boolean names(String account) {
        Matcher matcher = OF_ACCOUNT.matcher(principal);
        return matcher.matches() && matcher.group(1).equals(account);
    }

    /** Whether somebody of the account may connect. */
    boolean allows(String account) {
        return principal.equals(ALL) || names(account);
    }
}
