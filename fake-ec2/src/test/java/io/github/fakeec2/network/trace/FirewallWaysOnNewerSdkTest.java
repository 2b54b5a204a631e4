package io.github.fakeec2.network.trace;

import org.junit.jupiter.api.Test;

/** What packets meet where a security group is used in another VPC than its own. */
class FirewallWaysOnNewerSdkTest {

    @Test
    void rulesOfAGroupOfAnotherVpcCount() {
        new Way("a rule of a group of another VPC is revoked", "i-a -> i-db tcp/5432", "pass", site -> {
            site.vpc("a", 0).vpc("b", 1).group("sg-db", "b");
            site.ec2.associateSecurityGroupVpc(r -> r.groupId(site.id("sg-db")).vpcId(site.id("vpc-a")));
            site.instance("i-db", "subnet-a2", "10.0.2.20", "sg-db");
            FirewallWaysTest.allow(site, FirewallWaysTest.from(site, "sg-a"));
        }, site -> FirewallWaysTest.revoke(site, FirewallWaysTest.from(site, "sg-a")), "SG_HAS_NO_RULES at eni-db")
                .check();
    }
}
