package io.github.fakeec2;

import io.github.fakeec2.access.IamLever;
import io.github.fakeec2.gateway.Gateway;

/** The IAM of an account: lets a test make what launches need, without the SDK's IAM module. */
public final class Iam {

    private final IamLever lever;

    Iam(Gateway gateway, String account, String region) {
        this.lever = new IamLever(gateway, account, region);
    }

    /**
     * Makes an instance profile with a role, both of the given name, which EC2 knows of at once.
     *
     * @return the profile's ARN
     * @throws IllegalArgumentException if it is no name of a role, or there is a role or a profile of that name
     */
    public String instanceProfile(String name) {
        return lever.instanceProfile(name);
    }
}
