package io.github.fakeec2.network;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.DnsEntry;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.SubnetConfiguration;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

class InterfaceEndpointTest {

    private static final String EC2 = "com.amazonaws.us-east-1.ec2";
    private static final String S3 = "com.amazonaws.us-east-1.s3";

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();
    private final String vpc = ec2.describeVpcs().vpcs().get(0).vpcId();
    private final List<Subnet> subnets = ec2.describeSubnets().subnets();
    private final String defaultGroup = ec2.describeSecurityGroups().securityGroups().get(0).groupId();

    @AfterEach
    void close() {
        cloud.close();
    }

    private VpcEndpoint create(String service, Consumer<CreateVpcEndpointRequest.Builder> more) {
        return ec2.createVpcEndpoint(r -> more.accept(r.vpcId(vpc).serviceName(service)
                .vpcEndpointType(VpcEndpointType.INTERFACE))).vpcEndpoint();
    }

    private VpcEndpoint described(String id) {
        return ec2.describeVpcEndpoints(r -> r.vpcEndpointIds(id)).vpcEndpoints().get(0);
    }

    private String subnet(int number) {
        return subnets.get(number).subnetId();
    }

    @Test
    void anInterfaceEndpointHasAnInterfaceInEachSubnet() {
        VpcEndpoint endpoint = create(EC2, r -> r.subnetIds(subnet(0), subnet(1)));
        String id = endpoint.vpcEndpointId();

        assertThat(endpoint.stateAsString()).isEqualTo("pending");
        assertThat(endpoint.subnetIds()).containsExactly(subnet(0), subnet(1));
        assertThat(endpoint.groups()).singleElement().satisfies(group -> {
            assertThat(group.groupId()).isEqualTo(defaultGroup);
            assertThat(group.groupName()).isEqualTo("default");
        });
        assertThat(endpoint.requesterManaged()).isFalse();
        assertThat(endpoint.routeTableIds()).isEmpty();
        assertThat(described(id).stateAsString()).isEqualTo("available");
        var interfaces = ec2.describeNetworkInterfaces(r -> r.networkInterfaceIds(endpoint.networkInterfaceIds()))
                .networkInterfaces();
        assertThat(interfaces).hasSize(2).allSatisfy(eni -> {
            assertThat(eni.interfaceTypeAsString()).isEqualTo("vpc_endpoint");
            assertThat(eni.requesterManaged()).isTrue();
            assertThat(eni.description()).isEqualTo("VPC Endpoint Interface " + id);
            assertThat(eni.statusAsString()).isEqualTo("in-use");
            assertThat(eni.groups().get(0).groupId()).isEqualTo(defaultGroup);
        });
        assertThat(interfaces).extracting(eni -> eni.subnetId()).containsExactly(subnet(0), subnet(1));
    }

    @Test
    void itsNamesAreThoseThatAwsGives() {
        VpcEndpoint endpoint = create(EC2, r -> r.subnetIds(subnet(0)));
        List<DnsEntry> entries = endpoint.dnsEntries();
        String base = endpoint.vpcEndpointId() + "-[a-z0-9]{8}";

        assertThat(entries).hasSize(3);
        assertThat(entries.get(0).dnsName()).matches(base + "\\.ec2\\.us-east-1\\.vpce\\.amazonaws\\.com");
        assertThat(entries.get(1).dnsName()).matches(base + "-us-east-1a\\.ec2\\.us-east-1\\.vpce\\.amazonaws\\.com");
        assertThat(entries.get(2).dnsName()).isEqualTo("ec2.us-east-1.amazonaws.com");
        assertThat(entries.subList(0, 2)).extracting(DnsEntry::hostedZoneId).containsOnly("Z7HUB22UULQXV");
        assertThat(entries.get(2).hostedZoneId()).matches("Z[A-Z0-9]{19}");
    }

    @ParameterizedTest
    @CsvSource({"ecr.dkr, dkr.ecr.us-east-1.vpce.amazonaws.com, *.dkr.ecr.us-east-1.amazonaws.com",
        "ecr.api, api.ecr.us-east-1.vpce.amazonaws.com, api.ecr.us-east-1.amazonaws.com",
        "kinesis-streams, kinesis.us-east-1.vpce.amazonaws.com, kinesis.us-east-1.amazonaws.com",
        "execute-api, execute-api.us-east-1.vpce.amazonaws.com, *.execute-api.us-east-1.amazonaws.com"})
    void servicesHaveNamesOfTheirOwn(String service, String base, String privateName) {
        List<DnsEntry> entries = create("com.amazonaws.us-east-1." + service, r -> { }).dnsEntries();
        assertThat(entries.get(0).dnsName()).endsWith("." + base);
        assertThat(entries.get(1).dnsName()).isEqualTo(privateName);
    }

    @Test
    void namesOfS3StandForAllThatIsBelowThem() {
        VpcEndpoint endpoint = create(S3, r -> r.subnetIds(subnet(0)));
        assertThat(endpoint.dnsEntries()).hasSize(2).extracting(DnsEntry::dnsName)
                .allMatch(name -> name.startsWith("*." + endpoint.vpcEndpointId() + "-"));
        assertThat(endpoint.dnsEntries().get(1).dnsName()).endsWith("-us-east-1a.s3.us-east-1.vpce.amazonaws.com");
    }

    @Test
    void subnetsAreInDifferentZones() {
        String second = ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("172.31.128.0/24")
                .availabilityZone(subnets.get(0).availabilityZone())).subnet().subnetId();
        String message = "Found another VPC endpoint subnet in the availability zone of " + second + ". VPC endpoint "
                + "subnets should be in different availability zones supported by the VPC endpoint service.";
        assertRefused("DuplicateSubnetsInSameZone", message,
                () -> create(EC2, r -> r.subnetIds(subnet(0), second)));
        String id = create(EC2, r -> r.subnetIds(subnet(0), subnet(0))).vpcEndpointId();
        assertRefused("DuplicateSubnetsInSameZone", message,
                () -> ec2.modifyVpcEndpoint(r -> r.vpcEndpointId(id).addSubnetIds(second)));
        ec2.modifyVpcEndpoint(r -> r.vpcEndpointId(id).removeSubnetIds(subnet(0)).addSubnetIds(second));
        assertThat(described(id).subnetIds()).containsExactly(second);
    }

    @Test
    @Tag("newer-sdk")
    void anInterfaceCanHaveTheAddressThatOneWants() {
        VpcEndpoint endpoint = create(EC2, r -> r.subnetIds(subnet(0)).subnetConfigurations(
                SubnetConfiguration.builder().subnetId(subnet(0)).ipv4("172.31.0.77").build()));
        assertThat(ec2.describeNetworkInterfaces(r -> r.networkInterfaceIds(endpoint.networkInterfaceIds()))
                .networkInterfaces().get(0).privateIpAddress()).isEqualTo("172.31.0.77");
        assertRefused("InvalidParameter", () -> create(EC2, r -> r.subnetConfigurations(
                SubnetConfiguration.builder().subnetId(subnet(1)).ipv4("172.31.16.77").build())));
        assertRefused("InvalidParameter", () -> create(EC2, r -> r.subnetConfigurations(
                SubnetConfiguration.builder().subnetId(subnet(1)).build())));
    }

    @Test
    void privateDnsNeedsBothDnsAttributesOfTheVpc() {
        String other = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        assertRefused("InvalidParameter", "Enabling private DNS requires both enableDnsSupport and enableDnsHostnames "
                + "VPC attributes set to true for " + other, () -> create(EC2, r -> r.vpcId(other)
                        .privateDnsEnabled(true)));
        assertThat(create(EC2, r -> r.vpcId(other)).privateDnsEnabled()).isFalse();
        ec2.modifyVpcAttribute(r -> r.vpcId(other).enableDnsHostnames(v -> v.value(true)));
        assertThat(create(EC2, r -> r.vpcId(other)).privateDnsEnabled()).isTrue();
    }

    @Test
    void oneEndpointInAVpcAnswersForAName() {
        String first = create(EC2, r -> { }).vpcEndpointId();
        assertRefused("InvalidParameter", "private-dns-enabled cannot be set because there is already a conflicting "
                + "DNS domain for ec2.us-east-1.amazonaws.com in the VPC " + vpc, () -> create(EC2, r -> { }));
        String second = create(EC2, r -> r.privateDnsEnabled(false)).vpcEndpointId();
        assertRefused("InvalidParameter",
                () -> ec2.modifyVpcEndpoint(r -> r.vpcEndpointId(second).privateDnsEnabled(true)));

        ec2.modifyVpcEndpoint(r -> r.vpcEndpointId(first).privateDnsEnabled(false));
        ec2.modifyVpcEndpoint(r -> r.vpcEndpointId(second).privateDnsEnabled(true));

        assertThat(described(first).dnsEntries()).hasSize(1);
        assertThat(described(second).dnsEntries()).hasSize(2);
    }

    @Test
    @Tag("newer-sdk")
    void privateDnsOfS3IsForInboundResolversUnlessToldOtherwise() {
        assertRefused("InvalidParameter", "To set PrivateDnsOnlyForInboundResolverEndpoint to true, the VPC " + vpc
                + " must have a Gateway endpoint for the service.", () -> create(S3, r -> r.privateDnsEnabled(true)));
        VpcEndpoint forAll = create(S3, r -> r.privateDnsEnabled(true)
                .dnsOptions(o -> o.privateDnsOnlyForInboundResolverEndpoint(false)));
        assertThat(forAll.dnsOptions().privateDnsOnlyForInboundResolverEndpoint()).isFalse();

        ec2.createVpcEndpoint(r -> r.vpcId(vpc).serviceName(S3));
        ec2.modifyVpcEndpoint(r -> r.vpcEndpointId(forAll.vpcEndpointId())
                .dnsOptions(o -> o.privateDnsOnlyForInboundResolverEndpoint(true)));

        assertThat(described(forAll.vpcEndpointId()).dnsOptions().privateDnsOnlyForInboundResolverEndpoint()).isTrue();
    }

    @Test
    void aServiceWithoutAPrivateNameHasNoPrivateDns() {
        assertRefused("InvalidParameter", "Private DNS can't be enabled because the service "
                        + "com.amazonaws.us-east-1.dynamodb does not provide a private DNS name.",
                () -> create("com.amazonaws.us-east-1.dynamodb", r -> r.privateDnsEnabled(true)));
        assertThat(create("com.amazonaws.us-east-1.dynamodb", r -> { }).privateDnsEnabled()).isFalse();
    }

    @Test
    void groupsComeAndGo() {
        String web = ec2.createSecurityGroup(r -> r.groupName("web").description("web")).groupId();
        VpcEndpoint endpoint = create(EC2, r -> r.subnetIds(subnet(0)).securityGroupIds(web));
        String id = endpoint.vpcEndpointId();
        assertThat(endpoint.groups()).extracting(group -> group.groupName()).containsExactly("web");
        assertRefused("DependencyViolation", () -> ec2.deleteSecurityGroup(r -> r.groupId(web)));
        assertRefused("InvalidParameter", () -> ec2.modifyVpcEndpoint(
                r -> r.vpcEndpointId(id).removeSecurityGroupIds(web)));

        ec2.modifyVpcEndpoint(r -> r.vpcEndpointId(id).addSecurityGroupIds(defaultGroup).removeSecurityGroupIds(web));

        assertThat(described(id).groups()).extracting(group -> group.groupName()).containsExactly("default");
        assertThat(ec2.describeNetworkInterfaces(r -> r.networkInterfaceIds(endpoint.networkInterfaceIds()))
                .networkInterfaces().get(0).groups()).extracting(group -> group.groupId())
                .containsExactly(defaultGroup);
        ec2.deleteSecurityGroup(r -> r.groupId(web));
    }

    @Test
    void aSubnetWithAnEndpointStays() {
        String other = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        String subnet = ec2.createSubnet(r -> r.vpcId(other).cidrBlock("10.0.0.0/24")).subnet().subnetId();
        String id = create(EC2, r -> r.vpcId(other).subnetIds(subnet)).vpcEndpointId();
        assertRefused("DependencyViolation", () -> ec2.deleteSubnet(r -> r.subnetId(subnet)));
        assertRefused("DependencyViolation", () -> ec2.deleteVpc(r -> r.vpcId(other)));

        ec2.deleteVpcEndpoints(r -> r.vpcEndpointIds(id));

        ec2.deleteSubnet(r -> r.subnetId(subnet));
        ec2.deleteVpc(r -> r.vpcId(other));
    }

    @Test
    void comingAndGoingTakesTime() {
        try (var slow = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            Ec2Client client = slow.ec2();
            var subnet = client.describeSubnets().subnets().get(0);
            String id = client.createVpcEndpoint(r -> r.vpcId(subnet.vpcId()).serviceName(EC2)
                    .vpcEndpointType(VpcEndpointType.INTERFACE).subnetIds(subnet.subnetId()))
                    .vpcEndpoint().vpcEndpointId();
            assertThat(state(client, id)).isEqualTo("pending");
            slow.time().advance(Duration.ofMinutes(1));
            assertThat(state(client, id)).isEqualTo("available");

            client.deleteVpcEndpoints(r -> r.vpcEndpointIds(id));
            client.deleteVpcEndpoints(r -> r.vpcEndpointIds(id));
            assertThat(state(client, id)).isEqualTo("deleting");
            assertRefused("InvalidState", () -> client.modifyVpcEndpoint(r -> r.vpcEndpointId(id).resetPolicy(true)));
            slow.time().advance(Duration.ofMinutes(1));
            assertThat(client.describeVpcEndpoints().vpcEndpoints()).isEmpty();
            assertThat(client.describeNetworkInterfaces().networkInterfaces()).isEmpty();
        }
    }

    private static String state(Ec2Client client, String id) {
        return client.describeVpcEndpoints(r -> r.vpcEndpointIds(id)).vpcEndpoints().get(0).stateAsString();
    }

    @Test
    void anEndpointThatGoesBeforeItIsAvailableIsGone() {
        try (var slow = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            Ec2Client client = slow.ec2();
            String vpcId = client.describeVpcs().vpcs().get(0).vpcId();
            String id = client.createVpcEndpoint(r -> r.vpcId(vpcId).serviceName(EC2)
                    .vpcEndpointType(VpcEndpointType.INTERFACE)).vpcEndpoint().vpcEndpointId();
            client.deleteVpcEndpoints(r -> r.vpcEndpointIds(id));
            slow.time().advance(Duration.ofMinutes(2));
            assertThat(client.describeVpcEndpoints().vpcEndpoints()).isEmpty();
        }
    }

    @Test
    void whatOnlyGatewayEndpointsHaveIsRefused() {
        String table = ec2.describeRouteTables().routeTables().get(0).routeTableId();
        assertRefused("InvalidParameter", "Route table IDs are only supported for Gateway type VPC Endpoint.",
                () -> create(EC2, r -> r.routeTableIds(table)));
        String id = create(EC2, r -> { }).vpcEndpointId();
        assertRefused("InvalidParameter", "Route table IDs are only supported for Gateway type VPC Endpoint.",
                () -> ec2.modifyVpcEndpoint(r -> r.vpcEndpointId(id).addRouteTableIds(table)));
    }

    @Test
    void badInputIsRefused() {
        assertRefused("InvalidSubnetId.Malformed", "Invalid Subnet Id: 'x' (expecting 'subnet-...; the Id may only "
                + "contain lowercase alphanumeric characters and a single dash')", () -> create(EC2,
                        r -> r.subnetIds("x")));
        assertRefused("InvalidSubnetId.NotFound", "The subnet ID 'subnet-00000000000000000' does not exist",
                () -> create(EC2, r -> r.subnetIds("subnet-00000000000000000")));
        String other = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        assertRefused("InvalidParameter", "The subnet " + subnet(0) + " does not belong to the VPC " + other,
                () -> create(EC2, r -> r.vpcId(other).subnetIds(subnet(0))));
        assertRefused("InvalidGroup.NotFound", () -> create(EC2, r -> r.securityGroupIds("sg-00000000000000000")));
        assertRefused("InvalidParameterValue", () -> create(EC2, r -> r.ipAddressType("ipv5")));
        assertRefused("InvalidParameter", () -> create(EC2, r -> r.ipAddressType("ipv6")));
        assertRefused("InvalidParameterValue", () -> create(EC2, r -> r.dnsOptions(o -> o.dnsRecordIpType("x"))));
        assertRefused("InvalidParameter", () -> create(EC2, r -> r.dnsOptions(o -> o.dnsRecordIpType("ipv6"))));
        assertRefused("InvalidParameter", () -> create("com.amazonaws.us-east-1.email-smtp",
                r -> r.policyDocument("{}")));
        assertThatThrownBy(() -> create(EC2, r -> r.vpcEndpointType("ServiceNetwork")))
                .isInstanceOf(NotSimulatedException.class);
    }

    @Test
    @Tag("newer-sdk")
    void endpointsOfOtherRegionsServicesAreRefusedLoudly() {
        assertThatThrownBy(() -> create(EC2, r -> r.serviceRegion("eu-west-1")))
                .isInstanceOf(NotSimulatedException.class);
    }

    @Test
    void interfaceEndpointsOfAVpcAreLimited() {
        cloud.quotas().set(Quota.INTERFACE_ENDPOINTS_PER_VPC, 1);
        create(EC2, r -> { });
        assertRefused("VpcEndpointLimitExceeded", () -> create("com.amazonaws.us-east-1.ssm", r -> { }));
        ec2.createVpcEndpoint(r -> r.vpcId(vpc).serviceName(S3));
        String other = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        create(EC2, r -> r.vpcId(other));
    }
}
