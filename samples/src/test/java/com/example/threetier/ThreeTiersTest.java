package com.example.threetier;

import static com.example.threetier.Tier.APP;
import static com.example.threetier.Tier.DB;
import static com.example.threetier.Tier.WEB;
import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.junit.WithFakeCloud;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;

/** Proves who can talk to whom in the classic web architecture. */
@WithFakeCloud
class ThreeTiersTest {

    private Site site;

    @BeforeEach
    void build(Ec2Client ec2) {
        site = new ThreeTiers(ec2, Amis.AMAZON_LINUX_2023).build(List.of("us-east-1a", "us-east-1b"));
    }

    @Test
    void eachTierIsCalledByTheOneBeforeIt(FakeCloud cloud) {
        assertThat(cloud).fromInternet().to(site.group(WEB)).onTcp(443).isReachable();
        assertThat(cloud).from(site.group(WEB)).to(site.group(APP)).onTcp(8080).isReachable();
        assertThat(cloud).from(site.group(APP)).to(site.group(DB)).onTcp(5432).isReachable();
    }

    @Test
    void noTierIsCalledByAnyOther(FakeCloud cloud) {
        assertThat(cloud).fromInternet().toAnyOf(site.group(APP), site.group(DB)).onTcp(443).isBlocked();
        assertThat(cloud).from(site.group(WEB)).to(site.group(DB)).onTcp(5432).isBlockedBy(site.group(DB));
        assertThat(cloud).from(site.group(DB)).toAnyOf(site.group(WEB), site.group(APP)).onTcp(8080).isBlocked();
    }

    @Test
    void theApplicationFetchesUpdatesThroughTheNatGatewayOfItsZone(FakeCloud cloud, Ec2Client ec2) {
        for (String app : site.instances(APP)) {
            String zone = zoneOf(ec2, app);
            assertThat(cloud).from(app).toInternet().onTcp(443).isSeenAs(natAddressIn(ec2, zone));
        }
    }

    @Test
    void theDatabaseHasNoWayToOrFromTheInternet(FakeCloud cloud) {
        for (String subnet : site.subnets(DB)) {
            assertThat(cloud).subnet(subnet).isPrivate();
            assertThat(cloud).from(subnet).toInternet().onTcp(443).isBlocked();
            assertThat(cloud).fromInternet().to(subnet).onTcp(5432).isBlocked();
        }
    }

    @Test
    void theWebTierIsTheOnlyOneThatIsPublic(FakeCloud cloud) {
        site.subnets(WEB).forEach(subnet -> assertThat(cloud).subnet(subnet).isPublic());
        site.subnets(APP).forEach(subnet -> assertThat(cloud).subnet(subnet).isPrivate());
    }

    /** Somebody takes the application's group for a range of addresses, and mistypes it. */
    @Nested
    class WithABrokenGroup {

        @BeforeEach
        void breakTheDatabasesGroup(Ec2Client ec2) {
            String db = site.group(DB);
            ec2.revokeSecurityGroupIngress(r -> r.groupId(db).ipPermissions(
                    ec2.describeSecurityGroups(g -> g.groupIds(db)).securityGroups().get(0).ipPermissions()));
            ec2.authorizeSecurityGroupIngress(r -> r.groupId(db).ipPermissions(IpPermission.builder()
                    .ipProtocol("tcp").fromPort(5432).toPort(5432)
                    .ipRanges(IpRange.builder().cidrIp("10.0.100.0/24").build()).build()));
        }

        @Test
        void theFailureShowsTheWayHopByHop(FakeCloud cloud) {
            String app = site.instances(APP).get(0);
            String db = site.instances(DB).get(1);

            assertThatThrownBy(() -> assertThat(cloud).from(app).to(db).onTcp(5432).isReachable())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContainingAll("Expecting " + app + " (10.0.10.", "to reach " + db + " (10.0.21.",
                            "on tcp/5432, but hop 5 drops the packet:",
                            "10.0.0.0/16 -> local", "no ingress rule for tcp/5432 from 10.0.10.",
                            "closest: tcp/5432 from 10.0.100.0/24");
        }
    }

    private static String zoneOf(Ec2Client ec2, String instance) {
        return ec2.describeInstances(r -> r.instanceIds(instance)).reservations().get(0).instances().get(0).placement()
                .availabilityZone();
    }

    private static String natAddressIn(Ec2Client ec2, String zone) {
        return ec2.describeNatGateways().natGateways().stream()
                .filter(nat -> ec2.describeSubnets(r -> r.subnetIds(nat.subnetId())).subnets().get(0)
                        .availabilityZone().equals(zone))
                .findFirst().orElseThrow().natGatewayAddresses().get(0).publicIp();
    }
}
