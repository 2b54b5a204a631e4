package io.github.fakeec2.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.fakeec2.FakeCloud;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** A subnet that has no IPv4 range is drawn and read like any other. */
class Ipv6OnlySubnetTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();
    private final String vpcId = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16").amazonProvidedIpv6CidrBlock(true))
            .vpc().vpcId();
    private final String range = ec2.describeVpcs(r -> r.vpcIds(vpcId)).vpcs().get(0).ipv6CidrBlockAssociationSet()
            .get(0).ipv6CidrBlock().replace("/56", "/64");
    private final String subnetId = ec2.createSubnet(r -> r.vpcId(vpcId).ipv6Native(true).ipv6CidrBlock(range))
            .subnet().subnetId();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void theTextShowsItsIpv6Range() {
        ec2.waiter().waitUntilSubnetAvailable(r -> r.subnetIds(subnetId));

        assertThat(cloud.describe()).contains(subnetId).contains(range);
    }

    @Test
    void reachabilityIsComputedBesideIt() {
        assertThatCode(() -> cloud.network().reachability()).doesNotThrowAnyException();
    }
}
