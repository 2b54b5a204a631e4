package io.github.fakeec2.access;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Gateway;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** What a test does to an account's IAM from outside; behind {@code io.github.fakeec2.Iam}. */
public final class IamLever {

    private final Gateway gateway;
    private final String account;
    private final String region;

    /** A lever for the roles and profiles of an account; the region is where the test happens to look from. */
    public IamLever(Gateway gateway, String account, String region) {
        this.gateway = gateway;
        this.account = account;
        this.region = region;
    }

    /**
     * Makes a role and an instance profile of a name, which EC2 knows of at once.
     *
     * @return the profile's ARN
     * @throws IllegalArgumentException if it is no name of a role, or there is a role or a profile of that name
     */
    public String instanceProfile(String name) {
        try {
            IamNames.required("roleName", name, IamNames.LONGEST_ROLE);
        } catch (AwsError e) {
            throw new IllegalArgumentException(e.getMessage());
        }
        AtomicReference<String> arn = new AtomicReference<>();
        gateway.change(account, region, "made by the test", call -> arn.set(create(call.global(), name)));
        return arn.get();
    }

    private static String create(Call global, String name) {
        if (IamNames.isTaken(global, Role.BY_NAME, Role.TABLE, name)
                || IamNames.isTaken(global, InstanceProfile.BY_NAME, InstanceProfile.TABLE, name)) {
            throw new IllegalArgumentException("There is already a role or an instance profile " + name);
        }
        String roleId = Roles.create(global, name, "/", Roles.EC2_TRUST, null, Roles.USUAL_SESSION_SECONDS, null,
                Map.of()).id();
        return InstanceProfiles.create(global, name, "/", roleId, global.now(), Map.of()).value().arn();
    }
}
