package io.github.fakeec2.network;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;

class NetworkListingTest {

    private static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }

    @ParameterizedTest
    @CsvSource({
        "availability-zone, us-east-1b, 1", "availabilityZone, us-east-1?, 6", "availability-zone-id, use1-az6, 1",
        "availabilityZoneId, use1-*, 6", "cidr-block, 172.31.16.0/20, 1", "cidr, 172.31.16.0/20, 1",
        "cidrBlock, 172.31.*, 6", "default-for-az, true, 6", "defaultForAz, false, 0", "state, available, 6",
        "map-public-ip-on-launch, true, 6", "available-ip-address-count, 4091, 6", "owner-id, 123456789012, 6",
        "ipv6-native, false, 6", "tag-key, x, 0", "tag:Name, x, 0", "outpost-arn, *, 0",
    })
    void subnetsCanBeFiltered(String name, String value, int found) {
        try (var cloud = FakeCloud.create()) {
            assertThat(cloud.ec2().describeSubnets(r -> r.filters(filter(name, value))).subnets()).hasSize(found);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "is-default, true, 1", "isDefault, false, 0", "cidr, 172.31.0.0/16, 1", "state, available, 1",
        "cidr-block-association.state, associated, 1", "owner-id, 1, 0", "ipv6-cidr-block-association.state, *, 0",
    })
    void vpcsCanBeFiltered(String name, String value, int found) {
        try (var cloud = FakeCloud.create()) {
            assertThat(cloud.ec2().describeVpcs(r -> r.filters(filter(name, value))).vpcs()).hasSize(found);
        }
    }

    @ParameterizedTest
    @CsvSource({"association.main, true, 1", "association.subnet-id, *, 0", "route.gateway-id, igw-*, 1",
        "route.destination-cidr-block, 0.0.0.0/0, 1", "route.origin, CreateRoute, 1", "route.state, blackhole, 0"})
    void routeTablesCanBeFiltered(String name, String value, int found) {
        try (var cloud = FakeCloud.create()) {
            assertThat(cloud.ec2().describeRouteTables(r -> r.filters(filter(name, value))).routeTables())
                    .hasSize(found);
        }
    }

    @ParameterizedTest
    @CsvSource({"default, true, 1", "entry.rule-action, deny, 1", "entry.rule-number, 101, 0", "entry.egress, true, 1",
        "entry.cidr, 0.0.0.0/0, 1", "association.subnet-id, subnet-*, 1"})
    void networkAclsCanBeFiltered(String name, String value, int found) {
        try (var cloud = FakeCloud.create()) {
            assertThat(cloud.ec2().describeNetworkAcls(r -> r.filters(filter(name, value))).networkAcls())
                    .hasSize(found);
        }
    }

    @Test
    void gatewaysAndDhcpOptionsCanBeFiltered() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            assertThat(ec2.describeInternetGateways(r -> r.filters(filter("attachment.state", "available")))
                    .internetGateways()).hasSize(1);
            assertThat(ec2.describeDhcpOptions(r -> r.filters(filter("value", "AmazonProvidedDNS")))
                    .dhcpOptions()).hasSize(1);
            assertThat(ec2.describeDhcpOptions(r -> r.filters(filter("key", "ntp-servers"))).dhcpOptions()).isEmpty();
        }
    }

    @Test
    void subnetsArePaged() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            var first = ec2.describeSubnets(r -> r.maxResults(5));
            assertThat(first.subnets()).hasSize(5);
            var second = ec2.describeSubnets(r -> r.maxResults(5).nextToken(first.nextToken()));
            assertThat(second.subnets()).hasSize(1);
            assertThat(second.nextToken()).isNull();
            assertThat(ec2.describeSubnetsPaginator(r -> r.maxResults(5)).subnets()).hasSize(6);
        }
    }

    @Test
    void idsThatAreUnknownOrMalformedAreRefusedInAwsWords() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String digits = "0123456789abcdef0";
            assertRefused("InvalidVpcID.NotFound", "The vpc ID 'vpc-" + digits + "' does not exist",
                    () -> ec2.describeVpcs(r -> r.vpcIds("vpc-" + digits)));
            assertRefused("InvalidVpcID.Malformed", "Invalid id: \"x\" (expecting \"vpc-...\")",
                    () -> ec2.describeVpcs(r -> r.vpcIds("x")));
            assertRefused("InvalidSubnetID.NotFound", "The subnet ID 'subnet-" + digits + "' does not exist",
                    () -> ec2.describeSubnets(r -> r.subnetIds("subnet-" + digits)));
            assertRefused("InvalidRouteTableID.NotFound", "The routeTable ID 'rtb-" + digits + "' does not exist",
                    () -> ec2.describeRouteTables(r -> r.routeTableIds("rtb-" + digits)));
            assertRefused("InvalidInternetGatewayID.NotFound",
                    "The internetGateway ID 'igw-" + digits + "' does not exist",
                    () -> ec2.describeInternetGateways(r -> r.internetGatewayIds("igw-" + digits)));
            assertRefused("InvalidNetworkAclID.NotFound", "The networkAcl ID 'acl-" + digits + "' does not exist",
                    () -> ec2.describeNetworkAcls(r -> r.networkAclIds("acl-" + digits)));
            assertRefused("InvalidDhcpOptionID.NotFound", "The dhcpOption ID 'dopt-" + digits + "' does not exist",
                    () -> ec2.describeDhcpOptions(r -> r.dhcpOptionsIds("dopt-" + digits)));
            assertRefused("InvalidNetworkInterfaceID.NotFound",
                    "The networkInterface ID 'eni-" + digits + "' does not exist",
                    () -> ec2.describeNetworkInterfaces(r -> r.networkInterfaceIds("eni-" + digits)));
            assertRefused("InvalidSubnetID.Malformed", "Invalid id: \"null\" (expecting \"subnet-...\")",
                    () -> ec2.describeSubnets(r -> r.subnetIds((String) null)));
        }
    }

    @Test
    void attributesAreAskedForOneAtATime() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = ec2.describeVpcs().vpcs().get(0).vpcId();
            assertRefused("MissingParameter", "The request must contain the parameter vpcId",
                    () -> ec2.describeVpcAttribute(r -> r.attribute("enableDnsSupport")));
            assertRefused("MissingParameter", "The request must contain the parameter attribute",
                    () -> ec2.describeVpcAttribute(r -> r.vpcId(vpc)));
            assertRefused("InvalidParameterValue", "Invalid attribute: colour",
                    () -> ec2.describeVpcAttribute(r -> r.vpcId(vpc).attribute("colour")));
        }
    }
}
